"""The tables, in numbered steps; each step is one transaction, and a store made by a newer program is left alone.

`log` holds every change, own and received, as it was written; `begun_here` the cases opened on this device that no
grant has come for yet. What a record's changes add up to is kept in `record`,
with the columns that screens ask by; `words` is its full-text index and `term` every word in it once, folded.
`record`, `words` and `term` can be made again from the log at any time. `audit` is the trail, `audit_segment` its heads
day by day, `audit_taken` what the service countersigned of it.
"""

from collections.abc import Callable
from typing import Final

from storage.engine import Connection
from storage.faults import NEWER, NewerStore, spoken
from storage.transactions import writing

_LOG: Final = (
    "create table meta (key text primary key, value text not null) strict, without rowid",
    "create table fact (key text primary key, value text not null) strict, without rowid",
    """create table log (
        id integer primary key, device text not null, number integer not null, seq integer, stream text not null,
        record text not null, kind text not null, fields text not null, seen_seq integer not null,
        seen_own integer not null, hlc integer not null, by text not null, happened text not null, act text,
        version integer not null, received text, late integer not null, held text, held_reason text,
        mark integer not null, refill integer not null default 0, unique (device, number)) strict""",
    "create index log_record on log (record)",
    "create index log_stream on log (stream, seq)",
    "create index log_own on log (number) where seq is null",
    "create index log_held on log (number) where held is not null",
    "create index log_receipt on log (device, received) where received is not null",
    """create table scope (stream text primary key, role text not null, upto integer not null,
        done integer not null) strict, without rowid""",
    "create table begun_here (stream text primary key) strict, without rowid",
    """create table handed_over (stream text primary key, initials text not null, receiver text not null,
        at text not null) strict, without rowid""",
    """create table draft (key text primary key, citizen text not null, kind text not null, contents text not null,
        kept_at text not null) strict, without rowid""",
)
_SEARCH: Final = (
    """create virtual table words using fts5(body, content = 'record', content_rowid = 'place',
        tokenize = "unicode61 remove_diacritics 0", prefix = '2 3 4')""",
    "insert into words (words, rank) values ('secure-delete', 1)",
    "create table term (id integer primary key, word text not null unique, folded text not null) strict",
    """create virtual table term_parts using fts5(folded, content = 'term', content_rowid = 'id',
        tokenize = 'trigram')""",
    "insert into term_parts (term_parts, rank) values ('secure-delete', 1)",
    "create virtual table words_seen using fts5vocab(words, 'row')",
)
_TRAIL: Final = (
    """create table audit (device text not null, seq integer not null, utc text not null, ratchet text not null,
        user text not null, action text not null, objects text not null, what text not null, words text not null,
        salt text not null, mark text not null, prev blob not null, hash blob not null,
        primary key (device, seq)) strict, without rowid""",
    """create table audit_segment (device text not null, number integer not null, day text not null,
        first integer not null, last integer not null, prev blob not null, head blob not null,
        signature text not null, gone integer not null, primary key (device, number)) strict, without rowid""",
    """create table audit_taken (device text not null, seq integer not null, head blob not null, at text not null,
        signature text not null, primary key (device, seq)) strict, without rowid""",
)
_REVIEWS: Final = (
    """create index if not exists record_goal_day on record (kind, gone, state, stream, fields ->> 'target_date')
        where kind = 'goal' and gone = 0""",
    """create index if not exists record_activity_end on record (kind, gone, state, stream, fields ->> 'end')
        where kind = 'activity' and gone = 0""",
    """create index if not exists record_no_why on record (kind, gone, state, coalesce(fields ->> 'why', ''), stream)
        where kind = 'activity' and gone = 0""",
    """create index if not exists record_no_purpose on record (kind, gone, coalesce(fields ->> 'purpose', ''), stream)
        where kind = 'placement' and gone = 0""",
)
"""What is due to be looked at again is found by its day, and what says no purpose by saying none."""


def _tables_of_the_log(connection: Connection) -> None:
    for statement in _LOG:
        connection.execute(statement)


def _read_tables(connection: Connection) -> None:
    """Make the read table; sqlite_utils comes in late, because opening an existing store does not need it."""
    from sqlite_utils import Database

    table = Database(connection).table("record")
    columns: dict[str, type] = {
        "rid": int,
        "place": int,
        "id": str,
        "stream": str,
        "kind": str,
        "begun_by": str,
        "begun_at": str,
        "at": str,
        "due": str,
        "worker": str,
        "state": str,
        "form": str,
        "contact": int,
        "torn": int,
        "gone": int,
        "unsent": int,
        "fields": str,
        "torn_fields": str,
        "body": str,
    }
    table.create(columns, pk="rid", not_null=set(columns) - {"rid"}, strict=True)
    table.create_index(["id"], unique=True)
    table.create_index(["place"], unique=True)
    table.create_index(["stream", "kind", "at"])
    table.create_index(["kind", "at"])
    connection.execute("create index record_open on record (kind, gone, state, due, stream)")
    connection.execute("create index record_case on record (stream, at desc, kind, gone, state, contact)")
    connection.execute(
        "create index record_contact on record (stream, at, kind, form) where contact = 1 and gone = 0"
    )
    connection.execute("create index record_holders on record (worker) where kind = 'citizen' and gone = 0")
    connection.execute("create index record_torn on record (stream) where torn = 1")
    connection.execute("create index record_unsent on record (stream) where unsent = 1")
    for statement in (*_REVIEWS, *_SEARCH):
        connection.execute(statement)


def _first_read_tables(connection: Connection) -> None:
    """Make the read table of a store that is new: there is no log yet that it would have to be made of."""
    _read_tables(connection)
    connection.execute("insert into meta (key, value) values (?, ?)", (READS_MADE, str(READS)))


def _tables_of_the_trail(connection: Connection) -> None:
    for statement in _TRAIL:
        connection.execute(statement)


def _attached_files(connection: Connection) -> None:
    """Make the table of files that are unsent, to go, or named by nobody."""
    connection.execute(
        """create table attached (id text primary key, stream text not null, state text not null,
        since text not null) strict, without rowid"""
    )


def _files_for_the_office(connection: Connection) -> None:
    """Let a file say since when it waits for its person to be at the office; empty where it does not."""
    connection.execute("alter table attached add column office text not null default ''")


def _rows_that_the_service_lost(connection: Connection) -> None:
    """Let a row keep the service's mark on it, and say that the service lost it (storage/rewinding.py)."""
    connection.execute("alter table log add column mac blob not null default x''")
    connection.execute("alter table log add column lost integer not null default 0")
    connection.execute("create index log_lost on log (lost) where lost > 0")


def _drafts_that_were_handed_on(connection: Connection) -> None:
    """Keep of a case that left in which role it was held, and what became of what was typed in it."""
    connection.execute(
        """create table typed_on (stream text primary key, role text not null, place integer not null,
        at text not null, how text not null) strict, without rowid"""
    )


def _what_is_due(connection: Connection) -> None:
    """Index what a review asks for; a store that is new has them with its read tables."""
    for statement in _REVIEWS:
        connection.execute(statement)


STEPS: Final[tuple[Callable[[Connection], None], ...]] = (
    _tables_of_the_log,
    _first_read_tables,
    _tables_of_the_trail,
    _attached_files,
    _files_for_the_office,
    _rows_that_the_service_lost,
    _drafts_that_were_handed_on,
    _what_is_due,
)
"""What has been added to the schema, release by release; a step that is out is never altered."""

NEWEST: Final = len(STEPS)
READS: Final = 2
"""The shape of the read tables and the index: raised when `_read_tables` changes, so that they are made anew.

2: rows lie case by case, and `place` is where they stand in time (storage/places.py); before, `rid` was both.
"""

READS_MADE: Final = "reads"
"""The small fact that says in which shape they were made."""
READS_UP_TO: Final = "reads_made_up_to"
"""The small fact that says up to which record they are made, while they are made anew."""
READ_TABLES: Final = ("words_seen", "words", "term_parts", "term", "record")
"""What can be made anew from the log at any time; the engine's own tables of an index begin with its name."""


def clear_reads(connection: Connection) -> None:
    """Throw the read tables and the index away and lay them in today's shape, inside an open transaction."""
    for table in READ_TABLES:
        connection.execute(f"drop table if exists {table}")
    _read_tables(connection)


def migrate(connection: Connection, upto: int | None = None) -> None:
    """Take the steps that a store has not taken; NewerStore where it has taken more than this program knows.

    `upto` says which is the last one, where an older store is written anew as it was.
    """
    (taken,) = connection.execute("pragma user_version").fetchone()
    if taken > NEWEST:
        raise NewerStore(NEWER)
    for number, step in enumerate(STEPS[taken:upto], start=taken + 1):
        with spoken(), writing(connection):
            step(connection)
            if not connection.in_transaction:
                raise RuntimeError(f"step {number} committed by itself")
            connection.execute(f"pragma user_version = {number}")
