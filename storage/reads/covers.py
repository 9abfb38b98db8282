"""Who covers in a case and until when, and whether a case lies here only because somebody opened it for an hour."""

import json
from datetime import date, timedelta
from typing import Final

from casework.answers import CoverShown
from casework.clock import local
from storage import meta
from storage.reader import Reader

FACT: Final = "covers"
"""Where a round of sync keeps what the service says of them (sync/covers.py)."""
GLASS: Final = "glass"


def of_case(reader: Reader, stream: str) -> tuple[CoverShown, ...]:
    """Return who covers in a case, the reader himself among them."""
    me = reader.owner.user
    return tuple(
        CoverShown(name, of, until, last_day(until), mine=user == me, is_glass=why == GLASS)
        for case, user, name, until, of, why in _all(reader)
        if case == stream
    )


def opened(reader: Reader) -> frozenset[str]:
    """Return the cases that were opened for an hour: they are read, and nothing is written in them."""
    return frozenset(case for case, *_, why in _all(reader) if why == GLASS)


def _all(reader: Reader) -> list[list[str]]:
    found: list[list[str]] = json.loads(meta.fact(reader.connection, FACT) or "[]")
    return found


def last_day(until: str) -> date:
    """Return the last day that is covered: a cover ends when that day is over."""
    return (local(until) - timedelta(seconds=1)).date()
