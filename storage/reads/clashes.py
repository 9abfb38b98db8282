"""What stands in the way of each other, as this device knows it: of one case, of a person's two weeks, of a choice."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

from casework import clashes
from casework.clashes import Agenda, Clash, Promised, Stretch, Timed
from casework.clock import COPENHAGEN
from casework.kinds import may_read, may_write, role_of
from storage.logbook import encoded
from storage.reader import Reader
from storage.reads import persons
from storage.reads.records import Shown, select
from storage.reads.when import bounds
from storage.reads.wrong_citizen import role_in

AHEAD: Final = timedelta(days=14)
"""How far ahead the first screen looks."""
_MET: Final = "r.kind in ('visit', 'meeting') and r.gone = 0 and r.state = '' and r.at >= ?"
_AGREED: Final = "r.kind = 'agreement' and r.gone = 0 and r.state in ('open', '') and r.due >= ?"
_GOING_ON: Final = "r.kind in ('placement', 'activity') and r.gone = 0 and r.state in ('', 'active')"
_AMONG: Final = "r.stream in (select value from json_each(?))"


@lru_cache(maxsize=16)
def works_in(role: str | None) -> bool:
    """Tell whether a role works in a case: it writes the plan, and reads who is met and what for."""
    known = role_of(role or "")
    return bool(role) and may_write(known, "goal", "title") and may_read(known, "meeting", "purpose")


def of_case(reader: Reader, cases: Sequence[str], one: Shown, today: date) -> tuple[Clash, ...]:
    """Answer with what stands in the way of each other in a citizen's cases; nothing to who does not work there."""
    if not works_in(role_in(reader, one.stream)):
        return ()
    return clashes.of_citizen(_agenda(reader, cases, one, today), today)


def of_days(reader: Reader, people: Mapping[str, Shown], worker: str, today: date) -> tuple[Clash, ...]:
    """Answer with the clashes of a person's citizens, and his own, in the two weeks from today on."""
    until = today + AHEAD
    own = encoded(sorted(people)).decode()
    met = select(
        reader, f"{_MET} and r.at < ? and (r.worker = ? or {_AMONG})", *_span(today, until), worker, own
    )
    agreed = select(
        reader, f"{_AGREED} and r.due < ? and {_AMONG}", today.isoformat(), until.isoformat(), own
    )
    busy = encoded(sorted({one.stream for one in (*met, *agreed)} & people.keys())).decode()
    lasting = select(reader, f"{_GOING_ON} and {_AMONG}", busy)
    homes = persons.homes(reader, people, people)
    found = [
        clash
        for case, parts in _by_case((*met, *agreed, *lasting), homes).items()
        for clash in clashes.of_citizen(_agenda_of(people[case], parts), today)
        if clash.on < until
    ]
    mine = (_timed(one, people.get(homes.get(one.stream, ""))) for one in met if one.worker == worker)
    everything = (*found, *clashes.of_worker(mine))
    return tuple(sorted(everything, key=lambda one: (one.on, one.first.name, one.first.record)))


def of_stops(
    reader: Reader, people: Mapping[str, Shown], driven: Iterable[Shown], on: date
) -> dict[str, tuple[Clash, ...]]:
    """Answer by citizen with the clashes from a day on that a team lead reads of: those of his case, and of who drives.

    `people` are the citizens who are visited by the case that stands for each, `driven` the visits of that day.
    """
    known = persons.persons(reader)
    homes = {case: home for home in people for case in (known[home].cases if home in known else (home,))}
    among = encoded(sorted(homes)).decode()
    met = select(reader, f"{_MET} and {_AMONG}", bounds(on)[0], among)
    agreed = select(reader, f"{_AGREED} and {_AMONG}", on.isoformat(), among)
    lasting = select(reader, f"{_GOING_ON} and {_AMONG}", among)
    found: dict[str, list[Clash]] = defaultdict(list)
    for case, parts in _by_case((*met, *agreed, *lasting), homes).items():
        found[case] += clashes.of_citizen(_agenda_of(people[case], parts), on)
    mine = [_timed(one, people[homes[one.stream]]) for one in driven if one.stream in homes and not one.state]
    for clash in clashes.of_worker(mine):
        for side in (clash.first, clash.second):
            if side is not None:
                found[side.citizen].append(clash)
    return {case: tuple(several) for case, several in found.items()}


def of_choice(
    reader: Reader, citizen: str, worker: str, at: datetime, *, form: str = "", visit: str = ""
) -> tuple[Clash, ...]:
    """Answer with what stands in the way of an hour at which somebody is about to plan a visit, or to move one."""
    with reader.moment():
        cases = persons.cases(reader, citizen)
        found = select(reader, "r.id = ? and r.kind = 'citizen'", cases[0])
        if not found:
            return ()
        on = at.astimezone(COPENHAGEN).date()
        agenda = _agenda(reader, cases, found[0], on)
        day = select(
            reader, f"{_MET} and r.at < ? and r.worker = ?", *_span(on, on + timedelta(days=1)), worker
        )
    chosen = Timed(visit, "visit", form, at, agenda.citizen, agenda.name, worker, form)
    beside = [_timed(one, None) for one in day if one.stream not in cases]
    return clashes.of_choice(agenda, chosen, beside)


def _span(first: date, after: date) -> tuple[str, str]:
    return bounds(first)[0], bounds(after)[0]


def _by_case(found: Iterable[Shown], homes: Mapping[str, str]) -> dict[str, list[Shown]]:
    sorted_out: dict[str, list[Shown]] = defaultdict(list)
    for one in found:
        if one.stream in homes:
            sorted_out[homes[one.stream]].append(one)
    return sorted_out


def _agenda(reader: Reader, cases: Sequence[str], one: Shown, today: date) -> Agenda:
    among = persons.among(cases)
    met = select(reader, f"{among} and {_MET}", *cases, bounds(today)[0])
    agreed = select(reader, f"{among} and {_AGREED}", *cases, today.isoformat())
    lasting = select(reader, f"{among} and {_GOING_ON}", *cases)
    return _agenda_of(one, [*met, *agreed, *lasting])


def _agenda_of(one: Shown, parts: Iterable[Shown]) -> Agenda:
    ordered = list(parts)
    return Agenda(
        one.id,
        one.name,
        one.text("first_name"),
        tuple(_timed(each, one) for each in ordered if each.kind in {"visit", "meeting"}),
        tuple(
            Promised(each.id, each.text("what"), each.text("who"), due)
            for each in ordered
            if each.kind == "agreement" and (due := each.day("due")) is not None
        ),
        tuple(_stretch(each) for each in ordered if each.kind in {"placement", "activity"}),
        one.died_on,
        one.closed_on,
    )


def _timed(one: Shown, citizen: Shown | None) -> Timed:
    form = one.text("form")
    what = one.text("with_whom") if one.kind == "meeting" else form
    at = datetime.fromisoformat(one.at)
    whose = citizen.id if citizen else one.stream
    return Timed(one.id, one.kind, what, at, whose, citizen.name if citizen else "", one.worker, form)


def _stretch(one: Shown) -> Stretch:
    hours = one.fields.get("hours_per_week")
    is_placement = one.kind == "placement"
    what = (one.text("company") or one.text("type")) if is_placement else one.text("what")
    return Stretch(
        one.id,
        one.kind,
        what,
        one.day("start"),
        one.day("end"),
        hours if isinstance(hours, int | float) else 0,
        one.text("purpose") if is_placement else what,
    )
