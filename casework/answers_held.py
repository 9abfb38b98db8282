"""What a screen is told of changes that the service keeps aside: why, which ways lead on, and what was put away."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeldChange:
    """A change that the service keeps aside: why, in words, and what the person can do.

    `words` is everything that he wrote in it, as a new note would begin; empty where it cannot be one.
    """

    number: int
    citizen: str
    name: str
    what: str
    reason: str
    way_on: str
    can_change: bool = False
    """Whether the reason may hold no more the next time, so that it is worth trying again."""
    words: str = ""


@dataclass(frozen=True, slots=True)
class PutAway:
    """A change that its author put away: his reason, when, and all its words."""

    number: int
    citizen: str
    name: str
    what: str
    reason: str
    at: str
    words: str = ""
