"""Whose chair the practice office is opened in: a caseworker's, a mentor's or a team lead's, each with its own store.

One `name = value` a line beside the stores, readable before anything is unlocked: there is nothing real in it.
"""

from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Final

from casework.clock import COPENHAGEN
from desktop import paths, settings

CASEWORKER: Final = settings.PRACTISING
MENTOR: Final = "ANMI"
LEAD: Final = "BEPR"
CHAIRS: Final = (CASEWORKER, MENTOR, LEAD)
"""The initials of whoever sits in each; the people are those of `practice_data`."""
_CHOSEN: Final = "chosen"
_FIRST_DAY: Final = "first_day"
_FILLED: Final = "filled"


def _place() -> Path:
    return paths.home() / "office.txt"


def _read() -> dict[str, str]:
    with suppress(OSError, ValueError):
        lines = _place().read_text(encoding="utf-8").splitlines()
        return {name: value for name, _, value in (line.partition(" = ") for line in lines)}
    return {}


def _keep(**said: str) -> None:
    """Write it down, whole or not at all."""
    told, fresh = _read() | said, _place().with_suffix(".new")
    fresh.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh.write_text("".join(f"{name} = {value}\n" for name, value in told.items()), encoding="utf-8")
    fresh.replace(_place())


def chosen() -> str:
    """Return whose chair is sat in; the caseworker's, before anybody chose."""
    said = _read().get(_CHOSEN, "")
    return said if said in CHAIRS else CASEWORKER


def sit(initials: str) -> None:
    """Sit in a chair from the next start on."""
    _keep(**{_CHOSEN: initials})


def after(initials: str) -> str:
    """Return the chair beside one, and after the last the first."""
    return CHAIRS[(CHAIRS.index(initials) + 1) % len(CHAIRS)]


def take(initials: str, folder: Path) -> None:
    """Say which store is a chair's."""
    _keep(**{initials: folder.name})


def store() -> Path | None:
    """Return the store of the chair that is sat in, None before it has one.

    A store that nobody's chair has is the caseworker's: it is from before there were others.
    """
    said, folders = _read(), paths.store_folders()
    taken = {said[one]: one for one in CHAIRS if one in said}
    whose = {folder: taken.get(folder.name, CASEWORKER) for folder in folders}
    return next((folder for folder in folders if whose[folder] == chosen()), None)


def first_day() -> date:
    """Return the day from which the office's dates are counted; it is kept when it is first asked for."""
    said = _read().get(_FIRST_DAY, "")
    with suppress(ValueError):
        return date.fromisoformat(said)
    on = _day_of_old_export() or datetime.now(COPENHAGEN).date()
    _keep(**{_FIRST_DAY: on.isoformat()})
    return on


def _day_of_old_export() -> date | None:
    """Return the day of an office from before this was kept: the one on which its export was written."""
    try:
        written = (paths.home() / "export" / "borgere.csv").stat().st_mtime
    except OSError:
        return None
    return datetime.fromtimestamp(written, COPENHAGEN).date()


def filled() -> str:
    """Return which invented people and facts the office was filled with last, empty before it was."""
    return _read().get(_FILLED, "")


def note_filled(mark: str) -> None:
    """Say what the office is filled with."""
    _keep(**{_FILLED: mark})
