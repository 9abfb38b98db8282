"""Visits that an older program planned say whether they lack a purpose, at the unlock of whoever is to drive them.

Only what is still to come is looked at: nobody asked for the purpose of a visit that is past, so it is no fault of it
(decision 0080).
"""

from datetime import datetime
from typing import Final

from casework.acts import Act
from casework.clock import COPENHAGEN
from casework.kinds import may_read, may_write, role_of
from casework.visits import LACKS, lacks_purpose, say_lack
from storage.ledger import Ledger
from storage.logbook import encoded
from storage.reader import Reader
from storage.reads.records import Shown, select
from storage.reads.when import bounds
from storage.reads.wrong_citizen import role_in

_OWN_TO_COME: Final = "r.kind = 'visit' and r.gone = 0 and r.state = '' and r.at >= ? and r.worker = ?"
_CASES: Final = "r.kind = 'citizen' and r.id in (select value from json_each(?))"
_WORDS: Final = ("purpose", "agreed_last")


def say_what_they_lack(reader: Reader, ledger: Ledger, *, now: datetime) -> int:
    """Write of the person's own visits to come whether they lack a purpose, where they say otherwise or nothing yet.

    Returns how many it was written of. What has two versions of it is left to a person.
    """
    today = bounds(now.astimezone(COPENHAGEN).date())[0]
    wrong = [one for one in select(reader, _OWN_TO_COME, today, reader.owner.user) if _is_wrong(one)]
    if not wrong:
        return 0
    among = encoded(sorted({one.stream for one in wrong})).decode()
    called = {one.id for one in select(reader, _CASES, among) if one.calls and _may(reader, one.id)}
    act = Act(by=reader.owner.user, now=now, seen=reader.seen())
    changes = [
        each
        for one in wrong
        if one.stream in called
        for each in say_lack(one.stream, one.id, lacks=_lacks(one), **act)
    ]
    if changes:
        ledger.record(changes, now=now)
    return len(changes)


def _is_wrong(one: Shown) -> bool:
    is_torn = not one.torn.keys().isdisjoint({*_WORDS, LACKS})
    return not is_torn and bool(one.fields.get(LACKS)) is not _lacks(one)


def _lacks(one: Shown) -> bool:
    return lacks_purpose(*(one.text(name) for name in _WORDS))


def _may(reader: Reader, case: str) -> bool:
    """Tell whether this person reads what a visit there is for: who does not would find every one without."""
    role = role_in(reader, case) or role_of("")
    return all(may_read(role, "visit", name) for name in _WORDS) and may_write(role, "visit", LACKS)
