"""One goal as a stair: steps behind are solid, steps ahead are outlined, a flag says where you are.

How many are behind you stands in words above the stair, and what each of them is under it.
"""

from typing import Any

from desktop.paper import ink
from desktop.paper.bricks import Brick, Size
from desktop.paper.drawings import tick
from desktop.paper.letters import BOLD, width
from desktop.paper.structure import content, decor

MM = ink.MM
FLAG = "Du er her"
BASE = 5 * MM


class Stairs(Brick):
    """It measures one goal, and is never the sequence of a life; a step once reached stays solid."""

    def __init__(self, steps: int, reached: int, *, size: float, rise: float) -> None:
        """Take how many steps there are and are reached, the size of the words and the rise of a step."""
        super().__init__()
        self.steps, self.here, self.size, self.rise = steps, min(reached, steps) - 1, size, rise
        self.step = 0.0

    def wrap(self, width: float, _height: float) -> Size:
        """As high as the highest step, or the flag."""
        self.width, self.step = width, width / self.steps
        top = BASE + (self.steps - 1) * self.rise
        self.height = max(top, BASE + self.here * self.rise + 8 * MM)
        return width, self.height

    def draw(self) -> None:
        """Draw the treads, a tick on each that is behind you, and the flag on the last of them."""
        c: Any = self.canv
        with decor(c):
            self._treads(c)
            c.setStrokeColor(ink.WHITE)
            for at in range(self.here + 1):
                tick(c, at * self.step + 2 * MM, BASE + at * self.rise - 3.4 * MM, 2.4 * MM)
        x, y = max(self.here, 0) * self.step + 0.8 * MM, BASE + self.here * self.rise + 1.6 * MM
        if self.here >= 0:
            self._flag(c, x, y)

    def _outline(self, path: Any, first: int, last: int) -> None:
        for at in range(first, last + 1):
            top = BASE + at * self.rise
            path.lineTo(at * self.step, top)
            path.lineTo((at + 1) * self.step, top)

    def _treads(self, c: Any) -> None:
        last = self.steps - 1
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
