"""The service's own memory: an encrypted file beside it, or a PostgreSQL database, opened the same way every time.

Every commit is on the disk before it is answered. One writer at a time takes the write lock at once, so the order of
numbers is the order of commits; readers each see one moment of it. What differs between the two is in `engines`.
"""

import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

from casework.errors import Damaged
from sync.service import identity, keys
from sync.service.engines import engine as engines
from sync.service.engines.engine import Engine
from sync.service.engines.sqlcipher import SqlCipher
from sync.service.height import FILE as HEIGHT
from sync.service.height import Height, HeightFile

SCHEMA: Final = 1
STORE: Final = "central.db"
KEY: Final = "central.key"
Connection = engines.Connection


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

    def __init__(self, folder: Path, key: keys.Keys, engine: Engine) -> None:
        self.folder = folder
        self.keys = key
        self.engine = engine
        self._height = HeightFile(folder)
        self._writer = engine.connect()
        self._lock = threading.Lock()
        self._idle: list[Connection] = []

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Hold the write lock: commit at the end, or leave nothing at all."""
        with self._lock:
            if not self.engine.is_usable(self._writer):
                self._writer = self.engine.connect()
            writer = self._writer
            self.engine.begin_writing(writer)
            try:
                yield writer
                height = height_of(writer)
            except BaseException:
                self.engine.rollback(writer)
                raise
            self.engine.commit(writer)
            self._height.note(height)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Hold one moment of the log to read from; writers go on meanwhile."""
        connection = self._idle.pop() if self._idle else self.engine.connect()
        self.engine.begin_reading(connection)
        try:
            yield connection
        finally:
            self.engine.rollback(connection)
            if self.engine.is_usable(connection):
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
        """Let go of the database; everything is in it."""
        with self._lock:
            self.engine.close([self._writer, *self._idle])
            self._idle.clear()


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
    ledger = _embedded(folder, key_file)
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
    if not is_made(folder):
        raise Damaged("Her er intet lager endnu. Lav det med: fodfaeste-central init --municipality NAVN")
    ledger = _embedded(folder, key_file)
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


def _embedded(folder: Path, key_file: Path | None) -> CentralLedger:
    key = keys.Keys.read(key_file or folder / KEY)
    return CentralLedger(folder, key, SqlCipher(folder / STORE, key.of("store")))
