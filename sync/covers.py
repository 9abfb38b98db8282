"""What a case has only for a while, as the device keeps it: who covers until when, and what was opened for an hour."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from casework.clock import instant
from sync.port import LedgerPort, Stale
from sync.protocol_cover import CoverTold

FACT: Final = "covers"
"""Where the store keeps it: a list of stream, person, his name, until when, for whom, and what for."""
GLASS: Final = "glass"


def note_covers(ledger: LedgerPort, told: Iterable[CoverTold]) -> Stale:
    """Keep what a page says of covers; return the questions that have new answers by it."""
    said = json.dumps([[one.s, one.u, one.name, one.until, one.of, one.why] for one in told])
    before = ledger.recall(FACT) or "[]"
    if said == before:
        return frozenset()
    ledger.remember(FACT, said)
    streams = {one[0] for one in (*json.loads(before), *json.loads(said))}
    return frozenset({"citizens", *(f"citizen:{stream}" for stream in streams)})


def leave_passed(ledger: LedgerPort, now: datetime) -> Stale:
    """Delete what was opened for an hour and is over, also where the service cannot be reached."""
    covers = json.loads(ledger.recall(FACT) or "[]")
    over = {one[0] for one in covers if one[5] == GLASS and datetime.fromisoformat(one[3]) <= now}
    stale: Stale = frozenset()
    for scope in ledger.scope() if over else ():
        if scope.stream in over:
            stale |= ledger.leave_scope(scope.stream, "", instant(now))
    if over:
        ledger.remember(FACT, json.dumps([one for one in covers if one[0] not in over]))
    return stale
