"""Dine rettigheder og pligter on paper: one page with the rules for this citizen on this day, and where each stands."""

from reportlab.platypus import Flowable

from casework.rights import TWO_PAGES, RightsPaper, Rule, Side
from casework.sentences import Sentence
from desktop.paper import ink
from desktop.paper.bricks import Gap, Lines, Panel, Row, Stack
from desktop.paper.grid import opening_rule, standing_low
from desktop.paper.sheet import Drawn, Furniture, build
from desktop.paper.spelling import proofread
from desktop.paper.text import Strong, Text, say
from desktop.paper.words import HARD_SPACE, day, phone

MM = ink.MM
KIND = "Dine rettigheder og pligter"
UNREAD = "Ingen jurist har læst teksterne igennem endnu. Spørg os, før du retter dig efter dem."
LOOKED_UP_BY_NOBODY = "ikke slået op"
NOT_CHECKED = "ikke læst igennem af en jurist"
ONLY_THESE = "Her står det, vi kender. Der kan være mere, så spørg os."
_TITLES: dict[Side, str] = {"ret": "Det har du ret til", "pligt": "Det skal du"}
_SIZES = (12, 11.5, 11, 10.5)
_LABEL = 8 * MM
_TIGHT = 0.9


def checked(rule: Rule, *, alone: bool = True) -> str:
    """Where a rule stands, and who has checked it: what nobody looked up or read through says so.

    Beside others, that nobody of law has read any of them is said once for all.
    """
    parts = [rule.source]
    if rule.read_on is None:
        parts.append(LOOKED_UP_BY_NOBODY)
    if rule.checked_by:
        parts.append(f"læst igennem af {rule.checked_by}")
    elif alone:
        parts.append(NOT_CHECKED)
    return ", ".join(parts) + "."


def draw_rights(paper: RightsPaper) -> Drawn:
    """The page as the bytes of a PDF, set smaller where there is much to say, with warnings before it is printed."""
    clean, warnings = proofread(paper)
    story = _story(clean, ink.Type(_SIZES[0]))
    for size in _SIZES[1:]:
        if _fits(story):
            break
        story = _story(clean, ink.Type(size))
    if not _fits(story):
        warnings = (*warnings, Sentence(TWO_PAGES))
    caller = clean.caller
    furniture = Furniture(
        sender=clean.municipality,
        kind=KIND,
        owner=clean.citizen_name,
        stamp=day(clean.issued_on, year=True),
        ask=f"Spørgsmål? Ring til {_first(caller.name)} på {phone(caller.phone)}" if caller else "",
        issued_on=clean.issued_on,
    )
    return build(story, furniture, warnings)


def _fits(story: list[Flowable]) -> bool:
    return standing_low(story, Gap(0), ink.TALL)[0] >= 0


def _first(name: str) -> str:
    return name.split(maxsplit=1)[0] if name.split() else name


def _story(paper: RightsPaper, t: ink.Type) -> list[Flowable]:
    name = ink.fit_name(paper.citizen_name, (22, 19, 16) if t.k > _TIGHT else (16, 14))
    return [
        say(t.note, f"{KIND} for"),
        say(name, paper.citizen_name, tag="H1", balance=True),
        Gap(2 * MM),
        say(t.body, Strong(f"Det gælder den {day(paper.on, year=True)}."), f" {ONLY_THESE}"),
        *_because(paper, t),
        *_rules(paper, "ret", t),
        *_rules(paper, "pligt", t),
        *_sources(paper, t),
        _ask(paper, t),
    ]


def _because(paper: RightsPaper, t: ink.Type) -> list[Flowable]:
    """What the case says that decides it, so that what is wrong there is noticed."""
    if not paper.because:
        return []
    return [
        Gap(1 * MM),
        say(
            t.body,
            "I din sag står: ",
            Strong(", ".join(paper.because)),
            ". Er det forkert, så sig det til os.",
        ),
    ]


def _rules(paper: RightsPaper, side: Side, t: ink.Type) -> list[Flowable]:
    """The rules of one side under their heading, with the numbers under which their sources stand."""
    items = [_rule(paper.rules.index(one) + 1, one, t) for one in paper.of(side)]
    if not items:
        return []
    listed = Stack(*items, gap=3 if t.k > _TIGHT else 1.5, role="L")
    return [opening_rule(9 if t.k > _TIGHT else 5), say(t.h2, _TITLES[side], tag="H2"), Gap(1.5 * MM), listed]


def _rule(number: int, rule: Rule, t: ink.Type) -> Row:
    says = say(t.body, rule.text)
    return Row(
        (0, _LABEL, say(t.body, f"{number}.", tag="Lbl")), (_LABEL, ink.FULL - _LABEL, says), role="LI"
    )


def _sources(paper: RightsPaper, t: ink.Type) -> list[Flowable]:
    """Where each rule stands, and that nobody of law has read them, said once for all that nobody has."""
    is_unread = any(not one.checked_by for one in paper.rules)
    when = f" Reglerne er skrevet ned den {day(paper.dated, year=True)}." if paper.dated else ""
    stands = [
        f"{number}:{HARD_SPACE}{checked(one, alone=False)}" for number, one in enumerate(paper.rules, 1)
    ]
    return [
        opening_rule(7),
        say(t.body, Strong(UNREAD)) if is_unread else Gap(0),
        say(t.note, f"Her står reglerne. {' '.join(stands)}{when}"),
        Gap(3.5 * MM),
    ]


def _ask(paper: RightsPaper, t: ink.Type) -> Panel:
    caller = paper.caller
    number: Text | Lines = (
        say(t.phone, phone(caller.phone)) if caller else Lines(label="Ring til", style=t.body)
    )
    whom = f"til {_first(caller.name)}" if caller else "til os"
    words = Stack(
        number,
        Gap((1 if caller else 3) * MM),
        say(t.body, f"Er du uenig, så sig det {whom}. Du kan også klage. Vi hjælper dig med at skrive."),
    )
    left = (0.0, ink.RAIL - 5 * MM, say(t.h2, "Spørg os", tag="H2"))
    return Panel(Row(left, (ink.RAIL + ink.GUTTER - 5 * MM, 112 * MM, words)), pad=(5 * MM, 3.5 * MM))
