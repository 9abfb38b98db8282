"""FSP/1, the wire between a device and the central service: shapes, limits, and one change to and from bytes.

Both ends import this file (and the proofs) and nothing else of each other. A *change* travels as a small JSON object;
its content hash is over the canonical bytes (sorted names): a resent change is recognised, a reused number noticed.
Errors are RFC 9457 problems with a `code` and a `retry` word and repeat nothing; docs/PROTOCOL.md has the addresses.
"""

import hashlib
import zlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, Literal

import msgspec

from casework.changes import Change, Dot, Placed, Seen
from sync.protocol_cover import CoverTold
from sync.protocol_fork import Number
from sync.protocol_offered import read_mark
from sync.protocol_reads import FIRST
from sync.protocol_same import TwinTold

PROTOCOL: Final = "FSP/1"
MOST_CHANGES: Final = 2500
MOST_COMPRESSED: Final = 1 << 20
MOST_PLAIN: Final = 16 << 20
PAGE_BYTES: Final = 1 << 20


class ChangeWire(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=False):
    """One change as its device wrote it: `d` number, `s` stream, `r` record, `k` kind, `v` version, `h` hybrid time.

    `n` and `o` say what the author had seen, `f` holds the fields he set, `x` ties changes of one act, `e` is when it
    happened by his own statement.
    """

    d: Number
    s: str
    r: str
    k: str
    h: Number
    n: Number
    o: Number
    f: dict[str, Any]
    e: str
    v: Number = 1
    x: str | None = None


class Push(msgspec.Struct, omit_defaults=True):
    """A batch: whose, of which log generation, the changes unread, and one signature over their digests."""

    dev: str
    epoch: str
    ch: list[msgspec.Raw]
    sig: str
    gone: list[tuple[Number, Number]] = []
    """Own numbers (first, last) that had a receipt before the service was put back, and are here no more."""


class Held(msgspec.Struct):
    """A change that the service keeps aside, and the code of the reason."""

    d: Number
    code: str


class Pushed(msgspec.Struct):
    """The receipt of a batch: highest number held for good; runs (number, place, how many); what is kept aside."""

    acked: int
    seqs: list[tuple[int, int, int]]
    held: list[Held]
    at: str
    proof: str = ""
    """A cursor at the height of the log then: one that ends below it some day was put back."""


class Row(msgspec.Struct, omit_defaults=True):
    """One row of the log: its place `q`; then either the whole change, or for an own one only its number `d`.

    `m` is the service's mark on the row as it is sent.
    """

    q: Number
    d: Number = 0
    dev: str = ""
    u: str = ""
    t: str = ""
    l: bool = False  # noqa: E741 - the wire's letter for "late"
    c: ChangeWire | None = None
    m: str = ""


class RowOut(msgspec.Struct, omit_defaults=True):
    """A row as the service writes it: the change is put in as the bytes that are stored."""

    q: Number
    d: Number = 0
    dev: str = ""
    u: str = ""
    t: str = ""
    l: bool = False  # noqa: E741 - the wire's letter for "late"
    c: msgspec.Raw | None = None
    m: str = ""


class ScopeEntry(msgspec.Struct, omit_defaults=True):
    """A grant as it stands in the log: at place `q` the reader gains or loses stream `s` in a role.

    `to` says who has the citizen afterwards; `why` is `erased` where nobody has.
    """

    q: Number
    s: str
    op: Literal["add", "revoke"]
    role: str
    t: str
    to: str = ""
    why: str = ""


class Page(msgspec.Struct, omit_defaults=True):
    """One page of the log: the cursor after it and the place it stands at, whether more waits, the log's height.

    Then the rows, the scope entries, and for a device that has caught up the sums to check and who covers in its cases.
    """

    cursor: str
    upto: Number
    more: bool
    high: Number
    rows: list[Row]
    scope: list[ScopeEntry]
    check: dict[str, tuple[int, str]]
    covers: list[CoverTold] = []
    guarded: list[str] = []
    twins: list[TwinTold] = []


class PageOut(msgspec.Struct, omit_defaults=True):
    """A page as the service writes it."""

    cursor: str
    upto: Number
    more: bool
    high: Number
    rows: list[RowOut]
    scope: list[ScopeEntry]
    check: dict[str, tuple[int, str]]
    covers: list[CoverTold] = []
    guarded: list[str] = []
    twins: list[TwinTold] = []


class StreamPage(msgspec.Struct):
    """A page of one citizen's backfill: rows, whether more waits, and the place to go on from."""

    rows: list[Row]
    more: bool
    next: Number


class StreamPageOut(msgspec.Struct):
    """A page of a backfill as the service writes it."""

    rows: list[RowOut]
    more: bool
    next: Number


class Hello(msgspec.Struct):
    """What the service speaks: protocols, schema, log generation, its time and limits; the first that may pull."""

    protocols: list[str]
    schema: int
    epoch: str
    now: str
    changes: int = MOST_CHANGES
    bytes: int = MOST_COMPRESSED
    min_pull: int = FIRST


class EnrolAsked(msgspec.Struct, omit_defaults=True):
    """A new device asks in: the one-time code, its own name for ever, and a word for the list of devices.

    `lost` says that it has that name already and lost its key: the one in the proof is to take its place.
    """

    code: str
    dev: str
    name: str = ""
    lost: bool = False


class UserWire(msgspec.Struct):
    """Who the person is, as the service knows him."""

    id: str
    initials: str
    name: str
    role: str


class ServiceKeys(msgspec.Struct):
    """The service's public keys: it signs leases and orders with one, and opens journal files with the other."""

    sign: str
    seal: str


class EnrolAnswered(msgspec.Struct, omit_defaults=True):
    """The device is in: for whom, where; recovery key and service's keys; `signin` where he has to sign in."""

    dev: str
    user: UserWire
    municipality: str
    epoch: str
    recovery: str = ""
    service: ServiceKeys | None = None
    signin: str = ""


class TokenAsked(msgspec.Struct, omit_defaults=True):
    """A device asks for a token; the proof beside it says that it holds the key.

    `nonce` comes back inside lease and order; `knows` names the service's keys that it has; `shut` asks for a token
    that only brings a journal file or the word that it is wiped, which a device gets that is shut out, too. `height`
    asks how far the service has this device.
    """

    dev: str
    nonce: str = ""
    knows: str = ""
    shut: bool = False
    height: bool = False


class TokenAnswered(msgspec.Struct, omit_defaults=True):
    """A short token bound to the device's key, how many seconds it lasts, and the service's time.

    With it a signed lease, an order to wipe where there is one, and the service's keys for a device that knows others;
    `rolled` is what the keys that it knows say of new ones; `signin` says that the person has to sign in.
    """

    access_token: str
    token_type: str
    expires_in: int
    now: str
    lease: str = ""
    order: str = ""
    service: ServiceKeys | None = None
    rolled: str = ""
    signin: str = ""


class Dropped(msgspec.Struct):
    """The device says that nothing of a citizen is left on it after the revoke at a place."""

    s: str
    q: Number


_LAST_YEAR: Final = 2999
"""Hybrid stamps of a later year leave too few of their 63 bits for what comes after."""
_ENCODER: Final = msgspec.json.Encoder(order="sorted")
_CHANGE: Final = msgspec.json.Decoder(ChangeWire)
_MEMBERS: Final = msgspec.json.Decoder(dict[str, msgspec.Raw])
_KNOWN: Final = frozenset(ChangeWire.__struct_fields__)


def to_wire(placed: Placed) -> ChangeWire:
    """Return the part of a recorded change that its author vouches for."""
    change = placed.change
    return ChangeWire(
        d=placed.dot.number,
        s=change.stream,
        r=change.record,
        k=change.kind,
        h=placed.hlc,
        n=change.seen.seq,
        o=change.seen.own,
        f=dict(change.fields),
        e=change.happened,
        v=change.version,
        x=change.group,
    )


def from_wire(row: Row) -> Placed:
    """Return the recorded change that a full row carries; ValueError for one that is only a number, or at no time."""
    wire = row.c
    if wire is None:
        raise ValueError("a stub carries no change")
    if row.t:
        received = datetime.fromisoformat(row.t)
        if received.tzinfo is None or received.year > _LAST_YEAR:
            raise ValueError("no instant of a service")
    change = Change(wire.s, wire.r, wire.k, wire.f, Seen(wire.n, wire.o), wire.e, wire.x, wire.v)
    return Placed(change, Dot(row.dev, wire.d), wire.h, row.u, row.q, row.t or None, row.l, read_mark(row.m))


def canonical(wire: ChangeWire, unknown: Mapping[str, Any] | None = None) -> bytes:
    """Return the one byte string that a change has: JSON with sorted names, members we do not know among them."""
    if not unknown:
        return _ENCODER.encode(wire)
    return _ENCODER.encode({**msgspec.to_builtins(wire), **unknown})


def unknown_members(raw: bytes | msgspec.Raw) -> dict[str, Any]:
    """Return the members of a change that another version wrote and this one does not know."""
    members = _MEMBERS.decode(raw)
    return {name: msgspec.json.decode(members[name]) for name in members.keys() - _KNOWN}


def read_change(raw: bytes | msgspec.Raw) -> ChangeWire:
    """Read one change from its bytes; msgspec.ValidationError where it is not one."""
    return _CHANGE.decode(raw)


def content_hash(wire: ChangeWire) -> bytes:
    """Return the 16 bytes that tell two changes with the same dot apart."""
    return hash_of(canonical(wire))


def hash_of(raw: bytes) -> bytes:
    """Return the content hash of canonical bytes."""
    return hashlib.blake2b(raw, digest_size=16).digest()


def batch_digest(device: str, epoch: str, hashes: list[bytes]) -> bytes:
    """Return what the device signs for a batch: whose, of which log, and the changes in order."""
    return hashlib.blake2b(b"\0".join([device.encode(), epoch.encode(), *hashes]), digest_size=32).digest()


def runs(placed_at: Mapping[int, int]) -> list[tuple[int, int, int]]:
    """Write numbers and their places as runs of neighbours."""
    found: list[tuple[int, int, int]] = []
    for number, seq in sorted(placed_at.items()):
        if found and (number, seq) == (found[-1][0] + found[-1][2], found[-1][1] + found[-1][2]):
            found[-1] = (found[-1][0], found[-1][1], found[-1][2] + 1)
        else:
            found.append((number, seq, 1))
    return found


def unrun(seqs: list[tuple[int, int, int]]) -> dict[int, int]:
    """Read runs back into a place for each number."""
    return {number + i: seq + i for number, seq, count in seqs for i in range(count)}


def packed(body: bytes) -> bytes:
    """Compress a body; level 6, which pays for itself on a mobile line. What is short needs no room of 256 KB first."""
    packer = zlib.compressobj(6, zlib.DEFLATED, 11, 5) if len(body) <= 1 << 11 else zlib.compressobj(6)
    return packer.compress(body) + packer.flush()


class TooLarge(ValueError):
    """A body is longer, when unpacked, than either end takes."""


def unpacked(body: bytes, most: int = MOST_PLAIN) -> bytes:
    """Undo `packed`; ValueError where it is not zlib, TooLarge where it would grow beyond the limit."""
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(body, most)
    except zlib.error as error:
        raise ValueError("not zlib") from error
    if unpacker.unconsumed_tail:
        raise TooLarge
    if not unpacker.eof:
        raise ValueError("cut short")
    return plain


def fingerprint(dot: Dot, seq: int, wire: ChangeWire, fields: Mapping[str, Any]) -> int:
    """Return the 64 bits of one row as sent to a role, summed for each stream on both ends and compared."""
    seen = ChangeWire(wire.d, wire.s, wire.r, wire.k, 0, wire.n, wire.o, dict(fields), wire.e, wire.v, wire.x)
    head = f"{dot.device}\0{dot.number}\0{seq}\0".encode()
    return int.from_bytes(hashlib.blake2b(head + canonical(seen), digest_size=8).digest(), "big")


def mark(placed: Placed) -> int:
    """Return the fingerprint of a placed row as this device holds it; the store keeps it beside the row."""
    wire = to_wire(placed)
    return fingerprint(placed.dot, placed.seq or 0, wire, wire.f)
