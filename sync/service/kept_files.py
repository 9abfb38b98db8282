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
from sync.service import accept, doubt, erased, husks, identity, lying, registry, sent_files
from sync.service.ledger import CentralLedger, Connection
from sync.service.payloads import of_change, of_held
from sync.service.problems import Refusal
from sync.service.registry import Device

_KEPT: Final = """select s.id, d.id, s.digest, s.at, s.unreadable, s.drafts, s.content from sent_file s
    join device d on d.number = s.device where s.content is not null order by s.id"""
_PLACED: Final = "select stream, device, dseq, payload from change where record = ? and length(payload) > 0"
_HELD: Final = "select stream, device, dseq, payload from held where user = ? and length(payload) > 0"
_OF_ERASED: Final = "select 1 from change c join erased e on e.stream = c.stream where c.record = ? limit 1"
Missing = tuple[int, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Left:
    """What of a file stands nowhere: what can have a place, and how many changes never get one again."""

    missing: tuple[Missing, ...] = ()
    """Each change that can have a place, by its number under the computer's name of then."""
    erased: int = 0
    """Changes of cases that are erased."""
    taken_out: int = 0
    """Changes about records that stood in a wrong case and were taken out."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is kept: its number here, whose computer it came from, when, and what in it has no place."""

    number: int
    device: Device
    at: str
    is_closed: bool
    """Whether the computer goes on under another name since: then it does not send the words itself."""
    left: Left
    unopened: int
    drafts: int

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Return what can have a place and has none."""
        return self.left.missing

    def by_case(self) -> dict[str, int]:
        """Return how many changes without a place each case has."""
        return dict(sorted(Counter(str(form.get("s", "")) for _, form in self.missing).items()))


def kept(ledger: CentralLedger, connection: Connection) -> list[Kept]:
    """Return the files in which something has no place yet, in the order in which they came, each content once."""
    privates = [own.private for own in identity.openers(connection, ledger.keys)]
    found, seen = [], set()
    for number, name, digest, at, unreadable, drafts, content in connection.execute(_KEPT).fetchall():
        device = registry.device_called(connection, name)
        if device is None or (name, digest) in seen:
            continue
        seen.add((name, digest))
        closed = registry.closed_names(connection, device)
        left = Left()
        try:
            opened = lying.opened(bytes(content), privates, "journal")
            read = sent_files.read(opened, sent_files.Names(device.id, closed))
            left, unopened = _without_place(connection, device, read.changes), read.unreadable
        except Refusal:
            unopened = unreadable
        one = Kept(number, device, at, device.id in closed, left, unopened, drafts)
        if left != Left() or one.unopened or one.drafts:
            found.append(one)
    return found


def bring_back(ledger: CentralLedger, number: int, *, now: datetime) -> tuple[int, int]:
    """Take in what has no place of a kept file; return how many changes were placed, and how many set aside.

    Numbers that the file does not have are not let go: another file may have them. Refused, in a sentence, where there
    is no such file, the computer goes on under its name, or another kept file has what was written before.
    """
    with ledger.writing() as connection:
        doubt.check_here(connection)
        files = kept(ledger, connection)
        one = next((one for one in files if one.number == number), None)
        if one is None or not one.missing:
            raise Refused(_NONE.format(number=number))
        if not one.is_closed:
            raise Refused(_HERE_ONLY if _is_shut(connection, one.device) else _ITSELF)
        before = [other for other in files if other.device.id == one.device.id and other.missing]
        first = min(before, key=lambda other: (other.missing[0][0], other is not one))
        if first is not one:
            raise Refused(_BEFORE.format(number=number, first=first.number))
        device = replace(one.device, revoked=registry.newest_name(connection, one.device).revoked)
        forms = [accept.read_one(msgspec.json.encode(form)) for _, form in one.missing]
        accept.take_in_apart(connection, device, forms, now)
        aside = sum(_is_held(connection, device, at) for at, _ in one.missing)
    return len(one.missing) - aside, aside


def _is_shut(connection: Connection, device: Device) -> bool:
    """Tell whether a computer sends nothing any more: shut out, to be wiped, or wiped."""
    query = "select 1 from wipe_order where device = ?"
    return bool(device.revoked) or connection.execute(query, (device.number,)).fetchone() is not None


def _is_held(connection: Connection, device: Device, number: int) -> bool:
    query = "select 1 from held where device = ? and dseq = ?"
    return connection.execute(query, (device.number, number)).fetchone() is not None


def _without_place(connection: Connection, device: Device, changes: Mapping[int, Mapping[str, Any]]) -> Left:
    """Return what stands nowhere: not under its number, and not under another that was given since.

    A number below the last receipt is no place by itself: it may have been let go.
    """
    aside = [
        _said(connection.payloads.read(erased.sealed_under(connection, stream), of_held(of, dseq), payload))
        for stream, of, dseq, payload in connection.execute(_HELD, (device.user,)).fetchall()
    ]
    missing, of_erased, taken_out = [], 0, 0
    for number, form in sorted(changes.items()):
        if accept.stands(connection, device, number):
            continue
        if _is_of_erased(connection, form):
            of_erased += 1
        elif _is_taken_out(connection, form):
            taken_out += 1
        elif _words(form) not in [*_there(connection, form), *aside]:
            missing.append((number, form))
    return Left(tuple(missing), of_erased, taken_out)


def _there(connection: Connection, form: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Return what the log says of a change's record."""
    placed = connection.execute(_PLACED, (str(form.get("r", "")),)).fetchall()
    return [_said(connection.payloads.read(s, of_change(of, d), raw)) for s, of, d, raw in placed]


def _is_of_erased(connection: Connection, form: Mapping[str, Any]) -> bool:
    """Tell whether a change names an erased case, or a record that lived in one."""
    record = str(form.get("r", ""))
    named = erased.is_one(connection, str(form.get("s", "")))
    return named or connection.execute(_OF_ERASED, (record,)).fetchone() is not None


def _is_taken_out(connection: Connection, form: Mapping[str, Any]) -> bool:
    """Tell whether a change says something of a record that stood in a wrong case and was taken out."""
    wire, record = accept.read_one(msgspec.json.encode(form)).wire, str(form.get("r", ""))
    return husks.is_late(wire, record, husks.among(connection, [wire] if wire else [], [record]))


def _said(raw: bytes) -> tuple[Any, ...]:
    try:
        return _words(msgspec.json.decode(raw))
    except (ValueError, RecursionError):
        return ()


def _words(form: Any) -> tuple[Any, ...]:
    """Return what a change says, whatever number it has: of which record, what, and when it happened."""
    return tuple(form.get(name) for name in ("s", "r", "k", "f", "e")) if isinstance(form, dict) else ()


_NONE: Final = (
    "Her er ingen gemt fil nummer {number} med ord, der mangler en plads og kan få den. Intet er ændret. Se dem med: "
    "unsent --kept"
)
_ITSELF: Final = (
    "Computeren har stadig ordene og sender dem selv, når det, der mangler foran dem, er kommet. Intet er "
    "ændret."
)
_HERE_ONLY: Final = (
    "Computeren er lukket ude, skal slettes eller er slettet, så den sender ikke ordene selv: regn med, at de kun "
    "ligger her. De kan ikke få en plads, fordi det, der blev skrevet foran dem, mangler. Intet er ændret. Behold "
    "filen på USB-nøglen, og tag andre filer fra den computer ind."
)
_BEFORE: Final = (
    "Fil nummer {first} har ord fra den samme computer, der blev skrevet før dem i fil nummer {number}. Intet er "
    "ændret. Tag den først: unsent --again {first}"
)
