"""The journal file `outbox.ffj`: a second, independent copy of what the central service does not have yet.

Records are only ever added, each sealed and bound to its number and to the tag of the one before. A decayed byte in
the database's own log makes the engine quietly drop committed transactions; this file is what notices and repairs it.
It holds changes as they travel, never rows of tables, so that any later program can read it. Its key lies in its head
(`journal_head`), also for the service; a file of version 1 has the store's key, is read, and is written anew.
"""

import os
import struct
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from storage import journal_head, sealing
from storage.files import OWN_FILE, force_content, what_reads, write_all, write_whole
from storage.journal_head import FILE, Begun, Belongs
from storage.logbook import decoded, encoded
from storage.sealing import NONCE, TAG, Altered

NAME: Final = "outbox.ffj"
_OLD: Final = b"FFJ1"
_LENGTH: Final = struct.Struct("<I")
_NUMBER: Final = struct.Struct("<Q")
_MOST: Final = 64 << 20
_FIRST: Final = bytes(TAG)


@dataclass(frozen=True, slots=True)
class JournalRead:
    """What a journal file says: its records in order, and whether anything in it does not open.

    A torn end is what a crash leaves: that record was never said to be saved. `file` is the name in its head (empty in
    version 1), `tags` end each record, also one that does not open; `headless` says that not even its key opens.
    """

    records: tuple[dict[str, Any], ...]
    damaged: int
    torn_end: bool
    version: int = 2
    file: str = ""
    tags: tuple[bytes, ...] = ()
    headless: bool = False
    for_service: bool = False
    begun: Begun | None = None


class JournalFile:
    """An open journal file; `append` returns when the record is on the disk."""

    def __init__(self, path: Path, key: bytes, store: str) -> None:
        self.path = path
        self.belongs = Belongs(store)
        self.file = ""
        self._wrapping = key
        self._key = b""
        self._store = store.encode()
        self._handle = -1
        self._end = self._count = 0
        self._last_tag = _FIRST
        self._before = self.stands_at, 0

    def open(self) -> JournalRead:
        """Read what is there and make ready to add; anything that does not open is reported, not removed."""
        if not self.path.exists():
            write_whole(self.path, journal_head.made(self.belongs, self._wrapping, new_name())[1])
        content = what_reads(self.path)
        found = self._read(content)
        self.file = found.file
        self._handle = self._opened()
        return found

    def _opened(self) -> int:
        return os.open(self.path, os.O_RDWR | getattr(os, "O_BINARY", 0), OWN_FILE)

    @property
    def size(self) -> int:
        """Bytes in the file."""
        return self._end

    @property
    def stands_at(self) -> tuple[str, int, bytes]:
        """The file's name, how many records it has, and the tag of the last one."""
        return self.file, self._count, self._last_tag

    def append(self, record: dict[str, Any]) -> None:
        """Add a record and force it to the disk; on an error the file is as long as before."""
        sealed = sealing.seal(self._key, encoded(record), self._bound(self._count, self._last_tag))
        try:
            os.lseek(self._handle, self._end, os.SEEK_SET)
            write_all(self._handle, _LENGTH.pack(len(sealed)) + sealed)
            force_content(self._handle)
        except OSError:
            os.ftruncate(self._handle, self._end)
            raise
        self._before = self.stands_at, self._end
        self._end += _LENGTH.size + len(sealed)
        self._count += 1
        self._last_tag = sealed[-TAG:]

    def take_back(self, void: dict[str, Any]) -> None:
        """Say that the act added last never came to be; on a full disk it is cut off again, which needs no room."""
        try:
            self.append(void)
        except OSError:
            (self.file, self._count, self._last_tag), self._end = self._before
            os.ftruncate(self._handle, self._end)
            force_content(self._handle)

    def rewrite(self, records: Iterable[dict[str, Any]], file: str = "", *, last: int | None = None) -> None:
        """Put a fresh file in place, with a key and a name of its own, that holds these records and nothing else.

        `last` is the last own number that was given: the head says it, and how many records there are.
        """
        laid = list(records)
        begun = None if last is None else Begun(last, len(laid))
        name = file or new_name()
        key, head = journal_head.made(self.belongs, self._wrapping, name, begun)
        pieces, tag = [head], _FIRST
        for number, record in enumerate(laid):
            sealed = sealing.seal(key, encoded(record), self._bound(number, tag))
            pieces.append(_LENGTH.pack(len(sealed)) + sealed)
            tag = sealed[-TAG:]
        content = b"".join(pieces)
        self.close()  # not before it is sealed: where that fails, the file goes on as it was
        try:
            write_whole(self.path, content)
        except BaseException:
            self.open()  # whichever of the two lies there
            raise
        self.file, self._key = name, key
        self._end, self._count, self._last_tag = len(content), len(laid), tag
        self._handle = self._opened()

    def close(self) -> None:
        """Let the file go."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def _read(self, content: bytes) -> JournalRead:
        """Open the head, then each record by itself; without its key nothing of the file can be believed."""
        if content[: len(_OLD)] == _OLD:
            self._key = self._wrapping
            return self._records(content, len(_OLD), version=1)
        try:
            head = journal_head.opened(content, self._wrapping, self.belongs.store, self.belongs.use)
        except Altered:
            self._key, self._end, self._count, self._last_tag = b"", len(content), 0, _FIRST
            return JournalRead((), damaged=1, torn_end=False, headless=True)
        self._key = head.key
        found = self._records(content, head.size)
        damaged = found.damaged + (not head.whole)
        return replace(found, damaged=damaged, file=head.file, for_service=head.for_service, begun=head.begun)

    def _records(self, content: bytes, place: int, *, version: int = 2) -> JournalRead:
        records: list[dict[str, Any]] = []
        tags: list[bytes] = []
        damaged, tag = 0, _FIRST
        while place < len(content):
            (length,) = _LENGTH.unpack_from(content, place) if place + 4 <= len(content) else (0,)
            stop = place + _LENGTH.size + length
            if length < NONCE + TAG or length > _MOST or stop > len(content):
                break
            sealed = content[place + _LENGTH.size : stop]
            try:
                records.append(decoded(sealing.unseal(self._key, sealed, self._bound(len(tags), tag))))
            except Altered:
                damaged += 1
            place, tag = stop, sealed[-TAG:]
            tags.append(tag)
        self._end, self._count, self._last_tag = place, len(tags), tag
        return JournalRead(tuple(records), damaged, place < len(content), version, tags=tuple(tags))

    def _bound(self, number: int, tag: bytes) -> bytes:
        return self.belongs.use.encode() + b"\0" + self._store + _NUMBER.pack(number) + tag


def holds_records(content: bytes) -> bool:
    """Tell whether a file, as it lies, holds more than its head; one that cannot be read holds something."""
    if content[: len(_OLD)] == _OLD:
        return len(content) > len(_OLD)
    return bool(content) and journal_head.size_of(content) != len(content)


def new_name() -> str:
    """Return a random name for a file that is about to be written."""
    return sealing.fresh(FILE).hex()


def unvoided(records: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the acts that were not taken back: a void speaks of what stands before it with the same numbers."""
    acts: list[dict[str, Any]] = []
    for record in records:
        if "void" in record:
            gone = {(record.get("dev"), number) for number in record["void"]}
            acts = [act for act in acts if not any((act.get("dev"), form["d"]) in gone for form in act["c"])]
        elif "c" in record:
            acts.append(record)
    return acts
