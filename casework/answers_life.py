"""What a screen is told of a citizen's life: death with what has stopped since, and former names and numbers."""

from dataclasses import dataclass, field
from datetime import date

from casework.changes import Seen


@dataclass(frozen=True, slots=True)
class FormerShown:
    """A name or a CPR number (its end hidden) that held before, and until which day."""

    said: str
    until: date | None
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class LifeShown:
    """What stands of a citizen's life, for the card on the page of his case.

    `said_in` are the cases that say that he died, all of which an error is taken back in. `disputed`: two people wrote
    it apart. `visits`, `agreements` and `statements` count what has stopped. `may_write` is said of this person.
    """

    name: str = ""
    died_on: date | None = None
    source: str = ""
    said_in: tuple[str, ...] = ()
    disputed: bool = False
    visits: int = 0
    agreements: int = 0
    statements: int = 0
    may_write: bool = False
    first_name: str = ""
    last_name: str = ""
    former: tuple[FormerShown, ...] = ()
    seen: Seen = field(default_factory=Seen)
