"""What the service asks of a database, whichever it is."""

import errno
import sys
from typing import Any, Final, Protocol

import sqlcipher3

from casework.errors import Damaged

Connection = Any
"""A connection to either database: `execute(sql, values)` with `?` for a value, rows as tuples, bytes as bytes."""

APPLICATION_LOCK_S: Final = 10
"""How long a writer waits for the one before it."""


class Away(Damaged):
    """The database does not answer; nothing is changed, and asking again in a while is all that can be done."""


class NotText(Exception):
    """A text has a character in it that no database stores as text."""


class Engine(Protocol):
    """One database. A connection of it is used by one thread at a time."""

    seals_payloads: bool
    """Whether what a person wrote is sealed row by row, because the database itself lies in the clear."""

    room: int
    """Bytes that must be free where the store's folder lies, so that a request can be taken in."""

    keeps_append_only: bool
    """Whether the database itself lets the service only add to its logs (`rights.CHANGED`)."""

    def is_made(self) -> bool:
        """Tell whether a store is there; Damaged where that cannot be seen."""
        ...

    def connect(self) -> Connection:
        """Open a connection; Damaged, with what is safe and what to do, where that is not possible."""
        ...

    def begin_writing(self, connection: Connection) -> None:
        """Begin a transaction that waits until no other writes, and then sees all that they wrote."""
        ...

    def begin_reading(self, connection: Connection, actor: str | None) -> None:
        """Begin a transaction that sees one moment and writes nothing; what goes out to a person names him."""
        ...

    def act_as(self, connection: Connection, actor: str | None) -> None:
        """Name for whom the rest of a transaction reads; None is the service itself."""
        ...

    def commit(self, connection: Connection) -> None:
        """Keep the transaction; when this returns it is on the disk."""
        ...

    def rollback(self, connection: Connection) -> None:
        """Drop the transaction; a connection that broke is let go without a word."""
        ...

    def is_usable(self, connection: Connection) -> bool:
        """Tell whether a connection can take another transaction."""
        ...

    def close(self, connections: list[Connection]) -> None:
        """Let go of every connection, the writer's first."""
        ...

    def faults(self, connection: Connection) -> list[str]:
        """Return what is wrong with the database itself, in Danish; nothing where all is well."""
        ...


def database_errors() -> tuple[type[Exception], ...]:
    """Return what a database raises when it says no; psycopg only where it was loaded."""
    psycopg = sys.modules.get("psycopg")
    known: tuple[type[Exception], ...] = (sqlcipher3.DatabaseError,)
    return known if psycopg is None else (*known, psycopg.Error)


def is_full(error: BaseException | None) -> bool:
    """Tell whether what was to be written found no room: in the database, on its server, or beside it.

    The memory that SQLite shares beside a file has an error of its own for it.
    """
    if error is None:
        return False
    found = (
        getattr(error, "sqlite_errorname", "") in {"SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"},
        getattr(error, "sqlstate", "") == "53100",
        isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT},
    )
    return any(found) or is_full(error.__cause__)
