"""Attached files at the service: taken in piece by piece from their author, given to whoever may read their change.

The service holds them sealed, as they came. It asks nothing of what is in them; it asks who brings them, whose case
they belong to, and whether they are whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

import msgspec

from casework.attachments import KEYS
from casework.kinds import Role, has_cases, may_read
from sync.protocol import read_change
from sync.protocol_files import (
    MOST_SEALED,
    PIECE,
    FilePiece,
    FileState,
    bitmap,
    first_missing,
    length,
    pieces,
)
from sync.service import erased, husks
from sync.service.grants import span
from sync.service.ledger import CentralLedger, Connection
from sync.service.payloads import of_change, of_held
from sync.service.problems import Refusal
from sync.service.registry import Access, Device, note_access

_LEAST: Final = 17
_AUTHORED: Final = (
    "select stream from change where record = ? and user = ? and kind in ('attachment', 'paper') limit 1"
)
_HELD: Final = "select stream, payload, device, dseq from held where user = ? and length(payload) > 0"


_OF_ERASED: Final = "select 1 from record r join erased e on e.stream = r.stream where r.id = ?"


class _Named(msgspec.Struct):
    """What of a held change tells which file it speaks of."""

    r: str = ""
    k: str = ""


_NAMED: Final = """select stream, kind from change where record = ? and kind in ('attachment', 'paper')
    order by seq limit 1"""


@dataclass(frozen=True, slots=True)
class PieceSent:
    """A piece as it came: its number, its bytes, how large and which the whole file is, and where in it they begin."""

    number: int
    data: bytes
    size: int
    sum: str
    at: int = 0


def state(ledger: CentralLedger, device: Device, file: str) -> FileState:
    """Say what is here of a file that this person's own change names."""
    with ledger.reading() as connection:
        _bringing(connection, device, file)
        return _state(connection, file)


def take(ledger: CentralLedger, device: Device, file: str, sent: PieceSent, *, now: datetime) -> FileState:
    """Take a piece in, or a length of one; sending it twice is harmless.

    Refusal where it is none of the file that was begun. A length that begins behind what is here changes nothing: the
    answer says how far we are.
    """
    _check(sent)
    altered = False
    with ledger.writing() as connection:
        bringing = _bringing(connection, device, file)
        _begin(connection, file, bringing, sent)
        if bringing.is_aside:
            connection.execute(
                "insert into file_aside (file, device, at) values (?, ?, ?) on conflict (file) do nothing",
                (file, device.number, now.isoformat(timespec="seconds")),
            )
        if not _state(connection, file).whole:
            _put(connection, file, sent)
            connection.execute(
                "insert into file_touch (file, device, at) values (?, ?, ?) "
                "on conflict (file) do update set device = excluded.device, at = excluded.at",
                (file, device.number, now.isoformat(timespec="seconds")),
            )
            altered = not _finish(connection, file, sent, now)
        done = _state(connection, file)
    if altered:
        raise Refusal("file_altered")
    return done


def _put(connection: Connection, file: str, sent: PieceSent) -> None:
    """Lay the bytes of a piece behind those that are here; from its beginning they take the place of all."""
    here = (
        connection.execute(
            "select data from file_piece where file = ? and number = ?", (file, sent.number)
        ).fetchone()
        if sent.at
        else None
    )
    before = bytes(here[0]) if here is not None else b""
    if sent.at > len(before):
        return
    connection.execute(
        "insert into file_piece (file, number, data) values (?, ?, ?) "
        "on conflict (file, number) do update set data = excluded.data",
        (file, sent.number, before[: sent.at] + sent.data),
    )


@dataclass(frozen=True, slots=True)
class Stretch:
    """What of a piece is asked for: from where, and how much at most."""

    number: int
    at: int = 0
    most: int = PIECE


def give(ledger: CentralLedger, device: Device, file: str, asked: Stretch, *, now: datetime) -> FilePiece:
    """Give of a whole file to whoever may read the change that names it; its beginning stands in the log."""
    with ledger.reading() as connection:
        found = connection.execute(
            "select c.stream, f.size, f.sum, c.kind, c.device, c.dseq, c.payload from file f "
            "join change c on c.record = f.id where f.id = ? and f.whole is not null order by c.seq limit 1",
            (file,),
        ).fetchone()
        if found is None:
            raise Refusal("file_unknown")
        stream, size, total, kind, *of, sealed = found
        named = read_change(connection.payloads.read(stream, of_change(*of), sealed))
        granted = span(connection, device.user, stream) if has_cases(device.role) else None
        if granted is None or granted.to_seq is not None or not _opens(granted.role, kind, named.f):
            raise Refusal("not_in_scope")
        piece = connection.execute(
            "select data from file_piece where file = ? and number = ?", (file, asked.number)
        ).fetchone()
    if piece is None or asked.at >= len(piece[0]):
        raise Refusal("file_unknown")
    if (asked.number, asked.at) == (0, 0):
        note_access(ledger, device, Access("file", stream, 1, now))
    return FilePiece(bytes(piece[0])[asked.at : asked.at + asked.most], size, total)


def _opens(role: Role, kind: str, fields: Mapping[str, Any]) -> bool:
    """Tell whether a role may hold the key that the change gives: who may not has no use for the sealed bytes."""
    given = [name for name in KEYS if fields.get(name)] or ["key"]
    return all(may_read(role, kind, name) for name in given)


def _check(sent: PieceSent) -> None:
    fits = _LEAST <= sent.size <= MOST_SEALED and 0 <= sent.number < pieces(sent.size)
    named = len(sent.sum) == 64 and set(sent.sum) <= set("0123456789abcdef")
    if (
        not fits
        or not named
        or not 0 < sent.at + len(sent.data) <= length(sent.size, sent.number)
        or not sent.data
    ):
        raise Refusal("malformed")


@dataclass(frozen=True, slots=True)
class _Bringing:
    """Whose case a file that comes belongs to, and whether it is kept aside: no change in the log names it yet."""

    stream: str
    is_aside: bool = False


def _bringing(connection: Connection, device: Device, file: str) -> _Bringing:
    """Return what a file is to us that this person may bring: his own change names it, also one that is held.

    A device that is to be wiped brings whatever nobody's change names, too: its change may be in what could not be
    read. Nobody brings what another person's change names, unless the log was put back from an older copy: then whoever
    may read it brings what he has of it, and makes way for its author.
    """
    if husks.is_one(connection, file) or _is_erased(connection, file):
        raise Refusal("file_unknown")
    found = connection.execute(_AUTHORED, (file, device.user)).fetchone()
    if found is not None:
        return _Bringing(str(found[0]))
    if connection.execute("select 1 from change where record = ? limit 1", (file,)).fetchone() is None:
        held = _stream_of_held(connection, device.user, file)
        if held is not None or device.ordered:
            return _Bringing(held or "", is_aside=True)
    elif (lost := _lost_with_the_log(connection, device, file)) is not None:
        return lost
    raise Refusal("file_unknown")


def _is_erased(connection: Connection, file: str) -> bool:
    row = connection.execute(_OF_ERASED, (file,)).fetchone()
    return row is not None


def _lost_with_the_log(connection: Connection, device: Device, file: str) -> _Bringing | None:
    """Return what another person's file is to us where we may have lost it; None where this one may not read it."""
    named = connection.execute(_NAMED, (file,)).fetchone()
    if named is None or connection.execute("select 1 from fork limit 1").fetchone() is None:
        return None
    stream, kind = named
    granted = span(connection, device.user, stream) if has_cases(device.role) else None
    if granted is None or granted.to_seq is not None or not may_read(granted.role, kind, "key"):
        return None
    return _Bringing(str(stream), is_aside=True)


def _stream_of_held(connection: Connection, user: str, file: str) -> str | None:
    """Return whose case a change that is held names a file in; None where this person has no such change."""
    for stream, sealed, number, dseq in connection.execute(_HELD, (user,)).fetchall():
        key = erased.sealed_under(connection, stream)
        payload = connection.payloads.read(key, of_held(number, dseq), sealed)
        try:
            named = msgspec.json.decode(payload, type=_Named)
        except (ValueError, RecursionError):
            continue
        if named.r == file and named.k in {"attachment", "paper"}:
            return str(stream)
    return None


def _begin(connection: Connection, file: str, bringing: _Bringing, sent: PieceSent) -> None:
    """Note which file comes; one that was begun with other bytes and never became whole begins anew.

    What nobody's change named makes way for the file of whoever's change does.
    """
    known = connection.execute("select size, sum, whole from file where id = ?", (file,)).fetchone()
    if known is not None and (known[0], known[1]) == (sent.size, sent.sum):
        return
    aside = connection.execute("select 1 from file_aside where file = ?", (file,)).fetchone()
    if known is not None and known[2] is not None and (aside is None or bringing.is_aside):
        raise Refusal("file_other")
    connection.execute("delete from file_piece where file = ?", (file,))
    connection.execute(
        "insert into file (id, stream, size, sum, whole) values (?, ?, ?, ?, null) on conflict (id) do update set "
        "stream = excluded.stream, size = excluded.size, sum = excluded.sum, whole = null",
        (file, bringing.stream, sent.size, sent.sum),
    )


def _finish(connection: Connection, file: str, sent: PieceSent, now: datetime) -> bool:
    """Where every piece is here, look whether they are the file; those that are not go. False: they were not."""
    rows = "select data from file_piece where file = ? order by number"
    (count,) = connection.execute(
        "select coalesce(sum(length(data)), 0) from file_piece where file = ?", (file,)
    ).fetchone()
    if count < sent.size:
        return True
    total = sha256()
    for (data,) in connection.execute(rows, (file,)):
        total.update(data)
    if total.hexdigest() != sent.sum:
        connection.execute("delete from file_piece where file = ?", (file,))
        return False
    at = now.isoformat(timespec="seconds")
    connection.execute("update file set whole = ? where id = ?", (at, file))
    return True


def _state(connection: Connection, file: str) -> FileState:
    known = connection.execute("select size, sum, whole from file where id = ?", (file,)).fetchone()
    if known is None:
        return FileState(0, "", "0", whole=False)
    rows = connection.execute(
        "select number, length(data) from file_piece where file = ? order by number", (file,)
    )
    here = dict(rows.fetchall())
    whole = [number for number, bytes_ in here.items() if bytes_ == length(known[0], number)]
    state = FileState(known[0], known[1], bitmap(whole), whole=known[2] is not None)
    return msgspec.structs.replace(state, part=here.get(first_missing(state), 0))
