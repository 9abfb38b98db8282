"""How a change comes into the store, whoever writes it: a screen through the desk, or a word on the command line."""

from dataclasses import replace
from datetime import datetime

from casework.changes import REDACTED, Change, Seen
from casework.clock import instant
from casework.errors import Refused
from casework.glass import READ_ONLY
from storage import damage
from storage.faults import PagesDamaged
from storage.ledger import Recorded
from storage.reads import closing, covers, life, persons
from storage.vault import Store


def kept(
    store: Store,
    changes: tuple[Change, ...],
    now: datetime,
    draft: tuple[str, dict[str, str]] | None = None,
) -> Recorded:
    """Record changes; nothing else may use the store meanwhile.

    What this person wrote on this device, he has seen: two saves in a row never stand against each other. Where a
    page does not hold, that is noted, so that *Lås op* shows the way on. Raises Refused where the case is only read,
    nobody may be sent to its citizen any more, or it is not this person's to close.
    """
    reader = store.own_reader()
    changes = tuple(persons.at_home(reader, changes))
    if covers.opened(reader) & {one.stream for one in changes if not _takes_out(one)}:
        raise Refused(READ_ONLY)
    life.refuse_contact(reader, changes, instant(now))
    closing.refuse_closing(reader, changes)
    own = reader.seen().own
    mine = [replace(one, seen=Seen(one.seen.seq, max(one.seen.own, own))) for one in changes]
    try:
        return store.ledger.record(mine, now=now, draft=draft)
    except PagesDamaged:
        damage.mark(store.folder)
        raise


def _takes_out(change: Change) -> bool:
    """Tell whether a change takes a record out of a wrong case: a team lead may that where he only reads."""
    return REDACTED in change.fields or change.kind == "breach"
