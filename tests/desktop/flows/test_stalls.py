"""The watch over stalls tells where the window stood still, and a walk through every screen is there to be watched."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from time import thread_time

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import stalls
from desktop.flows.palette import PaletteFlow
from desktop.lanes import Lane
from desktop.stalls import Stall, Watchdog
from desktop.ui.screens.palette import CommandPalette
from tests.desktop.shoot import SCREENS
from tests.measures import big_office
from tests.measures.walk import FAR, STEPS, begun

PLANTED_MS = 400.0
NOT_ON_THE_WALK = {
    "StartScreen",
    "ForgottenScreen",
    "RestoreScreen",
    "RejoinScreen",
    "SignInScreen",
    "DocumentScreen",
}
"""What stands before the house, or away from it, and shows nothing of the store; and a file, as large as it is."""


@pytest.fixture
def watched() -> Iterator[tuple[Watchdog, list[Stall]]]:
    heard: list[Stall] = []
    watchdog = Watchdog(PLANTED_MS / 2, heard.append)
    watchdog.begin()
    yield watchdog, heard
    watchdog.end()


def stand_still() -> None:
    """Keep the event loop from turning, as a search on the main thread would: by work, however busy the machine is."""
    until = thread_time() + PLANTED_MS / 1000
    while thread_time() < until:
        pass


def test_a_window_that_stood_still_is_told_with_the_place_in_the_code(
    qtbot: QtBot, watched: tuple[Watchdog, list[Stall]]
) -> None:
    watchdog, heard = watched

    QTimer.singleShot(0, stand_still)
    qtbot.waitUntil(lambda: any("stand_still" in stall.told() for stall in heard))

    planted = next(stall for stall in heard if "stand_still" in stall.told())
    assert planted.milliseconds >= planted.milliseconds - planted.queued >= PLANTED_MS
    assert watchdog.worst >= PLANTED_MS
    assert "tests/desktop/flows/test_stalls.py" in planted.told()


def test_what_waits_on_a_lane_is_no_stall(qtbot: QtBot, watched: tuple[Watchdog, list[Stall]]) -> None:
    """The same work where it belongs: nobody's hand waits, whatever the stack of the main thread says meanwhile."""
    _watchdog, heard = watched
    done: list[None] = []
    crashed: list[BaseException] = []
    lane = Lane("store", refused=crashed.append, crashed=crashed.append)

    lane.do(stand_still, done.append)
    qtbot.waitUntil(lambda: bool(done))

    assert lane.close()
    assert not any("stand_still" in stall.told() for stall in heard)


def test_the_watch_is_only_there_where_it_is_asked_for(qapp: QApplication) -> None:
    asked = stalls.begin_if_asked({stalls.ASKED_BY: "100"})
    assert asked is not None

    asked.end()
    asked.deleteLater()

    assert stalls.begin_if_asked({}) is None
    assert stalls.begin_if_asked({stalls.ASKED_BY: "soon"}) is None


@pytest.mark.slow
def test_the_walk_goes_through_every_screen_and_finds_what_it_looks_for(
    qapp: QApplication, room: Path, record_property: Callable[[str, object], None]
) -> None:
    is_whole = bool(os.environ.get("FODFAESTE_ENDURANCE"))
    size, far = (big_office.BIG, FAR) if is_whole else (big_office.SMALL, 4)
    store = big_office.fill(room / "store", size)
    record_property("counted", f"walked through every screen: {size.citizens} citizens, {size.notes} notes")
    seen: set[type] = set()

    with big_office.opened(qapp, store) as opening, begun(opening, far=far) as walk:
        stack = opening.session.window.stack
        stack.currentChanged.connect(lambda _at: seen.add(type(stack.currentWidget())))
        for _name, step in STEPS:
            step(walk)
        palette, written = opening.session.rooms._palette, walk.written

    assert isinstance(palette, PaletteFlow)
    assert isinstance(palette.palette, CommandPalette)
    assert set(SCREENS) - NOT_ON_THE_WALK == {one.__name__ for one in seen}
    assert {"begin", "write_note", "make_agreement", "tell_visit"} <= set(written)
    assert opening.refused == []
