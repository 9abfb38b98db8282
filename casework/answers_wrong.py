"""What a screen is told where something stands in the wrong citizen's case."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RightCitizen:
    """A citizen whom somebody says it is about: as the screen names him, so that nobody moves it wrong again.

    `is_elsewhere`: he is outside this person's caseload, and the service alone knows who he is.
    """

    id: str
    name: str
    cpr_masked: str
    is_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class HangsOn:
    """What may go along with a note and its corrections: agreements and files of the same visit, if wanted."""

    agreements: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True)
class PaperOut:
    """A version of a plan in somebody's hand: its number, its day, and whether it surely had the words."""

    number: int
    on: date | None
    certain: bool


@dataclass(frozen=True, slots=True)
class BreachShown:
    """What stood in the wrong case, for the team lead: how much, why, who found it, and by when it must be reported.

    `judged` is empty until he has judged it. `papers` were handed out before.
    """

    id: str
    count: int
    why: str
    by: str
    due: date | None
    judged: str = ""
    papers: tuple[PaperOut, ...] = ()
