"""A forgotten passphrase and a damaged store at once: two officers' answer opens a sealed copy, under new words.

The same way as for a store that is only locked. The slot is asked for of the key file, else of the service, else of
the copy itself, and the copy proves the root key that comes back.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec

from desktop.forgetting import LockedStore, Standing
from desktop.joining import CENTRAL
from storage import restore, vault
from storage.backups import CopyFound
from storage.lease import LeaseEnded
from storage.recovery_slot import slot_of
from storage.restore import Helped, Restored
from sync import recovery
from sync.protocol_recovery import SlotTold, SlotWire


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedCopy(LockedStore):
    """A damaged store with a copy that was chosen; `came` holds what the restore came to."""

    copy: CopyFound
    came: list[Restored] = field(default_factory=list)

    def kept(self, address: str, device: str) -> SlotTold | None:
        """Return the slot that the service kept, else the copy's own."""
        own = slot_of(self.copy.foot.keys)
        there = LockedStore.kept(self, address, device) if address else None
        return there or (SlotTold(self.copy.foot.store, msgspec.convert(own, SlotWire)) if own else None)

    @property
    def prover(self) -> Callable[[bytes], None]:
        """The copy knows whether a root key is its own."""
        return lambda root: restore.check_copy(self.copy, root)

    def open_anew(self, asked: Standing, passphrase: str) -> tuple[vault.Store, dict[str, str]]:
        """Restore the copy with the root key and new words; the request is used, and told so at the next contact.

        LeaseEnded where the lease is over and there is no net: the store stands by then, and the new words open it.
        """
        now, cost = self.clock(), self.cost or vault.measured_cost()
        lease = asked.lease or self.fresh_lease()
        helped = Helped(asked.root, passphrase, cost, lease)
        try:
            restored = restore.restore_with_root(self.folder, self.copy, helped, now=now)
        except LeaseEnded:
            recovery.forget(self.folder)
            raise
        restored.store.ledger.remember(recovery.DONE, asked.waiting.request.id)
        recovery.forget(self.folder)
        self.came.append(restored)
        return restored.store, dict(restored.store.settings.get(CENTRAL, {}))
