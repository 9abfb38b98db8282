"""The history of one record: every change that was ever made to it, and by whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from casework.answers import Worker
from casework.changes import Change, Placed, Seen, Value, begin, covers, in_order
from storage import logbook
from storage.faults import spoken
from storage.reader import Reader
from storage.reads.records import Shown, select
from storage.reads.veil import protected, veiled_fields
from storage.reads.workers import by_id, name_of


@dataclass(frozen=True, slots=True)
class Happened:
    """One change in a record's history: what, by whom, when, and when the service received it."""

    change: Change
    by: str
    by_name: str
    at: str
    received: str | None


def history(reader: Reader, record: str) -> tuple[Happened, ...]:
    """Answer with the changes of a record, the newest first; a protected address and the CPR's end stay hidden.

    What an import brought was written by the author that it names, not by whoever ran the import.
    """
    with reader.moment():
        colleagues = by_id(reader)
        with spoken():
            found = logbook.of_records(reader.connection, [record])[record]
        now = next(iter(select(reader, "r.id = ?", record)), None)
        hidden = protected(reader, (one.change.stream for one in found)) if now else {}
    if now is None:
        return ()
    ordered = sorted(found, key=lambda placed: placed.hlc, reverse=True)
    return tuple(_happened(one, colleagues, hidden.get(now.stream), now) for one in ordered)


def last_writer(reader: Reader, record: str) -> str:
    """Return who wrote last in a record by the service's order; empty where nobody did, or nobody knows his name."""
    with spoken():
        found = logbook.of_records(reader.connection, [record])[record]
    last = max((one for one in found if one.seq is not None), key=lambda one: one.seq or 0, default=None)
    return name_of(by_id(reader), last.by) if last is not None else ""


def before(reader: Reader, done: Sequence[Change], seen: Seen) -> dict[str, dict[str, Value]]:
    """Return what stood in the fields that an act of this device altered, as its author had seen them.

    `seen` covers the act. A record that the act began is left out: of that nothing stood.
    """
    with spoken():
        found = logbook.of_records(reader.connection, [one.record for one in done])
    stood = ((one, _stood(found[one.record], one, reader.owner.device, seen.own)) for one in done)
    return {one.record: fields for one, fields in stood if fields is not None}


def own_since(reader: Reader, change: Change) -> list[tuple[int, Mapping[str, Value]]]:
    """Return what this device wrote of a record since a form of it was painted: the number and the fields of each."""
    found = reader.rows(
        "select number, fields from log where record = ? and device = ? and number > ?",
        change.record,
        reader.owner.device,
        change.seen.own,
    )
    return [(number, logbook.decoded(fields)) for number, fields in found]


def _stood(changes: list[Placed], done: Change, device: str, upto: int) -> dict[str, Value] | None:
    ordered = in_order(changes)
    own = [
        at
        for at, one in enumerate(ordered)
        if one.dot.device == device and one.dot.number <= upto and one.change.fields == dict(done.fields)
    ]
    if not own or not own[-1]:
        return None
    first, *later = ordered[: own[-1]]
    whole = begin(first)
    for one in later:
        whole.apply(one)
    saw = ordered[own[-1]].change.seen
    known = {
        name: [one.value for one in whole.registers.get(name, ()) if covers(saw, device, one)]
        for name in done.fields
    }
    return {name: values[0] if values else None for name, values in known.items()}


def _happened(
    placed: Placed, colleagues: Mapping[str, Worker], citizen: Shown | None, now: Shown
) -> Happened:
    change = placed.change
    shown = replace(change, fields=veiled_fields(change.kind, change.fields, citizen, now))
    by = now.writer(placed.by, colleagues)
    return Happened(shown, by, name_of(colleagues, by), change.happened, placed.received)
