"""How far the feed has come: the stretch of the log from where a round began up to its height, and how long still."""

from typing import Final

SURE_S: Final = 2.0
"""Before that nothing is said of how long it takes."""


class Height:
    """The places of one round: its first page is where counting begins."""

    def __init__(self) -> None:
        self._from: int | None = None
        self._began = 0.0

    def share(self, upto: int, high: int) -> tuple[int, int]:
        """Return how much of the stretch is here, and how much it is; a log that grows meanwhile makes it longer."""
        start = upto if self._from is None else self._from
        return max(0, upto - start), max(0, high - start)

    def left_s(self, upto: int, high: int, now: float) -> float | None:
        """Return the seconds that the rest takes at the speed so far; None while that cannot be said.

        `now` is in seconds of the round's own clock.
        """
        if self._from is None:
            self._from, self._began = upto, now
            return None
        done, total = self.share(upto, high)
        passed = now - self._began
        return passed * (total - done) / done if done and passed >= SURE_S else None
