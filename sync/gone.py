"""A case that was erased at the service, as a device hears of it: it leaves like every other, and no initials stay.

So does one of which a restore brought words back, and which its person has no more: no entry takes it away again.
"""

from datetime import datetime

from storage.scopes import ERASED, SENT_ON
from sync.port import LedgerPort, Stale
from sync.protocol import ScopeEntry


def receiver(entry: ScopeEntry) -> str:
    """Return who has the citizen after an entry that takes him away; nobody has one who was erased."""
    return ERASED if entry.why == ERASED else entry.to


def forget(ledger: LedgerPort, entry: ScopeEntry) -> Stale:
    """Forget what was kept of a citizen who left this device before, where he was erased since."""
    return ledger.leave_scope(entry.s, ERASED, entry.t) if entry.why == ERASED else frozenset()


def leave_strays(ledger: LedgerPort, now: datetime) -> Stale:
    """Let go of words whose case is not here, when the log has said who is: they are at the service by now."""
    left: Stale = frozenset()
    for stream in ledger.strays():
        left |= ledger.leave_scope(stream, SENT_ON, now.isoformat(timespec="seconds"))
    return left
