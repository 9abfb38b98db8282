"""What whoever leads a team is told of it and may do: caseloads, who holds what, looks, broken glass, a hand-over.

Only of his own team: the one that his worker record names, where his job is that of a team lead. Who gives and who
takes are both of it, and nobody comes by wider rights than his job has: he himself takes nothing. Every act is made of
grants, as `fodfaeste-central transfer` and `cover` make them, and stands in the log with his name and reason; that he
was shown looks of others stands in the access log.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from casework.caseload import carries, may_carry, may_take
from casework.clock import COPENHAGEN
from casework.errors import Refused
from casework.glass import MOST_LETTERS
from casework.kinds import leads
from sync.protocol_team import (
    HandAsked,
    HandTold,
    TeamCase,
    TeamHolds,
    TeamLook,
    TeamMember,
    TeamOpened,
    TeamTold,
)
from sync.service import audit, glass, grants, handing, people, registry
from sync.service.grants import Act
from sync.service.ledger import CentralLedger, Connection
from sync.service.log import Log
from sync.service.problems import Refusal
from sync.service.registry import Device, User
from sync.service.shapes import is_id

SAMPLE: Final = 12
"""Looks that are drawn of a week."""
WEEK: Final = timedelta(days=7)
MONTH: Final = timedelta(days=30)
"""How long a case that was opened outside a caseload stands on the desk."""
LONGEST: Final = timedelta(days=366)
"""The longest cover, as at the service's own machine."""


def told(ledger: CentralLedger, device: Device, *, now: datetime) -> TeamTold:
    """Say what a team lead sees of his team; Refusal where this person leads none.

    Everything is read at one moment of the log while others write on; only that looks were seen is written.
    """
    with ledger.reading() as connection:
        name, members = led(connection, device)
        ids = sorted(one.id for one in members)
        here = handing.holding(connection, ids)
        looks = _looks(connection, ledger.keys.of("sample"), ids, now)
        opened = _opened(connection, members, cases_of(connection, device, members), now)
        alone = grants.alone(connection, device.user)
        carry = [_member(connection, one) for one in members]
        carry = [one for one, user in zip(carry, members, strict=True) if user.active or one.cases]
    note_seen(ledger, device, len(looks) + len(opened), now)
    holds = [TeamHolds(one.initials, one.name, one.stream, one.since, one.seen or "") for one in here]
    return TeamTold(name, carry, holds, looks, opened, alone)


def note_seen(ledger: CentralLedger, device: Device, many: int, now: datetime) -> None:
    """Write down that a team lead was shown what others did; that says nothing of what his computer fetched."""
    if not many:
        return
    with ledger.writing() as connection:
        connection.execute(
            "insert into access_log (at, user, device, act, stream, rows) values (?, ?, ?, 'audit', ?, ?)",
            (now.isoformat(timespec="seconds"), device.user, device.number, None, many),
        )


def hand(ledger: CentralLedger, device: Device, asked: HandAsked, *, now: datetime) -> HandTold:
    """Move, cover or end a cover within the team; Refusal where it is not his team's, or it holds no more."""
    reason = asked.reason.strip()
    if not reason or len(reason) > MOST_LETTERS or not all(map(is_id, asked.streams)):
        raise Refusal("malformed")
    with ledger.writing() as connection:
        _, members = led(connection, device)
        known = {one.id: one for one in members}
        if asked.taker not in known or (asked.giver and asked.giver not in known):
            raise Refusal("team_other")
        if not asked.giver:
            _check_given(known[asked.taker], asked)
        elif asked.act != "end" and not _may(connection, known[asked.giver], known[asked.taker], asked):
            raise Refusal("team_other")
        log, act = Log(connection), Act(device.user, reason, now.isoformat(timespec="seconds"))
        try:
            count = _done(log, asked, act, now)
        except Refused as refused:
            raise Refusal("hand_refused") from refused
        log.finish()
    return HandTold(count)


def _check_given(taker: User, asked: HandAsked) -> None:
    """Refuse where what nobody has does not move as such to somebody who may have cases as their regular contact."""
    if asked.act != "transfer":
        raise Refusal("malformed")
    if not taker.active or leads(taker.role) or not carries(taker.role, "primary"):
        raise Refusal("team_other")


def _may(connection: Connection, giver: User, taker: User, asked: HandAsked) -> bool:
    """Tell whether these cases may come to the taker: he is here still, and his job carries every role of them."""
    if not taker.active or not may_take(giver.role, taker.role):
        return False
    moves = asked.streams if asked.act == "transfer" else None
    return may_carry(taker.role, handing.roles_of(connection, giver.id, moves))


def _done(log: Log, asked: HandAsked, act: Act, now: datetime) -> int:
    """Do what was asked, or say what was done where an answer got lost and the same is asked again."""
    if not asked.giver:
        return handing.give_alone(log, asked.taker, asked.streams, act=act)
    if asked.act == "transfer":
        before = handing.given_before(log.connection, asked.giver, asked.taker, asked.streams, by=act.by)
        if before:
            return before
        return handing.transfer(log, asked.giver, asked.taker, asked.streams, act=act)
    if asked.act == "end":
        return handing.end_cover(log, asked.giver, asked.taker, act=act)
    return handing.cover(log, asked.giver, asked.taker, until=_after(asked.until, now), act=act)


def _after(said: str, now: datetime) -> datetime:
    """Return the instant at which the last day of a cover is over in Denmark."""
    try:
        last = date.fromisoformat(said)
    except ValueError:
        raise Refusal("malformed") from None
    today = now.astimezone(COPENHAGEN).date()
    if not today <= last <= today + LONGEST:
        raise Refusal("malformed")
    return datetime.combine(last + timedelta(days=1), time(), COPENHAGEN)


def led(connection: Connection, device: Device) -> tuple[str, list[User]]:
    """Return the team that a device's person leads, and who is in it; Refusal where he leads none."""
    everybody = registry.users(connection)
    me = {one.initials for one in everybody if one.id == device.user}
    team = next((one for one in people.teams(connection) if me.intersection(one.leads)), None)
    if team is None:
        raise Refusal("team_forbidden")
    return team.name, [one for one in everybody if one.initials in team.members]


def cases_of(connection: Connection, device: Device, members: Iterable[User]) -> set[str]:
    """Return the cases of a team: its people's own, and those that its lead has as such."""
    own = {case for one in members for case in handing.caseload(connection, one.id)}
    spans = grants.open_spans(connection, device.user)
    return own | {case for case, one in spans.items() if one.role == "team_lead"}


def _member(connection: Connection, one: User) -> TeamMember:
    cases = [TeamCase(stream, role) for stream, role in handing.caseload(connection, one.id).items()]
    return TeamMember(one.id, one.initials, one.name, one.role, cases)


def _opened(
    connection: Connection, members: Iterable[User], cases: Collection[str], now: datetime
) -> list[TeamOpened]:
    """Return what one of the team opened in the last month, and who opened a case of the team's; the newest first."""
    today, mine = now.astimezone(COPENHAGEN).date(), {one.initials for one in members}
    return [
        TeamOpened(
            one.at,
            one.initials,
            one.stream if one.stream in cases else "",
            one.category,
            one.reason,
            one.until,
            one.ended,
        )
        for one in glass.openings(connection, audit.between(today - MONTH, today))
        if one.initials in mine or one.stream in cases
    ]


def _looks(connection: Connection, key: bytes, ids: Sequence[str], now: datetime) -> list[TeamLook]:
    """Draw looks of the last whole week by the team; the same from Monday to Sunday.

    So nobody draws until it pleases, whoever looks meanwhile changes nothing, and without our key nobody knows which
    looks will be drawn.
    """
    today = now.astimezone(COPENHAGEN).date()
    monday = today - timedelta(days=today.weekday())
    span = audit.between(monday - WEEK, monday - timedelta(days=1))
    drawn = audit.sample(connection, span, many=SAMPLE, key=key, users=ids)
    return [
        TeamLook(one.at, one.initials, one.action, one.what, list(one.citizens), one.relation)
        for one in drawn
    ]
