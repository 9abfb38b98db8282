"""A caseload in other hands: moved as one act, covered until a day, opened for an hour; who still holds what he gave.

Everything here is made of grants and revokes, entries of the one log. What is only for a while has a line in
`timed_grant` beside its grant, and ends at the first contact of anybody after its time.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final, cast

from casework.clock import instant
from casework.errors import Refused
from casework.kinds import Role, reads_as_much
from sync.protocol_cover import CoverTold
from sync.service import grants, rules, same_person
from sync.service.grants import Act
from sync.service.ledger import CentralLedger, Connection
from sync.service.log import Log

COVER: Final = "cover"
GLASS: Final = "glass"
_RANK: Final[dict[Role, int]] = {"primary": 4, "partner": 3, "stand_in": 2, "mentor": 1}
"""Which of two roles in a case stays where a person would have both; what is not here never moves with a caseload."""
_COVERED: Final[dict[Role, Role]] = {"primary": "stand_in", "partner": "stand_in", "mentor": "mentor"}
_PASSED: Final = """select s.user, s.stream, t.why, t.for_user from timed_grant t join span s
    on s.user = t.user and s.stream = t.stream and s.from_seq = t.from_seq
    where s.to_seq is null and t.until <= ? order by s.stream, s.user"""
_COVERS: Final = """select t.stream, s.user, u.name, t.until, t.why, coalesce(v.name, '') from timed_grant t
    join span s on s.user = t.user and s.stream = t.stream and s.from_seq = t.from_seq
    join user u on u.id = s.user left join user v on v.id = t.for_user
    where s.to_seq is null and (s.user = ? or t.why = 'cover') and exists (
        select 1 from span m where m.user = ? and m.stream = t.stream and m.to_seq is null)
    order by t.stream, s.user"""


@dataclass(frozen=True, slots=True)
class Timed:
    """A grant for a while: until when (an instant, UTC), what for (`cover`, `glass`), and for whom it covers."""

    until: datetime
    why: str
    for_user: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class Holds:
    """A computer that has not said that a citizen is gone from it, since the revoke or narrowing at a place."""

    initials: str
    device: str
    name: str
    stream: str
    since: str
    seen: str | None


def grant_until(log: Log, user: str, stream: str, role: Role, *, timed: Timed, act: Act) -> bool:
    """Give a citizen for a while; False where the person has him already, in whatever role."""
    now = grants.span(log.connection, user, stream)
    if now is not None and now.to_seq is None:
        return False
    grants.grant(log, user, stream, role, act=act)
    _note_until(log.connection, user, stream, timed)
    return True


def _note_until(connection: Connection, user: str, stream: str, timed: Timed) -> None:
    """Put the line beside a grant that says until when it is."""
    given = grants.span(connection, user, stream)
    connection.execute(
        "insert into timed_grant (user, stream, from_seq, until, why, for_user, category) values (?, ?, ?, ?, ?, ?, ?)",
        (
            user,
            stream,
            given.from_seq if given else 0,
            instant(timed.until),
            timed.why,
            timed.for_user,
            timed.category,
        ),
    )


def caseload(connection: Connection, user: str) -> dict[str, Role]:
    """Return the citizens whom a person has as his own work, and in which role; not those he only covers or leads."""
    only_for_a_while = {
        stream
        for (stream,) in connection.execute(
            "select t.stream from timed_grant t join span s on s.user = t.user and s.stream = t.stream "
            "and s.from_seq = t.from_seq where s.user = ? and s.to_seq is null",
            (user,),
        )
    }
    linked = same_person.only_linked(connection, user)
    roles = {stream: one.role for stream, one in grants.open_spans(connection, user).items()}
    own = roles | {stream: cast("Role", role) for stream, role in linked.items()}
    return {
        stream: role
        for stream, role in sorted(own.items())
        if role in _RANK and stream not in only_for_a_while
    }


def transfer(log: Log, giver: str, taker: str, streams: list[str], *, act: Act) -> int:
    """Move citizens from one person to another, each in his role; Refused where one of them is not the giver's to give.

    A citizen with several cases moves with all of them. The entries of one are neighbours in the log. Whoever has
    a higher role in the case already keeps it.
    """
    if giver == taker:
        raise Refused("Det er den samme person. Intet er flyttet.")
    own = caseload(log.connection, giver)
    streams = [
        one for one in same_person.with_linked(log.connection, streams) if one in own or one in streams
    ]
    if not streams or not set(streams) <= own.keys():
        raise Refused("Borgeren er ikke hos den person, der skal afgive. Intet er flyttet.")
    theirs = caseload(log.connection, taker)
    for stream in streams:
        grants.revoke(log, giver, stream, act=act, to=taker)
        # Only what the taker has of his own is kept: what a link lends him goes when the link ends.
        if stream not in theirs or _RANK[theirs[stream]] < _RANK[own[stream]]:
            grants.grant(log, taker, stream, own[stream], act=act)
            _is_for_good(log.connection, taker, stream)
    return len(streams)


def give_alone(log: Log, taker: str, streams: list[str], *, act: Act) -> int:
    """Make somebody the regular contact of cases that have none; Refused where one is not the giver's to give.

    Whoever asks again for what he gave, because the answer got lost, hears his count and nothing is done twice.
    """
    streams = same_person.with_linked(log.connection, streams)
    free = set(grants.alone(log.connection, act.by))
    given = {
        one
        for one in streams
        if grants.giver(log.connection, taker, one) == act.by
        and caseload(log.connection, taker).get(one) == "primary"
    }
    if not streams or not free.union(given).issuperset(streams):
        raise Refused("En af borgerne har en fast kontakt. Intet er flyttet.")
    for one in streams:
        if one not in given:
            grants.grant(log, taker, one, "primary", act=act)
    return len(streams)


def given_before(connection: Connection, giver: str, taker: str, streams: list[str], *, by: str) -> int:
    """Return how many cases somebody moved in an act that did all of this; 0 where not all of it stands so.

    The answer to an act can get lost, and whoever asks again is to hear what he did.
    """
    has, own = caseload(connection, taker), grants.open_spans(connection, giver)
    done = {
        one
        for one in same_person.with_linked(connection, streams)
        if one in has and one not in own and _moved_to(connection, giver, one) == (by, taker)
    }
    return len(done) if streams and done.issuperset(streams) else 0


def _moved_to(connection: Connection, giver: str, stream: str) -> tuple[str, str] | None:
    """Return who took a case from a person last, and for whom; None where nobody did."""
    row = connection.execute(
        "select by, handed_to from grant_entry where user = ? and stream = ? and op = 'revoke' "
        "order by seq desc limit 1",
        (giver, stream),
    ).fetchone()
    return (str(row[0]), str(row[1])) if row else None


def roles_of(connection: Connection, giver: str, streams: list[str] | None = None) -> set[Role]:
    """Return the roles that come to another person with these cases, or with a cover for all of them."""
    own = caseload(connection, giver)
    if streams is None:
        return {_COVERED[role] for role in own.values() if role in _COVERED}
    return {own[one] for one in same_person.with_linked(connection, streams) if one in own}


def _is_for_good(connection: Connection, user: str, stream: str) -> None:
    """A grant that was for a while and is one's own work from now on ends no more."""
    now = grants.span(connection, user, stream)
    connection.execute(
        "delete from timed_grant where user = ? and stream = ? and from_seq = ?",
        (user, stream, now.from_seq if now else 0),
    )


def cover(log: Log, away: str, by: str, *, until: datetime, act: Act) -> int:
    """Let a colleague cover for a person until a time, in all of his cases; return in how many he does from now on.

    Where he covers for that person already, the cover lasts until the new time. What he has in another way stays.
    """
    if away == by:
        raise Refused("Det er den samme person. Intet er ændret.")
    own = caseload(log.connection, away)
    if not own:
        raise Refused("Den person har ingen borgere lige nu. Intet er ændret.")
    timed = Timed(until, COVER, for_user=away)
    count, moved = 0, False
    for one, role in own.items():
        if role not in _COVERED:
            continue
        if grant_until(log, by, one, _COVERED[role], timed=timed, act=act):
            count += 1
        elif (before := _covered_until(log.connection, by, one, away)) is not None:
            count += 1
            moved = moved or before != instant(until)
            _lasts_until(log.connection, by, one, timed)
    if moved:
        rules.note(
            log.connection, f"cover_until={instant(until)}", who=act.by, now=datetime.fromisoformat(act.at)
        )
    return count


def _covered_until(connection: Connection, by: str, stream: str, away: str) -> str | None:
    """Return until when somebody covers for a person in a case; None where he does not."""
    row = connection.execute(
        "select t.until from timed_grant t join span s on s.user = t.user and s.stream = t.stream "
        "and s.from_seq = t.from_seq where s.user = ? and s.stream = ? and s.to_seq is null "
        "and t.why = 'cover' and t.for_user = ?",
        (by, stream, away),
    ).fetchone()
    return str(row[0]) if row else None


def _lasts_until(connection: Connection, user: str, stream: str, timed: Timed) -> None:
    """Let a grant that is for a while end at another time; the row is put anew, for none of them is ever changed."""
    _is_for_good(connection, user, stream)
    _note_until(connection, user, stream, timed)


def end_cover(log: Log, away: str, by: str, *, act: Act) -> int:
    """End a cover before its time; return in how many cases."""
    rows = log.connection.execute(
        "select t.stream from timed_grant t join span s on s.user = t.user and s.stream = t.stream "
        "and s.from_seq = t.from_seq where s.user = ? and t.for_user = ? and t.why = 'cover' and s.to_seq is null",
        (by, away),
    ).fetchall()
    return sum(grants.revoke(log, by, stream, act=act, to=away) for (stream,) in rows)


def end_passed(ledger: CentralLedger, now: datetime) -> int:
    """End what was given for a while and whose time has passed; return how many grants ended."""
    with ledger.reading() as connection:
        if connection.execute(_PASSED, (instant(now),)).fetchone() is None:
            return 0
    with ledger.writing() as connection:
        log, at = Log(connection), now.isoformat(timespec="seconds")
        ended = 0
        for user, stream, why, for_user in connection.execute(_PASSED, (instant(now),)).fetchall():
            act = Act("centralen", "tiden er gået" if why == COVER else "nødadgangen er slut", at)
            ended += grants.revoke(log, user, stream, act=act, to=for_user)
        log.finish()
    return ended


def covers(connection: Connection, reader: str) -> list[CoverTold]:
    """Return who covers in the cases that a person has, himself among them, and what he opened for an hour."""
    return [CoverTold(*row) for row in connection.execute(_COVERS, (reader, reader)).fetchall()]


def holding(connection: Connection, users: Collection[str] | None = None) -> list[Holds]:
    """Return the computers that may still hold what a revoke or a narrower role took from their person.

    `users`: only theirs, and nothing is read of anybody else's past.
    """
    whose = "" if users is None else f" and g.user in ({', '.join('?' * len(users))})"
    rows = connection.execute(
        f"""select g.seq, g.stream, g.role, g.at, g.user, u.initials, d.id, d.name, d.seen,
        (select max(a.at) from grant_entry a where a.user = g.user and a.stream = g.stream
            and a.op = 'add' and a.seq < g.seq), (select b.role from grant_entry b where b.user = g.user
            and b.stream = g.stream and b.seq > g.seq order by b.seq limit 1)
        from grant_entry g join user u on u.id = g.user join device d on d.user = g.user
        where g.op = 'revoke'{whose} and not exists (select 1 from grant_entry n where n.user = g.user
            and n.stream = g.stream and n.op = 'revoke' and n.seq > g.seq)
        and not exists (select 1 from successor x where x.device = d.number)
        order by g.seq, d.number""",  # noqa: S608 - question marks
        tuple(users or ()),
    ).fetchall()
    found = []
    for seq, stream, role, at, _user, initials, device, name, seen, added, then in rows:
        is_wider = then is not None and reads_as_much(then, role)
        if (
            not is_wider
            and seen
            and seen >= (added or "")
            and not _said_gone(connection, device, stream, seq)
        ):
            found.append(Holds(initials, device, name, stream, at, seen))
    return found


def _said_gone(connection: Connection, device: str, stream: str, seq: int) -> bool:
    """Tell whether a computer, by one of its names, said that a citizen is gone; one that was wiped need not say it."""
    names = "select n.number from device n join device d on d.public = n.public where d.id = ?"
    row = connection.execute(
        f"select 1 from dropped where device in ({names}) and stream = ? and seq >= ? "  # noqa: S608 - our own words
        f"union all select 1 from wipe_order where device in ({names}) and done is not null",
        (device, stream, seq, device),
    ).fetchone()
    return row is not None
