"""Drafts: what somebody is typing, kept at every pause, so that a crash or a dead battery costs nothing."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from casework.answers import DraftFound
from casework.clock import instant
from storage.engine import Connection
from storage.faults import DiskFull, PagesDamaged, spoken
from storage.logbook import decoded, encoded
from storage.reserve import Reserve
from storage.transactions import writing
from storage.unsaved import Row, Unsaved

_FOUND = """select d.key, d.citizen, trim(coalesce(c.fields ->> 'first_name', '') || ' ' ||
    coalesce(c.fields ->> 'last_name', '')), d.kind, d.contents, d.kept_at
    from draft d left join record c on c.id = d.citizen"""

_KEEP = """insert into draft (key, citizen, kind, contents, kept_at) values (?, ?, ?, ?, ?)
    on conflict (key) do update set citizen = excluded.citizen, kind = excluded.kind,
    kept_at = case contents when excluded.contents then kept_at else excluded.kept_at end,
    contents = excluded.contents"""
"""What is kept once more without a new word stands since when it did: a copy of the store says the same of it."""


class Drafts:
    """The drafts of one store; each has a key such as `note:<citizen>` or `visit:<visit>`."""

    def __init__(self, connection: Connection, reserve: Reserve, unsaved: Unsaved) -> None:
        self._connection = connection
        self._reserve = reserve
        self._unsaved = unsaved
        self._is_last = False

    def now_or_never(self) -> None:
        """The store is about to close: from now on a draft may have the last of the reserve too."""
        self._is_last = True

    def keep(self, key: str, citizen: str, kind: str, contents: Mapping[str, str], now: datetime) -> str:
        """Keep what is typed so far; it is on the disk when this returns the time that it was kept.

        On a full disk the reserve is given back for it: the lock comes whether there is room or not. Where the page of
        the database does not hold, the journal file keeps it.
        """
        kept_at = instant(now)
        row = (key, citizen, kind, encoded(dict(contents)).decode(), kept_at)
        try:
            self._put(row)
        except DiskFull:
            if not (self._reserve.release() or (self._is_last and self._reserve.release_last())):
                raise
            self._again(row)
        except PagesDamaged:
            with spoken():
                self._unsaved.keep(row)
        return kept_at

    def _again(self, row: Row) -> None:
        """Once more with the room that was given back; another program may have taken it in the meantime."""
        try:
            self._put(row)
        except DiskFull:
            if not (self._is_last and self._reserve.release_last()):
                raise
            self._put(row)

    def _put(self, row: Row) -> None:
        with spoken(), writing(self._connection):
            self._connection.execute(_KEEP, row)
        self._unsaved.let_go(row[0])

    def find(self, key: str) -> DraftFound | None:
        """Return a draft."""
        if beside := self._unsaved.find(key):
            return DraftFound(key, beside[1], "", beside[2], decoded(beside[3]), beside[4])
        with spoken():
            row = self._connection.execute(f"{_FOUND} where d.key = ?", (key,)).fetchone()
        return None if row is None else _draft(row)

    def all(self) -> tuple[DraftFound, ...]:
        """Return every draft, the last kept first."""
        return all_of(self._connection)

    def drop(self, key: str, if_equals: Mapping[str, str] | None = None) -> bool:
        """Drop a draft, or only if it still says the same; tell whether it went."""
        if if_equals is None:
            self._unsaved.let_go(key)
        with spoken(), writing(self._connection):
            if if_equals is not None:
                return drop_equal(self._connection, key, sum_of(if_equals))
            return bool(self._connection.execute("delete from draft where key = ?", (key,)).rowcount)


def all_of(connection: Connection) -> tuple[DraftFound, ...]:
    """Return every draft, the last kept first."""
    with spoken():
        return tuple(map(_draft, connection.execute(f"{_FOUND} order by d.kept_at desc").fetchall()))


def sum_of(contents: Mapping[str, str]) -> str:
    """Return what tells one text of a draft from another, without holding it."""
    return hashlib.sha256(encoded(dict(contents))).hexdigest()


def drop_equal(connection: Connection, key: str, said: str) -> bool:
    """Drop a draft inside an open transaction if it still says what was saved."""
    found = connection.execute("select contents from draft where key = ?", (key,)).fetchone()
    if found is None or sum_of(decoded(found[0])) != said:
        return False
    connection.execute("delete from draft where key = ?", (key,))
    return True


def leave(connection: Connection, stream: str) -> None:
    """Drop, inside an open transaction, the drafts of a case, and those of no case that name it.

    Their words have been handed on before (storage/typed_on.py).
    """
    connection.execute(
        "delete from draft where citizen = ?1 or (citizen = '' and instr(contents, ?1))", (stream,)
    )


def as_records(connection: Connection) -> list[dict[str, Any]]:
    """Return every draft as the journal file keeps it while the store is locked."""
    rows = connection.execute(
        "select key, citizen, kind, contents, kept_at from draft order by key"
    ).fetchall()
    return [{"typed": list(row)} for row in rows]


def put_back(connection: Connection, typed: Iterable[Sequence[str]]) -> None:
    """Bring back the drafts that the database does not have; PagesDamaged where their page does not hold."""
    if rows := [tuple(row) for row in typed]:
        with spoken(), writing(connection):
            connection.executemany("insert or ignore into draft values (?, ?, ?, ?, ?)", rows)


def as_row(key: str, citizen: str, contents: Mapping[str, str], kept_at: str) -> Row:
    """Return a draft as its table keeps it; its kind is what its key begins with."""
    return key, citizen, key.partition(":")[0], encoded(dict(contents)).decode(), kept_at


def _draft(row: tuple[str, str, str, str, str, str]) -> DraftFound:
    key, citizen, name, kind, contents, kept_at = row
    return DraftFound(key, citizen, name, kind, decoded(contents), kept_at)
