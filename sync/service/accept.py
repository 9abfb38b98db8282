"""Taking a batch in: the same change once, in its number order, with a place or kept aside with a reason.

A batch that repeats numbers is answered as the first time. A number that returns with other content means a cloned
disk and is refused, and so is a hole in the numbers. A change that may not stand is *held*, visible to its author; it
never stops the ones behind it. Late work after a revoke is taken in when its author cannot have seen more than the
revoke.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Annotated, Any, Final

import msgspec

from casework import wrong_citizen
from casework.changes import DELETED, REDACTED, Change, Seen
from casework.clock import AHEAD_MS, wall_ms
from casework.closing import may_close
from casework.ids import REFERENCE
from casework.kinds import Role, leads, unwritable
from casework.same_person import KIND as LINK
from sync.proofs import is_signed
from sync.protocol import (
    MOST_CHANGES,
    ChangeWire,
    Held,
    Push,
    Pushed,
    batch_digest,
    canonical,
    hash_of,
    read_change,
    runs,
    unknown_members,
)
from sync.protocol_fork import gone_mark
from sync.service import branches, doubt, erased, forks, grants, husks, returned, same_person, shapes
from sync.service.ledger import CentralLedger, Connection, tenant
from sync.service.log import Entry, Log
from sync.service.many import many
from sync.service.payloads import of_held
from sync.service.problems import Refusal
from sync.service.registry import Device

LATE_DAYS: Final = 30
OPENS_CASES: Final = frozenset({"sagsbehandler", "teamleder", "caseworker", "team_lead"})


_FARTHEST: Final = 1 << 62
_OF_DOT: Final = """select 1 from change where device = ? and dseq = ?
    union all select 1 from held where device = ? and dseq = ? limit 1"""


class _Number(msgspec.Struct):
    d: Annotated[int, msgspec.Meta(ge=1, le=(1 << 63) - 1)]


@dataclass(frozen=True, slots=True)
class Sent:
    """One change of a batch: its number, its bytes, and what it says where that can be read.

    `raw` is as it came where it cannot be read, and canonical where it can, so that the hash covers what is stored.
    """

    number: int
    raw: bytes
    hash: bytes
    wire: ChangeWire | None = None
    unknown: Mapping[str, Any] = field(default_factory=dict)


def read_batch(push: Push, device: Device) -> list[Sent]:
    """Read the changes of a batch and check its signature; a change that cannot be read keeps its number."""
    if len(push.ch) > MOST_CHANGES:
        raise Refusal("too_large", at="body")
    sent = [read_one(bytes(raw)) for raw in push.ch]
    if any(after.number != before.number + 1 for before, after in pairwise(sent)):
        raise Refusal("malformed")
    gone = [gone_mark(push.gone)] if push.gone else []
    digest = batch_digest(push.dev, push.epoch, [*(one.hash for one in sent), *gone])
    if not is_signed(device.public, digest, push.sig):
        raise Refusal("bad_proof")
    return sent


def read_one(raw: bytes) -> Sent:
    """Read one change; Refusal where not even its number is there, because then it has no place in the batch."""
    try:
        number = msgspec.json.decode(raw, type=_Number).d
    except (ValueError, RecursionError) as error:
        raise Refusal("malformed", at="body") from error
    try:
        wire = read_change(raw)
        content = canonical(wire)
        unknown = (
            {} if content == raw else unknown_members(raw)
        )  # what it says is all known where the bytes are
        content = canonical(wire, unknown) if unknown else content
    except (ValueError, RecursionError):
        return Sent(number, raw, hash_of(raw))
    return Sent(number, content, hash_of(content), wire, unknown)


def push(ledger: CentralLedger, device: Device, batch: Push, *, now: datetime) -> Pushed:
    """Take a batch in, in one transaction, and answer with a place or a reason for each of its changes."""
    if batch.dev != device.id:
        raise Refusal("device_unknown")
    sent = read_batch(batch, device)
    with ledger.writing() as connection:
        if batch.epoch != tenant(connection).epoch:
            raise forks.refusal(connection, ledger.keys, device, batch.epoch)
        doubt.check(connection)
        before = let_go(connection, device, batch.gone, now)
        acked = take_in(connection, device, sent, now)
        if acked > before:
            connection.execute(
                "insert into batch (device, first, last, signature) values (?, ?, ?, ?) "
                "on conflict (device, first, last) do update set signature = excluded.signature",
                (device.number, sent[0].number, sent[-1].number, batch.sig),
            )
        answer = _answer(connection, device, sent, acked, now)
        return msgspec.structs.replace(answer, proof=doubt.proof(connection, ledger.keys))


def let_go(connection: Connection, device: Device, gone: Iterable[tuple[int, int]], now: datetime) -> int:
    """Take the device's word for numbers that follow on its last one and are with it no more; return where it stands.

    Their receipts were lost when the service was put back from an older copy, and their citizen had left the device.
    """
    acked = acked_of(connection, device)
    for first, last in gone:
        if first <= acked + 1 <= last < _FARTHEST:
            connection.execute(
                "insert into gone_number (device, first, last, at) values (?, ?, ?, ?)",
                (device.number, acked + 1, last, now.isoformat(timespec="seconds")),
            )
            acked = last
            connection.execute("update device set acked = ? where number = ?", (acked, device.number))
    return acked


def acked_of(connection: Connection, device: Device) -> int:
    """Return the highest number that a device has a receipt for."""
    return int(
        connection.execute("select acked from device where number = ?", (device.number,)).fetchone()[0]
    )


def take_in(connection: Connection, device: Device, sent: list[Sent], now: datetime) -> int:
    """Take changes in inside a write transaction, whichever way they came; return the highest number held for good.

    Refusal where a known number has another content, or where numbers are missing.
    """
    acked = acked_of(connection, device)
    fresh = [one for one in sent if one.number > acked]
    _check_known(connection, device, [one for one in sent if one.number <= acked])
    if not fresh:
        return acked
    if fresh[0].number != acked + 1:
        raise Refusal("dseq_gap", want=acked + 1)
    _Taking(connection, device, now).take(fresh)
    acked = fresh[-1].number
    connection.execute("update device set acked = ? where number = ?", (acked, device.number))
    return acked


def take_in_apart(connection: Connection, device: Device, sent: list[Sent], now: datetime) -> None:
    """Take in changes of a name that is closed, at numbers where nothing stands; what is before them may be missing.

    A number in a gap is not declared gone: a file that comes later may have it. The receipt goes as far as no gap is.
    """
    _Taking(connection, device, now).take(sent)
    acked = acked_of(connection, device)
    while stands(connection, device, acked + 1):
        acked += 1
    connection.execute("update device set acked = ? where number = ?", (acked, device.number))


def stands(connection: Connection, device: Device, number: int) -> bool:
    """Tell whether a number of a device stands in the log or aside; one that was let go stands nowhere."""
    dot = (device.number, number)
    return connection.execute(_OF_DOT, (*dot, *dot)).fetchone() is not None


def _check_known(connection: Connection, device: Device, known: Iterable[Sent]) -> None:
    """Refuse where a number stands already with another content."""
    for one in known:
        stored = connection.execute(
            "select hash from change where device = ? and dseq = ? "
            "union all select hash from held where device = ? and dseq = ?",
            (device.number, one.number, device.number, one.number),
        ).fetchone()
        if stored is None or bytes(stored[0]) != one.hash:
            if returned.came_back(connection, device, [one.number]) and returned.is_same(
                connection, device, one.wire
            ):
                continue
            raise Refusal("dot_reused")


def _answer(connection: Connection, device: Device, sent: list[Sent], acked: int, now: datetime) -> Pushed:
    if not sent:
        return Pushed(acked, [], [], now.isoformat(timespec="seconds"))
    reach = (device.number, sent[0].number, sent[-1].number)
    placed = connection.execute(
        "select dseq, seq from change where device = ? and dseq between ? and ?", reach
    ).fetchall()
    held = connection.execute(
        "select dseq, code from held where device = ? and dseq between ? and ? order by dseq", reach
    ).fetchall()
    at = now.isoformat(timespec="seconds")
    return Pushed(acked, runs(dict(placed)), [Held(d, code) for d, code in held], at)


class _Taking:
    """The fresh changes of one batch, judged one by one inside the write transaction."""

    def __init__(self, connection: Connection, device: Device, now: datetime) -> None:
        self.log = Log(connection)
        self.epoch = tenant(connection).epoch
        self.device = device
        self.now = now
        self.at = now.isoformat(timespec="seconds")
        self._latest = wall_ms(now) + AHEAD_MS << 16
        self._named: dict[int, tuple[str, str]] = {}
        self._records: dict[str, tuple[str, str]] = {}
        self._redacted: set[str] = set()
        self._erased: set[str] = set()
        self._spans: dict[str, grants.Span | None] = {}
        self._allowed: dict[tuple[str, ...], bool] = {}

    def take(self, fresh: list[Sent]) -> None:
        wires = [one.wire for one in fresh if one.wire]
        self._named = {one.number: shapes.named(one.raw, one.wire) for one in fresh}
        named = self._named.values()
        self._records = _homes(self.log.connection, (record for _, record in named if record))
        records = [record for _, record in named if record]
        self._redacted = husks.among(self.log.connection, wires, records)
        homes = (home for home, _ in self._records.values())
        cases = (case for case, _ in named if case)
        self._erased = erased.among(self.log.connection, (*cases, *homes))
        back = returned.came_back(self.log.connection, self.device, (one.number for one in fresh))
        for one in fresh:
            if one.number in back:
                if not returned.is_same(self.log.connection, self.device, one.wire):
                    raise Refusal("dot_reused")
                continue
            code = self._judge_and_place(one)
            if code:
                self._hold(one, code)
        self.log.finish()

    def _judge_and_place(self, one: Sent) -> str | None:
        wire = one.wire
        # first of all: by this code alone it goes after its time, whoever brings it
        if self._is_of_erased(one):
            return "erased"
        if husks.is_late(wire, self._named[one.number][1], self._redacted):  # and by this one
            return "redacted"
        if self.device.revoked:
            return "shut_out"
        if wire is None:
            return "wrong_shape"
        code = shapes.fault(wire, one.unknown, size=len(one.raw)) or self._wrong_home(wire)
        code = code or husks.fault(self.log.connection, wire, self._redacted)
        if code:
            return code
        code, late = self._scope_of(wire)
        if code and husks.is_addressed(self.log.connection, self.device, wire):
            code, late = None, True
        if code:
            return code
        self._records.setdefault(wire.r, (wire.s, wire.k))
        self.log.place(self._entry(one, wire, late=late))
        return None

    def _is_of_erased(self, one: Sent) -> bool:
        """Tell whether a change names an erased case, or a record that lives in one; also one that cannot be read."""
        case, record = self._named[one.number]
        home, _ = self._records.get(record) or ("", "")
        return bool({case, home} & self._erased)

    def _entry(self, one: Sent, wire: ChangeWire, *, late: bool) -> Entry:
        """Make the log entry; a clock far ahead is cut to what others would believe, so that it cannot spread.

        So is what the author had seen, to what of it is in this generation: so it covers no word that he never saw.
        """
        stamp = min(wire.h, self._latest)
        seen = branches.as_seen(self.log.connection, self.epoch, self.log.seq, wire.n)
        raw = one.raw
        if (stamp, seen) != (wire.h, wire.n):
            wire = msgspec.structs.replace(wire, h=stamp, n=seen)
            raw = canonical(wire, one.unknown)
        return Entry(self.device.number, self.device.id, self.device.user, wire, raw, one.hash, self.at, late)

    def _wrong_home(self, wire: ChangeWire) -> str | None:
        """A record lives in one stream for ever, and keeps its kind: another one would put it before other eyes."""
        stream, kind = self._records.get(wire.r) or (wire.s, wire.k)
        if stream != wire.s:
            return "wrong_stream"
        return None if kind == wire.k else "wrong_kind"

    def _scope_of(self, wire: ChangeWire) -> tuple[str | None, bool]:
        """Return the code of why the author may not write this there, and whether it is late work.

        What a narrower role of today may not write can be late work of the role that he had before.
        """
        if wire.s == REFERENCE:
            return "outside_role", False
        if wire.k == LINK:
            return same_person.fault(self.log.connection, self.device, wire), False
        span = self._span(wire.s)
        if span is None and self._opens(wire):
            act = grants.Act(self.device.user, "åbnede sagen", self.at)
            grants.grant(self.log, self.device.user, wire.s, "primary", act=act)
            del self._spans[wire.s]
            span = self._span(wire.s)
        if span is None:
            return "never_in_scope", False
        if span.to_seq is None and self._may(wire, span.role):
            return None, False
        ended = grants.ended_spans(self.log.connection, self.device.user, wire.s)
        could = [before for before in ended if self._may(wire, before.role)]
        if any(self._is_honestly_late(wire, before) for before in could):
            return None, True
        return "scope_ended" if self._may(wire, span.role) else "outside_role", False

    def _may(self, wire: ChangeWire, role: Role) -> bool:
        """Tell whether the author may say this in a role; a redaction belongs to who wrote the record, or leads.

        Whether it was a breach is judged by who leads; whoever made the slip may only tell of it, once. A case is
        closed by its regular contact or who stands in; everybody who writes in it may open it again.
        """
        if wire.k == "breach":
            if leads(self.device.role):
                return True
            stands = wire.r in self._records
            if role != "team_lead" and (stands or wrong_citizen.judges(wire.f)):
                return False
        if REDACTED in wire.f:
            return husks.may(self.log.connection, self.device, wire, role)
        if wire.k == "citizen" and wire.f.get("closed_on") and not may_close(role):
            return False
        if DELETED in wire.f:
            return not unwritable(role, _change(wire))
        names = (role, wire.k, *wire.f)  # a batch asks the same of many
        if names not in self._allowed:
            self._allowed[names] = not unwritable(role, _change(wire))
        return self._allowed[names]

    def _span(self, stream: str) -> grants.Span | None:
        """Return the author's newest span in a stream; nobody else gives or takes one inside this transaction."""
        if stream not in self._spans:
            self._spans[stream] = grants.span(self.log.connection, self.device.user, stream)
        return self._spans[stream]

    def _is_honestly_late(self, wire: ChangeWire, span: grants.Span) -> bool:
        ended = datetime.fromisoformat(span.ended) if span.ended else self.now
        return wire.n <= (span.to_seq or 0) and self.now - ended <= timedelta(days=LATE_DAYS)

    def _opens(self, wire: ChangeWire) -> bool:
        """Tell whether this is a new citizen, opened by one whose role may: the stream's first change."""
        if wire.k != "citizen" or wire.r != wire.s or self.device.role.casefold() not in OPENS_CASES:
            return False
        row = self.log.connection.execute(
            "select 1 from grant_entry where stream = ? union all select 1 from change where stream = ? limit 1",
            (wire.s, wire.s),
        ).fetchone()
        return row is None and wire.f.get("opened_by") == self.device.user

    def _hold(self, one: Sent, code: str) -> None:
        stream, _ = self._named[one.number]
        stream = stream if one.wire or stream in self._erased else ""
        place = of_held(self.device.number, one.number)
        key = erased.LATE if stream in self._erased else stream
        raw = self.log.connection.payloads.kept(key, place, one.raw)
        self.log.connection.execute(
            "insert into held (device, dseq, code, user, stream, received, hash, payload) "
            "values (?, ?, ?, ?, ?, ?, ?, ?)",
            (self.device.number, one.number, code, self.device.user, stream, self.at, one.hash, raw),
        )


def _homes(connection: Connection, records: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return the stream and the kind that records had at their first place in the log; new ones are not among them.

    Most are new, and are not looked for in the log itself, which is long.
    """
    first: dict[str, tuple[int, str, str]] = {}
    known = {row[0] for row in many(connection, "select id from record where id in ({})", set(records))}
    question = "select record, seq, stream, kind from change where record in ({})"
    for record, *found in many(connection, question, known):
        first[record] = min(first.get(record, tuple(found)), tuple(found))
    return {record: (stream, kind) for record, (_, stream, kind) in first.items()}


def _change(wire: ChangeWire) -> Change:
    return Change(wire.s, wire.r, wire.k, wire.f, Seen(wire.n, wire.o), wire.e, wire.x, wire.v)
