"""Which citizens are on this device: granted, filled, and handed over without a trace of their words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from casework.changes import Change, Placed
from casework.ids import REFERENCE
from casework.kinds import reads_as_much
from casework.same_person import KIND as LINK
from storage import attached, drafts, husks, index, meta, missing, typed_on
from storage.engine import Connection
from storage.logbook import decoded
from storage.registers import rebuild

_GONE: Final = object()

LOST_GRANT: Final = "restored"
"""Stands for the receiver where nobody handed a citizen over: the grant was lost when the service was put back."""


UNTAKEN: Final = "untaken:"
"""The fact, by case, when an own answer on *Samme person* there was not taken in: nothing of the answer is kept."""


ERASED: Final = "erased"
"""Stands for the receiver where the case was erased at the service: nobody has it, and no initials of it are kept."""


@dataclass(frozen=True, slots=True)
class ScopeHere:
    """A citizen on this device: in which role, the place of the grant, and whether he is here whole."""

    stream: str
    role: str
    upto: int
    done: bool


def here(connection: Connection) -> tuple[ScopeHere, ...]:
    """Return the citizens who are here or coming; one who was opened here and not yet granted stands at place 0."""
    found = connection.execute(
        """select stream, role, upto, done from scope
        union all select stream, 'primary', 0, 1 from begun_here where stream not in (select stream from scope)
        order by stream"""
    ).fetchall()
    return tuple(ScopeHere(stream, role, upto, bool(done)) for stream, role, upto, done in found)


def begin(connection: Connection, stream: str, role: str, upto: int) -> bool:
    """Expect a citizen's rows; those that are here already must be sent again or go (the role may see less now).

    A case that is here whole, or was opened on this device, stays on the screen, where its person reads the same.
    Tells whether none was here.
    """
    connection.execute("delete from handed_over where stream = ?", (stream,))
    _keep_shown(connection, stream, role)
    typed_on.came(connection, stream)
    connection.execute(
        "insert or replace into scope (stream, role, upto, done) values (?, ?, ?, 0)", (stream, role, upto)
    )
    here = connection.execute(
        "update log set refill = 1 where stream = ? and seq is not null and seq <= ? and lost = 0",
        (stream, upto),
    )
    return bool(here.rowcount == 0)


def _keep_shown(connection: Connection, stream: str, role: str) -> None:
    """Let a case stand on the screen while it comes again, where its person reads the same of it as before.

    Where he is to read more, what he saved meanwhile would be said to have seen words that have not come yet.
    """
    query = "select role from scope where stream = ? and done = 1"
    whole = connection.execute(query, (stream,)).fetchone()
    if whole and reads_as_much(role, whole[0]) and reads_as_much(whole[0], role):
        connection.execute("insert or ignore into begun_here (stream) values (?)", (stream,))
    elif whole or not reads_as_much(role, "primary"):
        connection.execute("delete from begun_here where stream = ?", (stream,))


def open_here(connection: Connection, changes: Iterable[Change]) -> None:
    """Show the citizens who were opened on this device before their grant comes back from the service."""
    changes = tuple(changes)
    _send_on(connection, changes)
    opened = {one.stream for one in changes if one.kind == "citizen" and one.record == one.stream}
    for stream in opened:
        connection.execute(
            """insert or ignore into begun_here (stream) select ?1
            where not exists (select 1 from scope where stream = ?1)
            and not exists (select 1 from handed_over where stream = ?1)
            and not exists (select 1 from log where stream = ?1 and seq is not null)""",
            (stream,),
        )


SENT_ON: Final = "sent-on"
"""Stands for the receiver where a copy goes to a case that this person never had (*forkert borger*)."""


def _send_on(connection: Connection, changes: Iterable[Change]) -> None:
    """Keep copies that go to a case outside this caseload off every screen and index: they leave with their receipt."""
    to = {one.stream: str(one.fields["copied_at"]) for one in changes if one.fields.get("copied_from")}
    connection.executemany(
        """insert or ignore into handed_over (stream, initials, receiver, at) select ?1, '', ?2, ?3
        where not exists (select 1 from scope where stream = ?1)
        and not exists (select 1 from begun_here where stream = ?1)""",
        [(stream, SENT_ON, at) for stream, at in sorted(to.items())],
    )


def has_less(connection: Connection, rows: Iterable[Placed]) -> bool:
    """Tell whether a row that comes again says less than the one that lies here: the role may read less now.

    What it said and says no more is in older pages, copies and files, too: they are renewed.
    """
    query = "select fields from log where device = ? and number = ? and refill = 1"
    for one in rows:
        found = connection.execute(query, (one.dot.device, one.dot.number)).fetchone()
        if found and any(one.change.fields.get(k, _GONE) != v for k, v in decoded(found[0]).items()):
            husks.want_renewals(connection, one.received or "")
            return True
    return False


def finish(connection: Connection, stream: str, upto: int, *, anew: bool = False) -> bool:
    """Note that a citizen is here whole; tell whether a row that was not sent again went, or a file lost its key.

    `anew` says that nothing of him was here before.
    """
    connection.execute("delete from begun_here where stream = ?", (stream,))
    if anew:
        connection.execute("update scope set done = 1, upto = ? where stream = ?", (upto, stream))
        return attached.leave_unnamed(connection, stream, ())
    query = "select distinct record from log where stream = ? and refill = 1"
    lost = [row[0] for row in connection.execute(query, (stream,)).fetchall()]
    latest = connection.execute("select max(received) from log where stream = ?", (stream,)).fetchone()[0]
    connection.execute("delete from log where stream = ? and refill = 1", (stream,))
    connection.execute("update scope set done = 1, upto = ? where stream = ?", (upto, stream))
    files = attached.leave_unnamed(connection, stream, lost)
    if lost:
        rebuild(connection, lost)
        husks.want_renewals(connection, latest or "")
    return bool(lost or files)


def leave(connection: Connection, stream: str, to: str, at: str) -> None:
    """Delete a citizen's rows and words; only initials, receiver and day are kept, and what still waits.

    Of one who was erased the day alone is kept, also where he left before and his initials stood here.
    What was typed has been handed on by now (storage/typed_on.py): a draft that is left has no word.
    """
    typed_on.left(connection, stream, at)
    connection.execute(
        "insert or replace into handed_over (stream, initials, receiver, at) values (?, ?, ?, ?)",
        (stream, "" if to == ERASED else _initials(connection, stream), to, at),
    )
    words: set[str] = set()
    for place, body in connection.execute(
        "select place, body from record where stream = ?", (stream,)
    ).fetchall():
        index.remove(connection, place, body)
        words |= index.terms_of(body)
    connection.execute("delete from record where stream = ?", (stream,))
    drafts.leave(connection, stream)
    missing.leave(connection, stream)
    connection.execute("delete from scope where stream = ?", (stream,))
    connection.execute("delete from begun_here where stream = ?", (stream,))
    drop_leftovers(connection, at)
    index.forget_terms(connection, words)
    husks.want_renewals(connection, at)


def drop_leftovers(connection: Connection, at: str) -> bool:
    """Delete rows of citizens who were handed over, except own changes that the service does not have yet.

    Tells whether there were any. A copy or a root key that was made while they waited holds them: it is renewed too.
    """
    typed_on.kept_aside(connection)
    for (stream,) in connection.execute(_REFUSED, (LINK,)).fetchall():
        meta.put_fact(connection, UNTAKEN + stream, at)
    dropped = connection.execute(
        """delete from log where stream in (select stream from handed_over)
        and (seq is not null or held is not null)"""
    )
    answered = _drop_answers(connection)
    if dropped.rowcount or answered:
        husks.want_renewals(connection, at)
    return bool(dropped.rowcount or answered)


def strays(connection: Connection) -> tuple[str, ...]:
    """Return the citizens who are neither here nor coming, of whom own words lie here all the same, with a receipt.

    A journal file has brought them back in a store that was restored from before they came.
    """
    rows = connection.execute(_STRAYS, (REFERENCE,)).fetchall()
    return tuple(stream for (stream,) in rows)


_STRAYS: Final = """with recursive there (stream) as (select min(stream) from log
    union all select (select min(stream) from log where stream > there.stream) from there where stream is not null)
    select stream from there where stream <> ? and stream not in (select stream from scope)
    and stream not in (select stream from begun_here) and stream not in (select stream from handed_over)
    and exists (select 1 from log where log.stream = there.stream and (seq is not null or held is not null)
    and lost = 0) order by stream"""
"""Case by case through the index: a store that was restored once asks this each round, and its log is long."""
_REFUSED: Final = """select distinct stream from log where kind = ? and held is not null
    and stream not in (select stream from scope) and stream not in (select stream from begun_here)"""
_ELSEWHERE: Final = """select id from record where kind = ? and stream not in (select stream from scope)
    and stream not in (select stream from begun_here)
    and exists (select 1 from log where log.record = record.id and (seq is not null or held is not null))"""


def _drop_answers(connection: Connection) -> bool:
    """Let an own answer on *Samme person* go with its receipt where it stands in a case that is not here.

    Where it makes a link, that case comes by it, whole. Where it makes none, what stands there is for whoever has the
    case: alone, without what a colleague said of it, it would show a link that does not stand. One that was held is no
    answer: what was asked is asked again, and nobody would tell this device that the case was erased since.
    """
    answers = [row[0] for row in connection.execute(_ELSEWHERE, (LINK,)).fetchall()]
    connection.executemany(
        "delete from log where record = ? and (seq is not null or held is not null)",
        [(record,) for record in answers],
    )
    rebuild(connection, answers)
    return bool(answers)


def _initials(connection: Connection, stream: str) -> str:
    found = connection.execute(
        "select fields ->> 'first_name', fields ->> 'last_name' from record where id = ?", (stream,)
    ).fetchone()
    return "".join(f"{part[0]}." for part in found or () if part)
