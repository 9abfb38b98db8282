"""How a device's trail travels: heads in the clear, entries sealed to the service, and its word that it has them.

`POST /v1/trail`. The words of a search or a reason leave the device only sealed (decided.md 22), so the service's key
must be known. An entry in the sealed body is what `casework.trail.as_json` says, with `prev` and `hash` in hexadecimal.
The service's word is a statement (`proofs.statement`) of kind `trail`: up to which entry, with which hash.
"""

import json
from itertools import pairwise
from typing import Any, Final

import msgspec

from casework.trail import Entry, Linked, Segment, as_json, link
from sync.protocol import packed, unpacked
from sync.protocol_fork import Number

MOST_ENTRIES: Final = 2000
KIND: Final = "trail"


class HeadWire(msgspec.Struct):
    """A segment as its device signed it: number, day, first and last entry, what it is chained to, and its head."""

    n: Number
    day: str
    first: Number
    last: Number
    prev: str
    head: str
    sig: str


class TrailSent(msgspec.Struct):
    """The next entries of the chain of a device, sealed, and the heads that they lead to."""

    dev: str
    heads: list[HeadWire]
    sealed: str


class TrailTaken(msgspec.Struct):
    """The service has a chain up to an entry; `said` is its signed word."""

    upto: int
    at: str
    said: str


def bound(device: str, head: bytes) -> bytes:
    """Return what a sealed body is bound to: whose chain, and where it ends."""
    return b"\0".join([b"fodfaeste/1/trail", device.encode(), head.hex().encode()])


def head_wire(segment: Segment, signature: str) -> HeadWire:
    """Return a segment as it travels."""
    return HeadWire(
        segment.number,
        segment.day,
        segment.first,
        segment.last,
        segment.prev.hex(),
        segment.head.hex(),
        signature,
    )


def segment_of(device: str, wire: HeadWire) -> Segment:
    """Return the segment that a head says; ValueError where it says none."""
    prev, head = bytes.fromhex(wire.prev), bytes.fromhex(wire.head)
    if not 0 < wire.first <= wire.last or wire.n < 1:
        raise ValueError("no segment")
    return Segment(device, wire.n, wire.day, wire.first, wire.last, prev, head, wire.sig)


def body(entries: tuple[Linked, ...]) -> bytes:
    """Return the bytes that are sealed: the entries in order, packed."""
    said = [{**as_json(one.entry), "prev": one.prev.hex(), "hash": one.hash.hex()} for one in entries]
    return packed(json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode())


class _EntryWire(msgspec.Struct):
    seq: int
    utc: str
    user: str
    device: str
    action: str
    objects: list[str]
    what: str
    words: str
    ratchet: str
    salt: str
    mark: str
    prev: str
    hash: str


def read_body(plain: bytes) -> tuple[Linked, ...]:
    """Return the entries of a body; ValueError where it is none."""
    found = msgspec.json.decode(unpacked(plain), type=list[_EntryWire])
    if not 0 < len(found) <= MOST_ENTRIES:
        raise ValueError("how many")
    return tuple(_linked(one) for one in found)


def linked_from(said: Any) -> Linked:
    """Return the entry that a JSON object says; ValueError where it says none."""
    return _linked(msgspec.convert(said, _EntryWire))


def _linked(wire: _EntryWire) -> Linked:
    said: dict[str, Any] = {
        name: getattr(wire, name)
        for name in wire.__struct_fields__
        if name not in {"prev", "hash", "objects"}
    }
    entry = Entry(objects=tuple(wire.objects), **said)
    return Linked(entry, bytes.fromhex(wire.prev), bytes.fromhex(wire.hash))


def joins(entries: tuple[Linked, ...]) -> bool:
    """Tell whether entries are numbered without a gap and each is chained to the one before."""
    numbers = [one.entry.seq for one in entries]
    linked = all(one.hash == link(one.prev, one.entry) for one in entries)
    chained = all(later.prev == one.hash for one, later in pairwise(entries))
    return linked and chained and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
