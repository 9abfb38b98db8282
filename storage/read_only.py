"""A store that has no room to be brought up to this program: copied into memory, brought up there, and only read.

The file keeps the shape that an older program gave it, and nothing of the copy is ever on a disk. Whoever tries to keep
anything hears `OnlyRead`, whatever way it came: the engine itself turns every write away (docs/decisions/0018).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final

import sqlcipher3

from casework.errors import FodfaesteError
from storage import aside, engine, sealing, upgrade
from storage.aside import AsideTrail
from storage.backups import Source
from storage.engine import Connection
from storage.faults import ONLY_READ, UPGRADE_FULL, NoRoomToUpgrade, OnlyRead, spoken
from storage.journal_file import JournalFile, JournalRead
from storage.trail import Trail
from storage.upgrade import Room, Told

_WRITES: Final = frozenset({sqlcipher3.SQLITE_INSERT, sqlcipher3.SQLITE_UPDATE, sqlcipher3.SQLITE_DELETE})
"""What a connection may not do once the copy stands; a change of its tables is one of these to the engine."""


def brought_up(source: Source, key: bytes, now: datetime, told: Told, *, looks: bool) -> "View | None":
    """Bring a store up to this program; where there is no room for that, return the copy in memory that is only read.

    `looks` says that it may be: else NoRoomToUpgrade, as where the copy has no room in memory either.
    """
    try:
        upgrade.bring_up(source, now, told)
    except NoRoomToUpgrade:
        if not looks:
            raise
        return View(source, key, told)
    return None


def trail_of(
    view: "View | None", file: JournalFile, connection: Connection, now: datetime, *, user: str, device: str
) -> Trail:
    """Return the trail of a store: beside it where it is only read, else its own with what lies beside taken in."""
    if view is not None:
        return view.trail(file, user=user, device=device)
    return aside.trail_with(file, connection, now, user=user, device=device)


class View:
    """The copy in memory, and who may write in it: the replay before it stands, the trail after."""

    def __init__(self, source: Source, key: bytes, told: Told) -> None:
        """NoRoomToUpgrade, and nothing is changed, where the copy has no room in memory either."""
        self._folder = source.folder
        self.is_damaged = False
        """Whether it is what still reads of a damaged store (storage/look.py), and not one that lacks room."""
        self._name, self._key = sealing.fresh(8).hex(), key
        self._aside: JournalFile | None = None
        try:
            with spoken():
                self.connection = engine.copy_into_memory(source.connection, self._name, key)
        except (FodfaesteError, MemoryError) as error:
            raise NoRoomToUpgrade(UPGRADE_FULL) from error
        try:
            upgrade.bring_up_in_place(self.connection, told)
        except BaseException as error:
            self.connection.close()
            if isinstance(error, FodfaesteError | MemoryError):
                raise NoRoomToUpgrade(UPGRADE_FULL) from error
            raise

    def room(self) -> Room:
        """Return the room that the upgrade needs, and how much there is now."""
        with spoken():
            return upgrade.room(self._folder)

    def reader(self) -> Connection:
        """Open another connection to the copy; whoever asks for it closes it."""
        return engine.open_memory_reader(self._name, self._key)

    def trail(self, file: JournalFile, *, user: str, device: str) -> AsideTrail:
        """Return the trail of this view, which writes beside the store."""
        self._aside = file
        return AsideTrail(self.connection, file, self.lifted, user=user, device=device)

    def stand(self) -> None:
        """The copy is whole: from now on the engine turns every write away."""
        self.connection.set_authorizer(_turned_away)

    @contextmanager
    def lifted(self) -> Iterator[None]:
        """Let one thing be written into the copy in memory."""
        self.connection.set_authorizer(None)
        try:
            yield
        finally:
            self.stand()

    def close(self) -> None:
        """Let the copy go: nothing of it is left."""
        self.connection.close()
        if self._aside is not None:
            self._aside.close()


class UnwrittenJournal(JournalFile):
    """The journal file of a store that is only read: read as it lies, and never touched."""

    def open(self) -> JournalRead:
        """Read what is there; nothing is made where nothing is."""
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return JournalRead((), damaged=0, torn_end=False)
        found = self._read(content)
        self.file = found.file
        return found

    def append(self, record: dict[str, Any]) -> None:
        """OnlyRead: nothing is added."""
        del record
        raise OnlyRead(ONLY_READ)

    def rewrite(self, records: Iterable[dict[str, Any]], file: str = "") -> None:
        """Leave the file as it lies; the first unlock with room writes it anew where that is needed."""


def _turned_away(action: int, *_about: Any) -> int:
    return int(sqlcipher3.SQLITE_DENY if action in _WRITES else sqlcipher3.SQLITE_OK)
