"""The caseload, one row a citizen, with the text that a filter searches while somebody types."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from casework import people
from casework.answers import CitizenRow
from casework.folding import fold
from casework.names import other_names
from storage.logbook import encoded
from storage.reader import Reader
from storage.reads import closing, former, on_their_way, persons
from storage.reads.records import Shown, select
from storage.reads.steps import Step, Visits, merged, next_step, planned
from storage.reads.waits import Sides, calling_promises, waiting_for
from storage.reads.when import CONTACT, contact_until

DEFAULT_RHYTHM = 14
_DIGITS = 10


def citizens(reader: Reader, today: date, *, now: datetime | None = None) -> tuple[CitizenRow, ...]:
    """Answer with every citizen who is here, by name; `now` says what has been by then."""
    with reader.moment():
        found = select(reader, "r.kind = 'citizen' and r.gone = 0")
        sides = Sides(reader)
        visits = planned(reader, today, now)
        ahead = [stream for stream, own in visits.items() if own.coming]
        promises = _by_stream(calling_promises(reader, today, ahead))
        contacts = _contacts(reader, (one.id for one in found), contact_until(today, now))
        companies, called, numbered = _companies(reader), former.names(reader), former.numbers(reader)
        torn = {row[0] for row in reader.rows("select distinct stream from record where torn = 1")}
        unsent = {row[0] for row in reader.rows("select distinct stream from record where unsent = 1")}
        unsent |= on_their_way.streams(reader)
        known = persons.persons(reader)
        unseen = closing.unseen(reader, (one.id for one in found if one.closed_on))
    by_id = {one.id: one for one in found}
    rows = []
    for one in found:
        cases = known[one.id].cases if one.id in known else (one.id,)
        if cases[0] != one.id:
            continue  # read with the case that is written in
        own = [promise for case in cases for promise in promises.get(case, ())]
        name, step, waits = one.name, Step(), ("", 0)
        if one.calls:  # nobody is asked to meet, call or remind the dead, or in a closed case
            step = next_step(merged(visits.get(case, Visits()) for case in cases), own, today)
            waits = waiting_for(own, sides, name, today)
        contact = max((contacts.get(case, (None, "")) for case in cases), key=lambda met: met[0] or "")
        names = [each for case in cases for each in called.get(case, ())]
        before = [*names, *(each for case in cases for each in numbered.get(case, ()))]
        words = " ".join(_words(by_id[c], by_id[c].name, companies.get(c, ())) for c in cases if c in by_id)
        words = fold(" ".join((words, *map(_written, before))))
        flags = (not torn.isdisjoint(cases), not unsent.isdisjoint(cases))
        row = _row(one, name, today, step, contact=contact, waits=waits, flags=flags, words=words)
        row = replace(row, former=other_names(names, name)) if names else row
        since = one.closed_on is not None and not unseen.keys().isdisjoint(cases)
        rows.append(replace(row, closed_on=one.closed_on, written_since=since) if one.closed_on else row)
    return tuple(sorted(rows, key=lambda row: row.folded))


def _row(
    one: Shown,
    name: str,
    today: date,
    step: Step,
    *,
    contact: tuple[str | None, str],
    waits: tuple[str, int],
    flags: tuple[bool, bool],
    words: str,
) -> CitizenRow:
    return CitizenRow(
        one.id,
        name,
        people.age(one.text("cpr"), today) if one.text("cpr") else None,
        one.text("readiness"),
        one.protected,
        *contact,
        one.number("rhythm_days", DEFAULT_RHYTHM),
        step.words,
        step.at,
        *waits,
        *flags,
        words,
        step.missed,
        one.died_on,
    )


def _written(said: str) -> str:
    """Return a former number as digits and as it is written, anything else as it stands."""
    return f"{said} {said[:6]}-{said[6:]}" if len(said) == _DIGITS and said.isdecimal() else said


def _words(one: Shown, name: str, companies: Iterable[str]) -> str:
    """Return what the filter finds a citizen by; never a protected address."""
    digits = one.text("cpr")
    written = f"{digits[:6]}-{digits[6:]}" if len(digits) == 10 else ""
    return fold(" ".join((name, digits, written, one.address, *companies)))


def _by_stream(records: Iterable[Shown]) -> dict[str, list[Shown]]:
    sorted_out: dict[str, list[Shown]] = defaultdict(list)
    for one in records:
        sorted_out[one.stream].append(one)
    return sorted_out


def _contacts(
    reader: Reader, streams: Iterable[str], until: tuple[str, str]
) -> Mapping[str, tuple[str | None, str]]:
    """Return when somebody last really met or spoke with each citizen, and how."""
    query = f"""select v.value, (select at || ' ' || form from record
        where stream = v.value and {CONTACT} order by at desc limit 1) from json_each(?) v"""  # noqa: S608 - the condition is ours
    found = reader.rows(query, *until, encoded(list(streams)).decode())
    said = ((stream, last.partition(" ")) for stream, last in found if last)
    return {stream: (at, form) for stream, (at, _, form) in said}


def _companies(reader: Reader) -> Mapping[str, list[Any]]:
    query = """select stream, fields ->> 'company' from record
        where kind = 'placement' and gone = 0 and fields ->> 'company' is not null"""
    found: dict[str, list[Any]] = defaultdict(list)
    for stream, company in reader.rows(query):
        found[stream].append(company)
    return found
