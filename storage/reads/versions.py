"""The history of one record: every change that was ever made to it, and by whom."""

from dataclasses import dataclass

from casework.changes import Change
from storage import logbook
from storage.faults import spoken
from storage.reader import Reader
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
    """Answer with the changes of a record, the newest first."""
    with reader.moment():
        colleagues = by_id(reader)
        with spoken():
            found = logbook.of_records(reader.connection, [record])[record]
    ordered = sorted(found, key=lambda placed: placed.hlc, reverse=True)
    return tuple(
        Happened(one.change, one.by, name_of(colleagues, one.by), one.change.happened, one.received)
        for one in ordered
    )
