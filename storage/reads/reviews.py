"""What is due to be looked at again, as this device knows it: of one case, and of everybody on a person's list.

Every question is asked by an index, many cases at a time: nothing here grows with how much was ever written.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from casework.answers_checks import NOTHING, CaseChecks, DayChecks
from casework.review_day import ON, WHY
from casework.reviews import (
    JOB_AREAS,
    ORDER,
    CaseFacts,
    CitizenReviews,
    Dated,
    Purposeless,
    review_day,
    reviews,
    spans_on,
)
from storage.logbook import encoded
from storage.reader import Reader
from storage.reads import clashes, persons
from storage.reads.citizens import DEFAULT_RHYTHM
from storage.reads.day import IS_OF
from storage.reads.records import Shown, as_day, select
from storage.reads.when import CONTACT, bounds, contact_until
from storage.reads.wrong_citizen import role_in

_AMONG: Final = "r.stream in (select value from json_each(?))"
_ACTIVE: Final = "r.gone = 0 and r.state in ('', 'active')"
GOALS_OVER: Final = f"r.kind = 'goal' and {_ACTIVE} and {_AMONG} and r.fields ->> 'target_date' < ?"
ACTIVITIES_OVER: Final = f"r.kind = 'activity' and {_ACTIVE} and {_AMONG} and r.fields ->> 'end' < ?"
WITHOUT_WHY: Final = (
    f"r.kind = 'activity' and {_ACTIVE} and coalesce(r.fields ->> 'why', '') = '' and {_AMONG}"
)
WITHOUT_PURPOSE: Final = (
    f"r.kind = 'placement' and r.gone = 0 and coalesce(r.fields ->> 'purpose', '') = '' and {_AMONG}"
)
_MET_WITHOUT: Final = f"""{_AMONG} and r.kind in ('visit', 'meeting') and r.gone = 0 and r.state = '' and r.at >= ?
    and coalesce(r.fields ->> 'purpose', '') = '' and coalesce(r.fields ->> 'agreed_last', '') = ''"""
_GOES_ON: Final = f"""r.kind in ('placement', 'activity') and {_ACTIVE} and r.fields ->> 'start' <= ?
    and coalesce(nullif(r.fields ->> 'end', ''), '9999') >= ?"""
_PAID_DAYS: Final = 14


def of_case(reader: Reader, cases: Collection[str], one: Shown, today: date) -> CaseChecks:
    """Answer with what is to be looked at in a citizen's cases; nothing to who does not work there."""
    ordered = tuple(cases)
    if not clashes.works_in(role_in(reader, one.stream)):
        return NOTHING
    facts = _facts(reader, dict.fromkeys(ordered, one), dict.fromkeys(ordered, one.id), today)
    case = facts[one.id]
    found = reviews(replace(case, has_job=_has_job(reader, ordered, today)), today) if one.calls else ()
    day = review_day(case.issued_on, case.chosen, one.text(WHY))
    return CaseChecks(clashes.of_case(reader, ordered, one, today), found, day)


def of_day(reader: Reader, worker: str, today: date) -> DayChecks:
    """Answer with what is to be looked at in the cases of a person's list, what has waited longest first."""
    with reader.moment():
        working = _worked_in(reader)
        everybody = {one.id: one for one in select(reader, IS_OF, worker) if one.id in working}
        called = {id_: one for id_, one in everybody.items() if one.calls}
        homes = persons.homes(reader, everybody, called)
        facts = _facts(reader, called, homes, today)
        met = clashes.of_days(reader, everybody, worker, today)
    due = [
        CitizenReviews(case, everybody[case].name, found)
        for case, said in facts.items()
        if case in everybody and (found := reviews(said, today))
    ]
    return DayChecks(met, tuple(sorted(due, key=_urgency)))


def _urgency(one: CitizenReviews) -> tuple[int, date, str]:
    first = one.reviews[0]
    return ORDER.index(first.kind), first.since, one.name


def _worked_in(reader: Reader) -> set[str]:
    here = {row[0] for row in reader.rows("select stream from begun_here")}
    roles = reader.rows("select stream, role from scope where done = 1")
    return here | {stream for stream, role in roles if clashes.works_in(role)}


def _facts(
    reader: Reader, people: Mapping[str, Shown], homes: Mapping[str, str], today: date
) -> dict[str, CaseFacts]:
    """Return what a review reads, by the case that stands for its citizen."""
    among = encoded(sorted(people)).decode()
    issued, answered = (_latest(reader, kind, among) for kind in ("plan_version", "progress"))
    active = _active(reader, people, among, today)
    goals, ending = _over(reader, homes, today)
    lacking = without_purpose(reader, homes.keys(), today)
    facts: dict[str, CaseFacts] = {}
    together: dict[str, list[str]] = defaultdict(list)
    for case, home in homes.items():
        together[home].append(case)
    for home, several in together.items():
        one = people.get(home, people[several[0]])
        opened = min(filter(None, (as_day(people[case].begun_at) for case in several)), default=today)
        facts[home] = CaseFacts(
            opened,
            _last(issued, several),
            tuple(day for case in several for day in chosen_days(people[case])),
            tuple(each for case in several for each in goals.get(case, ())),
            tuple(each for case in several for each in ending.get(case, ())),
            _last(answered, several),
            _last(active, several),
            one.number("rhythm_days", DEFAULT_RHYTHM),
            tuple(each for case in several for each in lacking.get(case, ())),
        )
    return facts


def chosen_days(one: Shown) -> tuple[date | None, ...]:
    """Return the day that somebody chose for the review of a plan, or its versions; nothing where nobody did."""
    if ON in one.torn:
        return tuple(as_day(str(version["value"] or "")) for version in one.torn[ON])
    return (one.day(ON),) if one.fields.get(ON) else ()


def _last(days: Mapping[str, date], cases: Iterable[str]) -> date | None:
    return max((days[case] for case in cases if case in days), default=None)


def _latest(reader: Reader, kind: str, among: str) -> dict[str, date]:
    """Return the last day that a kind of record has in each case."""
    query = f"""select r.stream, max(r.at) from record r
        where {_AMONG} and r.kind = ? and r.gone = 0 group by r.stream"""  # noqa: S608 - a constant of ours
    return {stream: day for stream, at in reader.rows(query, among, kind) if (day := as_day(at or ""))}


def _active(reader: Reader, people: Mapping[str, Shown], among: str, today: date) -> dict[str, date]:
    """Return the last day on which something happened in each case."""
    found = _latest(reader, "mentor_minutes", among)
    contacts = f"""select v.value, (select at from record where stream = v.value and {CONTACT}
        order by at desc limit 1) from json_each(?) v"""  # noqa: S608 - the condition is ours
    for stream, at in reader.rows(contacts, *contact_until(today, None), among):
        if at and (day := as_day(at)):
            found[stream] = max(day, found.get(stream, day))
    silent = [case for case in people if (today - found.get(case, date.min)).days > spans_on(today).gap]
    for case in _going_on(reader, silent, today):
        found[case] = today
    return found


def _going_on(reader: Reader, cases: Iterable[str], today: date) -> set[str]:
    """Return in which of some cases something goes on today, or hours were paid in the last two weeks."""
    among, day = encoded(sorted(cases)).decode(), today.isoformat()
    goes = f"select distinct r.stream from record r where {_AMONG} and {_GOES_ON}"  # noqa: S608 - constants of ours
    found = {row[0] for row in reader.rows(goes, among, day, day)}
    year, week, _ = (today - timedelta(days=_PAID_DAYS)).isocalendar()
    paid = f"""select distinct r.stream from record r where {_AMONG} and r.kind = 'paid_hours' and r.gone = 0
        and r.fields ->> 'hours' > 0 and replace(r.fields ->> 'week', 'W', '') >= ?"""  # noqa: S608 - constants of ours
    return found | {row[0] for row in reader.rows(paid, among, f"{year}-{week:02}")}


def _over(
    reader: Reader, cases: Collection[str], today: date
) -> tuple[dict[str, list[Dated]], dict[str, list[Dated]]]:
    """Return the goals and the activities of some cases whose day is over."""
    goals: dict[str, list[Dated]] = defaultdict(list)
    ending: dict[str, list[Dated]] = defaultdict(list)
    among = encoded(sorted(cases)).decode()
    for home, condition, day, what in (
        (goals, GOALS_OVER, "target_date", "title"),
        (ending, ACTIVITIES_OVER, "end", "what"),
    ):
        for one in select(reader, condition, among, today.isoformat()):
            if by := one.day(day):
                home[one.stream].append(Dated(one.id, one.kind, one.text(what), by))
    return goals, ending


def without_purpose(reader: Reader, cases: Collection[str], today: date) -> dict[str, list[Purposeless]]:
    """Return by case what goes on or is to come and says no purpose, to who reads the contact log as well."""
    met = select(reader, _MET_WITHOUT, encoded(sorted(cases)).decode(), bounds(today)[0])
    return _by_case(met, today, without_why(reader, cases, today))


def without_why(reader: Reader, cases: Collection[str], today: date) -> dict[str, list[Purposeless]]:
    """Return by case the activities and placements that say no purpose, to who reads the plan."""
    among = encoded(sorted(cases)).decode()
    placed = (one for one in select(reader, WITHOUT_PURPOSE, among) if (one.day("end") or today) >= today)
    return _by_case((*select(reader, WITHOUT_WHY, among), *placed), today, defaultdict(list))


def _by_case(
    found: Iterable[Shown], today: date, lacking: dict[str, list[Purposeless]]
) -> dict[str, list[Purposeless]]:
    for one in found:
        lacking[one.stream].append(Purposeless(one.id, one.kind, _named(one), as_day(one.at) or today))
    return lacking


def _named(one: Shown) -> str:
    match one.kind:
        case "activity":
            return one.text("what")
        case "placement":
            return one.text("company") or one.text("type")
        case "meeting":
            return one.text("with_whom")
        case _:
            return one.text("form")


def _has_job(reader: Reader, cases: tuple[str, ...], today: date) -> bool:
    """Tell whether something job-directed goes on: a placement, paid hours, or an activity towards such a goal."""
    among = persons.among(cases)
    found = select(reader, f"{among} and r.kind in ('goal', 'activity', 'placement') and {_ACTIVE}", *cases)
    towards = {one.id for one in found if one.kind == "goal" and one.text("area") in JOB_AREAS}
    if any(one.kind == "activity" and one.text("goal") in towards for one in found):
        return True
    placed = [one for one in found if one.kind == "placement"]
    if any((one.day("start") or today) <= today <= (one.day("end") or today) for one in placed):
        return True
    return not _going_on(reader, cases, today).isdisjoint(cases) if towards else True
