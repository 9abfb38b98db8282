"""Room for a new store: a folder that holds none, and a making that was cut off taken away again."""

from contextlib import suppress
from pathlib import Path

from casework.errors import Refused
from storage import engine, keyfile
from storage.journal_file import NAME as JOURNAL


def make_room(folder: Path) -> None:
    """Refuse a folder that holds a store; what a creation left behind that was cut off before its keys may go."""
    if (folder / keyfile.NAME).exists() or (folder / keyfile.COPY).exists():
        raise Refused("Der ligger allerede et lager i mappen. Det er ikke rørt. Lås det op i stedet.")
    for path in folder.glob(f"{engine.NAME}*"):
        path.unlink()


def unmake(folder: Path) -> None:
    """Take a store away whose making did not come to its end: nothing was ever saved in it."""
    for name in (keyfile.NAME, JOURNAL, engine.NAME):
        for path in folder.glob(f"{name}*"):
            with suppress(OSError):
                path.unlink()
