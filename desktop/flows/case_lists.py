"""The rooms of a case that are lists: asked for, entered in the trail once, and left with the case."""

from collections.abc import Callable
from typing import Any, Final

from casework.answers_case import InCase
from casework.trail import Noted
from desktop.flows.ways import Ways, begin_in_room, leave_case, while_stands
from desktop.ui.screens.case_contacts import CaseContactsScreen
from desktop.ui.screens.case_health import CaseHealthScreen
from desktop.ui.screens.case_list import CaseListScreen
from desktop.ui.screens.case_people import CaseConsentsScreen, CaseNetworkScreen
from desktop.ui.screens.case_work import CaseEconomyScreen, CaseWorkScreen
from storage.reader import Reader
from storage.reads import case_rooms as reads

Question = Callable[[Reader, str], InCase[Any] | None]
LISTS: Final[dict[str, tuple[type[CaseListScreen[Any]], Question]]] = {
    "contacts": (CaseContactsScreen, reads.contacts),
    "work": (CaseWorkScreen, reads.work),
    "economy": (CaseEconomyScreen, reads.economy),
    "health": (CaseHealthScreen, reads.health),
    "network": (CaseNetworkScreen, reads.network),
    "consents": (CaseConsentsScreen, reads.consents),
}
"""The rooms that only read; that of the files, in which one is attached, is `desktop.flows.case_files`."""


class CaseListFlow:
    """Wires one room: its screen, and the question that fills it."""

    def __init__(self, ways: Ways, citizen: str, screen: CaseListScreen[Any], question: Question) -> None:
        self._ways, self._citizen, self._question = ways, citizen, question
        self._is_entered = False
        self.screen = screen
        screen.opened.connect(self._open)

    def ask(self) -> None:
        """Ask for the rows."""
        question, citizen = self._question, self._citizen
        self._ways.desk.ask(lambda reader: question(reader, citizen), while_stands(self.screen, self._show))

    def _show(self, shown: InCase[Any] | None) -> None:
        if shown is None:
            leave_case(self._ways, shown=True, typed=self.is_typed)
            return
        begins = self.screen.first_focus
        self.screen.show_case(shown)
        if not self._is_entered:
            self._is_entered = True
            self._ways.desk.enter(Noted("read", (self._citizen,), self.screen.room))
            begin_in_room(self._ways, self.screen, begins)

    @property
    def is_typed(self) -> bool:
        """Whether something stands here that is not saved."""
        return False

    def _open(self, record: str) -> None:
        """Go to where a row was written: on the case's own page, or where it is not there, to the record itself."""
        self._ways.open_citizen(self._citizen, at=record.partition("#")[0])

    def refresh(self, stale: frozenset[str]) -> None:
        """What is new in this case comes at once."""
        if f"citizen:{self._citizen}" in stale:
            self.ask()

    def keep_now(self) -> None:
        """Nothing is typed here."""


def made(ways: Ways, citizen: str, room: str) -> CaseListFlow:
    """Make the flow of a room, by its name in the line of rooms."""
    screen, asks = LISTS[room]
    return CaseListFlow(ways, citizen, screen(ways.now), asks)
