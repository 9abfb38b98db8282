"""Underskriv planen: the pages as they are signed at the left, who signs at the right. All for a finger.

Somebody looks along: no other name stands here. What is drawn is nobody's signature until it is saved, and so it is no
draft: whoever goes away has not signed.
"""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QResizeEvent

from casework.answers_signing import SignatureShown
from casework.signing import Signed
from desktop.ui.look.part import Part
from desktop.ui.look.tokens import look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Edge, Ground
from desktop.ui.parts.header import Bar
from desktop.ui.parts.layout import STRETCH, column, hold, row
from desktop.ui.parts.lock_button import LockButton
from desktop.ui.parts.preview import PagePreview
from desktop.ui.parts.reflow import Beside
from desktop.ui.parts.scroll import Scroller
from desktop.ui.parts.segment import Option, Segment
from desktop.ui.parts.words import Words
from desktop.ui.screens.screen import Frame, Key, Now, Screen, copenhagen_now, shortcut
from desktop.ui.screens.sign_card import SignCard

PAGES, SIGNERS = 400, 480
"""Pixels at 100 % text that a page, and those who sign beside it, need at least."""


class SignBar(Bar, Part):
    """Whose plan it is and which version; the way back and the lock, and no way to another name."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.back, self.lock = Button("", icon="arrow-left"), LockButton()
        self._name, self._about = Words("", "title", lines=1), Words("", "small", "ink_soft", lines=1)
        names = hold(column(STRETCH, self._name, self._about, STRETCH, gap=""))
        self.setLayout(row(self.back, 8, (names, 1), self.lock, margins=(20, 0, 20, 0)))
        self.back.clicked.connect(self.left)
        self.lock.clicked.connect(self.lock_asked)
        self.refit()

    def say(self, name: str, about: str) -> None:
        """Say whose plan it is, and which version."""
        self._name.say(name)
        self._about.say(about)

    def refit(self) -> None:
        """High enough for name and line."""
        self.setFixedHeight(max(look.size("bar"), look.line("title") + look.line("small") + 12))
        super().refit()


class SignFoot(Ground):
    """What the signature is for, and the one filled button."""

    edge: ClassVar[Edge] = "top"


class SignScreen(Screen):
    """`signed([Signed])` by the one filled button, `left()` without."""

    place: ClassVar[str] = "citizens"
    frame: ClassVar[Frame] = "bare"
    signed = Signal(list)
    left = Signal()

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._name, self._number, self._is_new = "", 0, True
        self.bar, today = SignBar(), now().date()
        self.header = self.bar  # type: ignore[assignment]
        self.pages = PagePreview()
        self.notice, self._means = Banner("", "notice"), Words("", "body")
        self.citizen, self.worker = SignCard("citizen", today), SignCard("worker", today)
        self._kept = Words("", "small", "ink_soft")
        self._side = Segment([Option("form", ""), Option("pages", "")], "form")
        self.save = Button("", icon="signature", kind="primary", size="visit")
        self.save.setEnabled(False)  # until the plan has come there is nothing to sign
        self._lay_out()
        self._connect()
        self.first_focus = self.citizen.pad
        self.retranslate()

    def _lay_out(self) -> None:
        self.notice.hide()
        cards = column(self.notice, self._means, self.citizen, self.worker, STRETCH, gap="snug")
        self._cards = column(hold(cards), margins=(0, 12, 12, 12))
        side = Scroller(hold(self._cards))
        self._sides = hold(row(STRETCH, self._side, STRETCH, margins=(0, 12, 0, 0)))
        left = Ground("sunken", (self.pages, 1))
        body = hold(Beside((left, 1, PAGES), (side, 1, SIGNERS), gap="pad"))
        foot = SignFoot("canvas")
        said = hold(column(STRETCH, self._kept, STRETCH))
        foot.setLayout(row((said, 1), self.save, gap="pad", margins=(24, 8, 20, 8)))
        self._pages_side, self._signers_side = left, side
        self.setLayout(column(self.bar, (Ground("page", self._sides, (body, 1)), 1), foot, gap=""))

    def _connect(self) -> None:
        self.bar.left.connect(self.left)
        self.save.clicked.connect(self._send)
        self._side.chosen.connect(lambda _side: self._fold())
        shortcut(self, "Ctrl+S", self._send)
        shortcut(self, "Esc", self.left.emit)
        for card in (self.citizen, self.worker):
            card.changed.connect(self._settle)

    def show_plan(self, name: str, number: int, *, is_new: bool) -> None:
        """Say whose plan is signed and which version; `is_new`: it is issued by the signature."""
        if not self._number:
            self.save.setEnabled(True)
        self._name, self._number, self._is_new = name, number, is_new
        self.retranslate()

    def show_signers(
        self, citizen: tuple[str, str], worker: tuple[str, str], saved: Sequence[SignatureShown]
    ) -> None:
        """Say who signs, each a name and a role, and who has signed this version already."""
        by = {one.party: one for one in saved}
        self.citizen.show_signer(*citizen, by.get("citizen"))
        given = by.get("worker")
        self.worker.show_signer(*((given.name, given.role) if given else worker), given)

    def show_pages(self, images: Sequence[QImage]) -> None:
        """Show the pages that are signed."""
        self.pages.show_pages(images)

    def begin_anew(self, sentence: str) -> None:
        """The words have changed: nothing that was drawn stands under them."""
        for card in (self.citizen, self.worker):
            card.begin_anew(self.now().date())
        self.refuse(sentence)

    def refuse(self, sentence: str) -> None:
        """Say what is missing; what was drawn stands there still."""
        self._side.choose("form")
        self._fold()
        self.notice.say(sentence)
        self.notice.show()
        self.save.setEnabled(True)

    def given(self) -> list[Signed]:
        """Return what was signed here and is not saved."""
        return [one for card in (self.citizen, self.worker) if (one := card.given()) is not None]

    def _settle(self) -> None:
        self.notice.hide()

    def _send(self) -> None:
        if self.save.isEnabled():
            self.save.setEnabled(False)
            self.signed.emit(self.given())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other room."""
        super().resizeEvent(event)
        self._fold()

    def refit(self) -> None:
        """Larger words."""
        super().refit()
        self._fold()

    def _fold(self) -> None:
        """With little room one sees who signs or the pages: nobody signs what he cannot look at from here."""
        least = sum(round(part * look.scale) for part in (PAGES, SIGNERS))  # what `Beside` asks for
        has_room = self.width() >= least + look.space("pad")
        self._sides.setVisible(not has_room)
        self._pages_side.setVisible(has_room or self._side.choice() == "pages")
        self._signers_side.setVisible(has_room or self._side.choice() == "form")
        self._cards.setContentsMargins(0 if has_room else look.space("pad"), 12, 12, 12)

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of signing."""
        return (
            ("Ctrl S", self.tr("gem underskrifterne")),
            ("Del", self.tr("ryd det felt, du står i")),
            ("Esc", self.tr("tilbage uden at skrive under")),
        )

    def retranslate(self) -> None:
        """Say everything again."""
        number = self._number
        self._side.show_options(
            [Option("form", self.tr("Skriv under")), Option("pages", self.tr("Se siderne"))],
            self._side.choice(),
        )
        self._side.setAccessibleName(self.tr("Underskrift eller sider"))
        about = self.tr("Fælles plan, udgave {number}").format(number=number) if number else ""
        self.bar.say(self._name, about)
        self.bar.back.rename(self.tr("Tilbage"), name=self.tr("Tilbage uden at skrive under"))
        self.bar.lock.rename(self.tr("Lås"))
        self._means.say(
            self.tr(
                "Din underskrift betyder, at du har læst planen eller fået den læst højt. Du får altid en kopi. Du kan "
                "få hjælp uden at skrive under."
            )
        )
        new = self.tr(
            "Underskriften gælder udgave {number}, som den står her. Ændres planen, er det en ny udgave."
        )
        old = self.tr("Underskriften lægges til udgave {number}. Planen siger stadig det samme.")
        self._kept.say((new if self._is_new else old).format(number=number) if number else "")
        self.save.rename(self.tr("Gem underskrift"), name=self.tr("Gem underskrift, Ctrl S"))
        for card in (self.citizen, self.worker):
            card.retranslate()
