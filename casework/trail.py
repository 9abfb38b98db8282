"""The trail: who looked at what, when and why; each entry is chained to the one before, so that no one goes unnoticed.

An entry names acts and ids, never what was read or written. A chain belongs to one device and is cut into segments, one
a day: the head of a segment is the hash of its last entry, so that an old segment can go and the chain is still proved
by what is left. What is checked here holds on the device and at the service alike (security.md *Audit*).
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final, Literal

Action = Literal[
    "open",
    "read",
    "search",
    "print",
    "export",
    "change",
    "delete",
    "unlock",
    "fail",
    "lock",
    "wipe",
    "recovery",
    "show-address",
    "show-cpr",
    "glass",
]
START: Final = bytes(32)
"""What the first entry of a chain is chained to."""
KEPT_DAYS: Final = 183
"""Half a year, as the municipality's old duty to log said (IT-sikkerhedstekst ST8); a municipality may keep longer."""
_ENTRY: Final = b"fodfaeste/1/trail\0"
_HEAD: Final = b"fodfaeste/1/trail-head\0"

Why = Literal["missing", "altered", "broken", "unsigned", "foreign", "cut"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One act of one person on one device.

    `objects` are ids of citizens, `what` says which part or paper in the program's own short words, `words` what was
    searched for or given as a reason, without CPR numbers and known names. `utc` is what the computer's clock said,
    `ratchet` the service's time as far as it was known. The chain holds only `mark`, a salted hash of the words: they
    can go from a device when their citizen does, and the chain still holds.
    """

    seq: int
    utc: str
    user: str
    device: str
    action: Action
    objects: tuple[str, ...] = ()
    what: str = ""
    words: str = ""
    ratchet: str = ""
    salt: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """What was done, before the trail gives it a number and its place in the chain."""

    action: Action
    objects: tuple[str, ...] = ()
    what: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Linked:
    """An entry with the hash that it was given, and the one of the entry before it."""

    entry: Entry
    prev: bytes
    hash: bytes


@dataclass(frozen=True, slots=True)
class Segment:
    """A day of a chain: its entries from `first` to `last`, what it is chained to, and its head with a signature.

    `gone` says that its entries were dropped when their time was over.
    """

    device: str
    number: int
    day: str
    first: int
    last: int
    prev: bytes
    head: bytes
    signature: str = ""
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """What the service countersigned: up to which entry, with which hash."""

    seq: int
    head: bytes


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was written: what, and at which entry."""

    why: Why
    seq: int


def canonical(entry: Entry) -> bytes:
    """Return the one byte string that an entry has: JSON with sorted names and no white space, UTF-8."""
    said = as_json(entry)
    return _bytes({name: value for name, value in said.items() if name not in {"words", "salt"}})


def as_json(entry: Entry) -> dict[str, Any]:
    """Return an entry as it travels, with its words."""
    return {
        "action": entry.action,
        "device": entry.device,
        "mark": entry.mark,
        "objects": list(entry.objects),
        "ratchet": entry.ratchet,
        "salt": entry.salt,
        "seq": entry.seq,
        "user": entry.user,
        "utc": entry.utc,
        "what": entry.what,
        "words": entry.words,
    }


def mark_of(words: str, salt: str) -> str:
    """Return what the chain holds of an entry's words: SHA-256 over salt and words, nothing where there are none."""
    return hashlib.sha256(f"{salt}\0{words}".encode()).hexdigest() if words else ""


def is_as_linked(one: Linked) -> bool:
    """Tell whether an entry is the one that was given this hash, and so are its words, where they are still there."""
    entry = one.entry
    spoken = not entry.words or mark_of(entry.words, entry.salt) == entry.mark
    return spoken and one.hash == link(one.prev, entry)


def grown(last: Segment | None, one: Linked) -> Segment:
    """Return the segment of an entry at the end of a chain: that of its day where it is the last, else a new one."""
    entry = one.entry
    if last is not None and last.day == entry.utc[:10] and last.last == entry.seq - 1:
        return replace(last, last=entry.seq, head=one.hash, signature="")
    number = last.number + 1 if last else 1
    return Segment(entry.device, number, entry.utc[:10], entry.seq, entry.seq, one.prev, one.hash)


def link(prev: bytes, entry: Entry) -> bytes:
    """Return the hash of an entry: SHA-256 over the label, the hash before it and its canonical bytes."""
    return hashlib.sha256(_ENTRY + prev + canonical(entry)).digest()


def head_statement(segment: Segment) -> bytes:
    """Return what a device signs for a segment as it stands."""
    said = {
        "day": segment.day,
        "device": segment.device,
        "first": segment.first,
        "head": segment.head.hex(),
        "last": segment.last,
        "number": segment.number,
        "prev": segment.prev.hex(),
    }
    return _HEAD + _bytes(said)


def faults(
    segments: Sequence[Segment],
    entries: Iterable[Linked],
    *,
    holds: Callable[[Segment], bool] | None = None,
    anchors: Sequence[Anchor] = (),
) -> tuple[Fault, ...]:
    """Return what does not hold in a chain, in order: altered, missing and unsigned entries, and a cut end.

    `holds` tells whether a segment's signature was made by the device's key; without it signatures are not asked for.
    """
    by_seq = {one.entry.seq: one for one in entries}
    found: list[Fault] = []
    for before, segment in pairwise((None, *segments)):
        if segment is None:
            continue
        if before is not None and (segment.prev, segment.first) != (before.head, before.last + 1):
            found.append(Fault("broken", segment.first))
        if before is None and segment.first == 1 and segment.prev != START:
            found.append(Fault("broken", segment.first))
        if not segment.gone:
            found += _faults_inside(segment, by_seq)
        if holds is not None and not segment.signature:
            found.append(Fault("unsigned", segment.last))
        elif holds is not None and not holds(segment):
            found.append(Fault("foreign", segment.last))
    last = segments[-1].last if segments else 0
    found += [Fault("cut", seq) for seq in sorted(by_seq) if seq > last]
    return (*found, *_faults_of_anchors(segments, by_seq, anchors))


def _faults_inside(segment: Segment, by_seq: dict[int, Linked]) -> list[Fault]:
    """Walk one segment; after an altered entry the walk goes on from what stands there, so that each is named once."""
    found: list[Fault] = []
    prev = segment.prev
    for seq in range(segment.first, segment.last + 1):
        one = by_seq.get(seq)
        if one is None:
            return [*found, Fault("missing", seq)]
        if one.prev != prev or not is_as_linked(one):
            found.append(Fault("altered", seq))
        prev = one.hash
    return found if prev == segment.head else [*found, Fault("altered", segment.last)]


def _faults_of_anchors(
    segments: Sequence[Segment], by_seq: dict[int, Linked], anchors: Sequence[Anchor]
) -> list[Fault]:
    """Compare with what the service countersigned; inside a segment that is gone only its head is left to compare."""
    heads = {one.last: one.head for one in segments}
    heads |= {seq: one.hash for seq, one in by_seq.items()}
    last = segments[-1].last if segments else 0
    found = []
    for anchor in anchors:
        if anchor.seq > last:
            found.append(Fault("cut", anchor.seq))
        elif anchor.seq in heads and heads[anchor.seq] != anchor.head:
            found.append(Fault("altered", anchor.seq))
    return found


def _bytes(said: dict[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
