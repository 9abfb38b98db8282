"""When the administrator's words are said, and how they say when something was: day and time of day in Denmark."""

from datetime import UTC, datetime

from casework.clock import local


def now() -> datetime:
    """Return the time, for the words of an administrator; the service itself is handed a clock."""
    return datetime.now(UTC)


def when(at: str) -> str:
    """Return an instant, as it is written with its offset, as `27.11.2026 kl. 4.05`."""
    here = local(at)
    return f"{here.day}.{here.month}.{here.year} kl. {here.hour}.{here.minute:02}"
