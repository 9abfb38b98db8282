"""How a change comes into the store, whoever writes it: a screen through the desk, or a word on the command line."""

from dataclasses import replace
from datetime import datetime

from casework.acts import Act
from casework.changes import REDACTED, Change, Seen
from casework.clock import instant
from casework.errors import Refused
from casework.glass import READ_ONLY
from casework.kinds import role_of
from casework.own_words import OwnActs, seen_since
from casework.taking_back import take_back
from storage import damage
from storage.faults import PagesDamaged
from storage.ledger import Recorded
from storage.reader import Reader
from storage.reads import closing, covers, life, persons, versions
from storage.reads.wrong_citizen import role_in
from storage.vault import Store


def kept(
    store: Store,
    changes: tuple[Change, ...],
    now: datetime,
    draft: tuple[str, dict[str, str]] | None = None,
    own: OwnActs | None = None,
) -> Recorded:
    """Record changes; nothing else may use the store meanwhile.

    `own` is what the same screen wrote before, which its acts have seen: two saves of one open form never stand against
    each other, those of two screens do (decision 0066). Without it a change has seen what it says. Where a page does
    not hold, that is noted, so that *Lås op* shows the way on. Raises Refused where the case is only read, nobody may
    be sent to its citizen any more, or it is not this person's to close.
    """
    reader = store.own_reader()
    changes = tuple(persons.at_home(reader, changes))
    if covers.opened(reader) & {one.stream for one in changes if not _takes_out(one)}:
        raise Refused(READ_ONLY)
    life.refuse_contact(reader, changes, instant(now))
    closing.refuse_closing(reader, changes)
    screen = own or OwnActs(exact=True)
    try:
        recorded = store.ledger.record(_as_seen(reader, changes, screen), now=now, draft=draft)
    except PagesDamaged:
        damage.mark(store.folder)
        raise
    screen.numbers.update(dot.number for dot in recorded.dots)
    return recorded


def undone(store: Store, done: tuple[Change, ...], act: Act, own: OwnActs | None = None) -> Recorded:
    """Take an act back as what its author may read of its case: a removal names no field hidden from him.

    It has seen that act and nothing later; nor does it cover what another screen wrote before it.
    """
    reader, seen = store.own_reader(), act["seen"]
    roles = {one.stream: one.role for one in store.ledger.scope()}
    role = role_of(roles.get(done[0].stream, "")) if done else "primary"
    back = take_back(done, role=role, before=versions.before(reader, done, seen), **act)
    return kept(store, versions.spared(reader, done, back, seen), act["now"], own=own and own.exactly())


def _as_seen(reader: Reader, changes: tuple[Change, ...], own: OwnActs) -> tuple[Change, ...]:
    """Return changes with what they have seen of what their own screen wrote since it was painted."""
    if own.exact or not own.numbers:
        return changes
    return tuple(replace(one, seen=_seen(reader, one, own)) for one in changes)


def _seen(reader: Reader, change: Change, own: OwnActs) -> Seen:
    return seen_since(change, versions.own_since(reader, change), own, role_in(reader, change.stream))


def _takes_out(change: Change) -> bool:
    """Tell whether a change takes a record out of a wrong case: a team lead may that where he only reads."""
    return REDACTED in change.fields or change.kind == "breach"
