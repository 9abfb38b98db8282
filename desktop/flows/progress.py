"""Fremdrift: how it goes over time, and the way from an answer to the visit at which it was given."""

from casework.answers_progress import ProgressShown
from casework.trail import Noted
from desktop.flows.ways import Ways, begin_in_room, leave_case, while_stands
from desktop.ui.screens.progress import ProgressScreen
from storage.reads import progress as reads


class ProgressFlow:
    """Wires how it goes in one case."""

    def __init__(self, ways: Ways, citizen: str) -> None:
        self._ways, self._citizen = ways, citizen
        self._is_entered = False
        self._visits: dict[str, str] = {}
        """At which visit each answer was given."""
        self.screen = ProgressScreen(ways.now)
        self.screen.opened.connect(self._open)

    def ask(self) -> None:
        """Ask for the answers and the hours."""
        citizen = self._citizen
        self._ways.desk.ask(
            lambda reader: reads.progress(reader, citizen), while_stands(self.screen, self._show)
        )

    def _show(self, shown: ProgressShown | None) -> None:
        if shown is None:
            leave_case(self._ways, shown=True)
            return
        self._visits = {one.record: one.visit for one in shown.answers if one.visit}
        begins = self.screen.first_focus
        self.screen.show_progress(shown)
        if not self._is_entered:
            self._is_entered = True
            begin_in_room(self._ways, self.screen, begins)
            self._ways.desk.enter(Noted("read", (self._citizen,), "progress"))

    def _open(self, record: str) -> None:
        """Go to the visit on the case's own page, or where it is not there, to the record itself."""
        self._ways.open_citizen(self._citizen, at=self._visits.get(record, record))

    def refresh(self, stale: frozenset[str]) -> None:
        """A new answer in this case comes at once."""
        if f"citizen:{self._citizen}" in stale:
            self.ask()

    def keep_now(self) -> None:
        """Nothing is typed here."""
