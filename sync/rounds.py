"""When to try again: quickly after a first miss, more and more seldom after that, never in step with others.

Pure: chance is handed in. The waiting time is drawn evenly between nothing and a bound that doubles from one second to
five minutes (full jitter), and a success or a change of network starts it over; it is never shorter than the service
asked for (`Retry-After`). At eight in the morning each computer has a place of its own within two minutes. After five
misses of the same kind in a row the person is told once, in words, what is unsent and since when; at the first where
waiting does not help.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Final

from casework.clock import COPENHAGEN

FIRST_S: Final = 1.0
LONGEST_S: Final = 300.0
TELL_AFTER: Final = 5
QUIET_S: Final = 30.0
"""How long to wait when all went well and nothing is waiting."""
HERD_HOUR: Final = 8
HERD_S: Final = 120
"""When offices begin, and the seconds over which their first rounds are spread."""


@dataclass(frozen=True, slots=True)
class Rounds:
    """How the last tries went: misses in a row, and the same sentence in a row."""

    misses: int = 0
    sentence: str = ""
    same: int = 0
    needs_person: bool = False
    after_s: float = 0.0
    """What the service asked to wait at the last miss, in seconds."""

    def went_well(self) -> "Rounds":
        """A round came through: begin anew."""
        return Rounds()

    def missed(self, sentence: str, *, needs_person: bool = False, after_s: float = 0.0) -> "Rounds":
        """A round failed with a sentence; `needs_person` where only somebody's act, not time, will mend it."""
        same = self.same + 1 if sentence == self.sentence else 1
        return Rounds(self.misses + 1, sentence, same, needs_person, after_s)

    def on_another_net(self) -> "Rounds":
        """The network changed: waiting begins anew, and nobody is told again what he was told already."""
        return replace(self, misses=0, after_s=0.0)

    def wait_s(self, chance: Callable[[], float]) -> float:
        """Return how many seconds to wait; `chance` gives a number from 0 up to 1."""
        if not self.misses:
            return QUIET_S * (0.5 + chance() / 2)
        drawn = chance() * min(FIRST_S * (1 << min(self.misses - 1, 16)), LONGEST_S)
        return max(drawn, self.after_s * (1 + chance()))

    @property
    def tells_person(self) -> bool:
        """Tell whether the person should be told now, once: at the fifth same miss, at the first that needs him."""
        return self.same == (1 if self.needs_person else TELL_AFTER)


def asked_to_wait(header: str, now: datetime) -> float:
    """Return the seconds that an answer's `Retry-After` asks for: a number or a date (RFC 9110 10.2.3), else 0.

    Never more than the longest wait of our own, so that nothing on the way can silence a computer for days.
    """
    text = header.strip()
    try:
        seconds = float(text) if text.isascii() and text.isdigit() else _until(text, now)
    except (TypeError, ValueError, OverflowError):
        return 0.0
    return min(max(seconds, 0.0), LONGEST_S)


def _until(text: str, now: datetime) -> float:
    return (parsedate_to_datetime(text) - now).total_seconds()


def herd_s(device: str, now: datetime) -> float:
    """Return how long the first round of a session waits: until this computer's place in the two minutes from eight.

    Nothing before and after them, and nothing once its place has passed.
    """
    here = now.astimezone(COPENHAGEN)
    opened = here.replace(hour=HERD_HOUR, minute=0, second=0, microsecond=0)
    gone = (here - opened).total_seconds()
    if not 0 <= gone < HERD_S:
        return 0.0
    place = (
        int.from_bytes(hashlib.blake2b(device.encode(), digest_size=4).digest(), "big")
        % (HERD_S * 1000)
        / 1000
    )
    return max(place - gone, 0.0)
