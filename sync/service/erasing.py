"""Erasing a case: nothing that anybody wrote of it stays at the service, and each computer that had it is told.

The rows of the log keep place, dot and hash, so that no number is missing and what is sent again is known; their
content goes, and so do the case's key, its files, what is held aside of it, parts that wait for their whole, what the
import remembers, why anybody was let in, its sums and its guard. Each person who ever had the case gets an entry that
takes it from him, so that each of his computers deletes what it has and says so. Which cases are gone stands outside
the database, too: an older copy is erased again before it answers anybody (husk_file.py).
"""

from dataclasses import dataclass
from typing import Final

from casework.ids import REFERENCE
from casework.kinds import role_of
from sync.service import aside, doubt, erased, grants, husks
from sync.service.engines.engine import Connection
from sync.service.grants import Act
from sync.service.ledger import tenant
from sync.service.log import Log

BY: Final = "centralen"
_HAD: Final = """select s.user, s.role from span s where s.stream = ? and s.from_seq =
    (select max(n.from_seq) from span n where n.user = s.user and n.stream = s.stream) order by s.user"""
_FILES: Final = "select id from file where stream = ? or id in (select id from record where stream = ?)"
_TWINS: Final = "delete from twin where other = ?"
_ADDRESSED: Final = "delete from addressed where record in (select id from record where stream = ?)"
GOES: Final = {
    "addressed": "stream",
    "file": "stream",
    "former_mark": "stream",
    "given_own": "stream",
    "guarded": "stream",
    "linked_grant": "stream",
    "number_mark": "stream",
    "offered_part": "stream",
    "stream_key": "stream",
    "tally": "stream",
    "timed_grant": "stream",
    "twin": "one",
    "wanted": "stream",
}
"""Tables whose rows of the case are deleted, each by the column that names it."""
EMPTIED: Final = {"change": "payload", "grant_entry": "reason", "held": "payload"}
"""Tables whose rows of the case keep their place and lose what somebody wrote."""
STAYS: Final = {
    "access_log": "who took rows out, and when; no content",
    "came_case": "from which municipality it came, and when",
    "closed_case": "when the case was closed and its code: shows that its time was over",
    "dropped": "which computers have said that it is gone",
    "erased": "that it is gone",
    "erasure": "who asked, who was the second, on which ground",
    "file_gone": "ids of files that went, and when",
    "husk": "ids of records that stood in a wrong case",
    "moved_case": "to which municipality it moved, and when",
    "record": "which case an id belongs to, so that no late change goes astray",
    "same_person": "ids of cases that were linked; one that is erased is linked with nothing",
    "span": "who had the case, and from when until when",
    "trail_about": "which entries of the trail speak of it; they go after their own time",
}
"""Tables whose rows of the case stay, and why. None has a word of the case."""


@dataclass(frozen=True, slots=True)
class Done:
    """What an erasure came to: rows that lost their content, files that went, persons who are told."""

    rows: int
    files: int
    held: int
    told: int


def erase(log: Log, stream: str, at: str) -> Done:
    """Erase a case inside a write transaction whose log the caller finishes; twice is harmless."""
    first = log.seq
    told = _take_from_all(log, stream, at)
    rows, files, held = _wipe(log.connection, stream, at, (first, log.seq))
    return Done(rows, files, held, told)


def _wipe(connection: Connection, stream: str, at: str, between: tuple[int, int]) -> tuple[int, int, int]:
    """Take what anybody wrote; `between` are the numbers before and at the end of the entries that say so."""
    first, last = between
    records = [row[0] for row in connection.execute("select id from record where stream = ?", (stream,))]
    held = aside.empty_case(connection, stream) + aside.empty(connection, set(records))
    emptied = "update change set payload = ? where stream = ? and length(payload) > 0"
    rows = connection.execute(emptied, (husks.EMPTY, stream)).rowcount
    files = [row[0] for row in connection.execute(_FILES, (stream, stream)).fetchall()]
    for record in records:
        husks.forget_taken(connection, record, stream)
    for file in files:
        husks.drop_file(connection, file)
    connection.execute(_ADDRESSED, (stream,))
    connection.execute(_TWINS, (stream,))
    for table, column in GOES.items():
        connection.execute(f"delete from {table} where {column} = ?", (stream,))  # noqa: S608 - our own names
    connection.execute(
        "update grant_entry set reason = '' where stream = ? and seq <= ? and reason <> ''", (stream, first)
    )
    connection.execute(
        "insert into erased (stream, seq, at, emptied) values (?, ?, ?, ?) on conflict (stream) do nothing",
        (stream, last, at, rows),
    )
    connection.execute(
        "insert into access_log (at, user, act, stream, rows) values (?, ?, 'erased', ?, ?)",
        (at, BY, stream, rows),
    )
    connection.payloads.lost(stream)
    connection.payloads.ended.append(stream)
    return rows, len(files), held


def erase_again(connection: Connection, known: dict[str, str], at: str) -> int:
    """Erase what was erased once and stands again, because an older copy was put in place; return how many cases.

    While the log is in doubt no number is given: then the words go, and the computers hear of it from the next
    generation on.
    """
    fresh = [stream for stream in sorted(known) if stream != REFERENCE and _stands(connection, stream)]
    if not fresh:
        return 0
    if doubt.highest(connection) is not None:
        here = tenant(connection).seq
        for stream in fresh:
            _wipe(connection, stream, at, (here, here))
        return len(fresh)
    log = Log(connection)
    for stream in fresh:
        erase(log, stream, at)
    log.finish()
    return len(fresh)


def _stands(connection: Connection, stream: str) -> bool:
    """Tell whether a case is not erased here, or somebody has it still."""
    open_ = "select 1 from span where stream = ? and to_seq is null limit 1"
    return (
        not erased.is_one(connection, stream) or connection.execute(open_, (stream,)).fetchone() is not None
    )


def _take_from_all(log: Log, stream: str, at: str) -> int:
    """Enter for everybody who ever had the case that he has it no more, so that each of his computers says so."""
    act = Act(BY, erased.WHY, at)
    had = log.connection.execute(_HAD, (stream,)).fetchall()
    for user, role in had:
        if not grants.revoke(log, user, stream, act=act):
            grants.tell_gone(log, user, stream, role_of(role), act=act)
    return len(had)
