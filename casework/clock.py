"""Hybrid time: an order for display that survives clocks that are wrong, and instants as Danes read them.

The hybrid logical clock is 48 bits of milliseconds and a counter of 16 bits. It orders what is shown and picks the
version that stands first; it never decides which words are kept (`changes` does, by what was seen).
"""

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
AHEAD_MS = 5 * 60 * 1000
"""How far ahead of our own wall clock a received stamp is believed."""


def wall_ms(now: datetime) -> int:
    """Milliseconds since 1970 of an instant with a time zone."""
    return int(now.timestamp() * 1000)


def tick(now: datetime, last: int) -> int:
    """Return the next stamp: later than the wall clock and than every stamp given before."""
    return max(wall_ms(now) << 16, last + 1)


def hear(received: int, now: datetime, last: int) -> int:
    """Return the stamp to remember after hearing another device's, believed up to five minutes ahead."""
    return max(last, min(received, wall_ms(now) + AHEAD_MS << 16))


def instant(now: datetime) -> str:
    """Write an instant in UTC to the second, as it is kept in changes (`2026-11-21T09:05:00+00:00`)."""
    return now.astimezone(UTC).isoformat(timespec="seconds")


def local(text: str) -> datetime:
    """Read an instant that a change carries, in the time of Copenhagen."""
    return datetime.fromisoformat(text).astimezone(COPENHAGEN)


def in_denmark(clock: Callable[[], datetime]) -> Callable[[], datetime]:
    """Return a clock that says the same moments as they are called in Denmark: its day is the day there.

    A clock in UTC is a day behind for an hour or two after midnight (decided.md 29).
    """
    return lambda: clock().astimezone(COPENHAGEN)
