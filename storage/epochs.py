"""A new root key for a whole store: written anew beside the old one, proved, and put in its place in steps between
which any power cut may come.

Everything new lies whole and forced to the disk before `keys.ffk` is replaced, and that one rename decides: before it
the store is the old one, after it the new one, whatever has been renamed so far. `settled` finishes at the next unlock
what was cut off. The old files and the copy of the key file go when the new database has been opened. Attached files
stay as they are: their keys lie in the database.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from casework.clock import instant
from casework.errors import Damaged
from storage import backups, engine, feet, heads, keyfile, meta, sealing
from storage.engine import Connection
from storage.faults import RENEWAL_BROKEN, RENEWAL_FULL, UNFIT, DiskFull, WrongPassphrase, spoken
from storage.files import force_folder
from storage.journal_file import NAME as JOURNAL
from storage.journal_file import JournalFile
from storage.keyfile import KeyFile, Way
from storage.sealing import Cost
from storage.transactions import writing

NEXT: Final = ".next"
OLD: Final = ".old"
STEP_PAGES: Final = 256
"""1 MiB a step of copying."""
SPARE: Final = 64 << 20
"""Bytes that are left free on the disk beside the second copy."""
YEAR: Final = timedelta(days=365)
DUE: Final = "epoch_due"
"""The fact of a store that says since when it holds pages of somebody who was handed over."""
EPOCH: Final = "epoch"
PATIENCE: Final = timedelta(days=7)
DONE: Final = "done"
_SINCE: Final = "epoch_at"
_TOLD: Final = "epoch_told"
_PAIR: Final = (engine.NAME, JOURNAL)

Told = Callable[[int, int], object]
"""Hears how many pages are left, and of how many; it may raise, and then nothing has been changed."""


@dataclass(frozen=True, slots=True)
class Present:
    """The store that is to get a new root key: open, on its lane, and with no reader beside it at the end."""

    folder: Path
    connection: Connection
    journal: JournalFile
    root: bytes


class Renewal:
    """A new epoch under way: `copy` while the store lives, `seal_journal` and `put_in_place` when it rests."""

    def __init__(self, present: Present, *, asked: bool = False) -> None:
        self._present = present
        self._asked = asked
        self._folder = present.folder
        self._database = self._folder / (engine.NAME + NEXT)
        self.root = sealing.fresh()
        self.epoch = number(present.connection) + 1

    def copy(self, now: datetime, told: Told = lambda _left, _of: None) -> None:
        """Copy the database under the new key, and prove the copy; Damaged or DiskFull, with nothing left of it."""
        try:
            with spoken(RENEWAL_BROKEN):
                cleared(self._folder)
                self.look_for_room()
                self._copy(told)
                self._prove()
                self._sign(now)
                _force(self._database)
        except BaseException as error:
            self.give_up()
            if isinstance(error, DiskFull):
                raise DiskFull(RENEWAL_FULL) from error
            raise

    def look_for_room(self) -> None:
        """Refuse where the disk has no room for the store once more: DiskFull."""
        (pages,) = self._present.connection.execute("pragma page_count").fetchone()
        if shutil.disk_usage(self._folder).free < pages * engine.PAGE + SPARE:
            raise DiskFull(RENEWAL_FULL)

    def _copy(self, told: Told) -> None:
        target = engine.make_copy(self._database, sealing.subkey(self.root, "db"))
        try:
            self._present.connection.backup(
                target, pages=STEP_PAGES, progress=lambda _status, left, of: told(left, of)
            )
        finally:
            target.close()

    def _prove(self) -> None:
        """Read every page with its proof, and count every table on both sides."""
        copied = engine.open_copy(self._database, sealing.subkey(self.root, "db"))
        try:
            bad = copied.execute("pragma cipher_integrity_check").fetchall()
            if bad or _counted(copied) != _counted(self._present.connection):
                raise Damaged(RENEWAL_BROKEN)
        finally:
            copied.close()

    def _sign(self, now: datetime) -> None:
        """Note in the copy which epoch it is, which journal file comes with it, and that backups are to be renewed."""
        connection = engine.open_writer(self._database, sealing.subkey(self.root, "db"))
        try:
            with writing(connection):
                meta.put(connection, EPOCH, str(self.epoch))
                meta.put(connection, _SINCE, instant(now))
                if self._asked:
                    meta.put(connection, _TOLD, DONE)
                connection.execute("delete from meta where key = ?", (DUE,))
                backups.want_renewal(connection)
            self._file = heads.announce(connection)
            connection.execute("pragma wal_checkpoint(truncate)").fetchone()
        finally:
            connection.close()

    def seal_journal(self) -> None:
        """Write what the journal file holds anew under the new root key, with a key of its own."""
        self._present.journal.close()
        records = self._present.journal.open().records
        belongs = self._present.journal.belongs
        journal = JournalFile(
            self._folder / (JOURNAL + NEXT), sealing.subkey(self.root, "outbox"), belongs.store
        )
        journal.belongs = belongs
        with spoken():
            journal.rewrite(records, self._file, last=meta.number(self._present.connection, "last_number"))
        journal.close()

    def put_in_place(self, slots: tuple[dict[str, Any], ...]) -> None:
        """The store rests, its files are let go of: from the new key file on it is the new one."""
        _drop_log(self._folder)
        keys = keyfile.read(self._folder)
        changed = keyfile.made(keys.store, keys.initials, slots, self.root)
        feet.prepare(self._folder, changed, self.root, self._present.root)
        keyfile.write(self._folder, changed)
        settled(self._folder, self.root)
        if not _opens(self._folder / engine.NAME, sealing.subkey(self.root, "db")):
            raise Damaged(UNFIT)
        opened(self._folder, changed, self.root)

    def give_up(self) -> None:
        """Leave nothing of the new epoch: the store is the old one."""
        drop(self._folder, NEXT)


def settled(folder: Path, root: bytes) -> None:
    """Bring the files of a folder to what this root key opens, where a renewal was cut off; Damaged where none does.

    Called before anything else opens the store. A database that was never opened under its new key gives way to the old
    one again, where an old key file is all that is left.
    """
    if not any((folder / (name + ending)).exists() for name in _PAIR for ending in (NEXT, OLD)):
        return
    key = sealing.subkey(root, "db")
    now, coming, before = (folder / (engine.NAME + ending) for ending in ("", NEXT, OLD))
    if _opens(now, key):
        if not before.exists():  # keys.ffk was never replaced
            drop(folder, NEXT)
    elif _opens(coming, key):
        _move(now, before)
        _move(coming, now)
    elif _opens(before, key):
        drop(folder, NEXT)
        _drop_log(folder)
        for name in _PAIR:
            _move(folder / (name + OLD), folder / name)
        return
    else:
        raise Damaged(UNFIT)
    journal = folder / (JOURNAL + NEXT)
    if journal.exists():
        _move(folder / JOURNAL, folder / (JOURNAL + OLD))
        _move(journal, folder / JOURNAL)


def opened(folder: Path, keys: KeyFile, root: bytes) -> None:
    """After the store has opened: the copy of the key file and the feet of the sealed copies follow the key file.

    What a power cut left half written goes: a slot may lie in it that opens with other words.
    """
    keyfile.settle(folder, keys)
    for name in (keyfile.NAME, keyfile.COPY):
        (folder / f"{name}.new").unlink(missing_ok=True)
    backups.sweep(folder)
    cleared(folder)
    feet.settle(folder, keys, root)


def cleared(folder: Path) -> None:
    """After the store has opened: whatever is left of a renewal may go."""
    drop(folder, NEXT)
    drop(folder, OLD)


def candidates(folder: Path) -> tuple[KeyFile, ...]:
    """Return the key file, and its copy where that is another one: in a renewal they belong to two epochs."""
    newest = keyfile.read(folder)
    with suppress(Damaged):
        copy = keyfile.read_back(folder, keyfile.COPY)
        if copy != newest:
            return newest, copy
    return (newest,)


def fitting(folder: Path, found: tuple[KeyFile, ...], passphrase: str, floor: Cost) -> tuple[KeyFile, Way]:
    """Return the first key file whose root key opens the database that lies here, and the way into it.

    WrongPassphrase where the words do not open the newest; Damaged where no file fits.
    """
    for keys in found:
        try:
            way = keyfile.opened(keys, passphrase, floor)
        except WrongPassphrase:
            if keys is found[0]:
                raise
            continue
        key = sealing.subkey(way.root, "db")
        if len(found) == 1 or any(_opens(folder / (engine.NAME + end), key) for end in ("", NEXT, OLD)):
            return keys, way
    raise Damaged(UNFIT)


def want(connection: Connection, since: str) -> None:
    """Note, inside an open transaction, that the pages hold what may not be held: the next renewal makes it noise."""
    meta.put(connection, DUE, since)


def number(connection: Connection) -> int:
    """Return the number of the epoch that a database belongs to; 1 from its making on."""
    return meta.number(connection, EPOCH) or 1


def is_due(connection: Connection, now: datetime, *, waited_for: bool = False) -> bool:
    """Tell whether the root key is to be renewed: somebody was handed over, or a year has passed.

    Where a person waits for the lock it may wait a week, for an hour when nobody does.
    """
    since = meta.get(connection, _SINCE) or meta.get(connection, "made_at")
    due = meta.get(connection, DUE)
    if due is None and since is not None and now - datetime.fromisoformat(since) >= YEAR:
        due = (datetime.fromisoformat(since) + YEAR).isoformat()
    if due is None:
        return False
    return not waited_for or now.date() - date.fromisoformat(due[:10]) >= PATIENCE


def told(connection: Connection) -> str:
    """Return once what became of a renewal: "done", the sentence why it was not, or nothing."""
    said = meta.get(connection, _TOLD) or ""
    if said:
        with writing(connection):
            connection.execute("delete from meta where key = ?", (_TOLD,))
    return said


def tell(connection: Connection, said: str) -> None:
    """Keep what is to be told at the next unlock."""
    with writing(connection):
        meta.put(connection, _TOLD, said)


def drop(folder: Path, ending: str) -> None:
    """Take away the files of a renewal with this ending, and what the engine laid beside them."""
    gone = [path for name in _PAIR for path in folder.glob(f"{name}{ending}*")]
    for path in gone:
        path.unlink(missing_ok=True)
    if gone:
        force_folder(folder)


def _opens(path: Path, key: bytes) -> bool:
    """Tell whether a database opens with a key; its first page proves itself."""
    if not path.exists() or path.stat().st_size < engine.PAGE:
        return False
    try:
        engine.open_copy(path, key).close()
    except Damaged:
        return False
    return True


def _counted(connection: Connection) -> dict[str, int]:
    names = connection.execute("select name from sqlite_master where type = 'table' order by name").fetchall()
    return {
        name: connection.execute(f'select count(*) from "{name}"').fetchone()[0]  # noqa: S608 - our own tables
        for (name,) in names
    }


def _drop_log(folder: Path) -> None:
    """Take away the engine's log of a database that rests, which is empty: it never meets another database."""
    log = folder / f"{engine.NAME}-wal"
    if log.exists() and log.stat().st_size:
        raise Damaged(RENEWAL_BROKEN)
    for path in (log, folder / f"{engine.NAME}-shm"):
        path.unlink(missing_ok=True)


def _move(path: Path, to: Path) -> None:
    if path.exists():
        path.replace(to)
        force_folder(to.parent)


def _force(path: Path) -> None:
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
