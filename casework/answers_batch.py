"""A team's plans for a day: whose doors are waiting, in which order, and whose plan may not be printed and why."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from casework.clashes import Clash

WhyNot = Literal["right", "died", "closed", "gone", "file", "torn", "unread", "address"]
"""His case is not one in which this person prints; he died or his case is closed; it left while the papers were drawn;
the file of his signed plan cannot be read here; something in
his plan has two versions; it could not be read or drawn; a word of it says a protected address."""


@dataclass(frozen=True, slots=True)
class DayStop:
    """A planned visit, as far as a team lead knows it: to whom, when (an instant), and who drives."""

    citizen: str
    name: str
    at: str
    worker: str
    clashes: tuple[Clash, ...] = ()
    """What stands in the way of what from that day on, in his case or for who drives, as far as a lead reads it."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A citizen who is visited on the day and whose plan is not printed; the name is empty where it is not here."""

    name: str
    why: WhyNot


@dataclass(frozen=True, slots=True)
class TeamDay:
    """The team's day: `stops` worker by worker in the order of driving, each citizen once."""

    on: date
    team: str
    stops: tuple[DayStop, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def clashing(self) -> tuple[DayStop, ...]:
        """Those in whose way something stands."""
        return tuple(one for one in self.stops if one.clashes)

    @property
    def workers(self) -> int:
        """How many of the team drive to somebody whose plan is printed."""
        return len({one.worker for one in self.stops})
