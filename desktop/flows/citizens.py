"""Borgere: the caseload, and the three ways on from a row of it."""

from functools import partial

from desktop.flows.ways import Ways
from desktop.ui.screens.citizens import CitizensScreen
from storage.reads import citizens as citizens_reads


class CitizensFlow:
    """Wires the caseload."""

    def __init__(self, ways: Ways) -> None:
        self._ways = ways
        self.screen = CitizensScreen(ways.now)
        self.screen.citizen_chosen.connect(ways.open_citizen)
        self.screen.note_wanted.connect(partial(ways.open_citizen, note=True))
        self.screen.plan_wanted.connect(ways.open_plan)

    def refresh(self, stale: frozenset[str]) -> None:
        """Ask for the caseload again."""
        if "citizens" in stale:
            self.ask()

    def ask(self) -> None:
        """Ask for the caseload."""
        desk, today, now = self._ways.desk, self._ways.today(), self._ways.now()
        desk.ask(lambda reader: citizens_reads.citizens(reader, today, now=now), self.screen.show_rows)

    def keep_now(self) -> None:
        """A filter is not a draft."""
