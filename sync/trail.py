"""The device's trail on its way: what the service lacks goes up sealed, and its signed word that it has it comes back.

A chain goes in pieces that each end at a head, signed at that moment by this device. The countersignature is believed
only when the service's pinned key made it, and only for exactly the head that was sent.
"""

from collections.abc import Callable
from typing import Final, Protocol

from casework.errors import Unreachable
from casework.trail import Anchor, Linked, Segment, head_statement
from storage import sealing
from sync.proofs import BadProof, encoded, read_statement
from sync.protocol_trail import KIND, TrailSent, TrailTaken, body, bound, head_wire
from sync.wire import Wire
from sync.words import NOT_OURS

AT_A_TIME: Final = 500
"""Entries in a piece: with the ids of a whole caseload in a few of them it stays far below the limit of a body."""


class Unsent(Protocol):
    """A piece of a chain that the service does not have."""

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The heads that it leads to; the last one ends where the piece ends."""

    @property
    def entries(self) -> tuple[Linked, ...]:
        """Its entries, in order."""


class TrailPort(Protocol):
    """What sending asks of the device's trail."""

    def chains(self) -> tuple[str, ...]:
        """Return whose chains lie here."""

    def unsent(self, device: str, most: int) -> Unsent | None:
        """Return the next piece of a chain, None where the service has all of it."""

    def taken(self, device: str, anchor: Anchor, at: str, signature: str) -> None:
        """Keep the service's signed word."""


def send(trail: TrailPort, wire: Wire, is_off: Callable[[], bool]) -> int:
    """Send what the service lacks of every chain here; return how many entries went.

    Without the service's sealing key nothing goes. Raises Unreachable where it cannot be reached or understood,
    TurnedAway where it says no; what was taken until then is kept.
    """
    sent = 0
    for device in trail.chains() if wire.service.seal else ():
        while not is_off() and (piece := trail.unsent(device, AT_A_TIME)) is not None:
            end = piece.segments[-1]
            message = sealed(device, piece, wire.service.seal, wire.sign)
            taken = wire.trail(message)
            believe(taken, wire.service.sign, device, end)
            trail.taken(device, Anchor(end.last, end.head), taken.at, taken.said)
            sent += len(piece.entries)
    return sent


def sealed(device: str, piece: Unsent, seal: bytes, sign: Callable[[bytes], str]) -> TrailSent:
    """Return a piece as it travels: nothing of its entries can be read on the way."""
    heads = [head_wire(one, sign(head_statement(one))) for one in piece.segments]
    content = sealing.seal_to(seal, body(piece.entries), bound(device, piece.segments[-1].head))
    return TrailSent(device, heads, encoded(content))


def believe(taken: TrailTaken, sign: bytes, device: str, end: Segment) -> None:
    """Unreachable where the service's word is not its own, or not about the head that was sent."""
    try:
        facts = read_statement(sign, KIND, taken.said)
    except BadProof as error:
        raise Unreachable(NOT_OURS) from error
    said = {"at": taken.at, "device": device, "head": end.head.hex(), "seq": end.last}
    if facts != said or taken.upto != end.last:
        raise Unreachable(NOT_OURS)
