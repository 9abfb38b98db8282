"""What a screen is told of a closed case: when and why, what comes next, and what was written without knowing of it."""

from dataclasses import dataclass, field
from datetime import date

from casework.changes import Seen


class Called:
    """Whoever may still be met and reminded: a citizen who lives, in a case that is open."""

    __slots__ = ()
    died_on: date | None
    closed_on: date | None

    @property
    def calls(self) -> bool:
        """Whether anybody is asked to meet, call or remind this citizen."""
        return self.died_on is None and self.closed_on is None


@dataclass(frozen=True, slots=True)
class ClosingShown:
    """Whether a case is closed, for the card on its page.

    `closed_on` is None where it is open. `kept_until` is the first day on which it may be erased by the usual code.
    `cases` are the citizen's cases, all of which are closed and opened by one act. `disputed`: two people wrote it
    apart. `unseen` are the authors, by name, of what neither they nor who closed the case had seen of each other, and
    `pieces` how many records that is. `visits`, `agreements` and `statements` count what has stopped, or would.
    """

    name: str = ""
    closed_on: date | None = None
    reason: str = ""
    next_step: str = ""
    kept_until: date | None = None
    code: str = ""
    cases: tuple[str, ...] = ()
    disputed: bool = False
    unseen: tuple[str, ...] = ()
    pieces: int = 0
    visits: int = 0
    agreements: int = 0
    statements: int = 0
    may_close: bool = False
    may_reopen: bool = False
    seen: Seen = field(default_factory=Seen)
