"""The sheet: head and foot of every page, and the one function that turns flowables into the bytes of a paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from desktop.paper import ink
from desktop.paper.archive import LANGUAGE, PRODUCER, About, ArchiveCanvas, Attached, teach_library
from desktop.paper.joining import in_visual_order
from desktop.paper.letters import SANS, SEMI, width
from desktop.paper.structure import TaggedCanvas, decor

SENDER_ROOM, RUNNING_ROOM, ASK_ROOM = 75 * ink.MM, 105 * ink.MM, 130 * ink.MM
LARGE_RUNNING, LARGE_STAMP = 92 * ink.MM, (80 * ink.MM, 62 * ink.MM)
"""In large print: the head from page 2 on, and what stands at its right on page 1 and after it."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What head and foot say: the sender, the kind of paper, whose it is, edition and date, whom to ask."""

    sender: str
    kind: str
    owner: str
    stamp: str
    ask: str
    issued_on: date
    size: float = ink.FURNITURE
    seal_said: str = ""
    """What is heard of the seal, where the file has room for one."""
    attached: Attached | None = None
    """What the paper says as data, where the municipality wants it in the file."""
    marked: bool = True
    """Whether the head bears our mark: a paper that is the citizen's own bears none."""

    def title(self) -> str:
        """What the file is called: "Fælles plan for Amina Testperson"."""
        return f"{self.kind} for {self.owner}"

    def rooms(self, *, first: bool) -> tuple[float, float]:
        """How wide the left and the right of the head may be."""
        if self.size > ink.FURNITURE:
            return SENDER_ROOM if first else LARGE_RUNNING, LARGE_STAMP[0 if first else 1]
        return SENDER_ROOM if first else RUNNING_ROOM, ink.FULL


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished paper, its number of pages, and what somebody should know before it is printed."""

    pdf: bytes
    pages: int
    warnings: tuple[str, ...] = ()


def write(
    canvas: Any,
    at: tuple[float, float],
    text: str,
    font: str,
    *,
    size: float,
    room: float = ink.FULL,
    right: bool = False,
) -> None:
    """One line of furniture from its left end, or up to its right end; set smaller when it would not fit."""
    x, y = at
    parts = in_visual_order(text, font)
    size *= min(1.0, room / max(sum(width(part, face, size) for part, face in parts), 1))
    x -= sum(width(part, face, size) for part, face in parts) if right else 0
    for part, face in parts:
        canvas.setFont(face, size)
        canvas.drawString(x, y, part)
        x += width(part, face, size)


def mark(canvas: Any, x: float, y: float) -> None:
    """The foothold: three steps and someone on the way up."""
    unit = 0.8 * ink.MM
    canvas.setFillColor(ink.PINE)
    path = canvas.beginPath()
    path.moveTo(x, y)
    for right, up in ((0, 1.5), (2.7, 1.5), (2.7, 3), (5.3, 3), (5.3, 4.5), (8, 4.5), (8, 0)):
        path.lineTo(x + right * unit, y + up * unit)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.circle(x + 4 * unit, y + 5.1 * unit, 1.15 * unit, stroke=0, fill=1)


def running_title(furniture: Furniture) -> str:
    """The head from page 2 on; a name too long for the line is cut to its first and last word."""
    before, room = f"{furniture.kind} for ", furniture.rooms(first=False)[0]
    left = room - width(before, SEMI, furniture.size)
    return f"{before}{short_name(furniture.owner, left, size=furniture.size)}"


def short_name(name: str, room: float, *, size: float = 11) -> str:
    """A name as the head has room for it: whole, or its first and last word, or the first alone."""
    words = name.split()
    fits = (
        one for one in (name, " ".join(words[:: max(len(words) - 1, 1)])) if width(one, SEMI, size) <= room
    )
    return next(fits, words[0] if words else name)


class _Template(BaseDocTemplate):
    """Draws head and foot on each page; the number of pages is filled in once it is known."""

    def __init__(self, out: BytesIO, furniture: Furniture) -> None:
        super().__init__(
            out,
            pagesize=(ink.WIDE, ink.HIGH),
            title=furniture.title(),
            author=furniture.sender,
            subject=furniture.kind,
            creator=PRODUCER,
            lang=LANGUAGE,
            pageCompression=1,
            initialFontName=SANS,
            invariant=1,
        )
        self.furniture = furniture
        self.pages = 0
        frame = Frame(ink.LEFT, ink.FOOT, ink.FULL, ink.TALL, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate("page", [frame], onPageEnd=self._dress))

    def _dress(self, canvas: TaggedCanvas, _template: object) -> None:
        number = canvas.getPageNumber()
        with decor(canvas, "Pagination"):
            self._head(canvas, first=number == 1)
            canvas.setStrokeColor(ink.STONE)
            canvas.setLineWidth(0.5)
            canvas.line(ink.LEFT, 17.5 * ink.MM, ink.LEFT + ink.FULL, 17.5 * ink.MM)
            canvas.setFillColor(ink.QUIET)
            foot = ink.LEFT, 12.5 * ink.MM
            write(canvas, foot, self.furniture.ask, SANS, size=self.furniture.size, room=ASK_ROOM)
            canvas.doForm(f"side{number}")

    def _head(self, canvas: TaggedCanvas, *, first: bool) -> None:
        y, said = ink.HIGH - ink.TOP - 2.4 * ink.MM, self.furniture
        if said.marked:
            mark(canvas, ink.LEFT, y - 0.8 * ink.MM)
        canvas.setFillColor(ink.INK)
        left = ink.LEFT + (8.5 * ink.MM if said.marked else 0)
        room, late = said.rooms(first=first)
        if first:
            write(canvas, (left, y), said.sender, SEMI, size=max(11, said.size), room=room)
        else:
            write(canvas, (left, y), running_title(said), SEMI, size=said.size, room=room)
        canvas.setFillColor(ink.QUIET)
        stamp = f"{said.kind}  ·  {said.stamp}" if first else said.stamp
        write(canvas, (ink.LEFT + ink.FULL, y), stamp, SANS, size=said.size, right=True, room=late)

    def number_pages(self, canvas: TaggedCanvas) -> None:
        """Fill in "Side 2 af 4" on every page, now that the last one is drawn."""
        self.pages = len(canvas.page_marks)
        for number in range(1, self.pages + 1):
            canvas.beginForm(f"side{number}")
            canvas.setFillColor(ink.QUIET)
            foot = ink.LEFT + ink.FULL, 12.5 * ink.MM
            said, size = f"Side {number} af {self.pages}", self.furniture.size
            write(canvas, foot, said, SANS, size=size, right=True)
            canvas.endForm()


def build(story: Sequence[Flowable], furniture: Furniture, warnings: tuple[str, ...] = ()) -> Drawn:
    """Draw the flowables on as many sheets as they need, in memory only."""
    teach_library()
    out = BytesIO()
    template = _Template(out, furniture)

    def canvas(*args: Any, **kwargs: Any) -> ArchiveCanvas:
        made = ArchiveCanvas(*args, pdfVersion=(1, 7), **kwargs)
        made.about = About(furniture.title(), furniture.sender, furniture.kind, furniture.issued_on)
        made.last_touch, made.seal_said = template.number_pages, furniture.seal_said
        made.attached = furniture.attached
        return made

    template.build(list(story), canvasmaker=canvas)
    return Drawn(out.getvalue(), template.pages, warnings)
