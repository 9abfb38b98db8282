"""A day of citizens opened and left again: their pages, flows and parts are let go, however many there were."""

import gc
import os
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.flows.citizen import CitizenFlow
from desktop.ui.screens.citizen import CitizenScreen
from tests.desktop.flows.conftest import House
from tests.patience import heard
from tests.storage import shelf

ROUNDS = 200 if os.environ.get("FODFAESTE_ENDURANCE") else 6
WARM = 2
"""The first rounds fill what is kept on purpose: signs, fonts, broken lines."""
CITIZENS = 4


def look_at(qtbot: QtBot, qapp: QApplication, house: House, citizen: str) -> weakref.ref[CitizenFlow]:
    """Open a case, wait until it is shown, and go back to the day."""
    house.rooms.open_citizen(citizen)
    flow = house.rooms._passing
    assert isinstance(flow, CitizenFlow)
    screen = flow.screen
    assert isinstance(screen, CitizenScreen)
    qtbot.waitUntil(lambda: screen.page is not None and bool(screen.timeline._entries))
    house.rooms.open_today()
    quiet(qtbot, qapp, house)
    return weakref.ref(flow)


def quiet(qtbot: QtBot, qapp: QApplication, house: House) -> None:
    """Let the lanes answer, and let go of what is to be let go of."""
    qtbot.waitUntil(lambda: not any(lane._asked for lane in house.stage.lanes))
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    heard()
    gc.collect()


def played(
    qtbot: QtBot, qapp: QApplication, house: House
) -> tuple[list[weakref.ref[CitizenFlow]], list[int]]:
    """Open and leave citizens by turns; return what may be left of each, and how many parts stood after each round."""
    streams = [house.citizen]
    for number in range(CITIZENS - 1):
        stream, opened = shelf.citizen(f"Borger{number}", "Testberg", primary=shelf.METTE.id)
        house.stage.save(*opened)
        streams.append(stream)
    for stream in streams:
        house.stage.save(*shelf.note(stream, "Vi talte om praktik"))
    house.rooms.open_today()
    flows, parts = [], []
    for number in range(WARM + ROUNDS):
        flow = look_at(qtbot, qapp, house, streams[number % CITIZENS])
        if number >= WARM:
            flows.append(flow)
            parts.append(len(QApplication.allWidgets()))
    return flows, parts


@pytest.fixture
def day(qtbot: QtBot, qapp: QApplication, house: House) -> Callable[[], tuple[int, int]]:
    """Return what plays the day: how many pages but the last are held, and how many parts there are more."""

    def play() -> tuple[int, int]:
        flows, parts = played(qtbot, qapp, house)
        return sum(flow() is not None for flow in flows[:-1]), parts[-1] - parts[0]

    return play


def test_citizens_who_were_opened_and_left_are_let_go(
    day: Callable[[], tuple[int, int]], record_property: Callable[[str, object], None]
) -> None:
    record_property("counted", f"citizens opened and left: {WARM + ROUNDS}")

    assert day() == (0, 0)


def test_a_room_that_held_on_to_every_page_would_be_noticed(
    day: Callable[[], tuple[int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[QWidget] = []
    init = CitizenFlow.__init__

    def hold(flow: CitizenFlow, *about: object, **more: object) -> None:
        init(flow, *about, **more)  # type: ignore[arg-type]
        held.append(flow)  # type: ignore[arg-type]

    monkeypatch.setattr(CitizenFlow, "__init__", hold)

    alive, _parts = day()

    assert alive == ROUNDS - 1
