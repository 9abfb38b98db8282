"""The service's database without its file: SQLCipher's SQLite in memory, which reads nothing twice that stands still.

A third of what a day took was pages that were encrypted and read back, and questions whose tables nobody had written in
since they were asked last. Which tables a statement reads and writes SQLite itself says of it (`explain`), so an answer
is given again only where it would be the same. Whoever reads while another writes, which one thread does not do here,
is told so instead of being shown what is not committed. The real file lies under the days over the application, and
`test_light_days.py` compares the two.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import sqlcipher3

from sync.service.engines.engine import Connection

_SHAPES: Final = (
    "select sql from sqlite_master where sql is not null and name not like 'sqlite_%' order by rowid"
)
_ROOTS: Final = "select rootpage, tbl_name from sqlite_master where rootpage > 0"
_READS: Final = frozenset({"OpenRead", "ReopenIdx"})
_MOVES: Final = re.compile(r"random|'now'|current_|changes\(|last_insert", re.IGNORECASE)
"""Words of a question whose answer is another one each time."""
_ACTS: Final = re.compile(r"\s*(select|with|insert|update|delete)\b", re.IGNORECASE)
_HOLE: Final = re.compile(r"\?(\d*)")
_SHAPES_IT: Final = re.compile(r"\s*(create|drop|alter)\b", re.IGNORECASE)


Rows = Sequence[tuple[Any, ...]]
TABLES: Final = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"


class Crossed(AssertionError):
    """Somebody reads while another writes: here the reader would see what is not committed yet."""


class _Statement:
    """The tables that a statement reads and writes, as SQLite says, and its answers since these were written."""

    __slots__ = ("answers", "keeps", "reads", "writes")

    def __init__(self, reads: Iterable[str] = (), writes: Iterable[str] = (), *, keeps: bool = False) -> None:
        self.reads, self.writes, self.keeps = tuple(reads), tuple(writes), keeps
        self.answers: dict[tuple[Any, ...], Rows] = {}


_OTHER: Final = _Statement()
_SHAPING: Final = _Statement()


class _Answer:
    """The rows that a question found, handed out the way a cursor does."""

    __slots__ = ("_left", "_rows")

    def __init__(self, rows: Rows) -> None:
        self._rows, self._left = rows, 0

    def fetchone(self) -> tuple[Any, ...] | None:
        """Return the next row."""
        found = self._rows[self._left : self._left + 1]
        self._left += 1
        return found[0] if found else None

    def fetchmany(self, size: int) -> list[tuple[Any, ...]]:
        """Return the next few rows."""
        self._left += size
        return list(self._rows[self._left - size : self._left])

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Return every row that is left."""
        found, self._left = list(self._rows[self._left :]), len(self._rows)
        return found

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.fetchall())


class Database:
    """One database in memory, what was asked of it, and when each of its tables was written last."""

    def __init__(self, made: Connection) -> None:
        """Take over the tables of a database that was made, and all that stands in them."""
        self.raw = sqlcipher3.connect(":memory:", isolation_level=None, cached_statements=1024)
        self.readers = 0
        self.known: dict[str, _Statement] = {}
        self._readers: dict[str, list[_Statement]] = {}
        for (shape,) in made.execute(_SHAPES).fetchall():
            self.raw.execute(shape)
        for (table,) in made.execute(TABLES).fetchall():
            for row in made.execute(f"select * from {table}").fetchall():
                self.raw.execute(f"insert into {table} values ({', '.join('?' * len(row))})", row)
        for pragma in ("foreign_keys = on", "trusted_schema = off"):
            self.raw.execute(f"pragma {pragma}")

    def write(self, known: _Statement) -> None:
        """Forget what was answered from the tables that are about to be written."""
        for table in known.writes:
            for one in self._readers.get(table, ()):
                if one.answers:
                    one.answers = {}
        if known is _OTHER or known is _SHAPING:
            self.forget()
        if known is _SHAPING:
            self.known.clear()
            self._readers.clear()

    def forget(self) -> None:
        """Forget every answer: what was written is dropped."""
        for one in self.known.values():
            if one.keeps and one.answers:
                one.answers = {}

    def shape(self) -> int:
        """Return the number that a change of the tables themselves raises."""
        return int(self.raw.execute("pragma schema_version").fetchone()[0])

    def end(self) -> None:
        """Drop what is under way: the service stopped."""
        if self.raw.in_transaction:
            self.raw.execute("rollback")
        self.forget()
        self.readers = 0

    def learn(self, sql: str) -> _Statement:
        """Ask SQLite which tables a statement reads and writes."""
        found = _SHAPING if _SHAPES_IT.match(sql) else _OTHER
        if _ACTS.match(sql):
            roots = {1: "sqlite_master", **dict(self.raw.execute(_ROOTS).fetchall())}
            anew = f"explain {sql}\n-- {self.shape()}"  # one that is prepared tells of the tables as they were then
            steps = self.raw.execute(anew, (None,) * _holes(sql)).fetchall()
            reads = {roots[step[3]] for step in steps if step[1] in _READS}
            writes = {roots[step[3]] for step in steps if step[1] == "OpenWrite"}
            writes |= {roots[step[2]] for step in steps if step[1] == "Clear"}
            found = _Statement(reads, writes, keeps=not writes and not _MOVES.search(sql))
            for table in reads:
                self._readers.setdefault(table, []).append(found)
        self.known[sql] = found
        return found


def _holes(sql: str) -> int:
    """Return how many values a statement asks for; a numbered one may be asked for twice."""
    found = _HOLE.findall(sql)
    return max(map(int, found)) if all(found) and found else len(found)


class Handle:
    """A connection to the database, for the writer or for one who reads."""

    __slots__ = ("database", "payloads", "reads")

    def __init__(self, database: Database) -> None:
        self.database = database
        self.reads = False
        self.payloads: Any = None

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Run one statement, or answer it as it was answered when its tables stood as they stand now."""
        here = self.database
        known = here.known.get(sql) or here.learn(sql)
        if self.reads and (known.writes or here.raw.in_transaction):
            raise Crossed
        if not known.keeps:
            here.write(known)
            return here.raw.execute(sql, values)
        asked = tuple(values)
        rows = known.answers.get(asked)
        if rows is None:
            rows = known.answers[asked] = here.raw.execute(sql, asked).fetchall()
        return _Answer(rows)

    def executemany(self, sql: str, values: Iterable[Sequence[Any]]) -> Any:
        """Run one statement for each of some values."""
        if self.reads:
            raise Crossed
        here = self.database
        here.write(here.known.get(sql) or here.learn(sql))
        return here.raw.executemany(sql, values)

    @property
    def in_transaction(self) -> bool:
        """Whether something is written that is not kept yet."""
        return bool(self.database.raw.in_transaction)

    @property
    def total_changes(self) -> int:
        """How much was ever written."""
        return int(self.database.raw.total_changes)

    def close(self) -> None:
        """Let go of the database, with everybody else who has it."""
        self.database.raw.close()


def begin_writing(handle: Handle) -> None:
    """Begin to write."""
    handle.database.raw.execute("begin immediate")


def begin_reading(handle: Handle) -> None:
    """Begin to read; nothing is written until it ends."""
    handle.reads, handle.database.readers = True, handle.database.readers + 1


def commit(handle: Handle) -> None:
    """Keep what was written."""
    if handle.database.readers:
        raise Crossed
    handle.database.raw.execute("commit")


def rollback(handle: Handle) -> None:
    """End a reading, or drop what was written."""
    if handle.reads:
        handle.reads, handle.database.readers = False, handle.database.readers - 1
    else:
        handle.database.raw.execute("rollback")
        handle.database.forget()
