"""Layouts that give way: what stands side by side at 100 % stands one above the other at 200 % or in a
small window.

A breakpoint is never a number of pixels but a question: is there room for what each part needs *at this
text size*?
"""

from itertools import pairwise

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QLayout, QLayoutItem, QWidget, QWidgetItem

from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.scroll import Scroller


class Reflow(QLayout):
    """Common: the list of items, and height asked from the same routine that places them."""

    def __init__(self, *widgets: QWidget, gap: str = "pad") -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._hints: dict[int, tuple[int, int]] = {}
        self._gap = look.space(gap) if gap else 0
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """One more, at the end."""
        self.addChildWidget(widget)
        self._items.append(QWidgetItem(widget))
        self.invalidate()

    def place(self, rect: QRect, *, move: bool) -> int:
        """Place the items in `rect` (or only try, without `move`); returns the height it takes.

        Here: all on top of each other, as in a stack of cards; every kind of layout says it anew.
        """
        for item in self.seen() if move else []:
            item.setGeometry(rect)
        return max((self.need(item, rect.width()) for item in self.seen()), default=0)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt hands an item."""
        self._items.append(item)

    def count(self) -> int:
        """How many items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem:
        """Qt asks until it gets nothing."""
        return self._items[index] if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def takeAt(self, index: int) -> QLayoutItem:
        """Qt takes an item out."""
        if not 0 <= index < len(self._items):
            return None  # type: ignore[return-value]
        self.invalidate()
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        """Both: what is inside decides."""
        return Qt.Orientation.Horizontal | Qt.Orientation.Vertical

    def hasHeightForWidth(self) -> bool:
        """Always: that is the point."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Kept per width, because Qt asks many times per pass and layouts stand in layouts."""
        if width not in self._heights:
            self._heights[width] = self.place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Something inside changed."""
        self._heights.clear()
        self._hints.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Place for real, by what each part likes now."""
        self._hints.clear()
        super().setGeometry(rect)
        self.place(rect, move=True)

    def sizeHint(self) -> QSize:
        """At least the widest and the highest."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The widest and the highest of what is inside, without what is hidden."""
        sizes = [item.minimumSize() for item in self.seen()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def seen(self) -> list[QLayoutItem]:
        """The items that take room."""
        return [item for item in self._items if not item.isEmpty()]

    def hint(self, item: QLayoutItem) -> QSize:
        """How large `item` likes to be; asked once until something changes, because every row asks again."""
        found = self._hints.get(id(item))
        if found is None:
            size = item.sizeHint()
            found = self._hints[id(item)] = size.width(), size.height()
        return QSize(*found)

    def need(self, item: QLayoutItem, width: int) -> int:
        """How high `item` must be at this width."""
        return item.heightForWidth(width) if item.hasHeightForWidth() else self.hint(item).height()


class Beside(Reflow):
    """Columns `(widget, weight, least px at 100 % text)`. Too narrow: one above the other.

    Weight 0 is exactly its least, or where that is 0 too, as wide as it likes to be at the text size of the moment.
    """

    def __init__(self, *parts: tuple[QWidget, int, int], gap: str = "pad", middle: bool = False) -> None:
        super().__init__(*(part[0] for part in parts), gap=gap)
        self._middle = middle
        self._rules = {part[0]: (part[1], part[2]) for part in parts}

    def demand(self, widget: QWidget, *, weight: int, least: int) -> None:
        """Change what one column asks for; those around it may have to be higher then."""
        if self._rules.get(widget) != (weight, least):
            self._rules[widget] = (weight, least)
            self.update()

    def widths(self, width: int) -> list[int] | None:
        """Widths side by side, or None when they must be stacked."""
        seen = [
            (item, *self._rules[widget]) for item in self.seen() if (widget := item.widget()) in self._rules
        ]
        least = [
            round(value * look.scale) if weight or value else self.hint(item).width()
            for item, weight, value in seen
        ]
        weights = [weight for _item, weight, _value in seen]
        gaps = self._gap * (len(least) - 1)
        spare = width - sum(least) - gaps
        if spare < 0 and len(least) > 1:
            return None
        whole = sum(weights) or 1
        widths = [value + spare * weight // whole for value, weight in zip(least, weights, strict=True)]
        if any(weights):
            widths[weights.index(max(weights))] += width - sum(widths) - gaps
        return widths

    def place(self, rect: QRect, *, move: bool) -> int:
        """Side by side if every one gets its least, else stacked."""
        widths = self.widths(rect.width())
        if widths is None:
            return self._stack(rect, move=move)
        items = self.seen()
        needs = [
            item.minimumSize().height() if isinstance(item.widget(), Scroller) else self.need(item, width)
            for item, width in zip(items, widths, strict=True)
        ]  # what scrolls is content with the room there is: at its full height it would run under what stands below
        high = max(needs, default=0)
        if not move:
            return high
        x, tall = rect.left(), max(high, rect.height())
        for item, width, need in zip(items, widths, needs, strict=True):
            own = need if self._middle else tall
            item.setGeometry(QRect(x, rect.top() + (tall - own) // 2, width, own))
            x += width + self._gap
        return high

    def _stack(self, rect: QRect, *, move: bool) -> int:
        y = rect.top()
        for item in self.seen():
            high = self.need(item, rect.width())
            if move:
                item.setGeometry(QRect(rect.left(), y, rect.width(), high))
            y += high + self._gap
        return y - self._gap - rect.top()


class Evenly(Reflow):
    """Equal cells, as many in a row as have room for `least`: outcomes of a visit, dates, figures.

    A button whose words need more than that makes every cell wider: in another language they may be longer.
    """

    def __init__(self, *widgets: QWidget, least: int, gap: str = "near") -> None:
        super().__init__(*widgets, gap=gap)
        self._least = least

    def place(self, rect: QRect, *, move: bool) -> int:
        """Rows of equal cells; the last cell takes the odd pixels."""
        items = self.seen()
        if not items:
            return 0
        words = (item.minimumSize().width() for item in items if _is_button(item.widget()))
        cell = max(round(self._least * look.scale), *words, 0) + self._gap
        fit = max(1, min(len(items), (rect.width() + self._gap) // cell))
        fit = -(-len(items) // -(-len(items) // fit))
        width = (rect.width() - self._gap * (fit - 1)) // fit
        edges = [rect.left() + number * (width + self._gap) for number in range(fit)]
        edges.append(rect.right() + 1 + self._gap)
        y = rect.top()
        for start in range(0, len(items), fit):
            cells = items[start : start + fit]
            high = max(self.need(item, width) for item in cells)
            if move:
                for item, (left, following) in zip(cells, pairwise(edges), strict=False):
                    item.setGeometry(QRect(left, y, following - self._gap - left, high))
            y += high + self._gap
        return y - self._gap - rect.top()


def _is_button(widget: QWidget | None) -> bool:
    """Whether a cell is a button, or holds one that keeps its own size."""
    if isinstance(widget, QAbstractButton):
        return True
    return type(widget) is QWidget and widget.findChild(QAbstractButton) is not None


AIR = 16
"""Between two buttons that are bare words (px at 100 %)."""


class Flow(Reflow):
    """Like words in a line: chips and buttons wrap to the next row.

    With `fill` they share what a row has left, and no row is left with one of them while another has three.
    """

    def __init__(self, *widgets: QWidget, gap: str = "near", fill: bool = False) -> None:
        super().__init__(*widgets, gap=gap)
        self._fill = fill

    def _rows(self, rect: QRect) -> list[list[tuple[QLayoutItem, int]]]:
        """Items with their left edge, row by row."""
        seen = self.seen()
        wides = [min(self.hint(item).width(), rect.width()) for item in seen]  # asked once, tried often
        airs = [0, *(self._air(one, other) for one, other in pairwise(seen))]
        rows = self._broken(wides, airs, rect.width())
        if self._fill and len(rows) > 1:
            least, most = rect.width() // 2, rect.width()
            while most - least > 1:  # the least width in which there are no more rows: they come out even
                middle = (least + most) // 2
                is_enough = len(self._broken(wides, airs, middle)) == len(rows)
                least, most = (least, middle) if is_enough else (middle, most)
            rows = self._broken(wides, airs, most)
        return [[(seen[number], rect.left() + x) for number, x in row] for row in rows]

    def _broken(self, wides: list[int], airs: list[int], most: int) -> list[list[tuple[int, int]]]:
        """Row by row which item and how far from the edge; no row is wider than `most` where it holds more than one."""
        rows: list[list[tuple[int, int]]] = [[]]
        x = 0
        for number, (wide, air) in enumerate(zip(wides, airs, strict=False)):
            x += air if rows[-1] else 0
            if rows[-1] and x + wide > most:
                rows.append([])
                x = 0
            rows[-1].append((number, x))
            x += wide + self._gap
        return rows

    def _air(self, one: QLayoutItem, other: QLayoutItem) -> int:
        """What two neighbours need beyond the gap."""
        before, after = one.widget(), other.widget()
        near = isinstance(before, Button) and isinstance(after, Button) and before.runs_on_into(after)
        return max(0, look.grow(AIR) - self._gap) if near else 0

    def place(self, rect: QRect, *, move: bool) -> int:
        """Fill row after row."""
        y = rect.top()
        for line in self._rows(rect):
            high = max((self._size(item, rect.width()).height() for item, _x in line), default=0)
            more = self._share(line, rect) if self._fill else 0
            for number, (item, left) in enumerate(line):
                size = self._size(item, rect.width()).grownBy(QMargins(0, 0, more, 0))
                if move:
                    item.setGeometry(
                        QRect(QPoint(left + number * more, y + (high - size.height()) // 2), size)
                    )
            y += high + self._gap
        return y - self._gap - rect.top()

    def _size(self, item: QLayoutItem, width: int) -> QSize:
        """As wide as it likes; no wider than the row, and then as high as that takes."""
        wide = min(self.hint(item).width(), width)
        return QSize(wide, max(self.need(item, wide), self.hint(item).height()))

    def _share(self, line: list[tuple[QLayoutItem, int]], rect: QRect) -> int:
        """Return how much wider each item of a row may be."""
        last, left = line[-1] if line else (None, 0)
        used = left + self.hint(last).width() - rect.left() if last else rect.width()
        return max(0, (rect.width() - used) // max(1, len(line)))

    def sizeHint(self) -> QSize:
        """All in one row."""
        sizes = [self.hint(item) for item in self.seen()]
        wide = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        wide += sum(self._air(one, other) for one, other in pairwise(self.seen()))
        return QSize(wide, max((size.height() for size in sizes), default=0))
