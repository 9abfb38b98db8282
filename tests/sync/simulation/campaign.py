"""Many days of one kind: which of them this run plays, what was found on them, and how far it has come.

`FODFAESTE_DAYS=from:to` plays a stretch of each campaign: a long one can be shared out, and gone on with later.
`FODFAESTE_TOLD=file` gets a line for every thousand days and each red one: what was played counts, whatever ends it.
"""

import os
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.storage.faults.sizes import chance, seed, told
from tests.sync.simulation.oracle import Fault
from tests.sync.simulation.steps import Schedule, draw

_EACH: Final = 1_000


def stretch(days: int) -> range:
    """Return which days of a campaign of so many this run plays."""
    begin, _, end = os.environ.get("FODFAESTE_DAYS", f"0:{days}").partition(":")
    return range(int(begin), min(int(end), days))


def drawn(campaign: str, count: int, *, calm: bool = False) -> Iterator[Schedule]:
    """Draw the days of a campaign that this run plays; with a seed that is a multiple of four, a disk is copied."""
    first = chance(campaign).randrange(1 << 40)
    return (draw(first + number, calm=calm) for number in stretch(count))


@dataclass
class Campaign:
    """Many days of one kind, and what was found on them."""

    name: str
    first: int = 0
    days: int = 0
    red: int = 0
    found: Counter[str] = field(default_factory=Counter)
    shown: dict[str, tuple[Schedule, list[Fault]]] = field(default_factory=dict)
    _began: float = field(default_factory=time.process_time)

    def note(self, schedule: Schedule, faults: list[Fault]) -> None:
        """Count a day, and keep the first one that broke a promise."""
        self.days += 1
        for name in {fault.invariant for fault in faults}:
            self.found[name] += 1
            self.shown.setdefault(name, (schedule, [f for f in faults if f.invariant == name]))
        if faults:
            self.red += 1
            self._tell(f"RED seed {schedule.seed}: {'; '.join(map(str, faults[:6]))}")
        if (self.first + self.days) % _EACH == 0:
            self._tell(f"as far as seed {schedule.seed}, {(time.process_time() - self._began):.0f} s")

    def told(self) -> str:
        """Say what was found."""
        here = f"from day {self.first}, " if self.first else ""
        return f"{self.name}: {here}{self.days} days, {told(dict(self.found)) or 'every promise kept'}; seed {seed()}"

    def _tell(self, what: str) -> None:
        if name := os.environ.get("FODFAESTE_TOLD"):
            with Path(name).open("a", encoding="utf-8") as file:
                file.write(
                    f"{self.name}, days {self.first} to {self.first + self.days}, {self.red} red: {what}\n"
                )
