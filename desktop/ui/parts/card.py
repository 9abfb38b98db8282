"""Paper that holds one thing, the heading of a section, and hairlines that only order."""

import math
from typing import ClassVar, Final, Literal

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.look import paint
from desktop.ui.look.part import Part
from desktop.ui.look.tokens import look
from desktop.ui.parts.layout import STRETCH, Margins, Piece, column, row
from desktop.ui.parts.words import Words

Edge = Literal["right", "top", "bottom"]
COUNT: Final = 48
"""The widest remark after a name that stays on one line (px at 100 % text)."""


class Heading(QWidget, Part):
    """Name of a section, an optional quiet remark after it, an optional action at the right."""

    def __init__(
        self, text: str, *, note: str = "", right: QWidget | None = None, role: str = "heading"
    ) -> None:
        super().__init__()
        self._title = Words(text, role, middle=True)
        self._note = Words(note, "small", "ink_soft", middle=True)
        if not note:
            self._note.hide()  # shown before it has a place it would be a window, and close every open menu
        self.setLayout(row(self._title, self._note, STRETCH, right, gap="near"))
        self.refit()

    def say(self, text: str, *, note: str = "") -> None:
        """Another name or remark."""
        self._title.say(text)
        self._note.say(note)
        self._note.setVisible(bool(note))
        self._keep_note()

    def refit(self) -> None:
        """Heads of neighbouring cards stand on one line, with or without a button."""
        self.setMinimumHeight(look.size("quiet"))
        self._keep_note()
        super().refit()

    def _keep_note(self) -> None:
        """A count is never what gives way; a longer remark wraps as the name does."""
        wide = look.width("small", self._note.said)
        self._note.setMinimumWidth(math.ceil(wide) + 1 if wide <= look.grow(COUNT) else 0)


class Card(QWidget, Part):
    """Hairline, rounded, lower edge one step darker.

    `tone` is the ground, `bar` a strip at the left in that role, `edge` the border, `bold` the one thick
    border of a screen. `pad` and `gap` are distances of tokens.toml.
    """

    def __init__(
        self,
        *pieces: Piece,
        gap: str = "near",
        pad: str = "pad",
        tone: str = "card",
        bar: str | None = None,
        edge: str = "line",
        bold: bool = False,
        margins: Margins | None = None,
    ) -> None:
        super().__init__()
        self._tone, self._bar, self._edge, self._bold = tone, bar, edge, bold
        inset = look.space(pad)
        top = inset - 5 if pieces and isinstance(pieces[0], Heading) else inset
        margins = margins or (inset + (6 if bar else 0), top, inset, inset)
        self.setLayout(column(*pieces, gap=gap, margins=margins))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def wear(self, *, tone: str = "card", edge: str = "line", bold: bool = False) -> None:
        """Another ground or border: chosen, waiting, next."""
        self._tone, self._edge, self._bold = tone, edge, bold
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Foot, paper, strip."""
        painter = paint.start(self)
        area, radius = QRectF(self.rect()), look.radius("card")
        if not look.is_contrast and self._edge == "line":
            foot = look.color("canvas") if look.is_dark else look.color("line").darker(112)
            paint.panel(painter, area, foot, radius=radius)
            area.adjust(0, 0, 0, -1)
        width = (1 + self._bold) * look.stroke
        edge = look.color(self._edge)
        paint.panel(painter, area, look.color(self._tone), border=edge, radius=radius, width=width)
        if self._bar:
            painter.setClipPath(paint.rounded(area, radius))
            painter.fillRect(QRectF(0, 0, 6, area.height()), look.color(self._bar))


class Hairline(QWidget, Part):
    """A line that only orders; upright between columns."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__()
        self._upright = upright
        self.refit()

    def refit(self) -> None:
        """One pixel, two in high contrast."""
        if self._upright:
            self.setFixedWidth(look.stroke)
        else:
            self.setFixedHeight(look.stroke)
        super().refit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line."""
        paint.start(self).fillRect(self.rect(), look.color("line"))


class Ground(QWidget):
    """A plain ground in one colour role: rail ("canvas"), page ("page"), bars of a visit.

    `edge` is the side where a rail or a bar meets the page.
    """

    edge: ClassVar[Edge] = "right"

    def __init__(
        self, role: str = "page", *pieces: Piece, gap: str = "", margins: Margins = (0, 0, 0, 0)
    ) -> None:
        super().__init__()
        self._role = role
        if pieces:
            self.setLayout(column(*pieces, gap=gap, margins=margins))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, and in high contrast the edge that the tone gives elsewhere."""
        painter = paint.start(self)
        painter.fillRect(event.rect(), look.color(self._role))
        if self._role == "canvas" and look.is_contrast:
            wide, high = self.width(), self.height()
            sides = {
                "right": (wide - 2, 0, 2, high),
                "top": (0, 0, wide, 2),
                "bottom": (0, high - 2, wide, 2),
            }
            painter.fillRect(QRect(*sides[self.edge]), look.color("line"))
