"""The printer that a person chose on this computer, and on how many sides: it lies in the store, the lane asks."""

from collections.abc import Callable
from typing import Any, Final, NamedTuple, Protocol

KEPT: Final = "printer"
"""What the choice is called inside the store."""
SIDES: Final = {"both": "two-sided-long-edge", "one": "one-sided"}
"""What the printing system calls the sides of the paper that a person may choose."""


class Keeper(Protocol):
    """The desk, as far as it keeps what a person chose."""

    def keep_setting(self, key: str, value: Any) -> None:
        """Keep it inside the store."""

    def find_setting(self, key: str, then: Callable[[Any], None]) -> None:
        """Ask for it."""


class Printer(NamedTuple):
    """Which printer, by the name that the system gives it, and which sides; empty leaves it to the computer."""

    name: str = ""
    sides: str = ""

    def before(self) -> tuple[str, ...]:
        """Return what the printing system is told of where the paper goes."""
        return ("-d", self.name) if self.name else ()

    def about(self) -> tuple[str, ...]:
        """Return what it is told of the paper."""
        return ("-o", f"sides={SIDES[self.sides]}") if self.sides in SIDES else ()


_chosen = [Printer()]


def chosen() -> Printer:
    """Return what holds."""
    return _chosen[0]


def choose(printer: Printer) -> None:
    """Let another one hold, from the next paper on."""
    _chosen[0] = printer


def find(desk: Keeper) -> None:
    """Let hold what was chosen in this store; what is of the wrong shape is as on the first day."""
    desk.find_setting(KEPT, lambda kept: choose(_meant(kept)))


def keep(desk: Keeper, printer: Printer) -> None:
    """Let it hold, and keep it in the store."""
    choose(printer)
    desk.keep_setting(KEPT, list(printer))


def _meant(kept: Any) -> Printer:
    if isinstance(kept, list) and len(kept) == 2 and all(isinstance(one, str) for one in kept):
        return Printer(*kept)
    return Printer()
