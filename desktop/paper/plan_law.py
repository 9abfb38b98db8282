"""What the law asks the plan to say: the mentor, the plans that this one replaces, and where things stand in the law.

No paragraph stands before the last lines of the paper, under the signatures: nobody must act on one.
"""

from datetime import date

from reportlab.platypus import Flowable

from casework.plan_paper import PlanContact, PlanInstead, PlanLaw, PlanMentor, PlanPaper
from desktop.paper import ink
from desktop.paper.bricks import Gap, Stack
from desktop.paper.grid import bullet, section
from desktop.paper.text import Strong, say
from desktop.paper.words import day, phone

MENTOR = "Din mentor"
ONE_PLAN = "Én plan"
LAW = "Det står i loven"
INSTEAD = "Du har sagt ja til, at den her plan bruges i stedet for {plans}. Det sagde du den {day}."
NO_AGAIN = "Du kan altid sige nej igen.{ring} Så laver vi en plan hvert sted. Du får stadig hjælp."
TAKEN_BACK = (
    "Du sagde nej igen den {day}. Den her plan bruges ikke mere i stedet for {plans}. Nu er der en plan hvert sted. Du "
    "får stadig hjælp."
)
NOT_CHECKED = "Ingen jurist har læst paragrafferne igennem."
FROM_MEMORY = "De, der står med *, er ikke slået op. De kan være forkerte."


def mentors(plan: PlanPaper, t: ink.Type) -> list[Flowable]:
    """Who the mentor is and his number, what it leads to, what he helps with, how long, and how many hours."""
    items = [_mentor(one, t) for one in plan.mentors]
    return section(say(t.h2, MENTOR, tag="H2"), *items, gap=8, whole=len(items) < 4, t=t)


def _mentor(one: PlanMentor, t: ink.Type) -> Stack:
    name = [Strong(one.name or "Ikke valgt endnu")]
    return Stack(
        say(t.body, *name, *([", ring ", Strong(phone(one.phone))] if one.phone else [])),
        say(t.body, Strong("Det skal føre til:"), f" {one.goal}") if one.goal else None,
        say(t.body, Strong("Hjælper dig med:"), f" {one.tasks}") if one.tasks else None,
        say(t.body, _how_long(one)),
        gap=1,
    )


def _how_long(one: PlanMentor) -> str:
    first, last = (day(each, year=True) if each else "" for each in (one.start, one.end))
    days = f"Fra {first} til {last}. " if first and last else f"Fra {first}. " if first else ""
    return f"{days}I alt {_hours(one.minutes)}."


def _hours(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    said = [f"{hours} {'time' if hours == 1 else 'timer'}"] if hours or not rest else []
    return " og ".join([*said, *([f"{rest} minutter"] if rest else [])])


def one_plan(plan: PlanPaper, t: ink.Type) -> list[Flowable]:
    """Which plans this one replaces since the citizen said yes; or that the citizen took it back."""
    said = plan.instead
    if said is None or not said.plans:
        return []
    lines = _given(said, plan.contacts, plan.issued_on) if said.given else [_taken_back(said, plan.issued_on)]
    title = say(t.h2, ONE_PLAN, tag="H2")
    return section(title, *[say(t.body, line) for line in lines], gap=4.5, before=13, whole=True, t=t)


def _given(said: PlanInstead, contacts: tuple[PlanContact, ...], issued_on: date) -> list[str]:
    whom = next((one for one in contacts if one.phone and one.name), None)
    ring = f" Ring til {whom.name.split(maxsplit=1)[0]}." if whom else ""
    on = day(said.on, year=said.on.year != issued_on.year)
    return [INSTEAD.format(plans=_listed(said.plans), day=on), NO_AGAIN.format(ring=ring)]


def _taken_back(said: PlanInstead, issued_on: date) -> str:
    on = day(said.on, year=said.on.year != issued_on.year)
    return TAKEN_BACK.format(plans=_listed(said.plans), day=on)


def _listed(names: tuple[str, ...]) -> str:
    *others, last = names
    return f"{', '.join(others)} og {last}" if others else last


def law(plan: PlanPaper, t: ink.Type) -> list[Flowable]:
    """Where what we do stands in the law, and how sure that is; the last lines of the plan."""
    if not plan.law:
        return []
    lines = [bullet(_stands(one), t.note, ink.FULL if t.large else t.main) for one in plan.law]
    doubts = [NOT_CHECKED] if not all(one.is_checked for one in plan.law) else []
    doubts += [FROM_MEMORY] if not all(one.is_read for one in plan.law) else []
    said = [Stack(Gap(2), say(t.note, " ".join(doubts)))] if doubts else []
    title = say(t.h3, LAW, tag="H2")
    return section(title, *lines, *said, gap=2.5, before=13, whole=len(lines) < 9, t=t)


def _stands(one: PlanLaw) -> str:
    return f"{one.what.rstrip(' .')}: {one.law}{'' if one.is_read else ' *'}"
