"""PostgreSQL, 15 and newer: one database for a municipality, the service as a role that may do no more than it must.

A writer locks the municipality's row before anything else and writes the counter last, so writers come one after
another and the order of numbers is the order of commits; what one sees after the lock is all that those before it
wrote. A reader sees one moment and may not write. Each transaction says which tenant it works for (`set local`): one
that does not sees no row and writes none. Nothing outlives a transaction, so a pooler may stand between.
"""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import psycopg
from psycopg import RawCursor
from psycopg.rows import tuple_row
from psycopg.types.array import ListBinaryDumper
from psycopg.types.numeric import IntLoader

from casework.errors import Damaged, Refused
from sync.service.engines.cases import ACTOR, SERVICE
from sync.service.engines.engine import APPLICATION_LOCK_S, Away, NotText
from sync.service.engines.spoken import SETTING, spoken

OLDEST: Final = 150000
_LOCK: Final = "select seq from tenant for update"
_INSERT: Final = re.compile(
    r"(insert into \w+ \([^)]*\)) values \([?, ]*\)( on conflict \(\w+\) do nothing)?"
)
_ARRAYS: Final[dict[type, str]] = {int: "bigint[]", str: "text[]", bytes: "bytea[]"}
_MANY: Final = 8
"""Fewer rows go one by one: a statement of its own is prepared for less than it takes."""
_MARK: Final = re.compile(r"[0-9a-f]{32}")


class PgConnection:
    """A connection that takes the service's SQL: `?` for a value, tuples back."""

    def __init__(self, raw: "psycopg.Connection[Any]") -> None:
        self.raw = raw

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Run one statement and return what it found: `fetchone`, `fetchall`, `rowcount`, or row by row."""
        cursor = RawCursor(self.raw, row_factory=tuple_row)
        try:
            return cursor.execute(spoken(sql), values or None, binary=True)
        except psycopg.DataError as error:
            raise _not_text(values, error) from error

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row, without waiting between them; plain new rows go as one statement."""
        rows = list(rows)
        cursor = RawCursor(self.raw, row_factory=tuple_row)
        at_once = in_columns(sql, rows)
        try:
            if at_once is None:
                cursor.executemany(spoken(sql), rows)
            else:
                cursor.execute(spoken(at_once), [list(column) for column in zip(*rows, strict=True)])
        except psycopg.DataError as error:
            raise _not_text([value for row in rows for value in row], error) from error

    def close(self) -> None:
        """Let go."""
        self.raw.close()


class Postgres:
    """The engine over a database address; `tenant` is what the key file calls the municipality, nobody if left out."""

    seals_payloads = True
    keeps_append_only = True
    room = (
        1 << 20
    )  # of the folder, for the files beside the database; the server's own disk says itself that it is full

    def __init__(self, address: str, tenant: str = "0" * 32) -> None:
        if _MARK.fullmatch(tenant) is None:
            raise ValueError("a tenant's mark is 32 hexadecimal digits")
        self._address = address
        self._tenant = f"set local {SETTING} = '{tenant}'"

    def is_made(self) -> bool:
        """Tell whether the municipality's row is there, for this key; the tables must be."""
        connection = self.connect()
        try:
            self.begin_reading(connection, None)
            return connection.execute("select 1 from tenant").fetchone() is not None
        finally:
            connection.close()

    def connect(self) -> PgConnection:
        """Reach the database; Damaged where it does not answer, or is too old."""
        try:
            raw = psycopg.connect(self._address, autocommit=True, connect_timeout=APPLICATION_LOCK_S)
        except psycopg.Error as error:
            raise Away(_AWAY) from error
        if raw.info.server_version < OLDEST or raw.info.parameter_status("server_encoding") != "UTF8":
            raw.close()
            raise Refused(
                "Databasen passer ikke: den skal være PostgreSQL 15 eller nyere i UTF-8. Intet er ændret."
            )
        raw.execute("set bytea_output = 'hex'")  # rights.py compares guards as the server says them
        raw.adapters.register_loader("numeric", IntLoader)
        raw.adapters.register_dumper(list, ListBinaryDumper)  # as text, a column takes ten times as long
        return PgConnection(raw)

    def begin_writing(self, connection: PgConnection) -> None:
        """Begin, and wait for the municipality's row."""
        wait = f"set local lock_timeout = '{APPLICATION_LOCK_S}s'"
        connection.raw.execute(f"begin; {self._tenant}; {_acting(SERVICE)}; {wait}; {_LOCK}")

    def begin_reading(self, connection: PgConnection, actor: str | None) -> None:
        """Begin at one moment; the database itself refuses to write, and shows a person no case but his own."""
        who = _acting(SERVICE if actor is None else actor)
        connection.raw.execute(f"begin isolation level repeatable read read only; {self._tenant}; {who}")

    def act_as(self, connection: PgConnection, actor: str | None) -> None:
        """Name a person, or the service, for what follows in the transaction."""
        connection.raw.execute(_acting(SERVICE if actor is None else actor))

    def commit(self, connection: PgConnection) -> None:
        """Commit; the server answers when it is on its disk."""
        connection.raw.execute("commit")

    def rollback(self, connection: PgConnection) -> None:
        """Drop the transaction; where the connection broke, the server has dropped it."""
        with suppress(psycopg.OperationalError):
            connection.raw.execute("rollback")

    def is_usable(self, connection: PgConnection) -> bool:
        """Tell whether the connection stands, as far as this end knows."""
        return not connection.raw.closed

    def close(self, connections: list[PgConnection]) -> None:
        """Let go."""
        for connection in connections:
            connection.close()

    def faults(self, connection: PgConnection) -> list[str]:
        """Return nothing: pages are the server's, which checks them as it reads (data checksums)."""
        return [] if self.is_usable(connection) else [_AWAY]


def in_columns(sql: str, rows: Sequence[Sequence[Any]]) -> str | None:
    """Return the statement that takes the columns of many new rows, each as one array; None where it is no such one.

    A row that stands twice among them may change nothing: what `do update` does with it, it does row by row.
    """
    insert = _INSERT.fullmatch(sql)
    if insert is None or len(rows) < _MANY:
        return None
    kinds = [_ARRAYS.get({type(value) for value in column}.pop()) for column in zip(*rows, strict=True)]
    if None in kinds or any(len({type(value) for value in column}) > 1 for column in zip(*rows, strict=True)):
        return None
    places = ", ".join(f"?::{kind}" for kind in kinds)
    return f"{insert[1]} select * from unnest({places}){insert[2] or ''}"  # noqa: S608 - our own words


def address_in(path: Path) -> str:
    """Read a database address from its file; Damaged where it cannot be read, Refused where others may read it."""
    try:
        text = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Damaged(f"Filen {path} med databasens adresse kan ikke læses. Intet er ændret.") from error
    if path.stat().st_mode & 0o007:
        raise Refused(f"Filen {path} kan læses af alle på maskinen. Luk den først: chmod o= {path}")
    return text


def _acting(actor: str) -> str:
    """Name who acts; the name of a person comes from the table of persons, and is quoted all the same."""
    if "\0" in actor:
        raise NotText
    quoted = actor.replace("'", "''")
    return f"set local {ACTOR} = '{quoted}'"


def _not_text(values: Iterable[Any], error: Exception) -> Exception:
    """Return what to raise where PostgreSQL refused a value: NotText for the one character that it has no text for."""
    return NotText() if any(isinstance(one, str) and "\0" in one for one in values) else error


def waited_too_long(error: BaseException) -> bool:
    """Tell whether a statement gave up because another transaction held what it needed."""
    return isinstance(error, psycopg.errors.LockNotAvailable)


_AWAY: Final = (
    "Databasen svarer ikke. Intet er ændret. Se efter, at PostgreSQL kører, og at adressen i filen med databasens "
    "adresse er rigtig."
)
