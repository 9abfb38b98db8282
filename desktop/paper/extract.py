"""The citizen's extract of the log: on which days the case was used, and what for. Never by whom."""

from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable, KeepTogether

from desktop.paper import ink
from desktop.paper.bricks import Gap, Row, Rule, Stack
from desktop.paper.sheet import Drawn, Furniture, build
from desktop.paper.spelling import proofread
from desktop.paper.text import say
from desktop.paper.words import day

MM = ink.MM
TITLE = "Sådan er din sag brugt"
ABOUT = (
    "Du har ret til at se, hvornår oplysninger om dig er brugt, og til hvad. Listen viser det, der er sket på din "
    "sagsbehandlers computer. Du kan bede kommunen om hele listen. Ingen af listerne siger, hvem der har brugt sagen."
)
ASK = "Spørg din sagsbehandler, hvis der er noget på listen, du undrer dig over."


@dataclass(frozen=True, slots=True)
class ExtractLine:
    """One day's use: what was done, and what for."""

    on: date
    done: str
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """Whose extract, from whom, when it was made, and its lines, oldest first."""

    name: str
    municipality: str
    on: date
    lines: tuple[ExtractLine, ...]


def draw_extract(extract: Extract) -> Drawn:
    """The extract as the bytes of a PDF."""
    clean, warnings = proofread(extract)
    t = ink.Type(12)
    story: list[Flowable] = [
        Gap(1 * MM),
        say(t.note, clean.name),
        say(t.h1, TITLE, tag="H1", balance=True),
        Gap(2 * MM),
        say(t.body, ABOUT),
        Gap(4 * MM),
        *[_line(t, one) for one in clean.lines],
    ]
    furniture = Furniture(
        sender=clean.municipality,
        kind="Udtræk af log",
        owner=clean.name,
        stamp=day(clean.on, year=True),
        ask=ASK,
        issued_on=clean.on,
    )
    return build(story, furniture, warnings)


def _line(t: ink.Type, one: ExtractLine) -> KeepTogether:
    told = Stack(say(t.bold, one.done), say(t.body, f"For {one.purpose}."))
    row = Row((0, 44 * MM, say(t.body, day(one.on, year=True))), (48 * MM, 118 * MM, told), align="top")
    return KeepTogether([Rule(0.5, after=4), row, Gap(6)])
