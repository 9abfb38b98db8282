"""One goal's measure as a stair: steps behind are solid, steps ahead are outlined, a flag says where you are."""

from typing import Any

from desktop.paper import ink
from desktop.paper.bricks import Brick, Size
from desktop.paper.drawings import tick
from desktop.paper.letters import BOLD, SEMI, width
from desktop.paper.structure import content, decor
from desktop.paper.text import Text, say

MM = ink.MM
FLAG = "Du er her"
BASE = 5 * MM


class Stairs(Brick):
    """It measures one goal, and is never the sequence of a life; a step once reached stays solid."""

    def __init__(self, steps: tuple[tuple[str, str], ...], reached: int, *, size: float, rise: float) -> None:
        """Take (text, when) of each step, how many are reached, the size of the words and the rise of a step."""
        super().__init__()
        self.here, self.size, self.rise = min(reached, len(steps)) - 1, size, rise
        label = ink.style(size, size * 1.22, SEMI)
        when = ink.style(size, size * 1.22, color=ink.QUIET)
        self.texts: list[tuple[Text, Text]] = [(say(label, what), say(when, at)) for what, at in steps]
        self.sizes: list[Size] = []
        self.step = 0.0

    def wrap(self, width: float, height: float) -> Size:
        """As high as the highest step with its words and flag."""
        self.width, self.step = width, width / len(self.texts)
        room = self.step - 3 * MM
        self.sizes = [(a.wrap(room, height)[1], b.wrap(room, height)[1]) for a, b in self.texts]
        self.height = max(
            BASE + at * self.rise + a + b + 3 * MM + (7 * MM if at == self.here else 0)
            for at, (a, b) in enumerate(self.sizes)
        )
        return width, self.height

    def draw(self) -> None:
        """Draw the treads, then the words of each step from the first to the last."""
        c: Any = self.canv
        with decor(c):
            self._treads(c)
        for at, ((what, when), (high, low)) in enumerate(zip(self.texts, self.sizes, strict=True)):
            x, top = at * self.step, BASE + at * self.rise
            y = top + 1.6 * MM
            if at <= self.here:
                with content(c, "Span", actual="nået: "):
                    c.setStrokeColor(ink.WHITE)
                    tick(c, x + 2 * MM, top - 3.4 * MM, 2.4 * MM)
            if at == self.here:
                self._flag(c, x + 0.8 * MM, y + high + low + 1.2 * MM)
            what.drawOn(c, x + 1 * MM, y + low)
            when.drawOn(c, x + 1 * MM, y)

    def _outline(self, path: Any, first: int, last: int) -> None:
        for at in range(first, last + 1):
            top = BASE + at * self.rise
            path.lineTo(at * self.step, top)
            path.lineTo((at + 1) * self.step, top)

    def _treads(self, c: Any) -> None:
        last = len(self.texts) - 1
        for first, end, fill in ((0, self.here, ink.PINE), (self.here + 1, last, ink.SAND)):
            if end >= first:
                path = c.beginPath()
                path.moveTo(first * self.step, 0)
                self._outline(path, first, end)
                path.lineTo((end + 1) * self.step, 0)
                path.close()
                c.setFillColor(fill)
                c.drawPath(path, stroke=0, fill=1)
        if self.here < last:
            c.setStrokeColor(ink.INK)
            c.setLineWidth(1.6)
            path = c.beginPath()
            path.moveTo((self.here + 1) * self.step, BASE + self.here * self.rise if self.here >= 0 else 0)
            self._outline(path, self.here + 1, last)
            path.lineTo(self.width, 0)
            c.drawPath(path)
            c.setLineWidth(0.8)
            c.line(0, 0, self.width, 0)

    def _flag(self, c: Any, x: float, y: float) -> None:
        long = width(FLAG, BOLD, self.size) + 5 * MM
        with decor(c):
            c.setFillColor(ink.AMBER)
            c.setStrokeColor(ink.INK)
            c.setLineWidth(0.8)
            path = c.beginPath()
            path.moveTo(x, y)
            for right, up in (
                (long - 2 * MM, 0),
                (long, 2.75 * MM),
                (long - 2 * MM, 5.5 * MM),
                (0, 5.5 * MM),
            ):
                path.lineTo(x + right, y + up)
            path.close()
            c.drawPath(path, stroke=1, fill=1)
        with content(c, "P"):
            c.setFillColor(ink.INK)
            c.setFont(BOLD, self.size)
            c.drawString(x + 1.5 * MM, y + 1.5 * MM, FLAG)
