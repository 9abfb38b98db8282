"""The rooms of one case that need nothing but the case: its papers, its CV, its log and how it goes."""

from typing import Protocol, TypeVar

from desktop.flows.ways import Flow, Ways

F = TypeVar("F", bound=Flow)


class House(Ways, Protocol):
    """What these ways ask of the rooms that they belong to."""

    def _in_case(self, here: str, citizen: str, flow: F) -> F:
        """Show a room of a case that stands only while one is in it."""


class CaseRooms:
    """The ways into them; each is imported where it is opened."""

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
