"""Which cases have or had a CPR number: a keyed mark of each, so that a case is found by either and none is said.

Today's number of a case has its mark in `number_mark`, one for a case; a number that it had before in `former_mark`,
one for each record that says it. A record that was taken back counts no more, and counts again where it is put back.
"""

from collections.abc import Iterable
from typing import Final

from casework.changes import DELETED
from sync.protocol import ChangeWire
from sync.service.engines.engine import Connection

_NOW: Final = "select stream from number_mark where mark = ?"
_BEFORE: Final = "select stream from former_mark where mark = ? and gone = 0"
_OF_NOW: Final = "select mark from number_mark where stream = ? and mark <> ''"
_OF_BEFORE: Final = "select mark from former_mark where stream = ? and mark <> '' and gone = 0"


def note(connection: Connection, former: Iterable[ChangeWire]) -> set[str]:
    """Keep what changes say of former numbers, in their order, in a write transaction; return the cases they are of."""
    cases = set()
    for wire in former:
        cases.add(wire.s)
        if "cpr" in wire.f:
            number = str(wire.f["cpr"] or "")
            connection.execute(
                "insert into former_mark (record, stream, mark, gone) values (?, ?, ?, 0) "
                "on conflict (record) do update set mark = excluded.mark",
                (wire.r, wire.s, connection.payloads.number_mark(number) if number else ""),
            )
        if DELETED in wire.f:
            gone = int(wire.f[DELETED] is not None)
            connection.execute("update former_mark set gone = ? where record = ?", (gone, wire.r))
    return cases


def alike(connection: Connection, stream: str) -> set[str]:
    """Return the other cases that may be the same citizen's as one: they have its number, or one of the two had it.

    That both had it before and neither has it now tells nothing of who they are.
    """
    now, before = (
        {mark for (mark,) in connection.execute(query, (stream,)).fetchall()}
        for query in (_OF_NOW, _OF_BEFORE)
    )
    found = _cases_of(connection, now, (_NOW, _BEFORE)) | _cases_of(connection, before, (_NOW,))
    return found - {stream}


def _cases_of(connection: Connection, marks: Iterable[str], queries: Iterable[str]) -> set[str]:
    asked = [(query, mark) for mark in sorted(marks) for query in queries]
    return {stream for query, mark in asked for (stream,) in connection.execute(query, (mark,)).fetchall()}


def cases(connection: Connection, number: str) -> set[str]:
    """Return the cases whose citizen has or had a CPR number."""
    return _cases_of(connection, [connection.payloads.number_mark(number)], (_NOW, _BEFORE))


def formerly(connection: Connection, number: str) -> set[str]:
    """Return the cases whose citizen had a CPR number before."""
    mark = connection.payloads.number_mark(number)
    return {stream for (stream,) in connection.execute(_BEFORE, (mark,)).fetchall()}
