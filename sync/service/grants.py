"""Who may have which citizen, in which role: entries in the log, each with a number of its own.

A grant opens a span of the log for one user and stream, a revoke closes it. A change of role is a revoke and a grant in
one transaction, and so is a transfer: the two entries are neighbours.
"""

from dataclasses import dataclass
from typing import Final, Protocol, cast

from casework.caseload import carries, is_mentor
from casework.errors import Refused
from casework.ids import REFERENCE
from casework.kinds import Role, has_cases, leads
from sync.service import erased
from sync.service.ledger import Connection

ROLE_NAMES: Final[dict[str, Role]] = {
    "primær": "primary",
    "makker": "partner",
    "stedfortræder": "stand_in",
    "mentor": "mentor",
    "teamleder": "team_lead",
}


NO_CASES: Final = (
    "Den, der driver centralen eller holder øje med den, kan ikke have sager: en administrator og en "
    "databeskyttelsesrådgiver ser ingen borger. Intet er ændret."
)


NO_REASON: Final = "ingen grund skrevet"
"""What the log says where an administrator gave none."""
AS_MENTOR: Final = (
    "En mentor kan kun have en sag som mentor: i enhver anden rolle kom journal og helbred på mentorens computer. "
    "Intet er ændret. Skriv rollen mentor, eller ret stillingen først: user change."
)
NO_LEAD: Final = (
    "Kun en teamleder kan have en sag som teamleder. Intet er ændret. Ret stillingen først: user change."
)
HAS_LEFT: Final = (
    "Den, der skal have sagen, er holdt op, og ingen computer får den. Intet er ændret. Er personen her igen, så lav "
    "en kode først: code."
)
MOVED: Final = (
    "Sagen er flyttet til en anden kommune og kan kun læses her, med nødadgang. Intet er ændret. Skal den tilbage, "
    "tages den ind igen fra den anden kommunes pakke."
)
ERASED: Final = "Sagen er slettet og kan ikke gives til nogen. Intet er ændret."


class Numbering(Protocol):
    """The log inside one write transaction, as grants use it: each takes a number of its own."""

    connection: Connection
    granted_at: str
    """When a grant came or went last in this transaction; empty where none did."""
    granted: set[str]
    """Of which cases a grant came or went in this transaction."""

    def take(self) -> int:
        """Take the next number."""
        ...


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the log that a user may read in a stream: after `from_seq`, before `to_seq` where it has ended."""

    role: Role
    from_seq: int
    to_seq: int | None
    ended: str | None


@dataclass(frozen=True, slots=True)
class Act:
    """Who gives or takes a grant, why and when."""

    by: str
    reason: str
    at: str


def role_called(word: str) -> Role:
    """Return the role that a Danish or an English word names; Refused for anything else."""
    english = {role: role for role in ROLE_NAMES.values()}
    role = ROLE_NAMES.get(word.casefold()) or english.get(cast("Role", word))
    if role is None:
        raise Refused(f"Rollen findes ikke. Vælg en af: {', '.join(ROLE_NAMES)}.")
    return role


def span(connection: Connection, user: str, stream: str) -> Span | None:
    """Return a user's newest span in a stream."""
    if stream == REFERENCE:
        return Span("mentor", 0, None, None)
    found = connection.execute(
        "select role, from_seq, to_seq, ended from span where user = ? and stream = ? "
        "order by from_seq desc limit 1",
        (user, stream),
    ).fetchone()
    return Span(cast(Role, found[0]), *found[1:]) if found else None


def ended_spans(connection: Connection, user: str, stream: str) -> list[Span]:
    """Return the spans of a user in a stream that have ended, the newest first."""
    rows = connection.execute(
        "select role, from_seq, to_seq, ended from span where user = ? and stream = ? and to_seq is not null "
        "order by from_seq desc",
        (user, stream),
    ).fetchall()
    return [Span(cast(Role, role), *rest) for role, *rest in rows]


def open_spans(connection: Connection, user: str) -> dict[str, Span]:
    """Return every stream that a user may read now."""
    rows = connection.execute(
        "select stream, role, from_seq from span where user = ? and to_seq is null", (user,)
    ).fetchall()
    return {stream: Span(cast(Role, role), from_seq, None, None) for stream, role, from_seq in rows}


def grant(log: Numbering, user: str, stream: str, role: Role, *, act: Act) -> bool:
    """Give a user a stream in a role; False where he has it so already, Refused where his job has no cases.

    Whoever gives by a word of his own asks `check_job` first, which knows the role, too.
    """
    if not may_have_cases(log.connection, user):
        raise Refused(NO_CASES)
    if erased.is_one(log.connection, stream):
        raise Refused(ERASED)
    if role != "glass" and _has_moved(log.connection, stream):
        raise Refused(MOVED)
    now = span(log.connection, user, stream)
    if now and now.to_seq is None:
        if now.role == role:
            _is_own(log.connection, user, stream, now, act.by)
            return False
        revoke(log, user, stream, act=act)
    seq = _enter(log, user, stream, "add", role, act=act)
    log.connection.execute(
        "insert into span (user, stream, role, from_seq) values (?, ?, ?, ?)", (user, stream, role, seq)
    )
    return True


def _is_own(connection: Connection, user: str, stream: str, now: Span, by: str) -> None:
    """Let a case that somebody had by a link alone be his own from now on, by whoever gave it (same_person.py)."""
    had = user, stream, now.from_seq
    gone = connection.execute(
        "delete from linked_grant where user = ? and stream = ? and from_seq = ?",
        had,
    )
    if gone.rowcount:
        connection.execute(
            "insert into given_own (user, stream, from_seq, by) values (?, ?, ?, ?) "
            "on conflict (user, stream, from_seq) do nothing",
            (*had, by),
        )


def may_have_cases(connection: Connection, user: str) -> bool:
    """Tell whether a person's job lets him hold any case (decided.md 20)."""
    job = _job(connection, user)
    return job is None or has_cases(job)


def may_have(connection: Connection, user: str, role: Role) -> bool:
    """Tell whether a person is here and his job of today carries a case in a role (decided.md 20)."""
    job = _job(connection, user)
    return job is None or (carries(job, role) and not _has_left(connection, user))


def check_job(connection: Connection, user: str, role: Role) -> None:
    """Refuse where a person's job does not carry a case in a role, or he has left."""
    job = _job(connection, user)
    if job is not None and _has_left(connection, user):
        raise Refused(HAS_LEFT)
    if job is None or carries(job, role):
        return
    if not has_cases(job):
        raise Refused(NO_CASES)
    raise Refused(AS_MENTOR if is_mentor(job) and not leads(job) else NO_LEAD)


def _has_left(connection: Connection, user: str) -> bool:
    return (
        connection.execute("select 1 from user where id = ? and active = 0", (user,)).fetchone() is not None
    )


def _job(connection: Connection, user: str) -> str | None:
    row = connection.execute("select role from user where id = ?", (user,)).fetchone()
    return None if row is None else str(row[0])


def end_uncarried(log: Numbering, act: Act, user: str = "") -> int:
    """End every grant that its person's job of today does not carry, of one person or of all; return how many.

    One rule for a job by the provider's claim, by the administrator's word and by an import (decision 0074). It ends
    as any other grant: his computers are told, and what he wrote before that comes in late.
    """
    of_one = "and s.user = ?" if user else ""
    rows = log.connection.execute(f"{_JOBS} {of_one} order by s.user, s.stream", (user,) if user else ())
    return sum(
        revoke(log, one, stream, act=act)
        for one, stream, role, job in rows.fetchall()
        if not carries(job, cast("Role", role))
    )


def alone(connection: Connection, lead: str = "") -> list[str]:
    """Return the open cases that nobody has as their regular contact: of all, or of those that a lead has as such.

    Of all also those that nobody was ever given, as where an export named somebody whose job has no cases. A closed
    case needs nobody.
    """
    of_lead = "and s.user = ? and s.role = 'team_lead' and s.to_seq is null" if lead else ""
    rows = connection.execute(f"{_ALONE} {of_lead}", (lead,) if lead else ()).fetchall()
    rows += [] if lead else connection.execute(_NEVER_GIVEN).fetchall()
    return sorted({row[0] for row in rows} - nobodys(connection))


_JOBS: Final = """select s.user, s.stream, s.role, u.role from span s join user u on u.id = s.user
    where s.to_seq is null"""
_ALONE: Final = """select distinct s.stream from span s where (s.to_seq is null or s.role = 'primary')
    and not exists (select 1 from span p where p.stream = s.stream and p.role = 'primary' and p.to_seq is null)
    and not exists (select 1 from closed_case c where c.stream = s.stream)"""
_NEVER_GIVEN: Final = """select r.id from record r where r.id = r.stream
    and not exists (select 1 from span s where s.stream = r.stream)
    and not exists (select 1 from closed_case c where c.stream = r.stream)"""


def revoke(log: Numbering, user: str, stream: str, *, act: Act, to: str = "") -> bool:
    """Take a stream from a user; False where he has it not. `to` names who has the citizen afterwards."""
    now = span(log.connection, user, stream)
    if now is None or now.to_seq is not None:
        return False
    seq = _enter(log, user, stream, "revoke", now.role, act=act, to=to)
    log.connection.execute(
        "update span set to_seq = ?, ended = ? where user = ? and stream = ? and from_seq = ?",
        (seq, act.at, user, stream, now.from_seq),
    )
    return True


def _has_moved(connection: Connection, stream: str) -> bool:
    return connection.execute("select 1 from moved_case where stream = ?", (stream,)).fetchone() is not None


def nobodys(connection: Connection) -> set[str]:
    """Return every case that nobody can be given: it was erased, or has moved to another municipality."""
    moved = {row[0] for row in connection.execute("select stream from moved_case").fetchall()}
    return moved | erased.all_(connection)


def tell_gone(log: Numbering, user: str, stream: str, role: Role, *, act: Act) -> None:
    """Enter once more that somebody has a stream no longer, whose grant has ended: his computers say so again."""
    _enter(log, user, stream, "revoke", role, act=act)


def _enter(log: Numbering, user: str, stream: str, op: str, role: Role, *, act: Act, to: str = "") -> int:
    seq = log.take()
    log.granted_at = act.at
    log.granted.add(stream)
    log.connection.execute(
        "insert into grant_entry (seq, user, stream, op, role, reason, by, at, handed_to) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (seq, user, stream, op, role, act.reason, act.by, act.at, to),
    )
    return seq


_BY: Final = """coalesce(o.by, g.by) from span s join grant_entry g on g.seq = s.from_seq
    left join given_own o on o.user = s.user and o.stream = s.stream and o.from_seq = s.from_seq"""


def giver(connection: Connection, user: str, stream: str) -> str:
    """Return who gave a person the case that he has; empty where he has it not."""
    row = connection.execute(
        f"select {_BY} where s.user = ? and s.stream = ? and s.to_seq is null",
        (user, stream),
    ).fetchone()
    return str(row[0]) if row else ""


def given_by(connection: Connection, stream: str, by: str) -> list[str]:
    """Return the users whose open grant in a stream was given by somebody (an import takes back only its own)."""
    rows = connection.execute(
        f"select s.user, {_BY} where s.stream = ? and s.to_seq is null order by s.user",
        (stream,),
    ).fetchall()
    return [user for user, gave in rows if gave == by]
