"""The rooms of one case that need nothing but the case: its papers, its CV, its log and how it goes."""

from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from desktop.flows.ways import Flow, Ways
from desktop.ui.screens.screen import Screen

F = TypeVar("F", bound=Flow)


class House(Ways, Protocol):
    """What these ways ask of the rooms that they belong to."""

    def _in_case(self, here: str, citizen: str, flow: F) -> F:
        """Show a room of a case that stands only while one is in it."""

    def open_list(self, citizen: str, room: str) -> None:
        """Show a room that is a list."""

    def _along(self, citizen: str, room: str) -> None:
        """Go along the line of rooms."""


class CaseRooms:
    """The ways into them; each is imported where it is opened."""

    def open_room(self: House, citizen: str, room: str) -> None:
        """Show a room of a case by its name in the line of rooms."""
        ways: dict[str, Callable[[str], None]] = {
            "overview": self.open_citizen,
            "plan": self.open_plan,
            "progress": self.open_progress,
            "resume": self.open_resume,
            "log": self.open_log,
        }
        go = ways.get(room)
        if go is not None:
            go(citizen)
        else:
            self.open_list(citizen, room)

    def open_list(self: House, citizen: str, room: str) -> None:
        """Show a room that is a list: contacts, work, economy, statements, network, consents, and the files."""
        if room == "documents":
            from desktop.flows.case_files import CaseFilesFlow

            self._in_case(room, citizen, CaseFilesFlow(self, citizen)).ask()
        else:
            from desktop.flows.case_lists import made

            self._in_case(room, citizen, made(self, citizen, room)).ask()

    def _hear_tabs(self: House, citizen: str, screen: QWidget) -> None:
        """Hear the line of rooms, where the page has it."""
        if isinstance(screen, Screen) and screen.tabs is not None:
            screen.tabs.opened.connect(partial(self._along, citizen))

    def _along(self: House, citizen: str, room: str) -> None:
        """Go along the line; who goes by its keys, or pressed it, finds the keys on it in the next room, too."""
        came_from = self.window.stack.currentWidget()
        tabs = came_from.tabs if isinstance(came_from, Screen) else None
        goes_along = tabs is not None and tabs.has_keys()
        self.open_room(citizen, room)
        screen = self.window.stack.currentWidget()
        if goes_along and isinstance(screen, Screen) and screen.tabs is not None:
            screen.tabs.is_walked = True
            screen.tabs.way_in.setFocus()

    def open_case_papers(self: House, citizen: str) -> None:
        """Show where a case goes on paper in order of time."""
        from desktop.flows.case_papers import CasePapersFlow

        self._in_case("case_papers", citizen, CasePapersFlow(self, citizen)).ask()

    def open_access(self: House, citizen: str) -> None:
        """Show where a request for access is gone through."""
        from desktop.flows.access import AccessFlow

        self._in_case("access", citizen, AccessFlow(self, citizen)).open()

    def open_citizen_papers(self: House, citizen: str) -> None:
        """Show what a citizen gets on paper."""
        from desktop.flows.citizen_papers import CitizenPapersFlow

        self._in_case("citizen_papers", citizen, CitizenPapersFlow(self, citizen)).open()

    def open_resume(self: House, citizen: str) -> None:
        """Show the CV of a citizen, where it is talked about and written."""
        from desktop.flows.resume import ResumeFlow

        self._in_case("resume", citizen, ResumeFlow(self, citizen)).open()

    def open_log(self: House, citizen: str) -> None:
        """Show when a case was used, and what for."""
        from desktop.flows.case_log import CaseLogFlow

        self._in_case("log", citizen, CaseLogFlow(self, citizen)).ask()

    def open_progress(self: House, citizen: str) -> None:
        """Show what a citizen answered over time, and his paid hours."""
        from desktop.flows.progress import ProgressFlow

        self._in_case("progress", citizen, ProgressFlow(self, citizen)).ask()
