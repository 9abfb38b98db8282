"""The first screen: the day's visits in driving order, words that call, what is over its date, whom we wait for."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from casework.answers import Day, DayVisit, Owed, SaidNow
from casework.changes import Seen
from casework.clock import instant, local
from casework.death import STOPPED
from casework.sentences import Sentence
from casework.visits import in_driving_order, things
from storage import drafts
from storage.logbook import encoded
from storage.reader import Reader
from storage.reads import persons
from storage.reads.records import Shown, select
from storage.reads.told import led_to, told
from storage.reads.veil import every, hides_place
from storage.reads.waits import Sides, open_promises, owed
from storage.reads.when import CONTACT, bounds, contact_until

FRESH_DAYS: Final = 3
MOST_SAID: Final = 5
IS_OF: Final = """r.rid in (select rid from record where kind = 'citizen' and gone = 0
    and (worker = '' or id in (select stream from scope where role = 'primary') or (instr(worker, ?1) > 0
    and (id not in (select stream from scope where role = 'team_lead') or fields ->> 'coordinator' = ?1))))"""
"""Lets in the citizens of a worker's list, also one who was handed over to him and in whose case nobody has written it;
one whom nobody has is on everybody's. One whom he handed over and only leads is not, though his case may name him."""


def day(reader: Reader, on: date, worker: str, today: date, *, now: datetime | None = None) -> Day:
    """Answer what a worker's day holds; `now` says what has been by then."""
    with reader.moment():
        everybody = {one.id: one for one in select(reader, IS_OF, worker)}
        own = {id_: one for id_, one in everybody.items() if one.calls}
        overdue, waiting = _promises(reader, own, worker, today)
        return Day(
            on,
            _visits(reader, everybody, worker, on),
            _said_now(reader, own, contact_until(today, now)),
            overdue,
            waiting,
            drafts.all_of(reader.connection),
        )


def _visits(reader: Reader, own: Mapping[str, Shown], worker: str, on: date) -> tuple[DayVisit, ...]:
    found = select(
        reader,
        "r.kind = 'visit' and r.gone = 0 and r.at >= ? and r.at < ? and r.worker = ?",
        *bounds(on),
        worker,
    )
    ordered = in_driving_order(found, lambda visit: (visit.number("order"), visit.at))
    people = {**own, **_helped(reader, {visit.stream for visit in found} - own.keys())}
    seen, led = reader.seen(), led_to(reader, found)
    return tuple(
        _stopped(visit, people[visit.stream], seen)
        if _has_stopped(visit, people[visit.stream])
        else _visit(visit, people[visit.stream], seen, told(visit, led))
        for visit in ordered
        if visit.stream in people
    )


def _has_stopped(visit: Shown, citizen: Shown) -> bool:
    """Tell whether a visit asks somebody to go to a citizen who is dead, or whose case is closed.

    One that was made or begun is told on.
    """
    return not citizen.calls and not visit.state and not visit.text("began")


def _stopped(visit: Shown, citizen: Shown, seen: Seen) -> DayVisit:
    """Return a visit that stopped: it says so where somebody expected it, and nothing to go or call by."""
    died, closed = citizen.died_on, citizen.closed_on
    day = f"{died or closed:%d.%m.%Y}"
    why = (
        Sentence("Stoppet: borgeren døde {day}", day=day)
        if died
        else Sentence("Stoppet: sagen blev lukket {day}", day=day)
    )
    return replace(
        _visit(visit, citizen, seen, why),
        outcome=STOPPED,
        place="",
        phone="",
        purpose="",
        safety_remark="",
        interpreter="",
        agreed_last="",
        bring=(),
    )


def ahead(reader: Reader, citizen: str, on: date) -> tuple[DayVisit, ...]:
    """Answer which visits a citizen has ahead from this day on, whoever drives: what the plan says happens now."""
    with reader.moment():
        cases = persons.cases(reader, citizen)
        people = select(reader, "r.id = ? and r.kind = 'citizen' and r.gone = 0", cases[0])
        found = select(
            reader,
            f"r.kind = 'visit' and r.gone = 0 and {persons.among(cases)} and r.at >= ? order by r.at",
            *cases,
            bounds(on)[0],
        )
        return tuple(
            _visit(one, person, reader.seen(), "")
            for person in people
            for one in found
            if not one.state and person.calls
        )


def _helped(reader: Reader, streams: set[str]) -> dict[str, Shown]:
    """Return citizens whom a worker visits without having them on his list."""
    if not streams:
        return {}
    condition = "r.kind = 'citizen' and r.gone = 0 and r.id in (select value from json_each(?))"
    return {one.id: one for one in select(reader, condition, encoded(sorted(streams)).decode())}


def _visit(visit: Shown, citizen: Shown, seen: Seen, told: str) -> DayVisit:
    at_home = visit.text("form") in {"home", ""}
    place = visit.text("place") or (citizen.address if at_home else "")
    return DayVisit(
        visit.id,
        visit.stream,
        citizen.name,
        visit.at,
        visit.text("form"),
        "" if hides_place(citizen, visit.kind, every(visit, "form"), every(visit, "place")) else place,
        citizen.protected,
        visit.text("purpose"),
        visit.state,
        told,
        citizen.text("safety_remark"),
        citizen.text("interpreter"),
        citizen.text("phone"),
        visit.text("agreed_last"),
        things(visit.text("bring") or citizen.text("bring")),
        seen,
        visit.number("order"),
    )


def _said_now(reader: Reader, own: Mapping[str, Shown], until: tuple[str, str]) -> tuple[SaidNow, ...]:
    """Return fresh words of citizens after which nobody has been in contact with them yet."""
    since = instant(datetime.fromisoformat(until[0]) - timedelta(days=FRESH_DAYS + 1))
    notes = select(
        reader,
        f"""r.kind = 'note' and r.gone = 0 and r.at >= ? and r.fields ->> 'nature' = 'statement' and not exists
        (select 1 from (select at from record where stream = r.stream and {CONTACT}) c where c.at > r.at)
        order by r.at desc""",  # noqa: S608 - the condition is ours
        since,
        *until,
    )
    last: dict[str, SaidNow] = {}
    known = persons.persons(reader)
    met = {case: _met_since(reader, person.cases, until) for case, person in known.items()}
    for note in notes:
        citizen = own.get(note.stream)
        whose = known[note.stream].leading if note.stream in known else note.stream
        if citizen is not None and whose not in last and note.at >= met.get(note.stream, ""):
            words = note.text("text")
            last[whose] = SaidNow(note.stream, citizen.name, words, note.at, citizen.text("phone"))
    return tuple(last.values())[:MOST_SAID]


def _met_since(reader: Reader, cases: tuple[str, ...], until: tuple[str, str]) -> str:
    """Return when somebody was last in contact with a citizen of several cases, in whichever of them it stands."""
    query = f"select max(r.at) from record r where {persons.among(cases)} and {CONTACT}"  # noqa: S608 - ours
    (at,) = reader.row(query, *cases, *until) or ("",)
    return str(at or "")


def _promises(
    reader: Reader, own: Mapping[str, Shown], worker: str, today: date
) -> tuple[tuple[Owed, ...], tuple[Owed, ...]]:
    """Return what is over its date, and what others owe us and still have time for; what the worker owes is *Dig*."""
    sides = Sides(reader)
    overdue: list[Owed] = []
    waiting: list[Owed] = []
    for promise in open_promises(reader, own):
        citizen = own.get(promise.stream)
        if citizen is None:
            continue
        one = owed(promise, citizen.name, today)
        if sides.is_of(promise, worker):
            one = replace(one, who=Sentence("Dig"))
        if one.days_over > 0:
            overdue.append(one)
        elif sides.is_others(promise, citizen.name):
            waiting.append(one)
    return _longest_first(overdue), _longest_first(waiting)


def _longest_first(found: Iterable[Owed]) -> tuple[Owed, ...]:
    return tuple(sorted(found, key=lambda one: (one.due is None, -one.days_over, one.name)))


def began(reader: Reader, visit: str, today: date) -> str:
    """Return when a visit of today began, empty where it has not: the program may have been closed since."""
    (at,) = [one.text("began") for one in select(reader, "r.id = ?", visit)] or [""]
    return at if at and local(at).date() == today else ""
