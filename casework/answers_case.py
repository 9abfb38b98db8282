"""What the rooms of a case show that only read: contacts, work, economy, statements, network, consents."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Benefit:
    """What a citizen lives of, as the line system says it; empty where it says nothing or the role does not read it."""

    name: str = ""
    since: date | None = None
    rate: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class InCase(Generic[Row]):
    """The rows of a room and whose they are; where `may_read` is not, none is known here.

    `is_part` says that there is more than one role reads, or than is shown at once.
    """

    name: str = ""
    may_read: bool = True
    rows: tuple[Row, ...] = ()
    is_part: bool = False
    benefit: Benefit = Benefit()


@dataclass(frozen=True, slots=True)
class PlacementLine:
    """One placement, over or not, as it was written."""

    record: str
    type: str
    company: str
    contact: str
    purpose: str
    start: date | None
    end: date | None
    hours: float | None
    ending: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WageWeek:
    """The paid hours of one week at one employer, and what an hour brings where that is known."""

    record: str
    monday: date
    hours: float
    company: str = ""
    wage: float | None = None

    @property
    def pay(self) -> float | None:
        """What the week brought before tax: nobody's payslip, the two numbers multiplied."""
        return None if self.wage is None else self.hours * self.wage


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One medical statement: which and from whom (empty where the role reads only the days), and where it stands."""

    record: str
    form: str
    doctor: str
    requested: date | None
    due: date | None
    received: date | None
    price: float | None = None
    reminders: int = 0

    def days_over(self, today: date) -> int:
        """Return how many days the answer is late: 0 where it came, or is not due."""
        if self.received is not None or self.due is None:
            return 0
        return max(0, (today - self.due).days)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody in the citizen's life; `is_torn`: two wrote apart what he may know, and one must be chosen."""

    record: str
    name: str
    role: str
    phone: str
    consent: str
    written_on: date | None = None
    is_torn: bool = False


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """What the citizen has said yes to, to whom, since when; `withdrawn_on` where it was taken back.

    `on` is the day that it was given, or where nobody wrote that, the day that it was written here (`is_written`).
    `turn` counts the times that one record says: a yes that was taken back and given again.
    """

    record: str
    to: str
    role: str
    what: str
    on: date | None = None
    is_written: bool = False
    withdrawn_on: date | None = None
    is_torn: bool = False
    turn: int = 0
