"""Who may have which citizen, in which role: entries in the log, each with a number of its own.

A grant opens a span of the log for one user and stream, a revoke closes it. A change of role is a revoke and a grant in
one transaction, and so is a transfer: the two entries are neighbours.
"""

from dataclasses import dataclass
from typing import Final, cast

from casework.errors import Refused
from casework.ids import REFERENCE
from casework.kinds import Role
from sync.service.ledger import Connection
from sync.service.log import CASE_ROLES, Log

ROLE_NAMES: Final[dict[str, Role]] = {
    "primær": "primary",
    "makker": "partner",
    "stedfortræder": "stand_in",
    "mentor": "mentor",
    "teamleder": "team_lead",
}


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
    role = ROLE_NAMES.get(word.casefold(), word)
    if role not in CASE_ROLES:
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


def open_spans(connection: Connection, user: str) -> dict[str, Span]:
    """Return every stream that a user may read now."""
    rows = connection.execute(
        "select stream, role, from_seq from span where user = ? and to_seq is null", (user,)
    ).fetchall()
    return {stream: Span(cast(Role, role), from_seq, None, None) for stream, role, from_seq in rows}


def grant(log: Log, user: str, stream: str, role: Role, *, act: Act) -> bool:
    """Give a user a stream in a role; False where he has it so already."""
    now = span(log.connection, user, stream)
    if now and now.to_seq is None:
        if now.role == role:
            return False
        revoke(log, user, stream, act=act)
    seq = _enter(log, user, stream, "add", role, act=act)
    log.connection.execute(
        "insert into span (user, stream, role, from_seq) values (?, ?, ?, ?)", (user, stream, role, seq)
    )
    return True


def revoke(log: Log, user: str, stream: str, *, act: Act, to: str = "") -> bool:
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


def transfer(log: Log, stream: str, giver: str, taker: str, *, act: Act) -> None:
    """Move a citizen from one person to another in the same role; Refused where the giver does not have it."""
    now = span(log.connection, giver, stream)
    if now is None or now.to_seq is not None:
        raise Refused("Borgeren er ikke hos den person, der skal afgive. Intet er flyttet.")
    revoke(log, giver, stream, act=act, to=taker)
    grant(log, taker, stream, now.role, act=act)


def _enter(log: Log, user: str, stream: str, op: str, role: Role, *, act: Act, to: str = "") -> int:
    seq = log.take()
    log.connection.execute(
        "insert into grant_entry (seq, user, stream, op, role, reason, by, at, handed_to) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (seq, user, stream, op, role, act.reason, act.by, act.at, to),
    )
    return seq


def given_by(connection: Connection, stream: str, by: str) -> list[str]:
    """Return the users whose open grant in a stream was given by somebody (an import takes back only its own)."""
    rows = connection.execute(
        "select s.user from span s join grant_entry g on g.seq = s.from_seq "
        "where s.stream = ? and s.to_seq is null and g.by = ? order by s.user",
        (stream, by),
    ).fetchall()
    return [user for (user,) in rows]
