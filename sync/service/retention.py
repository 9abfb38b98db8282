"""When cases were closed and when their time is over, and an erasure by two persons: one asks, another confirms.

Whoever sits at the service's machine names the two; the machine writes down which account said so. The second must be a
team lead or the data-protection officer, and somebody else than the first. What stands here has no word of a case.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from casework.clock import COPENHAGEN
from casework.errors import Refused
from casework.ids import REFERENCE
from casework.kinds import has_cases, leads
from casework.retention import Ground, check, over_on
from sync.protocol import read_change
from sync.service import aside, erased, erasing
from sync.service.closing import let_be
from sync.service.engines.engine import Connection
from sync.service.log import Log
from sync.service.payloads import of_change
from sync.service.registry import User

ASKED_LASTS: Final = timedelta(days=14)
"""How long somebody may wait with the second word; then it must be asked for anew."""
_CASES: Final = """select c.stream, max(c.received), min(c.received), coalesce(z.closed, ''), coalesce(z.code, ''),
    (select count(*) from span s where s.stream = c.stream and s.to_seq is null)
    from change c left join closed_case z on z.stream = c.stream
    where c.stream <> ? and not exists (select 1 from erased e where e.stream = c.stream)
    group by c.stream, z.closed, z.code order by c.stream"""
_ASKED: Final = """select e.number, e.stream, e.ground, e.reason, e.archive, e.asked_by, e.asked_at, e.state,
    e.second_by, e.ended_at from erasure e"""
_NAMES: Final = """select c.device, c.dseq, c.payload from change c
    where c.record = ? and c.kind = 'citizen' and length(c.payload) > 0"""


@dataclass(frozen=True, slots=True)
class Case:
    """A case as its retention sees it; `over` is the first day on which it may go, None where it was never closed."""

    stream: str
    first: str
    last: str
    closed: date | None
    code: str
    over: date | None
    has: int
    """How many persons have it now."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks for: which case goes, on which ground, why in words, and what was settled with the archive."""

    stream: str
    ground: Ground
    reason: str
    archive: str


@dataclass(frozen=True, slots=True)
class Asked:
    """An erasure that was asked for: the wish, who asked and when, what became of it, and who was the second."""

    number: int
    wish: Wish
    asked_by: str
    asked_at: str
    state: str
    second_by: str
    ended_at: str


@dataclass(frozen=True, slots=True)
class Hand:
    """Who says something, from which account of the machine, and when."""

    user: User
    account: str
    now: datetime

    @property
    def today(self) -> date:
        """Which day it is in Denmark: a clock in UTC is a day behind for an hour or two after midnight."""
        return self.now.astimezone(COPENHAGEN).date()


def close(connection: Connection, stream: str, closed: date, code: str, *, hand: Hand) -> date:
    """Note when a case was closed and how long it is kept; return the first day on which it may go."""
    _there(connection, stream)
    if closed > hand.today:
        raise Refused("Dagen ligger i fremtiden. Intet er ændret.")
    over = over_on(closed, code)
    if hand.today < over:
        let_be(connection, stream, _text(hand.now))
    connection.execute(
        "insert into closed_case (stream, closed, code, who, at) values (?, ?, ?, ?, ?) on conflict (stream) do "
        "update set closed = excluded.closed, code = excluded.code, who = excluded.who, at = excluded.at",
        (stream, closed.isoformat(), code, hand.user.id, _text(hand.now)),
    )
    return over


def reopen(connection: Connection, stream: str, now: datetime) -> bool:
    """Note that a case is not closed after all, and let be what waits because its time was over; tell if it was."""
    _there(connection, stream)
    let_be(connection, stream, _text(now))
    return bool(connection.execute("delete from closed_case where stream = ?", (stream,)).rowcount)


def cases(connection: Connection) -> Iterator[Case]:
    """Yield every case that stands, those first whose time is over first, and those last that nobody closed."""
    found = [_case(row) for row in connection.execute(_CASES, (REFERENCE,)).fetchall()]
    return iter(sorted(found, key=lambda one: (one.over or date.max, one.last, one.stream)))


def ask(connection: Connection, wish: Wish, *, hand: Hand) -> int:
    """Ask for the erasure of a case; return the number under which another person confirms it."""
    _there(connection, wish.stream)
    over = _over(connection, wish.stream)
    unsaid = _names(connection, wish.stream)
    check(wish.ground, wish.reason, unsaid, over=over, today=hand.today)
    if any(one.wish.stream == wish.stream and is_open(one, hand.now) for one in asked(connection)):
        raise Refused("Der er allerede bedt om at slette den sag. Se: fodfaeste-central erase list")
    values = (wish.stream, wish.ground, wish.reason.strip(), wish.archive)
    connection.execute(
        "insert into erasure (stream, ground, reason, archive, asked_by, asked_as, asked_at) "
        "values (?, ?, ?, ?, ?, ?, ?)",
        (*values, hand.user.id, hand.account, _text(hand.now)),
    )
    return int(connection.execute("select max(number) from erasure").fetchone()[0])


def confirm(log: Log, number: int, *, hand: Hand) -> tuple[Asked, erasing.Done]:
    """Be the second person, and erase the case, in the write transaction of the log; Refused where that may not be."""
    found = _open(log.connection, number, hand.now)
    if found.asked_by == hand.user.id:
        raise Refused("Den anden skal være en anden end den, der bad om det. Intet er ændret.")
    if not (leads(hand.user.role) or _is_officer(hand.user.role)):
        raise Refused(
            "Kun en teamleder eller databeskyttelsesrådgiveren kan bekræfte en sletning. Intet er ændret."
        )
    over, today = _over(log.connection, found.wish.stream), hand.today
    check(found.wish.ground, found.wish.reason, (), over=over, today=today)  # the case may be open again
    _end(log.connection, number, "done", hand)
    return found, erasing.erase(log, found.wish.stream, _text(hand.now))


def drop(connection: Connection, number: int, *, hand: Hand) -> Asked:
    """Let an erasure be that nobody has confirmed."""
    found = _open(connection, number, hand.now)
    _end(connection, number, "dropped", hand)
    return found


def asked(connection: Connection) -> list[Asked]:
    """Return every erasure that was asked for, the oldest first."""
    rows = connection.execute(f"{_ASKED} order by e.number").fetchall()
    return [Asked(row[0], Wish(*row[1:5]), *row[5:]) for row in rows]


def is_open(one: Asked, now: datetime) -> bool:
    """Tell whether an erasure can still be confirmed."""
    return one.state == "asked" and now - datetime.fromisoformat(one.asked_at) <= ASKED_LASTS


def late(connection: Connection) -> list[tuple[str, str, str, str]]:
    """Return what came for cases that are gone and still lies here: case, who wrote it, when it came, when it goes."""
    rows = connection.execute(
        "select h.stream, coalesce(u.initials, ''), h.received from held h left join user u on u.id = h.user "
        "where (h.code = 'erased' or h.stream in (select stream from erased)) and length(h.payload) > 0 "
        "order by h.received, h.device, h.dseq"
    ).fetchall()
    return [(*row, _text(datetime.fromisoformat(row[2]) + aside.LATE_KEPT)) for row in rows]


def unread(connection: Connection) -> int:
    """Return how many journal files lie here sealed that could not be read whole: they may hold words of any case."""
    row = connection.execute("select count(*) from sent_file where content is not null").fetchone()
    return int(row[0])


def _case(row: tuple[Any, ...]) -> Case:
    stream, last, first, closed, code, has = row
    day = date.fromisoformat(closed) if closed else None
    return Case(stream, first, last, day, code, over_on(day, code) if day else None, has)


def _over(connection: Connection, stream: str) -> date | None:
    row = connection.execute("select closed, code from closed_case where stream = ?", (stream,)).fetchone()
    return None if row is None else over_on(date.fromisoformat(row[0]), row[1])


def _there(connection: Connection, stream: str) -> None:
    if erased.is_one(connection, stream):
        raise Refused("Sagen er allerede slettet. Intet er ændret.")
    row = connection.execute("select 1 from change where stream = ? limit 1", (stream,)).fetchone()
    if row is None or stream == REFERENCE:
        raise Refused("Her er ingen borger med det id. Intet er ændret.")


def _names(connection: Connection, stream: str) -> list[str]:
    """Return the names that the citizen has or had, so that no reason says them."""
    said = []
    for device, dseq, sealed in connection.execute(_NAMES, (stream,)).fetchall():
        fields = read_change(connection.payloads.read(stream, of_change(device, dseq), sealed)).f
        said += [str(fields[name]) for name in ("first_name", "last_name") if fields.get(name)]
    return said


def _open(connection: Connection, number: int, now: datetime) -> Asked:
    found = next((one for one in asked(connection) if one.number == number), None)
    if found is None or not is_open(found, now):
        raise Refused(
            f"Der er ingen åben sletning med nummer {number}: den er udført, opgivet eller ældre end "
            f"{ASKED_LASTS.days} dage. Intet er ændret. Se: fodfaeste-central erase list"
        )
    return found


def _end(connection: Connection, number: int, state: str, hand: Hand) -> None:
    connection.execute(
        "update erasure set state = ?, second_by = ?, second_as = ?, ended_at = ? where number = ?",
        (state, hand.user.id, hand.account, _text(hand.now), number),
    )


def _is_officer(job: str) -> bool:
    """Tell whether a job is the data-protection officer's: it has no cases, and it is not who runs the service."""
    return not has_cases(job) and not job.strip().casefold().startswith("administrator")


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
