"""The cover of a team's plans for a day: who drives where, in order, and what lies under it.

For whoever hands the plans out. It names citizens and hours and nothing of a plan, and says what to do with it.
"""

from dataclasses import dataclass
from datetime import date, time

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from desktop.paper import ink
from desktop.paper.bricks import Gap, Row
from desktop.paper.drawings import Square
from desktop.paper.grid import section
from desktop.paper.sheet import Drawn, Furniture, build
from desktop.paper.spelling import proofread
from desktop.paper.text import say
from desktop.paper.words import day, hour

MM = ink.MM
TAKE_CARE_OF_IT = "Fortroligt. Makulér forsiden, når planerne er delt ud."


@dataclass(frozen=True, slots=True)
class CoverStop:
    """One citizen: the hour of the visit, the name, the plan's edition and how many pages it has."""

    at: time
    name: str
    edition: int
    pages: int


@dataclass(frozen=True, slots=True)
class CoverPart:
    """One of the team, with the citizens in the order of driving."""

    worker: str
    stops: tuple[CoverStop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What the cover says; `left_out` are (name, reason) of those whose plan is not under it."""

    team: str
    municipality: str
    on: date
    printed_on: date
    printed_at: time
    parts: tuple[CoverPart, ...]
    left_out: tuple[tuple[str, str], ...] = ()


def draw_cover(cover: Cover) -> Drawn:
    """The cover as the bytes of a PDF."""
    clean, warnings = proofread(cover)
    t = ink.Type(11.5)
    plans = sum(len(part.stops) for part in clean.parts)
    sheets = sum(stop.pages for part in clean.parts for stop in part.stops)
    story: list[Flowable] = [
        Gap(1 * MM),
        say(t.note, clean.team),
        say(t.h1, f"Planer til {day(clean.on, weekday=True, year=True)}", tag="H1"),
        Gap(2 * MM),
        say(
            t.body,
            f"{_many(plans, 'plan', 'planer')}, {_many(sheets, 'side', 'sider')} i alt. De ligger herunder i "
            "besøgenes rækkefølge, hver på sit eget ark.",
        ),
        Gap(5 * MM),
    ]
    for part in clean.parts:
        story += _whole(
            section(
                say(t.h3, part.worker, tag="H2"), *[_line(one, t) for one in part.stops], gap=3, before=11
            )
        )
    story += _left_out(clean.left_out, t)
    return build(story, _furniture(clean), warnings)


def _furniture(cover: Cover) -> Furniture:
    return Furniture(
        sender=cover.municipality,
        kind="Forside",
        owner=f"planer til {day(cover.on, year=True)}",
        stamp=f"skrevet ud {day(cover.printed_on, year=True)} {hour(cover.printed_at)}",
        ask=TAKE_CARE_OF_IT,
        issued_on=cover.printed_on,
    )


def _line(stop: CoverStop, t: ink.Type) -> Row:
    """A box to tick, the hour, the name, and what lies under the cover."""
    late = 34 * MM
    return Row(
        (0, 6 * MM, Square("")),
        (7 * MM, 18 * MM, say(t.bold, hour(stop.at))),
        (26 * MM, ink.MAIN - 28 * MM - late, say(t.body, stop.name)),
        (ink.MAIN - late, late, say(t.when, f"udgave {stop.edition}, {_many(stop.pages, 'side', 'sider')}")),
        role="LI",
    )


def _left_out(left_out: tuple[tuple[str, str], ...], t: ink.Type) -> list[Flowable]:
    rows = [
        Row((0, 58 * MM, say(t.body, name)), (61 * MM, ink.MAIN - 61 * MM, say(t.body, why)), role="LI")
        for name, why in left_out
    ]
    return _whole(section(say(t.h3, "Ikke skrevet ud", tag="H2"), *rows, gap=3, before=13))


THIRD = ink.TALL / 3
"""The visits of one are on one page where they take no more than this."""


def _whole(story: list[Flowable]) -> list[Flowable]:
    """A page breaks between two lines and never in one, and begins with no last line alone: it would be nobody's."""
    said = [one for one in story if not isinstance(one, CondPageBreak)]
    if sum(one.wrap(ink.FULL, ink.TALL)[1] for one in said) <= THIRD:
        return [KeepTogether(said)]
    return [
        *(KeepTogether([one]) if isinstance(one, Row) else one for one in story[:-3]),
        KeepTogether(story[-3:]),
    ]


def _many(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
