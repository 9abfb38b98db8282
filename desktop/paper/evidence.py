"""Sagens forløb on paper: what happened and was said between two days, oldest first, for whoever must decide.

The rail says when and of which kind; the citizen's own words are set in her own voice, so that nobody takes what was
said for what was judged. A month that begins opens with a thick line.
"""

from itertools import groupby

from reportlab.platypus import CondPageBreak, Flowable

from casework.calendar import MONTHS
from casework.evidence import Evidence, EvidenceLine
from desktop.paper import ink
from desktop.paper.bricks import Gap, Row, Rule, Stack
from desktop.paper.grid import opening_rule, rail, typed
from desktop.paper.sheet import Drawn, Furniture, build
from desktop.paper.spelling import proofread
from desktop.paper.text import Strong, say
from desktop.paper.words import day, days, hour, phone, short_day

MM = ink.MM
TITLE = "Sagens forløb"
HOW_TO_READ = (
    "Det ældste står først. Ved hver ting står, hvad den er, og hvem der skrev den. Det, der hedder Borgerens ord, "
    "har borgeren selv sagt. En vurdering er det, medarbejderen mente den dag."
)
KEEP_IT = "Fortroligt."
IN_LINES = frozenset({"text"})
"""The field that keeps the lines in which it was typed."""
WHOLE = 60 * MM
"""What is not higher than this stands on one page."""
_SIZE = 11


def draw_evidence(evidence: Evidence) -> Drawn:
    """The timeline as the bytes of a PDF."""
    clean, warnings = proofread(evidence, in_lines=IN_LINES)
    t = ink.Type(_SIZE)
    name = ink.fit_name(clean.citizen, (22, 19, 16))
    story: list[Flowable] = [
        Gap(1 * MM),
        say(t.note, TITLE),
        say(name, clean.citizen, tag="H1", balance=True),
        Gap(2 * MM),
        say(t.body, Strong(_period(clean)), f" {_listed(clean.counted)}"),
        Gap(1 * MM),
        say(t.note, HOW_TO_READ),
    ]
    story += months(clean.lines, t)
    who = (
        f" Spørgsmål? Ring til {clean.contact} på {phone(clean.phone)}"
        if clean.contact and clean.phone
        else ""
    )
    furniture = Furniture(
        sender=clean.municipality,
        kind=TITLE,
        owner=clean.citizen,
        stamp=day(clean.printed_on, year=True),
        ask=f"{KEEP_IT}{who}",
        issued_on=clean.printed_on,
    )
    return build(story, furniture, warnings)


def _period(evidence: Evidence) -> str:
    return f"{days(evidence.since, evidence.until)}."


def _listed(counted: tuple[str, ...]) -> str:
    """Say how many there are in one sentence."""
    if len(counted) < 2:
        return "".join(f"{one}." for one in counted)
    return f"{', '.join(counted[:-1])} og {counted[-1]}."


def months(lines: tuple[EvidenceLine, ...], t: ink.Type) -> list[Flowable]:
    """What happened, month by month, in the order in which it is given."""
    out: list[Flowable] = []
    for (year, month), found in groupby(lines, key=lambda one: (one.on.year, one.on.month)):
        out += _month(f"{MONTHS[month - 1].capitalize()} {year}", tuple(found), t)
    return out


def _month(title: str, lines: tuple[EvidenceLine, ...], t: ink.Type) -> list[Flowable]:
    out: list[Flowable] = [CondPageBreak(34 * MM), opening_rule(), say(t.h2, title, tag="H2"), Gap(2 * MM)]
    for number, line in enumerate(lines):
        told = happened(line, t)
        whole = min(told.wrap(ink.FULL, ink.TALL)[1] + 16, WHOLE)
        out += [CondPageBreak(whole), Rule(0.5, after=4, space=6)] if number else []
        out += [told, Gap(2)]
    return out


def happened(line: EvidenceLine, t: ink.Type) -> Row:
    """One thing that happened: day, hour and kind in the rail, and what it was beside them."""
    at = f" kl. {hour(line.at)}" if line.at else ""
    has_marks = not line.text or line.text.startswith("»")
    text = f"»{line.text}«" if line.said and not has_marks else line.text
    said = typed(text, t.voice, tag="BlockQuote") if line.said else typed(text, t.body)
    return rail(
        Stack(say(t.label, line.kind), say(t.note, f"{short_day(line.on, line.on)}{at}")),
        Stack(
            say(t.bold, line.head, tag="H3") if line.head else None,
            said if text else None,
            say(t.note, line.by) if line.by else None,
        ),
    )
