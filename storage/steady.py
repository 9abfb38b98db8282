"""The connection that writes, opened anew at once after a page that did not hold.

After one damaged page SQLCipher gives a connection up: whatever it must read from the file from then on is *malformed*,
and every write *readonly*, also where nothing of it lies on that page. So the store would refuse everything until the
next unlock. This stands in the connection's place: what failed outside of a transaction is tried once more on a fresh
one, and no transaction begins on one that has been given up. What really lies on the damaged page still fails.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

import sqlcipher3

from casework.errors import FodfaesteError
from storage.engine import Connection

_GIVEN_UP: Final = ("malformed", "readonly", "disk I/O", "out of memory", "constructor failed", "corrupt")
"""What the engine says on a connection that it has given up; a fresh one tells whether it is true."""


class Steady:
    """Stands for a connection of the engine; `open_anew` opens another one to the same file with the same recipe."""

    def __init__(self, open_anew: Callable[[], Connection]) -> None:
        self._open_anew = open_anew
        self._connection = open_anew()
        self._given_up = False

    def __getattr__(self, name: str) -> Any:
        """Everything else is the connection's own."""
        return getattr(self._connection, name)

    def execute(self, statement: str, values: Any = ()) -> "Answer":
        """Execute a statement; outside of a transaction once more, on a fresh connection, where this one failed."""
        inside = self._connection.in_transaction
        if self._given_up and not inside:
            self._begin_anew()
        if statement == "rollback":
            return self._roll_back()
        try:
            with self.watched():
                return Answer(self, self._connection.execute(statement, values))
        except (sqlcipher3.DatabaseError, MemoryError):
            if inside or not self._given_up:
                raise
        self._begin_anew()
        with self.watched():
            return Answer(self, self._connection.execute(statement, values))

    def executemany(self, statement: str, values: Any) -> "Answer":
        """Execute a statement for each row of values, inside a transaction."""
        with self.watched():
            return Answer(self, self._connection.executemany(statement, values))

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Notice that the engine gives the connection up."""
        try:
            yield
        except (sqlcipher3.DatabaseError, MemoryError) as error:
            said = str(error)
            self._given_up |= isinstance(error, MemoryError) or any(sign in said for sign in _GIVEN_UP)
            raise

    def _roll_back(self) -> "Answer":
        """Take a transaction back; a connection that cannot do even that is closed, which comes to the same."""
        try:
            return Answer(self, self._connection.execute("rollback"))
        except (sqlcipher3.DatabaseError, MemoryError):
            self._begin_anew()
            return Answer(self, self._connection.cursor())

    def _begin_anew(self) -> None:
        """Open another connection, and only then let this one go: the last one to go would tidy up the log."""
        try:
            fresh = self._open_anew()
        except FodfaesteError as error:
            raise sqlcipher3.DatabaseError("malformed") from error  # said by whoever asked, in his words
        before, self._connection, self._given_up = self._connection, fresh, False
        with suppress(sqlcipher3.Error):
            before.close()


class Answer:
    """The rows of a statement: a page that does not hold may show only at the second of them."""

    __slots__ = ("_cursor", "_steady")

    def __init__(self, steady: Steady, cursor: Any) -> None:
        self._steady = steady
        self._cursor = cursor

    def __getattr__(self, name: str) -> Any:
        """Everything else is the cursor's own."""
        return getattr(self._cursor, name)

    def __iter__(self) -> Iterator[Any]:
        """Go through the rows."""
        with self._steady.watched():
            yield from self._cursor

    def fetchone(self) -> Any:
        """Return the next row."""
        with self._steady.watched():
            return self._cursor.fetchone()

    def fetchall(self) -> Any:
        """Return the rows that are left."""
        with self._steady.watched():
            return self._cursor.fetchall()
