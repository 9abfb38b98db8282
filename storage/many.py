"""One question about many things at once, in pieces that the engine takes."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from storage.engine import Connection

_CHUNK: Final = 500


def many(
    connection: Connection, question: str, wanted: Iterable[Any], first: tuple[Any, ...] = ()
) -> Iterator[tuple[Any, ...]]:
    """Ask `... in ({})` of many values; `first` are values that stand before them in the question."""
    values = list(wanted)
    for begin in range(0, len(values), _CHUNK):
        part = values[begin : begin + _CHUNK]
        yield from connection.execute(question.format(", ".join("?" * len(part))), (*first, *part)).fetchall()
