"""Who this store was before it was restored from a copy: its earlier names, and what they wrote that has no receipt.

A restored store goes on under a new device name, so that no number is ever given twice (decided.md 8). What the earlier
names wrote keeps its numbers and is sent under them; then the service is told of the new name and closes the earlier
one. What it cannot have taken by then is given a number of the new name.
"""

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from casework.changes import Dot, Placed, Seen
from storage import logbook, meta
from storage.engine import Connection
from storage.transactions import writing

OWN_NUMBERS: Final = ("sync.acked", "sync.have_after", "sync.receipted")
"""Facts of the rounds of sync that speak of an earlier name's numbers: the new one holds none (sync/client.py)."""
_FORMERS: Final = "formers"
_RESTORED: Final = "restored_at"
_FORGOTTEN: Final = ("journal", "journal_next", "last_number")
_HEARD: Final = "last_contact"
BEHIND: Final = "sync.behind"
"""The fact that the service has more of this device than lies here (sync/behind.py)."""
_REUSED: Final = "sync.reused."
_NEWER_DRAFT: Final = """insert into draft values (?, ?, ?, ?, ?) on conflict (key) do update set
    citizen = excluded.citizen, kind = excluded.kind, contents = excluded.contents, kept_at = excluded.kept_at
    where excluded.kept_at > draft.kept_at"""


def names(connection: Connection) -> tuple[str, ...]:
    """Return the earlier names that the service may not have closed yet, the first one first."""
    return tuple(json.loads(meta.get(connection, _FORMERS) or "[]"))


def reused(device: str) -> str:
    """Return the key of the fact up to which number the service's rows of an earlier name are those that lie here.

    Kept until that name is settled: once it is closed, the service no longer says that a number was used twice.
    """
    return _REUSED + device


def was_restored(connection: Connection) -> bool:
    """Tell whether this store ever was restored: then its journal file says of each act whose it is."""
    return meta.get(connection, _RESTORED) is not None


def first_name(connection: Connection) -> str:
    """Return whose acts are that a journal file does not name: of the name that the store was enrolled under."""
    return (*names(connection), meta.get(connection, "device") or "")[0]


def mint(connection: Connection, also: Iterable[str], now: datetime) -> str:
    """Give a store that was restored a new name, and forget what its earlier one was at; return the new name.

    `also` are names that the journal file knows and the copy does not: of a restore in between.
    """
    new = fresh_name()
    earlier = dict.fromkeys((*names(connection), meta.get(connection, "device") or "", *also))
    with writing(connection):
        meta.put(connection, _FORMERS, json.dumps(list(earlier)))
        meta.put(connection, "device", new)
        meta.put(connection, _RESTORED, now.isoformat())
        connection.executemany("delete from meta where key = ?", [(key,) for key in _FORGOTTEN])
        connection.executemany(
            "delete from fact where key = ?", [(key,) for key in (*OWN_NUMBERS, _HEARD, BEHIND)]
        )
    return new


def fresh_name() -> str:
    """Return a name that no device ever had."""
    return str(uuid.uuid4())


def lost(connection: Connection, act: Mapping[str, Any], *, user: str) -> list[Placed]:
    """Return what the log lacks of an act of the journal file, also of one under an earlier name."""
    device = act.get("dev") or first_name(connection)
    if device == meta.get(connection, "device"):
        last = meta.number(connection, "last_number")
        forms = [form for form in act["c"] if form["d"] > last]
    elif device in names(connection):
        forms = [form for form in act["c"] if _lacks(connection, device, form["d"])]
    else:
        forms = []  # the service has closed that name: it has these, or they have other numbers now
    return [logbook.from_wire_form(form, device=device, by=user) for form in forms]


def _lacks(connection: Connection, device: str, number: int) -> bool:
    query = "select 1 from log where device = ? and number = ?"
    return connection.execute(query, (device, number)).fetchone() is None


def put_newer(connection: Connection, typed: Iterable[tuple[str, ...]]) -> None:
    """Bring back, inside an open transaction, drafts that were typed after the copy was made."""
    connection.executemany(_NEWER_DRAFT, typed)


def waiting(connection: Connection, device: str, limit: int) -> tuple[Placed, ...]:
    """Return an earlier name's changes without a receipt, in number order."""
    query = (
        f"select {logbook.COLUMNS} from log where device = ? and seq is null and held is null "  # noqa: S608 - only names of our own columns
        "order by number limit ?"
    )
    return tuple(map(logbook.from_row, connection.execute(query, (device, limit)).fetchall()))


def adopt(connection: Connection, left: Iterable[Placed], device: str) -> tuple[Placed, ...]:
    """Give changes that the service never took a number of the new name, inside an open transaction.

    They come behind what was written under that name already, and had not seen it: where there is such a later act,
    their `own` says nothing, so that two versions stand beside each other rather than the newer one going away.
    """
    number = meta.number(connection, "last_number")
    query = "select coalesce(max(hlc), 0) from log where device = ?"
    (newest,) = connection.execute(query, (device,)).fetchone()
    numbers: dict[int, int] = {}
    adopted = []
    for placed in left:
        number += 1
        numbers[placed.dot.number] = number
        seen = [new for old, new in numbers.items() if old <= placed.change.seen.own]
        own = max(seen, default=0) if placed.hlc > newest else 0
        connection.execute(
            "delete from log where device = ? and number = ?", (placed.dot.device, placed.dot.number)
        )
        change = replace(placed.change, seen=Seen(placed.change.seen.seq, own))
        adopted.append(Placed(change, Dot(device, number), placed.hlc, placed.by))
    logbook.put(connection, adopted)
    meta.put(connection, "last_number", str(number))
    return tuple(adopted)


def closed(connection: Connection, device: str) -> None:
    """Note, inside an open transaction, that the service knows of the new name and closed an earlier one."""
    meta.put(connection, _FORMERS, json.dumps([name for name in names(connection) if name != device]))
    connection.execute("delete from fact where key = ?", (reused(device),))


def named_in(records: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the names that a journal file speaks of, in the order in which they come."""
    return tuple(dict.fromkeys(str(record["dev"]) for record in records if "dev" in record))
