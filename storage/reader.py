"""A reader asks the store questions on a lane of its own, never in the way of the one who writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from casework.changes import Seen
from storage import meta
from storage.engine import Connection
from storage.faults import spoken
from storage.ledger import Owner
from storage.transactions import one_moment


class Reader:
    """A connection that can only read; `interrupt` may be called from any thread and stops a running question."""

    def __init__(self, connection: Connection, owner: Owner) -> None:
        self.connection = connection
        self.owner = owner

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        with spoken():
            return list(self.connection.execute(query, values).fetchall())

    def row(self, query: str, *values: Any) -> tuple[Any, ...] | None:
        """Return the first row of a query."""
        with spoken():
            found: tuple[Any, ...] | None = self.connection.execute(query, values).fetchone()
            return found

    def seen(self) -> Seen:
        """Return what a form that opens now has on the screen."""
        with spoken():
            return meta.seen(self.connection)

    @contextmanager
    def moment(self) -> Iterator[None]:
        """Let several questions be answered from the same moment."""
        with spoken(), one_moment(self.connection):
            yield

    def interrupt(self) -> None:
        """Stop the question that is running, from another thread."""
        self.connection.interrupt()

    def close(self) -> None:
        """Let the file go."""
        self.connection.close()
