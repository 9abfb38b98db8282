"""The small drawings: a calendar leaf, a box to tick.  Words are text, shapes are not."""

from datetime import date, time
from typing import Any

from casework.calendar import WEEKDAYS
from desktop.paper import ink
from desktop.paper.bricks import Brick, Size
from desktop.paper.letters import BOLD, SANS, SEMI
from desktop.paper.structure import content, decor, figure
from desktop.paper.words import SHORT_MONTHS, day, hour

MM = ink.MM


class Leaf(Brick):
    """A calendar leaf: weekday, day, month and hour; heard as one line of text."""

    def __init__(self, on: date, at: time | None = None, k: float = 1.0) -> None:
        """Take the day, the hour when there is one, and how much larger than normal."""
        super().__init__()
        self.on, self.at, self.k = on, at, k

    def wrap(self, _width: float, _height: float) -> Size:
        """The same size each time, lower when there is no hour."""
        self.width, self.height = 21 * MM * self.k, (26.5 if self.at else 21.5) * MM * self.k
        return self.width, self.height

    def draw(self) -> None:
        """Draw the leaf, then its words from the top."""
        c, k = self.canv, self.k
        band = 6.2 * MM * k
        with decor(c):
            self._sheet(band)
        said = day(self.on, weekday=True) + (f" kl. {hour(self.at)}" if self.at else "")
        top = self.height - band
        with content(c, "P", actual=said):
            c.setFillColor(ink.WHITE)
            self._line(WEEKDAYS[self.on.weekday()], SEMI, 10.5 * k, top + 1.75 * MM * k)
            c.setFillColor(ink.INK)
            self._line(str(self.on.day), BOLD, 24 * k, top - 8.0 * MM * k)
            self._line(SHORT_MONTHS[self.on.month - 1], SANS, 10.5 * k, top - 12.9 * MM * k)
            if self.at:
                self._line(f"kl. {hour(self.at)}", SEMI, 10.5 * k, 2.1 * MM * k)

    def _sheet(self, band: float) -> None:
        c, w, h = self.canv, self.width, self.height
        c.setLineWidth(0.8)
        c.setStrokeColor(ink.PINE)
        c.setFillColor(ink.WHITE)
        c.roundRect(0, 0, w, h, 1.6 * MM, stroke=1, fill=1)
        c.setFillColor(ink.PINE)
        path = c.beginPath()
        path.moveTo(0, h - band)
        path.lineTo(0, h - 1.6 * MM)
        path.arcTo(0, h - 3.2 * MM, 3.2 * MM, h, 180, -90)
        path.lineTo(w - 1.6 * MM, h)
        path.arcTo(w - 3.2 * MM, h - 3.2 * MM, w, h, 90, -90)
        path.lineTo(w, h - band)
        path.close()
        c.drawPath(path, stroke=0, fill=1)

    def _line(self, text: str, font: str, size: float, y: float) -> None:
        self.canv.setFont(font, size)
        self.canv.drawCentredString(self.width / 2, y, text)


class Square(Brick):
    """A box to tick, ticked or empty; a ticked one says so in words to those who hear the paper."""

    def __init__(self, ticked: str = "", *, size: float = 4 * MM) -> None:
        """Take what a tick means here ("gjort"); nothing leaves the box empty for a pen."""
        super().__init__()
        self.ticked, self.size = ticked, size

    def wrap(self, _width: float, _height: float) -> Size:
        """A square."""
        self.width = self.height = self.size
        return self.size, self.size

    def draw(self) -> None:
        """Draw the box, and the tick when there is one."""
        c, s = self.canv, self.size
        with figure(c, self.ticked, s, s) if self.ticked else decor(c):
            c.setStrokeColor(ink.INK)
            c.setFillColor(ink.WHITE)
            c.setLineWidth(1)
            c.rect(0, 0, s, s, stroke=1, fill=1)
            if self.ticked:
                tick(c, s * 0.2, s * 0.25, s * 0.62)

    def baseline(self) -> float:
        """Its lower edge stands on the line of the text."""
        return self.size


def tick(c: Any, x: float, y: float, size: float) -> None:
    """A tick whose lower left corner is here."""
    lines = [(x, y + size * 0.43, x + size * 0.35, y), (x + size * 0.35, y, x + size, y + size * 0.88)]
    c.setLineWidth(1.7)
    c.setLineCap(1)
    c.lines(lines)
    c.setLineCap(0)
