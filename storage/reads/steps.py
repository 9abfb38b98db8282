"""The next step of a case: what stands on *I dag* comes first, then the next planned visit, then an open agreement."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter
from typing import Final

from casework.words import FORMS, said
from storage.reader import Reader
from storage.reads.records import Shown
from storage.reads.when import bounds, not_missed_since

Planned = tuple[str, str]
"""Form and hour of a planned visit."""

_VISITS: Final = """select stream, form, at from record
    where kind = 'visit' and gone = 0 and state = '' and at >= ?
    and (at >= ? or stream not in (select stream from scope where role = 'team_lead'))"""
"""What came of a visit is not on a team lead's computer: to him one that was planned for an hour ago is over."""


@dataclass(frozen=True, slots=True)
class Step:
    """What happens next, in words, and when; `missed` where it is a visit of today that nobody told of."""

    words: str = ""
    at: str | None = None
    missed: bool = False


@dataclass(frozen=True, slots=True)
class Visits:
    """The visit of a case that comes next, and the last of today whose hour is over without a word of how it went."""

    coming: Planned | None = None
    missed: Planned | None = None


def planned(
    reader: Reader, today: date, now: datetime | None, *, stream: str | None = None
) -> dict[str, Visits]:
    """Return the visits of each case, or of one, that have no outcome yet."""
    query = f"{_VISITS} order by at" if stream is None else f"{_VISITS} and stream = ? order by at"
    since = not_missed_since(today, now)
    found = reader.rows(query, bounds(today)[0], since, *(() if stream is None else (stream,)))
    visits: dict[str, Visits] = {}
    for case, form, at in found:
        known = visits.get(case, Visits())
        if at < since:
            visits[case] = Visits(known.coming, (form, at))
        elif known.coming is None:
            visits[case] = Visits((form, at), known.missed)
    return visits


def merged(several: Iterable[Visits]) -> Visits:
    """Return the visits of a citizen with several cases: the first that comes, the last that nobody told of."""
    known = list(several)
    coming = [one.coming for one in known if one.coming]
    missed = [one.missed for one in known if one.missed]
    at = itemgetter(1)
    return Visits(min(coming, key=at, default=None), max(missed, key=at, default=None))


def next_step(visits: Visits, promises: Iterable[Shown], today: date) -> Step:
    """Return the next step from the visits and the open promises of a case.

    A visit of today that nobody told of stands on *I dag* until somebody does: nothing of a later day comes before it.
    """
    coming, missed = visits.coming, visits.missed
    if missed is not None and (coming is None or coming[1] >= bounds(today)[1]):
        return _visit(missed, missed=True)
    if coming is not None:
        return _visit(coming)
    agreements = [one for one in promises if one.kind == "agreement"]
    dated = [(due, one) for one in agreements if (due := one.day("due")) is not None and due >= today]
    if dated:
        due, first = min(dated, key=lambda pair: (pair[0], pair[1].id))
        return Step(first.text("what"), due.isoformat())
    undated = [one for one in agreements if one.day("due") is None]
    return Step(undated[0].text("what")) if undated else Step()


def _visit(planned: Planned, *, missed: bool = False) -> Step:
    form, at = planned
    return Step(said(FORMS, form or "home"), at, missed)
