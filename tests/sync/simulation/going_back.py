"""A store in memory goes back where the service was put back from a copy, by the rules of storage/rewinding.py."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from casework.changes import Dot, Placed
from storage.rewinding import ACKED, EPOCH, HERE, OFFERED, PENDING, RECEIPTED, ForkTo
from sync.port import Stale
from tests.sync.stage import NOTHING

if TYPE_CHECKING:
    from tests.sync.simulation.store import MemoryStore


class MemoryRewinding:
    """Going back, and what comes after it, over one store in memory."""

    def __init__(self, store: "MemoryStore") -> None:
        self._store = store

    def rewind(self, to: ForkTo) -> Stale:
        """Go back to where the service's log of today parts from the one known here, in one transaction."""
        self._store._act(lambda: self._go_back(to))
        return frozenset({"waiting"})

    def _go_back(self, to: ForkTo) -> None:
        store = self._store
        self._note_facts(to)
        for dot, one in list(store.rows.items()):
            above = one.seq is not None and one.seq > to.seq
            unknown = dot.device == to.dev and dot.number > to.acked
            if not self.is_sent_as_own(dot, one):
                if above:
                    store.lost[dot] = HERE
                    store.refill.discard(dot)
            elif above or (unknown and (one.seq is not None or dot in store.held)):
                self.wait_again(dot, one)

    def is_sent_as_own(self, dot: Dot, one: Placed) -> bool:
        """Tell whether a row is as it was written here: one that came from the service may be but a part."""
        return dot.device in {*self._store.earlier, self._store.device} and not one.mac

    def wait_again(self, dot: Dot, one: Placed) -> None:
        """Let an own change wait, without the receipt that the service lost."""
        self._store.rows[dot] = replace(one, seq=None, received=None, late=False, mac=b"")
        self._store.held.pop(dot, None)
        self._store.refill.discard(dot)

    def _note_facts(self, to: ForkTo) -> None:
        store, facts = self._store, self._store.facts
        acked = int(facts.get(ACKED) or 0)
        if to.dev == store.device:
            waiting = store.waiting(1)
            answered = waiting[0].dot.number - 1 if waiting else store.last
            facts[RECEIPTED] = str(max(int(facts.get(RECEIPTED) or 0), acked, answered))
            facts[ACKED] = str(min(acked, to.acked))
        facts[EPOCH], facts[PENDING] = to.epoch, str(to.seq)
        store.at = to.cursor

    def offerable(self, limit: int) -> tuple[Placed, ...]:
        """Return other people's rows that the service lost and marked, in the order that they had."""
        lost = self._store.lost
        rows = [one for dot, one in self._store.rows.items() if lost.get(dot) == HERE and one.mac]
        return tuple(sorted(rows, key=lambda one: one.seq or 0)[:limit])

    def offered(self, dots: Sequence[Dot]) -> None:
        """Note that rows were offered, and answered."""
        lost = self._store.lost
        self._store._act(lambda: lost.update((dot, OFFERED) for dot in dots if lost.get(dot) == HERE))

    def settle(self) -> Stale:
        """Let what the service did not bring back leave the screen; it stays on the disk."""
        self._store._act(self._settled)
        return NOTHING

    def _settled(self) -> None:
        store = self._store
        store.off_screen |= {dot: store.rows.pop(dot) for dot in store.lost if dot in store.rows}
        store.lost.clear()
        store.facts.pop(PENDING, None)
