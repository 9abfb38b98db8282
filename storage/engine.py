"""One way to open the database file: with its key, with every guard on, and never as a new empty one.

A file cut to nothing would open as an empty database, and an engine without ciphers would take the key and write in
the clear. So a file is looked at before it is opened, and the engine is asked who it is.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import sqlcipher3

from casework.errors import Damaged
from storage.faults import BROKEN, READ_ONLY, UNFIT, WRONG_ENGINE, ReadOnlyFolder, spoken
from storage.files import make_empty
from storage.torn_log import is_mixed

NAME: Final = "store.db"
PAGE: Final = 4096
CLEAR: Final = b"SQLite format 3\x00"
_MEMORY: Final = (
    "pragma foreign_keys = on",
    "pragma trusted_schema = off",
    "pragma cell_size_check = on",
    "pragma temp_store = memory",
    "pragma cache_size = -16000",
    "pragma busy_timeout = 3000",
)
Connection = Any
"""A connection of sqlcipher3, which carries no types."""

RECIPE: Final = (
    "pragma journal_mode = wal",
    "pragma synchronous = full",
    "pragma fullfsync = on",
    "pragma foreign_keys = on",
    "pragma trusted_schema = off",
    "pragma cell_size_check = on",
    "pragma secure_delete = on",
    "pragma temp_store = memory",
    "pragma cache_size = -16000",
    "pragma busy_timeout = 3000",
)
_COPYING: Final = (
    "pragma journal_mode = off",
    "pragma synchronous = off",
    "pragma temp_store = memory",
)
"""A copy under way is forced to the disk once, when it is whole; one that was cut off is thrown away."""


def make(path: Path, key: bytes) -> Connection:
    """Make a new database file and return the connection that writes in it."""
    make_empty(path)
    return _connect(path, key)


def make_copy(path: Path, key: bytes) -> Connection:
    """Make a file for the engine to copy a database into; who calls forces it to the disk."""
    make_empty(path)
    return _connect(path, key, recipe=_COPYING)


def open_damaged(path: Path, key: bytes) -> Connection:
    """Open a database with pages that do not hold, only to read what does; nothing of it is changed."""
    with spoken(UNFIT):
        return _connect(path, key, mode="ro", recipe=("pragma temp_store = memory", "pragma query_only = on"))


def open_copy(path: Path, key: bytes) -> Connection:
    """Open a finished copy that nobody writes in: only read, and no file made beside it."""
    with spoken(BROKEN):
        return _connect(path, key, mode="ro&immutable=1", recipe=("pragma temp_store = memory",))


def open_writer(path: Path, key: bytes) -> Connection:
    """Open the one connection that writes."""
    with spoken(BROKEN):
        look_at(path)
    with spoken(UNFIT):
        return _connect(path, key)


def open_reader(path: Path, key: bytes) -> Connection:
    """Open a connection that can only read."""
    connection = open_writer(path, key)
    connection.execute("pragma query_only = on")
    return connection


def copy_into_memory(source: Connection, name: str, key: bytes) -> Connection:
    """Copy a database into memory, sealed with the same key, and return the connection that holds it there.

    It is gone with the last connection to it, and is on no disk at any time: not its log either. DiskFull above the
    engine's own limit for a database in memory (1 GiB), MemoryError where the computer has less.
    """
    holding = _bare(_memory(name))  # the copy lives as long as somebody holds it
    try:
        source.execute("vacuum into ?", (_memory(name),))
        return _guarded(holding, key, _MEMORY)
    except BaseException:
        holding.close()
        raise


def open_memory_reader(name: str, key: bytes) -> Connection:
    """Open another connection to a database in memory, one that can only read."""
    connection = _guarded(_bare(_memory(name)), key, _MEMORY)
    connection.execute("pragma query_only = on")
    return connection


def _memory(name: str) -> str:
    return f"file:/{name}?vfs=memdb"


def look_at(path: Path) -> None:
    """Refuse a file that is missing, cut, or in the clear."""
    try:
        with path.open("rb") as file:
            head = file.read(len(CLEAR))
    except FileNotFoundError as error:
        raise Damaged(BROKEN) from error
    except PermissionError as error:
        raise ReadOnlyFolder(READ_ONLY) from error
    size = path.stat().st_size
    if size < PAGE or head == CLEAR or (size % PAGE and not _has_log(path)) or is_mixed(path):
        raise Damaged(BROKEN)


def _has_log(path: Path) -> bool:
    """Tell whether the engine's own log lies beside: a power cut may tear the end of the file while it is brought in.

    The log then holds that page whole and puts it back; without it a torn end is decay.
    """
    beside = path.with_name(f"{path.name}-wal")
    return beside.exists() and beside.stat().st_size > 0


def _connect(path: Path, key: bytes, *, mode: str = "rw", recipe: Sequence[str] | None = None) -> Connection:
    return _guarded(_bare(f"file:{quote(str(path))}?mode={mode}"), key, RECIPE if recipe is None else recipe)


def _bare(place: str) -> Connection:
    return sqlcipher3.connect(
        place,
        uri=True,
        isolation_level=None,
        check_same_thread=False,  # lanes take turns; interrupt() comes from another thread on purpose
        cached_statements=64,
    )


def _guarded(connection: Connection, key: bytes, recipe: Sequence[str]) -> Connection:
    """Give a connection its key, ask the engine who it is, and put every guard on; closed where that fails."""
    try:
        connection.execute(f"pragma key = \"x'{key.hex()}'\"")
        version = connection.execute("pragma cipher_version").fetchone()
        if not version or not version[0]:
            raise Damaged(WRONG_ENGINE)
        connection.execute("pragma cipher_log_level = none")
        connection.execute("select count(*) from sqlite_master").fetchone()
        for step in recipe:
            connection.execute(step).fetchone()
    except BaseException:
        connection.close()
        raise
    return connection
