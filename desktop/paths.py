"""Where the desktop keeps its things: everything under FODFAESTE_HOME, or in the person's own data folder."""

import os
from pathlib import Path
from typing import Final

_SIGNS_OF_A_STORE: Final = ("keys.ffk", "keys.ffk.prev", "outbox.ffj", "backup", "wipe.json")
"""Any of these is there once a store has been made, until it is wiped whole; before, nothing was ever written in it."""


def home() -> Path:
    """Return the folder that holds everything the programs keep."""
    chosen = os.environ.get("FODFAESTE_HOME")
    if chosen:
        return Path(chosen)
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "fodfaeste"


def settle(chosen: Path | None, *, practice: bool) -> None:
    """Let everything that follows keep its things in the right home; the practice office has its own below it."""
    if chosen is not None:
        os.environ["FODFAESTE_HOME"] = str(chosen.absolute())
    if practice and home().name != "practice":
        os.environ["FODFAESTE_HOME"] = str(home().absolute() / "practice")


def stores() -> Path:
    """Return the folder with one folder a store."""
    return home() / "stores"


def store_folders() -> tuple[Path, ...]:
    """Return the stores of this person on this computer, the one used last first.

    A store that lost its key file is still a store, and says what is wrong with it; a new one is not begun beside it.
    """
    folders = [
        folder for folder in stores().glob("*") if any((folder / name).exists() for name in _SIGNS_OF_A_STORE)
    ]
    return tuple(sorted(folders, key=lambda folder: folder.stat().st_mtime, reverse=True))


def crashes() -> Path:
    """Return the folder of the crash reports."""
    return home() / "crash"


def log() -> Path:
    """Return the file of what the program did; it holds no personal data."""
    return home() / "log" / "desktop.log"


def settings() -> Path:
    """Return the small file that is readable while the store is locked."""
    return home() / "settings.txt"
