"""How the administrator's words say when something was: day and time of day in Denmark."""

from casework.clock import local


def when(at: str) -> str:
    """Return an instant, as it is written with its offset, as `27.11.2026 kl. 4.05`."""
    here = local(at)
    return f"{here.day}.{here.month}.{here.year} kl. {here.hour}.{here.minute:02}"
