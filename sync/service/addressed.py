"""What stood in a wrong case and belongs in one that its author does not have: that case takes the copy, shows nothing.

Whoever asks gives the number and gets the name of a stream, and the right to begin copies of those records in it and
nothing else: no grant, no row, no name. Every asking that names a citizen stands in the access log (decided.md 4).
"""

from datetime import datetime
from typing import Final

from casework.glass import MOST_LETTERS
from sync.protocol_addressed import AddressedAsked, AddressedTold
from sync.service import same_person
from sync.service.accept import OPENS_CASES
from sync.service.glass import with_number
from sync.service.ledger import CentralLedger, Connection
from sync.service.problems import Refusal
from sync.service.registry import Device
from sync.service.shapes import is_id

MOST: Final = 100
"""Records that move in one act: a note, its corrections, and what is of the same visit."""
_DIGITS: Final = 10


def ask(ledger: CentralLedger, device: Device, asked: AddressedAsked, *, now: datetime) -> AddressedTold:
    """Say where copies may be sent; Refusal where the job has no cases, or not one citizen has the number.

    Of one citizen's linked cases it is the one that is written in.
    """
    if device.role.casefold() not in OPENS_CASES:
        raise Refusal("glass_forbidden")
    is_number = len(asked.cpr) == _DIGITS and asked.cpr.isascii() and asked.cpr.isdigit()
    said = bool(asked.reason.strip()) and len(asked.reason) <= MOST_LETTERS
    fits = 0 < len(asked.records) <= MOST and all(map(is_id, asked.records))
    if not (is_number and said and fits):
        raise Refusal("malformed")
    with ledger.writing() as connection:
        streams = _of_one_citizen(connection, with_number(connection, asked.cpr))
        if len(streams) == 1:
            _note(connection, device, streams[0], asked, now.isoformat(timespec="seconds"))
    if not streams:
        raise Refusal("citizen_unknown")
    if len(streams) > 1:
        raise Refusal("citizen_several")
    return AddressedTold(streams[0])


def _of_one_citizen(connection: Connection, streams: list[str]) -> list[str]:
    """Return the cases, of those that are linked as one citizen's only the leading one."""
    known = same_person.persons(connection)
    return list(dict.fromkeys(known[one].leading if one in known else one for one in streams))


def _note(connection: Connection, device: Device, stream: str, asked: AddressedAsked, at: str) -> None:
    """Let copies of those records begin in a case, and write down who asked."""
    for record in asked.records:
        connection.execute(
            "insert into addressed (user, stream, record, at, reason) values (?, ?, ?, ?, ?) "
            "on conflict (user, stream, record) do nothing",
            (device.user, stream, record, at, asked.reason),
        )
    connection.execute(
        "insert into access_log (at, user, device, act, stream, rows) values (?, ?, ?, 'addressed', ?, 0)",
        (at, device.user, device.number, stream),
    )
