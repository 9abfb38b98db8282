"""What a screen is told of changes that the service keeps aside: why, and which ways lead on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeldChange:
    """A change that the service keeps aside: why, in words, and what the person can do."""

    number: int
    citizen: str
    name: str
    what: str
    reason: str
    way_on: str
    can_change: bool = False
    """Whether the reason may hold no more the next time, so that it is worth trying again."""
