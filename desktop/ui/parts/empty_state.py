"""An empty place: what it is for, and how to begin."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.look import icons, paint
from desktop.ui.look.part import Part
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.layout import STRETCH, column, row
from desktop.ui.parts.words import Words

SQUARE, SIGN = 68, 32


class _Square(QWidget, Part):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.refit()

    def refit(self) -> None:
        """Grow with the words under it."""
        self.setFixedSize(look.grow(SQUARE), look.grow(SQUARE))
        super().refit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, sign = paint.start(self), look.grow(SIGN)
        inset = (self.width() - sign) / 2
        edge = look.color("edge") if look.is_contrast else None
        paint.panel(
            painter, QRectF(self.rect()), look.color("accent_soft"), radius=look.grow(22), border=edge
        )
        icons.draw(painter, self._icon, "accent", QRectF(inset, inset, sign, sign))


class Empty(QWidget, Part):
    """A sign in a soft square, a title, a sentence or two, at most one button."""

    def __init__(self, icon: str, title: str, text: str, action: Button | None = None) -> None:
        super().__init__()
        self._title = Words(title, "title", center=True)
        self._text = Words(text, "body", "ink_soft", center=True)
        middle = row(STRETCH, (self._text, 3), STRETCH)
        below = row(STRETCH, action, STRETCH) if action else None
        square = row(STRETCH, _Square(icon), STRETCH)
        self.setLayout(
            column(STRETCH, square, 4, self._title, middle, 8, below, STRETCH, margins=(20, 20, 20, 20))
        )
        self.refit()

    def say(self, title: str, text: str) -> None:
        """Other words."""
        self._title.say(title)
        self._text.say(text)

    def refit(self) -> None:
        """A column of comfortable width."""
        self._text.setMaximumWidth(look.grow(440))
        self._text.setMinimumWidth(260)
        super().refit()
