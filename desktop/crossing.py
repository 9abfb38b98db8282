"""The store's ledger as the network lane sees it: every call is made on the store's lane, and waited for.

`left` is called on the store's lane when a citizen was handed over and nothing of him is here any more.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from casework.changes import Dot, Placed
from casework.trail import Anchor
from desktop.lanes import Lane
from storage.ledger import Ledger
from storage.meta import NO_FACTS
from storage.officers import Said
from storage.recovery import Change, Recovery
from storage.rewinding import Rewinding
from storage.taking import Part
from storage.trail import Trail, Unsent
from storage.travelling import Travelling
from sync.files import FileHere
from sync.port import HeldBy, Scope, Stale
from sync.protocol_fork import Fork


class TrailAcross:
    """Hands what the trail sends on to the lane that owns the store."""

    def __init__(self, trail: Trail, lane: Lane) -> None:
        self._trail = trail
        self._lane = lane

    def chains(self) -> tuple[str, ...]:
        """Return whose chains lie here."""
        return self._lane.wait_for(self._trail.chains)

    def unsent(self, device: str, most: int) -> Unsent | None:
        """Return the next piece of a chain that the service does not have."""
        return self._lane.wait_for(lambda: self._trail.unsent(device, most))

    def taken(self, device: str, anchor: Anchor, at: str, signature: str) -> None:
        """Keep the service's signed word."""
        self._lane.wait_for(lambda: self._trail.taken(device, anchor, at, signature))


class LedgerAcross:
    """Hands each call of a round on to the lane that owns the store."""

    def __init__(
        self, ledger: Ledger, lane: Lane, left: Callable[[str], None], keep_typed: Callable[[], object]
    ) -> None:
        """`keep_typed` returns, on the network lane, when every open form has been handed to the drafts."""
        self._ledger = ledger
        self._lane = lane
        self._left = left
        self._keep_typed = keep_typed

    def waiting(self, limit: int) -> tuple[Placed, ...]:
        """Return the own changes without a receipt."""
        return self._lane.wait_for(lambda: self._ledger.waiting(limit))

    def formers(self) -> Sequence[str]:
        """Return the names that this store had before it was restored."""
        return self._lane.wait_for(self._ledger.formers)

    def waiting_of(self, device: str, limit: int) -> tuple[Placed, ...]:
        """Return what an earlier name wrote and has no receipt for."""
        return self._lane.wait_for(lambda: self._ledger.waiting_of(device, limit))

    def settle_former(self, device: str, acked: int) -> Stale:
        """Note that the service closed an earlier name."""
        return self._lane.wait_for(lambda: self._ledger.settle_former(device, acked))

    def acknowledge(
        self,
        placed_at: Mapping[int, int],
        held: Mapping[int, HeldBy],
        received: str,
        *,
        device: str = "",
        facts: Mapping[str, str] = NO_FACTS,
    ) -> Stale:
        """Store receipts, with small facts."""
        return self._lane.wait_for(
            lambda: self._ledger.acknowledge(placed_at, held, received, device=device, facts=facts)
        )

    def receive(
        self,
        rows: Sequence[Placed],
        *,
        cursor: str,
        high: int,
        coming: Sequence[tuple[str, str]] = (),
        facts: Mapping[str, str] = NO_FACTS,
    ) -> Stale:
        """Store a page, its cursor and small facts, and expect citizens."""
        return self._lane.wait_for(
            lambda: self._ledger.receive(rows, cursor=cursor, high=high, coming=coming, facts=facts)
        )

    def begin_scope(self, stream: str, role: str, upto: int) -> Stale:
        """Note that a citizen was granted."""
        return self._lane.wait_for(lambda: self._ledger.begin_scope(stream, role, upto))

    def fill(self, stream: str, rows: Sequence[Placed], *, done: bool, upto: int) -> Stale:
        """Store a page of a citizen's backfill."""
        return self._lane.wait_for(lambda: self._ledger.fill(stream, rows, done=done, upto=upto))

    def fill_several(self, parts: Sequence[Part]) -> Stale:
        """Store what came of several citizens."""
        return self._lane.wait_for(lambda: self._ledger.fill_several(parts))

    def hand_on(self, stream: str) -> Stale:
        """Make entries of what is typed about a citizen, also in a form that stands open."""
        self._keep_typed()
        return self._lane.wait_for(lambda: self._ledger.hand_on(stream))

    def leave_scope(self, stream: str, to: str, at: str) -> Stale:
        """Delete everything about a citizen who was handed over."""

        def leave() -> Stale:
            stale = self._ledger.leave_scope(stream, to, at)
            self._left(stream)
            return stale

        return self._lane.wait_for(leave)

    def strays(self) -> Sequence[str]:
        """Return the citizens who are not here, of whom a restore brought words back."""
        return self._lane.wait_for(self._ledger.strays)

    def cursor(self) -> str | None:
        """Return the cursor of the last page."""
        return self._lane.wait_for(self._ledger.cursor)

    def digest(self, stream: str) -> tuple[int, int]:
        """Return count and sum of a stream's placed rows."""
        return self._lane.wait_for(lambda: self._ledger.digest(stream))

    def scope(self) -> Sequence[Scope]:
        """Return the citizens who are here or coming."""
        return self._lane.wait_for(self._ledger.scope)

    def is_behind(self, acked: int, entry: int, head: str) -> bool:
        """Tell whether the service has more of this device than lies here."""
        return self._lane.wait_for(lambda: self._ledger.is_behind(acked, entry, head))

    def remember(self, key: str, value: str) -> None:
        """Keep a small fact."""
        self._lane.wait_for(lambda: self._ledger.remember(key, value))

    def recall(self, key: str) -> str | None:
        """Return a small fact."""
        return self._lane.wait_for(lambda: self._ledger.recall(key))


class RewindAcross:
    """Hands the way back to where the service's log parts from this one's on to the lane that owns the store."""

    def __init__(self, rewinding: Rewinding, lane: Lane, went: Callable[[], object]) -> None:
        """`went` is called on the network lane when the store has gone back."""
        self._rewinding = rewinding
        self._lane = lane
        self._went = went

    def rewind(self, to: Fork) -> Stale:
        """Go back."""
        stale = self._lane.wait_for(lambda: self._rewinding.rewind(to))
        self._went()
        return stale

    def offerable(self, limit: int) -> tuple[Placed, ...]:
        """Return other people's rows that the service lost."""
        return self._lane.wait_for(lambda: self._rewinding.offerable(limit))

    def offered(self, dots: Sequence[Dot]) -> None:
        """Note that rows were offered."""
        self._lane.wait_for(lambda: self._rewinding.offered(dots))

    def settle(self) -> Stale:
        """Let go of what the service did not bring back."""
        return self._lane.wait_for(self._rewinding.settle)


class FilesAcross:
    """Hands what the files on their way ask of the store on to the lane that owns it.

    `went` hears on the network lane whose file the service has whole now.
    """

    def __init__(self, travelling: Travelling, lane: Lane, went: Callable[[str], None]) -> None:
        self._travelling = travelling
        self._lane = lane
        self._went = went

    def to_send(self, but: Collection[str]) -> FileHere | None:
        """Return a file that the service lacks."""
        return self._lane.wait_for(lambda: self._travelling.to_send(but))

    def read_piece(self, file: str, number: int) -> bytes:
        """Return a piece of a sealed file."""
        return self._lane.wait_for(lambda: self._travelling.read_piece(file, number))

    def sent(self, file: str) -> None:
        """Note that the service has a file whole."""
        self._went(self._lane.wait_for(lambda: self._travelling.sent(file)))

    def to_fetch(self, but: Collection[str]) -> tuple[str, int] | None:
        """Return a file that is not here."""
        return self._lane.wait_for(lambda: self._travelling.to_fetch(but))

    def keep_piece(self, file: str, number: int, data: bytes, *, last: bool) -> str:
        """Keep a piece that came."""
        return self._lane.wait_for(lambda: self._travelling.keep_piece(file, number, data, last=last))


class SlotAcross:
    """Hands what a round asks of the recovery slot on to the lane that owns the store."""

    def __init__(self, recovery: Recovery, lane: Lane) -> None:
        self._recovery = recovery
        self._lane = lane

    def known(self) -> tuple[str, bool]:
        """Return the name of the key that is pinned, and whether its officers' marks are known."""
        return self._lane.wait_for(self._recovery.known)

    def follow(self, steps: Sequence[Said], now: datetime) -> Change | None:
        """Follow the service's steps to other officers."""
        return self._lane.wait_for(lambda: self._recovery.follow(steps, now))

    def pin(self, public: bytes) -> bool:
        """Take the municipality's key."""
        return self._lane.wait_for(lambda: self._recovery.pin(public))

    def confirmed(self, accepted: dict[str, Any]) -> bool:
        """Take the slots of earlier officers away."""
        return self._lane.wait_for(lambda: self._recovery.confirmed(accepted))

    def slot(self) -> dict[str, Any] | None:
        """Return the slot, made where it is missing."""
        return self._lane.wait_for(self._recovery.slot)
