"""The scenes that are pictured: each opens a window with a screen in a state that says something."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from casework.clock import COPENHAGEN
from desktop.ui.screens.citizens import CitizensScreen
from desktop.ui.screens.today import TodayScreen
from desktop.ui.window import MainWindow
from tests.desktop import facts


def now() -> datetime:
    """Return the moment at which every picture is taken."""
    return facts.NOW.astimezone(COPENHAGEN)


def window_with(name: str, screen: object, *, practice: bool = False) -> MainWindow:
    """Open a window on a screen."""
    window = MainWindow(practice=practice, now=now)
    window.set_day_count(4)
    window.show_state(facts.NEEDS_YOU if name == "citizens" else facts.ALL_RECEIPTED)
    window.show_screen(name, screen)  # type: ignore[arg-type]
    return window


def today() -> MainWindow:
    """Four visits are left."""
    screen = TodayScreen(now)
    screen.show_day(facts.DAY)
    return window_with("today", screen)


def citizens() -> MainWindow:
    """The whole caseload."""
    screen = CitizensScreen(now)
    screen.show_rows(facts.ROWS)
    return window_with("citizens", screen)


SCENES: Final[dict[str, Callable[[], MainWindow]]] = {"today": today, "citizens": citizens}
