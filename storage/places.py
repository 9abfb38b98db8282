"""Where a record stands among all others: a number that grows with the time it happened.

The full-text index walks its numbers backwards and stops at the first hits, so "newest first" costs nothing, however
many texts hold a word. A record whose time changes gets another number.
"""

import hashlib
from datetime import UTC, datetime
from typing import Final

_BITS: Final = 20
_ZERO: Final = datetime(1, 1, 1, tzinfo=UTC)


def place_of(at: str, record: str) -> int:
    """Return the number that a record of some time begins to look for its place at; one without a time comes last."""
    return (_seconds(at) << _BITS) + int.from_bytes(
        hashlib.blake2b(record.encode(), digest_size=4).digest(), "big"
    ) % (1 << _BITS)


def same_second(one: int, other: int) -> bool:
    """Tell whether two places are of the same time."""
    return one >> _BITS == other >> _BITS


def _seconds(at: str) -> int:
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return 0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return int((moment - _ZERO).total_seconds())
