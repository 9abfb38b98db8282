"""The rooms: the window, a flow for each screen, and the ways from one to the next; what is not open is not loaded.

Each room is imported where it is opened, so that today stands before the others come in (`desktop.loading`).
"""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from casework.answers import CitizenPage
from casework.clock import COPENHAGEN
from desktop.desk import Desk
from desktop.flows.case_rooms import CaseRooms
from desktop.flows.desks import Desks
from desktop.flows.today import TodayFlow
from desktop.flows.ways import Flow, Forgetful
from desktop.lanes import Lane
from desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from desktop.flows.fetching import Fetching
    from desktop.flows.guards import Guards
    from desktop.flows.palette import PaletteFlow
    from desktop.flows.ways import AskAddress, AskGlass, AskTeam
    from desktop.ui.screens.safe import SafeScreen

F = TypeVar("F", bound=Flow)


class Rooms(CaseRooms):
    """Everything after the passphrase."""

    def __init__(
        self,
        desk: Desk,
        window: MainWindow,
        paper_lane: Lane,
        *,
        municipality: str,
        now: Callable[[], datetime],
        send_now: Callable[[], None],
        settings: Callable[["Rooms"], Flow],
    ) -> None:
        self.desk = desk
        self.window = window
        self.paper_lane = paper_lane
        self.municipality = municipality
        self.now = now
        self.send_now = send_now
        self._make_settings = settings
        self._citizen = ""
        self.here: tuple[str, ...] = ()
        """The room that is open, and what it is about: its name first, then ids."""
        self._safe: SafeScreen | None = None
        self._before_safe: QWidget | None = None
        self._passing: Flow | None = None
        self._palette: PaletteFlow | None = None
        self.guards: Guards | None = None
        self.glass: AskGlass | None = None
        self.address: AskAddress | None = None
        self.team: AskTeam | None = None
        self.fetching: Fetching | None = None
        self._kept: dict[str, Flow] = {}
        self._today = TodayFlow(self)
        self._desks = Desks(desk, window)
        window.place_chosen.connect(self._go)
        window.palette_wanted.connect(self.open_palette)
        window.safe_view_wanted.connect(self._turn_safe_view)
        desk.news.changed.connect(self._hear)

    def today(self) -> date:
        """Return the day in Denmark, whatever the PC says."""
        return self.now().astimezone(COPENHAGEN).date()

    def flows(self) -> tuple[Flow, ...]:
        """Return the flows that are alive."""
        passing = (self._passing,) if self._passing else ()
        return (self._today, *self._kept.values(), *passing)

    @property
    def is_safe(self) -> bool:
        """Whether the citizen looks along."""
        return self._safe is not None

    @property
    def screen_behind(self) -> QWidget:
        """The page that is open, also where the citizen looks at another one."""
        behind = self._before_safe if self._safe is not None else None
        return behind or self.window.stack.currentWidget() or self.window

    def keep_now(self) -> None:
        """Hand everything typed in any room to the drafts; a room that fails does not keep another from it."""
        with ExitStack() as keeping:
            for flow in self.flows():
                keeping.callback(flow.keep_now)

    def keep_drafts(self) -> None:
        """Hand on what a case that leaves would take along, while the person goes on with what is no draft."""
        with ExitStack() as keeping:
            for flow in self.flows():
                if not isinstance(flow, Forgetful):
                    keeping.callback(flow.keep_now)

    def _hear(self, stale: frozenset[str]) -> None:
        self._desks.refresh(stale)
        for flow in self.flows():
            flow.refresh(stale)
        if self._safe is not None and self._citizen and f"citizen:{self._citizen}" in stale:
            self._ask_safe_page()

    def _go(self, place: str) -> None:
        ways: dict[str, Callable[[], None]] = {
            "today": self.open_today,
            "citizens": self.open_citizens,
            "search": self.open_palette,
            "sync": self.open_sync,
            "settings": self.open_settings,
            "mentor": self.open_mentor,
            "team": self.open_team,
            "new_citizen": self.open_new_citizen,
            "case": lambda: self.open_citizen(self._citizen),
        }
        ways[place]()

    def _show(self, name: str, flow: Flow, *, passing: bool = False) -> None:
        """Show a room; one that was only passed through is left whole, with what was typed kept."""
        before, self._passing = self._passing, flow if passing else None
        if before is not None:
            before.keep_now()
        self.window.show_screen(name, flow.screen)
        if before is not None and before is not flow:
            self.window.forget_screen(before.screen)
            before.screen.deleteLater()

    def _in_case(self, here: str, citizen: str, flow: F) -> F:
        """Show a room of a case that stands only while one is in it."""
        self.here, self._citizen = (here, citizen), citizen
        self._hear_tabs(citizen, flow.screen)
        self._show("citizens", flow, passing=True)
        return flow

    def open_today(self) -> None:
        """Show the day."""
        self.here = ("today",)
        self._citizen = ""
        self._show("today", self._today)
        self._today.ask()

    def open_citizens(self) -> None:
        """Show the caseload."""
        self.here = ("citizens",)
        self._citizen = ""
        from desktop.flows.citizens import CitizensFlow

        flow = self._kept.get("citizens")
        if not isinstance(flow, CitizensFlow):
            flow = self._kept["citizens"] = CitizensFlow(self)
        self._show("citizens", flow)
        flow.ask()

    def open_mentor(self, citizen: str = "") -> None:
        """Show the mentor's desk."""
        self.here = ("mentor",)
        self._citizen = ""
        from desktop.flows.mentor import MentorFlow

        flow = self._kept.get("mentor")
        if not isinstance(flow, MentorFlow):
            flow = self._kept["mentor"] = MentorFlow(self)
        self._show("mentor", flow)
        flow.open(citizen)

    def open_team(self) -> None:
        """Show the team's desk."""
        self.here = ("team",)
        self._citizen = ""
        from desktop.flows.team import TeamFlow

        flow = self._kept.get("team")
        if not isinstance(flow, TeamFlow):
            flow = self._kept["team"] = TeamFlow(self)
        self._show("team", flow)
        flow.open()

    def open_citizen(self, citizen: str, *, note: bool = False, move: str = "", at: str = "") -> None:
        """Show a case."""
        from desktop.flows.citizen import CitizenFlow

        self._in_case("citizen", citizen, CitizenFlow(self, citizen, note=note, move=move, at=at)).open()

    def open_new_citizen(self) -> None:
        """Show where a citizen's case is opened."""
        self.here = ("new_citizen",)
        self._citizen = ""
        from desktop.flows.new_citizen import NewCitizenFlow

        flow = NewCitizenFlow(self)
        self._show("citizens", flow, passing=True)
        flow.open()

    def open_visit(self, visit: str, citizen: str) -> None:
        """Open a visit; without an id, one is begun that was not planned."""
        from desktop.flows import unplanned

        if self.desk.is_only_read:
            unplanned.read_instead(self, citizen)
            return
        if not visit:
            unplanned.begin_visit(self, citizen)
            return
        from desktop.flows.visit import VisitFlow

        self._citizen, self.here = citizen, ("visit", visit, citizen)
        flow = VisitFlow(self, visit, citizen)
        self._show("today", flow, passing=True)
        flow.open()

    def open_plan(self, citizen: str) -> None:
        """Open the joint plan."""
        from desktop.flows.plan import PlanFlow

        self._in_case("plan", citizen, PlanFlow(self, citizen)).open()

    def open_edition(self, citizen: str) -> None:
        """Show where a partner or a workplace gets a page of the plan."""
        from desktop.flows.edition import EditionFlow

        self._in_case("edition", citizen, EditionFlow(self, citizen)).open()

    def open_signing(self, citizen: str, back: Callable[[], None] | None = None) -> None:
        """Show where the plan is signed; the way back leads to the plan where nothing else is said."""
        from desktop.flows.signing import SigningFlow

        flow = SigningFlow(self, citizen, back or partial(self.open_plan, citizen))
        self._in_case("plan", citizen, flow).open()

    def open_history(self, citizen: str, record: str = "") -> None:
        """Show every version of a record; without one, what of a case has a history. The way back is where one was."""
        from desktop.flows.history import CaseHistoryFlow, HistoryFlow

        if not record:
            self._in_case("history", citizen, CaseHistoryFlow(self, citizen)).ask()
            return
        came_from = self.here
        self.here, self._citizen = ("history", citizen, record), citizen
        flow = HistoryFlow(self, citizen, record, partial(self._back_to, came_from, citizen))
        self._show("sync" if came_from[:1] == ("sync",) else "citizens", flow, passing=True)
        flow.ask()

    def _back_to(self, place: tuple[str, ...], citizen: str) -> None:
        """Go back from the versions of a record to where they were asked for."""
        if place == ("sync",):
            self.open_sync()
        elif place == ("history", citizen):
            self.open_history(citizen)
        else:
            self.open_citizen(citizen)

    def open_document(
        self, attachment: str, citizen: str, visit: str = "", back: Callable[[], None] | None = None
    ) -> None:
        """Show a file of a case; the way back leads to the case or the visit where nothing else is said."""
        self.here = ("visit", visit, citizen) if visit else ("citizen", citizen)
        from desktop.flows.document import DocumentFlow

        self._citizen = citizen
        flow = DocumentFlow(self, attachment, citizen, visit, back)
        self._show("citizens", flow, passing=True)
        flow.open()

    def open_sync(self) -> None:
        """Show the room behind the chip."""
        self.here = ("sync",)
        from desktop.flows.sync_room import SyncFlow

        flow = self._kept.get("sync")
        if not isinstance(flow, SyncFlow):
            flow = self._kept["sync"] = SyncFlow(self)
        self._show("sync", flow)
        flow.ask()

    def open_settings(self) -> None:
        """Show what a person may choose."""
        self.here = ("settings",)
        flow = self._kept.get("settings")
        if flow is None:
            flow = self._kept["settings"] = self._make_settings(self)
        self._show("settings", flow)
        getattr(flow, "ask", lambda: None)()

    def open_safety(self) -> None:
        """Show what protects this computer."""
        self.here = ("safety",)
        from desktop.flows.safety import SafetyFlow

        flow = SafetyFlow(self, self.guards)
        self._show("settings", flow, passing=True)
        flow.ask()

    def open_diagnostics(self, version: str) -> None:
        """Show the file for whoever mends the program."""
        from desktop.flows.diagnostics import DiagnosticsFlow

        self.here = ("settings",)
        flow = DiagnosticsFlow(self, version)
        self._show("settings", flow, passing=True)
        flow.ask()

    def open_passphrase(self) -> None:
        """Show where the passphrase is changed."""
        self.here = ("settings",)
        from desktop.flows.passphrase import PassphraseFlow

        self._show("settings", PassphraseFlow(self), passing=True)

    def open_renewal(self) -> None:
        """Show where the keys of the store are renewed."""
        self.here = ("settings",)
        from desktop.flows.renewal import RenewalFlow

        self._show("settings", RenewalFlow(self), passing=True)

    def open_binding(self) -> None:
        """Show whether the store is bound to this computer."""
        from desktop.flows.binding import BindingFlow

        flow = BindingFlow(self)
        self._show("settings", flow, passing=True)
        flow.ask()

    def open_glass(self) -> None:
        """Show where a case outside one's own is opened, with a reason."""
        from desktop.flows.glass import GlassFlow

        self._show("citizens", GlassFlow(self), passing=True)

    def open_palette(self) -> None:
        """Lay the search line over the page."""
        from desktop.flows.palette import PaletteFlow

        if self._palette is None:
            self._palette = PaletteFlow(self)
        self._palette.open()

    def _turn_safe_view(self, on: bool) -> None:  # noqa: FBT001
        """Borgervisning: the citizen looks along, and no other name is on the screen."""
        if not on:
            self._end_safe_view()
            return
        if not self._citizen:
            translate = QCoreApplication.translate
            self.window.toast(translate("flows", "Borgervisning viser én borger. Åbn borgerens sag først."))
            return
        from desktop.ui.screens.safe import SafeScreen

        self.keep_now()
        self._safe = SafeScreen(self.now)
        self._before_safe = self.window.stack.currentWidget()
        self.window.show_screen("safe", self._safe)
        self._ask_safe_page()

    def _ask_safe_page(self) -> None:
        from storage.reads import citizen as citizen_reads

        citizen, today = self._citizen, self.today()

        def show(page: CitizenPage | None) -> None:
            if self._safe is not None and page is not None and isValid(self._safe):
                self._safe.show_page(page)

        self.desk.ask(lambda reader: citizen_reads.page(reader, citizen, today), show)

    def _end_safe_view(self) -> None:
        safe, self._safe = self._safe, None
        if safe is None or self._before_safe is None:
            return
        self.window.show_screen("", self._before_safe)
        self.window.forget_screen(safe)
        safe.deleteLater()
