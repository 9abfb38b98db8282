"""Samme person at the service: a link in the log makes one set of grants of two, and its end makes two of one again.

Whoever has one of the linked cases gets the others, in the highest of his roles, by the act that links them; what comes
and goes later in one of them does so in all. What a person has only by a link stands in `linked_grant`, with the role
that he had of his own: when the link ends, everybody has what he had of his own, and nothing else (decided.md 5).
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from casework import same_person
from casework.changes import Placed, fold
from casework.kinds import Role, leads, reads_as_much
from casework.same_person import FIELDS, Link, Person
from sync.protocol import ChangeWire, Row, from_wire, read_change
from sync.service import grants, twins
from sync.service.engines.engine import Connection
from sync.service.grants import Act, Numbering
from sync.service.many import many
from sync.service.payloads import of_change
from sync.service.registry import Device

BY: Final = "centralen"
REASON: Final = "samme person"
_RANK: Final[dict[str, int]] = {"primary": 5, "partner": 4, "stand_in": 3, "team_lead": 2, "mentor": 1}
"""Which of a person's roles he has in all cases of one citizen; what is not here stays in the one it was given in."""
_UNSEEING: Final = frozenset({"mentor", "glass"})
_ROWS: Final = """select c.seq, c.dseq, d.id, c.user, c.received, c.stream, c.device, c.payload
    from change c join device d on d.number = c.device where c.record = ? and length(c.payload) > 0 order by c.seq"""
_SPANS: Final = """select s.user, s.stream, s.role, l.own_role, t.until from span s
    left join linked_grant l on l.user = s.user and l.stream = s.stream and l.from_seq = s.from_seq
    left join timed_grant t on t.user = s.user and t.stream = s.stream and t.from_seq = s.from_seq
    where s.stream = ? and s.to_seq is null order by s.user"""
_LEFT_OVER: Final = """select s.stream from span s join linked_grant l on l.user = s.user
    and l.stream = s.stream and l.from_seq = s.from_seq where s.stream in ({}) and s.to_seq is null"""


def fault(connection: Connection, device: Device, wire: ChangeWire) -> str | None:
    """Return the code of why a link may not stand: it is none, its author leads no team, or has neither case."""
    other = wire.f.get("asked")
    if not isinstance(other, str) or not set(wire.f) <= FIELDS or wire.f.get("other", other) != other:
        return "wrong_shape"
    pair = (wire.s, other)
    is_it = same_person.record_of(*pair) == wire.r and same_person.home_of(*pair) == wire.s != other
    if not is_it or wire.f.get("leading", other) not in pair:
        return "wrong_shape"
    if not leads(device.role):
        return "outside_role"
    spans = grants.open_spans(connection, device.user)
    has = [one for one in pair if one in spans and spans[one].role not in _UNSEEING]
    known = len(has) == 2 or twins.are_twins(connection, *pair) or _was_linked(connection, wire.r)
    return None if has and known else "never_in_scope"


def _was_linked(connection: Connection, record: str) -> bool:
    """Tell whether anybody ever linked them: who only told them apart has no ground to read the other case."""
    rows = connection.execute(_ROWS, (record,)).fetchall()
    return any(_placed(connection, row).change.fields.get("linked") is True for row in rows)


def refold(connection: Connection, records: Iterable[str]) -> set[str]:
    """Keep what links add up to, inside the write transaction that placed a change of them; return their cases."""
    cases: set[str] = set()
    for record in sorted(set(records)):
        changes = [_placed(connection, row) for row in connection.execute(_ROWS, (record,)).fetchall()]
        if not changes:
            continue
        folded = fold(changes)
        linked = same_person.stands(folded.registers.get("linked", ()))
        pair = (folded.stream, folded.text("asked"))
        leading = same_person.leads(folded.registers.get("leading", ()))
        connection.execute(
            "insert into same_person (record, one, other, written_in, linked) values (?, ?, ?, ?, ?) "
            "on conflict (record) do update set written_in = excluded.written_in, linked = excluded.linked",
            (record, *pair, leading, int(linked)),
        )
        cases.update(pair)
    return cases


def _placed(connection: Connection, row: tuple[Any, ...]) -> Placed:
    seq, dseq, dev, user, received, stream, device, sealed = row
    wire = read_change(connection.payloads.read(stream, of_change(device, dseq), sealed))
    return from_wire(Row(seq, dev=dev, u=user, t=received, c=wire))


def persons(connection: Connection) -> dict[str, Person]:
    """Return the person of each linked case; one that was erased or has moved is linked with nothing here."""
    gone = grants.nobodys(connection)
    return same_person.persons(link for link in _links(connection) if gone.isdisjoint(link[:2]))


def _links(connection: Connection) -> list[Link]:
    rows = connection.execute(
        "select one, other, written_in from same_person where linked = 1 order by record"
    )
    return [(one, other, leading) for one, other, leading in rows.fetchall()]


def with_linked(connection: Connection, streams: Iterable[str]) -> list[str]:
    """Return cases and those that are linked with them, each once."""
    known = persons(connection)
    return list(dict.fromkeys(case for one in streams for case in (one, *_cases(known, one))))


def _cases(known: dict[str, Person], stream: str) -> tuple[str, ...]:
    return known[stream].cases if stream in known else ()


def only_linked(connection: Connection, user: str) -> dict[str, str]:
    """Return the cases that a person has by a link, and the role of his own in each, empty where he has none."""
    rows = connection.execute(
        "select l.stream, l.own_role from linked_grant l join span s on s.user = l.user and s.stream = l.stream "
        "and s.from_seq = l.from_seq where l.user = ? and s.to_seq is null",
        (user,),
    ).fetchall()
    return dict(rows)


def settle(log: Numbering, moved: Iterable[str], at: str) -> None:
    """Give and take by the links that stand, in the cases of which a grant or a link moved, and in those of one person.

    What an erased or a moved case gave in those it was linked with goes with it; in the case itself nothing is given.
    """
    written = same_person.persons(_links(log.connection))
    near = {case for one in moved for case in (one, *_cases(written, one))}
    known, gone, act = persons(log.connection), grants.nobodys(log.connection), Act(BY, REASON, at)
    left_over = {stream for (stream,) in many(log.connection, _LEFT_OVER, near)} - known.keys() - gone
    for cases in sorted({known[one].cases for one in near if one in known} | {(one,) for one in left_over}):
        _settle(log, cases, act)


def _settle(log: Numbering, cases: tuple[str, ...], act: Act) -> None:
    """Bring everybody's grants in the cases of one citizen to what he has of his own in any of them.

    A role that a link covered, and that his job carries no longer, is none of his own: it ended with the job.
    """
    now: dict[tuple[str, str], str] = {}
    own: defaultdict[str, dict[str, str]] = defaultdict(dict)
    timed: set[tuple[str, str]] = set()
    for stream in sorted(cases):
        for user, _, role, own_role, until in log.connection.execute(_SPANS, (stream,)).fetchall():
            now[user, stream] = role
            mine = role if own_role is None else own_role
            stands = not own_role or grants.may_have(log.connection, user, _role(own_role))
            if mine in _RANK and stands:
                own[user][stream] = mine
            if until is not None:
                timed.add((user, stream))
    for user in sorted({user for user, _ in now}):
        best = max(own[user].values(), key=_RANK.__getitem__, default="")
        for stream in sorted(cases):
            if (user, stream) not in timed:
                roles = (now.get((user, stream), ""), own[user].get(stream, ""), best)
                _bring(log, user, stream, roles, act=act, to="" if best else _taker(log, user, cases))


def _taker(log: Numbering, user: str, cases: tuple[str, ...]) -> str:
    """Return who got the citizen whom somebody has no more; empty where a link ended, or nobody is named."""
    if len(cases) == 1:
        return ""
    holes = ", ".join("?" * len(cases))
    row = log.connection.execute(
        f"select handed_to from grant_entry where user = ? and op = 'revoke' and stream in ({holes}) "  # noqa: S608 - places of values
        "order by seq desc limit 1",
        (user, *cases),
    ).fetchone()
    return str(row[0]) if row else ""


def _bring(log: Numbering, user: str, stream: str, roles: tuple[str, str, str], *, act: Act, to: str) -> None:
    """Give one person one case in the role that he should have: the best of his own, never one that reads less.

    Who gave him what he has of his own stays who gave it, so that a line system can take it back.
    """
    now, mine, best = roles
    wanted = best if not mine or reads_as_much(best, mine) else mine
    if wanted == now or (now and not mine and now not in _RANK):
        return
    if not wanted:
        grants.revoke(log, user, stream, act=act, to=to)
        return
    if not grants.may_have_cases(log.connection, user):
        return
    by = grants.giver(log.connection, user, stream) if mine else act.by
    grants.grant(log, user, stream, _role(wanted), act=Act(by, act.reason, act.at))
    if wanted != mine:
        log.connection.execute(
            "insert into linked_grant (user, stream, from_seq, own_role) select user, stream, from_seq, ? from span "
            "where user = ? and stream = ? and to_seq is null",
            (mine, user, stream),
        )


def _role(word: str) -> Role:
    return grants.role_called(word)
