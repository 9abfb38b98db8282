"""What the unlock window is made of: its fonts, its buttons, its passphrase field.

Nothing that costs time to import.
"""

import os.path

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from desktop.ui.lean_scene import Colors, box, fill, paint_sign, rounded

FONTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "look", "fonts")  # noqa: PTH100, PTH118, PTH120
AIR = 4
"""Pixels beside the words of a link, so that the ring does not touch them."""

WIDE, HIGH, TITLE_BAR = 1280, 800, 36
LEAST_SCREEN = 1024
"""The narrowest screen that the program is made for (pixels)."""


def load_fonts() -> None:
    """Three of the four files: the citizen's serif has no place on a locked screen."""
    for name in ("FodSans-Regular", "FodSans-SemiBold", "FodDisplay-SemiBold"):
        QFontDatabase.addApplicationFont(f"{FONTS}/{name}.ttf")


def fit_first(window: QWidget) -> None:
    """Give a first window its size, and no larger than the screen: below the edge its last button was out of reach."""
    room = window.screen().availableSize()
    if room.width() < LEAST_SCREEN:
        window.resize(WIDE, HIGH)
        return
    window.resize(min(WIDE, room.width()), HIGH if room.height() >= HIGH else room.height() - TITLE_BAR)


class Owner(QWidget):
    """The window that its parts ask for colours and fonts."""

    colors: Colors
    type: "LeanType"
    grown: float
    theme: str


class LeanType:
    """The four fonts of this window at one text scale."""

    def __init__(self, scale: float) -> None:
        self.title = self._font("Fod Display", 22 * scale, heavy=True)
        self.heading = self._font("Fod Sans", 18 * scale, heavy=True)
        self.strong = self._font("Fod Sans", 16 * scale, heavy=True)
        self.body = self._font("Fod Sans", 16 * scale)
        self.label = self._font("Fod Sans", 14 * scale, heavy=True)
        self.small = self._font("Fod Sans", 14 * scale)

    @staticmethod
    def _font(family: str, size: float, *, heavy: bool = False) -> QFont:
        made = QFont(family)
        made.setPixelSize(round(size))
        if heavy:
            made.setWeight(QFont.Weight.DemiBold)
        return made


class Press(QPushButton):
    """A filled button, a link, or a sign: painted, but a button to the keyboard and the screen reader."""

    def __init__(self, owner: Owner, text: str, *, kind: str, sign: str = "") -> None:
        super().__init__(owner)  # handed over here, the text is tried as an icon first: 4 ms
        self.setText(text)
        self._owner, self._kind, self.sign = owner, kind, sign
        self.setAutoDefault(False)
        self.setFont(owner.type.strong)
        inks = self.palette()  # the painter writes in the palette's colour without being asked
        ink = owner.colors["on_accent" if kind == "fill" else "accent"]
        inks.setColor(QPalette.ColorRole.ButtonText, ink)
        inks.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, owner.colors["ink_faint"])
        self.setPalette(inks)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The window paints the ring."""
        super().focusInEvent(event)
        self._owner.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The window paints the ring."""
        super().focusOutEvent(event)
        self._owner.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it."""
        if event.text() in {"\r", "\n"} and self.isEnabled():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, words, sign."""
        painter, colors = QPainter(self), self._owner.colors
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = colors["accent" if self.isEnabled() else "ink_faint"]
        if self._kind == "fill":
            state = (
                "accent_press" if self.isDown() else "accent_hover" if self.underMouse() else "accent_fill"
            )
            ground = colors[state if self.isEnabled() else "sunken"]
            fill(painter, rounded(QRectF(self.rect()), 9), ground)
            ink = colors["on_accent" if self.isEnabled() else "ink_faint"]
        self._paint_words(painter, ink)

    def _paint_words(self, painter: QPainter, ink: QColor) -> None:
        metrics = QFontMetricsF(self.font())
        wide, side = metrics.horizontalAdvance(self.text()), round(20 * self._owner.grown)
        total = wide + (side + 8 if self.sign and self.text() else side if self.sign else 0)
        x = float(AIR) if self._kind == "link" else (self.width() - total) / 2
        y = (self.height() - metrics.height()) / 2 + metrics.ascent()
        painter.drawText(round(x), round(y), self.text())
        if self._kind == "link" and (self.underMouse() or self._owner.theme.startswith("contrast")):
            fill(painter, box(QRectF(x, y + 3, wide, 2)), ink)
        if self.sign:
            left = x + wide + 8 if self.text() else x
            paint_sign(painter, self.sign, QRectF(left, (self.height() - side) / 2, side, side), ink)


class Passphrase(QLineEdit):
    """Where the passphrase is typed; tells whether Caps Lock seems to be on."""

    caps_seen = Signal(bool)

    def __init__(self, owner: Owner) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setFrame(False)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setFont(owner.type.body)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A large letter without shift, or a small one with it, gives Caps Lock away."""
        super().keyPressEvent(event)
        from PySide6.QtCore import Qt

        text = event.text()
        if len(text) == 1 and text.isalpha() and text.upper() != text.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_seen.emit(text.isupper() != shifted)
        elif event.key() == Qt.Key.Key_CapsLock:
            self.caps_seen.emit(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The window paints the ring."""
        super().focusInEvent(event)
        self._owner.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The window paints the ring."""
        super().focusOutEvent(event)
        self._owner.update()
