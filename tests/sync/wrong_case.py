"""What the tests of *forkert borger* share: two citizens, a note in the wrong case, the act, and the hunt."""

import json
from typing import Any

from casework import wrong_citizen
from casework.acts import Act
from casework.changes import Change, Placed
from casework.wrong_citizen import Misfiled, Moving
from tests.storage.pages import in_the_clear
from tests.storage.test_residue import stands_in
from tests.sync.away import Laptop
from tests.sync.putting_back import a_round

WORD = "hjerteblødningsangst"
STAYS = "kaffeaftalen"
LETTER = "epikrisebrevet"
WHY = "Skrevet i den øverste sag på listen"


def two_citizens(mette: Laptop) -> tuple[str, str]:
    """Open the wrong citizen and the right one, and write in the wrong one's case what belongs in the other's."""
    right = mette.open_citizen()
    wrong = mette.open_citizen()
    mette.write(f"{WORD} " * 40, f"Hun fik sin {STAYS}")
    return wrong, right


def note_of(one: Laptop, word: str = WORD) -> Placed:
    """Return the change that wrote a note with a word, as it lies in a store."""
    from storage import logbook

    rows = one.store.own_reader().rows(
        f"select {logbook.COLUMNS} from log where kind = 'note' and instr(fields, ?) order by id", word
    )
    return logbook.from_row(rows[0])


def act(one: Laptop) -> Act:
    return Act(by=one.user.id, now=one.running.clock(), seen=one.store.ledger.seen())


def misfiled(note: Placed) -> Misfiled:
    change = note.change
    return Misfiled(change.record, change.kind, change.fields, change.happened, note.by)


def move(one: Laptop, note: Placed, right: str, reason: str = WHY) -> tuple[Change, ...]:
    """Do the act on a computer, and return its changes."""
    moving = Moving(note.change.stream, right, reason)
    changes = wrong_citizen.move(moving, [misfiled(note)], **act(one))
    one.store.ledger.record(changes, now=one.running.clock())
    return changes


def holds(one: Laptop, word: str = WORD) -> bool:
    """Tell whether a word stands in any file of a computer, whatever it lies under."""
    return any(stands_in(word, said) for said in in_the_clear(one.store).values())


def said_at(running: Any, word: str = WORD) -> set[str]:
    """Return the tables of the service in which a word stands, whatever the row says of itself."""
    found = set()
    tables = [row[0] for row in running.all("select name from sqlite_master where type = 'table'")]
    for table in tables:
        for row in running.all(f"select * from {table}"):  # names of tables of our own
            if any(stands_in(word, one if isinstance(one, bytes) else str(one).encode()) for one in row):
                found.add(table)
    return found


def in_case(running: Any, stream: str, word: str = WORD) -> int:
    rows = running.all("select payload from change where stream = ?", stream)
    return sum(word in bytes(payload).decode() for (payload,) in rows)


def rounds(*laptops: Laptop) -> None:
    for one in laptops:
        a_round(one)


def values_of(one: Laptop, record: str) -> dict[str, Any]:
    rows = one.store.own_reader().rows("select fields from record where id = ?", record)
    return dict(json.loads(rows[0][0])) if rows else {}
