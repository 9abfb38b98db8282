"""CV on paper: strengths first, then what was done and learned, what one wants and what helps. Nothing says why not."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from casework.resume import ResumeEntry, ResumePaper
from desktop.paper import ink
from desktop.paper.bricks import Gap, Row, Stack
from desktop.paper.grid import section
from desktop.paper.sheet import SENDER_ROOM, Drawn, Furniture, build, short_name
from desktop.paper.spelling import proofread
from desktop.paper.text import say
from desktop.paper.words import day, phone

MM = ink.MM
LATE = 30 * MM
"""The room of the years at the right of a line."""
PIECE = 600
"""So many letters stand together: what was typed elsewhere and is longer goes on in the next piece."""


def draw_resume(paper: ResumePaper) -> Drawn:
    """The CV as the bytes of a PDF, with warnings in Danish before printing."""
    clean, warnings = proofread(paper, in_lines=frozenset({"detail"}))
    t = ink.Type(12)
    size = ink.fit_name(clean.citizen_name, (30, 26, 22, 19, 16))
    story: list[Flowable] = [
        Gap(2 * MM),
        say(size, clean.citizen_name, tag="H1", balance=True),
        *([Gap(1.5 * MM), say(t.body, f"Telefon {phone(clean.phone)}")] if clean.phone else []),
    ]
    for at, (heading, entries) in enumerate(clean.parts):
        items = [item for one in entries for item in _entry(one, t)]
        story += section(say(t.h2, heading, tag="H2"), *items, gap=5, before=15 if at else 8 * MM)
    furniture = Furniture(
        sender=short_name(clean.citizen_name, SENDER_ROOM),
        kind="CV",
        owner=clean.citizen_name,
        stamp=day(clean.issued_on, year=True),
        ask="",
        issued_on=clean.issued_on,
        marked=False,
    )
    return build(story, furniture, warnings)


def _entry(one: ResumeEntry, t: ink.Type) -> Iterator[Row]:
    """A line with its years beside it, and beneath it what more there is to say.

    Read aloud and taken out as text the years come first: between two lines of what was typed they would part it.
    """
    late = LATE if one.years else 0
    first, *rest = _pieces(one.text)
    more = [piece for line in one.detail.split("\n") for piece in _pieces(line)]
    head = say(t.bold, first)
    words = Stack(head, *(say(t.body, piece) for piece in more[:1] if not rest), gap=2)
    years = [(ink.MAIN - late, late, say(t.when, one.years))] if one.years else []
    yield Row(*years, (0, ink.MAIN - late, words), role="LI")
    for piece in (*rest, *(more if rest else more[1:])):
        yield Row((0, ink.MAIN, say(t.body, piece)), role="LI")


def _pieces(text: str) -> list[str]:
    """Cut a text between two words, or where there are none, so that each piece has its place on one page."""
    left, pieces = text, []
    while len(left) > PIECE:
        word = left.rfind(" ", PIECE // 2, PIECE)
        at = word if word > 0 else PIECE
        pieces.append(left[:at].strip())
        left = left[at:].strip()
    return [*pieces, left]
