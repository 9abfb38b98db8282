"""A store that goes whole, sealed as it lies: where journal file or trail cannot be read, its database has the same.

Only before a wipe, and only then: the service keeps the files aside. They open with the person's own words, or with the
help of two key officers; the service alone reads nothing in them.
"""

import uuid
from collections.abc import Collection
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from storage import engine, journal_file, keyfile, trail_file
from storage.files import as_it_lies
from storage.travelling import PIECE, Going, OneWay

MOST: Final = 50 * PIECE
"""Bytes of a part of a file: as large as the service takes an attached file."""
LEAST: Final = 17
NAMES: Final = (
    keyfile.NAME,
    engine.NAME,
    f"{engine.NAME}-wal",
    journal_file.NAME,
    trail_file.NAME,
    *(f"{name}{ending}" for name in (engine.NAME, journal_file.NAME) for ending in (".next", ".old")),
)
"""The last four are there where a new root key was cut off: the next unlock goes on with it."""


class LeftWhole(OneWay):
    """The files of a closed store, cut into parts.

    The id of a part is the same at every try as long as its bytes are: a store that was opened in between goes anew.
    """

    def __init__(self, folder: Path, order: str) -> None:
        super().__init__()
        self._folder = folder
        self._parts = {
            self._id(order, name, number): (name, number)
            for name in NAMES
            for number in range(-(-_size(folder / name) // MOST))
        }

    def _id(self, order: str, name: str, number: int) -> str:
        content = as_it_lies(self._folder / name, number * MOST, MOST)[0]
        said = f"fodfaeste/1/left/{order}/{name}/{number}/{sha256(content).hexdigest()}"
        return str(uuid.uuid5(uuid.NAMESPACE_URL, said))

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """Return the id and the name of each part, in order."""
        return tuple((file, f"{name}/{number}") for file, (name, number) in self._parts.items())

    def to_send(self, but: Collection[str]) -> Going | None:
        """Return a part that was not sent yet."""
        for file in self._parts:
            content = self._content(file) if file not in self._sent and file not in but else b""
            if len(content) >= LEAST:
                return Going(file, len(content), sha256(content).hexdigest())
        return None

    def _read(self, file: str) -> bytes:
        name, number = self._parts[file]
        return as_it_lies(self._folder / name, number * MOST, MOST)[0]


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0
