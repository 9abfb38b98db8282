"""Files on their way, seen from the device: which go, which are missing; one that came is proved before it counts."""

import os
from abc import ABC, abstractmethod
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from casework.errors import Damaged
from storage import attached
from storage.attachments import HEAD, SEALED_PART, Attachments, BrokenFile, is_id
from storage.engine import Connection
from storage.faults import spoken
from storage.files import OWN_FILE, as_it_lies, force_folder, make_folder, write_all
from storage.office import Office
from storage.transactions import writing

PIECE: Final = 8 * SEALED_PART
"""Bytes of a piece on the wire: eight sealed parts."""
_UNSENT: Final = """select a.id from attached a where a.state in ('unsent', 'doubted') and a.office = ''
    and not exists (select 1 from log l where l.record = a.id and l.seq is null and l.held is null) order by a.id"""
_HAD: Final = "delete from attached where id = ? and state in ('broken', 'hurt', 'unsent', 'doubted')"
"""What came from the service whole needs neither to be fetched nor to be sent."""
_BROKEN: Final = "select id from attached where state in ('broken', 'hurt')"
_NAMED: Final = f"""select id from record where kind in ('attachment', 'paper') and gone < 2
    and {attached.KEYED} order by at desc, id"""  # noqa: S608 - only words of our own


@dataclass(frozen=True, slots=True)
class Going:
    """A file that the service lacks: sealed bytes without the head, and their SHA-256."""

    id: str
    size: int
    sum: str


class Travelling:
    """The files of one store on their way; it belongs to the store's lane."""

    def __init__(self, connection: Connection, files: Attachments) -> None:
        self._connection = connection
        self._files = files
        self._sums: dict[str, Going] = {}
        self.office = Office(connection)

    def to_send(self, but: Collection[str]) -> Going | None:
        """Return a file whose change is at the service, also one that is held there, and that it does not have whole.

        What waits for the office is none of them.
        """
        for (file,) in self._connection.execute(_UNSENT).fetchall():
            if file not in but and self._files.is_here(file):
                if file not in self._sums:
                    if self._is_hurt(file):
                        continue
                    self._sums[file] = summed(self._files, file)
                return self._sums[file]
        return None

    def _is_hurt(self, file: str) -> bool:
        """Tell whether a file decayed before it was sent: nobody could open it, so it is said here instead of sent.

        Of a citizen who was handed over the key is gone, and the bytes go as they are.
        """
        bound = attached.bound(self._connection, file)
        if bound is None or not bound.key:
            return False
        try:
            self._files.read(bound)
        except BrokenFile:
            with spoken(), writing(self._connection):
                self._connection.execute("update attached set state = 'hurt' where id = ?", (file,))
            return True
        return False

    def read_piece(self, file: str, number: int) -> bytes:
        """Return a piece of a sealed file."""
        return piece_of(self._files, file, number)

    def sent(self, file: str) -> str:
        """Note that the service has a file whole, and return whose; that of a citizen who left goes now."""
        self._sums.pop(file, None)
        with spoken():
            of = self._connection.execute("select stream from attached where id = ?", (file,)).fetchone()
            named = self._connection.execute("select 1 from record where id = ?", (file,)).fetchone()
            with writing(self._connection):
                self._connection.execute("delete from attached where id = ?", (file,))
            if named is None:
                self._files.remove([file])
        return str(of[0]) if of else ""

    def to_fetch(self, but: Collection[str]) -> tuple[str, int] | None:
        """Return a file that a change names and that is not here, and the piece to begin with; the newest first."""
        broken = {row[0] for row in self._connection.execute(_BROKEN)}
        for (file,) in self._connection.execute(_NAMED).fetchall():
            if file not in but and is_id(file) and (file in broken or not self._files.is_here(file)):
                return file, self._files.begun(file) // PIECE
        return None

    def fetch_again(self, file: str) -> bool:
        """Fetch a file once more whose bytes here are damaged; they stay until the others have been proved.

        False where the service does not have it: then these bytes are all there is.
        """
        bound = attached.bound(self._connection, file)
        if bound is None:
            return False
        with spoken(), writing(self._connection):
            self._connection.execute(
                "insert or ignore into attached (id, stream, state, since) values (?, ?, 'broken', '')",
                (file, bound.stream),
            )
            query = "select 1 from attached where id = ? and state = 'broken'"
            return self._connection.execute(query, (file,)).fetchone() is not None

    def keep_piece(self, file: str, number: int, data: bytes, *, last: bool) -> str:
        """Keep a piece; with the last one the file is opened once, and put in place or thrown away.

        Returns whose file is here whole now, and nothing where none is.
        """
        bound = attached.bound(self._connection, file)
        if bound is None:
            return ""
        path = self._files.path(file)
        part = self._files.part(file)
        with spoken():
            for folder in (path.parent.parent, path.parent):
                make_folder(folder)
            _write_at(part, number * PIECE, data)
            if not last:
                return ""
            try:
                self._files.read(bound, part)
            except Damaged:
                with suppress(OSError):
                    part.unlink()
                return ""
            part.replace(path)
            force_folder(path.parent)
            with writing(self._connection):
                self._connection.execute(_HAD, (file,))
        return bound.stream


class OneWay(ABC):
    """What lies in a store that nobody opens any more: each goes as it lies, and none comes."""

    def __init__(self) -> None:
        self._sent: set[str] = set()
        self._held = "", b""

    @abstractmethod
    def _read(self, file: str) -> bytes:
        """Return what goes by this id."""

    def _content(self, file: str) -> bytes:
        if self._held[0] != file:
            self._held = file, self._read(file)
        return self._held[1]

    def read_piece(self, file: str, number: int) -> bytes:
        """Return a piece of what goes by this id."""
        return self._content(file)[number * PIECE : (number + 1) * PIECE]

    def sent(self, file: str) -> None:
        """Note that the service has a file whole."""
        self._sent.add(file)

    def to_fetch(self, _but: Collection[str]) -> tuple[str, int] | None:
        """Nothing comes to a store that is closed."""
        return None

    def keep_piece(self, _file: str, _number: int, _data: bytes, *, last: bool) -> str:
        """Keep nothing."""
        del last
        return ""


class Lying(OneWay):
    """The files that lie beside a closed store, behind their heads."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._files = Attachments(folder)
        self.hurt: set[str] = set()
        """Files of which the disk did not give every byte."""

    def to_send(self, but: Collection[str]) -> Going | None:
        """Return a file that was not sent from here yet; the service knows whether it has it."""
        left = sorted(self._files.names() - self._sent - set(but))
        if not left:
            return None
        content = self._content(left[0])
        return Going(left[0], len(content), sha256(content).hexdigest())

    def _read(self, file: str) -> bytes:
        """Return a file's bytes behind the head; a sector that cannot be read keeps the others of it from nothing."""
        content, is_whole = as_it_lies(self._files.path(file))
        if not is_whole:
            self.hurt.add(file)
        return content[len(HEAD) :]


def summed(files: Attachments, file: str) -> Going:
    """Return how large a sealed file is behind its head, and its sum."""
    total, size = sha256(), 0
    with spoken(), files.path(file).open("rb") as sealed:
        sealed.seek(len(HEAD))
        while piece := sealed.read(PIECE):
            total.update(piece)
            size += len(piece)
    return Going(file, size, total.hexdigest())


def piece_of(files: Attachments, file: str, number: int) -> bytes:
    """Return a piece of a sealed file."""
    with spoken(), files.path(file).open("rb") as sealed:
        sealed.seek(len(HEAD) + number * PIECE)
        return sealed.read(PIECE)


def _write_at(path: "os.PathLike[str]", place: int, data: bytes) -> None:
    """Write a piece at its place, behind the head, and cut off what stood after it."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), OWN_FILE)
    try:
        if place == 0:
            write_all(handle, HEAD)
        os.lseek(handle, len(HEAD) + place, os.SEEK_SET)
        write_all(handle, data)
        os.ftruncate(handle, len(HEAD) + place + len(data))
        os.fsync(handle)
    finally:
        os.close(handle)
