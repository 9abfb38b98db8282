"""Small labels: `Chip` tells a fact and is never pressed; `FilterChip` is pressed on or off."""

import math
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy

from desktop.ui.look import icons, paint
from desktop.ui.look.part import Part
from desktop.ui.look.tokens import look

Tone = Literal["plain", "accent", "notice", "done", "voice", "danger", "bare"]
TONES: dict[Tone, tuple[str | None, str]] = {  # ground, ink
    "plain": ("sunken", "ink_soft"),
    "accent": ("accent_soft", "accent"),
    "notice": ("notice_soft", "notice"),
    "done": ("done_soft", "done"),
    "voice": ("voice_soft", "voice"),
    "danger": ("danger_soft", "danger"),
    "bare": (None, "ink_soft"),
}


class Chip(QLabel, Part):
    """A fact in a few words: dog in the home, interpreter, reached."""

    def __init__(self, text: str, tone: Tone = "plain", icon: str | None = None) -> None:
        super().__init__()
        self._tone, self._icon = tone, icon
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.say(text)

    def say(self, text: str, tone: Tone | None = None, icon: str | None = None) -> None:
        """Another fact."""
        self._tone, self._icon = tone or self._tone, icon or self._icon
        self.setText(text)
        self.updateGeometry()
        self.update()

    def _sides(self) -> tuple[int, int]:
        """Inset at the ends, width of the sign with its gap."""
        return (0 if self._tone == "bare" else 10), (round(look.size("icon") * 0.85) + 6 if self._icon else 0)

    def sizeHint(self) -> QSize:
        """As wide as what it says."""
        inset, sign = self._sides()
        wide = math.ceil(look.width("label", self.text())) + sign + 2 * inset + 1
        return QSize(wide, look.line("label") + 8)

    def minimumSizeHint(self) -> QSize:
        """It may be shortened, but not away."""
        return QSize(min(self.sizeHint().width(), look.grow(60)), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, sign, words."""
        painter, area = paint.start(self), QRectF(self.rect())
        ground, ink = TONES[self._tone]
        inset, sign = self._sides()
        if ground:
            edge = look.color(ink) if look.is_contrast else None
            paint.panel(painter, area, look.color(ground), radius=look.radius("small"), border=edge)
        if self._icon:
            side = sign - 6
            icons.draw(painter, self._icon, ink, QRectF(inset, (area.height() - side) / 2, side, side))
        left = inset + sign
        paint.words(
            painter,
            QRectF(left, 0, area.width() - left - inset, area.height()),
            self.text(),
            role="label",
            color=ink,
        )


class FilterChip(QAbstractButton, Part):
    """Pressed on or off: saved filters, offered dates. Chosen shows by a tick, ground and border.

    `toggled(bool)` and `clicked()` are Qt's own. Put several in a QButtonGroup to make them exclusive.
    """

    def __init__(
        self,
        text: str,
        *,
        count: int | None = None,
        note: str = "",
        icon: str | None = None,
        chosen: bool = False,
    ) -> None:
        super().__init__()
        self._count, self._note, self._icon = count, note, icon
        self.setCheckable(True)
        self.setChecked(chosen)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.toggled.connect(self.updateGeometry)
        self.say(text, count=count, note=note)

    def say(self, text: str, *, count: int | None = None, note: str = "") -> None:
        """Other words or another count; what is heard is what is seen (EN 301 549, 11.2.5.3)."""
        self._count, self._note = count, note
        self.setText(text)
        self.setAccessibleName(" ".join(part for part in (text, *self._after()) if part))
        self.updateGeometry()
        self.update()

    def _after(self) -> list[str]:
        """What stands in quiet letters after the words."""
        return [part for part in ("" if self._count is None else str(self._count), self._note) if part]

    def _widths(self) -> tuple[int, float, float]:
        """Sign, words, and all that follows."""
        icon = look.size("icon") - 2 if self._icon or self.isChecked() else 0
        after = sum(look.width("small", part) + 8 for part in self._after())
        return (icon + 6 if icon else 0), look.width("label", self.text()), after

    def sizeHint(self) -> QSize:
        """As wide as what it says."""
        return QSize(math.ceil(sum(self._widths())) + 2 * 14, look.size("control"))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, tick or sign, words, what follows."""
        painter, area, chosen = paint.start(self), QRectF(self.rect()), self.isChecked()
        ground = "accent_soft" if chosen else "sunken" if self.underMouse() else "card"
        edge = look.color("accent" if chosen else "edge" if look.is_contrast else "line")
        width = 2 if chosen else look.stroke
        paint.panel(
            painter, area, look.color(ground), radius=look.radius("control"), width=width, border=edge
        )
        sign, text, after = self._widths()
        x = (area.width() - sign - text - after) / 2
        if sign:
            side = sign - 6
            name = "check" if chosen else str(self._icon)
            place = QRectF(x, (area.height() - side) / 2, side, side)
            icons.draw(painter, name, "accent" if chosen else "ink_soft", place)
            x += sign
        x += (
            paint.words(
                painter, QRectF(x, 0, text + 1, area.height()), self.text(), role="label", color="ink"
            )
            + 8
        )
        for part in self._after():
            room = QRectF(x, 0, look.width("small", part) + 1, area.height())
            x += paint.words(painter, room, part, role="small", color="ink_soft") + 8
