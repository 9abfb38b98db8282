"""A box to tick, large enough for a thumb: an agreement kept, a thing brought along."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from desktop.ui.look import icons, paint
from desktop.ui.look.part import Part
from desktop.ui.look.tokens import look
from desktop.ui.parts.layout import column
from desktop.ui.parts.words import Words


class Tick(QCheckBox, Part):
    """With `text` beside it or, with only `name`, alone. `late` gives it an amber border."""

    def __init__(self, text: str = "", *, name: str = "", ticked: bool = False, late: bool = False) -> None:
        super().__init__(text)
        self._late = late
        self.setChecked(ticked)
        self.setAccessibleName(name or text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def _side(self) -> int:
        return look.grow(28)

    def sizeHint(self) -> QSize:
        """The box, and its words."""
        words = round(look.width("body", self.text())) + 10 if self.text() else 0
        high = max(self._side(), look.size("target") if self.text() else 0)
        return QSize(self._side() + words, high)

    def minimumSizeHint(self) -> QSize:
        """As the hint."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Anywhere on it."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box, tick, words."""
        painter, side = paint.start(self), self._side()
        self._paint_box(painter, self.height())
        words = QRectF(side + 6, 0, self.width() - side - 6, self.height())
        paint.words(painter, words, self.text(), role="body", color="ink")

    def _paint_box(self, painter: QPainter, high: float) -> None:
        """Draw the box in the middle of so much height."""
        unit = self._side() / 28
        area = QRectF(3 * unit, (high - 22 * unit) / 2, 22 * unit, 22 * unit)
        radius = look.radius("small")
        if self.isChecked():
            paint.panel(painter, area, look.color("done"), radius=radius)
            icons.draw(painter, "check", "card", area.adjusted(2 * unit, 2 * unit, -2 * unit, -2 * unit))
        else:
            edge = look.color("notice_mark" if self._late else "edge")
            ground = look.color("accent_soft" if self.underMouse() else "card")
            paint.panel(painter, area, ground, radius=radius, border=edge, width=2)


class TickedLine(Tick):
    """A box to tick, with what it does beside it and what that means under it; all of it can be pressed."""

    def __init__(self) -> None:
        super().__init__()
        self._what, self._means = Words("", "body"), Words("", "small", "ink_soft")
        for words in (self._what, self._means):
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._beside = column(self._what, self._means, gap="")
        self.setLayout(self._beside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.refit()

    def say(self, what: str, means: str) -> None:
        """Say what it does, and what that means."""
        self.setAccessibleName(what)
        self.setAccessibleDescription(means)
        self._what.say(what)
        self._means.say(means)

    def refit(self) -> None:
        """Leave room for the box at this text size."""
        self._beside.setContentsMargins(self._side() + 8, 2, 0, 2)
        self.setMinimumHeight(look.size("target"))
        super().refit()

    def sizeHint(self) -> QSize:
        """As its words."""
        return self._beside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As its words."""
        return self._beside.minimumSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The box stands beside the first line."""
        self._paint_box(paint.start(self), look.line("body") + 4)
