"""What is held aside, as a team lead is told of it: who wrote it, when it came, why it is held, and whose case it is.

Never what it says: he decides whether its author gets the case, and needs no word of it for that. Which case it is and
what kind of thing is said only of cases of his team; of what one of the team wrote elsewhere he is told that it is
held, and why. What came in when its author brought it again is told of no more, nor is what is empty by now.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from casework.kinds import KINDS
from sync.protocol import ChangeWire, read_change
from sync.protocol_team import HeldTold, TeamHeld
from sync.service import aside, erased, registry, team
from sync.service.ledger import CentralLedger, Connection
from sync.service.payloads import of_change, of_held
from sync.service.registry import Device

MOST: Final = 100
"""How many are named, the newest first; of the others their number is said."""
_HELD: Final = """select device, dseq, code, user, stream, received from held
    where length(payload) > 0 order by received desc, device, dseq desc"""
_PAYLOAD: Final = "select payload from held where device = ? and dseq = ?"
_SINCE: Final = """select stream, device, dseq, payload from change
    where record = ? and user = ? and received >= ? and length(payload) > 0"""


@dataclass(frozen=True, slots=True)
class _Row:
    device: int
    dseq: int
    code: str
    user: str
    stream: str
    received: str


def told(ledger: CentralLedger, device: Device, *, now: datetime) -> HeldTold:
    """Say what is held of a team; Refusal where this person leads none. That he was told is noted in the access log.

    It is read at one moment of the log while others write on.
    """
    with ledger.reading() as connection:
        _, members = team.led(connection, device)
        cases = team.cases_of(connection, device, members)
        names = {one.id: one.initials for one in registry.users(connection)}
        ids = {one.id for one in members} - {device.user}
        rows = (_Row(*row) for row in connection.execute(_HELD).fetchall())
        about = [one for one in rows if one.user in ids or (one.stream in cases and one.user != device.user)]
        found = [
            TeamHeld(one.received, names.get(one.user, ""), one.code, *_about(one, wire, cases))
            for one, wire in _open(connection, about)
        ]
    team.note_seen(ledger, device, len(found), now)
    return HeldTold(found[:MOST], max(0, len(found) - MOST))


def _about(one: _Row, wire: ChangeWire | None, cases: Collection[str]) -> tuple[str, str]:
    """Return case and kind: neither where the case is none of the team's, no kind that is none of ours."""
    if one.stream not in cases:
        return "", ""
    kind = wire.k if wire and wire.k in KINDS and one.code not in aside.GOES else ""
    return one.stream, kind


def _open(connection: Connection, rows: Iterable[_Row]) -> Iterator[tuple[_Row, ChangeWire | None]]:
    """Give those that nobody brought again, each with what it says where that can be read; the newest first."""
    seen: set[tuple[str, ...]] = set()
    for one in rows:
        wire = _read(connection, one)
        same = (one.user, wire.s, wire.r, wire.k, wire.e) if wire else (str(one.device), str(one.dseq))
        if same not in seen and not (wire and _came_in(connection, one, wire)):
            yield one, wire
        seen.add(same)


def _read(connection: Connection, one: _Row) -> ChangeWire | None:
    place, key = of_held(one.device, one.dseq), erased.sealed_under(connection, one.stream)
    (sealed,) = connection.execute(_PAYLOAD, (one.device, one.dseq)).fetchone()
    return _change(connection.payloads.read(key, place, sealed))


def _came_in(connection: Connection, one: _Row, wire: ChangeWire) -> bool:
    """Tell whether its author's words stand in the log since: of the same record, with the same time of writing."""
    rows: list[Any] = connection.execute(_SINCE, (wire.r, one.user, one.received)).fetchall()
    for stream, device, dseq, sealed in rows:
        later = _change(connection.payloads.read(stream, of_change(device, dseq), sealed))
        if later is not None and later.e == wire.e and later.f.keys() <= wire.f.keys():
            return True
    return False


def _change(raw: bytes) -> ChangeWire | None:
    try:
        return read_change(raw)
    except (ValueError, RecursionError):
        return None
