"""What lies under the ciphers: every page of the database and of the engine's log, every record, every attached file.

Pages are opened by themselves, so that what no table names any more is seen too: free pages, the rest of a page, old
pages in the log.
"""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from storage.attachments import Bound
from storage.journal_file import JournalFile
from storage.logbook import encoded
from storage.vault import Store

PAGE = 4096
_RESERVED = 80
_SALT = 16
_LOG_HEAD, _FRAME_HEAD = 32, 24


def in_the_clear(store: Store, *files: Bound) -> dict[str, bytes]:
    """Return what each file of an open store says to whoever has its keys; attached files with the keys handed in."""
    folder = store.folder
    said = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    said["store.db"] = b"".join(_pages(folder / "store.db", store._key))
    said["store.db-wal"] = b"".join(_logged(folder / "store.db-wal", store._key))
    said["outbox.ffj"] = b"".join(encoded(record) for record in _records(store._journal))
    for file in files:
        if store.attachments.is_here(file.id):
            said[f"{file.id}.ffa"] = store.attachments.read(file)
    return said


def in_clear_pages(store: Store) -> Iterator[bytes]:
    """Yield the pages of the database file, the first one first."""
    yield from _pages(store.folder / "store.db", store._key)


def _pages(path: Path, key: bytes) -> Iterator[bytes]:
    content = path.read_bytes()
    for place in range(0, len(content), PAGE):
        yield _opened(content[place : place + PAGE], key, first=place == 0)


def _logged(path: Path, key: bytes) -> Iterator[bytes]:
    content = path.read_bytes() if path.exists() else b""
    for place in range(_LOG_HEAD, len(content), _FRAME_HEAD + PAGE):
        number = int.from_bytes(content[place : place + 4], "big")
        page = content[place + _FRAME_HEAD : place + _FRAME_HEAD + PAGE]
        if len(page) == PAGE:
            yield _opened(page, key, first=number == 1)


def _opened(page: bytes, key: bytes, *, first: bool) -> bytes:
    end = PAGE - _RESERVED
    opening = Cipher(algorithms.AES(key), modes.CBC(page[end : end + 16])).decryptor()
    return opening.update(page[_SALT if first else 0 : end]) + opening.finalize()


def _records(journal: JournalFile) -> Iterator[object]:
    stood = journal._end, journal._count, journal._last_tag
    yield from journal._read(journal.path.read_bytes()).records
    journal._end, journal._count, journal._last_tag = stood
