"""The service's own memory: an encrypted file beside it, or a PostgreSQL database, opened the same way every time.

Every commit is on the disk before it is answered. One writer at a time takes the write lock at once, so the order of
numbers is the order of commits; readers each see one moment of it. What differs between the two is in `engines`.
"""

import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from casework.errors import Damaged
from sync.service import branches, identity, keys, migrations, owned
from sync.service.engines import engine as engines
from sync.service.engines.engine import Engine
from sync.service.engines.sqlcipher import SqlCipher
from sync.service.height import FILE as HEIGHT
from sync.service.height import Height, HeightFile
from sync.service.husk_file import ERASED, HuskFile
from sync.service.husk_file import FILE as HUSKS
from sync.service.payloads import Payloads, StreamKeys

if TYPE_CHECKING:
    from sync.service.engines.postgres import Postgres

SCHEMA: Final = 1
STORE: Final = "central.db"
KEY: Final = "central.key"
ADDRESS: Final = "central.database"
"""The file with the address of a PostgreSQL database; where there is none, the store is the SQLCipher file."""
_MADE: Final = (STORE, f"{STORE}-wal", f"{STORE}-shm", KEY, HEIGHT, branches.FILE, HUSKS, ERASED)
Connection = engines.Connection


@dataclass(frozen=True, slots=True)
class Tenant:
    """The municipality: its name, log generation, secret space for ids, importing device, height of the log."""

    name: str
    epoch: str
    said_space: str
    importer: str
    seq: int

    @property
    def space(self) -> uuid.UUID:
        """Read the secret space: hardly anybody asks for it, and every request asks for the rest."""
        return uuid.UUID(self.said_space)


class CentralLedger:
    """An open store. `writing` is one transaction with the lock, `reading` one moment of the log."""

    def __init__(self, folder: Path, key: keys.Keys, engine: Engine) -> None:
        self.folder = folder
        self.keys = key
        self.engine = engine
        self._height = HeightFile(folder)
        self.husks = HuskFile(folder)
        self.erased = HuskFile(folder, ERASED)
        self._streams = StreamKeys(key, seals=engine.seals_payloads)
        self._writer = self._connect()
        self._lock = threading.Lock()
        self._idle: list[Connection] = []
        self._grown = 0
        self.lacks_room = False
        """Whether a write found the disk full, and nobody has seen since that there is room again."""
        self.grew: Callable[[], object] = lambda: None
        """Hears, on the writer's thread, that this process gave numbers of the log."""

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Hold the write lock: commit at the end, or leave nothing at all."""
        with self._lock, self._seeing_room():
            writer = self._writer = self._begun(self._writer, self.engine.begin_writing)
            writer.payloads.forget()
            try:
                yield writer
                height = height_of(writer)
                self.engine.commit(writer)
            except BaseException:
                self.engine.rollback(writer)
                raise
            if writer.payloads.ended:  # before it is answered: after a crash in between the start adds it
                self.check_husks()
            self._height.note(height)
            if height.seq != self._grown:
                self._grown = height.seq
                self.grew()

    @contextmanager
    def _seeing_room(self) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            self.lacks_room = self.lacks_room or engines.is_full(error)
            raise

    @contextmanager
    def reading(self, actor: str | None = None) -> Iterator[Connection]:
        """Hold one moment of the log to read from; writers go on meanwhile. What goes out to a person names him."""
        idle = self._idle.pop() if self._idle else self._connect()
        connection = self._begun(idle, lambda fresh: self.engine.begin_reading(fresh, actor))
        try:
            yield connection
        finally:
            self.engine.rollback(connection)
            if self.engine.is_usable(connection):
                self._idle.append(connection)

    def _begun(self, connection: Connection, begin: Callable[[Connection], None]) -> Connection:
        """Begin a transaction, on a new connection where the old one broke meanwhile: the database was restarted."""
        try:
            begin(connection)
        except engines.database_errors():
            if self.engine.is_usable(connection):
                raise
            connection = self._connect()
            begin(connection)
        return connection

    def _connect(self) -> Connection:
        connection = self.engine.connect()
        connection.payloads = Payloads(connection, self._streams)
        return connection

    def check_height(self) -> None:
        """Raise Damaged where this database is an older copy than the one that was here last."""
        self._height.check(self._height_now, line=self._is_line)

    def check_husks(self) -> None:
        """Put down in the file outside the database what ended in it, where a crash came between the two."""
        with self.reading() as connection:
            self.husks.catch_up(connection)
            self.erased.catch_up(connection)

    def known_height(self) -> Height | None:
        """Return what the file outside the database says; Damaged where it cannot be read."""
        return self._height.read()

    def _is_line(self, earlier: str, later: str) -> bool:
        known = branches.of_file(self.folder)
        with suppress(*engines.database_errors()), self.reading() as connection:
            known |= branches.of_database(
                connection
            )  # one from before there were branches has no table for them
        return earlier in branches.way(known, later)

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
    return Tenant(*connection.execute("select name, epoch, space, importer, seq from tenant").fetchone())


def height_of(connection: Connection) -> Height:
    """Return the height of the log as a transaction sees it."""
    here = tenant(connection)
    return Height(here.epoch, here.seq)


def create(
    folder: Path, municipality: str, *, key_file: Path | None = None, database_file: Path | None = None
) -> CentralLedger:
    """Make a store for a municipality; Damaged where one is there already or the folder cannot be written."""
    if is_made(folder):
        raise Damaged(_THERE)
    HeightFile(folder).check_new()
    database = address_file(folder, database_file)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        keys.make(key_file or folder / KEY)
        if database is None:
            (folder / STORE).touch(mode=0o600)
        owned.give_back(folder, _MADE)
    except OSError as error:
        raise Damaged(f"Mappen {folder} kan ikke skrives. Intet er lavet.") from error
    key = keys.Keys.read(key_file or folder / KEY)
    if database is None:
        ledger = CentralLedger(folder, key, SqlCipher(folder / STORE, key.of("store")))
    else:
        engine = _on_postgres(database, key)
        _check_laid(engine)
        if engine.is_made():
            raise Damaged(_THERE)
        ledger = CentralLedger(folder, key, engine)
    with ledger.writing() as connection:
        if database is None:
            _lay_all(connection)
        identity.ensure(connection, ledger.keys)
        connection.execute(
            "insert into tenant (id, name, epoch, space, importer) values (1, ?, ?, ?, ?)",
            (municipality, str(uuid.uuid4()), str(uuid.uuid4()), str(uuid.uuid4())),
        )
    return ledger


def _lay_all(connection: Connection) -> None:
    """Make every table of a new SQLCipher store, in the transaction that makes the store."""
    connection.execute(migrations.TABLE)
    for step in migrations.pending(connection):
        migrations.run(connection, step, connection.execute, datetime.now(UTC))
    connection.execute(f"pragma user_version = {SCHEMA}")


def is_made(folder: Path) -> bool:
    """Tell whether a SQLCipher store lies in a folder."""
    path = folder / STORE
    return path.exists() and path.stat().st_size > 0


def unmake(folder: Path) -> None:
    """Take away a store that holds nothing yet; the key goes with it only where it lies beside it."""
    for name in (STORE, f"{STORE}-wal", f"{STORE}-shm", HEIGHT, branches.FILE, KEY):
        (folder / name).unlink(missing_ok=True)


def open_store(
    folder: Path,
    *,
    key_file: Path | None = None,
    database_file: Path | None = None,
    behind: bool = False,
) -> CentralLedger:
    """Open the store; Damaged, with what is safe and what to do, where that is not possible.

    `behind` opens an older copy too, for the one command that goes on from it.
    """
    owned.give_back(folder, _MADE)
    database = address_file(folder, database_file)
    if database is None and not is_made(folder):
        raise Damaged("Her er intet lager endnu. Lav det med: fodfaeste-central init --municipality NAVN")
    key = keys.Keys.read(key_file or folder / KEY)
    if database is None:
        ledger = CentralLedger(folder, key, SqlCipher(folder / STORE, key.of("store")))
    else:
        engine = _on_postgres(database, key)
        _check_laid(engine)
        if not engine.is_made():
            raise Damaged(_OTHERS)
        ledger = CentralLedger(folder, key, engine)
    try:
        if database is None:
            _check_version(ledger)
        if not behind:
            ledger.check_height()
        if database is None:
            _bring_up(ledger)
        ledger.check_husks()
    except BaseException:
        ledger.close()
        raise
    return ledger


def address_file(folder: Path, chosen: Path | None) -> Path | None:
    """Return the file with the database's address; None where the store is the SQLCipher file."""
    if chosen is not None:
        return chosen
    beside = folder / ADDRESS
    return beside if beside.exists() else None


def _on_postgres(database: Path, key: keys.Keys) -> "Postgres":
    from sync.service.engines.postgres import Postgres, address_in

    return Postgres(address_in(database), key.mark("tenant", b"tenant"))


def _check_laid(engine: "Postgres") -> None:
    """Look at the tables before anything else: all steps there, the role no stronger than it must be."""
    from sync.service.engines import rights

    connection = engine.connect()
    try:
        empty = connection.execute("select 1 where to_regclass('migration') is null").fetchone()
        if empty or migrations.pending(connection):
            raise Damaged(_NOT_LAID)
        rights.check(connection)
    finally:
        connection.close()


def _check_version(ledger: CentralLedger) -> None:
    with ledger.reading() as connection:
        if connection.execute("pragma user_version").fetchone()[0] > SCHEMA:
            raise Damaged(migrations.NEWER)


def _bring_up(ledger: CentralLedger) -> None:
    """Run the steps that a SQLCipher store lacks, each in a transaction of its own."""
    with ledger.reading() as connection:
        known = connection.execute("select 1 from sqlite_master where name = 'migration'").fetchone()
        if known is not None and not migrations.pending(connection):
            return
    with ledger.writing() as connection:
        connection.execute(migrations.TABLE)
    for step in migrations.steps():
        with ledger.writing() as connection:
            if step in migrations.pending(connection):
                migrations.run(connection, step, connection.execute, datetime.now(UTC))
                identity.ensure(connection, ledger.keys)


_THERE: Final = "Her er allerede et lager. Det er ikke ændret."
_NOT_LAID: Final = (
    "Databasens tabeller er ikke lavet færdig til denne udgave af Fodfæste. Intet er ændret. Kør med ejerens rolle: "
    "fodfaeste-central migrate --owner-file FIL"
)
_OTHERS: Final = (
    "I databasen er der intet lager, som hører til denne nøglefil. Intet er ændret. Læg den rigtige nøglefil tilbage, "
    "eller lav lageret med: fodfaeste-central init --municipality NAVN"
)
