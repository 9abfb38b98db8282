"""Page 1 of the joint plan: what I want, what happens now, whom to ring.  It never overflows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, PageBreak

from casework.plan_paper import PlanContact, PlanPaper, PlanStep
from desktop.paper import ink
from desktop.paper.beside import danish, headed, notes
from desktop.paper.bricks import Gap, Panel, Row, Stack
from desktop.paper.drawings import Leaf
from desktop.paper.grid import section, standing_low
from desktop.paper.letters import VOICE_BIG
from desktop.paper.text import Strong, say
from desktop.paper.words import day, phone

MM = ink.MM
STEPS_ON_PAGE_ONE = 3
SPARE = 5 * MM
ALSO_CALL = "Du kan også ringe til"
PAGE_ONE_FULL = "Side 1 er fuld. Gør borgerens egne ord eller de næste skridt kortere."


def opening(plan: PlanPaper, t: ink.Type, voice: ParagraphStyle) -> list[Flowable]:
    """Whose plan it is, and the goal in that person's own words."""
    sizes = (round(22 * t.k, 1), round(19 * t.k, 1), round(16 * t.k, 1))
    name = ink.fit_name(plan.citizen_name, sizes)
    out: list[Flowable] = [
        Gap(1 * MM),
        headed(say(t.note, "Fælles plan for"), "plan_for", t),
        say(name, plan.citizen_name, tag="H1", balance=True),
        *notes(t),
    ]
    if plan.printed_address():
        out.append(say(t.note, plan.printed_address()))
    if plan.main_words is not None and plan.main_words.text:
        said = plan.main_words
        out += [
            Gap(7 * MM),
            headed(say(t.label, "Det vil jeg", tag="H2"), "my_wish", t),
            Gap(2 * MM),
            say(voice, f"»{said.text}«", tag="BlockQuote", balance=True),
            Gap(2.5 * MM),
            say(t.note, said_by(said.said_by, said.said_on)),
        ]
    return out


def said_by(name: str, on: date | None) -> str:
    """Who said what stands between the quotation marks, and when, as far as that is known."""
    return f"Sagt af {name}" + (f" den {day(on)}" if on else "")


def _step(step: PlanStep, t: ink.Type) -> Row:
    k = t.leaf
    words = Stack(
        say(t.h3, step.what, tag="H3"),
        Gap(1),
        say(t.body, Strong("Hvem:"), f" {step.who}") if step.who else None,
        say(t.body, Strong("Hvorfor:"), f" {step.why}") if step.why else None,
    )
    beside = 27 * MM * k
    leaf = Leaf(step.on, step.at, k)
    return Row((0, 22 * MM * k, leaf), (beside, t.main - beside, words), role="Sect", align="top")


def next_steps(
    steps: Sequence[PlanStep], t: ink.Type, *, title: str = "next", gap: float = 4.5 * MM
) -> list[Flowable]:
    """Calendar leaves: the day, the hour, who and why."""
    rows = [_step(step, t) for step in steps]
    return section(headed(say(t.h2, danish(title), tag="H2"), title, t), *rows, gap=gap, before=7 * MM, t=t)


def _described(contact: PlanContact) -> list[str]:
    return [Strong(contact.name), f", {contact.known_as()}" if contact.role else ""]


def call(contacts: Sequence[PlanContact], t: ink.Type, *, brief: bool = False) -> Panel:
    """The telephone.  `brief` is for a page that is full: the first number, and who answers instead.

    Who else there is stands on a later page then (`also_call`).
    """
    first, others = contacts[0], contacts[1:]
    if t.large:
        return _call_in_large(contacts, t)
    main = ink.RAIL + ink.GUTTER - 5 * MM
    title = (0.0, ink.RAIL - 5 * MM, headed(say(t.h2, "Ring hertil", tag="H2"), "ring", t))
    top = [say(t.phone, phone(first.phone)), Gap(1 * MM)] if first.phone else []
    top.append(say(t.body, *_described(first)))
    if brief or not others:
        instead = [_in_one_line(others[0], t)] if others else []
        inside = Row(title, (main, 112 * MM, Stack(*top, *instead)))
        return Panel(inside, pad=(5 * MM, (3 if brief else 4.5) * MM))
    text_too = [say(t.body, "Du må også sende en sms.")] if first.phone else []
    rest = Stack(*[_in_column(one, t) for one in others], gap=3 * MM)
    left = (main, 68 * MM, Stack(*top, *text_too))
    return Panel(Row(title, left, (main + 71 * MM, 46 * MM, rest)))


def _call_in_large(contacts: Sequence[PlanContact], t: ink.Type) -> Panel:
    """Everyone who can be rung, under each other."""
    first, *others = contacts
    top = say(t.phone, phone(first.phone)) if first.phone else None
    too = say(t.body, "Du må også sende en sms.") if first.phone else None
    whom = say(t.body, *_described(first))
    rest = [_in_column(one, t) for one in others]
    title = headed(say(t.h2, "Ring hertil", tag="H2"), "ring", t)
    return Panel(Stack(title, top, whom, too, *rest, gap=2 * MM))


def _in_one_line(contact: PlanContact, t: ink.Type) -> Flowable:
    role = f", {contact.known_as()}" if contact.role else ""
    number = [": ", Strong(phone(contact.phone))] if contact.phone else []
    return say(t.body, f"{contact.name}{role}", *number)


def _in_column(contact: PlanContact, t: ink.Type) -> Stack:
    return Stack(
        say(t.h3, phone(contact.phone)) if contact.phone else None,
        say(t.body, contact.name + ("," if contact.role else "")),
        say(t.body, contact.known_as()) if contact.role else None,
    )


def also_call(contacts: Sequence[PlanContact], t: ink.Type, *, after: int = 2) -> list[Flowable]:
    """Everyone for whom a full page 1 had no room: all but the first number and who answers instead."""
    lines = [_in_one_line(one, t) for one in contacts[after:]]
    return section(headed(say(t.h2, ALSO_CALL, tag="H2"), "ring", t), *lines, gap=2 * MM, t=t)


def page_one(plan: PlanPaper, t: ink.Type) -> tuple[list[Flowable], list[str]]:
    """The flowables up to page 2, and a warning when the words do not fit as they should.

    What yields, in this order: the size of the goal, the telephone's second column (who stands there moves to page 2),
    the air between the steps, then the last of the steps, which move to page 2, too.  The words never.  In large print
    nothing is told of it: few plans have room on one page, and everything stands in the same order.
    """
    if t.large:
        return _in_large(plan, t), []
    if _largest_goal(plan, t, 0, brief=True, gap=0) is None:
        return _flowing(plan, t), [PAGE_ONE_FULL]
    for count in range(min(len(plan.steps), STEPS_ON_PAGE_ONE), -1, -1):
        moved = count < min(len(plan.steps), STEPS_ON_PAGE_ONE)
        warned = [PAGE_ONE_FULL] if moved and t.language is None else []
        for brief, gap in ((False, 4.5 * MM), (True, 4.5 * MM), (True, 2.5 * MM)):
            page = _largest_goal(plan, t, count, brief=brief, gap=gap)
            if page is not None:
                more = next_steps(plan.steps[count:], t, title="next_too")
                rest = also_call(plan.contacts, t) if brief else []
                return [*page, PageBreak(), *more, *rest], warned
    return _flowing(plan, t), [PAGE_ONE_FULL]


def _largest_goal(
    plan: PlanPaper, t: ink.Type, count: int, *, brief: bool, gap: float
) -> list[Flowable] | None:
    """The page with the goal as large as it can be: the sizes are halved until one fits and the next does not."""

    def at(voice: ParagraphStyle) -> tuple[float, list[Flowable]]:
        top = [*opening(plan, t, voice), *next_steps(plan.steps[:count], t, gap=gap)]
        foot = call(plan.contacts, t, brief=brief) if plan.contacts else Gap(0)
        return standing_low(top, foot, ink.TALL)

    sizes = list(t.goals())
    spare, best = at(sizes[-1])
    if spare < SPARE:
        return None
    low, high = 0, len(sizes) - 2
    while low <= high:
        middle = (low + high) // 2
        spare, page = at(sizes[middle])
        if spare >= SPARE:
            best, high = page, middle - 1
        else:
            low = middle + 1
    return best


def _in_large(plan: PlanPaper, t: ink.Type) -> list[Flowable]:
    """The goal and whom to ring on page 1, as many as fit; then what happens, and who else there is."""
    for many in range(len(plan.contacts), min(len(plan.contacts), 1) - 1, -1):
        page = _largest_goal(replace(plan, contacts=plan.contacts[:many]), t, 0, brief=False, gap=0)
        if page is not None:
            rest = also_call(plan.contacts, t, after=many)
            return [*page, PageBreak(), *next_steps(plan.steps, t), *rest]
    panel = [KeepTogether([Gap(4 * MM), call(plan.contacts, t)])] if plan.contacts else []
    return [*opening(plan, t, list(t.goals())[-1]), *panel, *next_steps(plan.steps, t)]


def _flowing(plan: PlanPaper, t: ink.Type) -> list[Flowable]:
    """When own words alone are longer than a page: everything in the same order, over as many pages as it takes."""
    small = ink.style(13 * t.k, 19.5 * t.k, VOICE_BIG)
    out = opening(plan, t, small)
    if plan.contacts:
        out += [Gap(4 * MM), KeepTogether([call(plan.contacts, t)])]
    return [*out, *next_steps(plan.steps, t), PageBreak()]
