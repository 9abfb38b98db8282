"""What the mentor's desk is told: whom one is mentor for, what was granted, and what was logged."""

from dataclasses import dataclass, field
from datetime import date

from casework.changes import Seen
from casework.mentoring import Agreed, Logged, counted_on, current


@dataclass(frozen=True, slots=True)
class Mentee:
    """A citizen as a mentor sees him: what was granted and every line of it, the newest first."""

    citizen: str
    name: str
    phone: str = ""
    contact: str = ""
    """The name of the regular contact, who approves the sheet."""
    agreed: tuple[Agreed, ...] = ()
    lines: tuple[Logged, ...] = ()
    torn: bool = False
    unsent: bool = False

    def now(self, on: date) -> Agreed | None:
        """Return the agreement that a day belongs to."""
        return current(self.agreed, on)

    def used(self, agreement: str) -> int:
        """Return the minutes counted on an agreement."""
        return sum(one.minutes for one in self.lines if counted_on(one, self.agreed) == agreement)

    def left(self, on: date) -> int | None:
        """Return the minutes left of the agreement of a day, None where there is none."""
        agreement = self.now(on)
        return None if agreement is None else agreement.minutes - self.used(agreement.id)

    def between(self, first: date, last: date) -> tuple[Logged, ...]:
        """Return the lines of some days, both counted, the newest first."""
        return tuple(one for one in self.lines if first <= one.on <= last)


@dataclass(frozen=True, slots=True)
class MentorDesk:
    """Everybody whom this person is mentor for, by name, and what a form that is opened from it has seen."""

    mentees: tuple[Mentee, ...] = ()
    seen: Seen = field(default_factory=Seen)

    def mentee(self, citizen: str) -> Mentee | None:
        """Return one of them."""
        return next((one for one in self.mentees if one.citizen == citizen), None)
