"""Borgere: the caseload, and the three ways on from a row of it."""

from functools import partial

from casework.answers import CitizenRow
from desktop.flows.searching import Search
from desktop.flows.ways import TellOnce, Ways
from desktop.ui.screens.citizens import CitizensScreen
from storage.reads import citizens as citizens_reads
from storage.reads import desks


class CitizensFlow:
    """Wires the caseload."""

    def __init__(self, ways: Ways) -> None:
        self._ways = ways
        self._search = Search(ways.desk, "caseload")
        self.screen = CitizensScreen(ways.now)
        self._told = TellOnce(ways, self.screen, "caseload")
        for chosen in (self.screen.citizen_chosen, self.screen.note_wanted, self.screen.plan_wanted):
            chosen.connect(lambda _citizen: self._search.end())
        self.screen.citizen_chosen.connect(ways.open_citizen)
        self.screen.note_wanted.connect(partial(ways.open_citizen, note=True))
        self.screen.plan_wanted.connect(ways.open_plan)
        self.screen.new_wanted.connect(ways.open_new_citizen)
        self.screen.field.changed.connect(self._search.typed)

    def refresh(self, stale: frozenset[str]) -> None:
        """Ask for the caseload again."""
        if stale & {"citizens", "workers"}:
            self.ask()

    def ask(self) -> None:
        """Ask for the caseload."""
        desk, today, now = self._ways.desk, self._ways.today(), self._ways.now()
        desk.ask(lambda reader: citizens_reads.citizens(reader, today, now=now), self._show)
        desk.ask(desks.may_open, self._offer)

    def _offer(self, may: bool) -> None:  # noqa: FBT001 - an answer
        self.screen.offer_new(on=may and not self._ways.desk.is_only_read)

    def _show(self, rows: tuple[CitizenRow, ...]) -> None:
        self.screen.show_rows(rows)
        self._told.tell(row.id for row in rows)

    def keep_now(self) -> None:
        """A filter is not a draft, but it is a search that is over now."""
        self._search.end()
