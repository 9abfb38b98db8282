"""A form beside the pages that come of it; with little room one sees the one or the other."""

from typing import ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Ground
from desktop.ui.parts.empty_state import Empty
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import STRETCH, column, hold, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.preview import PagePreview
from desktop.ui.parts.reflow import Beside
from desktop.ui.parts.scroll import BAR, Scroller
from desktop.ui.parts.segment import Option, Segment
from desktop.ui.parts.words import Words
from desktop.ui.screens.forms import Form
from desktop.ui.screens.screen import Now, Screen, copenhagen_now

PAUSE_MS = 500


class PaperForm(Form):
    """A form of which a paper comes: which one it is to be, and a second button, for a USB stick."""

    paper: Segment
    usb: Button


class PaperRoom(Screen):
    """`changed()` after a pause in typing, `print_wanted()`, `usb_wanted()`, `left()`."""

    place: ClassVar[str] = "citizens"
    frame: ClassVar = "narrow"
    changed = Signal()
    print_wanted = Signal()
    usb_wanted = Signal()
    left = Signal()

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._name = ""
        """Whose paper it is."""
        self._heard: PaperForm | None = None
        self._out: Form | None = None
        self._is_filled = False
        self._preview, self._nothing = PagePreview(), Empty("file-text", "", "")
        self._hint = Words("", "small", "ink_soft")
        self._told_below = hold(row(Icon("info", "ink_soft", 18), (self._hint, 1), gap="near"))
        self._side = Segment([Option("form", ""), Option("pages", "")], "form")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self._nothing.hide()
        self._preview.filled.connect(self._show_filled)
        self._side.chosen.connect(lambda _side: self.fit(tight=look.is_tight(self)))

    def _lay_beside(self, form: Form, *left: QWidget) -> None:
        """Lay what is chosen and written on the left, the pages on the right, and hear the form."""
        shown = ((self._preview, 1), (self._nothing, 1), self._told_below)
        right = Ground("sunken", *shown, gap="near", margins=(20, 14, 20, 14))
        edge = look.space("edge")
        written = hold(column(*left, STRETCH, gap="snug", margins=(0, 0, BAR, 18)))
        self._left, self._right = Scroller(written), right
        self._sides = hold(row(STRETCH, self._side, STRETCH, margins=(0, 0, edge, 0)))
        beside = hold(Beside((self._left, 1, 480), (self._right, 1, 400), gap="snug"))
        body = hold(column(self._sides, (beside, 1), gap="snug", margins=(edge, 18, 0, 0)))
        self.lay_out(Header(short=True, back=True), body, scroll=False)
        self._out = form
        self._weigh()
        form.typed.connect(self._pause.start)
        form.saved.connect(self.print_wanted)
        form.closed.connect(self.left)

    def _hear(self, form: PaperForm) -> None:
        """Hear which paper is chosen, and the way to a USB stick."""
        self._heard = form
        form.usb.clicked.connect(self._save)
        form.paper.chosen.connect(lambda _paper: self._turn())

    def _turn(self) -> None:
        self._say_lead()
        self.changed.emit()

    def _say_lead(self) -> None:
        """Say what the chosen paper is."""

    def _save(self) -> None:
        """Save as it is printed: nothing while one is under way, and not past what cannot be read."""
        form = self._heard
        if form is None or form.is_under_way or form.is_still:
            return
        flaw = form.flaw()
        if flaw is None:
            self.usb_wanted.emit()
        else:
            form.point_at(*flaw)

    def fit(self, *, tight: bool) -> None:
        """With little room one sees the form or the page."""
        self._sides.setVisible(tight)
        show_sides(self._left, self._right, self._side.choice(), tight=tight)

    def _name_sides(self, form: str, pages: str, *, both: str) -> None:
        """Call the two sides what they are, in the language of the moment."""
        self._side.show_options([Option("form", form), Option("pages", pages)], self._side.choice())
        self._side.setAccessibleName(both)
        self._nothing.say(
            self.tr("Ingen side endnu"),
            self.tr("Den vises her, som den kommer ud af printeren, når der er noget at skrive ud."),
        )

    def _weigh(self) -> None:
        """Fill the button that prints only where there is a page; else it says, when pressed, what is missing."""
        if self._out is not None:
            self._out.save.show_kind("primary" if self._is_filled and not self._is_written else "plain")

    @property
    def _is_written(self) -> bool:
        """Whether a line is being written beside the pages: then the button that saves it is the filled one."""
        return False

    def _show_filled(self, filled: bool) -> None:  # noqa: FBT001
        """An empty place says what it is for."""
        self._is_filled = filled
        self._weigh()
        self._preview.setVisible(filled)
        self._nothing.setVisible(not filled)


def show_sides(left: Scroller, right: QWidget, choice: str, *, tight: bool) -> None:
    """Show form and pages, or with little room the one that was chosen; alone the form ends where the head does."""
    body = left.widget()
    layout = body.layout() if body is not None else None
    if layout is not None:
        margins = layout.contentsMargins()
        margins.setRight(look.space("edge") if tight else BAR)
        layout.setContentsMargins(margins)
    left.setVisible(not tight or choice == "form")
    right.setVisible(not tight or choice == "pages")
