"""Whether nothing can be kept right now: then every field whose words would be kept stands still, and says why.

A person is told before typing, never after. What is only looked at or searched for is not concerned.
"""

from collections.abc import Callable


class Still:
    """One for all windows, as there is one store."""

    def __init__(self) -> None:
        self._why: Callable[[], str] | None = None

    def hold(self, why: Callable[[], str] | None) -> None:
        """Let fields that are made from now on stand still, for a reason in the language of the moment; or no more."""
        self._why = why

    @property
    def why(self) -> str:
        """The reason; empty while everything can be kept."""
        return self._why() if self._why is not None else ""


still = Still()
