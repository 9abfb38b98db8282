"""What the service keeps aside: its ways on, a reason asked for, and what was put away."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop.ui.screens.sync_room import SyncScreen
from tests.desktop import facts, facts_sync
from tests.desktop.scenes import window_with

WORDS = "Aftale: Følges til banken\nHvem: Mette"
HELD = replace(facts_sync.HELD, words=WORDS)
FIXED = replace(HELD, number=40, can_change=False, reason="Oplysningen hører til en anden borgers sag.")


def reason() -> QWidget:
    """Show two that are kept aside and one that was put away; ask for a reason."""
    screen = SyncScreen(lambda: facts.NOW)
    room = replace(facts_sync.ROOM, torn=(), held=(HELD, FIXED), away=(facts_sync.AWAY,))
    screen.show_room(room)
    screen.held[1].lay_away.click()
    return window_with("sync", screen, state=facts_sync.state_of(room))


def away() -> QWidget:
    """Show what was put away under an otherwise quiet room."""
    screen = SyncScreen(lambda: facts.NOW)
    room = replace(facts_sync.QUIET, away=(facts_sync.AWAY, replace(facts_sync.AWAY, number=32)))
    screen.show_room(room)
    return window_with("sync", screen, state=facts_sync.state_of(room))


SCENES: dict[str, Callable[[], QWidget]] = {
    "held_reason": reason,
    "held_away": away,
}
