"""Where a store lies, seen from outside: whether one is there, room and first files for a new one, and one unmade."""

from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from casework.clock import instant
from casework.errors import Refused
from casework.trail import Noted
from storage import engine, guesses, keyfile, meta, sealing
from storage.engine import Connection
from storage.journal_file import NAME as JOURNAL
from storage.keyfile import KeyFile
from storage.schema import migrate
from storage.trail import Trail
from storage.trail_file import NAME as TRAIL
from storage.transactions import writing


@dataclass(frozen=True, slots=True)
class Made:
    """What a new store says of itself: its id, whose it is, and on which device."""

    store: str
    user: str
    initials: str
    name: str
    device: str


@dataclass(frozen=True, slots=True)
class UserFacts:
    """Whose store it is."""

    id: str
    initials: str
    name: str


@dataclass(frozen=True, slots=True)
class StoreFound:
    """What may be known of a store that is locked: its id, whose initials, and how many wrong passphrases."""

    store: str
    initials: str
    wrong: int


def find(folder: Path) -> StoreFound:
    """Return what may be known of a store without its passphrase; Damaged where there is none."""
    keys = keyfile.read(folder)
    return StoreFound(keys.store, keys.initials, guesses.read(folder).wrong)


def make_room(folder: Path) -> None:
    """Refuse a folder that holds a store; what a creation left behind that was cut off before its keys may go."""
    if (folder / keyfile.NAME).exists() or (folder / keyfile.COPY).exists():
        raise Refused("Mappen har allerede sager fra Fodfæste. De er ikke rørt. Lås dem op i stedet.")
    for path in folder.glob(f"{engine.NAME}*"):
        path.unlink()


def unmake(folder: Path) -> None:
    """Take a store away whose making did not come to its end: nothing was ever saved in it."""
    for name in (keyfile.NAME, JOURNAL, TRAIL, engine.NAME):
        for path in folder.glob(f"{name}*"):
            with suppress(OSError):
                path.unlink()


def make_files(folder: Path, keys: KeyFile, root: bytes, made: Made, now: datetime) -> None:
    """Make the database, and then its keys: without them it counts as never begun."""
    connection = engine.make(folder / engine.NAME, sealing.subkey(root, "db"))
    try:
        migrate(connection)
        _sign(connection, made, now)
    finally:
        connection.close()
    keyfile.settle(folder, keys)


def _sign(connection: Connection, made: Made, now: datetime) -> None:
    """Say in the database whose it is, and begin its trail."""
    with writing(connection):
        for key, value in (asdict(made) | {"made_at": now.isoformat()}).items():
            meta.put(connection, key, value)
        Trail(connection, user=made.user, device=made.device).enter(Noted("open", what="store"), instant(now))
