"""Which desks a person has: Mentor where he is mentor in a case that is here, Team where he leads one."""

from desktop.desk import Desk
from desktop.ui.window import MainWindow
from storage.reads.desks import desks


class Desks:
    """Asks when the house opens, and again when a case or a colleague has news; what is shown moves no key."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        self._desk, self._window = desk, window
        self.ask()

    def refresh(self, stale: frozenset[str]) -> None:
        """Ask again when somebody may have become mentor, or is one no more."""
        if stale & {"citizens", "workers"}:
            self.ask()

    def ask(self) -> None:
        """Ask for the desks of this person."""
        self._desk.ask(desks, self._window.offer_desks)
