"""A box to tick, large enough for a thumb: an agreement kept, a thing brought along."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from desktop.ui.look import icons, paint
from desktop.ui.look.part import Part
from desktop.ui.look.tokens import look


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
        unit = side / 28
        area = QRectF(3 * unit, (self.height() - 22 * unit) / 2, 22 * unit, 22 * unit)
        radius = look.radius("small")
        if self.isChecked():
            paint.panel(painter, area, look.color("done"), radius=radius)
            icons.draw(painter, "check", "card", area.adjusted(2 * unit, 2 * unit, -2 * unit, -2 * unit))
        else:
            edge = look.color("notice_mark" if self._late else "edge")
            ground = look.color("accent_soft" if self.underMouse() else "card")
            paint.panel(painter, area, ground, radius=radius, border=edge, width=2)
        words = QRectF(side + 6, 0, self.width() - side - 6, self.height())
        paint.words(painter, words, self.text(), role="body", color="ink")
