"""Samme person: noticed, judged, asked, read as one, and answered apart."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from casework.answers_same import CaseOfPerson, SamePersonShown, TwinShown, TwinWaits
from desktop.ui.screens.same_person_task import SamePersonTask
from desktop.ui.screens.sync_room import SyncScreen
from tests.desktop import facts
from tests.desktop.facts_sync import ROOM, state_of
from tests.desktop.scenes import citizen_screen, window_with

OTHER = TwinShown("c-other", ("Jonas Krogh",))
CASES = (
    CaseOfPerson("c-1", "Zahra Mansour", "730382-••••", "Mette Hald"),
    CaseOfPerson("c-other", "Sara Mansur", "730383-••••", "Jonas Krogh"),
)
THIRD = CaseOfPerson("c-3", "Zara Mansour", "730382-••••", "Jonas Krogh")
PAIR = ("c-1", "c-other")
WHY = "Hun blev oprettet to gange samme dag; Jonas og Mette har begge talt med hende."


def told(shown: SamePersonShown, then: Callable[[SamePersonTask], object] | None = None) -> QWidget:
    """Show a case of which this is known."""
    screen = citizen_screen()
    screen.same.show_person(shown)
    if then is not None:
        then(screen.same)
    return window_with("citizen", screen)


def waiting() -> QWidget:
    """Show a team lead what waits behind the chip."""
    screen = SyncScreen(lambda: facts.NOW)
    waits = (
        TwinWaits("c-1", "Zahra Mansour", ("Jonas Krogh",)),
        TwinWaits("c-2", "Karl Olsen", is_disputed=True),
    )
    room = replace(ROOM, torn=(), twins=waits)
    screen.show_room(room)
    return window_with("sync", screen, state=state_of(room))


SCENES: dict[str, Callable[[], QWidget]] = {
    "same_person_heard": lambda: told(SamePersonShown(twin=TwinShown(""))),
    "same_person_judge": lambda: told(
        SamePersonShown(twin=OTHER, asked=PAIR, judges=True), lambda task: task.ask_same()
    ),
    "same_person_by_name": lambda: told(SamePersonShown(judges=True), lambda task: task.ask_same()),
    "same_person_linked": lambda: told(
        SamePersonShown(CASES, WHY, pairs=(PAIR,), judges=True), lambda task: task.ask_split()
    ),
    "same_person_waits": waiting,
    "same_person_disputed": lambda: told(SamePersonShown(asked=PAIR, is_disputed=True, judges=True)),
    "same_person_third": lambda: told(
        SamePersonShown(
            CASES, WHY, pairs=(PAIR,), asked=("c-1", "c-3"), beside=THIRD, is_disputed=True, judges=True
        )
    ),
}
