"""One question about many things at once, in the few lengths that a database has prepared already."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from sync.service.engines.engine import Connection

AT_ONCE: Final = (1, 10, 100, 500)
"""How many are asked for in one question: statements that the database knows already."""


def many(connection: Connection, question: str, wanted: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """Ask `... in ({})` of many values, the last of a question repeated until its length is one of few."""
    values = list(wanted)
    for begin in range(0, len(values), AT_ONCE[-1]):
        part = values[begin : begin + AT_ONCE[-1]]
        size = next(size for size in AT_ONCE if size >= len(part))
        filled = [*part, *part[-1:] * (size - len(part))]
        yield from connection.execute(question.format(", ".join("?" * size)), filled).fetchall()
