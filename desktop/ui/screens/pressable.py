"""A card or a row that is pressed as a whole: a real button around words, with one sentence as its name."""

from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop.ui.look import paint
from desktop.ui.look.part import Part
from desktop.ui.look.tokens import look
from desktop.ui.parts.layout import Margins, Piece, column


class Pressable(QAbstractButton, Part):
    """`kind` "card" is paper of its own, "row" lies on a card and shows its ground under the pointer."""

    def __init__(
        self,
        *pieces: Piece,
        name: str,
        kind: Literal["card", "row"] = "card",
        tone: str = "card",
        margins: Margins = (16, 16, 16, 16),
        gap: str = "",
    ) -> None:
        super().__init__()
        self._kind, self._tone = kind, tone
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setLayout(column(*pieces, gap=gap, margins=margins))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as space does; held down, once."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper, or only the ground under the pointer."""
        painter, area = paint.start(self), QRectF(self.rect())
        over = self.underMouse() and self.isEnabled()
        if self._kind == "row":
            if over:
                paint.panel(painter, area, look.color("sunken"), radius=look.radius("control"))
            return
        radius = look.radius("card")
        if not look.is_contrast:
            foot = look.color("canvas") if look.is_dark else look.color("line").darker(112)
            paint.panel(painter, area, foot, radius=radius)
            area.adjust(0, 0, 0, -1)
        edge = look.color("accent" if over else "line")
        paint.panel(painter, area, look.color(self._tone), border=edge, radius=radius, width=look.stroke)
