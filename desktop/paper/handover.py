"""Overdragelse on paper: two pages that let a colleague begin where the last one stopped, then what happened last."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from reportlab.platypus import Flowable, PageBreak

from casework.handover import TOO_LONG, Handover
from casework.plan_paper import PlanAgreement, PlanContact, PlanGoal, PlanStep
from desktop.paper import ink
from desktop.paper.bricks import Gap, Lines, Panel, Row, Stack
from desktop.paper.drawings import Leaf, Square
from desktop.paper.evidence import months
from desktop.paper.grid import bullet, section, standing_low, typed
from desktop.paper.letters import SANS, SEMI, width
from desktop.paper.sheet import Drawn, Furniture, build
from desktop.paper.spelling import proofread
from desktop.paper.text import Text, say
from desktop.paper.two_pages import MOST, TEXTS_ELSEWHERE, WHOLE, first_page, second_page
from desktop.paper.words import day, days, phone, short_day

MM = ink.MM
TITLE = "Overdragelse"
IN_LINES = frozenset({"text", "story"})
"""The fields that keep the lines in which they were typed."""
REST = f"Resten af historien står under »{WHOLE}«."
WHOLE_SAYS = "Her står det helt, som der ikke er plads til på de to første sider."
NOT_HERE = "Vurderinger og attester står i sagen, ikke her."
_SIZE = 11.5
FEW = 3
"""How many goals move to the second page where a long story leaves no room for any, beside as many agreements."""
LATE = 2
"""How many of what is over its time are named."""
_WHO = 26 * MM
"""The column of who does what."""
_HALF = (ink.MAIN - 8 * MM) / 2


def draw_handover(pack: Handover) -> Drawn:
    """The pack as the bytes of a PDF."""
    clean, warnings = proofread(pack, in_lines=IN_LINES)
    t = ink.Type(_SIZE)
    one, two = _two_pages(clean, t)
    plan = clean.plan
    goals = _holds(lambda many: _page_one(one, many, t), len(plan.goals))
    promised = len(_open(plan.agreements))
    few = min(promised, FEW)
    moved = 0 if goals else min(len(plan.goals), FEW)
    said = f"{NOT_HERE} {TEXTS_ELSEWHERE}" if two != clean else NOT_HERE
    page_two = partial(_page_two, two, t=t, elsewhere=said)
    later = _holds(lambda many: page_two(many, few), moved) or min(moved, 1)
    agreements = _holds(lambda many: page_two(later, many), promised) or min(promised, 1)
    story = [*_page_one(one, goals, t), PageBreak(), *page_two(later, agreements)]
    shown = max(goals, later if two.plan.goals == plan.goals else 0)
    held = agreements if two.plan.agreements == plan.agreements else 0
    story += _whole(clean, one, two, _left(clean, shown, held), t)
    if clean.lines:
        since, until = clean.lines[0].on, clean.lines[-1].on
        story += [
            PageBreak(),
            say(t.h2, "Det er sket", tag="H2"),
            say(
                t.note,
                f"{_latest(clean)}{days(since, until)}. {NOT_HERE}",
            ),
            *months(clean.lines, t),
        ]
    furniture = Furniture(
        sender=plan.municipality,
        kind=TITLE,
        owner=plan.citizen_name,
        stamp=day(plan.issued_on, year=True),
        ask="Fortroligt. Kun til den, der får sagen. Makulér papiret, når du har læst det.",
        issued_on=plan.issued_on,
    )
    is_cut = one.first != clean.first or two != clean
    return build(story, furniture, (*warnings, TOO_LONG) if is_cut else warnings)


def _left(pack: Handover, goals: int, agreements: int) -> tuple[bool, bool]:
    """Tell whether the two pages leave a goal out, or an agreement, or say less of one."""
    return goals < len(pack.plan.goals), agreements < len(_open(pack.plan.agreements))


def _whole(
    pack: Handover, one: Handover, two: Handover, left: tuple[bool, bool], t: ink.Type
) -> list[Flowable]:
    """All of what the two pages cut or leave out, behind them: `one` and `two` are what they say."""
    plan, on = pack.plan, pack.plan.issued_on
    names = (one.giver, one.plan.citizen_name, two.giver) != (pack.giver, plan.citizen_name, pack.giver)
    words = plan.main_words.text if plan.main_words and one.plan.main_words != plan.main_words else ""
    late = [bullet(said, t.body) for said in _overdue(pack.late, on)]
    parts: list[tuple[str, Sequence[Flowable]]] = [
        ("Navne", [say(t.body, said) for said in (plan.citizen_name, pack.giver)] if names else []),
        ("Læs det her først", _bullets(pack.first, t) if one.first[: len(pack.first)] != pack.first else []),
        (
            "Historien",
            [say(t.body, said) for said in pack.story.split("\n")] if one.story != pack.story else [],
        ),
        ("Det vil jeg", [typed(f"»{words}«", t.voice, tag="BlockQuote")] if words else []),
        ("Målene nu", [_goal(each, t) for each in plan.goals] if left[0] else []),
        (
            "Aftaler, der skal holdes",
            [_agreement(each, on, t) for each in _open(plan.agreements)] if left[1] else [],
        ),
        ("Over tiden", late if two.late != pack.late or len(late) > LATE else []),
        ("Næste skridt", _step(pack.step, t) if pack.step and two.step != pack.step else []),
        (
            "Ring til",
            _reached(pack, t) if (two.plan.contacts, two.phone) != (plan.contacts, pack.phone) else [],
        ),
    ]
    told = [
        part for title, rows in parts if rows for part in section(_head(title, t), *rows, gap=4, before=11)
    ]
    if not told:
        return []
    return [PageBreak(), say(t.h2, WHOLE, tag="H2"), say(t.note, WHOLE_SAYS), *told]


def _bullets(said: Sequence[str], t: ink.Type) -> list[Flowable]:
    return [bullet(one, t.body) for one in said]


def _step(step: PlanStep, t: ink.Type) -> list[Flowable]:
    return [say(t.h3, step.what, tag="H3"), *([say(t.body, step.who)] if step.who else [])]


def _two_pages(pack: Handover, t: ink.Type) -> tuple[Handover, Handover]:
    """Return what each of the two pages says: all of it where they hold it, and never more than they hold."""
    rest = replace(pack, story=REST if pack.story else "")
    short = first_page(rest, lambda one: _stands(_page_one(one, 0, t)))
    goals, agreements = min(len(pack.plan.goals), 1), min(len(_open(pack.plan.agreements)), 1)
    note = f"{NOT_HERE} {TEXTS_ELSEWHERE}"
    second = second_page(pack, lambda one: _stands(_page_two(one, goals, agreements, t, note)))
    return _with_story(replace(short, story=pack.story), t), second


def _stands(page: list[Flowable]) -> bool:
    """Tell whether all of it stands on one page."""
    return standing_low(page, Gap(0), ink.TALL)[0] >= 0


def _latest(pack: Handover) -> str:
    """Say of how many things these are the latest, where not all of them are here."""
    here = len(pack.lines)
    return f"De seneste {here} af {pack.counted}. " if pack.counted > here else ""


def _with_story(pack: Handover, t: ink.Type) -> Handover:
    """Keep as much of the story as the first page holds without a goal, to the end of a sentence where there is one."""

    def holds(story: str) -> bool:
        return _stands(_page_one(replace(pack, story=story), 0, t))

    if len(pack.story) <= MOST and holds(pack.story):
        return pack
    ends = [one.end() for one in re.finditer(r"\S+", pack.story[:MOST])]
    kept = bisect_left(ends, True, key=lambda end: not holds(f"{pack.story[:end]} …\n{REST}"))
    told = pack.story[: ends[kept - 1]] if kept else ""
    whole = max((one.end() for one in re.finditer(r"[.!?](?=\s)", f"{told} ")), default=0)
    told = told[:whole] if whole * 2 > len(told) else f"{told} …"
    return replace(pack, story=f"{told}\n{REST}" if kept else REST)


def _holds(page: Callable[[int], list[Flowable]], most: int) -> int:
    """How many of its list a page holds; what more there is, the page says itself."""
    fits = (many for many in range(most, 0, -1) if _stands(page(many)))
    return next(fits, 0)


def _page_one(pack: Handover, goals: int, t: ink.Type) -> list[Flowable]:
    """Who it is, what to know first, the story, what works, and where it is going."""
    plan = pack.plan
    name = ink.fit_name(plan.citizen_name, (22, 19, 16))
    return [
        Gap(1 * MM),
        say(t.note, "Overdragelse af"),
        say(name, plan.citizen_name, tag="H1", balance=True),
        Gap(3 * MM),
        _from_to(pack, t),
        Gap(5 * MM),
        _read_first(pack, t),
        *_told(pack, t),
        *section(_head("Det virker", t), _by_hand(t), before=11),
        *_goals(plan.goals, goals, t),
    ]


def _page_two(
    pack: Handover, goals: int, agreements: int, t: ink.Type, elsewhere: str = NOT_HERE
) -> list[Flowable]:
    """What is promised, what to be careful of, what comes next, whom to ring, the change, and what is `elsewhere`."""
    plan = pack.plan
    return [
        *_goals(plan.goals, goals, t),
        *_agreements(plan.agreements, agreements, plan.issued_on, t),
        *section(_head("Pas på", t), *_care(pack, t), gap=3, before=11),
        *_next(pack.step, t),
        *_callers(pack, t),
        *section(_head("Når skiftet er gjort", t), *_boxes(plan.first_name(), t), gap=3, before=11),
        Gap(2 * MM),
        say(t.note, f"Skrevet ud af {_ended(pack.giver)} {elsewhere}"),
    ]


def _head(words: str, t: ink.Type) -> Text:
    return say(t.h2, words, tag="H2")


def _from_to(pack: Handover, t: ink.Type) -> Row:
    """Who gives the case is known; who gets it, and from when, is written by hand."""
    wide = 50 * MM
    cells = (
        Stack(say(t.note, "Fra"), say(t.bold, pack.giver)),
        Stack(say(t.note, "Til"), Lines(pitch=7 * MM)),
        Stack(say(t.note, "Fra hvornår"), Lines(pitch=7 * MM)),
    )
    return Row(*[(at * (wide + 8 * MM), wide, cell) for at, cell in enumerate(cells)], align="top")


def _read_first(pack: Handover, t: ink.Type) -> Panel:
    room = 112 * MM
    said = [bullet(one, t.body, room) for one in pack.first]
    inside = Stack(Stack(*said, gap=2.5, role="L") if said else None, Lines(1 if said else 2))
    left = (0.0, ink.RAIL - 5 * MM, _head("Læs det her først", t))
    return Panel(Row(left, (ink.RAIL + ink.GUTTER - 5 * MM, room, inside)))


def _told(pack: Handover, t: ink.Type) -> list[Flowable]:
    words = pack.plan.main_words
    voiced = typed(f"»{words.text}«", t.voice, tag="BlockQuote") if words else None
    own = [say(t.note, "Det vil jeg"), voiced] if words else []
    story = [say(t.body, one) for one in pack.story.split("\n")] if pack.story else []
    spare = f"{pack.plan.first_name()} skal ikke fortælle det igen."
    return section(
        _head("Historien kort", t), *story, *own, *([say(t.note, spare)] if story else []), gap=4, before=11
    )


def _by_hand(t: ink.Type) -> Row:
    """What works and what does not: people know it, and the case has no field for it."""
    sides = ("Gør det her", "Lad være med det her")
    cells = [Stack(say(t.h3, title, tag="H3"), Lines(3)) for title in sides]
    return Row((0, _HALF, cells[0]), (_HALF + 8 * MM, _HALF, cells[1]), align="top")


def _goals(goals: tuple[PlanGoal, ...], most: int, t: ink.Type) -> list[Flowable]:
    if most == 0:
        return []
    rows = [_goal(one, t) for one in goals[:most]]
    return section(
        _head("Målene nu", t), *rows, *_more(len(goals) - most, ("mål", "mål"), t), gap=3, before=11
    )


def _goal(goal: PlanGoal, t: ink.Type) -> Row:
    by = f" Senest den {day(goal.target_date, year=True)}." if goal.target_date else ""
    title = _ended(goal.title)
    return Row(
        (0, 26 * MM, say(t.bold, goal.area)),
        (28 * MM, ink.MAIN - 28 * MM, say(t.body, f"{title}{by}")),
        role="LI",
    )


def _open(agreements: tuple[PlanAgreement, ...]) -> list[PlanAgreement]:
    return sorted((one for one in agreements if not one.done), key=lambda one: one.due or date.max)


def _agreements(agreements: tuple[PlanAgreement, ...], most: int, on: date, t: ink.Type) -> list[Flowable]:
    kept = _open(agreements)
    rows = [_agreement(one, on, t) for one in kept[:most]]
    more = _more(len(kept) - most, ("aftale", "aftaler"), t)
    return section(_head("Aftaler, der skal holdes", t), *rows, *more, gap=4, before=11)


def _agreement(one: PlanAgreement, on: date, t: ink.Type) -> Row:
    """When, what, and who at the right: under what, where a word of the name is wider than that column.

    A word that no dictionary divides would be divided between any two letters.
    """
    when = short_day(one.due, on) if one.due else ""
    longest = max((width(word, SANS, t.when.fontSize) for word in one.who.split()), default=0.0)
    is_beside = longest <= _WHO
    beside, under = (say(t.when, one.who), None) if is_beside else (None, say(t.note, one.who))
    room = ink.MAIN - 31 * MM - (_WHO + 2 * MM if is_beside else 0)
    return Row(
        (0, 30 * MM, say(t.bold, when) if when else None),
        (31 * MM, room, Stack(say(t.body, one.what), under)),
        (ink.MAIN - _WHO, _WHO, beside),
        role="LI",
    )


def _more(many: int, what: tuple[str, str], t: ink.Type) -> list[Flowable]:
    """Say how many there are that no room is left for; `what` is one of them, and several."""
    return [say(t.note, f"Der er {many} {what[many > 1]} mere under »{WHOLE}«.")] if many > 0 else []


def _care(pack: Handover, t: ink.Type) -> list[Flowable]:
    """What is late already, and room for what may go wrong and what one does then."""
    on = pack.plan.issued_on
    late = [bullet(said, t.body) for said in _overdue(pack.late[:LATE], on)]
    head = Row(
        (0, _HALF, say(t.note, "Det kan ske")), (_HALF + 8 * MM, _HALF, say(t.note, "Så gør du det her"))
    )
    over = len(pack.late) - LATE
    more = [say(t.note, f"Der er {over} mere over tiden, under »{WHOLE}«.")] if over > 0 else []
    return [*late, *more, head, Row((0, _HALF, Lines(2)), (_HALF + 8 * MM, _HALF, Lines(2)), align="top")]


def _overdue(late: tuple[tuple[date, str], ...], on: date) -> list[str]:
    return [f"{_ended(what)} Det skulle være sket den {short_day(due, on)}" for due, what in late]


def _ended(text: str) -> str:
    """A text that ends a sentence; what is cut has ended already."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _next(step: PlanStep | None, t: ink.Type) -> list[Flowable]:
    if step is None:
        return []
    what = Stack(say(t.h3, step.what, tag="H3"), say(t.body, step.who) if step.who else None)
    beside = (27 * MM, ink.MAIN - 27 * MM, what)
    row = Row((0, 22 * MM, Leaf(step.on, step.at)), beside, align="top")
    return section(_head("Næste skridt", t), row, before=11)


def _callers(pack: Handover, t: ink.Type) -> list[Flowable]:
    return section(_head("Ring til", t), *_reached(pack, t), gap=3)


def _reached(pack: Handover, t: ink.Type) -> list[Row]:
    plan = pack.plan
    people = [PlanContact(plan.first_name(), "", pack.phone)] if pack.phone else []
    bold = ink.style(t.body.fontSize, t.body.leading, SEMI, align=2)
    return [
        Row(
            (0, 44 * MM, say(t.bold, one.name)),
            (46 * MM, 44 * MM, say(t.body, one.role.removeprefix("din ")) if one.role else None),
            (92 * MM, ink.MAIN - 92 * MM, say(bold, phone(one.phone)) if one.phone else None),
            role="LI",
        )
        for one in (*people, *plan.contacts)
    ]


def _boxes(first_name: str, t: ink.Type) -> list[Flowable]:
    said = (
        "Det fælles møde er holdt.",
        f"Den nye faste kontakt har ringet til {first_name} inden tre dage.",
        "De, vi arbejder sammen med, har fået det nye navn og nummer.",
        f"{first_name} har fået et nyt kort med det nye nummer.",
    )
    return [
        Row((0, 6 * MM, Square()), (7 * MM, ink.MAIN - 7 * MM, say(t.body, one)), role="LI") for one in said
    ]
