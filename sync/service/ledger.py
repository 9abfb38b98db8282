"""The service's own memory: an encrypted database in one file, opened the same way every time.

SQLCipher with a key from the key file, write-ahead log, every commit on the disk before it is answered. One writer at a
time takes the write lock at once (`begin immediate`), so the order of numbers is the order of commits; readers each see
one moment of it.
"""

import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import sqlcipher3

from casework.errors import Damaged
from sync.service import identity, keys
from sync.service.height import FILE as HEIGHT
from sync.service.height import Height, HeightFile

SCHEMA: Final = 1
STORE: Final = "central.db"
KEY: Final = "central.key"
Connection = Any
"""A connection of sqlcipher3, which carries no types."""

_RECIPE: Final = (
    "pragma journal_mode = wal",
    "pragma synchronous = full",
    "pragma foreign_keys = on",
    "pragma trusted_schema = off",
    "pragma cell_size_check = on",
    "pragma secure_delete = on",
    "pragma temp_store = memory",
    "pragma cache_size = -16000",
    "pragma busy_timeout = 10000",
)


@dataclass(frozen=True, slots=True)
class Tenant:
    """The municipality: its name, log generation, secret space for ids, importing device, height of the log."""

    name: str
    epoch: str
    space: uuid.UUID
    importer: str
    seq: int


class CentralLedger:
    """An open store. `writing` is one transaction with the lock, `reading` one moment of the log."""

    def __init__(self, path: Path, key: keys.Keys) -> None:
        self.path = path
        self.keys = key
        self._height = HeightFile(path.parent)
        self._writer = _connect(path, key)
        self._lock = threading.Lock()
        self._idle: list[Connection] = []

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Hold the write lock: commit at the end, or leave nothing at all."""
        with self._lock:
            self._writer.execute("begin immediate")
            try:
                yield self._writer
                height = height_of(self._writer)
            except BaseException:
                self._writer.execute("rollback")
                raise
            self._writer.execute("commit")
            self._height.note(height)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Hold one moment of the log to read from; writers go on meanwhile."""
        connection = self._idle.pop() if self._idle else _connect(self.path, self.keys)
        connection.execute("begin")
        try:
            yield connection
        finally:
            connection.execute("rollback")
            self._idle.append(connection)

    def check_height(self) -> None:
        """Raise Damaged where this database is an older copy than the one that was here last."""
        self._height.check(self._height_now)

    def _height_now(self) -> Height:
        with self.reading() as connection:
            return height_of(connection)

    def tenant(self) -> Tenant:
        """Return the municipality as it stands now."""
        with self.reading() as connection:
            return tenant(connection)

    def close(self) -> None:
        """Put the write-ahead log into the file and let go."""
        for connection in self._idle:
            connection.close()
        self._idle.clear()
        with self._lock:
            self._writer.execute("pragma wal_checkpoint(truncate)")
            self._writer.close()


def tenant(connection: Connection) -> Tenant:
    """Return the municipality as a transaction sees it."""
    name, epoch, space, importer, seq = connection.execute(
        "select name, epoch, space, importer, seq from tenant"
    ).fetchone()
    return Tenant(name, epoch, uuid.UUID(space), importer, seq)


def height_of(connection: Connection) -> Height:
    """Return the height of the log as a transaction sees it."""
    here = tenant(connection)
    return Height(here.epoch, here.seq)


def create(folder: Path, municipality: str, *, key_file: Path | None = None) -> CentralLedger:
    """Make a store for a municipality; Damaged where one is there already or the folder cannot be written."""
    path = folder / STORE
    if is_made(folder):
        raise Damaged("Her er allerede et lager. Det er ikke ændret.")
    HeightFile(folder).check_new()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        keys.make(key_file or folder / KEY)
        path.touch(mode=0o600)
    except OSError as error:
        raise Damaged(f"Mappen {folder} kan ikke skrives. Intet er lavet.") from error
    ledger = CentralLedger(path, keys.Keys.read(key_file or folder / KEY))
    with ledger.writing() as connection:
        _lay_tables(connection)
        identity.ensure(connection, ledger.keys)
        connection.execute(
            "insert into tenant (id, name, epoch, space, importer) values (1, ?, ?, ?, ?)",
            (municipality, str(uuid.uuid4()), str(uuid.uuid4()), str(uuid.uuid4())),
        )
        connection.execute(f"pragma user_version = {SCHEMA}")
    return ledger


def _lay_tables(connection: Connection) -> None:
    """Make whichever tables are not there: all of a new store, and in an older one those that came since."""
    for statement in _statements():
        connection.execute(statement)


def _lacks_tables(connection: Connection) -> bool:
    there = {row[0] for row in connection.execute("select name from sqlite_master").fetchall()}
    named = {statement.split("if not exists ")[1].split()[0] for statement in _statements()}
    return not named <= there


def _statements() -> list[str]:
    script = files("sync.service").joinpath("schema.sql").read_text(encoding="utf-8")
    return [statement for statement in script.split(";") if statement.strip()]


def is_made(folder: Path) -> bool:
    """Tell whether a store lies in a folder."""
    path = folder / STORE
    return path.exists() and path.stat().st_size > 0


def unmake(folder: Path) -> None:
    """Take away a store that holds nothing yet; the key goes with it only where it lies beside it."""
    for name in (STORE, f"{STORE}-wal", f"{STORE}-shm", HEIGHT, KEY):
        (folder / name).unlink(missing_ok=True)


def open_store(folder: Path, *, key_file: Path | None = None) -> CentralLedger:
    """Open the store; Damaged, with what is safe and what to do, where that is not possible."""
    path = folder / STORE
    if not is_made(folder):
        raise Damaged("Her er intet lager endnu. Lav det med: fodfaeste-central init --municipality NAVN")
    ledger = CentralLedger(path, keys.Keys.read(key_file or folder / KEY))
    with ledger.reading() as connection:
        version = connection.execute("pragma user_version").fetchone()[0]
        lacks = _lacks_tables(connection)
    if version > SCHEMA:
        ledger.close()
        raise Damaged(
            "Lageret er lavet af en nyere udgave af Fodfæste og er ikke rørt. Brug den nyere udgave af programmet."
        )
    try:
        ledger.check_height()
        if lacks:
            with ledger.writing() as connection:
                _lay_tables(connection)
                identity.ensure(connection, ledger.keys)
    except BaseException:
        ledger.close()
        raise
    return ledger


def _connect(path: Path, key: keys.Keys) -> Connection:
    connection = sqlcipher3.connect(
        f"file:{path}?mode=rw", uri=True, isolation_level=None, check_same_thread=False, timeout=10
    )
    try:
        connection.execute(f"pragma key = \"x'{key.of('store').hex()}'\"")
        if not connection.execute("pragma cipher_version").fetchone():
            raise Damaged("Programmet mangler krypteringen (SQLCipher). Lageret er ikke rørt.")
        connection.execute("pragma cipher_log_level = none")
        connection.execute("select count(*) from sqlite_master").fetchone()
        for pragma in _RECIPE:
            connection.execute(pragma)
    except sqlcipher3.DatabaseError as error:
        connection.close()
        raise Damaged(
            "Lageret kan ikke åbnes: nøglefilen hører ikke til det, eller filen er beskadiget. Intet er ændret; "
            "læg lager og nøglefil tilbage fra samme sikkerhedskopi."
        ) from error
    return connection
