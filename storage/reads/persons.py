"""Samme person on this device: which cases are one citizen's, so that every question of one of them asks them all.

Only cases that are here whole count. Where the one that is written in is not here, the first of those that are
stands for it. What is written goes to the case that the link names, what stands is changed where it stands: a record
lives in one case for ever.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from casework.answers_plan import AWAY
from casework.changes import Change, Value
from casework.closing import closed_on
from casework.same_person import KIND, Link, Person
from casework.same_person import persons as grouped
from storage.logbook import decoded, encoded
from storage.reader import Reader

_LINKS: Final = (
    f"select stream, fields, torn_fields from record where kind = '{KIND}' and gone = 0 order by id"  # noqa: S608 - a constant of ours
)
_HERE: Final = "select stream from scope where done = 1 union select stream from begun_here"
_SAID: Final = """select id, fields, torn_fields from record where kind = 'citizen' and gone = 0
    and id in (select value from json_each(?))"""
_PROTECTED: Final = "address_protected"
_DIED: Final = "died_on"
_CLOSED: Final = "closed_on"
_JOINED: Final[Mapping[str, str]] = {"safety_remark": "; ", "story": "\n\n", "bring": "; "}
"""Fields of which no word is left out: what several cases say of the same person stands after one another."""
_FILLED: Final = (
    *("phone", "email", "language", "interpreter", "plan_size", "plan_language"),
    *("readiness", "target_group", "benefit", *AWAY.values()),
)
"""Fields that a case which says nothing takes from the others."""
_HOMES: Final = "select id, stream from record where id in (select value from json_each(?))"
_LAST: Final = 1 << 63


def persons(reader: Reader) -> dict[str, Person]:
    """Return the person of each linked case that is here with another one."""
    links = [link for row in reader.rows(_LINKS) if (link := _link(*row))]
    if not links:
        return {}
    here = {row[0] for row in reader.rows(_HERE)}
    found: dict[str, Person] = {}
    for person in dict.fromkeys(grouped(links).values()):
        cases = tuple(case for case in person.cases if case in here)
        if len(cases) > 1:
            found |= dict.fromkeys(cases, Person(cases))
    return found


def _link(stream: str, fields: str, torn: str) -> Link | None:
    """Return the link that a record says, None where it does not stand: one version that says no is enough."""
    said = decoded(fields)
    apart: dict[str, list[dict[str, Any]]] = decoded(torn) if torn else {}
    if said.get("linked") is not True or "linked" in apart or not said.get("other"):
        return None
    first = sorted(apart.get("leading", ()), key=lambda version: version["seq"] or _LAST)
    leading = first[0]["value"] if first else said.get("leading")
    return stream, str(said["other"]), str(leading)


def cases(reader: Reader, stream: str) -> tuple[str, ...]:
    """Return all cases of the citizen of a case, the one that is written in first."""
    person = persons(reader).get(stream)
    return person.cases if person else (stream,)


def homes(reader: Reader, people: Container[str], cases: Iterable[str]) -> dict[str, str]:
    """Return of some cases the one of their citizen's that stands for him among some people, the one written in first.

    Who is partner in a citizen's other case has the one that is written in by a link alone: there nobody names him, and
    it is not on his list.
    """
    known = persons(reader)
    several = {case: known[case].cases if case in known else (case,) for case in cases}
    return {case: next((one for one in of if one in people), case) for case, of in several.items()}


def among(streams: Sequence[str], column: str = "r.stream") -> str:
    """Return the condition that a row lies in one of some cases, with a place for each."""
    return f"{column} in ({', '.join('?' * len(streams))})"


def joined(reader: Reader) -> dict[str, dict[str, Value]]:
    """Return for each linked case what the citizen's cases say of him together: warnings, story, protected address."""
    known = persons(reader)
    if not known:
        return {}
    said = {
        case: (decoded(fields), torn)
        for case, *rest in reader.rows(_SAID, encoded(sorted(known)).decode())
        for fields, torn in [rest]
    }
    return {
        case: _joined([said[each] for each in (case, *person.cases) if each in said])
        for case, person in known.items()
    }


def said_apart(reader: Reader, several: Sequence[str]) -> dict[str, tuple[dict[str, Any], dict[str, Any]]]:
    """Return what each of a citizen's cases says of him by itself, and what two people wrote apart in it."""
    rows = reader.rows(_SAID, encoded(list(several)).decode())
    return {case: (decoded(fields), decoded(torn) if torn else {}) for case, fields, torn in rows}


def _joined(several: list[tuple[dict[str, Any], str]]) -> dict[str, Value]:
    """Return what the own case, and then the others, say of the fields that are read as one."""
    together: dict[str, Value] = {}
    for name, between in _JOINED.items():
        words = dict.fromkeys(str(fields[name]) for fields, _ in several if fields.get(name))
        if words:
            together[name] = between.join(words)
    for name in _FILLED:
        first = next((fields[name] for fields, _ in several if fields.get(name)), None)
        if first is not None:
            together[name] = first
    if any(_is_protected(*one) for one in several):
        together[_PROTECTED] = True
    died = next((day for one in several if (day := _died_on(*one))), None)
    closed = [_closed_on(*one) for one in several]
    together[_CLOSED] = max(closed) if all(closed) else None  # open as long as one of them is
    return together | ({_DIED: died} if died else {})


def _is_protected(fields: dict[str, Any], torn: str) -> bool:
    apart = decoded(torn).get(_PROTECTED, ()) if torn else ()
    return bool(fields.get(_PROTECTED)) or any(version["value"] for version in apart)


def _died_on(fields: dict[str, Any], torn: str) -> Value:
    """Return the day of death that a case says; where two people wrote apart, one that says a day is enough."""
    apart = decoded(torn).get(_DIED, ()) if torn else ()
    return next((day for day in (fields.get(_DIED), *(version["value"] for version in apart)) if day), None)


def _closed_on(fields: dict[str, Any], torn: str) -> str:
    apart = decoded(torn).get(_CLOSED, ()) if torn else ()
    return closed_on(fields, (version["value"] for version in apart))


def at_home(reader: Reader, changes: Iterable[Change]) -> list[Change]:
    """Return changes in the cases that they belong in: what stands, where it stands; what is new, where is written."""
    ordered, known = list(changes), persons(reader)
    if not any(one.stream in known for one in ordered):
        return ordered
    records = encoded(sorted({one.record for one in ordered})).decode()
    homes = dict(reader.rows(_HOMES, records))
    return [_home(one, known.get(one.stream), homes) for one in ordered]


def _home(one: Change, person: Person | None, homes: dict[str, str]) -> Change:
    if person is None or one.kind == KIND:
        return one
    home = homes.get(one.record, person.leading)
    return replace(one, stream=home) if home in person.cases and home != one.stream else one
