"""One file of a case, shown from memory: the pages of a PDF, or a picture."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage

from casework.answers_files import DocumentShown
from desktop.sentences import ours
from desktop.ui.look.tokens import look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.empty_state import Empty
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import column, hold, row
from desktop.ui.parts.preview import PagePreview
from desktop.ui.parts.scroll import Scroller
from desktop.ui.parts.words import Words
from desktop.ui.screens import said
from desktop.ui.screens.documents import said_size
from desktop.ui.screens.screen import Key, Now, Screen, copenhagen_now


class DocumentScreen(Screen):
    """`left()`, `copied()`. What is shown lies in memory only, and goes with the page."""

    place: ClassVar[str] = "citizens"
    left = Signal()
    copied = Signal()

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._shown: DocumentShown | None = None
        self._citizen = ""
        self._count, self._drawn = 0, 0
        self.back, self.copy = Button("", icon="arrow-left", kind="quiet"), Button("", icon="download")
        self._what, self._about = Words("", "strong"), Words("", "small", "ink_soft")
        self.refusal, self._rest = Banner("", "notice"), Words("", "small", "ink_soft")
        self.pages, self._none = PagePreview(own=True), Empty("file-text", "", "")
        self._nothing = Scroller(self._none)
        self._nothing.hide()
        names = hold(column(self._what, self._about, gap=""))
        edge = look.space("edge")
        body = column(
            hold(row((names, 1), self.copy, gap="snug")),
            self.refusal,
            self._rest,
            (self.pages, 1),
            (self._nothing, 1),
            gap="near",
            margins=(edge, 12, edge, 8),
        )
        self.lay_out(Header(action=self.back), hold(body), scroll=False)
        for hidden in (self.refusal, self._rest):
            hidden.hide()
        self.back.clicked.connect(self.left)
        self.copy.clicked.connect(self.copied)
        self.first_focus = self.pages
        self.retranslate()

    def show_about(self, shown: DocumentShown, citizen: str = "") -> None:
        """Say which file it is and whose, before its pages are there."""
        self._shown, self._citizen = shown, citizen
        self._say_about()

    def _say_about(self) -> None:
        if self.header is not None:
            self.header.say(self.tr("Dokument"), self._citizen)
        if self._shown is None:
            return
        shown, today = self._shown, self.now().date()
        day = said.day(shown.on, today) if shown.on else ""
        about = (shown.name, said_size(shown.size), day, shown.by)
        self._what.say(ours(shown.what))
        self._about.say(" · ".join(part for part in about if part))

    def show_pages(self, images: Sequence[QImage], count: int) -> None:
        """Show pages; `count` says how many the file has, where not all are shown."""
        self._count = count if count > len(images) else 0
        self.refusal.hide()
        self._show_nothing(on=False)
        self.copy.show()
        self.pages.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pages.show_pages(images)
        self._drawn = len(images)
        self._say_rest()

    def refuse(self, sentence: str, *, can_copy: bool = True) -> None:
        """Say why it cannot be shown; where there are no pages, the way back has the focus.

        What cannot be read here cannot be copied either, and no button says so.
        """
        self.refusal.say(sentence)
        self.refusal.show()
        self.copy.setVisible(can_copy)
        if not self.pages.is_empty:
            return
        self.first_focus = self.back
        if self.pages.hasFocus():
            self.back.setFocus()
        self.pages.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._show_nothing(on=True)

    def _show_nothing(self, *, on: bool) -> None:
        """In place of the pages: that there are none, and that nothing else is touched."""
        self.pages.setVisible(not on)
        self._nothing.setVisible(on)

    def _say_rest(self) -> None:
        self._rest.setVisible(bool(self._count))
        words = self.tr("De første {shown} af {count} sider. Gem en kopi for at læse resten.")
        self._rest.say(words.format(shown=self._drawn, count=self._count))

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of a file."""
        return (("↑ ↓", self.tr("rul i siderne")),)

    def retranslate(self) -> None:
        """Say everything again."""
        self.back.rename(self.tr("Tilbage"), name=self.tr("Tilbage til sagen"))
        self.copy.rename(self.tr("Gem kopi"))
        self._none.say(self.tr("Ingen sider at vise"), self.tr("Sagen og dens andre filer er, som de var."))
        self._say_about()
        self._say_rest()
