"""A visit that was left and opened again began when it began."""

from datetime import timedelta

from pytestqt.qtbot import QtBot

from casework import visits
from desktop.ui.screens.visit import VisitScreen
from tests.desktop.flows.conftest import House
from tests.desktop.screens.listening import words
from tests.storage import shelf


def opened(qtbot: QtBot, house: House) -> VisitScreen:
    house.rooms.open_visit(house.visit, house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, VisitScreen)
    qtbot.waitUntil(lambda: screen._shown is not None)
    return screen


def test_a_visit_that_is_opened_again_says_when_it_began_and_not_when_it_was_opened(
    qtbot: QtBot, house: House
) -> None:
    before = words(opened(qtbot, house))
    earlier = shelf.act() | {"now": house.rooms.now() - timedelta(minutes=25)}
    house.stage.save(*visits.begin(house.citizen, house.visit, **earlier))

    again = words(opened(qtbot, house))

    now = house.rooms.now()
    assert f"begyndt kl. {now:%-H.%M}" in before
    assert f"begyndt kl. {now - timedelta(minutes=25):%-H.%M}" in again
