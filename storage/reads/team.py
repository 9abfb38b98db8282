"""The team's desk as this computer answers it: caseloads and weights, waits, plans, results; no meeting counts."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from casework import calendar
from casework.answers import Worker
from casework.answers_team import (
    Member,
    TeamDesk,
    TeamPlan,
    TeamPurposeless,
    TeamResults,
    TeamWait,
    TeamWeek,
    apart,
    load_of,
)
from casework.caseload import Weight, weight
from casework.folding import fold
from casework.goals import VOICES
from casework.reading import lix
from casework.reviews import Purposeless
from casework.same_person import Person
from casework.visits import HELPED
from storage import meta
from storage.logbook import encoded
from storage.reader import Reader
from storage.reads import covers, holders, persons, reviews
from storage.reads.citizens import DEFAULT_RHYTHM
from storage.reads.records import Shown, as_day, select
from storage.reads.waits import Sides, open_promises, owed
from storage.reads.when import bounds
from storage.reads.workers import by_id, name_of

_LACKS = (
    """r.kind = 'visit' and r.gone = 0 and r.state = '' and r.at >= ? and r.fields ->> 'lacks_purpose' = 1"""
)
WEEKS = 12
SINCE = timedelta(days=84)
"""Results are of the last twelve weeks."""
SHOWN_PLANS = 60
_LED = "select stream from scope where role = 'team_lead' and done = 1"
_OWN = "select stream from scope where role = 'primary' and done = 1 union select stream from begun_here"
_AMONG = "r.stream in (select value from json_each(?))"
_WEEK = re.compile(r"(\d{4})-?W?(\d{1,2})")


def team(reader: Reader, today: date) -> TeamDesk:
    """Answer a team lead with his team, as far as it lies on this computer."""
    with reader.moment():
        colleagues = by_id(reader)
        me = colleagues.get(reader.owner.user)
        known = persons.persons(reader)
        led = [row[0] for row in reader.rows(_LED)]
        among = encoded(sorted(led)).decode()
        everybody = select(reader, f"{_AMONG} and r.kind = 'citizen' and +r.gone = 0", among)
        citizens = _leading(everybody, known)
        carried = _carried(reader, citizens, known)
        resting = {one.id for one in everybody if not one.calls}  # nothing in them weighs or is waited for
        promises = open_promises(reader, [case for case in led if case not in resting])
        sides = Sides(reader)
        plans = _plans(reader, among)
        results = _results(reader, among, today)
        covered = _covered(reader)
        called = {one.id: one for one in everybody if one.calls}
        lacking = _purposeless(reader, called, colleagues, today)
        stale, without = _stale([one for one in citizens if one.calls], plans, colleagues, carried)
        eases = _eases(reader, [one.citizen for one in stale])
    names = {one.id: one.name for one in (*everybody, *(each for each, _ in carried.values()))}
    own = me.team if me else ""
    weights = {case: _weight(one) for case, (one, _) in carried.items()}
    members, rest = _members(
        carried, weights, [one for one in colleagues.values() if own and one.team == own], covered
    )
    return TeamDesk(
        own,
        members,
        names,
        _waits(promises, sides, names, today),
        tuple(replace(one, lix=eases.get(one.citizen, 0)) for one in stale),
        without,
        results,
        lacking,
        weights,
        rest,
    )


def _leading(cases: list[Shown], known: Mapping[str, Person]) -> list[Shown]:
    """Return of several cases of one citizen only the one that is written in."""
    return [one for one in cases if one.id not in known or known[one.id].cases[0] == one.id]


def _carried(
    reader: Reader, led: Iterable[Shown], known: Mapping[str, Person]
) -> dict[str, tuple[Shown, str]]:
    """Return the citizens of the team by case, each with the id of who carries him as far as this computer knows.

    Its owner's own grants are known here, whatever stands in the cases: what he only leads he carries no more, also
    where the new contact has not chosen yet, and what is his own he carries.
    """
    owner = reader.owner.user
    own = encoded(sorted(row[0] for row in reader.rows(_OWN))).decode()
    mine = _leading(select(reader, f"{_AMONG} and r.kind = 'citizen' and +r.gone = 0", own), known)
    told = [(one, holders.effective(one)) for one in led]
    found = {one.id: (one, "" if who == owner else who) for one, who in told}
    return found | {one.id: (one, owner) for one in mine}


def _purposeless(
    reader: Reader, citizens: Mapping[str, Shown], colleagues: Mapping[str, Worker], today: date
) -> tuple[TeamPurposeless, ...]:
    """Return what says no purpose, by whose it is. Of a visit a lead reads only that it lacks one (decision 0071)."""
    held = [(one.stream, one, one.worker) for one in select(reader, _LACKS, bounds(today)[0])]
    rows = [
        (case, each.kind, each.what, each.on, "") for case, each in _lacking_read(reader, citizens, today)
    ]
    rows += [(case, one.kind, "", as_day(one.at) or today, worker) for case, one, worker in held]
    found = [
        TeamPurposeless(
            case,
            citizens[case].name,
            name_of(colleagues, worker or holders.effective(citizens[case])),
            kind,
            what,
            on,
        )
        for case, kind, what, on, worker in rows
        if case in citizens
    ]
    return tuple(sorted(found, key=lambda one: (fold(one.worker), one.on, fold(one.name), one.what)))


def _lacking_read(
    reader: Reader, citizens: Mapping[str, Shown], today: date
) -> list[tuple[str, Purposeless]]:
    found = reviews.without_why(reader, citizens.keys(), today)
    return [(case, each) for case, several in found.items() for each in several]


def _members(
    carried: Mapping[str, tuple[Shown, str]],
    weights: Mapping[str, Weight | None],
    colleagues: list[Worker],
    covered: Mapping[str, tuple[str, date, str]],
) -> tuple[tuple[Member, ...], tuple[Member, ...]]:
    """Return who is shown, and who carries nobody and is not expected to."""
    found = []
    for worker in colleagues:
        own = sorted(
            (one for one, who in carried.values() if who == worker.id), key=lambda one: fold(one.name)
        )
        by, until, cover = covered.get(worker.name, ("", None, ""))
        cases = tuple(one.id for one in own)
        about = (worker.id, worker.initials, worker.name, worker.role)
        found.append(Member(*about, load_of(cases, weights), cases, until, by, cover))
    return apart(found)


def _weight(one: Shown) -> Weight | None:
    return weight(one.number("rhythm_days", DEFAULT_RHYTHM)) if one.calls else None


def _covered(reader: Reader) -> dict[str, tuple[str, date, str]]:
    """Return for whom somebody covers, by his name: who, the last day, and the user id of who covers."""
    said = json.loads(meta.fact(reader.connection, covers.FACT) or "[]")
    return {
        of: (name, covers.last_day(until), user)
        for _case, user, name, until, of, why in said
        if why != covers.GLASS and of
    }


def _waits(
    promises: Iterable[Shown], sides: Sides, names: Mapping[str, str], today: date
) -> tuple[TeamWait, ...]:
    """Return what is waited for from others, the latest first. Of a statement a team lead reads no name."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for one in promises:
        if sides.is_others(one, names.get(one.stream, "")):
            over = max(owed(one, "", today).days_over, 0)
            found["" if one.kind == "statement" else one.text("who")].append((one.stream, over))
    waits = [
        TeamWait(who, len({case for case, _ in each}), max(over for _, over in each))
        for who, each in found.items()
    ]
    return tuple(sorted(waits, key=lambda one: (-one.days_over, -one.citizens, one.who)))


def _plans(reader: Reader, among: str) -> dict[str, date]:
    """Return when each citizen last was handed a plan."""
    found: dict[str, date] = {}
    for one in select(reader, f"{_AMONG} and r.kind = 'plan_version' and r.gone = 0", among):
        issued = one.day("issued_on")
        if issued is not None:
            found[one.stream] = max(issued, found.get(one.stream, issued))
    return found


def _eases(reader: Reader, cases: Iterable[str]) -> dict[str, int]:
    """Return how hard each of some plans is to read, as it stands in its case, in our words."""
    found: dict[str, list[str]] = defaultdict(list)
    kinds = "r.kind in ('goal', 'activity') and r.gone = 0 and r.state in ('', 'active')"
    for one in select(reader, f"{_AMONG} and {kinds}", encoded(sorted(cases)).decode()):
        names = ("title", "measure") if one.kind == "goal" else ("what", "why")
        found[one.stream] += [f"{one.text(name)}." for name in names if one.text(name)]
    return {case: lix(" ".join(texts)) for case, texts in found.items()}


def _stale(
    citizens: Iterable[Shown],
    plans: Mapping[str, date],
    colleagues: Mapping[str, Worker],
    carried: Mapping[str, tuple[Shown, str]],
) -> tuple[tuple[TeamPlan, ...], int]:
    """Return the plans that are to be gone through first, and how many citizens have none."""
    rows = [
        TeamPlan(
            one.id,
            one.name,
            name_of(colleagues, carried[one.id][1]),
            plans.get(one.id),
            chosen=reviews.chosen_days(one),
        )
        for one in citizens
    ]
    given = sorted((one for one in rows if one.issued_on), key=lambda one: (one.due, fold(one.name)))
    return tuple(given[:SHOWN_PLANS]), len(rows) - len(given)


def _results(reader: Reader, among: str, today: date) -> TeamResults:
    hours: dict[tuple[int, int], float] = defaultdict(float)
    paid: set[str] = set()
    weeks = [calendar.week(today - timedelta(weeks=back)) for back in range(WEEKS, 0, -1)]
    for one in select(reader, f"{_AMONG} and r.kind = 'paid_hours' and r.gone = 0", among):
        found, worked = _WEEK.fullmatch(one.text("week")), one.fields.get("hours")
        if found and isinstance(worked, int | float):
            week = int(found[1]), int(found[2])
            hours[week] += worked
            if worked > 0 and week in weeks:
                paid.add(one.stream)
    reached = select(reader, f"{_AMONG} and r.kind = 'goal' and r.gone = 0 and r.state = 'reached'", among)
    own, told = _voices(reader, among)
    first = today - SINCE
    answers = [
        (one.text("question") == HELPED, one.number("answer"))
        for one in select(reader, f"{_AMONG} and r.kind = 'progress' and r.gone = 0", among)
        if one.number("answer") and (on := one.day("on")) is not None and on >= first
    ]
    return TeamResults(
        tuple(TeamWeek(week[1], hours[week]) for week in weeks),
        len(paid),
        len(reached),
        *_mean([answer for is_helped, answer in answers if not is_helped]),
        *_mean([answer for is_helped, answer in answers if is_helped]),
        own,
        told,
    )


def _voices(reader: Reader, among: str) -> tuple[int, int]:
    """How many goals the citizens set themselves, and of how many somebody said who did (demands S0-1)."""
    stand = "r.kind = 'goal' and r.gone = 0 and r.state in ('', 'active', 'reached')"
    voices = [one.text("voice") for one in select(reader, f"{_AMONG} and {stand}", among)]
    return voices.count("citizen"), sum(voice in VOICES for voice in voices)


def _mean(answers: list[int]) -> tuple[int, float | None]:
    """How many answered, and what it comes to."""
    return len(answers), sum(answers) / len(answers) if answers else None
