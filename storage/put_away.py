"""Læg væk: what the service keeps aside is put away by its author, with a reason; kept here whole, and found again.

It counts no more in its case and calls for nobody. The service keeps its copy aside as before, and no number is taken
back (decided.md 3): what was put away can be taken out again with the words, the time and the context of then.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from casework.acts import demanded
from casework.clock import instant
from casework.errors import Refused
from storage import logbook, stale
from storage.faults import spoken
from storage.ledger import Ledger
from storage.registers import rebuild
from storage.stale import Stale
from storage.transactions import writing

_REASON: Final = "Skriv kort hvorfor. Grunden står ved det, der er lagt væk."
_GONE: Final = (
    "Det er ikke lagt til side mere: det er sendt igen, eller sagen er givet videre. Intet er ændret."
)
_ASIDE: Final = (
    f"select device, record, held from log where number = ? and {logbook.ASIDE} order by device <> ?"  # noqa: S608 - only names of our own
)
_AWAY: Final = (
    f"select device, record, held from log where number = ? and {logbook.PUT_AWAY} order by device <> ?"  # noqa: S608 - only names of our own
)
_PUT: Final = "update log set held = ?, held_reason = ? where device = ? and number = ?"


def put_away(ledger: Ledger, device: str, number: int, *, reason: str, now: datetime) -> Stale:
    """Put away what is kept aside under a number of this device, or of a name that it had; Refused without a reason.

    When and under which code of the service stand in its row, so that they go with the row where its case leaves.
    """
    why = demanded(reason, _REASON).strip()
    name, record, code = _found(ledger, _ASIDE, device, number)
    return _say(ledger, (f"{logbook.AWAY} {instant(now)} {code}", why), (name, number), record)


def take_out(ledger: Ledger, device: str, number: int, *, why: Callable[[str], str]) -> Stale:
    """Let something that was put away stand among what is kept aside again; `why` words the service's code."""
    name, record, held = _found(ledger, _AWAY, device, number)
    code = held.split(" ", 2)[2]
    return _say(ledger, (code, why(code)), (name, number), record)


def _found(ledger: Ledger, query: str, device: str, number: int) -> tuple[str, str, str]:
    with spoken():
        row = ledger.connection.execute(query, (number, device)).fetchone()
    if row is None:
        raise Refused(_GONE)
    return str(row[0]), str(row[1]), str(row[2])


def _say(ledger: Ledger, said: tuple[str, str], dot: tuple[str, int], record: str) -> Stale:
    with spoken(), writing(ledger.connection):
        ledger.connection.execute(_PUT, (*said, *dot))
        touched = rebuild(ledger.connection, [record])
    return stale.of(touched) | {"waiting"}
