"""Forkert borger at the service: a redaction empties every earlier row of its record, and nothing is added to it after.

A row that was emptied keeps its place, its dot and the hash of what it was, so that the log has no hole and a change
that is sent again is known; its content is gone, it is delivered to nobody, and it counts in no sum. The pieces of a
file go, and so do parts that wait for their whole, what is held aside of the record, and what the last import remembers
of it. What comes for it later is held aside, and goes a while later (aside.py). Which records ended stands in a file
outside the database, too, so that going on from an older copy ends them again before anybody is answered (decided.md
4).
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import msgspec

from casework.attachments import FILED
from casework.changes import REDACTED, Dot
from casework.ids import REFERENCE
from casework.kept_papers import ids_in
from casework.kinds import DRAWN, Role, may_redact
from casework.signing import KIND as SIGNATURE
from casework.wrong_citizen import MOVES
from sync.protocol import ChangeWire, read_change
from sync.service import aside
from sync.service.engines.engine import Connection
from sync.service.many import many
from sync.service.payloads import of_change
from sync.service.registry import Device

EMPTY: Final = b""
"""What stands where the content of a row was."""
TAKEN: Final = "taken"
"""Whose key seals what the last import said (importing.py)."""

_ROWS: Final = """select c.seq, d.id, c.device, c.dseq, c.stream, c.payload from change c
    join device d on d.number = c.device where c.record = ? and length(c.payload) > 0"""
_FIRST: Final = "select user, stream, device, dseq, payload from change where record = ? order by seq limit 1"
_OF_FILE: Final = (("file_piece", "file"), ("file_touch", "file"), ("file_leftover", "file"))


@dataclass(frozen=True, slots=True)
class Emptied:
    """A row that lost its content: its dot, its place, and what it said, so that the sums can be put right."""

    dot: Dot
    seq: int
    wire: ChangeWire


def is_one(connection: Connection, record: str) -> bool:
    """Tell whether a record was redacted."""
    return connection.execute("select 1 from husk where record = ?", (record,)).fetchone() is not None


def among(connection: Connection, wires: Iterable[ChangeWire], also: Iterable[str] = ()) -> set[str]:
    """Return which records that some changes speak of were redacted before: for `fault`, in one question.

    `also` are records that are named by changes which cannot be read whole.
    """
    records = {record for wire in wires for record in _about(wire)} | set(also)
    return {row[0] for row in many(connection, "select record from husk where record in ({})", records)}


def _about(wire: ChangeWire) -> list[str]:
    return [
        wire.r,
        *[one for one in (wire.f.get("corrects"),) if isinstance(one, str) and one],
        *drawn(wire),
        *_signed(wire),
    ]


def _signed(wire: ChangeWire) -> list[str]:
    """Return the version of a plan that a signature stands under: with it goes what was signed."""
    version = wire.f.get("version") if wire.k == SIGNATURE else None
    return [version] if isinstance(version, str) and version else []


def drawn(wire: ChangeWire) -> list[str]:
    """Return the records that a paper or a version of a plan says it is drawn from."""
    if wire.k not in DRAWN:
        return []
    said = wire.f.get("drawn_from")
    return [*(map(str, said) if isinstance(said, list) else ()), *sorted(ids_in(wire.f.get("contents")))]


def is_late(wire: ChangeWire | None, record: str, redacted: Collection[str]) -> bool:
    """Tell whether a change says something of a record that is gone; `record` is what one without a shape names.

    A redaction says nothing of it.
    """
    if wire is None:
        return record in redacted
    return bool(redacted) and REDACTED not in wire.f and any(one in redacted for one in _about(wire))


def fault(connection: Connection, wire: ChangeWire, before: Collection[str] | None = None) -> str | None:
    """Return the code of why a change may not stand beside a redaction; None where it may.

    `before` are those of `among`; what this transaction redacted itself is known beside them.
    A redaction says nothing else. A correction of a note that was redacted speaks of the same person as that did.
    """
    if REDACTED in wire.f:
        reason = wire.f[REDACTED]
        said = isinstance(reason, str) and bool(reason.strip()) and len(wire.f) == 1
        return None if said else "wrong_shape"
    if before is not None and not before and not connection.payloads.ended:  # nearly always
        return None
    about = _about(wire)
    if before is None:
        return "redacted" if any(is_one(connection, one) for one in about) else None
    return "redacted" if any(one in before or one in connection.payloads.ended for one in about) else None


def may(connection: Connection, device: Device, wire: ChangeWire, role: Role) -> bool:
    """Tell whether a device's person may redact a record in a role: its author, or a team lead.

    Where no row of the record is here any more, because the service was put back from an older copy, its author is not
    known; then the role alone decides.
    """
    row = connection.execute(_FIRST, (wire.r,)).fetchone()
    is_author = row is None or device.user in {row[0], _author_in(connection, row)}
    drawn = wire.k in DRAWN and not is_author and _is_drawn_from_one(connection, wire.r)
    return may_redact(role, wire.k, job=device.role, is_author=is_author, is_drawn=drawn)


def _is_drawn_from_one(connection: Connection, record: str) -> bool:
    """Tell whether a paper, or the version that it is of, was drawn from a record that was redacted."""
    wires = _said(connection, record)
    versions = {str(wire.f["version"]) for wire in wires if wire.f.get("version")}
    wires += [wire for version in sorted(versions) for wire in _said(connection, version)]
    return any(is_one(connection, one) for wire in wires for one in drawn(wire))


def _said(connection: Connection, record: str) -> list[ChangeWire]:
    """Return what stands in the log of a record."""
    rows = connection.execute(_ROWS, (record,)).fetchall()
    read = connection.payloads.read
    return [
        read_change(read(home, of_change(device, dseq), sealed)) for _, _, device, dseq, home, sealed in rows
    ]


def _author_in(connection: Connection, row: tuple[str, str, int, int, bytes]) -> str:
    _, stream, device, dseq, sealed = row
    if not sealed:
        return ""
    wire = read_change(connection.payloads.read(stream, of_change(device, dseq), sealed))
    return str(wire.f.get("author") or "")


def is_addressed(connection: Connection, device: Device, wire: ChangeWire) -> bool:
    """Tell whether a change begins the copy of a record that its author may send to a case that is not his."""
    copied = wire.f.get("copied_from")
    if wire.k not in MOVES or not isinstance(copied, str) or wire.f.get("copied_by") != device.user:
        return False
    asked = "select 1 from addressed where user = ? and stream = ? and record = ?"
    begun = "select 1 from change where record = ? limit 1"
    return (
        connection.execute(asked, (device.user, wire.s, copied)).fetchone() is not None
        and connection.execute(begun, (wire.r,)).fetchone() is None
    )


def end(connection: Connection, wire: ChangeWire, *, seq: int, user: str, at: str) -> Iterator[Emptied]:
    """Empty what is in the log of a record, inside the write transaction that places its redaction."""
    connection.execute(
        "insert into husk (record, stream, seq, user, at) values (?, ?, ?, ?, ?) on conflict (record) do nothing",
        (wire.r, wire.s, seq, user, at),
    )
    connection.payloads.ended.append(wire.r)
    return iter(_empty(connection, wire.r, wire.s))


def _empty(connection: Connection, record: str, stream: str) -> list[Emptied]:
    emptied = []
    for seq, dev, device, dseq, home, sealed in connection.execute(_ROWS, (record,)).fetchall():
        wire = read_change(connection.payloads.read(home, of_change(device, dseq), sealed))
        if REDACTED in wire.f:
            continue
        connection.execute("update change set payload = ? where seq = ?", (EMPTY, seq))
        emptied.append(Emptied(Dot(dev, dseq), seq, wire))
    _drop_parts(connection, record, stream)
    forget_taken(connection, record, stream)
    aside.empty(connection, {record})
    if any(one.wire.k in FILED for one in emptied):
        drop_file(connection, record)
    return emptied


def drop_file(connection: Connection, file: str) -> None:
    """Drop the pieces of a file and everything that is noted of it, inside a write transaction."""
    for table, name in _OF_FILE:
        connection.execute(f"delete from {table} where {name} = ?", (file,))  # noqa: S608 - our own names
    connection.execute("delete from file where id = ?", (file,))


def _drop_parts(connection: Connection, record: str, stream: str) -> None:
    """Drop parts of its rows that wait for somebody who has the whole."""
    parts = connection.execute(
        "select dev, dseq, mark, payload from offered_part where stream = ?", (stream,)
    ).fetchall()
    for dev, dseq, mark, sealed in parts:
        place = of_part(dev, dseq, mark)
        if read_change(connection.payloads.read(stream, place, sealed)).r == record:
            connection.execute(
                "delete from offered_part where dev = ? and dseq = ? and mark = ?", (dev, dseq, mark)
            )


def of_part(dev: str, dseq: int, mark: str) -> str:
    """Return the place of a part that waits for its whole."""
    return f"offered {dev}.{dseq}.{mark}"


def forget_taken(connection: Connection, record: str, stream: str) -> None:
    """Let the import remember that it took the record, and nothing of what it said."""
    if connection.execute("select 1 from taken where key = ?", (record,)).fetchone() is None:
        return
    plain = msgspec.json.encode({"stream": stream, "kind": "", "fields": {}})
    sealed = connection.payloads.kept(TAKEN, record, plain)
    connection.execute("update taken set fields = ? where key = ?", (sealed, record))


def end_again(connection: Connection, known: dict[str, str], at: str) -> int:
    """End what ended once and stands again, because an older copy was put in place; return how many records.

    The sums must be counted anew after it (projections.py).
    """
    here = {record for (record,) in connection.execute("select record from husk").fetchall()}
    fresh = {record: stream for record, stream in known.items() if record not in here and stream != REFERENCE}
    for record, stream in sorted(fresh.items()):
        connection.execute(
            "insert into husk (record, stream, seq, user, at) values (?, ?, 0, '', ?)", (record, stream, at)
        )
        _empty(connection, record, stream)
    if fresh:
        connection.execute("update setting set value = '' where key = 'roles.table'")
    return len(fresh)
