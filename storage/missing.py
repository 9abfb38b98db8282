"""What a damaged store could not give back, and no copy here either: listed by citizen, kind and time, until it comes.

The list lies in the store that was written anew. The central service's full rows take most of it away at the next
contact; what is left is what nobody has. A citizen's lines go with him when he is handed over.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

import msgspec

from storage import meta
from storage.engine import Connection

_KEPT: Final = "missing"
_HERE: Final = "select 1 from log where device = ? and number = ?"
_THERE: Final = "select 1 from log where record = ?"
_NAME: Final = """select trim(coalesce(fields ->> 'first_name', '') || ' ' || coalesce(fields ->> 'last_name', ''))
    from record where id = ?"""


@dataclass(frozen=True, slots=True)
class Missing:
    """A change whose row is gone: its name, what it was about, and the words of its record as far as they are left.

    `number` is 0, and each text empty, where not even that can be read any more.
    """

    device: str = ""
    number: int = 0
    stream: str = ""
    record: str = ""
    kind: str = ""
    citizen: str = ""
    at: str = ""
    words: str = ""


def keep(connection: Connection, missing: Iterable[Missing]) -> None:
    """Keep the list, inside an open transaction."""
    meta.put(connection, _KEPT, msgspec.json.encode(tuple(missing)).decode())


def still(connection: Connection) -> tuple[Missing, ...]:
    """Return what has not come since: one line for each record, the newest first."""
    left: dict[object, Missing] = {}
    for one in kept(connection):
        if not _is_here(connection, one):
            left.setdefault(one.record or one, _named(connection, one))
    return tuple(sorted(left.values(), key=lambda one: one.at, reverse=True))


def kept(connection: Connection) -> tuple[Missing, ...]:
    """Return the list as it was written down."""
    found = meta.get(connection, _KEPT)
    return () if found is None else msgspec.json.decode(found, type=tuple[Missing, ...])


def leave(connection: Connection, stream: str) -> None:
    """Let a citizen's lines go, inside an open transaction: nothing of him stays here."""
    if there := kept(connection):
        keep(connection, (one for one in there if one.stream != stream))


def forget(connection: Connection, record: str) -> None:
    """Let a record's lines go, inside an open transaction: it stood in the wrong case."""
    there = kept(connection)
    if any(one.record == record for one in there):
        keep(connection, (one for one in there if one.record != record))


def _is_here(connection: Connection, one: Missing) -> bool:
    """Tell whether it has come: the change by its name, or, where that is not known, anything of its record."""
    query, values = (_HERE, (one.device, one.number)) if one.number else (_THERE, (one.record,))
    return connection.execute(query, values).fetchone() is not None


def _named(connection: Connection, one: Missing) -> Missing:
    """Return a line with the name of its citizen, where that has come back meanwhile."""
    if one.citizen or not one.stream:
        return one
    found = connection.execute(_NAME, (one.stream,)).fetchone()
    return replace(one, citizen=found[0]) if found else one
