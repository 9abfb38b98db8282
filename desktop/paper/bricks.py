"""The bricks: gaps, lines, stacks, rows and panels.  Each draws in reading order, and breaks when it must."""

from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from desktop.paper import ink
from desktop.paper.structure import Shared, decor, group
from desktop.paper.text import Text, say

Size = tuple[float, float]
Role = str | Shared | None


class Brick(Flowable):
    """Anything that is drawn: it knows its size after `wrap`, and where its first line of text stands."""

    width: float = 0
    height: float = 0

    def baseline(self) -> float:
        """How far under its top the first line of text stands; 0 when there is none."""
        return 0


class Gap(Brick):
    """Air."""

    def __init__(self, height: float) -> None:
        """Take the height in points."""
        super().__init__()
        self.height = height

    def wrap(self, _width: float, _height: float) -> Size:
        """Nothing wide, as high as told."""
        return 0, self.height

    def draw(self) -> None:
        """Leave the paper white."""


class Rule(Brick):
    """A line over the whole width: 1.1 opens a section, .5 parts two things.  `space` vanishes at a page's top."""

    def __init__(
        self, weight: float = 0.5, *, after: float = 0, space: float = 0, strong: bool = False
    ) -> None:
        """Take the weight and the air after it and before it."""
        super().__init__()
        self.spaceBefore = space
        self.weight, self.after, self.color = weight, after, ink.INK if strong else ink.STONE

    def wrap(self, width: float, _height: float) -> Size:
        """As wide as there is room."""
        self.width, self.height = width, self.after + self.weight
        return width, self.height

    def draw(self) -> None:
        """Draw the line."""
        with decor(self.canv):
            self.canv.setStrokeColor(self.color)
            self.canv.setLineWidth(self.weight)
            self.canv.line(0, self.after, self.width, self.after)


class Stack(Brick):
    """Flowables under each other.  `role` groups them in the structure tree: L, Sect ..."""

    def __init__(self, *items: Flowable | None, gap: float = 0, role: Role = None) -> None:
        """Take the items; None is skipped."""
        super().__init__()
        self.items = [one for one in items if one is not None]
        self.gap, self.role = gap, role
        self.sizes: list[float] = []

    def wrap(self, width: float, height: float) -> Size:
        """The sum of the items and the air between them."""
        self.width, self.sizes = width, [float(one.wrap(width, height)[1]) for one in self.items]
        self.height = sum(self.sizes) + self.gap * max(len(self.items) - 1, 0)
        return width, self.height

    def draw(self) -> None:
        """Draw from the top."""
        y = self.height
        with group(self.canv, self.role):
            for item, size in zip(self.items, self.sizes, strict=True):
                item.drawOn(self.canv, 0, y - size)
                y -= size + self.gap

    def baseline(self) -> float:
        """That of the first item."""
        return float(self.items[0].baseline()) if self.items and hasattr(self.items[0], "baseline") else 0

    def split(self, width: float, height: float) -> list[Flowable]:
        """Break between two items, or inside one that is higher than the page allows."""
        used = 0.0
        for at, item in enumerate(self.items):
            size = float(item.wrap(width, height)[1])
            if used + size > height + 0.01:
                inner = item.split(width, height - used) if size > height / 2 else []
                over = inner if len(inner) > 1 else [item]
                first, rest = [*self.items[:at], *over[:-1]], [over[-1], *self.items[at + 1 :]]
                if _is_lonely(rest, size) and len(first) > 2 and isinstance(first[-1], Text):
                    rest.insert(0, first.pop())
                return [self._part(first), self._part(rest)] if first else []
            used += size + self.gap
        return [self]

    def _part(self, items: Sequence[Flowable]) -> "Stack":
        self.role = Shared(self.role) if isinstance(self.role, str) else self.role
        return Stack(*items, gap=self.gap, role=self.role)


def _is_lonely(rest: Sequence[Flowable], size: float) -> bool:
    """Tell whether one line of text would begin a page alone, as who wrote what stands on the page before."""
    return len(rest) == 1 and isinstance(rest[0], Text) and size < 2 * rest[0].style.leading


Cell = tuple[float, float, Flowable | None]
"""Where a cell begins, how wide it is, what stands in it."""


class Row(Brick):
    """Cells side by side, their first lines of text on one line.  `role` LI makes a list item."""

    def __init__(self, *cells: Cell, role: Role = None, align: str = "baseline") -> None:
        """Take the cells; one without anything in it is skipped."""
        super().__init__()
        self.cells = [(x, room, flow) for x, room, flow in cells if flow is not None]
        self.role, self.align = role, align
        self.is_whole = False
        self.sizes: list[float] = []
        self.drop: list[float] = []

    def wrap(self, width: float, height: float) -> Size:
        """As high as its highest cell."""
        self.width = width
        self.sizes = [float(flow.wrap(room, height)[1]) for _, room, flow in self.cells]
        lines = [self._line(flow) for *_, flow in self.cells]
        lowest = max(lines, default=0)
        self.drop = [lowest - line if line else 0 for line in lines]
        self.height = max((size + drop for size, drop in zip(self.sizes, self.drop, strict=True)), default=0)
        return width, self.height

    def _line(self, flow: Any) -> float:
        return float(flow.baseline()) if self.align == "baseline" and hasattr(flow, "baseline") else 0

    def draw(self) -> None:
        """Draw from left to right; in a list item, what follows the label is its body."""
        is_item = (self.role.tag if isinstance(self.role, Shared) else self.role) == "LI"
        with group(self.canv, self.role), ExitStack() as body:
            opened = not is_item
            for (x, _, flow), size, drop in zip(self.cells, self.sizes, self.drop, strict=True):
                label = getattr(getattr(flow, "spot", None), "tag", "") == "Lbl"
                if not opened and not label:
                    body.enter_context(group(self.canv, "LBody"))
                    opened = True
                flow.drawOn(self.canv, x, self.height - drop - size)

    def baseline(self) -> float:
        """That of the lowest first line; the cells of a "top" row hang from one edge, so the first line counts."""
        if self.align not in {"baseline", "top"}:
            return 0
        return max(
            (float(flow.baseline()) for *_, flow in self.cells if hasattr(flow, "baseline")), default=0
        )

    def split(self, width: float, height: float) -> list[Flowable]:
        """Break every cell that is too high; the shorter ones stay above the break. What is whole breaks nowhere."""
        if self.is_whole:
            return []
        self.wrap(width, height)
        above: list[Cell] = []
        below: list[Cell] = []
        for (x, room, flow), size, drop in zip(self.cells, self.sizes, self.drop, strict=True):
            if size + drop <= height:
                above.append((x, room, flow))
                continue
            parts = flow.split(room, height - drop)
            if len(parts) < 2:
                return []
            above.append((x, room, parts[0]))
            below.append((x, room, parts[1] if len(parts) == 2 else Stack(*parts[1:])))
        if not below:
            return [self]
        self.role = Shared(self.role) if isinstance(self.role, str) else self.role
        return [Row(*half, role=self.role, align=self.align) for half in (above, below)]


class Panel(Brick):
    """A surface behind something, with an edge that survives a printer which drops light tints."""

    def __init__(self, inner: Flowable, *, pad: Size = (5 * ink.MM, 4.5 * ink.MM)) -> None:
        """Take what stands on the surface and the air around it."""
        super().__init__()
        self.inner, self.pad = inner, pad

    def wrap(self, width: float, height: float) -> Size:
        """What stands on it and the air around."""
        across, down = self.pad
        self.width, self.height = width, float(self.inner.wrap(width - 2 * across, height)[1]) + 2 * down
        return width, self.height

    def draw(self) -> None:
        """Draw the surface, then what stands on it."""
        with decor(self.canv):
            self.canv.setFillColor(ink.SAND)
            self.canv.setStrokeColor(ink.INK)
            self.canv.setLineWidth(0.7)
            self.canv.roundRect(0, 0, self.width, self.height, 2.2 * ink.MM, stroke=1, fill=1)
        self.inner.drawOn(self.canv, *self.pad)

    def split(self, width: float, height: float) -> list[Flowable]:
        """Two panels, when what stands on it must break."""
        across, down = self.pad
        parts = self.inner.split(width - 2 * across, height - 2 * down)
        return [Panel(part, pad=self.pad) for part in parts] if len(parts) > 1 else []


class Lines(Brick):
    """Room to write by hand: 8.5 mm between the lines is what a tired hand needs."""

    def __init__(
        self,
        count: int = 1,
        pitch: float = 8.5 * ink.MM,
        *,
        label: str = "",
        style: ParagraphStyle | None = None,
    ) -> None:
        """Take how many lines, how far apart, and the words that the first one follows."""
        super().__init__()
        self.count, self.pitch = count, pitch
        self.label = say(style, label) if style is not None else None
        self.indent = 0.0

    def wrap(self, width: float, height: float) -> Size:
        """As high as its lines."""
        self.width, self.height = width, self.count * self.pitch
        if self.label is not None:
            self.label.wrap(width, height)
            self.indent = min(self.label.getActualLineWidths0()[0] + 2 * ink.MM, width)
        return width, self.height

    def draw(self) -> None:
        """Draw the words, then the lines."""
        if self.label is not None:
            style = self.label.style
            self.label.drawOn(self.canv, 0, self.height - self.pitch - style.leading + style.fontSize)
        with decor(self.canv):
            self.canv.setStrokeColor(ink.STONE)
            self.canv.setLineWidth(0.6)
            for at in range(self.count):
                y = self.height - (at + 1) * self.pitch
                self.canv.line(self.indent if at == 0 else 0, y, self.width, y)
