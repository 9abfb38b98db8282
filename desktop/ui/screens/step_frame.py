"""The frame of a way of a few steps: where one stands, what is asked, and the painted morning where there is room."""

from typing import ClassVar

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.look import icons, paint
from desktop.ui.look.part import Part
from desktop.ui.look.spoken import Role
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Ground
from desktop.ui.parts.focus import FocusRing
from desktop.ui.parts.landscape import Landscape
from desktop.ui.parts.layout import STRETCH, column, hold, row
from desktop.ui.parts.mark import Mark
from desktop.ui.parts.scroll import Scroller
from desktop.ui.parts.words import Words
from desktop.ui.screens.screen import Frame, Key, Now, Screen, copenhagen_now
from desktop.ui.screens.start_steps import Step

ROOM_FOR_MORNING = 900
"""Width over text size from which the painted morning has a place of its own."""
ROOM_FOR_MARK = 600
"""Height over text size from which the name of the program stands above the steps."""


class StepLine(QWidget, Part):
    """Marks on a line: ticked behind, filled here, open ahead; the name of each where there is room."""

    spoken_role: ClassVar = Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ("",)
        self._here = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, names: tuple[str, ...], here: int) -> None:
        """Stand at a step; a way of one step has no line, which would count to one."""
        self._names, self._here = names, here
        self.setVisible(len(names) > 1)
        said = self.tr("Trin {number} af {count}: {name}")
        self.setAccessibleName(said.format(number=here + 1, count=len(names), name=names[here]))
        self.setAccessibleDescription(", ".join(names))
        self.update()

    def sizeHint(self) -> QSize:
        """A mark, and a line of words below."""
        return QSize(300, look.grow(26) + look.line("small") + 6)

    def minimumSizeHint(self) -> QSize:
        """As the hint."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Marks, lines between, words."""
        painter, side, count = paint.start(self), look.grow(26), len(self._names)
        step = (self.width() - side) / count
        widest = max(look.width("label", name) for name in self._names)
        for number, name in enumerate(self._names):
            left, done, here = number * step, number < self._here, number == self._here
            if number + 1 < count:
                thick = self._thick(done=done)
                line = QRectF(left + side + 8, (side - thick) // 2, step - side - 16, thick)
                painter.fillRect(line, look.color("accent" if done else "line"))
            mark = QRectF(left, 0, side, side)
            fill, edge = look.color("accent_fill" if done or here else "card"), look.color("edge")
            paint.panel(painter, mark, fill, radius=side / 2, border=None if done or here else edge)
            if done:
                icons.draw(painter, "check", "on_accent", mark.adjusted(5, 5, -5, -5))
            else:
                ink = "on_accent" if here else "ink_soft"
                paint.words(painter, mark, str(number + 1), role="label", color=ink, align="center")
            if here or widest < step - 8:
                role, ink = ("label", "ink") if here else ("small", "ink_soft")
                wide = look.width(role, name) + 2
                words = QRectF(min(left, self.width() - wide), side + 6, wide, look.line("small"))
                paint.words(painter, words, name, role=role, color=ink)

    @staticmethod
    def _thick(*, done: bool) -> int:
        """Return how thick a line is: where contrast is high its colour alone tells too little of what is behind."""
        return 4 if done and look.is_contrast else 2


class StepFrame(Screen):
    """A page that is a window of its own: steps, one of which stands, and the way back and on at its foot."""

    frame: ClassVar[Frame] = "bare"

    def __init__(self, steps: dict[str, Step], now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._ring: FocusRing | None = None
        self._steps, self._line = steps, StepLine()
        self._names = tuple(steps)
        self._name, self._is_busy = self._names[0], False
        self._back = Button("", icon="arrow-left", size="primary")
        self._on = Button("", icon="arrow-right", kind="primary", size="primary", trailing=True)
        self._morning, self._small = Landscape(), hold(column(gap=""))
        self._slogan, self._calm = Words("", "display"), Words("", "body")
        self._pauses: tuple[QWidget, ...] = (self._on, self._back)
        """What takes no press while something is under way."""

    def lay_steps(self) -> None:
        """Put the page together."""
        mark = row(Mark(40), 4, Words("Fodfæste", "title", lines=1), STRETCH, gap="near")
        self._morning.setLayout(
            column(mark, 24, self._slogan, self._calm, STRETCH, gap="tight", margins=(36, 32, 36, 32))
        )
        self._small = hold(row(Mark(32), 4, Words("Fodfæste", "title", lines=1), STRETCH, gap="near"))
        asked = hold(column(STRETCH, *self._steps.values(), STRETCH, STRETCH, gap="", margins=(4, 16, 4, 8)))
        foot = row(self._back, STRETCH, self._on, gap="snug", margins=(4, 0, 4, 0))
        line = row((self._line, 1), gap="", margins=(4, 0, 4, 0))
        self._asked = Scroller(asked)
        page = Ground("page", self._small, line, (self._asked, 1), foot, gap="snug", margins=(60, 28, 60, 28))
        self.setLayout(row(self._morning, (page, 1), gap=""))

    @property
    def step(self) -> str:
        """Return the step that stands."""
        return self._name

    @property
    def number_here(self) -> int:
        """Return which of the steps stands, counted from 0."""
        return self._names.index(self._name)

    def show_step(self, name: str) -> None:
        """Show a step by its name; what was typed in it stands there still."""
        self._name = name
        self.busy(on=False)
        for each, step in self._steps.items():
            step.setVisible(each == name)
        self._say_frame()
        self._steps[name].show_problem("")
        self._on.setFocus()
        self._steps[name].begin()
        QTimer.singleShot(0, self, self._show_focus)

    def show_problem(self, sentence: str) -> None:
        """Say in one sentence what is in the way; the step stays, with what was typed."""
        self.busy(on=False)
        self._steps[self._name].show_problem(sentence)

    def busy(self, *, on: bool) -> None:
        """Something is under way that the person waits for; nothing is sent twice."""
        self._is_busy = on
        step = self._steps[self._name]
        step.wait(step.under_way() if on else "")
        for part in self._pauses:
            part.setEnabled(not on)
        if on:
            step.show_problem("")

    def _say_frame(self) -> None:
        """Say the line of steps and the ways on, as the step that stands has them."""

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return (("Enter", self.tr("Videre")),)

    @property
    def has_room(self) -> bool:
        """Whether the painted morning has a place of its own."""
        return self.width() / look.scale >= ROOM_FOR_MORNING

    def ask_for_room(self) -> None:
        """The painted morning stands where there is room for it."""
        self._morning.setVisible(self.has_room)
        self._morning.setFixedWidth(round(self.width() * 0.34))
        self._small.setVisible(not self.has_room and self.height() / look.scale > ROOM_FOR_MARK)
        QTimer.singleShot(0, self, self._show_focus)

    def _show_focus(self) -> None:
        """Where the page has to scroll, it stands where one writes."""
        focus: QWidget | None = self.focusWidget()
        self._asked.verticalScrollBar().setValue(0)  # from the top, so that no more is hidden than must be
        if focus is not None and self._asked.isAncestorOf(focus):
            self._asked.ensureWidgetVisible(focus, 0, look.grow(48))

    def showEvent(self, event: QShowEvent) -> None:
        """Where this page is the window, it carries the focus ring and the name itself."""
        if self.isWindow() and self._ring is None:
            self._ring = FocusRing(self)
            self.setWindowTitle("Fodfæste")
            self.setMinimumSize(look.fixed("page_min"), 600)
        super().showEvent(event)
