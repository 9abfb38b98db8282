"""An empty place: what it is for, and how to begin."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.look import icons, paint
from desktop.ui.look.part import Part
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.layout import STRETCH, column, row
from desktop.ui.parts.words import Words

SQUARE, SIGN, ROUND = 68, 32, 22


class _Square(QWidget, Part):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.refit()

    def refit(self) -> None:
        """Grow with the words under it, and give way to them where the window is low."""
        self.setFixedWidth(look.grow(SQUARE))
        self.setMaximumHeight(look.grow(SQUARE))
        super().refit()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(look.grow(SQUARE), look.grow(SQUARE))

    def minimumSizeHint(self) -> QSize:
        """Nothing: it says nothing that the words do not."""
        return QSize(look.grow(SQUARE), 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = self.height()
        if side < look.grow(SIGN):
            return
        painter, sign = paint.start(self), side * SIGN / SQUARE
        square = QRectF((self.width() - side) / 2, 0, side, side)
        edge = look.color("edge") if look.is_contrast else None
        paint.panel(painter, square, look.color("accent_soft"), radius=side * ROUND / SQUARE, border=edge)
        inset = (side - sign) / 2
        icons.draw(painter, self._icon, "accent", square.adjusted(inset, inset, -inset, -inset))


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
