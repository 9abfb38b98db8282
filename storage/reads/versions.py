"""The history of one record: every change that was ever made to it, and by whom."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from casework.answers import Worker
from casework.changes import Change, Placed
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


def _happened(
    placed: Placed, colleagues: Mapping[str, Worker], citizen: Shown | None, now: Shown
) -> Happened:
    change = placed.change
    shown = replace(change, fields=veiled_fields(change.kind, change.fields, citizen, now))
    by = now.writer(placed.by, colleagues)
    return Happened(shown, by, name_of(colleagues, by), change.happened, placed.received)
