"""What a screen is told of a citizen's life: death with what has stopped, what held before, and how he is reached."""

from collections.abc import Mapping
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


@dataclass(frozen=True, slots=True)
class DetailsShown:
    """How a citizen is reached and what to mind, as his own case says it.

    `fields` are those that this person may write here: none of the address where it is protected. `torn` are those that
    two people wrote apart, `elsewhere` is what other cases of the same person say where this one says nothing.
    `asks`: neither a telephone number nor an address is known of somebody who is to be met.
    """

    stream: str = ""
    fields: Mapping[str, str] = field(default_factory=dict[str, str])
    torn: frozenset[str] = frozenset()
    elsewhere: Mapping[str, str] = field(default_factory=dict[str, str])
    protected: bool = False
    colleagues: tuple[tuple[str, str], ...] = ()
    asks: bool = False
    seen: Seen = field(default_factory=Seen)
