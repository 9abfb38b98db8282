"""Citizens who are here already and are fetched anew before everything else that is new.

Whoever came under address protection meanwhile comes first; then whom the person asked for, so that after a long time
away the one case that is needed now does not wait for all the others. The feed brings the same rows later, once more.
"""

from collections.abc import Iterable
from typing import Protocol

from sync.filling import Filling, whole
from sync.port import LedgerPort, Stale
from sync.protocol import Page
from sync.wanted import Wanted


class Going(Protocol):
    """A round under way, as far as this is told of it."""

    guarded: set[str]

    def is_off(self) -> bool:
        """Tell whether the round was called off."""

    def note(self, stale: Stale) -> None:
        """Questions have new answers."""

    def pass_on(self) -> None:
        """Let the questions that have new answers be asked now."""


class Ahead:
    """Fetches single citizens out of their turn."""

    def __init__(self, ledger: LedgerPort, filling: Filling, wanted: Wanted) -> None:
        self._ledger = ledger
        self._filling = filling
        self._wanted = wanted

    def fetch(self, page: Page, going: Going) -> None:
        """Fetch whoever's address is protected now, once a round, and whom the person wants."""
        wanted = self._wanted.streams()
        if not (page.guarded or wanted):
            return
        here = {scope.stream: scope.upto for scope in self._ledger.scope() if scope.done}
        self._guarded((stream for stream in page.guarded if stream in here), here, page.high, going)
        for stream in wanted:
            if stream in here and self._case(stream, here[stream], page.high, going):
                going.pass_on()
                self._wanted.settle(stream=stream, here=True)

    def _guarded(self, streams: Iterable[str], here: dict[str, int], high: int, going: Going) -> None:
        for stream in streams:
            if stream not in going.guarded:
                going.guarded.add(stream)
                self._case(stream, here[stream], high, going)

    def _case(self, stream: str, upto: int, high: int, going: Going) -> bool:
        """Fetch a case up to the height of the log; tell whether it came to its end."""
        after, more = 0, True
        while more:
            if going.is_off():
                return False
            some = self._filling.rows_of(stream, high, after)
            going.note(self._ledger.fill(stream, [whole(row) for row in some.rows], done=False, upto=upto))
            after, more = some.next, some.more
        return True
