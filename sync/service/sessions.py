"""How long a sign-in lasts: a session of one person on one device key, and the refresh token that names it.

The token is not exchanged for another at each use: it works with the device's key alone, so a stolen one is worth
nothing, and an answer that was lost costs nobody his sign-in. What a standard client keeps as a refresh token, our own
device need not keep at all: to `/v1/token` its key says the same.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sync.service import leases, signin_way
from sync.service.keys import Keys
from sync.service.ledger import CentralLedger, Connection

SHORTEST_IDLE: Final = timedelta(days=7)
"""A session that nobody used for so long, or for the length of a lease where that is longer, is over (decided.md)."""
LONGEST: Final = timedelta(days=30)
"""A session is over after so long however much it is used (service.md), or after a lease where that is longer."""
_FACTS: Final = "id, jkt, user, way, acr, at, seen, ended, a.auth_time"
NOTED: Final = timedelta(hours=1)
"""How far behind `seen` may lie, to spare a write at each token."""


@dataclass(frozen=True, slots=True)
class Session:
    """A sign-in: which key, who, by which way, when (and by what assurance), and when it was last used.

    `auth_time` is when whoever knows the person asked him last, which may be long before `at`; None where nobody says.
    """

    id: str
    jkt: str
    user: str
    way: str
    acr: str
    at: datetime
    seen: datetime
    ended: str | None = None
    auth_time: datetime | None = None


def begin(connection: Connection, made: Session) -> None:
    """Begin a session; an earlier one of the same person on the same key is over."""
    _end_all(connection, "jkt = ? and user = ?", (made.jkt, made.user), made.at, "signed in anew")
    connection.execute(
        "insert into signin_session (id, jkt, user, way, acr, at, seen) values (?, ?, ?, ?, ?, ?, ?)",
        (made.id, made.jkt, made.user, made.way, made.acr, _at(made.at), _at(made.seen)),
    )
    if made.auth_time is not None:
        asked = made.id, _at(made.auth_time)
        connection.execute("insert into signin_asked (session, auth_time) values (?, ?)", asked)


def new_id() -> str:
    """Return the name of a session."""
    return str(uuid.uuid4())


def token_of(own: Keys, session: str) -> str:
    """Return the refresh token of a session: always the same."""
    return f"{session}.{own.mark('signin', f'refresh {session}'.encode())}"


def called(connection: Connection, own: Keys, token: str) -> Session | None:
    """Return the session that a refresh token names; None where nobody made it."""
    name, _, mark = token.partition(".")
    if not own.is_mark("signin", f"refresh {name}".encode(), mark):
        return None
    return _one(connection, "id = ?", (name,))


def of_key(connection: Connection, jkt: str, user: str) -> Session | None:
    """Return the newest session of a person on a device's key that nobody ended."""
    return _one(connection, "jkt = ? and user = ? and ended is null", (jkt, user))


def stands(connection: Connection, session: Session | None, now: datetime) -> bool:
    """Tell whether a session lets its person in: not ended, not too old, and by the way that is demanded today."""
    if session is None or session.ended is not None or session.way != signin_way.named(connection):
        return False
    idle = max(SHORTEST_IDLE, leases.length(connection))
    return now - session.seen <= idle and now - session.at <= max(LONGEST, idle)


def goes_on(ledger: CentralLedger, jkt: str, user: str, now: datetime) -> bool:
    """Tell whether a person may go on with a device's key, and note that he did.

    He may where nobody demands a sign-in here, or his stands.
    """
    with ledger.reading() as connection:
        found = of_key(connection, jkt, user)
        if signin_way.is_demanded(connection) and not stands(connection, found, now):
            return False
    if found is not None and now - found.seen >= NOTED:
        with ledger.writing() as connection:
            note_seen(connection, found, now)
    return True


def note_seen(connection: Connection, session: Session, now: datetime) -> None:
    """Note that a session is in use, at most once an hour."""
    if now - session.seen >= NOTED:
        connection.execute("update signin_session set seen = ? where id = ?", (_at(now), session.id))


def end(connection: Connection, session: str, now: datetime, why: str) -> int:
    """End a session; return how many that were."""
    return _end_all(connection, "id = ?", (session,), now, why)


def end_of(connection: Connection, user: str, now: datetime, why: str) -> int:
    """End every session of a person; return how many that were."""
    return _end_all(connection, "user = ?", (user,), now, why)


def end_every(connection: Connection, now: datetime, why: str) -> int:
    """End everybody's sessions; return how many that were."""
    return _end_all(connection, "1 = 1", (), now, why)


def _end_all(connection: Connection, which: str, about: tuple[str, ...], now: datetime, why: str) -> int:
    done = connection.execute(
        f"update signin_session set ended = ?, why = ? where {which} and ended is null",  # noqa: S608  ours
        (_at(now), why, *about),
    )
    return int(done.rowcount)


def _one(connection: Connection, which: str, about: tuple[str, ...]) -> Session | None:
    joined = "signin_session left join signin_asked a on a.session = id"
    query = f"select {_FACTS} from {joined} where {which} order by at desc limit 1"  # noqa: S608  ours
    row = connection.execute(query, about).fetchone()
    if row is None:
        return None
    name, jkt, user, way, acr, at, seen, ended, asked = row
    when = datetime.fromisoformat(at), datetime.fromisoformat(seen)
    auth_time = datetime.fromisoformat(asked) if asked else None
    return Session(name, jkt, user, way, acr, *when, ended, auth_time)


def _at(now: datetime) -> str:
    return now.isoformat(timespec="milliseconds")
