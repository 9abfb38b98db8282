"""The service was put back from an older copy: the device goes back to where the two part, and brings what is missing.

The answer `epoch` says where (`Fork`). Then, in the same round: own changes go up again, other people's rows are
offered, the citizens of today are compared with those here, and pages come as always. Every step may be cut off; what
is left of it stands in the store, and the next round goes on from there.
"""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Sequence
from typing import Final, Protocol, TypeVar

import msgspec

from casework.changes import Dot, Placed
from casework.errors import Unreachable
from storage.rewinding import ACKED, EPOCH, PENDING, RECEIPTED
from storage.scopes import LOST_GRANT
from storage.taking import FILLED
from sync.port import LedgerPort, Stale
from sync.protocol import ScopeEntry, canonical, to_wire
from sync.protocol_fork import Fork
from sync.protocol_offered import OfferedRow
from sync.wire import Wire
from sync.words import NOT_OURS, TurnedAway

_PROOF: Final = "sync.proof"
_MOST: Final = 3
"""How often a service can be put back within one round, before the round is given up."""
AT_A_TIME: Final = 500
"""Rows that are offered in one request; halved where a body grows too large."""
Done = TypeVar("Done")


class RewindPort(Protocol):
    """What going back asks of the device's store."""

    def rewind(self, to: Fork) -> Stale:
        """Go back to where the service's log of today parts from the one known here, in one transaction."""

    def offerable(self, limit: int) -> tuple[Placed, ...]:
        """Return other people's rows that the service lost and marked, in the order that they had."""

    def offered(self, dots: Sequence[Dot]) -> None:
        """Note that rows were offered, and answered."""

    def settle(self) -> Stale:
        """A round has come to its end since: let what the service did not bring back leave the screen."""


class Rewind:
    """A device's way back, over one store and one line."""

    def __init__(self, ledger: LedgerPort, wire: Wire, port: RewindPort | None, *, epoch: str) -> None:
        self._ledger = ledger
        self._wire = wire
        self._port = port
        self._given = epoch

    @property
    def epoch(self) -> str:
        """The generation of the log that the store stands in, whatever an enrolment or a setting says."""
        cursor = self._ledger.cursor() or ""
        return self._ledger.recall(EPOCH) or cursor.partition(".")[0] or self._given

    @property
    def common(self) -> int | None:
        """The place that the store went back to; None where the round after that has come to its end."""
        said = self._ledger.recall(PENDING)
        return None if said is None else int(said)

    def following(self, work: Callable[[], Done], told: Callable[[Stale], object]) -> Done:
        """Do something with the service; where its log is of another generation, go back first and do it anew."""
        for _ in range(_MOST):
            self._wire.epoch = self.epoch
            try:
                return work()
            except TurnedAway as turned:
                if self._port is None or turned.fork is None or turned.fork.epoch == self.epoch:
                    raise
                told(self._port.rewind(self._as_far_as_read(turned.fork)))
        self._wire.epoch = self.epoch
        return work()

    def _as_far_as_read(self, fork: Fork) -> Fork:
        """Return a fork whose cursor does not pass what was read here: who refuses a push knows no cursor.

        From a cursor beyond it the rows between would never come, and a form would say that it had seen them.
        """
        cursor = self._ledger.cursor()
        if not cursor or not fork.seq:
            return fork
        try:
            self._wire.pull(cursor, have=(0, 0), check=False, limit=1)
        except TurnedAway as turned:
            if turned.fork is None:
                raise
            return turned.fork
        return fork

    @property
    def proof(self) -> str:
        """What came with the last receipt, where no page has come since: a log that ends below it was put back."""
        return self._ledger.recall(_PROOF) or ""

    def proven(self) -> dict[str, str]:
        """Return what is kept with a page that brings the cursor to the height of the log, which proves as much."""
        return {_PROOF: ""} if self.proof else {}

    def let_go(self, first: int) -> tuple[tuple[int, int], ...]:
        """Return the own numbers before a batch that had a receipt once, and left with their citizen since."""
        acked, before = self._number(ACKED), self._number(RECEIPTED)
        last = min(first - 1, before)
        return ((acked + 1, last),) if acked < last else ()

    def offer(self, is_off: Callable[[], bool]) -> None:
        """Bring other people's rows back that the service lost: each is known to it by its own mark."""
        most = AT_A_TIME
        while self._port is not None and not is_off():
            rows = self._port.offerable(most)
            if not rows:
                return
            try:
                told = self._wire.offered([_offered(row) for row in rows])
            except TurnedAway as turned:
                if turned.code != "too_large" or most == 1:
                    raise
                most //= 2
                continue
            if len(told.rows) != len(rows):
                raise Unreachable(NOT_OURS)
            self._port.offered([row.dot for row in rows])

    def regrant(self, common: int, leave: Callable[[ScopeEntry], object]) -> Stale:
        """Compare the citizens here with those of the service: who is missing comes, who is not granted goes.

        What was written about one who goes has been sent: the service keeps it aside until he is granted again.
        """
        told = self._wire.grants()
        granted = {one.s: one for one in told.grants}
        here = {scope.stream: scope for scope in self._ledger.scope()}
        stale: set[str] = set()
        for stream, one in granted.items():
            known = here.get(stream)
            if one.q <= common and (known is None or known.role != one.role):
                self._ledger.remember(FILLED + stream, "0")
                stale |= self._ledger.begin_scope(stream, one.role, common)
        for stream, known in here.items():
            if stream not in granted:
                leave(ScopeEntry(known.upto, stream, "revoke", known.role, told.at, LOST_GRANT))
        return frozenset(stale)

    def settle(self) -> Stale:
        """The round has come to its end."""
        return self._port.settle() if self._port is not None else frozenset()

    def _number(self, key: str) -> int:
        return int(self._ledger.recall(key) or 0)


def receipted(proof: str) -> dict[str, str]:
    """Return what is kept with a receipt, so that neither is there without the other: what proves it."""
    return {_PROOF: proof} if proof else {}


def _offered(row: Placed) -> OfferedRow:
    """Return a row exactly as it was sent here."""
    mark = urlsafe_b64encode(row.mac).rstrip(b"=").decode()
    content = msgspec.Raw(canonical(to_wire(row)))
    return OfferedRow(row.seq or 0, row.dot.device, row.by, row.received or "", content, mark, row.late)
