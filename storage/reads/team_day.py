"""A team's day as its lead's computer knows it: the visits that are planned, in the order of driving, and each plan.

A team lead holds when a visit is planned and for whom, not what it is for and what came of it (decision 0048).
"""

from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Final

from casework.answers import CitizenPage, DayVisit
from casework.answers_batch import DayStop, LeftOut, TeamDay
from casework.answers_signing import PlanSigned
from casework.changes import Value
from casework.hidden_address import HiddenAddress
from casework.kinds import role_of
from casework.prints import may_print
from casework.visits import in_driving_order
from storage.reader import Reader
from storage.reads import citizen as citizen_reads
from storage.reads import clashes, persons, plans
from storage.reads import day as day_reads
from storage.reads.records import Shown, select
from storage.reads.signatures import plan_signed
from storage.reads.veil import hidden_address
from storage.reads.when import bounds
from storage.reads.workers import by_id

_PLANNED: Final = "r.kind = 'visit' and r.gone = 0 and r.at >= ? and r.at < ?"


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What a plan is drawn from, read at one moment."""

    page: CitizenPage
    visits: tuple[DayVisit, ...]
    previous: list[Value] | None
    signed: PlanSigned
    hidden: HiddenAddress
    """The address that no word of the plan may say."""


def team_day(reader: Reader, on: date) -> TeamDay:
    """Answer with the visits that the reader's team has planned on a day, and who of them cannot be printed."""
    with reader.moment():
        colleagues = by_id(reader)
        me = colleagues.get(reader.owner.user)
        own = me.team if me else ""
        team = {one.id: one.name for one in colleagues.values() if own and one.team == own}
        roles = dict(reader.rows("select stream, role from scope where done = 1"))
        people = {one.id: one for one in select(reader, "r.kind = 'citizen' and r.gone = 0")}
        known = persons.persons(reader)
        found = [one for one in select(reader, _PLANNED, *bounds(on)) if one.worker in team]
    stops: dict[str, DayStop] = {}
    left_out: dict[str, LeftOut] = {}
    for visit in _driven(found, team):
        case = known[visit.stream].cases[0] if visit.stream in known else visit.stream
        if case in stops or case in left_out:
            continue
        out = _left_out(people.get(case), roles.get(case, ""))
        if out is not None:
            left_out[case] = out
        else:
            stops[case] = DayStop(case, people[case].name, visit.at, team[visit.worker])
    visited = {case: people[case] for case in stops}
    with reader.moment():
        told = clashes.of_stops(reader, visited, found, on)
    shown = tuple(replace(one, clashes=told.get(case, ())) for case, one in stops.items())
    return TeamDay(on, own, shown, tuple(left_out.values()))


def _driven(found: list[Shown], team: dict[str, str]) -> list[Shown]:
    """Return the visits of everybody, by name, as each drives them."""

    def whose(visit: Shown) -> tuple[str, str]:
        return team[visit.worker], visit.worker

    of_each = groupby(sorted(found, key=whose), whose)
    return [
        visit
        for _who, visits in of_each
        for visit in in_driving_order(visits, lambda one: (one.number("order"), one.at))
    ]


def _left_out(citizen: Shown | None, role: str) -> LeftOut | None:
    """Return why a citizen's plan is not printed, None where it is."""
    if citizen is None or not may_print_plan(role):
        return LeftOut(citizen.name if citizen else "", "right")
    if citizen.died_on is not None:
        return LeftOut(citizen.name, "died")
    return LeftOut(citizen.name, "closed") if citizen.closed_on is not None else None


def may_print_plan(role: str) -> bool:
    """Tell whether who has this role in a case may put its plan on paper; nobody does without one."""
    return bool(role) and may_print(role_of(role), "plan")


def plan_facts(reader: Reader, citizen: str, today: date) -> PlanFacts | None:
    """Answer with what a citizen's plan is drawn from; None where his case is not here any more."""
    with reader.moment():
        page = citizen_reads.page(reader, citizen, today)
        if page is None:
            return None
        last = plans.last_version(reader, citizen)
        visits, previous = day_reads.ahead(reader, citizen, today), last.contents if last else None
        hidden = hidden_address(reader, page.cases)
        return PlanFacts(page, visits, previous, plan_signed(reader, citizen), hidden)
