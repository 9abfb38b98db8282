"""What a screen is told of a protected address: since when and by whom known, and what carries the address still."""

from dataclasses import dataclass, field
from datetime import date

from casework.changes import Seen
from casework.guarding import Carrier


@dataclass(frozen=True, slots=True)
class CarrierShown:
    """Something that carries the address, or may; `how` says what became of it, empty while it is a task."""

    stream: str
    carrier: Carrier
    how: str = ""
    remark: str = ""
    by_name: str = ""
    settled_on: date | None = None
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class GuardShown:
    """The protection of a citizen's address, for whoever may hold the address; empty for everybody else."""

    is_on: bool = False
    on: date | None = None
    source: str = ""
    why: str = ""
    disputed: bool = False
    cases: tuple[str, ...] = ()
    carriers: tuple[CarrierShown, ...] = ()
    may_write: bool = False
    seen: Seen = field(default_factory=Seen)

    @property
    def open(self) -> tuple[CarrierShown, ...]:
        """Those of which nobody has said what became of them."""
        return tuple(one for one in self.carriers if not one.how)
