"""When to try again: quickly after a first miss, more and more seldom after that, never in step with others.

Pure: chance is handed in. The waiting time is drawn evenly between nothing and a bound that doubles from one second to
five minutes (full jitter), and a success or a change of network starts it over. After five misses of the same kind in
a row the person is told once, in words, what is unsent and since when; at the first where waiting does not help.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

FIRST_S: Final = 1.0
LONGEST_S: Final = 300.0
TELL_AFTER: Final = 5
QUIET_S: Final = 30.0
"""How long to wait when all went well and nothing is waiting."""


@dataclass(frozen=True, slots=True)
class Rounds:
    """How the last tries went: misses in a row, and the same sentence in a row."""

    misses: int = 0
    sentence: str = ""
    same: int = 0
    needs_person: bool = False

    def went_well(self) -> "Rounds":
        """A round came through: begin anew."""
        return Rounds()

    def missed(self, sentence: str, *, needs_person: bool = False) -> "Rounds":
        """A round failed with a sentence; `needs_person` where only somebody's act, not time, will mend it."""
        same = self.same + 1 if sentence == self.sentence else 1
        return Rounds(self.misses + 1, sentence, same, needs_person)

    def wait_s(self, chance: Callable[[], float]) -> float:
        """Return how many seconds to wait; `chance` gives a number from 0 up to 1."""
        if not self.misses:
            return QUIET_S * (0.5 + chance() / 2)
        return chance() * min(FIRST_S * (1 << min(self.misses - 1, 16)), LONGEST_S)

    @property
    def tells_person(self) -> bool:
        """Tell whether the person should be told now, once: at the fifth same miss, at the first that needs him."""
        return self.same == (1 if self.needs_person else TELL_AFTER)
