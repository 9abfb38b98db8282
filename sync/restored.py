"""After a restore: what earlier names wrote goes up under them, then the service hears of the name of today.

An earlier name is closed for good when its successor is told, at the last number that came under it. So what is left
above that number is certainly not there, and goes under the new name. Each step may be cut off and done again.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from typing import Final, Protocol

from casework.changes import Placed
from storage.former import reused
from storage.meta import NO_FACTS
from sync.batches import placements, unbroken
from sync.port import HeldBy, Stale
from sync.protocol import to_wire
from sync.wire import Wire
from sync.words import TurnedAway, why_held

MOST: Final = 100
_LAST: Final = 1 << 63
_STOPS: Final = frozenset({"dseq_gap", "dot_reused", "device_revoked", "device_unknown"})
"""Answers after which nothing more goes up under an earlier name: a hole in its numbers, a number that a copied disk
used for something else, a name that is closed already or that the service never heard of."""


class FormerPort(Protocol):
    """What the announcement asks of the device's store."""

    def formers(self) -> Sequence[str]:
        """Return the earlier names that may not be closed yet, the first one first."""

    def waiting_of(self, device: str, limit: int) -> tuple[Placed, ...]:
        """Return an earlier name's changes without a receipt, in number order."""

    def acknowledge(
        self,
        placed_at: Mapping[int, int],
        held: Mapping[int, HeldBy],
        received: str,
        *,
        device: str = "",
        facts: Mapping[str, str] = NO_FACTS,
    ) -> Stale:
        """Keep receipts of changes that were sent under a name, with small facts."""

    def settle_former(self, device: str, acked: int) -> Stale:
        """An earlier name is closed at a number: number what is above it anew."""

    def remember(self, key: str, value: str) -> None:
        """Keep a small fact."""

    def recall(self, key: str) -> str | None:
        """Return a small fact."""


def announce(ledger: FormerPort, wire: Wire, *, epoch: str, cancelled: Callable[[], bool]) -> Stale:
    """Tell the service of the name of today, earlier names first; nothing happens in a store that has only one.

    Raises Unreachable or TurnedAway as a round does; what came through until then is kept.
    """
    stale: set[str] = set()
    for old, new in pairwise((*ledger.formers(), wire.device)):
        with _under(wire, old) as line:
            told, upto = _send(ledger, line, epoch, cancelled)
        stale |= told
        if cancelled():
            break
        with _under(wire, new) as line:
            heard = line.restored(old)
        stale |= ledger.settle_former(old, min(heard.acked, upto))
    return frozenset(stale)


@contextmanager
def _under(wire: Wire, device: str) -> Iterator[Wire]:
    """Hold a line of this computer under one of its names; an order that comes by it is heard by the whole of it."""
    line = wire.named(device)
    try:
        yield line
    finally:
        if line is not wire:
            # how far the service is with an earlier name says nothing of the one of today
            wire.heard = wire.heard or (line.heard and replace(line.heard, height=None))
            line.close()


def _send(ledger: FormerPort, wire: Wire, epoch: str, cancelled: Callable[[], bool]) -> tuple[Stale, int]:
    """Send what waits under an earlier name, a run of numbers at a time; a hole ends it.

    Return what went stale, and up to which number the service's rows can be what stands here.
    """
    stale: set[str] = set()
    upto, most = _LAST, MOST
    while not cancelled():
        batch = unbroken(ledger.waiting_of(wire.device, most))
        if not batch:
            break
        try:
            answer = wire.push(epoch, [to_wire(placed) for placed in batch])
        except TurnedAway as turned:
            if turned.code not in _STOPS:
                raise
            if turned.code == "dot_reused" and len(batch) > 1:
                most = 1  # one at a time, up to the first that is another
                continue
            if turned.code == "dot_reused":
                upto = batch[0].dot.number - 1
                ledger.remember(reused(wire.device), str(upto))
            else:  # closed already, perhaps by an announcement of ours that was cut off before it was settled here
                upto = int(ledger.recall(reused(wire.device)) or _LAST)
            break
        held = {one.d: HeldBy(one.code, why_held(one.code)) for one in answer.held}
        stale |= ledger.acknowledge(placements(answer, batch), held, answer.at, device=wire.device)
    return frozenset(stale), upto
