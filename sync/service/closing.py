"""When a case is closed, as the desks say it in the log: from that day the time runs that it is kept (decision 0039).

What the log adds up to is kept beside the log, under the usual code or the one that was said at the service. Where two
people wrote apart whether it is closed, no time runs until one of them chooses; nor from a day that had not come when
the service received it, which no desk says. It runs at the earliest from the day that the word of it was received: a
day far back, which one person says alone, makes no case ready to be erased at once. `retention close` says another.
"""

from collections.abc import Iterable
from typing import Any, Final

from casework.changes import Placed, fold
from casework.clock import local
from casework.closing import closed_on
from casework.retention import USUAL
from sync.protocol import Row, from_wire, read_change
from sync.service import erased
from sync.service.engines.engine import Connection
from sync.service.payloads import of_change

_FIELD: Final = "closed_on"
_ROWS: Final = """select c.seq, c.dseq, d.id, c.user, c.received, c.stream, c.device, c.payload
    from change c join device d on d.number = c.device
    where c.record = ? and c.stream = c.record and c.kind = 'citizen' and length(c.payload) > 0 order by c.seq"""


def note(connection: Connection, cases: Iterable[str], at: str) -> None:
    """Keep what the log says of some cases' being closed, in the write transaction that placed a word of it."""
    for case in sorted(set(cases)):
        rows = connection.execute(_ROWS, (case,)).fetchall()
        changes = [_placed(connection, row) for row in rows]
        if not changes or erased.is_one(connection, case):
            continue
        versions = fold(changes).registers.get(_FIELD, ())
        days = [version.value for version in versions]
        day = closed_on({_FIELD: days[0]}, days[1:]) if days else ""
        came = {one.dot: local(one.received or at).date() for one in changes}
        if day and all(str(one.value) <= came[one.dot].isoformat() for one in versions):
            day = max(came[one.dot] for one in versions).isoformat()
            _close(connection, case, day, who=versions[0].by, at=at)
        else:
            let_be(connection, case, at)
            connection.execute("delete from closed_case where stream = ?", (case,))


def let_be(connection: Connection, stream: str, at: str) -> None:
    """Let be every erasure of a case that waits for its second person because the case's time was over: it is not."""
    connection.execute(
        "update erasure set state = 'dropped', ended_at = ? where stream = ? and state = 'asked' and "
        "ground = 'retention'",
        (at, stream),
    )


def _close(connection: Connection, case: str, day: str, *, who: str, at: str) -> None:
    """Keep the day; a code that was said for the case stays, and what waited for another day's time is let be."""
    row = connection.execute("select closed, code from closed_case where stream = ?", (case,)).fetchone()
    if row is not None and row[0] == day:
        return
    let_be(connection, case, at)
    connection.execute(
        "insert into closed_case (stream, closed, code, who, at) values (?, ?, ?, ?, ?) on conflict (stream) do "
        "update set closed = excluded.closed, who = excluded.who, at = excluded.at",
        (case, day, USUAL if row is None else row[1], who, at),
    )


def _placed(connection: Connection, row: tuple[Any, ...]) -> Placed:
    seq, dseq, dev, user, received, stream, device, sealed = row
    wire = read_change(connection.payloads.read(stream, of_change(device, dseq), sealed))
    return from_wire(Row(seq, dev=dev, u=user, t=received, c=wire))
