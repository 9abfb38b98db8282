"""Giving the log out: to each device what its person may see, in log order, page by page.

A row leaves only through the filter of `casework.kinds`: fields that the role may not read are taken out here, and a
row with none left does not leave at all. What a person was granted at place G comes in two parts that meet exactly: the
rows up to G by backfill, the rows after G in the feed. A device's own changes come as their number alone where it says
that it holds them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import msgspec

from casework.ids import REFERENCE
from casework.kinds import ALL_CLASSES, RIGHTS, Role, has_cases, readable
from sync.protocol import PAGE_BYTES, PageOut, RowOut, ScopeEntry, StreamPageOut, canonical, read_change
from sync.protocol_fork import Granted, GrantsTold
from sync.protocol_offered import OfferedRow
from sync.service import branches, cursors, doubt, forks, grants, handing, twins
from sync.service.doubt import Doubted
from sync.service.keys import Keys
from sync.service.ledger import CentralLedger, Connection, tenant
from sync.service.log import sums
from sync.service.many import many
from sync.service.payloads import of_change
from sync.service.problems import Refusal
from sync.service.registry import Device
from sync.service.returned import Marks

MOST_ROWS: Final = 2000
_VISIBLE: Final = """
select seq, role from (
    select c.seq as seq, s.role as role from span s
    join change c on c.stream = s.stream and c.seq > s.from_seq and c.seq > ?
    where s.user = ? and s.to_seq is null
    union all
    select c.seq, 'mentor' from change c where c.stream = ? and c.seq > ?
) as visible order by seq limit ?"""
"""Places of the rows that a user may see: only spans that are open now, so that nothing is sent to be deleted."""

_ROW: Final = """
select c.seq, c.dseq, d.id, c.user, c.received, c.late, c.kind, c.payload, c.stream, c.device
from change c join device d on d.number = c.device where c.seq in ({})"""
_AT_ONCE: Final = 100
"""How many rows are asked for in one question; no more are read than a page takes."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a pull asks for: after which cursor, how many rows, which own numbers the device holds, sums or not."""

    cursor: str
    limit: int
    have: tuple[int, int]
    check: bool
    epoch: str = ""
    """The generation that the device's store stands in, also where it has no cursor."""


def pull(ledger: CentralLedger, device: Device, asked: Asked) -> PageOut:
    """Return the next page of what a device may see; the sums to check come when it has caught up."""
    try:
        return _page(ledger, device, asked)
    except Doubted as found:
        doubt.note(ledger, device, found)
        raise Refusal("log_behind") from found


def _page(ledger: CentralLedger, device: Device, asked: Asked) -> PageOut:
    with ledger.reading() as connection:
        here = tenant(connection)
        after = _place(connection, ledger.keys, device, asked)
        reader = _reader(device)
        ledger.engine.act_as(connection, reader)
        places = connection.execute(_VISIBLE, (after, reader, REFERENCE, after, asked.limit + 1)).fetchall()
        filling = _Filling(connection, device, asked.have, Marks(ledger.keys))
        used = filling.fill(places[: asked.limit])
        more = used < len(places)
        upto = places[used - 1][0] if more else here.seq
        # all that is to come, too: rows of a span that has ended are not sent, so nobody may take the page for whole
        scope = _scope_between(connection, device.user, after, here.seq)
        check = {} if more else _check(connection, reader, None if asked.check else filling.streams)
        covers = [] if more else handing.covers(connection, reader)
        told = [] if more else twins.told(connection, device, reader)
        ledger.engine.act_as(connection, None)  # what stands at a place may be a row that is not his
        tag = doubt.tag(connection, upto)
        guarded = _guarded(connection, reader, upto) if more else []
    after_it = cursors.write(ledger.keys, here.epoch, upto, tag)
    return PageOut(after_it, upto, more, here.seq, filling.rows, scope, check, covers, guarded, told)


def stream_page(
    ledger: CentralLedger,
    device: Device,
    stream: str,
    *,
    after: int,
    upto: int,
    epoch: str = "",
    limit: int = 0,
) -> StreamPageOut:
    """Return the next page of one citizen's rows up to a place, every row whole; at most `limit`, 0 for our own bound.

    A place of another generation is none of ours: the page would end before rows that the device still has.
    """
    most = min(limit or MOST_ROWS, MOST_ROWS)
    with ledger.reading(_reader(device)) as connection:
        if epoch not in {"", tenant(connection).epoch}:
            raise forks.refusal(connection, ledger.keys, device, epoch)
        span = grants.span(connection, _reader(device), stream)
        if span is None or span.to_seq is not None:
            raise Refusal("not_in_scope")
        places = [
            (seq, span.role)
            for (seq,) in connection.execute(
                "select seq from change where stream = ? and seq > ? and seq <= ? order by seq limit ?",
                (stream, after, upto, most + 1),
            )
        ]
        filling = _Filling(connection, device, (0, 0), Marks(ledger.keys))
        used = filling.fill(places[:most])
        more = used < len(places)
        return StreamPageOut(filling.rows, more, places[used - 1][0] if used else after)


def _reader(device: Device) -> str:
    """Return whose grants count: nobody's where the person's job has no cases, whatever he was once granted."""
    return device.user if has_cases(device.role) else ""


def granted(ledger: CentralLedger, device: Device, now: datetime) -> GrantsTold:
    """Return every grant of the device's person that stands now."""
    with ledger.reading() as connection:
        spans = grants.open_spans(connection, _reader(device))
    told = [Granted(span.from_seq, stream, span.role) for stream, span in sorted(spans.items())]
    return GrantsTold(told, now.isoformat(timespec="seconds"))


def _place(connection: Connection, keys: Keys, device: Device, asked: Asked) -> int:
    """Return the place that a cursor stands at; Refusal, with the fork, where it is of another generation."""
    here = tenant(connection)
    epoch, after, tag = cursors.read(keys, asked.cursor) if asked.cursor else (here.epoch, 0, "")
    known = epoch == here.epoch or branches.is_earlier(branches.of_database(connection), epoch, here.epoch)
    if not known and after > here.seq:
        raise Doubted("generation", after)
    for said in (epoch, asked.epoch or epoch):
        if said != here.epoch:
            raise forks.refusal(connection, keys, device, said)
    if after > here.seq:
        raise Doubted("beyond", after)
    stands = doubt.tag(connection, after) if tag else ""
    if stands not in {"", tag}:
        raise Doubted("other", after)
    return after


class _Filling:
    """The rows of one page, each through its role's filter, until the page is full."""

    def __init__(self, connection: Connection, device: Device, have: tuple[int, int], marks: Marks) -> None:
        self.rows: list[RowOut] = []
        self.streams: set[str] = set()
        self._connection = connection
        self._device = device
        self._have = have
        self._marks = marks

    def fill(self, places: list[tuple[int, Role]]) -> int:
        """Take rows in order while there is room, at least one; return how many places were used."""
        size = 0
        for used, ((_, role), row) in enumerate(zip(places, self._read(places), strict=True)):
            number, dseq, dev, user, received, late, kind, sealed, stream, of = row
            if used and size + len(sealed) > PAGE_BYTES:
                return used
            self.streams.add(stream)
            if not sealed:
                continue
            if dev == self._device.id and self._have[0] < dseq <= self._have[1]:
                self.rows.append(RowOut(number, d=dseq))
                continue
            payload = self._connection.payloads.read(stream, of_change(of, dseq), sealed)
            content = _for_role(role, kind, payload)
            if content is not None:
                size += len(content)
                out = OfferedRow(number, dev, user, received, msgspec.Raw(content), "", bool(late))
                mark = self._marks.of(out, whole=content == payload)
                self.rows.append(RowOut(number, dev=dev, u=user, t=received, l=out.l, c=out.c, m=mark))
        return len(places)

    def _read(self, places: list[tuple[int, Role]]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of these places in their order, asking for many at once, and for no more than are taken."""
        for begin in range(0, len(places), _AT_ONCE):
            wanted = [seq for seq, _ in places[begin : begin + _AT_ONCE]]
            found = {row[0]: row for row in many(self._connection, _ROW, wanted)}
            yield from (found[seq] for seq in wanted)


def _for_role(role: Role, kind: str, payload: bytes) -> bytes | None:
    """Return the part of a stored change that a role may read, None where that is nothing.

    Members that another version wrote beside the fields have no class: only a role that reads everything gets them.
    """
    if RIGHTS[role].read == ALL_CLASSES:
        return payload
    wire = read_change(payload)
    fields: dict[str, Any] = dict(readable(role, kind, wire.f))
    return canonical(msgspec.structs.replace(wire, f=fields)) if fields else None


def _guarded(connection: Connection, user: str, upto: int) -> list[str]:
    """Return whose address came under protection beyond a page: a device that is far behind hears of it first."""
    rows = connection.execute(
        "select g.stream from guarded g join span s on s.stream = g.stream "
        "where s.user = ? and s.to_seq is null and g.seq > ? order by g.seq",
        (user, upto),
    ).fetchall()
    return [stream for (stream,) in rows]


def _scope_between(connection: Connection, user: str, after: int, upto: int) -> list[ScopeEntry]:
    rows = connection.execute(
        "select g.seq, g.stream, g.op, g.role, g.at, coalesce(u.name, '') from grant_entry g "
        "left join user u on u.id = g.handed_to where g.user = ? and g.seq > ? and g.seq <= ? order by g.seq",
        (user, after, upto),
    ).fetchall()
    return [ScopeEntry(*row) for row in rows]


def _check(connection: Connection, user: str, only: set[str] | None) -> dict[str, tuple[int, str]]:
    """Return the sums of the streams that a user may read, of all or only of some."""
    if only is not None and not only:
        return {}
    roles: dict[str, Role] = {
        stream: span.role for stream, span in grants.open_spans(connection, user).items()
    }
    roles[REFERENCE] = "mentor"
    return sums(connection, [(one, role) for one, role in roles.items() if only is None or one in only])
