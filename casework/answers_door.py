"""What the card for a door is told beside the case: when its sender comes again, and whether he came in vain before."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AtDoor:
    """The sender's next planned visit to this home, and whether nobody answered him the last time, either."""

    again: datetime | None = None
    second: bool = False
