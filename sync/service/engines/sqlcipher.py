"""SQLCipher: the whole store encrypted in one file beside the service, with nothing to install.

Write-ahead log, every commit on the disk before it is answered. A writer takes the write lock at once
(`begin immediate`), so the order of numbers is the order of commits; readers each see one moment of it.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

import sqlcipher3

from casework.errors import Damaged
from sync.service.engines.engine import APPLICATION_LOCK_S, Connection, is_full

_RECIPE: Final = (
    "pragma journal_mode = wal",
    "pragma synchronous = full",
    "pragma foreign_keys = on",
    "pragma trusted_schema = off",
    "pragma cell_size_check = on",
    "pragma secure_delete = on",
    "pragma temp_store = memory",
    "pragma cache_size = -16000",
    f"pragma busy_timeout = {APPLICATION_LOCK_S * 1000}",
)


class _Connection(sqlcipher3.Connection):  # type: ignore[misc] # sqlcipher3 carries no types
    """A connection that has room for what the service hangs on it."""


class SqlCipher:
    """The embedded engine; the key is the one that the key file gives the store."""

    seals_payloads = False
    keeps_append_only = False
    room = (
        64 << 20
    )  # the largest batch lies in the log beside the file and then in the file, and as much again

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self._key = key

    def is_made(self) -> bool:
        """Tell whether the file is there."""
        return self.path.exists() and self.path.stat().st_size > 0

    def connect(self) -> Connection:
        """Open the file; Damaged where it is not ours to read, or key and file do not belong together."""
        if self.path.exists() and not os.access(self.path, os.R_OK):
            raise Damaged(_SHUT.format(name=self.path.name))
        connection = sqlcipher3.connect(
            f"file:{self.path}?mode=rw",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=APPLICATION_LOCK_S,
            factory=_Connection,
        )
        try:
            connection.execute(f"pragma key = \"x'{self._key.hex()}'\"")
            if not connection.execute("pragma cipher_version").fetchone():
                raise Damaged("Programmet mangler krypteringen (SQLCipher). Lageret er ikke rørt.")
            connection.execute("pragma cipher_log_level = none")
            connection.execute("select count(*) from sqlite_master").fetchone()
            for pragma in _RECIPE:
                connection.execute(pragma)
        except sqlcipher3.DatabaseError as error:
            connection.close()
            raise Damaged(_FULL if is_full(error) else _OTHERS) from error
        return connection

    def begin_writing(self, connection: Connection) -> None:
        """Take the write lock."""
        connection.execute("begin immediate")

    def begin_reading(self, connection: Connection, actor: str | None) -> None:  # noqa: ARG002 - this file has no second wall
        """Stand at one moment from the first thing read."""
        connection.execute("begin")

    def act_as(self, connection: Connection, actor: str | None) -> None:
        """Do nothing: here is no second wall."""

    def commit(self, connection: Connection) -> None:
        """Write to the disk."""
        connection.execute("commit")

    def rollback(self, connection: Connection) -> None:
        """Leave nothing; where the disk was full, SQLite has left nothing by itself."""
        if connection.in_transaction:
            connection.execute("rollback")

    def is_usable(self, connection: Connection) -> bool:
        """Tell that a file is always there."""
        return connection is not None

    def close(self, connections: list[Connection]) -> None:
        """Close the readers, put the write-ahead log into the file where there is room, and let go."""
        writer, *readers = connections
        for reader in readers:
            reader.close()
        with suppress(sqlcipher3.OperationalError):  # all is in the log beside the file, and stays there
            writer.execute("pragma wal_checkpoint(truncate)")
        writer.close()

    def faults(self, connection: Connection) -> list[str]:
        """Check each page's seal, and the tree they form."""
        found = [
            f"Siden er beskadiget: {row[0]}" for row in connection.execute("pragma cipher_integrity_check")
        ]
        checked = connection.execute("pragma quick_check").fetchone()[0]
        return found if checked == "ok" else [*found, f"Databasen er ikke hel: {checked}"]


_OTHERS: Final = (
    "Lageret kan ikke åbnes: nøglefilen hører ikke til det, eller filen er beskadiget. Intet er ændret; læg lager og "
    "nøglefil tilbage fra samme sikkerhedskopi."
)
_FULL: Final = (
    "Disken er fuld, så lageret kan ikke åbnes. Intet er ændret, og computerne har stadig alt, der er skrevet på dem. "
    "Skaf plads, og prøv igen."
)
_SHUT: Final = (
    "Centralen har ingen ret til lageret {name}. Intet er ændret. Giv filen til den, som mappen tilhører, "
    "og prøv igen."
)
