"""Sealed copies of the store in `backup/`: three are kept, from today, from the day before, and about a week old.

A copy is made in steps that each let go as soon as somebody wants the store, is checked where it lies, and gets its
name only then. Whoever was handed over stands in the copies too: a fresh one is made without him, and the older ones
are destroyed once the central service has a receipt for everything.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from casework.clock import COPENHAGEN
from casework.errors import Damaged
from storage import backup_file, device_key, engine, keyfile, meta, sealing
from storage.backup_file import SUFFIX, USE, Foot, Inside
from storage.engine import PAGE, Connection
from storage.faults import COPY_BROKEN, COPY_FULL, DiskFull, NoRoomForCopy, spoken
from storage.files import force_folder, make_folder, write_all
from storage.journal_file import NAME as JOURNAL
from storage.sealing import Altered
from storage.transactions import writing

__all__ = ["USE"]

FOLDER: Final = "backup"
EVERY: Final = timedelta(minutes=30)
WEEK: Final = timedelta(days=8)
STEP_PAGES: Final = 256
"""1 MiB a step: the longest that a hand on the keyboard waits for."""
ASIDE: Final = "aside"
TAKEN_UP: Final = "taken-up"
"""An empty file beside what was put aside: the journal file there was read whole, and the store holds all of it."""
SPARE: Final = 64 << 20
"""Bytes that a copy leaves free on the disk: the next note is worth more than the next copy."""

_RENEW: Final = "copies_renew"
_WANTED: Final = "wanted"
_FROM: Final = "from #"
"""With the number of the fresh copy: it and those after it stay. The first release wrote the copy's time."""
_WAITS: Final = "select 1 from log where seq is null and held is null limit 1"
_NEW: Final = ".new"


class Wanted(Exception):
    """Somebody wants the store: the copy under way is let go of, and made another time."""


@dataclass(frozen=True, slots=True)
class CopyFound:
    """A whole copy as it lies in the folder, read without any key."""

    path: Path
    made: datetime
    foot: Foot

    def inside(self, root: bytes) -> Inside:
        """Return what the copy seals for this root key; Altered where neither of its feet is wrapped by it."""
        key = sealing.subkey(root, USE)
        for foot in (self.foot, *backup_file.feet(self.path)):
            with suppress(Altered):
                return backup_file.opened(foot, key)
        raise Altered("foot")


def found(folder: Path) -> tuple[CopyFound, ...]:
    """Return the copies that are whole as far as can be seen without a key, the newest first."""
    copies = []
    for path in (folder / FOLDER).glob(f"*{SUFFIX}"):
        with suppress(OSError, ValueError):
            foot = backup_file.read(path)
            copies.append(CopyFound(path, datetime.fromisoformat(foot.made), foot))
    return tuple(sorted(copies, key=lambda copy: (copy.foot.number, copy.made), reverse=True))


def is_due(folder: Path, now: datetime) -> bool:
    """Tell whether the newest copy is half an hour old; a clock that was set back makes it due too."""
    copies = found(folder)
    return not copies or abs(now - copies[0].made) >= EVERY


@dataclass(frozen=True, slots=True)
class Source:
    """What is copied: the open database, its folder, and the store's key for backups."""

    connection: Connection
    folder: Path
    key: bytes


class Writing:
    """A copy under way: `copy`, `check`, `finish`, each a short piece of work for the store's lane."""

    def __init__(self, source: Source, now: datetime) -> None:
        self._source = source
        self._now = now.astimezone(UTC).replace(microsecond=0)
        self._folder = source.folder / FOLDER
        self._path = self._folder / f"{self._now:%Y%m%dT%H%M%SZ}{SUFFIX}"
        self._beside = self._path.with_name(self._path.name + _NEW)
        self._key = sealing.fresh()
        self._changes = self._drafts = self._schema = 0
        self._renews: str | None = None

    def copy(
        self,
        is_wanted: Callable[[], bool] = lambda: False,
        told: Callable[[int, int], object] = lambda _done, _of: None,
    ) -> None:
        """Copy page by page; Wanted where somebody comes, with nothing left behind. NoRoomForCopy on a full disk.

        `told` hears after each step how many pages are done, of how many.
        """

        def step(_status: int, left: int, pages: int) -> None:
            _let_go(is_wanted)
            told(pages - left, pages)

        with _undone(self._beside):
            make_folder(self._folder)
            sweep(self._source.folder)
            self._look_for_room()
            target = engine.make_copy(self._beside, self._key)
            try:
                self._source.connection.backup(target, pages=STEP_PAGES, progress=step)
            finally:
                target.close()
            self._changes, self._drafts, self._schema = _counts(self._source.connection)
            self._renews = meta.get(self._source.connection, _RENEW)

    def check(self) -> None:
        """Read every page of the copy with its proof, and count what it must hold; Damaged where it does not."""
        with _undone(self._beside):
            look_through(self._beside, Inside(self._key, b"", self._changes, self._drafts))

    def finish(self) -> CopyFound:
        """Set the foot, force the file to the disk, give it its name, and let go of copies that are too many."""
        with _undone(self._beside):
            content = self._foot()
            force(self._beside, content)
            foot = backup_file.read(self._beside)
            self._beside.replace(self._path)
            force_folder(self._folder)
            with writing(self._source.connection):
                meta.put(self._source.connection, "copy_at", foot.made)
                if self._renews and meta.get(self._source.connection, _RENEW) == self._renews:
                    meta.put(self._source.connection, _RENEW, f"{_FROM}{foot.number}")
        thin(self._source.folder)
        return CopyFound(self._path, self._now, foot)

    def _foot(self) -> bytes:
        keys = keyfile.read(self._source.folder)
        inside = Inside(self._key, _device_key(self._source.folder), self._changes, self._drafts)
        pages = self._beside.stat().st_size // PAGE
        number = 1 + max((copy.foot.number for copy in found(self._source.folder)), default=0)
        foot = Foot(
            keys.store, keys.initials, self._now.isoformat(), self._schema, pages, keys, number=number
        )
        return backup_file.written(foot, inside, self._source.key)

    def _look_for_room(self) -> None:
        (pages,) = self._source.connection.execute("pragma page_count").fetchone()
        if shutil.disk_usage(self._folder).free < pages * PAGE + SPARE:
            raise NoRoomForCopy(COPY_FULL)


def _device_key(folder: Path) -> bytes:
    """Return the device's key for a copy; nothing where it cannot be had: the store is copied all the same."""
    try:
        return device_key.read(folder)
    except Damaged:
        return b""


@contextmanager
def _undone(path: Path) -> Iterator[None]:
    """Take a copy that did not come to its end away again, and say why in a sentence; the older ones stay."""
    try:
        with spoken(COPY_BROKEN):
            yield
    except BaseException as error:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        if isinstance(error, DiskFull):
            raise NoRoomForCopy(COPY_FULL) from error
        raise


def force(path: Path, end: bytes = b"") -> None:
    """Add an end to a file and force all of it to the disk."""
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
    try:
        write_all(handle, end)
        os.fsync(handle)
    finally:
        os.close(handle)


def look_through(path: Path, inside: Inside) -> None:
    """Read a copy with its proofs, page by page, and count what it must hold; Damaged where that is not so."""
    connection = engine.open_copy(path, inside.key)
    try:
        with spoken(COPY_BROKEN):
            (pages,) = connection.execute("pragma page_count").fetchone()
            told = connection.execute("pragma cipher_integrity_check").fetchall()
            bad = [said for (said,) in told if not _is_beyond(said, pages)]
            counted = () if bad else _counts(connection)[:2]
    finally:
        connection.close()
    if counted != (inside.changes, inside.drafts):
        raise Damaged(COPY_BROKEN)


def _is_beyond(said: str, pages: int) -> bool:
    """Tell whether the engine speaks of the foot, which is no page of its own, and may be longer than one."""
    spoken_of = re.search(r"page (\d+)", said)
    return spoken_of is not None and int(spoken_of[1]) > pages


def _counts(connection: Connection) -> tuple[int, int, int]:
    (changes,) = connection.execute("select count(*) from log").fetchone()
    (drafts,) = connection.execute("select count(*) from draft").fetchone()
    (schema,) = connection.execute("pragma user_version").fetchone()
    return changes, drafts, schema


def _let_go(is_wanted: Callable[[], bool]) -> None:
    if is_wanted():
        raise Wanted


def make(
    source: Source, now: datetime, told: Callable[[int, int], object] = lambda _done, _of: None
) -> CopyFound:
    """Make a copy from beginning to end, as `Writing.copy` tells of it: before an upgrade, and where nobody waits."""
    going = Writing(source, now)
    going.copy(told=told)
    going.check()
    return going.finish()


def kept(copies: Iterable[CopyFound]) -> tuple[CopyFound, ...]:
    """Return which of the copies are kept, given the newest first: today's, a day before's, one of the last week.

    Which is the newest says its number, never the clock: one that stands years behind or ahead costs no fresh copy.
    """
    newest, *rest = copies
    earlier = [copy for copy in rest if _on_another_day(copy, newest)]
    of_the_week = [
        copy
        for copy in earlier[1:]
        if _on_another_day(copy, earlier[0]) and abs(newest.made - copy.made) <= WEEK
    ]
    return (newest, *earlier[:1], *of_the_week[-1:])


def _on_another_day(copy: CopyFound, other: CopyFound) -> bool:
    return copy.made.astimezone(COPENHAGEN).date() != other.made.astimezone(COPENHAGEN).date()


def thin(folder: Path) -> None:
    """Destroy the copies beyond the three that are kept."""
    copies = found(folder)
    for copy in copies:
        if copy not in kept(copies):
            destroy(copy.path)


def destroy(path: Path) -> None:
    """Take a copy away for good: first the wrap of its key, without which its pages are noise, then the file."""
    with suppress(OSError):
        size = path.stat().st_size
        try:
            begin = backup_file.read(path).pages * PAGE
        except ValueError:
            begin = max(0, size - backup_file.MOST)
        with path.open("r+b") as file:
            file.seek(begin)
            file.write(bytes(size - begin))
            file.flush()
            os.fsync(file.fileno())
        drop_beside(path)
        path.unlink()


def drop_beside(path: Path) -> None:
    """Take away a new foot that did not get into its copy, or is there by now; it wraps the key of the pages too."""
    foot = backup_file.beside(path)
    if foot.exists():
        with foot.open("r+b") as file:
            file.write(bytes(foot.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        foot.unlink()
        force_folder(foot.parent)


def sweep(folder: Path) -> None:
    """Take away what a copy left behind that was cut off."""
    for path in (folder / FOLDER).glob(f"*{_NEW}*"):
        with suppress(OSError):
            path.unlink()


def want_renewal(connection: Connection) -> None:
    """Note, inside an open transaction, that the copies hold what the store may not hold any more."""
    meta.put(connection, _RENEW, f"{_WANTED} {sealing.fresh(8).hex()}")


def wants_renewal(connection: Connection) -> bool:
    """Tell whether a fresh copy must be made before its time."""
    return (meta.get(connection, _RENEW) or "").startswith(_WANTED)


def _is_from(copy: CopyFound, since: str) -> bool:
    if since.startswith(_FROM):
        return copy.foot.number >= int(since.removeprefix(_FROM))
    return bool(copy.foot.number) or copy.made >= datetime.fromisoformat(since)


def clear_aside(folder: Path) -> None:
    """Take away what a restore put aside: it holds whom the copies held, and everything in it has its receipt.

    A journal file that could not be read to its end, or not at all, may hold words that nobody else has: it stays.
    """
    there = sorted((folder / ASIDE).rglob("*"), reverse=True)
    for path in sorted(there, key=lambda path: (path.is_dir(), path.name == TAKEN_UP)):  # the mark goes last
        if path.name.startswith(JOURNAL) and not path.with_name(TAKEN_UP).exists():
            continue
        with suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()


def is_renewing(connection: Connection) -> bool:
    """Tell whether older copies are on their way out: a fresh one is wanted, or there and waits for receipts."""
    return meta.get(connection, _RENEW) is not None


def renew(source: Source) -> int:
    """Destroy the copies from before the fresh one, once nothing waits for a receipt; return how many went."""
    since = meta.get(source.connection, _RENEW)
    waits = source.connection.execute(_WAITS).fetchone()
    if since is None or since.startswith(_WANTED) or waits:
        return 0
    fresh = {copy.path for copy in found(source.folder) if _is_from(copy, since)}
    if not fresh:
        return 0
    old = [path for path in (source.folder / FOLDER).glob(f"*{SUFFIX}") if path not in fresh]
    for path in old:
        destroy(path)
    clear_aside(source.folder)
    with spoken(), writing(source.connection):
        source.connection.execute("delete from meta where key = ?", (_RENEW,))
    return len(old)
