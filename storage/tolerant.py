"""Reading a database around the pages that do not hold: what reads is handed on, what does not is stepped over.

The engine gives a connection up at the first page whose proof does not hold, so each such page costs a fresh one. A
table is read in the order of its key until it fails; then the next key that reads is looked for, in wider and wider
steps first, then by halving, and last one by one in between: two bad pages may have a good one between them. Nothing
is written: the file stays as it was found.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlcipher3

from storage.engine import Connection

Row = tuple[Any, ...]
Take = Callable[[list[Row]], object]
"""Takes rows; some may come twice."""
_FARTHEST: Final = 1 << 62
_SPARSE: Final = 1_000_000
"""A gap wider than this is one of a table whose keys lie far apart: trying some by chance finds none."""
_ONE_BY_ONE: Final = 500
"""How many keys of a gap are tried by themselves; of a wider one as many, evenly."""
_AT_ONCE: Final = 5_000
_SIGNS: Final = ("malformed", "disk I/O", "corrupt", "not a database", "out of memory", "constructor failed")


@dataclass(frozen=True, slots=True)
class Source:
    """What is read: columns of a table (or an index of it), each row beginning with the key; a where with its values.

    The names are our own (storage/schema.py) or what the engine says of its tables.
    """

    columns: str
    table: str
    key: str
    where: str = ""
    values: tuple[Any, ...] = ()

    def asking(self, condition: str, end: str = "") -> str:
        """Return a question about some of its rows."""
        both = " and ".join(part for part in (self.where, condition) if part)
        wanted = f" where {both}" if both else ""
        return f"select {self.key}, {self.columns} from {self.table}{wanted}{end}"  # noqa: S608 - see above


class Reading:
    """Reads one damaged database; `open_anew` opens another connection to it, which can only read."""

    def __init__(self, open_anew: Callable[[], Connection]) -> None:
        self._open_anew = open_anew
        self._connection = open_anew()

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def rows(self, query: str, *values: Any) -> list[Row] | None:
        """Return the rows of a question, None where they cannot be read."""
        found: list[Row] = []
        return found if self._read(query, values, found.extend) else None

    def numbered(self, source: Source, take: Take) -> bool:
        """Hand on a table whose key is a number, around what does not read; tell whether it is whole."""
        on = source.asking(f"{source.key} >= ?", f" order by {source.key}")
        one = source.asking(f"{source.key} = ?")
        first = source.asking(f"{source.key} >= ?", f" order by {source.key} limit 1")
        is_whole, begin, last = True, 0, -1

        def taken(rows: list[Row]) -> None:
            nonlocal last
            last = rows[-1][0]
            take(rows)

        while not self._read(on, (*source.values, begin), taken):
            is_whole, reads = False, self._next(source, last)
            for key in _between(last, last + _ONE_BY_ONE if reads is None else reads):
                self._read(one, (*source.values, key), take)
            if reads is None:
                break
            before = last = reads - 1
            self._read(first, (*source.values, reads), taken)
            if last == before:
                break  # nothing comes after what does not read
            begin = last + 1
        return is_whole

    def _next(self, source: Source, after: int) -> int | None:
        """Return the next number from which on something reads, or the table ends; None where nothing does."""
        query = source.asking(f"{source.key} >= ?", f" order by {source.key} limit 1")

        def is_read(number: int) -> bool:
            return self._read(query, (*source.values, number), len)

        fails, step = after, 1
        while not is_read(after + step):
            fails, step = after + step, step * 2
            if step > _FARTHEST:
                return None
        reads = after + step
        while reads - fails > 1:
            middle = (reads + fails) // 2
            fails, reads = (fails, middle) if is_read(middle) else (middle, reads)
        return reads

    def keyed(self, source: Source, key: Sequence[str], take: Take) -> bool:
        """Hand on a table by a key of any columns, from its beginning, and where that fails from its end too."""
        forth, back = ", ".join(key), ", ".join(f"{name} desc" for name in key)
        if self._as_far_as(source, forth, take):
            return True
        self._as_far_as(source, back, take)
        return False

    def _as_far_as(self, source: Source, order: str, take: Take) -> bool:
        """Hand on the rows in an order, up to the last one that reads: the engine fails one row ahead of it."""
        query, count = source.asking("", f" order by {order}"), 0

        def counted(rows: list[Row]) -> None:
            nonlocal count
            count += len(rows)
            take(rows)

        if self._read(query, source.values, counted):
            return True
        before = -1
        while before != count:
            before = count
            self._read(f"{query} limit 1 offset {count}", source.values, counted)
        return False

    def _read(self, query: str, values: Sequence[Any], take: Take) -> bool:
        """Hand on the rows up to the first that cannot be read; tell whether there was none such."""
        rows: list[Row] = []
        try:
            for row in self._connection.execute(query, tuple(values)):
                rows.append(row)
                if len(rows) == _AT_ONCE:
                    take(rows)
                    rows = []
        except (sqlcipher3.DatabaseError, MemoryError) as error:
            if isinstance(error, sqlcipher3.DatabaseError) and not any(sign in str(error) for sign in _SIGNS):
                raise
            self._connection.close()
            self._connection = self._open_anew()
            is_whole = False
        else:
            is_whole = True
        if rows:
            take(rows)
        return is_whole


def _between(after: int, reads: int) -> range:
    gap = reads - after - 1
    return range(after + 1, reads if gap < _SPARSE else after, max(1, gap // _ONE_BY_ONE))
