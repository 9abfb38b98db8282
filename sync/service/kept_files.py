"""Files of a computer that are kept because words in them have no place: what they are about, and the way back.

A stick that comes after its computer's store was restored from a copy speaks under a name that is closed. Its words lie
here sealed. Whose they are, in which cases and how many, is told without a word of them; whoever wrote them gets them
back as what he wrote: they are taken in under the old name, and his computer fetches them like everything else.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

import msgspec

from casework.errors import Refused
from sync.service import accept, doubt, identity, lying, registry, sent_files
from sync.service.ledger import CentralLedger, Connection
from sync.service.payloads import of_change, of_held
from sync.service.problems import Refusal
from sync.service.registry import Device

_KEPT: Final = """select s.id, d.id, s.at, s.unreadable, s.drafts, s.content from sent_file s
    join device d on d.number = s.device where s.content is not null order by s.id"""
_PLACED: Final = "select stream, device, dseq, payload from change where record = ? and length(payload) > 0"
_HELD: Final = "select stream, device, dseq, payload from held where user = ? and length(payload) > 0"
_OF_DOT: Final = """select 1 from change where device = ? and dseq = ?
    union all select 1 from held where device = ? and dseq = ? limit 1"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is kept: its number here, whose computer it came from, when, and what in it has no place."""

    number: int
    device: Device
    at: str
    is_closed: bool
    """Whether the computer goes on under another name since: then it does not send the words itself."""
    missing: tuple[tuple[int, Mapping[str, Any]], ...]
    """Each change that has no place, by its number under the computer's name of then."""
    unopened: int
    drafts: int

    def by_case(self) -> dict[str, int]:
        """Return how many changes without a place each case has."""
        return dict(sorted(Counter(str(form.get("s", "")) for _, form in self.missing).items()))


def kept(ledger: CentralLedger, connection: Connection) -> list[Kept]:
    """Return the files in which something has no place yet, in the order in which they came."""
    privates = [own.private for own in identity.openers(connection, ledger.keys)]
    found = []
    for number, name, at, unreadable, drafts, content in connection.execute(_KEPT).fetchall():
        device = registry.device_called(connection, name)
        if device is None:
            continue
        closed = registry.closed_names(connection, device)
        missing: tuple[tuple[int, Mapping[str, Any]], ...] = ()
        try:
            opened = lying.opened(bytes(content), privates, "journal")
            read = sent_files.read(opened, sent_files.Names(device.id, closed))
            missing, unopened = _without_place(connection, device, read.changes), read.unreadable
        except Refusal:
            unopened = unreadable
        one = Kept(number, device, at, device.id in closed, missing, unopened, drafts)
        if one.missing or one.unopened or one.drafts:
            found.append(one)
    return found


def bring_back(ledger: CentralLedger, number: int, *, now: datetime) -> tuple[int, int]:
    """Take in what has no place of a kept file; return how many changes were placed, and how many set aside.

    Refused, in a sentence, where there is no such file, or the computer still sends the words itself.
    """
    with ledger.writing() as connection:
        doubt.check_here(connection)
        one = next((one for one in kept(ledger, connection) if one.number == number), None)
        if one is None or not one.missing:
            raise Refused(_NONE.format(number=number))
        if not one.is_closed:
            raise Refused(_ITSELF)
        device = replace(one.device, revoked=None)  # its name was closed, not the person shut out
        for at, form in one.missing:
            before = accept.acked_of(connection, device)
            if at > before + 1:
                accept.let_go(connection, device, [(before + 1, at - 1)], now)
            accept.take_in(connection, device, [accept.read_one(msgspec.json.encode(form))], now)
        aside = sum(_is_held(connection, device, at) for at, _ in one.missing)
    return len(one.missing) - aside, aside


def _is_held(connection: Connection, device: Device, number: int) -> bool:
    query = "select 1 from held where device = ? and dseq = ?"
    return connection.execute(query, (device.number, number)).fetchone() is not None


def _without_place(
    connection: Connection, device: Device, changes: Mapping[int, Mapping[str, Any]]
) -> tuple[tuple[int, Mapping[str, Any]], ...]:
    """Return the changes that stand nowhere: not under their number, and not under another that was given since."""
    acked = accept.acked_of(connection, device)
    aside = [
        _said(connection.payloads.read(stream, of_held(of, dseq), payload))
        for stream, of, dseq, payload in connection.execute(_HELD, (device.user,)).fetchall()
    ]
    left = []
    for number, form in sorted(changes.items()):
        dot = (device.number, number)
        if number <= acked or connection.execute(_OF_DOT, (*dot, *dot)).fetchone():
            continue
        placed = connection.execute(_PLACED, (str(form.get("r", "")),)).fetchall()
        there = [_said(connection.payloads.read(s, of_change(of, d), raw)) for s, of, d, raw in placed]
        if _words(form) not in [*there, *aside]:
            left.append((number, form))
    return tuple(left)


def _said(raw: bytes) -> tuple[Any, ...]:
    try:
        return _words(msgspec.json.decode(raw))
    except (ValueError, RecursionError):
        return ()


def _words(form: Any) -> tuple[Any, ...]:
    """Return what a change says, whatever number it has: of which record, what, and when it happened."""
    return tuple(form.get(name) for name in ("s", "r", "k", "f", "e")) if isinstance(form, dict) else ()


_NONE: Final = (
    "Her er ingen gemt fil nummer {number} med ord uden plads. Intet er ændret. Se dem med: unsent --kept"
)
_ITSELF: Final = (
    "Computeren har stadig ordene og sender dem selv, når det, der mangler foran dem, er kommet. Intet er "
    "ændret."
)
