"""The tables of a store, as numbered steps; each is one transaction and leaves its number in the file.

`log`, `outbox`, `receipts`, `scope` and `facts` are what happened; `records`, `entries`, `texts` and the word tables are
what it adds up to and can be built again from the first (`view.rebuild`).
"""

from collections.abc import Callable
from typing import Final

from casework.errors import Damaged
from storage import engine
from storage.engine import Connection


class NewerStore(Damaged):
    """The store was written by a newer version of the program; it is never migrated down."""


def _begin(connection: Connection) -> None:
    for statement in (
        "create table facts (name text primary key, value text not null) strict",
        """create table log (
            seq integer primary key, stream text not null, record text not null, device text not null,
            number integer not null, hlc integer not null, by text not null, received text, late integer not null,
            body text not null, unique (device, number)) strict""",
        "create index log_by_stream on log (stream, seq)",
        "create index log_by_record on log (record)",
        """create table outbox (
            number integer primary key, stream text not null, record text not null, hlc integer not null,
            body text not null, saved_at text not null, held_code text, held_reason text) strict""",
        "create index outbox_by_record on outbox (record)",
        "create index outbox_by_stream on outbox (stream)",
        """create table receipts (
            number integer primary key, stream text not null, record text not null, kind text not null,
            seq integer not null, received text not null) strict""",
        """create table scope (
            stream text primary key, role text not null, upto integer not null, done integer not null) strict""",
        "create table left_us (stream text, name text not null, to_whom text not null, at text not null) strict",
        """create table drafts (
            key text primary key, citizen text not null, kind text not null, contents text not null,
            kept_at text not null) strict""",
    ):
        connection.execute(statement)
    _make_view(connection)


def _make_view(connection: Connection) -> None:
    for statement in (
        """create table records (
            id text primary key, stream text not null, kind text not null, begun_by text not null,
            begun_at text not null, at text not null, deleted integer not null, unsent integer not null,
            torn text not null, fields text not null) strict""",
        "create index records_by_kind on records (kind, stream, at)",
        "create index records_by_stream on records (stream, kind)",
        "create index records_torn on records (stream) where torn <> ''",
        "create index records_unsent on records (stream) where unsent",
        """create table entries (
            record text primary key, stream text not null, at text not null, kind text not null,
            is_contact integer not null, form text not null, by text not null) strict""",
        "create index entries_by_stream on entries (stream, at desc)",
        "create index entries_contact on entries (stream, at desc) where is_contact",
        """create table texts (
            id integer primary key, record text not null, stream text not null, kind text not null,
            at text not null, body text not null) strict""",
        "create unique index texts_by_record on texts (record)",
        "create index texts_by_stream on texts (stream)",
        """create virtual table words using fts5(
            body, content='texts', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='2 3 4')""",
        "insert into words (words, rank) values ('secure-delete', 1)",
        "create table terms (id integer primary key, term text not null unique) strict",
        "create virtual table parts using fts5(term, content='terms', content_rowid='id', tokenize='trigram')",
        """create trigger texts_in after insert on texts begin
            insert into words (rowid, body) values (new.id, new.body); end""",
        """create trigger texts_out after delete on texts begin
            insert into words (words, rowid, body) values ('delete', old.id, old.body); end""",
        "create trigger terms_in after insert on terms begin insert into parts (rowid, term) values (new.id, new.term); end",
    ):
        connection.execute(statement)


STEPS: Final[tuple[Callable[[Connection], None], ...]] = (_begin,)
"""Step n leads from version n to n + 1."""


def bring_up(connection: Connection) -> None:
    """Bring a store up to this program's version, step by step; NewerStore where it is ahead of us."""
    (version,) = connection.execute("pragma user_version").fetchone()
    if version > len(STEPS):
        raise NewerStore(
            "Lageret er skrevet af en nyere udgave af Fodfæste. Intet er rørt. Opdatér programmet, og lås op igen."
        )
    for number in range(version, len(STEPS)):
        with engine.transaction(connection):
            STEPS[number](connection)
            connection.execute(f"pragma user_version = {number + 1}")
