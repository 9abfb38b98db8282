"""Waiting for news on a line of its own: one request that the service holds open, and how long it is asked to.

A wait says only that a pull will bring something. It can be cut from another thread, so that a lock waits for nobody.
Whatever stands between may cut a line that says nothing for a while: then the next wait is shorter, and at last the
device asks as often as before there were waits. A service that does not know the address is not asked again.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from sync.line import open_line
from sync.protocol_wait import LONGEST_S, WaitTold
from sync.wire import Wire

if TYPE_CHECKING:
    import httpx

SHORTEST_S: Final = 10.0
"""A line that does not even stand for this long is no line to wait on, if it is so time after time."""
SOON_CUTS: Final = 3
"""So often in a row; once is what it looks like, too, when the service begins anew."""
GRACE_S: Final = 10.0
"""How much later than asked an answer may come."""


class WaitingWire(Wire):
    """A device's second line to its service, for waiting alone."""

    _is_cut = False

    def wait(self, cursor: str, seconds: float) -> WaitTold:
        """Wait for news beyond a cursor. Raises as every request, also where the line was cut meanwhile."""
        query: dict[str, str | int] = {"cursor": cursor, "seconds": int(seconds)}
        return self._ask("GET", "/v1/wait", WaitTold, query=query, token=True)

    def cut(self) -> None:
        """End the wait under way, and every later one; from any thread."""
        self._is_cut = True
        self.pulse.cut()

    def renew(self) -> None:
        """End the wait under way; the next one opens a line of its own. From any thread."""
        super().renew()
        self.pulse.cut()

    def _open(self) -> "httpx.Client":
        """Open the line; one opened after the cut, or while the net changed, is shut."""
        self.pulse.is_over = lambda: self._is_cut or self._is_stale
        return self.pulse.on(open_line(self.address, LONGEST_S + GRACE_S))


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the next wait may be, as the last ones went. Pure: chance is handed in."""

    most_s: float = float(LONGEST_S)
    can_wait: bool = True
    soon: int = 0

    def seconds(self, chance: Callable[[], float]) -> float:
        """Return the seconds to ask for: not the same for all, so that they do not come back in step."""
        return self.most_s * (1 - chance() / 4)

    def cut_after(self, seconds: float) -> "Patience":
        """A wait was cut after some seconds by whatever stands between, or the service did not answer in time."""
        if seconds < SHORTEST_S:
            return replace(self, soon=self.soon + 1, can_wait=self.soon + 1 < SOON_CUTS)
        return replace(self, most_s=max(min(self.most_s, seconds) * 0.8, SHORTEST_S), soon=0)

    def stood(self) -> "Patience":
        """A wait ended as it should."""
        return replace(self, soon=0)

    def never(self) -> "Patience":
        """The service does not know what waiting is."""
        return replace(self, can_wait=False)
