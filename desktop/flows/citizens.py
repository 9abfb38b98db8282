"""Borgere: the caseload, and the three ways on from a row of it."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from casework import saved_filters
from casework.answers import CitizenRow
from casework.errors import Refused
from casework.saved_filters import Filters, SavedFilter
from desktop.flows.searching import Search
from desktop.flows.ways import TellOnce, Ways, while_stands
from desktop.sentences import told
from desktop.ui.screens.citizens import CitizensScreen
from storage.reads import citizens as citizens_reads
from storage.reads import desks

FILTERS: Final = "caseload_filters"
"""Under which name the store keeps them, for this person alone."""


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
        self._filters: Filters = ()
        saved = self.screen.saved
        saved.saved.connect(self._save)
        saved.renamed.connect(self._rename)
        saved.removed.connect(self._remove)
        ways.desk.find_setting(FILTERS, while_stands(self.screen, self._find))

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

    def _find(self, kept: object) -> None:
        self._show_filters(saved_filters.from_setting(kept))

    def _show_filters(self, filters: Filters) -> None:
        self._filters = filters
        self.screen.saved.show_filters(filters, may_change=not self._ways.desk.is_only_read)

    def _save(self, name: str) -> None:
        text, keeps = self.screen.filter_now
        wanted = SavedFilter(name, text, keeps)
        said = QCoreApplication.translate("flows", "Filtret er gemt på denne computer.")
        self._change(lambda: saved_filters.save(self._filters, wanted, self.screen.names), said)

    def _rename(self, old: str, new: str) -> None:
        said = QCoreApplication.translate("flows", "Filtret har fået et nyt navn.")
        self._change(lambda: saved_filters.rename(self._filters, old, new, self.screen.names), said)

    def _remove(self, name: str) -> None:
        said = QCoreApplication.translate("flows", "Filtret er fjernet. Ingen borger er ændret.")
        self._change(lambda: saved_filters.remove(self._filters, name), said)

    def _change(self, verb: Callable[[], Filters], said: str) -> None:
        """Keep other filters; what the rules refuse is said where the name stands."""
        before = self._filters
        try:
            filters = verb()
        except Refused as refusal:
            self.screen.saved.refuse(told(refusal))
            return
        self._keep(filters, lambda _: self._ways.window.toast(said, partial(self._keep, before)))

    def _keep(self, filters: Filters, then: Callable[[None], None] | None = None) -> None:
        self._ways.desk.keep_setting(FILTERS, saved_filters.to_setting(filters), then)
        self._show_filters(filters)

    def keep_now(self) -> None:
        """A filter is not a draft, but it is a search that is over now."""
        self._search.end()
