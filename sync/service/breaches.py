"""What stood in a wrong case, for the team lead who judges it: since when, who took it out and why, and who held it.

A computer held it where its person had the case in a role that reads such a record while it stood there, and fetched
something in that time or wrote it itself. It has let go of it once it has fetched something since. Papers and looks are
those of the trail in that case in that time; the trail says of a paper whose case it was, not which words stood on it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, cast

from casework.changes import REDACTED
from casework.kinds import KINDS, RIGHTS, Role, readable
from sync.protocol import ChangeWire, read_change
from sync.service import erased, husks
from sync.service.engines.engine import Connection
from sync.service.payloads import of_change, of_held

_HUSKS: Final = """select h.record, h.stream, h.seq, h.at, coalesce(u.initials, ''), min(c.seq), min(c.received),
    min(c.kind) from husk h join change c on c.record = h.record and c.seq < h.seq left join user u on u.id = h.user
    where h.at >= ? and h.at < ?
    and not exists (select 1 from erased e where e.stream = h.stream)
    group by h.record, h.stream, h.seq, h.at, u.initials order by h.seq desc"""
_WHY: Final = "select stream, device, dseq, payload from change where record = ? and seq = ?"
_HAD: Final = """select u.id, u.initials, s.role from span s join user u on u.id = s.user
    where s.stream = ? and s.from_seq < ? and (s.to_seq is null or s.to_seq > ?) order by u.initials, s.from_seq"""
_DEVICES: Final = """select d.id, d.name, (select count(*) from access_log a where a.device = d.number
        and a.act in ('pull', 'backfill') and a.at >= ? and a.at <= ? and coalesce(a.stream, ?) = ?),
    (select count(*) from change c where c.device = d.number and c.record = ?),
    (select count(*) from access_log a where a.device = d.number and a.act in ('pull', 'backfill') and a.at >= ?)
    from device d where d.user = ? order by d.number"""
_DONE: Final = """select t.utc, coalesce(u.initials, ''), t.action, t.what from trail_about b join trail_entry t
    on t.device = b.device and t.branch = b.branch and t.seq = b.seq left join user u on u.id = t.user
    where b.stream = ? and t.utc >= ? and t.utc <= ? and t.action in ('print', 'export', 'read')
    order by t.utc, t.device, t.seq"""
_LATE: Final = """select h.device, h.dseq, h.received, coalesce(u.initials, ''), h.payload from held h
    left join user u on u.id = h.user where h.stream = ? and h.code = 'redacted' and length(h.payload) > 0
    order by h.received, h.device, h.dseq"""


@dataclass(frozen=True, slots=True)
class Holder:
    """A computer that held it: whose, in which role, and whether it has fetched something since, so let go of it."""

    initials: str
    role: str
    device: str
    name: str
    let_go: bool


@dataclass(frozen=True, slots=True)
class Done:
    """What somebody did with the case while it stood there: when (UTC), who, what, and of what kind."""

    at: str
    initials: str
    action: str
    what: str


@dataclass(frozen=True, slots=True)
class HandedLate:
    """A plan that says it and came after it was taken out: it is kept aside, and its paper may be in somebody's hand.

    When it came, who handed it out, the version's number, and the day on which it was handed out.
    """

    at: str
    initials: str
    number: int
    on: str


@dataclass(frozen=True, slots=True)
class Stood:
    """A record that stood in a wrong case: from when until when the service had it there, who took it out, and why.

    `late` is known for as long as what came late is kept (`aside.LATE_KEPT`).
    """

    record: str
    kind: str
    stream: str
    since: str
    until: str
    by: str
    why: str
    holders: tuple[Holder, ...]
    done: tuple[Done, ...]
    late: tuple[HandedLate, ...]


def between(connection: Connection, span: tuple[str, str]) -> tuple[Stood, ...]:
    """Return what was taken out of a wrong case between two instants, the last first."""
    return tuple(_stood(connection, *row) for row in connection.execute(_HUSKS, span).fetchall())


def _stood(connection: Connection, record: str, stream: str, seq: int, *rest: Any) -> Stood:
    at, by, first, since, kind = rest
    return Stood(
        record,
        kind,
        stream,
        since,
        at,
        by,
        _why(connection, record, seq),
        tuple(_holders(connection, (record, kind, stream), (first, seq), (since, at))),
        tuple(Done(*row) for row in connection.execute(_DONE, (stream, since, at)).fetchall()),
        tuple(_late(connection, record, stream)),
    )


def _late(connection: Connection, record: str, stream: str) -> Iterator[HandedLate]:
    """Yield each version once, whether it came itself or only the kept file of it."""
    seen: set[str] = set()
    key = erased.sealed_under(connection, stream)
    for device, dseq, at, initials, sealed in connection.execute(_LATE, (stream,)).fetchall():
        try:
            wire = read_change(connection.payloads.read(key, of_held(device, dseq), sealed))
        except (ValueError, RecursionError):
            continue
        version = str(wire.f.get("version") or wire.r)
        if record in husks.drawn(wire) and version not in seen:
            seen.add(version)
            yield HandedLate(at, initials, *_which(wire))


def _which(wire: ChangeWire) -> tuple[int, str]:
    """Return number and day of a version; a kept file says its number in what it is called (`keep_paper`)."""
    worded = str(wire.f.get("what") or "").rpartition(" ")[2]
    number = wire.f.get("number") or (int(worded) if worded.isdecimal() else 0)
    return number if isinstance(number, int) else 0, str(wire.f.get("issued_on") or wire.f.get("on") or "")


def _why(connection: Connection, record: str, seq: int) -> str:
    row = connection.execute(_WHY, (record, seq)).fetchone()
    if row is None:
        return ""
    stream, device, dseq, sealed = row
    wire = read_change(connection.payloads.read(stream, of_change(device, dseq), sealed))
    return str(wire.f.get(REDACTED) or "")


def _holders(
    connection: Connection, about: tuple[str, str, str], places: tuple[int, int], times: tuple[str, str]
) -> list[Holder]:
    (record, kind, stream), (first, last), (since, until) = about, places, times
    found: dict[str, Holder] = {}
    for user, initials, role in connection.execute(_HAD, (stream, last, first)).fetchall():
        if not _reads(role, kind):
            continue
        asked = (since, until, stream, stream, record, until, user)
        for device, name, fetched, wrote, since_then in connection.execute(_DEVICES, asked).fetchall():
            if fetched or wrote:
                found[device] = Holder(initials, role, device, name, bool(since_then))
    return list(found.values())


def _reads(role: str, kind: str) -> bool:
    known = KINDS.get(kind)
    return (
        role in RIGHTS
        and known is not None
        and bool(readable(cast("Role", role), kind, dict.fromkeys(known.fields)))
    )
