"""The cover of a team's plans for a day: who drives where, in order, and what lies under it.

For whoever hands the plans out. It names citizens and hours and nothing of a plan, and says what to do with it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from casework.clashes import Clash, Kind
from casework.clock import COPENHAGEN
from desktop.paper import ink
from desktop.paper.bricks import Gap, Row, Stack
from desktop.paper.drawings import Square
from desktop.paper.grid import section
from desktop.paper.sheet import Drawn, Furniture, build
from desktop.paper.spelling import proofread
from desktop.paper.text import say
from desktop.paper.words import day, hour, short_day

MM = ink.MM
CLASHES: Final[Mapping[Kind, str]] = {
    "overlap": "to ting på samme tid",
    "worker": "den, der kører, er ventet to steder på samme tid",
    "same_day": "to steder samme dag",
    "placement": "falder sammen med et forløb",
    "too_much": "mere end en fuld uge i forløb",
    "holiday": "en helligdag eller lukkedag",
    "died": "efter borgerens dødsdag",
    "closed": "efter at sagen er lukket",
}
ASSUMED = "Hvor længe et besøg varer, står ikke altid: så regnes der med en time."
TAKE_CARE_OF_IT = "Fortroligt. Makulér forsiden, når planerne er delt ud."


@dataclass(frozen=True, slots=True)
class CoverStop:
    """One citizen: the hour of the visit, the name, the plan's edition and how many pages it has."""

    at: time
    name: str
    edition: int
    pages: int
    clashes: tuple[str, ...] = ()
    """What stands in the way of what (`said_of`), never what is agreed or where: the cover lies on a printer."""


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


def said_of(clashes: Iterable[Clash], on: date) -> tuple[str, ...]:
    """Say what stands in the way of what: which kind, at which hour, on which day where it is another one."""
    return tuple(dict.fromkeys(_said(one, on) for one in clashes))


def _said(one: Clash, on: date) -> str:
    at = one.second.at if one.second is not None and one.second.at else one.first.at
    when = short_day(one.on, on) if one.on != on else ""
    time_ = f"kl. {hour(at.astimezone(COPENHAGEN).time())}" if at else ""
    told = " ".join(part for part in (when, time_) if part)
    return f"{CLASHES[one.kind]} ({told})" if told else CLASHES[one.kind]


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
    if any(stop.clashes for part in clean.parts for stop in part.stops):
        story += [Gap(4 * MM), say(t.note, ASSUMED)]
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
    clashes = say(t.note, f"Støder sammen: {'; '.join(stop.clashes)}.") if stop.clashes else None
    return Row(
        (0, 6 * MM, Square("")),
        (7 * MM, 18 * MM, say(t.bold, hour(stop.at))),
        (26 * MM, ink.MAIN - 28 * MM - late, Stack(say(t.body, stop.name), clashes)),
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
