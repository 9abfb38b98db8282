"""Large answers: what came of the attempt (`Choices`), and 1 to 5 answered together (`Rating`).

Real buttons, for a thumb.
"""

import math
from collections.abc import Sequence
from typing import ClassVar, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from desktop.ui.look import icons, paint
from desktop.ui.look.part import Part
from desktop.ui.look.spoken import Role
from desktop.ui.look.tokens import look
from desktop.ui.parts.focus import RADIUS
from desktop.ui.parts.reflow import Evenly
from desktop.ui.parts.segment import Option

GAP: Final = 8
"""Between sign and word of what lies low (px)."""


class Choice(QAbstractButton, Part):
    """One large answer: sign over word, or where it lies low beside it; the chosen one is filled and ticked."""

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoExclusive(True)  # a screen reader then says: one of several
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a thumb chooses, and the letters go on where they went
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.is_low = False
        self.say(option)

    def lie(self, *, low: bool) -> None:
        """Take a line's height instead of a tile's."""
        if low != self.is_low:
            self.is_low = low
            self.updateGeometry()
            self.update()

    def say(self, option: Option) -> None:
        """Other words."""
        self.option = option
        self.setText(option.text)
        self.setAccessibleName(option.text)
        self.updateGeometry()

    def wide(self, *, low: bool) -> int:
        """The width in which its word is not cut."""
        word = math.ceil(look.width("strong", self.text()))
        return word + look.size("icon") + GAP + 20 if low else max(96, word + 24)

    def sizeHint(self) -> QSize:
        """Its word is never cut."""
        return QSize(self.wide(low=self.is_low), look.size("control" if self.is_low else "tile"))

    def minimumSizeHint(self) -> QSize:
        """As the hint."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, sign over word, tick."""
        painter, area, chosen = paint.start(self), QRectF(self.rect()), self.isChecked()
        radius, ink = look.radius("control") + 2, "on_accent" if chosen else "ink"
        if not chosen and not look.is_contrast and not look.is_dark:
            paint.panel(painter, area, look.color("rim").darker(106), radius=radius)
            area.adjust(0, 0, 0, -1)
        ground = "accent_fill" if chosen else "accent_soft" if self.underMouse() or self.isDown() else "card"
        edge = None if chosen else look.color("rim")
        paint.panel(painter, area, look.color(ground), radius=radius, border=edge, width=look.stroke)
        if self.is_low:
            self._draw_in_a_line(painter, QRectF(self.rect()), ink)
        else:
            self._draw_over_each_other(painter, area, ink)

    def _draw_over_each_other(self, painter: QPainter, area: QRectF, ink: str) -> None:
        side, line = look.size("icon") + 4, look.line("strong")
        top = (area.height() - side - line - 6) / 2
        sign = QRectF((area.width() - side) / 2, top, side, side)
        icons.draw(painter, self.option.icon or "circle", ink if self.isChecked() else "ink_soft", sign)
        word = QRectF(4, top + side + 6, area.width() - 8, line)
        paint.words(painter, word, self.text(), role="strong", color=ink, align="center")
        if self.isChecked():
            tick = look.size("icon")
            icons.draw(painter, "check", "on_accent", QRectF(area.right() - tick - 8, 8, tick, tick))

    def _draw_in_a_line(self, painter: QPainter, area: QRectF, ink: str) -> None:
        """The tick stands where the sign stood: nothing moves when it is chosen."""
        side, wide = look.size("icon"), look.width("strong", self.text())
        left = (area.width() - side - GAP - wide) / 2
        name = "check" if self.isChecked() else self.option.icon or "circle"
        sign = QRectF(left, (area.height() - side) / 2, side, side)
        icons.draw(painter, name, ink if self.isChecked() else "ink_soft", sign)
        word = QRectF(left + side + GAP, 0, wide + 1, area.height())
        paint.words(painter, word, self.text(), role="strong", color=ink)


class _Answers(Evenly):
    """Cells of one width, as many in a row as have room; low ones have any widths where that makes one row of them."""

    def place(self, rect: QRect, *, move: bool) -> int:
        """In one row each is as wide as its word needs, and all have the same of what is left."""
        choices = [choice for item in self.seen() if isinstance(choice := item.widget(), Choice)]
        gap, high = look.space("snug"), look.size("control")
        needed = [choice.wide(low=True) for choice in choices]
        spare = rect.width() - sum(needed) - gap * (len(needed) - 1)
        if spare < 0 or not all(choice.is_low for choice in choices):
            return super().place(rect, move=move)
        x = rect.left()
        for number, (choice, need) in enumerate(zip(choices, needed, strict=True), start=1):
            wide = need + spare * number // len(needed) - spare * (number - 1) // len(needed)
            if move:
                choice.setGeometry(QRect(x, rect.top(), wide, high))
            x += wide + gap
        return high


class Choices(QWidget, Part):
    """Exactly one of large answers, or none yet; `chosen(id)`. As many in a row as have room for `least`.

    Where that is not all of them, they lie low, and leave the height to what stands below.
    """

    spoken_role: ClassVar = Role.Grouping

    chosen = Signal(str)

    def __init__(self, options: Sequence[Option], *, least: int = 150, name: str = "") -> None:
        super().__init__()
        self._buttons = [Choice(option) for option in options]
        self._group = QButtonGroup(self)
        for number, button in enumerate(self._buttons):
            self._group.addButton(button, number)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._buttons[number].option.id))
        self._least = least
        self.setLayout(_Answers(*self._buttons, least=least, gap="snug"))
        self.setAccessibleName(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tiles, or one low row."""
        super().resizeEvent(event)
        self._lie()

    def refit(self) -> None:
        """Larger text, larger tiles."""
        super().refit()
        self._lie()

    def _lie(self) -> None:
        gap = look.space("snug")
        cell = max(round(self._least * look.scale), *(each.wide(low=False) for each in self._buttons))
        has_room = (cell + gap) * len(self._buttons) <= self.width() + gap
        for button in self._buttons:
            button.lie(low=not has_room)

    def say(self, options: Sequence[Option]) -> None:
        """The same answers in other words."""
        for button, option in zip(self._buttons, options, strict=True):
            button.say(option)
        self._lie()

    def choice(self) -> str:
        """The id of what is chosen, or ""."""
        number = self._group.checkedId()
        return self._buttons[number].option.id if number >= 0 else ""

    def press(self, number: int) -> None:
        """Choose one by its place, counted from 0, as a press on it does."""
        if number < len(self._buttons):
            self._buttons[number].click()

    def choose(self, option_id: str) -> None:
        """Choose without telling anyone; "" chooses none."""
        self._group.setExclusive(False)
        for button in self._buttons:
            button.setChecked(button.option.id == option_id)
        self._group.setExclusive(True)


class _Circle(QAbstractButton, Part):
    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.setCheckable(True)
        self.setAutoExclusive(True)  # a screen reader then says: one of several
        self.setText(str(number))
        self.refit()

    def refit(self) -> None:
        side = look.grow(look.tokens["size"]["visit"]["rating"])
        self.setFixedSize(side, side)
        self.setProperty(RADIUS, side // 2)
        super().refit()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, area, chosen = paint.start(self), QRectF(self.rect()), self.isChecked()
        ground = "accent_fill" if chosen else "accent_soft" if self.underMouse() else "card"
        edge = look.color("accent_fill" if chosen else "edge")
        radius = self.width() / 2
        paint.panel(painter, area, look.color(ground), radius=radius, border=edge, width=look.stroke)
        paint.words(
            painter, area, self.text(), role="title", color="on_accent" if chosen else "ink", align="center"
        )


class Rating(QWidget, Part):
    """Five large circles with words at the ends; the answer of last time is marked.

    `rated(1..5)`; keys 1 to 5.
    """

    spoken_role: ClassVar = Role.Grouping

    rated = Signal(int)

    def __init__(
        self, low: str, high: str, *, value: int = 0, last: int = 0, last_word: str = "", name: str = ""
    ) -> None:
        super().__init__()
        self._low, self._high, self._last = low, high, last
        self._last_word = last_word or self.tr("sidst")
        self._circles = [_Circle(number) for number in range(1, 6)]
        self._group = QButtonGroup(self)
        for circle in self._circles:
            circle.setParent(self)
            self._group.addButton(circle, circle.number)
        self._group.idClicked.connect(self.rated)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_answer(value, last=last)

    def show_answer(self, value: int, *, last: int = 0) -> None:
        """The answer so far (0 = none) and the one of last time (0 = none)."""
        self._last = last
        self._group.setExclusive(False)
        for circle in self._circles:
            circle.setChecked(circle.number == value)
            ends = {1: self._low, 5: self._high}.get(circle.number, "")
            marked = self._last_word if circle.number == last else ""
            circle.setAccessibleName(" ".join(part for part in (str(circle.number), ends, marked) if part))
        self._group.setExclusive(True)
        self.update()

    def rename(self, low: str, high: str, *, name: str) -> None:
        """Other words at the ends."""
        self._low, self._high, self._last_word = low, high, self.tr("sidst")
        self.setAccessibleName(name)
        self.show_answer(self.value(), last=self._last)

    def value(self) -> int:
        """1 to 5, or 0."""
        return max(0, self._group.checkedId())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 5 answer."""
        number = event.key() - Qt.Key.Key_0
        if 1 <= number <= len(self._circles):
            self._circles[number - 1].click()
        else:
            super().keyPressEvent(event)

    def _side(self) -> int:
        return self._circles[0].width()

    def sizeHint(self) -> QSize:
        """Five circles with air between, one line below."""
        return QSize(self._side() * 6, self._side() + look.line("small") + 4)

    def minimumSizeHint(self) -> QSize:
        """Five circles."""
        return QSize(self._side() * 5 + 16, self.sizeHint().height())

    def resizeEvent(self, _event: object) -> None:
        """Spread over the width."""
        step = (self.width() - self._side()) / 4
        for number, circle in enumerate(self._circles):
            circle.move(round(number * step), 0)

    def refit(self) -> None:
        """Larger circles stand elsewhere."""
        super().refit()
        self.resizeEvent(None)

    def _said_at(self, end: int, word: str) -> str:
        """Say at an end of the line that it was the answer of last time: there is no room below the circle."""
        return f"{word} · {self._last_word}" if self._last == end else word

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line between the circles and the words below."""
        painter, side, line = paint.start(self), self._side(), look.line("small")
        paint.panel(painter, QRectF(side / 2, side / 2 - 1, self.width() - side, 2), look.color("line"))
        y, half = side + 3, self.width() * 0.4
        low, high = self._said_at(1, self._low), self._said_at(len(self._circles), self._high)
        paint.words(painter, QRectF(0, y, half, line), low, role="small", color="ink_soft")
        right = QRectF(self.width() - half, y, half, line)
        paint.words(painter, right, high, role="small", color="ink_soft", align="right")
        if 1 < self._last < len(self._circles):
            middle = self._circles[self._last - 1].geometry().center().x()
            spot = QRectF(middle - 60, y, 120, line)
            paint.words(painter, spot, self._last_word, role="label", color="accent", align="center")
