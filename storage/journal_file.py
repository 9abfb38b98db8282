"""The journal file `outbox.ffj`: a second, independent copy of what the central service does not have yet.

Records are only ever added, each sealed and bound to its number and to the tag of the one before. A decayed byte in
the database's own log makes the engine quietly drop committed transactions; this file is what notices and repairs it.
It holds changes as they travel, never rows of tables, so that any later program can read it.
"""

import os
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from storage import sealing
from storage.files import OWN_FILE, force_content, write_all, write_whole
from storage.logbook import decoded, encoded
from storage.sealing import NONCE, TAG, Altered

NAME: Final = "outbox.ffj"
_HEAD: Final = b"FFJ1"
_LENGTH: Final = struct.Struct("<I")
_NUMBER: Final = struct.Struct("<Q")
_MOST: Final = 64 << 20
_FIRST: Final = bytes(TAG)


@dataclass(frozen=True, slots=True)
class JournalRead:
    """What a journal file says: its records in order, and whether anything in it does not open.

    A torn end is what a crash leaves: that record was never said to be saved.
    """

    records: tuple[dict[str, Any], ...]
    damaged: int
    torn_end: bool


class JournalFile:
    """An open journal file; `append` returns when the record is on the disk."""

    def __init__(self, path: Path, key: bytes, store: str) -> None:
        self.path = path
        self._key = key
        self._store = store.encode()
        self._handle = -1
        self._end = self._count = 0
        self._last_tag = _FIRST

    def open(self) -> JournalRead:
        """Read what is there and make ready to add; anything that does not open is reported, not removed."""
        if not self.path.exists():
            write_whole(self.path, _HEAD)
        content = self.path.read_bytes()
        found = self._read(content)
        flags = os.O_RDWR | getattr(os, "O_BINARY", 0)
        self._handle = os.open(self.path, flags, OWN_FILE)
        return found

    @property
    def size(self) -> int:
        """Bytes in the file."""
        return self._end

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
        self._end += _LENGTH.size + len(sealed)
        self._count += 1
        self._last_tag = sealed[-TAG:]

    def rewrite(self, records: Iterable[dict[str, Any]]) -> None:
        """Put a fresh file in place that holds these records and nothing else."""
        self.close()
        pieces, tag = [_HEAD], _FIRST
        for number, record in enumerate(records):
            sealed = sealing.seal(self._key, encoded(record), self._bound(number, tag))
            pieces.append(_LENGTH.pack(len(sealed)) + sealed)
            tag = sealed[-TAG:]
        try:
            write_whole(self.path, b"".join(pieces))
        finally:
            self.open()

    def close(self) -> None:
        """Let the file go."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def _read(self, content: bytes) -> JournalRead:
        records: list[dict[str, Any]] = []
        damaged, place, number, tag = 0, len(_HEAD), 0, _FIRST
        if content[: len(_HEAD)] != _HEAD:
            damaged += 1
        while place < len(content):
            (length,) = _LENGTH.unpack_from(content, place) if place + 4 <= len(content) else (0,)
            stop = place + _LENGTH.size + length
            if length < NONCE + TAG or length > _MOST or stop > len(content):
                break
            sealed = content[place + _LENGTH.size : stop]
            try:
                records.append(decoded(sealing.unseal(self._key, sealed, self._bound(number, tag))))
            except Altered:
                damaged += 1
            place, number, tag = stop, number + 1, sealed[-TAG:]
        self._end, self._count, self._last_tag = max(place, len(_HEAD)), number, tag
        return JournalRead(tuple(records), damaged, torn_end=place < len(content))

    def _bound(self, number: int, tag: bytes) -> bytes:
        return b"journal\0" + self._store + _NUMBER.pack(number) + tag
