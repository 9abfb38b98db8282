"""What Fremdrift shows: what a citizen answered over time, and the paid hours that an import brought."""

from dataclasses import dataclass
from datetime import date

from casework.visits import HELPED, QUESTION


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer of the citizen's, 1 to 5, with the visit at which it was given."""

    record: str
    on: date
    question: str
    answer: int
    visit: str = ""
    form: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class PaidWeek:
    """The paid hours of one week at one employer; `monday` is the day on which that week begins."""

    record: str
    monday: date
    hours: float
    company: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """What was answered on one day to the two usual questions; 0 is not answered."""

    on: date
    near: int = 0
    helped: int = 0


@dataclass(frozen=True, slots=True)
class ProgressShown:
    """The answers and the hours of a citizen, oldest first; where `may_read` is not, neither is known here."""

    name: str = ""
    may_read: bool = True
    answers: tuple[Answered, ...] = ()
    weeks: tuple[PaidWeek, ...] = ()

    def turns(self) -> tuple[Turn, ...]:
        """Return the two usual questions visit by visit; one that somebody else asked stands in the list alone."""
        found: dict[tuple[date, str], dict[str, int]] = {}
        for one in self.answers:
            if one.question in {QUESTION, HELPED}:
                found.setdefault((one.on, one.visit), {})[one.question] = one.answer
        return tuple(Turn(on, told.get(QUESTION, 0), told.get(HELPED, 0)) for (on, _), told in found.items())

    def hours(self) -> dict[date, float]:
        """Return the hours of each week that is known, over all employers, by its Monday."""
        hours: dict[date, float] = {}
        for one in self.weeks:
            hours[one.monday] = hours.get(one.monday, 0.0) + one.hours
        return hours
