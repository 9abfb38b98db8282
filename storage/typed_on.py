"""What is typed and not saved in a case that leaves goes along as an entry of it, and never silently away (sync.md 6).

The entry goes the way of every own change, in the transaction that drops its draft. Words that were typed on from under
it, in a form that stood open, become the same entry as long as they hold all that it says; a form that was begun anew
has an entry of its own. A store that was restored in between hands on no second one: the id of an entry is made of
whose draft it is, of its words, and of when they were typed; not of the grant, whose place here hangs on how many rows
come in a page. What the person is told of it lies in `typed_on`, without a word of the citizen.
"""

import json
import uuid
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Protocol

from casework import ids
from casework.answers import DraftFound
from casework.changes import Change, Seen
from casework.unfinished import as_entry, is_taken, words_in
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

_LATEST: Final = "select fields from log where record = ? order by hlc desc limit 1"
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
        self._said: dict[tuple[str, str, int], _Said] = {}
        """What became an entry last, by case, draft and grant: a form that stands open keeps its words once more."""

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
        seen = Seen(0, meta.number(connection, "last_number"))
        entry = as_entry(draft, stream=stream, record="", role=role, by=self._user, seen=seen)
        if entry is None:
            return False
        words = words_in(entry.fields)
        record, is_said = self._entry_of(draft, stream, place, words)
        if not is_said:
            with spoken(), writing(connection):
                _note(connection, stream, record)
            whole, typed = replace(entry, record=record), (draft.key, draft.contents)
            self._book.record([whole], now=datetime.fromisoformat(draft.kept_at), draft=typed)
        self._said[stream, draft.key, place] = _Said(record, len(words), _sum(words))
        self._let_go(draft.key)
        return True

    def _entry_of(self, draft: DraftFound, stream: str, place: int, words: str) -> tuple[str, bool]:
        """Return which entry words belong to, and whether it says them already.

        What an entry says is known from its change, or, where that has left with its case, by its sum alone.
        """
        connection = self._book.connection
        known = self._said.get((stream, draft.key, place))
        if known and known.sum == _sum(words[: known.length]):
            return known.record, known.length == len(words)
        with spoken():
            for record in _entries(connection, stream):
                row = connection.execute(_LATEST, (record,)).fetchone()
                earlier = words_in(decoded(row[0])) if row else ""
                if earlier and earlier in words:
                    return record, earlier == words
        return entry_id(self._user, former.first_name(connection), stream, draft, words), False

    def _let_go(self, key: str) -> None:
        """What is on its way as an entry is no draft any more, neither here nor in the journal file."""
        self._book.unsaved.let_go(key)
        with suppress(PagesDamaged), spoken(), writing(self._book.connection) as connection:
            connection.execute("delete from draft where key = ?", (key,))


@dataclass(frozen=True, slots=True)
class _Said:
    """An entry, and how long what it says is, with a sum that holds no word of it."""

    record: str
    length: int
    sum: str


def _sum(words: str) -> str:
    return drafts.sum_of({"": words})


def entry_id(user: str, store: str, stream: str, draft: DraftFound, words: str) -> str:
    """Return the id of a new entry: of which case, whose draft in which store, its words, and since when they stand."""
    typed = int(datetime.fromisoformat(draft.kept_at).timestamp())
    return ids.of_key(_SPACE, stream, user, store, draft.key, str(typed), _sum(words))


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


def _entries(connection: Connection, stream: str) -> list[str]:
    found: list[str] = json.loads(meta.fact(connection, f"{_ENTRIES}{stream}") or "[]")
    return found


def _note(connection: Connection, stream: str, record: str) -> None:
    known = _entries(connection, stream)
    meta.put_fact(connection, f"{_ENTRIES}{stream}", json.dumps(list(dict.fromkeys((*known, record)))))


def _how(connection: Connection, stream: str, role: str) -> str:
    """Return the kind of entry that drafts became, `aside` where the service keeps it so; nothing where none was."""
    known = _entries(connection, stream)
    query = "select kind, held from log where record = ?"
    rows = [row for record in known for row in connection.execute(query, (record,)).fetchall()]
    if not rows:
        return ""
    return ASIDE if not is_taken(role) or any(held for _kind, held in rows) else str(rows[0][0])
