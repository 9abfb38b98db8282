"""Buttons: one primary per screen, plain for most, quiet inside rows, danger for what cannot be undone."""

import math
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from desktop.ui.look import icons, paint
from desktop.ui.look.part import Part
from desktop.ui.look.tokens import look
from desktop.ui.parts.focus import SLACK

Kind = Literal["primary", "plain", "quiet", "danger"]
Size = Literal["desk", "primary", "visit"]

#        ground, under pointer, pressed, border, ink
KINDS: dict[Kind, tuple[str | None, str, str, str | None, str]] = {
    "primary": ("accent_fill", "accent_hover", "accent_press", None, "on_accent"),
    "plain": ("card", "accent_soft", "sunken", "rim", "ink"),
    "quiet": (None, "sunken", "line", None, "accent"),
    "danger": ("danger_fill", "danger_fill", "danger", None, "on_danger"),
}


class Button(QPushButton, Part):
    """Words, a sign, or both. Without words it is square and needs `name`, which is also its tooltip.

    `size`: "desk" 40 px (quiet 34), "primary" 44, "visit" 60. In visit mode all of them grow. `key` is a
    quiet hint after the words. `trailing` puts the sign after the words.
    """

    def __init__(
        self,
        text: str,
        *,
        icon: str | None = None,
        kind: Kind = "plain",
        size: Size = "desk",
        name: str = "",
        key: str = "",
        trailing: bool = False,
    ) -> None:
        super().__init__(text)
        self._icon, self._kind, self._size, self._key, self._trailing = icon, kind, size, key, trailing
        self._measured: tuple[tuple[str, float, str], QSize] | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setAccessibleDescription(key)
        self.rename(text, name=name)

    def rename(self, text: str, *, name: str = "") -> None:
        """Other words; `name` is what a screen reader says when the words are not enough."""
        self.setText(text)
        self.setProperty(SLACK, 4 if text and self.is_quiet else 0)  # bare words need air inside the ring
        self.setAccessibleName(name or text)
        self.setToolTip(name if not text else "")
        self.updateGeometry()

    def show_sign(self, icon: str | None) -> None:
        """Another sign before the words, or none."""
        self._icon, self._measured = icon, None
        self.updateGeometry()

    def show_kind(self, kind: Kind) -> None:
        """Another rank: what was the one filled button stands back while another one is."""
        self._kind, self._measured = kind, None
        self.updateGeometry()
        self.update()

    @property
    def is_primary(self) -> bool:
        """Whether it is the one filled button."""
        return self._kind == "primary"

    @property
    def is_quiet(self) -> bool:
        """Whether it is only words."""
        return self._kind == "quiet"

    @property
    def begins_bare(self) -> bool:
        """Whether nothing but words tells where it begins: neither a ground nor a sign."""
        return self.is_quiet and bool(self.text()) and (self._icon is None or self._trailing)

    def runs_on_into(self, other: "Button") -> bool:
        """Whether the two read as one sentence when they stand too near each other."""
        return self.is_quiet and bool(self.text()) and other.begins_bare

    def _widths(self) -> tuple[float, int, float]:
        """Width of words, sign and key hint."""
        icon = look.size("icon") if self._icon else 0
        key = look.width("small", self._key) + look.space("snug") if self._key else 0.0
        return look.width("strong", self.text()), icon, key

    def _height(self) -> int:
        if self._size == "visit":
            return look.grow(look.tokens["size"]["visit"]["primary"])
        if self._size == "primary":
            return look.size("primary")
        return look.size("quiet" if self.is_quiet else "control")

    def sizeHint(self) -> QSize:
        """As wide as what it says; kept, because layouts in layouts ask twenty times before they are painted."""
        now = (self.text(), look.scale, look.mode)
        if self._measured is None or self._measured[0] != now:
            self._measured = now, self._measure()
        return QSize(self._measured[1])

    def _measure(self) -> QSize:
        text, icon, key = self._widths()
        high = self._height()
        if not self.text():
            return QSize(max(high, icon + 8), high)
        side = 0 if self.is_quiet else look.space("pad") + (6 if self._size != "desk" else 0)
        gap = look.space("near") if icon else 0
        wide = math.ceil(text + icon + key + gap) + 2 * side
        return QSize(max(self._target() if self.is_quiet else 0, wide), high)

    def _target(self) -> int:
        """How wide bare words are at least: a finger does not grow with the text."""
        return look.fixed("target") if look.mode == "desk" else look.size("target")

    def minimumSizeHint(self) -> QSize:
        """Words on a button are never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as space does. Held down it presses once: what it would reach by then was never seen."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.isEnabled():
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, then sign and words."""
        painter = paint.start(self)
        ground, over, down, border, ink = KINDS[self._kind]
        fill = down if self.isDown() else over if self.underMouse() else ground
        if not self.isEnabled():
            fill, border, ink = (None if self.is_quiet else "sunken"), None, "ink_faint"
        elif self.is_quiet and self.text():
            fill = None
        self._paint_ground(painter, fill, border)
        self._paint_words(painter, QRectF(self.rect()), ink)

    def _paint_ground(self, painter: QPainter, fill: str | None, border: str | None) -> None:
        area, radius = QRectF(self.rect()), look.radius("control")
        if look.is_contrast and not self.isEnabled():
            paint.panel(painter, area, look.color("card"), radius=radius)
            paint.dashed(painter, area, radius)
            return
        if border == "rim" and not look.is_contrast and not look.is_dark:
            paint.panel(painter, area, look.color("rim").darker(106), radius=radius)
            area.adjust(0, 0, 0, -1)
        edge = look.color(border) if border else None
        ground = look.color(fill) if fill else None
        paint.panel(painter, area, ground, radius=radius, width=look.stroke, border=edge)

    def _paint_words(self, painter: QPainter, area: QRectF, ink: str) -> None:
        text, icon, key = self._widths()
        gap = look.space("near") if icon and self.text() else 0
        x = area.left() + (area.width() - text - icon - key - gap) / 2
        sign_x = x + text + gap if self._trailing else x
        if not self._trailing:
            x += icon + gap
        if self._icon:
            sign = QRectF(sign_x, area.top() + (area.height() - icon) / 2, icon, icon)
            icons.draw(painter, self._icon, ink, sign)
        paint.words(
            painter, QRectF(x, area.top(), text + 1, area.height()), self.text(), role="strong", color=ink
        )
        if self.is_quiet and self.text() and self.isEnabled() and (self.underMouse() or look.is_contrast):
            foot = area.center().y() + look.metrics("strong").ascent() / 2 + 2
            painter.fillRect(QRectF(x, foot, text, 2), look.color(ink))
        if self._key:
            soft = ink if self._kind in {"primary", "danger"} else "ink_soft"
            left = x + text + look.space("snug")
            paint.words(
                painter, QRectF(left, area.top(), key, area.height()), self._key, role="small", color=soft
            )
