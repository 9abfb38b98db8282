"""Room for signatures, and signatures: what was drawn on a screen stands there as a line, never as a picture."""

from collections.abc import Sequence
from typing import Final

from casework.clock import local
from casework.plan_paper import PlanSigner
from desktop.paper import ink
from desktop.paper.bricks import Brick, Gap, Row, Size, Stack
from desktop.paper.letters import SEMI, width
from desktop.paper.structure import decor, figure
from desktop.paper.text import Text, say
from desktop.paper.words import day

MM = ink.MM
ON_PAPER: Final = "Skrevet under på papir"
PEN: Final = 1.3
"""How thick a drawn line is, in points: that of a ball pen."""


def sign(signer: PlanSigner, size: float = 12) -> Stack:
    """Room for a signature or a date, and under it who writes there, and when he did: all of a name, however long."""
    plain = ink.style(size, size * 1.25, color=ink.QUIET)
    small = ink.style(size if size >= ink.LARGE else max(size - 1.5, 10.5), size * 1.2, color=ink.QUIET)
    name = say(ink.style(size, size * 1.25, SEMI) if signer.role else plain, signer.name)
    told = say(small, ON_PAPER) if signer.way == "paper" else None
    under = [say(small, line) for line in (signer.role, _when(signer)) if line]
    return Stack(_Above(signer, told), Gap(1.5 * MM), name, *under)


class _Above(Brick):
    """14 mm of air and a line, and what was signed between them."""

    AIR = 14 * MM

    def __init__(self, signer: PlanSigner, told: Text | None) -> None:
        super().__init__()
        self.signer, self.told = signer, told

    def wrap(self, room: float, height: float) -> Size:
        self.width, self.height = room, self.AIR
        if self.told is not None:
            self.told.wrap(room, height)
        return room, self.height

    def draw(self) -> None:
        with decor(self.canv):
            self.canv.setStrokeColor(ink.INK)
            self.canv.setLineWidth(0.8)
            self.canv.line(0, 0, self.width, 0)
        if self.signer.strokes:
            self._draw_strokes()
        elif self.told is not None:
            self.told.drawOn(self.canv, 0, 1.5 * MM)

    def _draw_strokes(self) -> None:
        """The strokes as they were drawn, as large as the air takes them and never wider than tall letters need."""
        strokes, high, wide = self.signer.strokes, self.AIR - 2 * MM, self.width
        xs, ys = ([point[axis] for stroke in strokes for point in stroke] for axis in (0, 1))
        left, lowest = min(xs), max(ys)
        scale = min(high / max(lowest - min(ys), 1), wide / max(max(xs) - left, 1), self.AIR / 600)
        base = 1 * MM
        with figure(self.canv, f"Underskrift: {self.signer.name}, {_when(self.signer)}", wide, self.height):
            self.canv.setStrokeColor(ink.INK)
            self.canv.setLineWidth(PEN)
            self.canv.setLineCap(1)
            self.canv.setLineJoin(1)
            path = self.canv.beginPath()
            for stroke in strokes:
                points = [(scale * (x - left), base + scale * (lowest - y)) for x, y, _t in stroke]
                path.moveTo(*points[0])
                for point in points[1:] or points:
                    path.lineTo(*point)
            self.canv.drawPath(path, stroke=1, fill=0)
            self.canv.setLineCap(0)
            self.canv.setLineJoin(0)


def _when(signer: PlanSigner) -> str:
    """The day that was signed, and the hour where it was on a screen."""
    if signer.signed_on is None:
        return ""
    said = day(signer.signed_on, year=True)
    if signer.way != "drawn" or not signer.signed_at:
        return said
    return f"{said} kl. {local(signer.signed_at):%H.%M}"


def signing(signers: Sequence[PlanSigner], size: float = 12) -> Stack:
    """The date first, then everyone who signs: three, two or one abreast, by the longest word of a name.

    Who has signed has a day of his own: the room for a date goes where everybody has.
    """
    is_open = not all(one.way for one in signers)
    gap, date_room = 6 * MM, 22 * MM if is_open else 0.0
    before = date_room + gap if is_open else 0.0
    words = [word for one in signers for word in one.name.replace("-", "- ").split()]
    longest = max((width(word, SEMI, size) for word in words), default=0)

    def room(abreast: int) -> float:
        return (ink.FULL - before - gap * (abreast - 1)) / abreast

    most = min(len(signers), 3)
    abreast = next((count for count in range(most, 1, -1) if room(count) >= longest), 1)
    rows = []
    for start in range(0, len(signers), abreast):
        first = [(0.0, date_room, sign(PlanSigner("Dato"), size))] if start == 0 and is_open else []
        beside = [
            (before + at * (room(abreast) + gap), room(abreast), sign(one, size))
            for at, one in enumerate(signers[start : start + abreast])
        ]
        rows.append(Row(*first, *beside, align="top"))
    return Stack(*rows, gap=2 * MM)
