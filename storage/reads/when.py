"""Moments of a Danish day as changes carry them, and what a contact or a visit is by then."""

from datetime import date, datetime, timedelta
from typing import Final

from casework.clock import COPENHAGEN, instant

GRACE: Final = timedelta(hours=2)
"""How long a planned visit may have begun before it counts as missed, when nobody tells what came of it."""

CONTACT: Final = "contact = 1 and gone = 0 and at <= case kind when 'visit' then ? else ? end"
"""Real contact by a moment; its two values are what `contact_until` returns. A visit told early has been."""


def bounds(on: date) -> tuple[str, str]:
    """Return the first instant of a Danish day and of the day after it, as changes carry them."""
    start = datetime(on.year, on.month, on.day, tzinfo=COPENHAGEN)
    after = on + timedelta(days=1)
    return instant(start), instant(datetime(after.year, after.month, after.day, tzinfo=COPENHAGEN))


def contact_until(today: date, now: datetime | None) -> tuple[str, str]:
    """Return the end of the day and the moment itself; who has no clock asks for the end of the day."""
    end = bounds(today)[1]
    return end, instant(now) if now else end


def not_missed_since(today: date, now: datetime | None) -> str:
    """Return the earliest hour of a planned visit that is still to come; without a clock, all of today's are."""
    start = bounds(today)[0]
    return max(start, instant(now - GRACE)) if now else start
