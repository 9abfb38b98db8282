"""What leaves the house: one page for a partner, one for a workplace. Each holds what that reader needs, nothing more.

Neither says what was left out: that would tell. The words are those of the paper's record and of the form.
"""

from collections.abc import Sequence
from datetime import date

from reportlab.platypus import Flowable

from casework.plan_editions import EditionLine, EditionPaper
from casework.plan_paper import PlanContact
from desktop.paper import ink
from desktop.paper.bricks import Gap, Panel, Row, Stack
from desktop.paper.drawings import Square
from desktop.paper.grid import bullet, section
from desktop.paper.sheet import Drawn, Furniture, build
from desktop.paper.signing import signing
from desktop.paper.spelling import proofread
from desktop.paper.text import Strong, Text, say
from desktop.paper.words import day, phone, short_day

MM = ink.MM
PARTNER_KEEPS = (
    "Brug kun papiret til det her. Giv det ikke videre. "
    "Siger {name} nej igen, ringer vi til jer. Så skal I makulere papiret."
)
COMPANY_TRIES = "Papiret er til jer, der arbejder sammen med {name}."
SAME_DAY = "Ring samme dag. Lidt bøvl er nemmere at løse end meget."


def draw_edition(paper: EditionPaper) -> Drawn:
    """The page for a partner or a workplace, as the bytes of a PDF, with warnings in Danish before printing."""
    clean, warnings = proofread(paper)
    t = ink.Type(12)
    story = _partner(clean, t) if clean.audience == "partner" else _company(clean, t)
    return build(story, _furniture(clean), warnings)


def _furniture(paper: EditionPaper) -> Furniture:
    whom = paper.contact
    can_ring = whom is not None and whom.phone and whom.name.strip()
    ask = f"Spørgsmål? Ring til {whom.name.split()[0]} på {phone(whom.phone)}" if whom and can_ring else ""
    return Furniture(
        sender=paper.municipality,
        kind="Uddrag af fælles plan" if paper.audience == "partner" else "Aftale om praktik",
        owner=paper.citizen_name,
        stamp=day(paper.issued_on, year=True),
        ask=ask,
        issued_on=paper.issued_on,
    )


def _addressed(paper: EditionPaper, about: str, t: ink.Type) -> list[Flowable]:
    """To whom, about whom, and what the citizen said yes to, with its last day."""
    to = ink.fit_name(paper.to, (22, 19, 16))
    until = f" Det gælder til den {day(paper.until, year=True)}." if paper.until else ""
    said = paper.said if paper.said.endswith((".", "!", "?")) else f"{paper.said}."
    return [
        Gap(1 * MM),
        say(t.note, "Til"),
        say(to, paper.to, tag="H1", balance=True),
        Gap(3 * MM),
        say(t.body, about, Strong(paper.citizen_name), "."),
        Gap(1 * MM),
        say(t.note, f"{paper.first_name} har sagt ja til: {said}{until}") if paper.said else Gap(0),
    ]


def _partner(paper: EditionPaper, t: ink.Type) -> list[Flowable]:
    keeps = say(t.body, PARTNER_KEEPS.format(name=paper.first_name))
    return [
        *_addressed(paper, "Uddrag af fælles plan for ", t),
        *(section(_head("Målet", t), _goal(paper, t), before=8 * MM) if paper.goal else []),
        *_lines("Det gør I", paper.theirs, paper, t),
        *_lines("Det gør vi", paper.ours, paper, t),
        *_bullets(f"Sådan når I {paper.first_name}", paper.reach, t),
        *section(_head("Husk", t), keeps),
        *_caller("Ring hertil", paper.contact, "", t),
    ]


def _company(paper: EditionPaper, t: ink.Type) -> list[Flowable]:
    when = _when(paper)
    return [
        *_addressed(paper, "Aftale om praktik med ", t),
        say(t.note, COMPANY_TRIES.format(name=paper.first_name)),
        *(section(_head("Hvornår", t), say(t.h3, when, tag="H3"), before=8 * MM) if when else []),
        *(section(_head("Hvorfor", t), say(t.body, paper.purpose), before=11) if paper.purpose else []),
        *_bullets("Opgaver", paper.tasks, t, before=11),
        *_bullets("Det giver gode dage", paper.needs, t, before=11),
        *_lines("Det gør I", paper.theirs, paper, t),
        *_lines("Det gør vi", paper.ours, paper, t),
        *_caller("Driller noget?", paper.contact, SAME_DAY, t),
        *([Gap(1 * MM), signing(paper.signatures, t.body.fontSize)] if paper.signatures else []),
    ]


def _head(words: str, t: ink.Type) -> Text:
    return say(t.h2, words, tag="H2")


def _goal(paper: EditionPaper, t: ink.Type) -> Stack:
    by = f"Inden den {day(paper.goal_by, year=True)}." if paper.goal_by else ""
    return Stack(
        say(t.h3, paper.goal, tag="H3"),
        say(t.body, paper.measure) if paper.measure else None,
        say(t.note, by) if by else None,
    )


def _lines(title: str, lines: Sequence[EditionLine], paper: EditionPaper, t: ink.Type) -> list[Flowable]:
    late = 34 * MM if any(one.due for one in lines) else 0.0
    rows = [_line(one, paper.issued_on, late, t) for one in lines]
    return section(_head(title, t), *rows, gap=4, before=11)


def _line(one: EditionLine, seen_from: date, late: float, t: ink.Type) -> Row:
    """A box, who does what, and where one of the lines has a day, the day at the right."""
    when = short_day(one.due, seen_from) if one.due else ""
    who = [Strong(f"{one.who}: ")] if one.who else []
    return Row(
        (0, 6 * MM, Square()),
        (7 * MM, ink.MAIN - (9 if late else 7) * MM - late, say(t.body, *who, one.what)),
        (ink.MAIN - late, late, say(t.when, when) if when else None),
        role="LI",
    )


def _bullets(title: str, lines: Sequence[str], t: ink.Type, *, before: float = 15) -> list[Flowable]:
    return section(_head(title, t), *[bullet(one, t.body) for one in lines], gap=3, before=before)


def _caller(title: str, whom: PlanContact | None, extra: str, t: ink.Type) -> list[Flowable]:
    if whom is None or not whom.name.strip():
        return []
    role = f", {whom.role}" if whom.role else ""
    inside = Stack(
        say(t.phone, phone(whom.phone)) if whom.phone else None,
        Gap(1 * MM),
        say(t.body, Strong(whom.name), role),
        say(t.body, extra) if extra else None,
    )
    left = (0.0, ink.RAIL - 5 * MM, _head(title, t))
    return [Gap(7 * MM), Panel(Row(left, (ink.RAIL + ink.GUTTER - 5 * MM, 112 * MM, inside)))]


def _when(paper: EditionPaper) -> str:
    """Return the days and the hours in one sentence, as far as they are known."""
    if paper.start and paper.end:
        days = f"Fra den {day(paper.start, year=True)} til den {day(paper.end, year=True)}"
    elif paper.start:
        days = f"Fra den {day(paper.start, year=True)}"
    else:
        days = f"Til den {day(paper.end, year=True)}" if paper.end else ""
    hours = f"{paper.hours:g} timer om ugen".replace(".", ",") if paper.hours else ""
    return ", ".join(one for one in (days, hours) if one)
