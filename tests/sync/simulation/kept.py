"""The service's store that days have one after another: made once by a process, and emptied for the next day.

Making sixty tables and preparing two hundred statements is a third of a day's work, and the same each time. A day gets
the store as it was when it had just been made: in memory (light.py) or, `in_files`, the real one, encrypted.
"""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar

import sqlcipher3

from sync.service.engines.engine import Connection
from sync.service.engines.sqlcipher import SqlCipher
from sync.service.ledger import STORE, CentralLedger, create
from tests import rooms
from tests.sync.simulation import light

Some = TypeVar("Some")
Tables = Mapping[str, list[tuple[Any, ...]]]
"""Every row of each table of a store: what a copy of it holds."""
_free: Final[dict[tuple[str, bool], list["_Kept"]]] = {}
_in_memory: Final[ContextVar[bool]] = ContextVar("in_memory", default=True)


@dataclass
class _Kept:
    """A store between two days: its room, what stood in each table when it was made, and open connections."""

    room: tempfile.TemporaryDirectory[str]
    municipality: str
    keys: Any = None
    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    shape: int = 0
    connections: list[Connection] = field(default_factory=list)
    database: Any = None
    is_light: bool = field(default_factory=_in_memory.get)

    def is_free(self) -> None:
        """Wait for the next day."""
        _free.setdefault((self.municipality, self.is_light), []).append(self)

    def emptied(self) -> bool:
        """Put every table back to how it was; False where a broken rule changed the tables themselves."""
        connection = self.connections[0]
        if connection.execute("pragma schema_version").fetchone()[0] != self.shape:
            return False
        self.lay(self.rows)
        return True

    def lay(self, tables: "Tables") -> None:
        """Let every table hold these rows and no other, as if a copy of the file had been laid in its place."""
        connection = self.connections[0]
        connection.execute("begin immediate")
        for table, rows in tables.items():
            connection.execute(f"delete from {table}")
            if rows:
                holes = ", ".join("?" * len(rows[0]))
                connection.executemany(f"insert into {table} values ({holes})", rows)
        connection.execute("commit")


class _Engine(SqlCipher):
    """The engine over a kept store: connections are opened once, and given back instead of closed."""

    def __init__(self, kept: _Kept, path: Path, key: bytes) -> None:
        super().__init__(path, key)
        self._kept = kept

    def connect(self) -> Connection:
        """Take a connection that is open already, the writer's first."""
        return self._kept.connections.pop(0) if self._kept.connections else _unsealed(super().connect)

    def close(self, connections: list[Connection]) -> None:
        """Give the connections back for the next day."""
        for connection in connections:
            if connection.in_transaction:
                connection.execute("rollback")
        self._kept.connections[:0] = connections
        self._kept.is_free()


class _LightEngine(_Engine):
    """The engine over a kept store that lies in memory."""

    def connect(self) -> Connection:
        """Return one more way to the one database."""
        return light.Handle(self._kept.database)

    def begin_writing(self, connection: Connection) -> None:
        """Begin to write, alone."""
        light.begin_writing(connection)

    def begin_reading(self, connection: Connection, actor: str | None) -> None:
        """Begin to read."""
        light.begin_reading(connection)

    def commit(self, connection: Connection) -> None:
        """Keep what was written."""
        light.commit(connection)

    def rollback(self, connection: Connection) -> None:
        """Leave nothing."""
        light.rollback(connection)

    def close(self, connections: list[Connection]) -> None:
        """Leave the database to the next day."""
        self._kept.database.end()
        self._kept.is_free()


@contextmanager
def in_files() -> Iterator[None]:
    """Let services have the encrypted file meanwhile: where threads ask, and to compare."""
    before = _in_memory.set(False)
    try:
        yield
    finally:
        _in_memory.reset(before)


def take(folder: Path, municipality: str) -> CentralLedger:
    """Return the ledger of an empty service, whose files beside the store lie in a folder of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    free = _free.get((municipality, _in_memory.get()), [])
    while free:
        kept = free.pop()
        if kept.emptied():
            return _over(kept, folder)
        _let_go(kept)
    return _over(_unsealed(lambda: _made(municipality)), folder)


def copied(ledger: CentralLedger) -> Tables:
    """Return a copy of what the database of a service holds now."""
    with ledger.reading() as connection:
        return {
            table: connection.execute(f"select * from {table}").fetchall()
            for (table,) in connection.execute(light.TABLES).fetchall()
        }


def put_back(ledger: CentralLedger, tables: Tables) -> CentralLedger:
    """Stop a service, lay a copy where its database was, and return the ledger that is opened over it."""
    kept = _stopped(ledger)
    kept.lay(tables)
    return _over(kept, ledger.folder)


def started_anew(ledger: CentralLedger) -> CentralLedger:
    """Stop a service and open its ledger again."""
    return _over(_stopped(ledger), ledger.folder)


def _stopped(ledger: CentralLedger) -> _Kept:
    kept: _Kept = ledger.engine._kept  # type: ignore[attr-defined]
    ledger.close()
    _free[kept.municipality, kept.is_light].remove(kept)
    return kept


def _over(kept: _Kept, folder: Path) -> CentralLedger:
    engine = (_LightEngine if kept.is_light else _Engine)(
        kept, Path(kept.room.name) / STORE, kept.keys.of("store")
    )
    return CentralLedger(folder, kept.keys, engine)


def _made(municipality: str) -> _Kept:
    kept = _Kept(rooms.kept_in_memory(), municipality)
    first = create(Path(kept.room.name), municipality)
    kept.keys = first.keys
    with first.reading() as connection:
        if kept.is_light:
            kept.database = light.Database(connection)
            kept.connections = [light.Handle(kept.database)]
        kept.shape = connection.execute("pragma schema_version").fetchone()[0]
        for (table,) in connection.execute(light.TABLES).fetchall():
            kept.rows[table] = connection.execute(f"select * from {table}").fetchall()
    first.close()
    if kept.is_light:
        kept.shape = kept.database.shape()
    return kept


def _unsealed(work: Callable[[], Some]) -> Some:
    """Do something while new stores are encrypted without a seal on each page, which a file in memory needs least."""
    chooser = sqlcipher3.connect(":memory:")
    try:
        chooser.execute("pragma cipher_default_use_hmac = off")
        return work()
    finally:
        chooser.execute("pragma cipher_default_use_hmac = on")
        chooser.close()


def _let_go(kept: _Kept) -> None:
    for connection in kept.connections:
        connection.close()
    with suppress(OSError):
        kept.room.cleanup()
