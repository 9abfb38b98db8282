"""Renew the root key of an open store: by the person who types the passphrase, or at the lock when it is due.

Either way the store is closed when it is done, and opens with the same passphrase. A copy of the computer from before
opens nothing that was written since, and pages of whoever was handed over can be read by nobody.
"""

from contextlib import suppress
from datetime import datetime
from typing import Any

from casework.errors import Damaged, FodfaesteError, Locked
from casework.trail import Noted
from storage import epochs, keyfile, passphrases, pepper, recovery_slot
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
    ask(store, passphrase, now=now, cost=cost, floor=floor)
    renew_at_rest(store, now=now, told=told)


def ask(
    store: Store, passphrase: str, *, now: datetime, cost: Cost | None = None, floor: Cost = FLOOR
) -> None:
    """Ask for a new root key at the lock that follows, with the passphrase that is to open it, under a new salt.

    A wrong passphrase counts as a guess. Raises as `vault.unlock`, and DiskFull where there is no room for it.
    """
    way = passphrases.tried(store.folder, passphrase, now, floor)[1]
    Renewal(store.present()).look_for_room()
    bound = str(way.slot.get(pepper.FIELD, ""))
    fresh = keyfile.fresh_way(store.id, passphrase, cost or passphrases.measured_cost(), bound)
    slot = keyfile.resealed(store.id, fresh, way.root)
    keys = keyfile.made(store.id, store.user.initials, (slot,), way.root)
    if keyfile.open_with(keys, passphrase, floor) != way.root:
        raise Damaged(BROKEN_KEYS)
    store.way, store.asked = way, fresh


def renew_at_rest(
    store: Store, *, now: datetime, waited_for: bool = False, told: Told = lambda _left, _of: None
) -> bool:
    """At a lock: renew the root key where that was asked for or is due; tell whether it was.

    The words that open the store open the new epoch too. Where they were changed since they were asked for, it waits
    for the next unlock: it would bring the old ones back. The store is closed when this returns True, and open as
    before when it returns False or raises.
    """
    connection = store.present().connection
    if store.way is None or not (store.asked or epochs.is_due(connection, now, waited_for=waited_for)):
        return False
    slots = keyfile.read(store.folder).slots
    if store.way.slot not in slots:
        return False
    if not store.asked and sum(slot.get("kind") == recovery_slot.KIND for slot in slots) > 1:
        return False  # the slot for earlier officers stays until that for those of today is proved to be in place
    going = Renewal(store.present(), asked=store.asked is not None)
    _renew(store, going, keyfile.resealed(store.id, store.asked or store.way, going.root), now, told)
    return True


def _renew(store: Store, going: Renewal, slot: dict[str, Any], now: datetime, told: Told) -> None:
    """Copy, prove and seal while the store could still go on; then let it go, and decide."""
    try:
        store.trail.note(Noted("change", what="keys"), now=now)
        going.copy(now, told)
        public = store.recovery.pinned()
        slots = (slot, *((recovery_slot.slot(store.id, going.root, public),) if public else ()))
        with spoken():
            store.ledger.close()
            busy, *_ = store.present().connection.execute("pragma wal_checkpoint(truncate)").fetchone()
            if busy:
                raise Locked(BUSY)
            going.seal_journal()
    except BaseException as error:
        going.give_up()
        if isinstance(error, FodfaesteError):
            with suppress(FodfaesteError):
                connection = store.present().connection
                if store.asked or epochs.is_due(connection, now, waited_for=True):
                    epochs.tell(connection, str(error))
        raise
    store.let_go(keep_folder=True)
    try:
        with spoken():
            going.put_in_place(slots)
    finally:
        store.let_go()
