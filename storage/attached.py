"""Which attached files the service lacks, which are to go, and which nobody names any more.

A file goes only when what names it has gone for good: with a hand-off once the service has it (until then its sealed
bytes wait here without a key), and after a day where a crash left it without its change.
"""

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from casework.attachments import FILED, key_of
from casework.changes import Placed
from casework.clock import instant
from casework.errors import Damaged
from storage import meta
from storage.attachments import BROKEN_FILE, Attachments, Bound
from storage.engine import Connection
from storage.logbook import decoded
from storage.transactions import writing

PATIENCE: Final = timedelta(days=1)
"""How long a file without a change is kept, and only once the service has been heard since: a restored store is older
than its files, and the changes that name them come back from there."""

_CONTACT: Final = "last_contact"
KEYED: Final = "coalesce(nullif(fields ->> 'key', ''), fields ->> 'home_key', '') <> ''"
"""Condition of a record or a row of the log that holds the key of its file."""
_NAMED: Final = f"""select id from record where kind in ('attachment', 'paper') and {KEYED}
    union select id from attached where state = 'unsent'"""  # noqa: S608 - only words of our own

_NO_DOUBT: Final = """update attached set state = case when exists (select 1 from record r where r.id = attached.id
    and r.begun_by = (select value from meta where key = 'user')) then 'unsent' else 'going' end
    where stream = ? and state = 'doubted'"""
"""Of a citizen who leaves, files that the service may have lost: own ones are sent, others have their owner."""


def begin(connection: Connection, placed: Iterable[Placed]) -> None:
    """Note, inside the transaction that records them, the own files that the service does not have yet.

    One that was to wait for the office waits on.
    """
    connection.executemany(
        "insert into attached (id, stream, state, since) values (?, ?, 'unsent', '') "
        "on conflict (id) do update set stream = excluded.stream, state = 'unsent', since = ''",
        [
            (one.change.record, one.change.stream)
            for one in placed
            if one.change.kind in FILED and key_of(one.change.fields)
        ],
    )


def begin_again(
    connection: Connection, placed: Iterable[Placed], *, by: str, is_here: Callable[[str], bool]
) -> None:
    """Note the own files whose change comes back from the service, as after a restore: it may lack the file itself.

    One that it has whole costs a question.
    """
    begin(
        connection,
        [one for one in placed if one.by == by and one.change.kind in FILED and is_here(one.change.record)],
    )


def leave(connection: Connection, stream: str) -> None:
    """Let the files of a citizen go, inside the transaction that deletes him; what is unsent is sent, sealed.

    It waits for no office any more: somebody else needs it now.
    """
    connection.execute("update attached set office = '' where stream = ?", (stream,))
    connection.execute("update attached set state = 'unsent' where stream = ? and state = 'hurt'", (stream,))
    connection.execute("update attached set state = 'going' where stream = ? and state = 'broken'", (stream,))
    connection.execute(_NO_DOUBT, (stream,))
    connection.execute(
        """insert or ignore into attached (id, stream, state, since)
        select id, stream, 'going', '' from record where stream = ? and kind in ('attachment', 'paper')""",
        (stream,),
    )


def leave_unnamed(connection: Connection, stream: str, lost: Collection[str]) -> bool:
    """Let the files of a citizen go whose record goes, or came again without the key; tell whether there were any."""
    found = connection.execute(
        f"select id, {KEYED} from record where stream = ? and kind in ('attachment', 'paper')",  # noqa: S608 - our own
        (stream,),
    ).fetchall()
    going = [(file, stream) for file, key in found if not key or file in lost]
    connection.executemany(
        "insert or ignore into attached (id, stream, state, since) values (?, ?, 'going', '')", going
    )
    return bool(going)


def clear(connection: Connection, files: Attachments) -> None:
    """Take away the files that are to go; a crash in between leaves them for the next unlock."""
    going = [row[0] for row in connection.execute("select id from attached where state = 'going'")]
    if going:
        files.remove(going)
        with writing(connection):
            connection.execute("delete from attached where state = 'going'")


def sweep(connection: Connection, files: Attachments, now: datetime) -> tuple[str, ...]:
    """Take away what was to go, and what nobody has named for a day; return the latter. For the unlock."""
    with suppress(OSError):
        clear(connection, files)
        return _sweep(connection, files, now)
    return ()


def _sweep(connection: Connection, files: Attachments, now: datetime) -> tuple[str, ...]:
    named = {row[0] for row in connection.execute(_NAMED)}
    here = files.names()
    unnamed = here - named
    _let_go_of_lost(connection, here)
    files.remove(files.coming() - named - unnamed)  # what came of them can come again
    query = "select id, since from attached where state = 'unnamed'"
    since: dict[str, str] = dict(connection.execute(query).fetchall())
    if not unnamed and not since:
        return ()
    old = tuple(sorted(one for one in unnamed & set(since) if _is_over(connection, since[one], now)))
    files.remove(old)
    with writing(connection):
        connection.executemany(
            "delete from attached where id = ?", [(one,) for one in {*old, *(set(since) - unnamed)}]
        )
        connection.executemany(
            "insert or ignore into attached (id, stream, state, since) values (?, '', 'unnamed', ?)",
            [(one, instant(now)) for one in sorted(unnamed - set(since))],
        )
    return old


def _let_go_of_lost(connection: Connection, here: Collection[str]) -> None:
    """Forget unsent files of citizens who are gone and of which no byte is here: a restored store speaks of such."""
    query = "select id from attached a where state = 'unsent' and not exists (select 1 from record r where r.id = a.id)"
    lost = [row for row in connection.execute(query).fetchall() if row[0] not in here]
    if lost:
        with writing(connection):
            connection.executemany("delete from attached where id = ?", lost)


def _is_over(connection: Connection, since: str, now: datetime) -> bool:
    """Tell whether a day has gone, the service was heard in it, and nobody is still being brought in."""
    first, heard = datetime.fromisoformat(since), meta.fact(connection, _CONTACT)
    if connection.execute("select 1 from scope where done = 0").fetchone() or not heard:
        return False
    return now - first > PATIENCE and datetime.fromisoformat(heard) > first


def read(connection: Connection, files: Attachments, attachment: str) -> bytes:
    """Return a file of a citizen who is here, into memory; Damaged with a sentence where it cannot be read."""
    found = bound(connection, attachment)
    if found is None:
        raise Damaged(BROKEN_FILE)
    return files.read(found)


def bound(connection: Connection, attachment: str) -> Bound | None:
    """Return what opens a file of a citizen who is here; None where the case has no such file."""
    found = connection.execute(
        "select stream, fields from record where id = ? and kind in ('attachment', 'paper')", (attachment,)
    ).fetchone()
    if found is None:
        return None
    fields = decoded(found[1])
    return Bound(
        attachment,
        found[0],
        key_of(fields),
        int(fields.get("size") or 0),
        str(fields.get("digest") or ""),
    )
