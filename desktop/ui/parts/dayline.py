"""The line of the day: a thread of time at the left, a card beside each time.

What is done is ticked, what is next is full.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.look import icons, paint
from desktop.ui.look.part import Part
from desktop.ui.look.spoken import Role
from desktop.ui.look.tokens import look
from desktop.ui.parts.layout import column, row

State = Literal["done", "next", "later"]
GUTTER, THREAD, HEAD = 104, 28, 34


@dataclass(frozen=True, slots=True)
class Leaf:
    """One time of the day and the card that tells about it; `name` is who, for those who hear the line."""

    time: str
    card: QWidget
    state: State = "later"
    name: str = ""


class _Stop(QWidget, Part):
    spoken_role: ClassVar = Role.Grouping

    def __init__(self, leaf: Leaf, *, first: bool, last: bool) -> None:
        super().__init__()
        self.setLayout(row((leaf.card, 1), gap=""))
        self.say(leaf, first=first, last=last)

    @property
    def card(self) -> QWidget:
        """The card that stands here."""
        return self._leaf.card

    def say(self, leaf: Leaf, *, first: bool, last: bool) -> None:
        """Another time, or another place on the line, for the same card."""
        self._leaf, self._first, self._last = leaf, first, last
        self.setAccessibleName(f"{leaf.time} {leaf.name}".strip())
        self.refit()
        self.update()

    def refit(self) -> None:
        self.setContentsMargins(look.grow(GUTTER), 0, 0, 0 if self._last else look.space("snug"))
        super().refit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, state = paint.start(self), self._leaf.state
        middle = float(look.grow(HEAD)) if state == "next" else self._leaf.card.height() / 2
        x = float(look.grow(GUTTER) - look.grow(THREAD))
        top, bottom = (middle if self._first else 0.0), (middle if self._last else float(self.height()))
        line = look.color("edge" if look.is_contrast else "line")
        painter.fillRect(QRectF(x - 1, top, 2, bottom - top), line)
        ink = {"next": "accent", "done": "ink_soft", "later": "ink"}[state]
        high = look.line("strong")
        time = QRectF(0, middle - high / 2, x - look.grow(22), high)
        paint.words(painter, time, self._leaf.time, role="strong", color=ink, tabular=True, align="right")
        self._node(painter, x, middle)

    def _node(self, painter: QPainter, x: float, y: float) -> None:
        state = self._leaf.state
        side = float(look.grow(26 if state == "next" else 22))
        node, radius = QRectF(x - side / 2, y - side / 2, side, side), side / 2
        if state == "done":
            edge = look.color("done")
            paint.panel(painter, node, look.color("done_soft"), radius=radius, border=edge, width=look.stroke)
            inset = side * 0.14
            icons.draw(painter, "check", "done", node.adjusted(inset, inset, -inset, -inset))
        elif state == "next":
            paint.panel(
                painter, node, look.color("page"), radius=radius, border=look.color("accent"), width=3
            )
            inset = side * 0.27
            inner = node.adjusted(inset, inset, -inset, -inset)
            paint.panel(painter, inner, look.color("accent"), radius=radius)
        else:
            inner, edge = node.adjusted(4, 4, -4, -4), look.color("edge")
            paint.panel(painter, inner, look.color("page"), radius=radius, border=edge, width=2)


class DayLine(QWidget):
    """`show_leaves([Leaf(time, card, state)])`; the cards are the screen's own."""

    def __init__(self, leaves: Sequence[Leaf] = ()) -> None:
        super().__init__()
        self._list = column(gap="")
        self._stops: list[_Stop] = []
        self.setLayout(self._list)
        self.show_leaves(leaves)

    def show_leaves(self, leaves: Sequence[Leaf]) -> None:
        """Another day, or the same further on. A card that stood here stays in its place with all that it holds:
        no cursor, no half letter and no press under way is lost to news about another.
        """
        before = {stop.card: stop for stop in self._stops}
        wanted = {leaf.card for leaf in leaves}
        for card, stop in before.items():
            if card not in wanted:
                card.setParent(None)  # not with its stop and at once: the press that ends it may be its own
                self._list.removeWidget(stop)
                stop.hide()
                stop.setParent(None)
                stop.deleteLater()
        self._stops = []
        for number, leaf in enumerate(leaves):
            place = {"first": number == 0, "last": number == len(leaves) - 1}
            stop = before.get(leaf.card) or _Stop(leaf, **place)
            stop.say(leaf, **place)
            self._list.insertWidget(number, stop)
            stop.show()
            self._stops.append(stop)


def under_the_line(widget: QWidget) -> QWidget:
    """A widget that stands where the cards stand, below the last."""
    return _Under(widget)


class _Under(QWidget, Part):
    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.setLayout(row((widget, 1), gap=""))
        self.refit()

    def refit(self) -> None:
        self.setContentsMargins(look.grow(GUTTER), 0, 0, 0)
        super().refit()
