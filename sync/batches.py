"""How many changes go up at a time: as many as the line carries in two seconds, and never half of one act."""

from collections.abc import Sequence
from typing import Final

from casework.changes import Placed
from sync.protocol import MOST_CHANGES

FIRST: Final = 100
QUICK_S: Final = 2.0


class BatchSize:
    """Begins at a hundred, doubles while it goes quickly, halves where it does not get through."""

    def __init__(self) -> None:
        self.now = FIRST

    def went(self, seconds: float) -> None:
        """A batch came through in so many seconds."""
        if seconds < QUICK_S:
            self.now = min(self.now * 2, MOST_CHANGES)

    def stuck(self) -> bool:
        """A batch did not come through: halve; False where it is one change already."""
        if self.now == 1:
            return False
        self.now = max(self.now // 2, 1)
        return True


def cut(waiting: Sequence[Placed], size: int) -> tuple[Placed, ...]:
    """Return the first changes, about `size` of them, without cutting an act in two (unless it alone is larger)."""
    if len(waiting) <= size:
        return tuple(waiting)
    end = size
    while end and _same_act(waiting[end - 1], waiting[end]):
        end -= 1
    return tuple(waiting[: end or size])


def _same_act(one: Placed, other: Placed) -> bool:
    return one.change.group is not None and one.change.group == other.change.group
