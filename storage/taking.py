"""Rows of the service as they come into the store: a page of the log, or what several citizens had before.

Each call is one transaction of the ledger's: rows, the screens' tables, the index and the place to go on from are all
in it. A citizen of whom nothing was here has nothing to compare with, and is not looked up row by row.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from casework.changes import Placed
from casework.clock import hear
from storage import attached, logbook, meta, scopes
from storage.engine import Connection
from storage.registers import Touched, rebuild

FILLED: Final = "sync.filled:"
"""The fact, by citizen, from which place on his rows are still to come."""


@dataclass(frozen=True, slots=True)
class Part:
    """What came of one citizen: rows, whether they are the last up to a place, and the place to go on from."""

    stream: str
    rows: Sequence[Placed]
    done: bool
    upto: int
    next: int = 0


class Taking:
    """Takes rows in, inside an open transaction of the store's lane."""

    def __init__(
        self, connection: Connection, device: str, user: str, is_here: Callable[[str], bool]
    ) -> None:
        """`is_here` tells whether the bytes of an attached file lie on this computer."""
        self._connection = connection
        self._device = device
        self._user = user
        self._is_here = is_here
        self._anew: set[str] = set()

    def take(self, placed: Sequence[Placed]) -> Touched:
        """Put rows into the log and bring everything that is made of it up to them."""
        connection = self._connection
        new = logbook.put_new(connection, placed)
        attached.begin_again(connection, placed, by=self._user, is_here=self._is_here)
        own = [one.dot.number for one in placed if one.dot.device == self._device]
        if own:
            meta.put(connection, "last_number", str(max(meta.number(connection, "last_number"), *own)))
        stamp = before = meta.number(connection, "hlc")
        for one in placed:
            if one.received:
                stamp = hear(one.hlc, datetime.fromisoformat(one.received), stamp)
        if stamp != before:
            meta.put(connection, "hlc", str(stamp))
        return rebuild(connection, (one.change.record for one in placed), new)

    def expect(self, coming: Sequence[tuple[str, str]], upto: int) -> None:
        """Expect citizens, each in a role, from their first row up to a place."""
        for stream, role in coming:
            self._anew.discard(stream)
            if scopes.begin(self._connection, stream, role, upto):
                self._anew.add(stream)
            self._connection.execute("delete from fact where key = ?", (FILLED + stream,))

    def fill(self, parts: Sequence[Part]) -> bool:
        """Take in what came of citizens; tell whether somebody's rows, words or files went by it."""
        connection = self._connection
        rows = [one for part in parts for one in part.rows if one.change.stream == part.stream]
        seen = {part.stream for part in parts if part.stream not in self._anew}
        less = scopes.has_less(connection, [one for one in rows if one.change.stream in seen])
        less |= self.take(rows).ended
        for part in parts:
            if part.done:
                less |= scopes.finish(connection, part.stream, part.upto, anew=part.stream in self._anew)
                self._anew.discard(part.stream)
            if part.next:
                meta.put_fact(connection, FILLED + part.stream, str(part.next))
        return less
