"""A device's trail as it lies, sealed, on a computer that nobody opens any more: opened, and joined to what is here.

Nothing is turned away: what cannot be read is counted, noted as a fault of the chain, and the file is kept as it came.
The answer says how far the chain stands here now, so that the device can enter that it was wiped. Before a wipe it also
says how many own numbers the trail knows of that no file brought: where whole records were cut off the journal file, at
the very edge of one, nothing else tells.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from casework.clock import instant
from casework.trail import Fault, Linked, Segment
from sync.proofs import is_signed, statement
from sync.protocol_away import TRAIL, TrailFileTaken, trail_digest
from sync.protocol_trail import HeadWire, head_wire, linked_from, segment_of
from sync.service import accept, identity, lying, registry, rollover, trail
from sync.service.ledger import CentralLedger, Connection
from sync.service.problems import Refusal
from sync.service.registry import Device
from sync.service.sent_files import FileSent


def take(
    ledger: CentralLedger, device: Device, sent: FileSent, *, knows: str, now: datetime
) -> TrailFileTaken:
    """Take a trail in, in one transaction; Refusal where the device did not sign it.

    `knows` names the keys of the service under which the device believes an answer.
    """
    if not is_signed(device.public, trail_digest(device.id, sent.content), sent.signature):
        raise Refusal("bad_proof")
    taken = 0
    with ledger.writing() as connection:
        own = rollover.signer_for(connection, ledger.keys, knows, now)
        privates = [one.private for one in identity.openers(connection, ledger.keys)]
        found = _read(sent.content, privates, is_last=device.ordered)
        unreadable = found.unreadable
        for chain in found.chains.values():
            if trail.is_persons(connection, device, chain.device):
                taken += trail.join(
                    connection, chain.segments, chain.entries, public=device.public, now=now, vouched=True
                )
            else:
                unreadable += 1
        heads = trail.newest_heads(connection, device.id)
        if unreadable:
            beyond = heads[-1].last if heads else 0
            trail.note(connection, device.id, [Fault("missing", beyond + 1)], instant(now))
        lacks = _lacks(connection, device, found.given) if device.ordered else 0
        _keep(connection, device, sent, (taken, unreadable), now)
    facts: dict[str, Any] = {"at": instant(now), "device": device.id, "user": device.user}
    facts |= {
        "taken": taken,
        "unreadable": unreadable,
        "heads": [msgspec.to_builtins(head_wire(one, one.signature)) for one in heads],
    }
    if lacks:
        facts["lacks"] = lacks
    return TrailFileTaken(statement(own.signer, TRAIL, facts))


def _lacks(connection: Connection, device: Device, given: tuple[str, int]) -> int:
    """Return how many numbers were given on this computer that never came here.

    One more may be said where a save failed last of all: its number was taken back, and the trail has not heard of it.
    """
    name, number = given
    whose = registry.device_called(connection, name)
    if whose is None or whose.public != device.public:
        return 0
    return max(0, number - accept.acked_of(connection, whose))


class _Chain:
    """The entries and heads that a file has of one chain; a number that returns takes the place of what it was."""

    def __init__(self, device: str) -> None:
        self.device = device
        self.entries: list[Linked] = []
        self._heads: dict[int, Segment] = {}

    def add(self, one: Linked) -> None:
        while self.entries and self.entries[-1].entry.seq >= one.entry.seq:
            self.entries.pop()
        self.entries.append(one)

    def head(self, one: Segment) -> None:
        self._heads[one.number] = one

    @property
    def segments(self) -> list[Segment]:
        """The heads of the entries that stand."""
        last = self.entries[-1].entry.seq
        return [one for _, one in sorted(self._heads.items()) if one.last <= last]


@dataclass(frozen=True, slots=True)
class _Found:
    """The chains of a file, each with at least one entry, and how many records could not be read.

    `given` is the last own number that was given, and under which name.
    """

    chains: dict[str, _Chain]
    unreadable: int
    given: tuple[str, int] = ("", 0)


def _read(content: bytes, privates: Sequence[bytes], *, is_last: bool = False) -> _Found:
    """Read a file as far as it can be read.

    No file at all is one that cannot be read where no other comes.
    """
    if not content:
        return _Found({}, int(is_last))
    try:
        found = lying.opened(content, privates, "trail")
    except Refusal:
        return _Found({}, 1)
    chains: dict[str, _Chain] = {}
    unreadable, given = found.unreadable, ("", 0)
    for record in found.records:
        try:
            if "n" in record:
                given = str(record["dev"]), int(record["n"])
            _add(chains, record.get("e", ()), record.get("h", ()))
        except (ValueError, KeyError, TypeError):
            unreadable += 1
    told = {device: chain for device, chain in chains.items() if chain.entries}
    return _Found(told, unreadable, given)


def _add(chains: dict[str, _Chain], entries: Iterable[Any], heads: Iterable[Any]) -> None:
    for one in map(linked_from, entries):
        chains.setdefault(one.entry.device, _Chain(one.entry.device)).add(one)
    for said in heads:
        device = str(said["dev"])
        head = segment_of(device, msgspec.convert(said, HeadWire))
        chains.setdefault(device, _Chain(device)).head(head)


def _keep(
    connection: Connection, device: Device, sent: FileSent, counted: tuple[int, int], now: datetime
) -> None:
    """Enter the file; its content is kept only where something of it has no other place."""
    connection.execute(
        "insert into sent_trail (device, at, digest, signature, taken, unreadable, content) "
        "values (?, ?, ?, ?, ?, ?, ?)",
        (
            device.number,
            now.isoformat(timespec="seconds"),
            hashlib.blake2b(sent.content, digest_size=32).hexdigest(),
            sent.signature,
            *counted,
            sent.content if counted[1] else None,
        ),
    )
