"""*Lås*, with *Dæk* behind its arrow: one press locks, the arrow (a right press, Alt and arrow down) opens two ways.

The word never goes, and a press beside the arrow is always the stronger of the two.
"""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter

from desktop.ui.look import icons
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button, Size
from desktop.ui.parts.menu import Menu

ARROW = 26
"""How wide the place of the arrow is, in pixels at 100 % text."""


class LockButton(Button):
    """`clicked` locks; `cover_asked` where the person chose *Dæk* instead. Without an offer it is a plain button."""

    cover_asked = Signal()

    def __init__(self, *, size: Size = "desk") -> None:
        self._offers = False
        super().__init__("", icon="lock", size=size)

    def offer_cover(self, *, on: bool) -> None:
        """Show the arrow, or take it away."""
        self._offers = on
        self._measured = None
        self._describe()
        self.updateGeometry()
        self.update()

    def rename(self, text: str, *, name: str = "") -> None:
        """Other words, and how the arrow is reached in the same language."""
        super().rename(text, name=name)
        self._describe()

    def _describe(self) -> None:
        self.setAccessibleDescription(self.tr("Alt og pil ned: dæk i stedet") if self._offers else "")

    @property
    def _arrow(self) -> int:
        return look.grow(ARROW) if self._offers else 0

    def _measure(self) -> QSize:
        size = super()._measure()
        spare = look.space("snug") if self._offers and self._size != "desk" else 0
        return QSize(size.width() + self._arrow - spare, size.height())

    def _paint_words(self, painter: QPainter, area: QRectF, ink: str) -> None:
        side = look.size("icon") - 2
        super()._paint_words(painter, area.adjusted(0, 0, -self._arrow + (8 if self._offers else 0), 0), ink)
        if self._offers:
            left = area.right() - self._arrow
            line = QRectF(left - 4, area.top() + 10, look.stroke, area.height() - 20)
            painter.fillRect(line, look.color("rim"))
            spot = QRectF(left + (self._arrow - side) / 2 - 2, area.center().y() - side / 2, side, side)
            icons.draw(painter, "chevron-down", ink, spot)

    def show_ways(self) -> None:
        """Open the two ways out."""
        menu = Menu(self)
        menu.add(self.tr("Dæk skærmen i op til 15 minutter"), self.cover_asked.emit, sign="eye-off")
        menu.add(self.tr("Lås helt"), self.click, sign="lock")
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On the arrow, the ways; anywhere else, the lock."""
        if self._offers and event.position().x() >= self.width() - self._arrow - 4:
            self.show_ways()
        else:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A right press, a long touch or the menu key."""
        if self._offers:
            self.show_ways()
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and arrow down opens the ways, as with any list."""
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self._offers and is_alt and event.key() == Qt.Key.Key_Down:
            self.show_ways()
        else:
            super().keyPressEvent(event)
