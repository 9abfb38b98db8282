"""What a round of sync asks of the device's store, so that the store itself or a lane in front of it can answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from casework.changes import Placed
from storage.meta import NO_FACTS
from storage.taking import Part

Stale = frozenset[str]
"""Names of the questions that have new answers."""


@dataclass(frozen=True, slots=True)
class HeldBy:
    """Why the service keeps a change aside: its code and the sentence for the person."""

    code: str
    reason: str


class Scope(Protocol):
    """A citizen on this device."""

    @property
    def stream(self) -> str:
        """Whose case."""

    @property
    def role(self) -> str:
        """In which role."""

    @property
    def upto(self) -> int:
        """The place of the grant: what lies before comes by backfill. 0 where the citizen was opened here."""

    @property
    def done(self) -> bool:
        """Whether the backfill is complete."""


class LedgerPort(Protocol):
    """The calls of a round; each is a transaction of its own.

    The store's own ledger must be told once how a row is summed: `ledger.fingerprint = protocol.mark`.
    """

    def waiting(self, limit: int) -> tuple[Placed, ...]:
        """Return the own changes without a receipt, in number order."""

    def acknowledge(
        self,
        placed_at: Mapping[int, int],
        held: Mapping[int, HeldBy],
        received: str,
        *,
        facts: Mapping[str, str] = NO_FACTS,
    ) -> Stale:
        """Store the receipts of own changes: the place of each, or why it is held; with small facts, or nothing."""

    def receive(
        self,
        rows: Sequence[Placed],
        *,
        cursor: str,
        high: int,
        coming: Sequence[tuple[str, str]] = (),
        facts: Mapping[str, str] = NO_FACTS,
    ) -> Stale:
        """Store a page of the log, its cursor and small facts, together or not at all.

        `coming` are citizens, each with a role, whose rows up to `high` are still to come, case by case.
        """

    def begin_scope(self, stream: str, role: str, upto: int) -> Stale:
        """Note that a citizen was granted, and that his rows up to a place are still to come."""

    def fill(self, stream: str, rows: Sequence[Placed], *, done: bool, upto: int) -> Stale:
        """Store a page of a citizen's backfill."""

    def fill_several(self, parts: Sequence[Part]) -> Stale:
        """Store what came of several citizens, and the place to go on from with each, together or not at all."""

    def hand_on(self, stream: str) -> Stale:
        """Make entries of what is typed and not saved about a citizen who is about to be handed over."""

    def leave_scope(self, stream: str, to: str, at: str) -> Stale:
        """Delete everything about a citizen who was handed over."""

    def strays(self) -> Sequence[str]:
        """Return the citizens who are not here, of whom a restore brought words back that have their receipt by now."""

    def cursor(self) -> str | None:
        """Return the cursor of the last page."""

    def digest(self, stream: str) -> tuple[int, int]:
        """Return count and sum of the placed rows of a stream."""

    def scope(self) -> Sequence[Scope]:
        """Return the citizens who are here or coming, also those opened here whose grant has not come back."""

    def remember(self, key: str, value: str) -> None:
        """Keep a small fact for the next round."""

    def recall(self, key: str) -> str | None:
        """Return a small fact of an earlier round."""
