"""A picture claims no more than its facts: the chip says what the room behind it says, and nothing that is to come."""

import pytest
from PySide6.QtWidgets import QWidget

from casework.clock import instant
from desktop.ui.screens.sync_room import SyncScreen
from desktop.ui.screens.sync_words import chip_words
from desktop.ui.window import MainWindow
from tests.desktop import facts, facts_sync, scenes_held, scenes_sync
from tests.desktop.shoot import SCENES

ROOMS = [
    *(name for name in scenes_sync.SCENES if name.startswith("sync")),
    *scenes_held.SCENES,
    "same_person_waits",
]
UNSENT = ("today", "citizens", "citizen", "visit", "plan", "new_citizen")
"""Pages of the computer on which something waits."""


def opened(scene: str) -> MainWindow:
    window: QWidget = SCENES[scene]()
    assert isinstance(window, MainWindow)
    return window


@pytest.mark.parametrize("scene", ROOMS)
def test_the_chip_says_what_the_room_behind_it_says(scene: str) -> None:
    window = opened(scene)
    (screen,) = window.findChildren(SyncScreen)
    assert screen._room is not None

    told = chip_words(facts_sync.state_of(screen._room), facts.TODAY)

    assert window.rail.sync.text() == f"{told.first}, {told.second}"


@pytest.mark.parametrize("scene", UNSENT)
def test_nothing_is_receipted_beside_what_waits(scene: str) -> None:
    assert opened(scene).rail.sync._kind == "needs"


def test_no_receipt_is_of_an_hour_that_has_not_come() -> None:
    states = (facts.ALL_RECEIPTED, facts.WAITS, facts.NEEDS_YOU, facts.SENDING)
    rooms = (facts_sync.ROOM, facts_sync.FULL, facts_sync.OFFLINE, facts_sync.FOR_THE_OFFICE)

    said = [one.last_receipt for one in (*states, *rooms)]

    assert [at for at in said if at and at > instant(facts.NOW)] == []
    assert facts_sync.state_of(facts_sync.ROOM) == facts.NEEDS_YOU
