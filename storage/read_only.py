"""A store that has no room to be brought up to this program: copied into memory, brought up there, and only read.

The file keeps the shape that an older program gave it, and nothing of the copy is ever on a disk. Whoever tries to keep
anything hears `OnlyRead`, whatever way it came: the engine itself turns every write away (docs/decisions/0018).
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final

import sqlcipher3

from casework.errors import FodfaesteError
from casework.trail import Linked, Noted
from storage import engine, sealing, upgrade
from storage.backups import Source
from storage.engine import Connection
from storage.faults import ONLY_READ, UPGRADE_FULL, DiskFull, NoRoomToUpgrade, OnlyRead, spoken
from storage.guesses import Guesses
from storage.journal_file import JournalFile, JournalRead
from storage.journal_head import Belongs
from storage.reserve import Reserve
from storage.trail import Trail
from storage.trail_file import TrailFile
from storage.transactions import writing
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


def trail_of(view: "View | None", connection: Connection, *, user: str, device: str) -> Trail:
    """Return the trail of a store that is open, or of one that is only read."""
    if view is None:
        return Trail(connection, user=user, device=device)
    return ViewTrail(view, user=user, device=device)


class View:
    """The copy in memory, and who may write in it: the replay before it stands, the trail after."""

    def __init__(self, source: Source, key: bytes, told: Told) -> None:
        """NoRoomToUpgrade, and nothing is changed, where the copy has no room in memory either."""
        self.folder = source.folder
        self.is_damaged = False
        """Whether it is what still reads of a damaged store (storage/look.py), and not one that lacks room."""
        self._name, self._key = sealing.fresh(8).hex(), key
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
            return upgrade.room(self.folder)

    def reader(self) -> Connection:
        """Open another connection to the copy; whoever asks for it closes it."""
        return engine.open_memory_reader(self._name, self._key)

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


class ViewTrail(Trail):
    """The trail of a store that is only read: its second copy takes every entry, and the copy in memory with it.

    The store itself hears of them at the first unlock with room, when its chain takes in what joins its end; a locked
    device can send them before that.
    """

    def __init__(self, view: View, *, user: str, device: str) -> None:
        super().__init__(view.connection, user=user, device=device)
        self._view = view
        self._laid: tuple[TrailFile, Belongs] | None = None

    def lay_beside(self, file: TrailFile, belongs: Belongs) -> None:
        """Have the second copy at hand; a disk that has no room for it keeps nobody from reading."""
        self._laid = file, belongs

    def note(self, done: Noted, *, now: datetime) -> None:
        """Enter what was done; it is on the disk when this returns. DiskFull where not even a line has room."""
        with self._view.lifted():
            try:
                self._note(done, now)
            except DiskFull:
                if not Reserve(self._view.folder).release():
                    raise
                self._note(done, now)

    def _note(self, done: Noted, now: datetime) -> None:
        self._make_ready()
        super().note(done, now=now)

    def _make_ready(self) -> None:
        if self._beside is None and self._laid is not None:
            super().lay_beside(*self._laid)

    def _bring_back(self, entries: Sequence[Linked]) -> None:
        """Take whatever lies beyond the end of a chain, joined or not: a damaged store may lack what is between.

        The file may be written anew from here, and nothing that stood in it must go by that.
        """
        super()._bring_back(entries)
        with writing(self._connection):
            for one in entries:
                last = self._last_segment(one.entry.device)
                is_new = last is None or last.last < one.entry.seq
                if is_new and not self._entries("device = ? and seq >= ?", one.entry.device, one.entry.seq):
                    self._append(one, last)

    def begun(self, wrong: Guesses, replayed: int, *before: Noted, now: datetime) -> None:
        """Enter that the store was unlocked to be read, and how often in vain before that."""
        del replayed  # it is entered when the change comes back into the store itself
        with self._view.lifted(), spoken():
            self._make_ready()
            with writing(self._connection):
                self._take_looks_over()
        if wrong.wrong:
            self.note(Noted("fail", what=f"passphrase:{wrong.wrong}"), now=wrong.last or now)
        for one in (*before, Noted("unlock", what="only-read")):
            self.note(one, now=now)


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

    def rewrite(self, records: Iterable[dict[str, Any]], file: str = "", *, last: int | None = None) -> None:
        """Leave the file as it lies; the first unlock with room writes it anew where that is needed."""


def _turned_away(action: int, *_about: Any) -> int:
    return int(sqlcipher3.SQLITE_DENY if action in _WRITES else sqlcipher3.SQLITE_OK)
