"""The scenes of Dæk, of Sikkerhed's own choices and of a case's log, each in a state that says something."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.ui.screens.case_log import CaseLogScreen
from desktop.ui.screens.cover import Cover
from desktop.ui.screens.safety import SafetyScreen
from tests.desktop import facts_sync
from tests.desktop.scenes import now, window_with


def cover(left: int = 0) -> QWidget:
    """The screen is covered, and perhaps a wrong code was typed."""
    over = Cover()
    if left:
        over.say_wrong(left)
    return over


def safety_code(*, chosen: bool = True, allowed: bool = True) -> QWidget:
    """A code was chosen, or the municipality forbids it."""
    screen = SafetyScreen(now)
    screen.show_facts(facts_sync.SAFETY)
    screen.code.show_state(chosen=chosen, allowed=allowed)
    return window_with("settings", screen)


def case_log(*, empty: bool = False) -> QWidget:
    """What was done with a case on this computer."""
    screen = CaseLogScreen(now)
    screen.show_log("Amina Testberg", () if empty else facts_sync.LOG)
    return window_with("citizens", screen)


SCENES: Final[dict[str, Callable[[], QWidget]]] = {
    "safety_code": safety_code,
    "safety_forbidden": lambda: safety_code(chosen=False, allowed=False),
    "case_log": case_log,
    "case_log_empty": lambda: case_log(empty=True),
    "cover": cover,
    "cover_wrong": lambda: cover(3),
    "cover_last": lambda: cover(1),
}
