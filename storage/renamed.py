"""A folder that was brought back: the store in it goes on under a new name, so that no number is ever given twice.

Somebody, or a program that keeps folders alike, put yesterday's folder in place. It is whole, and its person is let in;
but numbers that this name has given since are given already. So it is treated as a restored store (decided.md 8): a
new name, the old one closed with its own signature at the next contact, and full rows of everything since.
"""

from datetime import datetime
from typing import Final

from casework.trail import Noted
from storage import epochs, former, height, meta
from storage.engine import Connection
from storage.faults import FOLDER_OLDER, spoken
from storage.journal_file import JournalFile
from storage.ledger import Ledger
from storage.trail import Trail

_OWNER: Final = ("user", "initials", "name", "device")


def facts(connection: Connection, store: str, now: datetime, *, looks: bool) -> dict[str, str]:
    """Return whose store it is and under which name; an older folder gets a new one first, and it is told and entered.

    `looks` is a store that is only read: nothing is changed in it.
    """
    with spoken():
        if not looks and (meta.fact(connection, former.BEHIND) or height.fell_back(connection, store)):
            _go_on(connection, now)
        return {key: meta.get(connection, key) or "" for key in _OWNER}


def _go_on(connection: Connection, now: datetime) -> None:
    device = former.mint(connection, (), now)
    epochs.tell(connection, FOLDER_OLDER)
    trail = Trail(connection, user=meta.get(connection, "user") or "", device=device)
    trail.note(Noted("fail", what="folder:older"), now=now)


def replay(ledger: Ledger, journal: JournalFile) -> int:
    """Bring back what the journal file knows; where the store has just got a new name, write it anew under that.

    Cut off in between, it is done again: no act is on record under the new name before the file says whose each is.
    """
    connection = ledger.connection
    with spoken():
        anew = former.was_restored(connection) and meta.get(connection, "journal") is None
        back = ledger.replay(journal.open())
        if anew:
            ledger.seal_for(journal.belongs.service)
        return back


def rest(ledger: Ledger, store: str) -> None:
    """At a lock: everything into its file, and how far the store has come into the keyring."""
    ledger.close()
    height.keep(ledger.connection, store)
