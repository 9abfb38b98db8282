"""The trail of a store that is only read: its entries lie sealed in a file of their own, and are taken in later.

The store keeps the shape of an older program meanwhile, so nothing is written into its tables. The file has the form of
a journal file (docs/SECURITY.md); each record is one entry: what was done, and when. At the first unlock that brings
the store up to this program they go into the trail, in their order and with their own times.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from casework.clock import instant
from casework.errors import FodfaesteError
from casework.trail import Noted
from storage import meta, sealing
from storage.engine import Connection
from storage.faults import DiskFull, spoken
from storage.guesses import Guesses
from storage.journal_file import JournalFile
from storage.reserve import Reserve
from storage.trail import Trail
from storage.transactions import writing

NAME: Final = "aside.ffj"
USE: Final = "aside"
_TAKEN: Final = "aside_taken"
Lifted = Callable[[], AbstractContextManager[None]]
"""Lets the copy in memory be written in for a moment."""


class AsideTrail(Trail):
    """What the open store does with its trail, where the store itself is only read."""

    def __init__(
        self, connection: Connection, file: JournalFile, lifted: Lifted, *, user: str, device: str
    ) -> None:
        super().__init__(connection, user=user, device=device)
        self._file = file
        self._is_open = False
        self._lifted = lifted

    def note(self, done: Noted, *, now: datetime) -> None:
        """Enter what was done; it is on the disk when this returns. DiskFull where not even a line has room.

        The copy in memory hears of it too, so that *Log* shows it at once.
        """
        with spoken():
            try:
                self._add(_record(done, now))
            except OSError:
                if not Reserve(self._file.path.parent).release():
                    raise
                self._add(_record(done, now))
        with suppress(FodfaesteError), self._lifted():
            super().note(done, now=now)

    def _add(self, record: dict[str, Any]) -> None:
        if not self._is_open:
            self._file.open()
            self._is_open = True
        self._file.append(record)

    def begun(self, wrong: Guesses, replayed: int, *before: Noted, now: datetime) -> None:
        """Enter that the store was unlocked to be read, and how often in vain before that."""
        del replayed  # it is entered when the change comes back into the store itself
        with suppress(FodfaesteError), self._lifted(), spoken(), writing(self._connection):
            self._take_looks_over()
        if wrong.wrong:
            self.note(Noted("fail", what=f"passphrase:{wrong.wrong}"), now=wrong.last or now)
        for one in (*before, Noted("unlock", what="only-read")):
            self.note(one, now=now)


def beside(folder: Path, root: bytes, store: str) -> JournalFile:
    """Return the file beside a store that its trail lies in while it is only read."""
    return JournalFile(folder / NAME, sealing.subkey(root, USE), store)


def trail_with(file: JournalFile, connection: Connection, now: datetime, *, user: str, device: str) -> Trail:
    """Return the trail of a store that is open, with what lies beside it taken in, as soon as there is room."""
    trail = Trail(connection, user=user, device=device)
    with suppress(DiskFull):  # it lies there at the next unlock as well
        take_in(file, connection, trail, now)
    return trail


def take_in(file: JournalFile, connection: Connection, trail: Trail, now: datetime) -> int:
    """Take the entries of a store that was only read into its trail, once, and let the file go; return how many.

    One that was cut off in between is known by the file's name. What does not open is itself an entry.
    """
    if not file.path.exists():
        return 0
    with spoken():
        found = file.open()
        file.close()
        records = [one for one in found.records if "noted" in one]
        if not (found.file and found.file == meta.get(connection, _TAKEN)):
            with writing(connection):
                for one in records:
                    trail.enter(_noted(one["noted"]), one["utc"])
                if found.damaged:
                    trail.enter(Noted("fail", what=f"aside:{found.damaged}"), instant(now))
                meta.put(connection, _TAKEN, found.file)
        file.path.unlink()
    return len(records)


def _record(done: Noted, now: datetime) -> dict[str, Any]:
    return {"noted": asdict(done) | {"objects": list(done.objects)}, "utc": instant(now)}


def _noted(said: dict[str, Any]) -> Noted:
    return Noted(**(said | {"objects": tuple(said["objects"])}))
