"""Once more: what the service keeps aside is written anew, with the words, the time and the context of then.

Whether something may stand can change: a citizen is granted, a role grows, a computer is let in again, the service
learns a new kind. No number is ever taken back (decided.md 3), so the words get a new one; the first stays aside at the
service, and here it is answered.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from casework.changes import Change, Placed, Seen, Value
from storage import logbook, stale
from storage.engine import Connection
from storage.faults import spoken
from storage.ledger import Ledger
from storage.registers import rebuild
from storage.stale import Stale
from storage.transactions import writing

CAN_CHANGE: Final = frozenset({"never_in_scope", "scope_ended", "outside_role", "shut_out", "unknown_kind"})
"""Reasons of the service that may not hold any more the next time; the others lie in the words themselves."""
_HELD: Final = f"select {logbook.COLUMNS} from log where number = ? and {logbook.ASIDE} order by device <> ?"  # noqa: S608 - only names of our own
_LATER: Final = """select fields from log where device = ? and record = ? and number > ?
    and (seen_own >= ? or (happened = ? and seen_seq = ? and seen_own = ?))"""
"""What was written over it since, or was it itself, written anew by an attempt that a crash cut off."""


def write_again(ledger: Ledger, device: str, number: int, *, now: datetime) -> Stale:
    """Write anew what is kept aside under a number of this device (or a name that it had); nothing where it is not.

    What its author wrote over meanwhile does not come back. A crash between the two steps leaves it both aside and
    waiting: asked once more, it is only answered.
    """
    with spoken():
        found = ledger.connection.execute(_HELD, (number, device)).fetchone()
        if found is None:
            return frozenset()
        placed = logbook.from_row(found)
        left = _left_of(ledger.connection, placed)
        if left and placed.dot.device != device:
            # Its `own` counts another name's numbers: both versions stand rather than the newer one going away.
            left = replace(left, seen=Seen(left.seen.seq))
    told: Stale = ledger.record((left,), now=now).stale if left else frozenset()
    with spoken(), writing(ledger.connection):
        ledger.connection.execute(
            "update log set held = ? where device = ? and number = ?",
            (logbook.ANSWERED, placed.dot.device, number),
        )
        touched = rebuild(ledger.connection, [placed.change.record])
    return told | stale.of(touched) | {"waiting"}


def _left_of(connection: Connection, placed: Placed) -> Change | None:
    """Return what of a change still stands: the fields that its author has not written over since."""
    change, number = placed.change, placed.dot.number
    context = (change.happened, change.seen.seq, change.seen.own)
    fields: Mapping[str, Value] = change.fields
    for (later,) in connection.execute(
        _LATER, (placed.dot.device, change.record, number, number, *context)
    ).fetchall():
        over = logbook.decoded(later)
        fields = {name: value for name, value in fields.items() if name not in over}
    return replace(change, fields=fields) if fields else None
