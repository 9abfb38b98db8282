"""Small facts of the store: its own numbers in `meta`, and those that a round of sync keeps in `fact`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from casework.changes import Seen
from storage.engine import Connection

NO_FACTS: Final[Mapping[str, str]] = MappingProxyType({})


def get(connection: Connection, key: str) -> str | None:
    """Return a fact of the store."""
    found = connection.execute("select value from meta where key = ?", (key,)).fetchone()
    return None if found is None else str(found[0])


def number(connection: Connection, key: str) -> int:
    """Return a number of the store, 0 before it was ever set."""
    return int(get(connection, key) or 0)


def put(connection: Connection, key: str, value: str) -> None:
    """Set a fact of the store."""
    connection.execute("insert or replace into meta (key, value) values (?, ?)", (key, value))


def fact(connection: Connection, key: str) -> str | None:
    """Return what a round of sync remembered."""
    found = connection.execute("select value from fact where key = ?", (key,)).fetchone()
    return None if found is None else str(found[0])


def put_fact(connection: Connection, key: str, value: str) -> None:
    """Remember something for the next round of sync."""
    connection.execute("insert or replace into fact (key, value) values (?, ?)", (key, value))


def put_facts(connection: Connection, facts: Mapping[str, str]) -> None:
    """Remember several things, inside the transaction that they belong to: no force to the disk of their own."""
    for key, value in facts.items():
        put_fact(connection, key, value)


def seen(connection: Connection) -> Seen:
    """Return what a form that opens now has on the screen: the log up to its last page, and all own changes."""
    return Seen(number(connection, "high"), number(connection, "last_number"))
