"""What is typed and not saved in a case that leaves goes along as an entry of it, and never silently away (sync.md 6).

The entry goes the way of every own change, in the transaction that drops its draft. Its id is made of whose draft of
which grant it is, so that words that were typed on become one entry with those before them, and a store that was
restored in between hands on no second one. What the person is told of it lies in `typed_on`, without a word of his.
"""

import json
import uuid
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Final, Protocol

from casework import ids
from casework.answers import DraftFound
from casework.changes import Change, Seen
from casework.unfinished import as_entry, is_taken
from storage import drafts, former, meta
from storage.engine import Connection
from storage.faults import PagesDamaged, spoken
from storage.logbook import decoded
from storage.transactions import writing
from storage.unsaved import Unsaved

ASIDE: Final = "aside"
"""Said of words that the service keeps aside, where the team lead sees them."""
_SPACE: Final = uuid.UUID("6f2f6f3a-4a5e-5d9c-9a64-6a1b3c0d5e7f")
_ENTRIES: Final = "typed_on:"
_OF_STREAM: Final = "citizen = ?1 or (citizen = '' and instr(contents, ?1))"

_KEPT_ASIDE: Final = """update typed_on set how = 'aside' where how <> '' and exists (
    select 1 from log join fact on fact.key = 'typed_on:' || log.stream where log.stream = typed_on.stream
    and log.held is not null and log.record in (select value from json_each(fact.value)))"""


class Book(Protocol):
    """What is asked of the ledger."""

    connection: Connection
    unsaved: Unsaved

    def record(
        self, changes: Sequence[Change], *, now: datetime, draft: tuple[str, Mapping[str, str]] | None
    ) -> object:
        """Save own changes and drop the draft that they were typed as, together or not at all."""


class TypedOn:
    """Hands on what is typed; all calls come from the store's lane, none of them inside a transaction."""

    def __init__(self, book: Book, user: str) -> None:
        self._book = book
        self._user = user
        self._said: dict[str, str] = {}
        """What an entry was made of last: a form that still stands open keeps the same words once more."""

    def hand_on(self, stream: str) -> bool:
        """Make an entry of each draft of a case that is about to leave; tell whether there was one."""
        connection = self._book.connection
        with spoken():
            found = connection.execute("select role, upto from scope where stream = ?", (stream,)).fetchone()
            typed = self._typed(stream)
        role, place = found or ("primary", 0)
        return sum(self._hand(draft, stream, role, place) for draft in typed) > 0

    def take(self, draft: DraftFound) -> bool:
        """Make an entry of what was still typed when its case had left; tell whether it had."""
        with spoken():
            found = self._book.connection.execute(
                """select stream, role, place from typed_on join handed_over using (stream)
                where stream = ?1 or (?1 = '' and instr(?2, stream))""",
                (draft.citizen, json.dumps(draft.contents)),
            ).fetchone()
        if found is None:
            return False
        stream, role, place = found
        if self._hand(draft, stream, role, place):
            with spoken(), writing(self._book.connection) as connection:
                if how := _how(connection, stream, role):
                    connection.execute("update typed_on set how = ? where stream = ?", (how, stream))
        return True

    def _typed(self, stream: str) -> list[DraftFound]:
        """Return the drafts of a case; where the journal file has words that came later, those."""
        query = f"select key, citizen, kind, contents, kept_at from draft where {_OF_STREAM} order by key"  # noqa: S608 - our own
        rows = {row[0]: row for row in self._book.connection.execute(query, (stream,)).fetchall()}
        rows |= {row[0]: row for row in self._book.unsaved.rows() if row[1] == stream}
        return [
            DraftFound(key, whose, "", kind, decoded(text), at)
            for key, whose, kind, text, at in rows.values()
        ]

    def _hand(self, draft: DraftFound, stream: str, role: str, place: int) -> bool:
        connection = self._book.connection
        record = entry_id(stream, self._user, former.first_name(connection), draft.key, place)
        seen = Seen(0, meta.number(connection, "last_number"))
        entry = as_entry(draft, stream=stream, record=record, role=role, by=self._user, seen=seen)
        if entry is None:
            return False
        said = drafts.sum_of(draft.contents)
        if self._said.get(record) != said:
            with spoken(), writing(connection):
                _note(connection, stream, record)
            typed = (draft.key, draft.contents)
            self._book.record([entry], now=datetime.fromisoformat(draft.kept_at), draft=typed)
            self._said[record] = said
        self._let_go(draft.key)
        return True

    def _let_go(self, key: str) -> None:
        """What is on its way as an entry is no draft any more, neither here nor in the journal file."""
        self._book.unsaved.let_go(key)
        with suppress(PagesDamaged), spoken(), writing(self._book.connection) as connection:
            connection.execute("delete from draft where key = ?", (key,))


def entry_id(stream: str, user: str, store: str, key: str, place: int) -> str:
    """Return the id that the entry of a draft has: of whose draft in which store it is, and of which grant."""
    return ids.of_key(_SPACE, stream, user, store, key, str(place))


def left(connection: Connection, stream: str, at: str) -> None:
    """Note, inside the transaction in which a case leaves, in which role it was held and what became of its drafts."""
    found = connection.execute("select role, upto from scope where stream = ?", (stream,)).fetchone()
    role, place = found or ("primary", 0)
    connection.execute(
        "insert or replace into typed_on (stream, role, place, at, how) values (?, ?, ?, ?, ?)",
        (stream, role, place, at, _how(connection, stream, role)),
    )


def kept_aside(connection: Connection) -> None:
    """Note, inside an open transaction, which of what goes up after its case left the service keeps aside."""
    connection.execute(_KEPT_ASIDE)


def came(connection: Connection, stream: str) -> None:
    """Note, inside an open transaction, that a case is granted (again): what had no drafts is told no more."""
    connection.execute("delete from typed_on where stream = ? and how = ''", (stream,))
    connection.execute("delete from fact where key = ?", (f"{_ENTRIES}{stream}",))


def _note(connection: Connection, stream: str, record: str) -> None:
    known = json.loads(meta.fact(connection, f"{_ENTRIES}{stream}") or "[]")
    meta.put_fact(connection, f"{_ENTRIES}{stream}", json.dumps(list(dict.fromkeys((*known, record)))))


def _how(connection: Connection, stream: str, role: str) -> str:
    """Return the kind of entry that drafts became, `aside` where the service keeps it so; nothing where none was."""
    known = json.loads(meta.fact(connection, f"{_ENTRIES}{stream}") or "[]")
    query = "select kind, held from log where record = ?"
    rows = [row for record in known for row in connection.execute(query, (record,)).fetchall()]
    if not rows:
        return ""
    return ASIDE if not is_taken(role) or any(held for _kind, held in rows) else str(rows[0][0])
