"""A code for a new computer, made by whoever leads the team (decided.md, Numbers): for one of it, and on record.

Whoever has a code can come in as that person. So it is made only for people of the asker's own team whose job is that
of a caseworker or a mentor, never for whoever leads or runs anything, and the one who asks says once more who he is.
"""

from datetime import datetime, timedelta
from typing import Final

from casework.clock import instant
from casework.kinds import has_cases, leads
from sync.protocol_team import CodeAsked, CodeMade
from sync.service import freshness, registry, team
from sync.service.ledger import CentralLedger, Connection
from sync.service.problems import Refusal
from sync.service.registry import Device

MOST: Final = 20
"""Codes that one team lead makes within a day: a whole team that gets new computers."""
WITHIN: Final = timedelta(days=1)


def make(ledger: CentralLedger, device: Device, asked: CodeAsked, *, now: datetime) -> CodeMade:
    """Make a code for one of the team; Refusal where he is none of it, or the asker was not asked anew."""
    with ledger.writing() as connection:
        _, members = team.led(connection, device)
        whose = next((one for one in members if one.id == asked.u), None)
        if whose is None or not whose.active or leads(whose.role) or not has_cases(whose.role):
            raise Refusal("team_other")
        if _made(connection, device.user, now - WITHIN) >= MOST:
            raise Refusal("too_many")
        freshness.demand(connection, device, words=asked.words, now=now)
        code = registry.new_code(connection, ledger.keys, whose, now, by=device.user)
    return CodeMade(code, instant(now + registry.CODE_LASTS))


def _made(connection: Connection, user: str, since: datetime) -> int:
    row = connection.execute(
        "select count(*) from rules_log where who = ? and what like 'code=%' and at >= ?",
        (user, since.isoformat(timespec="seconds")),
    ).fetchone()
    return int(row[0])
