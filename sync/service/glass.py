"""Breaking the glass at the service: a case by its CPR number, for an hour, read only; the team lead sees it at once.

The number is looked for in the citizens' own records; there is no search by name, so nobody browses. Every asking that
names a citizen stands in the access log, also one that was not needed.
"""

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from casework.clock import instant
from casework.glass import LASTS, is_reason
from sync.protocol import read_change
from sync.protocol_glass import GlassAsked, GlassOpened
from sync.service import freshness, handing, numbers
from sync.service.accept import OPENS_CASES
from sync.service.grants import Act
from sync.service.handing import GLASS, Timed
from sync.service.ledger import CentralLedger, Connection
from sync.service.log import Log
from sync.service.payloads import of_change
from sync.service.problems import Refusal
from sync.service.registry import Device

LOG: Final = logging.getLogger("fodfaeste.central")
_DIGITS: Final = 10
_CITIZENS: Final = """select c.stream, c.device, c.dseq, c.payload from record r join change c on c.record = r.id
    where r.id = r.stream and c.kind = 'citizen' and length(c.payload) > 0 order by c.seq"""
_OPENED: Final = """select g.at, u.initials, g.stream, t.category, g.reason, t.until, coalesce(s.ended, '')
    from timed_grant t join grant_entry g on g.seq = t.from_seq join user u on u.id = t.user
    join span s on s.user = t.user and s.stream = t.stream and s.from_seq = t.from_seq
    where t.why = 'glass' and g.at >= ? and g.at < ? order by g.seq desc"""


@dataclass(frozen=True, slots=True)
class Opening:
    """One case that somebody opened: when, who, whose, why, until when it could be read, and when it really ended."""

    at: str
    initials: str
    stream: str
    category: str
    reason: str
    until: str
    ended: str


def open_case(ledger: CentralLedger, device: Device, asked: GlassAsked, *, now: datetime) -> GlassOpened:
    """Open a case for an hour; Refusal where the job has no cases, the reason no words, or nobody has the number.

    Before a number is looked for, the person must have been asked anew who he is (`freshness`).
    """
    if device.role.casefold() not in OPENS_CASES:
        raise Refusal("glass_forbidden")
    is_number = len(asked.cpr) == _DIGITS and asked.cpr.isascii() and asked.cpr.isdigit()
    if not is_number or not is_reason(asked.category, asked.reason):
        raise Refusal("malformed")
    until = now + LASTS
    with ledger.writing() as connection:
        freshness.demand(connection, device, words=asked.words, now=now)
        streams = with_number(connection, asked.cpr)
        log, at = Log(connection), now.isoformat(timespec="seconds")
        act, timed = Act(device.user, asked.reason, at), Timed(until, GLASS, category=asked.category)
        opened = [
            handing.grant_until(log, device.user, one, "glass", timed=timed, act=act) for one in streams
        ]
        for stream in streams:
            connection.execute(
                "insert into access_log (at, user, device, act, stream, rows) values (?, ?, ?, 'glass', ?, 0)",
                (at, device.user, device.number, stream),
            )
        log.finish()
    if not streams:
        raise Refusal("citizen_unknown")
    if any(opened):
        LOG.warning("a case outside a caseload was opened for an hour; see: audit glass")
    return GlassOpened(streams, instant(until) if any(opened) else "")


def with_number(connection: Connection, number: str) -> list[str]:
    """Return the cases whose citizen has a CPR number now, by the last that was written in each.

    Only where nobody has it, those that had it before: a number that stood in a case by a slip is that case's former
    one, and must lead nobody past the citizen whose it is.
    """
    last: dict[str, str] = {}
    for stream, device, dseq, sealed in connection.execute(_CITIZENS).fetchall():
        fields = read_change(connection.payloads.read(stream, of_change(device, dseq), sealed)).f
        if "cpr" in fields:
            last[stream] = str(fields["cpr"] or "")
    has = {stream for stream, digits in last.items() if digits == number}
    return sorted(has or numbers.formerly(connection, number))


def openings(connection: Connection, span: tuple[str, str]) -> list[Opening]:
    """Return the cases that were opened between two instants, the newest first."""
    return [Opening(*row) for row in connection.execute(_OPENED, span).fetchall()]
