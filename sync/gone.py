"""A case that was erased at the service, as a device hears of it: it leaves like every other, and no initials stay."""

from storage.scopes import ERASED
from sync.port import LedgerPort, Stale
from sync.protocol import ScopeEntry


def receiver(entry: ScopeEntry) -> str:
    """Return who has the citizen after an entry that takes him away; nobody has one who was erased."""
    return ERASED if entry.why == ERASED else entry.to


def forget(ledger: LedgerPort, entry: ScopeEntry) -> Stale:
    """Forget what was kept of a citizen who left this device before, where he was erased since."""
    return ledger.leave_scope(entry.s, ERASED, entry.t) if entry.why == ERASED else frozenset()
