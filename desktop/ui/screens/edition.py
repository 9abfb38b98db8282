"""Papir til andre: what a partner or a workplace gets, beside the page as it will be printed."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage

from casework.answers import CitizenPage
from casework.plan_editions import Chosen, PlacementShown
from desktop.ui.look.tokens import look
from desktop.ui.parts.card import Card, Ground
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import STRETCH, column, hold, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.preview import PagePreview
from desktop.ui.parts.reflow import Beside
from desktop.ui.parts.scroll import Scroller
from desktop.ui.parts.segment import Option, Segment
from desktop.ui.parts.words import Words
from desktop.ui.screens.edition_finds import FindCard
from desktop.ui.screens.edition_form import EditionForm
from desktop.ui.screens.forms import into_view
from desktop.ui.screens.screen import Key, Now, Screen, copenhagen_now

PAUSE_MS = 500


class EditionScreen(Screen):
    """`changed()` after a pause in typing, `print_wanted()`, `usb_wanted()`, `left()`; answers come from `finds`."""

    place: ClassVar[str] = "citizens"
    frame: ClassVar = "narrow"
    changed = Signal()
    print_wanted = Signal()
    usb_wanted = Signal()
    left = Signal()

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._name = ""
        self.form, self.finds = EditionForm(self.now().date()), FindCard()
        self._lead, self._hint = Words("", color="ink_soft"), Words("", "small", "ink_soft")
        self._preview = PagePreview()
        self._side = Segment([Option("form", ""), Option("pages", "")], "form")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self.form.typed.connect(self._pause.start)
        self.form.saved.connect(self.print_wanted)
        self.form.usb.clicked.connect(self.usb_wanted)
        self.form.closed.connect(self.left)
        self._side.chosen.connect(lambda _side: self.fit(tight=look.is_tight(self)))
        self._pause.timeout.connect(self.changed)
        self.retranslate()

    def _lay_out(self) -> None:
        card = Card(self._lead, self.form, gap="gap")
        left = column(card, self.finds, STRETCH, gap="snug", margins=(0, 0, 0, 18))
        hint = row(Icon("info", "ink_soft", 18), (self._hint, 1), gap="near")
        right = Ground("sunken", (self._preview, 1), hint, gap="near", margins=(20, 14, 20, 14))
        edge = look.space("edge")
        self._left, self._right = Scroller(hold(left)), right
        self._sides = hold(row(STRETCH, self._side, STRETCH, margins=(0, 0, edge, 0)))
        beside = hold(Beside((self._left, 1, 480), (self._right, 1, 400), gap="gap"))
        body = hold(column(self._sides, (beside, 1), gap="snug", margins=(edge, 18, 0, 0)))
        self.lay_out(Header(short=True), body, scroll=False)
        self.first_focus = self.form.fields["to"]

    def fit(self, *, tight: bool) -> None:
        """With little room one sees the form or the page."""
        self._sides.setVisible(tight)
        self._left.setVisible(not tight or self._side.choice() == "form")
        self._right.setVisible(not tight or self._side.choice() == "pages")

    def show_case(self, page: CitizenPage, placements: Sequence[PlacementShown]) -> None:
        """Offer what stands in the plan now."""
        self._name = page.name
        self.form.show_case(page, placements)
        self._say_head()

    def show_pages(self, images: Sequence[QImage]) -> None:
        """Show the page as it will be printed."""
        self._preview.show_pages(images)

    def chosen(self) -> Chosen:
        """Return what is chosen and typed."""
        return self.form.chosen()

    def contents(self) -> dict[str, str]:
        """Return what is typed, as a draft keeps it; nothing where only the first choice stands."""
        said = {name: text for name, text in self.form.values().items() if text}
        return {} if set(said) <= {"audience"} else said

    def refuse(self, sentence: str) -> None:
        """Say what is missing."""
        self.form.refuse(sentence)

    def show_finds_first(self) -> None:
        """Bring the words that wait for an answer into view."""
        self._side.choose("form")
        self.fit(tight=look.is_tight(self))
        into_view(self.finds)

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return (("Ctrl+Enter", self.tr("Udskriv")), ("Esc", self.tr("tilbage til planen")))

    def _say_head(self) -> None:
        if self.header is not None:
            self.header.say(self.tr("Papir til andre"), self._name)

    def retranslate(self) -> None:
        """Say everything again."""
        self._side.show_options(
            [Option("form", self.tr("Skriv")), Option("pages", self.tr("Se siderne"))], self._side.choice()
        )
        self._side.setAccessibleName(self.tr("Formular eller sider"))
        self._lead.say(
            self.tr(
                "Kun det, du vælger, kommer med. Papiret siger ikke, hvad der er udeladt. Vis det til borgeren først."
            )
        )
        self._hint.say(self.tr("Sådan kommer papiret ud af printeren"))
        self._say_head()
