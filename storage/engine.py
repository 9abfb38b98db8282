"""Opens the encrypted database as it must be opened, or says why not.

The recipe is security.md's: never create by opening (`mode=rw`), raw key, a cipher that answers, write-ahead log with full
flushes, deleted words really gone, no temporary files. A file of 0 or 1 byte opens as a *new empty* database in SQLite, and
Python's own sqlite3 would take the key and write in clear; both are refused here.
"""

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from casework.errors import Damaged, Locked, Refused

Connection = Any
"""A connection of sqlcipher3, which carries no types."""

DatabaseError: type[Exception] = dbapi2.DatabaseError
OperationalError: type[Exception] = dbapi2.OperationalError
PAGE = 4096
PLAIN_HEADER = b"SQLite format 3\0"

_TORN = (
    "Lageret på denne computer er beskadiget. Der laves ikke et nyt oven i det. Det, centralen har kvitteret for, er i "
    "sikkerhed der; det, der ventede, ligger i mappens journalfil. Gendan fra sikkerhedskopien, eller ring til din "
    "superbruger."
)
_FULL = (
    "Disken er fuld, så det sidste kunne ikke gemmes. Alt tidligere er gemt, og det, du skriver, står her endnu. "
    "Slet noget andet på computeren, og tryk Gem igen."
)
_READ_ONLY = (
    "Mappen med lageret kan kun læses, så intet nyt kan gemmes. Det, der er gemt, er uændret. "
    "Få skriveadgang til mappen, og lås op igen."
)
_BUSY = "Lageret er optaget af et andet vindue. Intet er gået tabt. Luk det andet vindue, og prøv igen."


def create(path: Path, key: bytes) -> Connection:
    """Make a new encrypted database; FileExistsError where there is one."""
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    os.close(handle)
    return _connect(path, key, "rw")


def open_at(path: Path, key: bytes, *, read_only: bool = False) -> Connection:
    """Open a database that exists; Damaged where it is missing, cut short, in clear, or torn."""
    _look_at(path)
    with said_plainly():
        return _connect(path, key, "ro" if read_only else "rw")


def _look_at(path: Path) -> None:
    try:
        size = path.stat().st_size
        head = path.open("rb").read(len(PLAIN_HEADER))
    except OSError as error:
        raise Damaged(_TORN) from error
    if size < PAGE or head == PLAIN_HEADER:
        raise Damaged(_TORN)


def _connect(path: Path, key: bytes, mode: str) -> Connection:
    connection = dbapi2.connect(
        f"file:{_quoted(path)}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False,
        cached_statements=64,
    )  # fmt: skip
    try:
        connection.execute(f"pragma key = \"x'{key.hex()}'\"")
        if not connection.execute("pragma cipher_version").fetchone():
            raise Damaged("Krypteringen svarer ikke, så lageret åbnes ikke. Intet er rørt. Installér Fodfæste igen.")
        connection.execute("pragma cipher_log_level = none")
        connection.execute("select count(*) from sqlite_master").fetchone()
        _prepare(connection, mode)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: Connection, mode: str) -> None:
    for pragma in (
        "busy_timeout = 3000",
        "foreign_keys = on",
        "trusted_schema = off",
        "cell_size_check = on",
        "temp_store = memory",
        "cache_size = -16000",
    ):
        connection.execute(f"pragma {pragma}")
    if mode == "ro":
        connection.execute("pragma query_only = on")
        return
    connection.execute("pragma journal_mode = wal")
    connection.execute("pragma synchronous = full")
    connection.execute("pragma secure_delete = on")


def _quoted(path: Path) -> str:
    return re.sub(r"[%?#]", lambda found: f"%{ord(found.group()):02x}", str(path.absolute()))


@contextlib.contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All of it or nothing: begins for writing at once, commits durably, rolls back on any error."""
    with said_plainly():
        connection.execute("begin immediate")
        try:
            yield
            connection.execute("commit")
        except BaseException:
            if connection.in_transaction:
                connection.execute("rollback")
            raise


@contextlib.contextmanager
def snapshot(connection: Connection) -> Iterator[None]:
    """Everything asked inside sees one moment of the store."""
    with said_plainly():
        connection.execute("begin")
        try:
            yield
        finally:
            if connection.in_transaction:
                connection.execute("rollback")


@contextlib.contextmanager
def said_plainly() -> Iterator[None]:
    """Turn what the engine says into our four errors; an interrupted question stays an OperationalError."""
    try:
        yield
    except DatabaseError as error:
        said = str(error).lower()
        if "interrupted" in said:
            raise
        if "full" in said:
            raise Refused(_FULL) from error
        if "readonly" in said or "read-only" in said or "unable to open" in said:
            raise Damaged(_READ_ONLY) from error
        if "locked" in said or "busy" in said:
            raise Locked(_BUSY) from error
        if "disk i/o" in said or "malformed" in said or "not a database" in said or "hmac" in said:
            raise Damaged(_TORN) from error
        raise
