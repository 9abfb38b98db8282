"""What stood in a wrong case and belongs in one that its author does not have: that case takes the copy, shows nothing.

Whoever asks gives the number and gets the name of a stream, and the right to begin copies of those records in it and
nothing else: no grant, no row, no name. Every asking that names a citizen stands in the access log (decided.md 4).
"""

from datetime import datetime
from typing import Final

from casework.glass import MOST_LETTERS
from sync.protocol_addressed import AddressedAsked, AddressedTold
from sync.service.accept import OPENS_CASES
from sync.service.glass import with_number
from sync.service.ledger import CentralLedger
from sync.service.problems import Refusal
from sync.service.registry import Device
from sync.service.shapes import is_id

MOST: Final = 100
"""Records that move in one act: a note, its corrections, and what is of the same visit."""
_DIGITS: Final = 10


def ask(ledger: CentralLedger, device: Device, asked: AddressedAsked, *, now: datetime) -> AddressedTold:
    """Say where copies may be sent; Refusal where the job has no cases, or nobody has the number."""
    if device.role.casefold() not in OPENS_CASES:
        raise Refusal("glass_forbidden")
    is_number = len(asked.cpr) == _DIGITS and asked.cpr.isascii() and asked.cpr.isdigit()
    said = bool(asked.reason.strip()) and len(asked.reason) <= MOST_LETTERS
    fits = 0 < len(asked.records) <= MOST and all(map(is_id, asked.records))
    if not (is_number and said and fits):
        raise Refusal("malformed")
    at = now.isoformat(timespec="seconds")
    with ledger.writing() as connection:
        streams = with_number(connection, asked.cpr)
        for record in asked.records if streams else ():
            connection.execute(
                "insert into addressed (user, stream, record, at, reason) values (?, ?, ?, ?, ?) "
                "on conflict (user, stream, record) do nothing",
                (device.user, streams[0], record, at, asked.reason),
            )
        for stream in streams[:1]:
            connection.execute(
                "insert into access_log (at, user, device, act, stream, rows) values (?, ?, ?, 'addressed', ?, 0)",
                (at, device.user, device.number, stream),
            )
    if not streams:
        raise Refusal("citizen_unknown")
    return AddressedTold(streams[0])
