"""How far a store has come, kept by the operating system's keyring as well: an older folder in its place is noticed.

Everything in a folder agrees with everything else in it, also when all of it is of yesterday. So at each lock the
number of the root key, the last own number and the end of the trail are given to the keyring, once everything is in the
file, and compared at the next unlock. What the keyring holds says nothing of a case. A computer without one has the
service's word only, which comes with each lease.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Final

from storage import epochs, former, keystore, meta
from storage.engine import Connection
from storage.transactions import writing

_KEPT: Final = "height_kept"
"""The fact that the keyring was given a height: before that it is not even loaded."""


@dataclass(frozen=True, slots=True)
class Height:
    """A store's name, the number of its root key, its last own number, its last entry of the trail and its hash."""

    device: str
    epoch: int
    number: int
    entry: int
    head: str


def of(connection: Connection) -> Height:
    """Return how far a store has come."""
    device = meta.get(connection, "device") or ""
    row = connection.execute(
        "select last, head from audit_segment where device = ? order by number desc limit 1", (device,)
    ).fetchone()
    entry, head = (int(row[0]), bytes(row[1]).hex()) if row else (0, "")
    return Height(device, epochs.number(connection), meta.number(connection, "last_number"), entry, head)


def keep(connection: Connection, store: str) -> None:
    """Give it to the keyring, where there is one; a keyring that is silent keeps what it had."""
    said = json.dumps(asdict(of(connection)), sort_keys=True).encode()
    if keystore.put(_entry(store), said) and meta.get(connection, _KEPT) is None:
        with writing(connection):
            meta.put(connection, _KEPT, "1")


def kept(store: str) -> Height | None:
    """Return what the keyring knows of a store; None where it is silent."""
    with suppress(keystore.Silent, ValueError, TypeError, RecursionError):
        return Height(**json.loads(keystore.find(_entry(store)) or b"null"))
    return None


def forget(store: str) -> None:
    """Have the keyring forget it: the store is wiped."""
    keystore.drop(_entry(store))


def fell_back(connection: Connection, store: str) -> bool:
    """Tell whether the store is older than the keyring knows it to have been; False where the keyring says nothing."""
    if meta.get(connection, _KEPT) is None:
        return False
    said = kept(store)
    return said is not None and is_below(connection, said)


def is_below(connection: Connection, kept: Height) -> bool:
    """Tell whether a store has not come as far as that, or came there by another way."""
    now = of(connection)
    if kept.device != now.device:
        return kept.device not in {*former.names(connection), *_chains(connection)}
    if now.epoch < kept.epoch or now.number < kept.number or now.entry < kept.entry:
        return True
    return not _joins(connection, kept)


def is_behind(connection: Connection, acked: int, entry: int, head: str) -> bool:
    """Tell whether the service has more of this device than lies here: own changes, or entries of the trail.

    `acked` is the highest own number that it holds for good, `entry` and `head` are the end of the trail as it has it.
    A trail whose countersignature is here and whose end is not was cut, and is told as that.
    """
    now = of(connection)
    if acked > now.number:
        return True
    query = "select coalesce(max(seq), 0) from audit_taken where device = ?"
    (taken,) = connection.execute(query, (now.device,)).fetchone()
    if taken >= entry:
        return False
    return entry > now.entry or not _joins(connection, Height(now.device, 0, 0, entry, head))


def _joins(connection: Connection, kept: Height) -> bool:
    """Tell whether the trail here goes through an entry; one whose time is over is gone, and says nothing."""
    row = connection.execute(
        "select hash from audit where device = ? and seq = ?", (kept.device, kept.entry)
    ).fetchone()
    return row is None or bytes(row[0]).hex() == kept.head


def _chains(connection: Connection) -> list[str]:
    return [row[0] for row in connection.execute("select distinct device from audit_segment")]


def _entry(store: str) -> str:
    return f"{store}/height"
