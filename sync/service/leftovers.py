"""Attached files that nothing refers to any more, and half ones that nobody goes on with: noticed, kept, removed.

A file is held by the change that names it, for as long as that has its key: not where the record was removed or
redacted, and not where the case is erased. A change that is held aside holds its file, too, and so does a journal file
from the same computer of which not everything could be read: a person may still bring either in. What a wiped computer
left aside is unread work, and goes by no clock. What nothing holds is noted, stays 90 days from then (late work is
taken in for 30), and is removed with a line in `file_gone`. A half file goes 30 days after its last piece; its
author's computer then begins it anew.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from casework.changes import Change, Dot, Placed, Seen, fold
from sync.protocol import ChangeWire, read_change
from sync.service import erased
from sync.service.ledger import CentralLedger, Connection
from sync.service.payloads import of_change, of_held

UNNAMED_KEPT: Final = timedelta(days=90)
"""How long a whole file is kept after it was first seen that nothing refers to it."""
HALF_KEPT: Final = timedelta(days=30)
"""How long pieces are kept after the last one came."""

Why = Literal["half", "unnamed"]
_NOTED: Final = "select file, why, since from file_leftover"
_TOUCHED: Final = "select at from file_touch where file = ?"
_FILES: Final = "select id from file order by id"
_CHANGES: Final = """select c.seq, d.id, c.dseq, c.user, c.payload, c.stream, c.device
    from change c join device d on d.number = c.device
    where c.record = ? and c.kind in ('attachment', 'paper') and length(c.payload) > 0 order by c.seq"""
_EVERY_HELD: Final = "select stream, device, dseq, payload from held where length(payload) > 0"
_ASIDE: Final = """select 1 from file_aside a where a.file = ?
    and not exists (select 1 from change c where c.record = a.file)"""
_UNREAD: Final = """select 1 from file_touch t join sent_file s on s.device = t.device
    where t.file = ? and s.unreadable > 0 and s.content is not null limit 1"""


@dataclass(frozen=True, slots=True)
class Leftover:
    """A file that nothing holds: why, since when that is known, its bytes, and when it goes or went."""

    file: str
    why: Why
    since: str
    size: int
    goes: str


def sweep(ledger: CentralLedger, now: datetime) -> tuple[Leftover, ...]:
    """Note what nothing holds, take back the note of what something holds again, and remove what was noted long ago.

    Returns what was removed. Each file is judged again in the transaction that removes it.
    """
    with ledger.reading() as connection:
        files = [str(row[0]) for row in connection.execute(_FILES).fetchall()]
        found = {file: why for file in files if (why := _why(connection, file))}
    with ledger.writing() as connection:
        known = {row[0]: row[1:] for row in connection.execute(_NOTED).fetchall()}
        noted = {
            file: (why, _since(connection, file, why, known.get(file), now)) for file, why in found.items()
        }
        connection.executemany(
            "delete from file_leftover where file = ?",
            [(file,) for file in sorted(known.keys() - noted.keys())],
        )
        connection.executemany(
            "insert into file_leftover (file, why, since) values (?, ?, ?) "
            "on conflict (file) do update set why = excluded.why, since = excluded.since",
            [(file, *said) for file, said in sorted(noted.items()) if known.get(file) != said],
        )
    due = [one for one in waiting(ledger) if datetime.fromisoformat(one.goes) <= now]
    return tuple(one for one in due if _remove(ledger, one, now))


def waiting(ledger: CentralLedger) -> tuple[Leftover, ...]:
    """Return what is noted and not gone yet, the first to go first."""
    with ledger.reading() as connection:
        rows = connection.execute(
            "select l.file, l.why, l.since, f.size from file_leftover l join file f on f.id = l.file"
        ).fetchall()
    return tuple(sorted((_leftover(*row) for row in rows), key=lambda one: (one.goes, one.file)))


def gone(ledger: CentralLedger, most: int = 100) -> tuple[Leftover, ...]:
    """Return what was removed, the last first."""
    with ledger.reading() as connection:
        rows = connection.execute(
            "select file, why, since, bytes, at from file_gone order by id desc limit ?", (most,)
        ).fetchall()
    return tuple(Leftover(*row) for row in rows)


def _leftover(file: str, why: Why, since: str, size: int) -> Leftover:
    last = datetime.fromisoformat(since) + (HALF_KEPT if why == "half" else UNNAMED_KEPT)
    return Leftover(file, why, since, size, last.isoformat(timespec="seconds"))


def _since(connection: Connection, file: str, why: Why, known: tuple[str, str] | None, now: datetime) -> str:
    """Return from when the days are counted: of a half file its last piece, else the moment it was first noticed."""
    row = connection.execute(_TOUCHED, (file,)).fetchone()
    if why == "half" and row is not None:
        return str(row[0])
    return known[1] if known is not None and known[0] == why else now.isoformat(timespec="seconds")


def _remove(ledger: CentralLedger, one: Leftover, now: datetime) -> bool:
    with ledger.writing() as connection:
        if _why(connection, one.file) != one.why or _goes_on(connection, one):
            return False
        (stream,) = connection.execute("select stream from file where id = ?", (one.file,)).fetchone()
        at = now.isoformat(timespec="seconds")
        connection.execute(
            "insert into file_gone (file, stream, why, bytes, since, at) values (?, ?, ?, ?, ?, ?)",
            (one.file, stream, one.why, one.size, one.since, at),
        )
        for table, name in (
            ("file_piece", "file"),
            ("file_touch", "file"),
            ("file_leftover", "file"),
            ("file", "id"),
        ):
            connection.execute(f"delete from {table} where {name} = ?", (one.file,))  # noqa: S608 - our own names
    return True


def _goes_on(connection: Connection, one: Leftover) -> bool:
    """Tell whether another piece of a half file came after it was noted; the next sweep counts its days anew."""
    row = connection.execute(_TOUCHED, (one.file,)).fetchone()
    return one.why == "half" and row is not None and row[0] > one.since


def _why(connection: Connection, file: str) -> Why | None:
    """Return why a file is a leftover; None where something holds it, or where it is still coming."""
    row = connection.execute("select whole from file where id = ?", (file,)).fetchone()
    if row is None or connection.execute(_ASIDE, (file,)).fetchone() is not None:
        return None
    if row[0] is None:
        return "half"
    return None if is_named(connection, file) or is_held(connection, file) else "unnamed"


def is_named(connection: Connection, file: str) -> bool:
    """Tell whether the changes of a record add up to one that has the key of the file."""
    read = connection.payloads.read
    placed = [
        _placed(Dot(device, dseq), seq, user, read_change(read(stream, of_change(number, dseq), sealed)))
        for seq, device, dseq, user, sealed, stream, number in connection.execute(
            _CHANGES, (file,)
        ).fetchall()
    ]
    if not placed:
        return False
    record = fold(placed)
    return bool(record.value("key")) and not record.deleted and not record.value("_redacted")


def is_held(connection: Connection, file: str) -> bool:
    """Tell whether something that a person may still bring in refers to a file.

    What is held aside is searched as bytes, because it may be of no shape that we can read.
    """
    read, name = connection.payloads.read, file.encode()
    for stream, number, dseq, sealed in connection.execute(_EVERY_HELD).fetchall():
        if name in read(erased.sealed_under(connection, stream), of_held(number, dseq), sealed):
            return True
    return connection.execute(_UNREAD, (file,)).fetchone() is not None


def _placed(dot: Dot, seq: int, user: str, wire: ChangeWire) -> Placed:
    change = Change(wire.s, wire.r, wire.k, wire.f, Seen(wire.n, wire.o), wire.e, wire.x, wire.v)
    return Placed(change, dot, wire.h, user, seq)
