"""Aftaleark on paper: who does what by when, room to sign, and at the foot whom to ring."""

from reportlab.platypus import CondPageBreak, Flowable

from casework.agreement_sheet import AgreementSheet
from casework.plan_paper import PlanContact, PlanPaper
from desktop.paper import ink
from desktop.paper.bricks import Gap, Panel, Row, Stack
from desktop.paper.grid import in_company, inside, opening_rule, rail, standing_low
from desktop.paper.plan import agreed
from desktop.paper.plan_page_one import call
from desktop.paper.sheet import Drawn, Furniture, build
from desktop.paper.signing import signing
from desktop.paper.spelling import proofread
from desktop.paper.text import Strong, say
from desktop.paper.words import day, phone

MM = ink.MM
KIND = "Aftaleark"
SIGNING = (
    "Din underskrift betyder, at du har læst aftalerne eller fået dem læst højt. Du får altid en kopi. Du kan få hjælp "
    "uden at skrive under."
)
NOT_SIGNED = "Da arket blev lavet den {day}, var det ikke skrevet under."


def draw_agreement_sheet(sheet: AgreementSheet) -> Drawn:
    """The sheet as the bytes of a PDF, in large print where the plan is, with warnings before it is printed."""
    plan, warnings = proofread(sheet.plan)
    t = ink.Type(ink.LARGE if plan.large else 12)
    top, signed = _top(plan, t), _signatures(plan, t)
    story = in_company(top, signed)
    if any(one.phone for one in plan.contacts):
        foot = call(plan.contacts, t)
        alone = [part for one in top if not isinstance(one, CondPageBreak) for part in inside(one)]
        spare, page = standing_low([*alone, *signed], foot, ink.TALL)
        if spare < 0 and len(plan.contacts) > 1:
            foot = _in_few_lines(plan.contacts, t)
            spare, page = standing_low([*alone, *signed], foot, ink.TALL)
        story = page if spare >= 0 else in_company(top, [*signed, Gap(6 * MM), foot])
    return build(story, _furniture(plan), warnings)


def _in_few_lines(contacts: tuple[PlanContact, ...], t: ink.Type) -> Panel:
    """Whom to ring where there is little room: the first number large, everyone else on a line."""
    first, *others = contacts
    rest = [
        say(t.body, f"{one.name}{f', {one.role}' if one.role else ''}: ", Strong(phone(one.phone)))
        for one in others
        if one.phone
    ]
    words = Stack(
        say(t.phone, phone(first.phone)) if first.phone else None,
        say(t.body, Strong(first.name), f", {first.role}" if first.role else ""),
        *rest,
    )
    title = say(t.h2, "Ring hertil", tag="H2")
    if t.large:
        return Panel(Stack(title, words, gap=2 * MM))
    main = ink.RAIL + ink.GUTTER - 5 * MM
    return Panel(Row((0.0, ink.RAIL - 5 * MM, title), (main, 112 * MM, words)), pad=(5 * MM, 3.5 * MM))


def _top(plan: PlanPaper, t: ink.Type) -> list[Flowable]:
    sizes = tuple(round(size * t.k, 1) for size in (22, 19, 16))
    return [
        Gap(1 * MM),
        say(t.note, "Aftaler med"),
        say(ink.fit_name(plan.citizen_name, sizes), plan.citizen_name, tag="H1", balance=True),
        Gap(5 * MM),
        *agreed(plan, t),
    ]


def _signatures(plan: PlanPaper, t: ink.Type) -> list[Flowable]:
    words = rail(say(t.h2, "Underskrift", tag="H2"), say(t.body, SIGNING), t=t)
    said = say(t.note, NOT_SIGNED.format(day=day(plan.issued_on, year=True)))
    block = signing(plan.signatures, t.body.fontSize)
    return [opening_rule(13), words, Gap(1 * MM), block, Gap(2.5 * MM), said]


def _furniture(plan: PlanPaper) -> Furniture:
    whom = next((one for one in plan.contacts if one.phone and one.name), None)
    return Furniture(
        sender=plan.municipality,
        kind=KIND,
        owner=plan.citizen_name,
        stamp=day(plan.issued_on, year=True),
        ask=f"Spørgsmål? Ring til {whom.name.split(maxsplit=1)[0]} på {phone(whom.phone)}" if whom else "",
        issued_on=plan.issued_on,
        size=ink.LARGE_FURNITURE if plan.large else ink.FURNITURE,
    )
