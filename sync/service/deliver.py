"""Giving the log out: to each device what its person may see, in log order, page by page.

A row leaves only through the filter of `casework.kinds`: fields that the role may not read are taken out here, and a
row with none left does not leave at all. What a person was granted at place G comes in two parts that meet exactly: the
rows up to G by backfill, the rows after G in the feed. A device's own changes come as their number alone where it says
that it holds them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeAlias

import msgspec

from casework.ids import REFERENCE
from casework.kinds import ALL_CLASSES, RIGHTS, Role, has_cases, readable
from sync.protocol import (
    PAGE_BYTES,
    PageOut,
    RowOut,
    ScopeEntry,
    StreamPageOut,
    canonical,
    hash_of,
    read_change,
)
from sync.protocol_fork import Granted, GrantsTold
from sync.protocol_offered import OfferedRow
from sync.service import branches, cursors, doubt, erased, forks, grants, handing, twins
from sync.service.doubt import Doubted
from sync.service.keys import Keys
from sync.service.ledger import CentralLedger, Connection, Tenant, tenant
from sync.service.log import sums
from sync.service.many import many
from sync.service.payloads import of_change
from sync.service.problems import Refusal
from sync.service.registry import Device
from sync.service.returned import Marks

MOST_ROWS: Final = 2000
_VISIBLE: Final = """
select seq, role, size from (
    select c.seq as seq, s.role as role, length(c.payload) as size from span s
    join change c on c.stream = s.stream and c.seq > ?1 and c.seq <= ?2 and +c.seq > s.from_seq
    where s.user = ?3 and s.to_seq is null
    union all
    select c.seq, 'mentor', length(c.payload) from change c where c.stream = ?4 and c.seq > ?1 and c.seq <= ?2
) as visible order by seq"""
"""Places and sizes of the rows that a user may see: only spans that are open now, so that nothing is sent to be
deleted. Without a limit: for one, SQLite makes a table of its own, which costs six times what the rest does; the
stretch of the log that is looked at bounds it, by two numbers that stand alone: of two lower bounds SQLite seeks by the
grant's, and walks through all that the case has had since, so the plus keeps that one from it; and without the page's
own, PostgreSQL cannot tell how short the stretch is, and reads the whole log for each page."""

_COLUMNS: Final = "c.seq, c.dseq, c.user, c.received, c.late, c.kind, c.hash, c.payload, c.stream, c.device"
_ROWS: Final = f"""
select {_COLUMNS} from span s
join change c on c.stream = s.stream and c.seq >= ?1 and c.seq <= ?2 and +c.seq > s.from_seq
where s.user = ?3 and s.to_seq is null
union all
select {_COLUMNS} from change c where c.stream = ?4 and c.seq >= ?1 and c.seq <= ?2"""  # noqa: S608 - our own words
"""The rows themselves, found the way that their places were: by stream. A list of numbers would make a database that
has not yet counted its rows walk through all of them."""
_OF_STREAM: Final = f"select {_COLUMNS} from change c where c.stream = ? and c.seq >= ? and c.seq <= ?"  # noqa: S608 - our own words
_WIDER: Final = 8
Place: TypeAlias = tuple[int, Role, int]
"""Place, role of the reader there, bytes of the row."""
Rows: TypeAlias = Callable[[int, int], list[tuple[Any, ...]]]
"""Returns the rows from one place to another."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a pull asks for: after which cursor, how many rows, which own numbers the device holds, sums or not."""

    cursor: str
    limit: int
    have: tuple[int, int]
    check: bool
    epoch: str = ""
    """The generation that the device's store stands in, also where it has no cursor."""
    proof: str = ""
    """What came with the last receipt, where no page has come since."""


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
        after = _place(connection, ledger.keys, device, asked, here=here)
        reader = reader_of(device)
        ledger.engine.act_as(connection, reader)
        if asked.cursor and after == here.seq and not asked.check:  # nothing new: most questions end here
            covers, told = handing.covers(connection, reader), twins.told(connection, device, reader)
            return PageOut(asked.cursor, after, False, after, [], [], {}, covers, [], told)
        places = _places(connection, reader, after, here.seq, most=asked.limit + 1)

        def rows(first: int, last: int) -> list[tuple[Any, ...]]:
            return list(connection.execute(_ROWS, (first, last, reader, REFERENCE)).fetchall())

        filling = _Filling(connection, device, asked.have, Marks(ledger.keys), rows)
        used = filling.fill(places[: asked.limit])
        more = used < len(places)
        upto = places[used - 1][0] if more else here.seq
        # all that is to come, too: rows of a span that has ended are not sent, so nobody may take the page for whole
        scope = _scope_between(connection, device.user, after, here.seq) if after < here.seq else []
        check = {} if more else _check(connection, reader, None if asked.check else filling.streams)
        covers = [] if more else handing.covers(connection, reader)
        told = [] if more else twins.told(connection, device, reader)
        ledger.engine.act_as(connection, None)  # what stands at a place may be a row that is not his
        tag = doubt.tag(connection, upto)
        guarded = _guarded(connection, reader, upto) if more else []
    after_it = cursors.write(ledger.keys, here.epoch, upto, tag)
    return PageOut(after_it, upto, more, here.seq, filling.rows, scope, check, covers, guarded, told)


def _places(connection: Connection, reader: str, after: int, high: int, *, most: int) -> list[Place]:
    """Return the first places that a person may see, at most so many.

    The log is looked at in stretches that grow: the first page of many must not count all that are to come.
    """
    found: list[Place] = []
    width = most
    while len(found) < most and after < high:
        upto = min(after + width, high)
        asked = (after, upto, reader, REFERENCE)
        found += connection.execute(_VISIBLE, asked).fetchmany(most - len(found))
        after, width = upto, width * _WIDER
    return found


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
    with ledger.reading(reader_of(device)) as connection:
        if epoch not in {"", tenant(connection).epoch}:
            raise forks.refusal(connection, ledger.keys, device, epoch)
        span = grants.span(connection, reader_of(device), stream)
        if span is None or span.to_seq is not None:
            raise Refusal("not_in_scope")
        to = Reader(connection, device, Marks(ledger.keys))
        found = rows_of(to, Stretch(stream, span.role, after, upto), room_for(limit))
        return found or StreamPageOut([], False, after)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, in which moment of the log, and what marks the rows that he is given."""

    connection: Connection
    device: Device
    marks: Marks


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one case: above one place, up to another, as a role sees it."""

    stream: str
    role: Role
    after: int
    upto: int


@dataclass(slots=True)
class Room:
    """What an answer has room for yet: rows, and bytes of them as they are stored."""

    rows: int
    size: int


def room_for(limit: int) -> Room:
    """Return the room of an answer for which so many rows were asked, 0 for our own bound."""
    return Room(min(limit or MOST_ROWS, MOST_ROWS), PAGE_BYTES)


def rows_of(to: Reader, at: Stretch, room: Room, *, whole: bool = False) -> StreamPageOut | None:
    """Return the rows of a stretch as far as there is room, at least one; `whole` gives all of them or None."""
    sizes = "select seq, length(payload) from change where stream = ? and seq > ? and seq <= ? order by seq limit ?"
    found = to.connection.execute(sizes, (at.stream, at.after, at.upto, room.rows + 1)).fetchall()
    places: list[Place] = [(seq, at.role, size) for seq, size in found]
    size = sum(size for _, _, size in places)
    if whole and (len(places) > room.rows or size > room.size):
        return None

    def rows(first: int, last: int) -> list[tuple[Any, ...]]:
        return list(to.connection.execute(_OF_STREAM, (at.stream, first, last)).fetchall())

    filling = _Filling(to.connection, to.device, (0, 0), to.marks, rows)
    used = filling.fill(places[: room.rows])
    room.rows, room.size = room.rows - used, room.size - size
    return StreamPageOut(filling.rows, used < len(places), places[used - 1][0] if used else at.after)


def reader_of(device: Device) -> str:
    """Return whose grants count: nobody's where the person's job has no cases, whatever he was once granted."""
    return device.user if has_cases(device.role) else ""


def granted(ledger: CentralLedger, device: Device, now: datetime) -> GrantsTold:
    """Return every grant of the device's person that stands now."""
    with ledger.reading() as connection:
        spans = grants.open_spans(connection, reader_of(device))
    told = [Granted(span.from_seq, stream, span.role) for stream, span in sorted(spans.items())]
    return GrantsTold(told, now.isoformat(timespec="seconds"))


def _place(connection: Connection, keys: Keys, device: Device, asked: Asked, *, here: Tenant) -> int:
    """Return the place that a cursor stands at; Refusal, with the fork, where it is of another generation."""
    epoch, after, tag = cursors.read(keys, asked.cursor) if asked.cursor else (here.epoch, 0, "")
    known = epoch == here.epoch or branches.is_earlier(branches.of_database(connection), epoch, here.epoch)
    if not known and after > here.seq:
        raise Doubted("generation", after)
    for said in (epoch, asked.epoch or epoch):
        if said != here.epoch:
            raise forks.refusal(connection, keys, device, said, read_to=after if asked.cursor else None)
    _check_stands(connection, after, tag, here)
    if asked.proof:
        epoch, receipted, tag = cursors.read(keys, asked.proof)
        if epoch == here.epoch:  # one of an earlier generation has been told by its fork what is lost
            _check_stands(connection, receipted, tag, here)
    return after


def _check_stands(connection: Connection, seq: int, tag: str, here: Tenant) -> None:
    """Raise Doubted where the log could not have said this of itself: beyond its end, or another row at the place."""
    if seq > here.seq:
        raise Doubted("beyond", seq)
    stands = doubt.tag(connection, seq) if tag else ""
    if stands not in {"", tag}:
        raise Doubted("other", seq)


class _Filling:
    """The rows of one page, each through its role's filter, until the page is full."""

    def __init__(
        self, connection: Connection, device: Device, have: tuple[int, int], marks: Marks, rows: Rows
    ) -> None:
        self.rows: list[RowOut] = []
        self.streams: set[str] = set()
        self._connection = connection
        self._device = device
        self._have = have
        self._marks = marks
        self._rows = rows
        self._names: dict[int, str] = {}
        self._was_put_back = bool(branches.of_database(connection))

    def fill(self, places: list[Place]) -> int:
        """Take rows in order while there is room, at least one; return how many places were used."""
        size = 0
        for used, ((_, role, _), row) in enumerate(zip(places, self._read(places), strict=True)):
            number, dseq, user, received, late, kind, sent, sealed, stream, of = row
            if used and size + len(sealed) > PAGE_BYTES:
                return used
            self.streams.add(stream)
            if not sealed:
                continue
            dev = self._names[of]
            has = dev == self._device.id and self._have[0] < dseq <= self._have[1]
            if has and not self._was_put_back:
                self.rows.append(RowOut(number, d=dseq))
                continue
            payload = self._connection.payloads.read(stream, of_change(of, dseq), sealed)
            if has and not _was_cut(sent, payload):
                self.rows.append(RowOut(number, d=dseq))
                continue
            content = _for_role(role, kind, payload)
            if content is not None:
                size += len(content)
                out = OfferedRow(number, dev, user, received, msgspec.Raw(content), "", bool(late))
                mark = self._marks.of(out, whole=content == payload)
                self.rows.append(RowOut(number, dev=dev, u=user, t=received, l=out.l, c=out.c, m=mark))
        return len(places)

    def _read(self, places: list[Place]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of these places in their order, as many in one question as one page has bytes for."""
        begin = 0
        while begin < len(places):
            end, size = begin + 1, places[begin][2]
            while end < len(places) and size + places[end][2] <= PAGE_BYTES:
                size += places[end][2]
                end += 1
            found = {row[0]: row for row in self._rows(places[begin][0], places[end - 1][0])}
            self._name({row[-1] for row in found.values()})
            yield from (found[seq] for seq, _, _ in places[begin:end])
            begin = end

    def _name(self, numbers: set[int]) -> None:
        """Find the names of devices that are not known yet."""
        query = "select number, id from device where number in ({})"
        self._names.update(many(self._connection, query, numbers - self._names.keys()))


def _was_cut(sent: bytes, payload: bytes) -> bool:
    """Tell whether a row says other than it was sent with, as `branches.as_seen` cuts it: then it comes whole."""
    return hash_of(payload) != bytes(sent)


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
        "select g.seq, g.stream, g.op, g.role, g.at, coalesce(u.name, ''), "
        "case when g.reason = ? and e.seq is not null then 'erased' else '' end from grant_entry g "
        "left join user u on u.id = g.handed_to left join erased e on e.stream = g.stream "
        "where g.user = ? and g.seq > ? and g.seq <= ? order by g.seq",
        (erased.WHY, user, after, upto),
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
