"""A device's trail as it lies, sealed, on a computer that nobody opens any more: opened, and joined to what is here.

Nothing is turned away: what cannot be read is counted, noted as a fault of the chain, and the file is kept as it came.
The answer says how far the chain stands here now, so that the device can enter that it was wiped.
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec

from casework.clock import instant
from casework.trail import Fault, Linked, Segment
from sync.proofs import is_signed, statement
from sync.protocol_away import TRAIL, TrailFileTaken, trail_digest
from sync.protocol_trail import HeadWire, head_wire, linked_from, segment_of
from sync.service import identity, lying, rollover, trail
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
        chains, unreadable = _read(sent.content, privates, is_last=device.ordered)
        for chain in chains.values():
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
        _keep(connection, device, sent, (taken, unreadable), now)
    facts: dict[str, Any] = {"at": instant(now), "device": device.id, "user": device.user}
    facts |= {
        "taken": taken,
        "unreadable": unreadable,
        "heads": [msgspec.to_builtins(head_wire(one, one.signature)) for one in heads],
    }
    return TrailFileTaken(statement(own.signer, TRAIL, facts))


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


def _read(
    content: bytes, privates: Sequence[bytes], *, is_last: bool = False
) -> tuple[dict[str, _Chain], int]:
    """Return the chains of a file, each with at least one entry, and how many records could not be read.

    No file at all is one that cannot be read where no other comes.
    """
    if not content:
        return {}, int(is_last)
    try:
        found = lying.opened(content, privates, "trail")
    except Refusal:
        return {}, 1
    chains: dict[str, _Chain] = {}
    unreadable = found.unreadable
    for record in found.records:
        try:
            _add(chains, record.get("e", ()), record.get("h", ()))
        except (ValueError, KeyError, TypeError):
            unreadable += 1
    return {device: chain for device, chain in chains.items() if chain.entries}, unreadable


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
