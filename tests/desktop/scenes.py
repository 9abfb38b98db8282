"""The scenes that are pictured: each opens a window with a screen in a state that says something."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from casework.answers import CitizenPage
from casework.clock import COPENHAGEN
from desktop.ui.screens.citizen import CitizenScreen
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


def citizen_screen(page: CitizenPage = facts.PAGE) -> CitizenScreen:
    """Make the page of a case with its timeline."""
    screen = CitizenScreen(now)
    screen.show_page(page)
    screen.show_timeline(facts.TIMELINE if page is not facts.EMPTY else (), page is not facts.EMPTY)
    return screen


def citizen() -> MainWindow:
    """Zahra's case."""
    return window_with("citizen", citizen_screen())


def citizen_new() -> MainWindow:
    """A case in which nothing has happened."""
    return window_with("citizen", citizen_screen(facts.EMPTY))


def citizen_protected() -> MainWindow:
    """An address that is protected, asked for."""
    screen = citizen_screen(facts.PROTECTED)
    screen.facts._ask_why()
    return window_with("citizen", screen)


def citizen_writing() -> MainWindow:
    """A note, an agreement and a goal are being written; a refusal stands under a field."""
    screen = citizen_screen()
    screen.show_draft(
        {
            "nature": "statement",
            "text": "Jeg kan godt møde klokken otte, hvis Amina henter.",
            "goal_form": '{"record": "", "values": {"title": "Sove hele natten", "own_words": "Jeg er så træt."}}',
            "agreement_form": '{"record": "", "values": {"what": "Ringe til Bente", "who": "Mette"}}',
        }
    )
    screen.goals._send()
    screen.show_refusal("Skriv, hvordan I kan se, at målet er nået. Så ved I begge, hvornår I er fremme.")
    screen.show_kept("10.31.07")
    return window_with("citizen", screen)


SCENES: Final[dict[str, Callable[[], MainWindow]]] = {
    "today": today,
    "citizens": citizens,
    "citizen": citizen,
    "citizen_new": citizen_new,
    "citizen_protected": citizen_protected,
    "citizen_writing": citizen_writing,
}
