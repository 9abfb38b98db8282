"""Where a record stands among all others: its place in the order of time, and its seat in the file.

The full-text index walks the places backwards and stops at the first hits, so "newest first" costs nothing, however
many texts hold a word.

Every page of the file costs its proof and its cipher when it is read, so what is read together is seated together: of
what a list of all citizens is made of (who, when, what is promised) one beside the other by time, everything else case
by case. Fifty notes of one case are then on twenty pages and not on fifty. A record whose time changes gets others.
"""

import hashlib
from datetime import UTC, datetime
from typing import Final

_BITS: Final = 20
_CASES: Final = 42
_HALF_A_MILLION: Final = 1 << 19
_BY_CASE: Final = 1 << 61
_DAY: Final = 24 * 60 * 60
_OF_ALL: Final = {"citizen", "worker", "visit", "agreement", "statement", "placement"}
"""Kinds that the day and the caseload read of all citizens at once."""
_ZERO: Final = datetime(1, 1, 1, tzinfo=UTC)


def where(kind: str, stream: str, at: str, record: str) -> tuple[int, int]:
    """Return the numbers at which a record of some time begins to look for its seat (below 2^62) and for its place.

    One without a time comes last. One case in half a million shares its seats with another; their rows then lie among
    each other, day by day.
    """
    seconds, chance = _seconds(at), _chance(record)
    place = (seconds << _BITS) + chance
    return (place if kind in _OF_ALL else _seat(stream, seconds, chance)), place


def begin_of(at: str) -> int:
    """Return the first place that a record of this instant or a later one can have."""
    return _seconds(at) << _BITS


def same(one: int, other: int) -> bool:
    """Tell whether two places are of the same second, or two seats of the same second or case and day."""
    return one >> _BITS == other >> _BITS


def _seat(stream: str, seconds: int, chance: int) -> int:
    return _BY_CASE + (_chance(stream) % _HALF_A_MILLION << _CASES) + (seconds // _DAY << _BITS) + chance


def _chance(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=4).digest(), "big") % (1 << _BITS)


def _seconds(at: str) -> int:
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return 0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return int((moment - _ZERO).total_seconds())
