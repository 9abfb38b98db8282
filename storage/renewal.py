"""Renew the root key of an open store: by the person who types the passphrase, or at the lock when it is due.

Either way the store is closed when it is done, and opens with the same passphrase. A copy of the computer from before
opens nothing that was written since, and pages of whoever was handed over can be read by nobody.
"""

from datetime import datetime
from typing import Any

from casework.errors import Damaged, Locked
from casework.trail import Noted
from storage import epochs, keyfile, recovery, vault
from storage.epochs import Renewal, Told
from storage.faults import BROKEN_KEYS, BUSY, spoken
from storage.sealing import FLOOR, Cost
from storage.vault import Store


def rotate(
    store: Store,
    passphrase: str,
    *,
    now: datetime,
    cost: Cost | None = None,
    floor: Cost = FLOOR,
    told: Told = lambda _left, _of: None,
) -> None:
    """Give the store a new root key behind the same passphrase; on the store's lane, with no reader left open.

    A wrong passphrase counts as a guess. Raises as `vault.unlock`, and what `told` raises: then the store is open as
    before and nothing has changed. When it returns, the store is closed.
    """
    vault.try_passphrase(store.folder, passphrase, now=now, floor=floor)
    going = Renewal(store.present())
    slot = keyfile.passphrase_slot(store.id, passphrase, going.root, cost or vault.measured_cost())
    made = keyfile.made(store.id, store.user.initials, (slot,), going.root)
    if keyfile.open_with(made, passphrase, floor) != going.root:
        raise Damaged(BROKEN_KEYS)
    _renew(store, going, slot, now, told)


def renew_at_rest(store: Store, *, now: datetime) -> bool:
    """At a lock: renew the root key where that is due, behind the slot that opened the store; tell whether it was.

    The store is closed when this returns True, and open as before when it returns False or raises.
    """
    if store.way is None or not epochs.is_due(store.present().connection, now):
        return False
    going = Renewal(store.present())
    _renew(store, going, keyfile.resealed(store.id, store.way, going.root), now)
    return True


def _renew(
    store: Store,
    going: Renewal,
    slot: dict[str, Any],
    now: datetime,
    told: Told = lambda _left, _of: None,
) -> None:
    store.trail.note(Noted("change", what="keys"), now=now)
    going.copy(now, told)
    try:
        public = store.recovery.pinned()
        slots = (slot, *((recovery.slot(store.id, going.root, public),) if public else ()))
        with spoken():
            store.ledger.close()
            busy, *_ = store.present().connection.execute("pragma wal_checkpoint(truncate)").fetchone()
            if busy:
                raise Locked(BUSY)
            going.seal_journal()
    except BaseException:
        going.give_up()
        raise
    store.let_go(keep_folder=True)
    try:
        with spoken():
            going.put_in_place(slots)
    finally:
        store.let_go()
