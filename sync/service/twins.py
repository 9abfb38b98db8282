"""Possible duplicates: two cases with one CPR number, which only the service can see; nothing is merged by it.

For each case a keyed mark of its number is kept, so that a search is no reading of every case and the database says no
number. Who has one of two such cases and may read its number hears that there is another; which one, and with whom,
only a team lead of one of them hears, who judges it, and whoever has both. A mentor hears nothing (decided.md 5).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from casework.kinds import Role, leads
from sync.protocol import read_change
from sync.protocol_same import TwinTold
from sync.service import grants, numbers
from sync.service.engines.engine import Connection
from sync.service.payloads import of_change
from sync.service.registry import Device

NUMBER_READERS: Final = frozenset({"primary", "partner", "stand_in"})
"""Roles that do the work of a case and read its CPR number."""
_NOT_LED: Final = frozenset({"mentor", "glass"})
_MADE: Final = "numbers.marked"
_CITIZENS: Final = """select c.stream, c.device, c.dseq, c.payload from record r join change c on c.record = r.id
    where r.id = r.stream and c.kind = 'citizen' and length(c.payload) > 0 order by c.seq"""
_PAIRS: Final = "select one, other from twin where one = ? or other = ?"
_NO_MORE: Final = "delete from twin where one = ? and other = ?"
_OPEN: Final = """select t.one, t.other from twin t where not exists (
    select 1 from same_person p where p.one = t.one and p.other = t.other) and not exists (
    select 1 from moved_case m where m.stream in (t.one, t.other)) order by t.one, t.other"""
_FOUND_BY: Final = """select t.one, t.other from change c join twin t on c.stream in (t.one, t.other)
    where c.seq > ? and c.seq <= ? and c.kind = 'citizen' and t.at >= c.received"""
_HAS: Final = """select u.name, s.role from span s join user u on u.id = s.user
    where s.stream = ? and s.to_seq is null order by u.name"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Two cases with one number that nobody has answered: since when, who has each, and who may answer."""

    one: str
    other: str
    at: str
    who: tuple[str, ...]
    other_who: tuple[str, ...]
    leads: tuple[str, ...]


def note(connection: Connection, now: Mapping[str, str], at: str, *, also: Collection[str] = ()) -> None:
    """Keep what numbers cases have now, and which cases may be one citizen's by them, inside a write transaction.

    `also` are cases whose former numbers are others than before. A pair that has one number still is a pair since it
    was found, however often the number is said again.
    """
    for stream, number in sorted(now.items()):
        mark = connection.payloads.number_mark(number) if number else ""
        connection.execute(
            "insert into number_mark (stream, mark) values (?, ?) "
            "on conflict (stream) do update set mark = excluded.mark",
            (stream, mark),
        )
    for stream in sorted({*now, *also}):
        alike = numbers.alike(connection, stream)
        for one, other in connection.execute(_PAIRS, (stream, stream)).fetchall():
            if alike.isdisjoint((one, other)):
                connection.execute(_NO_MORE, (one, other))
        for other in sorted(alike):
            connection.execute(
                "insert into twin (one, other, at) values (?, ?, ?) on conflict (one, other) do nothing",
                (min(stream, other), max(stream, other), at),
            )


def mark_all(connection: Connection, at: str) -> None:
    """Mark the numbers of a log from before there were marks; once."""
    if not is_marked(connection):
        note(connection, _numbers(connection), at)
        connection.execute(
            "insert into setting (key, value) values (?, '1') on conflict (key) do update set value = excluded.value",
            (_MADE,),
        )


def is_marked(connection: Connection) -> bool:
    """Tell whether the numbers of this log were marked."""
    asked = "select 1 from setting where key = ? and value = '1'"
    return connection.execute(asked, (_MADE,)).fetchone() is not None


def _numbers(connection: Connection) -> dict[str, str]:
    last: dict[str, str] = {}
    for stream, device, dseq, sealed in connection.execute(_CITIZENS).fetchall():
        fields = read_change(connection.payloads.read(stream, of_change(device, dseq), sealed)).f
        if "cpr" in fields:
            last[stream] = str(fields["cpr"] or "")
    return last


def found(connection: Connection) -> list[tuple[str, str]]:
    """Return the pairs of cases with one number that nobody has answered yet; one that has moved is no pair's."""
    return [(one, other) for one, other in connection.execute(_OPEN).fetchall()]


def found_by(connection: Connection, after: int, upto: int) -> list[str]:
    """Return the cases of the pairs that rows between two places made, both of each."""
    pairs = connection.execute(_FOUND_BY, (after, upto)).fetchall()
    return [stream for pair in pairs for stream in pair]


def may_hear(role: Role | None) -> bool:
    """Tell whether a role in a case can be one that is told of a twin of it."""
    return role is not None and role not in _NOT_LED


def are_twins(connection: Connection, one: str, other: str) -> bool:
    """Tell whether the service found that two cases have one number."""
    pair = (min(one, other), max(one, other))
    return connection.execute("select 1 from twin where one = ? and other = ?", pair).fetchone() is not None


def told(connection: Connection, device: Device, reader: str) -> list[TwinTold]:
    """Return what a device's person is told of cases that may be the same citizen's as one of his."""
    pairs = found(connection)
    if not pairs:
        return []
    roles = {stream: span.role for stream, span in grants.open_spans(connection, reader).items()}
    both = [*pairs, *((other, one) for one, other in pairs)]
    judges = leads(device.role)
    return [
        _told(connection, one, other, roles, judges=judges)
        for one, other in sorted(both)
        if _hears(roles, one, judges=judges)
    ]


def _hears(roles: Mapping[str, Role], stream: str, *, judges: bool) -> bool:
    role = roles.get(stream)
    return role in NUMBER_READERS or (judges and role is not None and role not in _NOT_LED)


def _told(
    connection: Connection, one: str, other: str, roles: Mapping[str, Role], *, judges: bool
) -> TwinTold:
    if not judges and roles.get(other) not in NUMBER_READERS:
        return TwinTold(one)
    return TwinTold(one, other, who_has(connection, other))


def waiting(connection: Connection) -> list[Waiting]:
    """Return the pairs that nobody has answered, with who has each and which team leads may answer."""
    rows = connection.execute("select one, other, at from twin").fetchall()
    at = {(one, other): since for one, other, since in rows}
    return [
        Waiting(
            one,
            other,
            at[one, other],
            tuple(who_has(connection, one)),
            tuple(who_has(connection, other)),
            tuple(
                dict.fromkeys(
                    name for case in (one, other) for name in who_has(connection, case, ("team_lead",))
                )
            ),
        )
        for one, other in found(connection)
    ]


def who_has(connection: Connection, stream: str, among: Iterable[str] = ("primary",)) -> list[str]:
    """Return the names of the persons who have a case as their own."""
    roles = set(among)
    return [name for name, role in connection.execute(_HAS, (stream,)).fetchall() if role in roles]
