"""What is held aside of a record or a case that was taken out: what lay there goes with it, what comes late goes later.

A change that is held keeps its dot, its code and its hash, so that it is known when it is sent again; its content goes.
What a computer that was away brings for a record of the wrong case, or for a case that is erased, stays 30 days, the
time in which late work is taken in, so that whoever wrote it can say so; then the service empties it by itself.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

import msgspec

from sync.service import erased
from sync.service.engines.engine import Connection
from sync.service.ledger import CentralLedger
from sync.service.payloads import of_held

LATE_KEPT: Final = timedelta(days=30)
"""How long late words for what was taken out are kept."""
EMPTY: Final = b""
GOES: Final = ("redacted", "erased")
"""Codes of what is held because its record or its case is gone."""
_ALL: Final = "select device, dseq, stream, payload from held where length(payload) > 0"
_OLD: Final = """select device, dseq from held where (code in (?, ?) or stream in (select stream from erased))
    and received < ? and length(payload) > 0"""
_OF_CASE: Final = "select device, dseq from held where stream = ? and length(payload) > 0"
_GO: Final = "update held set payload = ? where device = ? and dseq = ?"


class _About(msgspec.Struct):
    """What of a held change tells which record it speaks of, whatever else is wrong with it."""

    r: str = ""
    f: dict[str, object] = msgspec.field(default_factory=dict)


def empty(connection: Connection, records: Collection[str]) -> int:
    """Empty what is held of some records, or of a note that corrects one, in a write transaction; return how many."""
    gone = []
    for device, dseq, stream, sealed in connection.execute(_ALL).fetchall():
        place, key = of_held(device, dseq), erased.sealed_under(connection, stream)
        try:
            said = msgspec.json.decode(connection.payloads.read(key, place, sealed), type=_About)
        except (ValueError, RecursionError):
            continue
        if said.r in records or said.f.get("corrects") in records:
            gone.append((EMPTY, device, dseq))
    connection.executemany(_GO, gone)
    return len(gone)


def empty_case(connection: Connection, stream: str) -> int:
    """Empty what is held for a case, in a write transaction; return how many."""
    rows = connection.execute(_OF_CASE, (stream,)).fetchall()
    connection.executemany(_GO, [(EMPTY, *row) for row in rows])
    return len(rows)


def sweep(ledger: CentralLedger, now: datetime) -> int:
    """Empty late words whose time is over; return how many."""
    before = (now - LATE_KEPT).isoformat(timespec="seconds")
    with ledger.reading() as connection:
        if not connection.execute(_OLD, (*GOES, before)).fetchall():
            return 0
    with ledger.writing() as connection:
        rows = connection.execute(_OLD, (*GOES, before)).fetchall()
        connection.executemany(_GO, [(EMPTY, *row) for row in rows])
    return len(rows)
