"""FSP/1 where the service goes on from an older copy of its log: what a device of an earlier generation is told.

Numbers of a new generation begin at a whole milliard above everything that is known to have been given, and not below
that of the minute in which it begins: a generation that was lost together with the whole machine is known to nobody at
the service. So no place is ever given twice, and what an author says that he had seen stays true in every generation.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Annotated, Final

import msgspec

GENERATION: Final = 1_000_000_000
"""Each generation of a log begins at a multiple of this: more numbers than a municipality gives in ten years."""
COUNTED_FROM: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""The minute of the milliard 0; in the year 9999 the milliards of the minutes still lie within 63 bits."""
Number = Annotated[int, msgspec.Meta(ge=-(1 << 63), le=(1 << 63) - 1)]
"""A number that both databases can hold; a larger one is no change of ours, and must not stop a page half way."""


class Fork(msgspec.Struct):
    """Where an earlier generation of the log ends for a device: the one of today, and the last place that both have.

    `cursor` stands at that place; `acked` and `trail` are how far the service has the numbers and the trail of `dev`.
    """

    epoch: str
    seq: Number
    cursor: str
    dev: str
    acked: Number
    trail: Number


class Granted(msgspec.Struct):
    """A grant that stands: at place `q` the reader gained stream `s` in a role."""

    q: Number
    s: str
    role: str


class GrantsTold(msgspec.Struct):
    """Every grant of the reader that stands at an instant."""

    grants: list[Granted]
    at: str


def begins(highest: int, now: datetime) -> int:
    """Return the number that a new generation begins behind, where `highest` is the highest known to have been given.

    A clock that is behind takes nothing away: it is the next milliard at least.
    """
    minute = int((now - COUNTED_FROM).total_seconds()) // 60
    return max(highest // GENERATION + 1, minute) * GENERATION


def gone_mark(gone: Iterable[tuple[int, int]]) -> bytes:
    """Return what stands in a batch's digest for the numbers that its device let go of."""
    return b"gone:" + ",".join(f"{first}-{last}" for first, last in gone).encode()
