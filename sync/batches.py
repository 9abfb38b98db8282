"""How many changes go up or come down at a time: as many as the line carries, and never half of one act.

And what the receipt of a batch says.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from casework.changes import Placed
from casework.errors import Unreachable
from sync.protocol import MOST_CHANGES, Pushed, unrun
from sync.words import NOT_OURS

FIRST: Final = 100
PAGE_ROWS: Final = 1000
"""Rows of a page on a good line."""
FEW_ROWS: Final = 16
"""Rows of a page on the worst: a few seconds at 64 kbit/s."""
QUICK_S: Final = 2.0
_FARTHEST: Final = 1 << 63


class BatchSize:
    """Changes, rows or bytes at a time: doubles while it goes quickly, halves where it does not get through."""

    def __init__(self, first: int = FIRST, *, least: int = 1, most: int = MOST_CHANGES) -> None:
        self.now, self._least, self._most = first, least, most

    def went(self, seconds: float) -> None:
        """A batch came through in so many seconds."""
        if seconds < QUICK_S:
            self.now = min(self.now * 2, self._most)

    def stuck(self) -> bool:
        """A batch did not come through: halve; False where it is the smallest already."""
        if self.now == self._least:
            return False
        self.now = max(self.now // 2, self._least)
        return True


def of_a_page() -> BatchSize:
    """Return the size of a page: on a good line the largest at once."""
    return BatchSize(PAGE_ROWS, least=FEW_ROWS, most=PAGE_ROWS)


def unbroken(waiting: Sequence[Placed]) -> tuple[Placed, ...]:
    """Return the changes up to the first hole in their numbers.

    A change in the hole has its receipt already, or came back damaged: what stands behind it goes in a batch of its
    own, and the service says whether it misses one.
    """
    for count, (one, after) in enumerate(pairwise(waiting), start=1):
        if after.dot.number != one.dot.number + 1:
            return tuple(waiting[:count])
    return tuple(waiting)


def cut(waiting: Sequence[Placed], size: int) -> tuple[Placed, ...]:
    """Return the first changes, about `size`: no hole among them, and no act cut in two (unless it alone is larger)."""
    together = unbroken(waiting)
    if len(together) <= size:
        return together
    end = size
    while end and _same_act(together[end - 1], together[end]):
        end -= 1
    return together[: end or size]


def _same_act(one: Placed, other: Placed) -> bool:
    return one.change.group is not None and one.change.group == other.change.group


def placements(answer: Pushed, batch: tuple[Placed, ...]) -> dict[int, int]:
    """Read a receipt, and believe it only where it speaks of every change that was sent and of no other."""
    sent = {placed.dot.number for placed in batch}
    counts = [count for _, _, count in answer.seqs]
    if any(count < 1 for count in counts) or sum(counts) > len(sent):
        raise Unreachable(NOT_OURS)
    placed, held = unrun(answer.seqs), {one.d for one in answer.held}
    places = set(placed.values())
    if not sum(counts) == len(placed) == len(places) or not all(0 < place < _FARTHEST for place in places):
        raise Unreachable(NOT_OURS)
    if placed.keys() & held or placed.keys() | held != sent or answer.acked < max(sent):
        raise Unreachable(NOT_OURS)
    return placed
