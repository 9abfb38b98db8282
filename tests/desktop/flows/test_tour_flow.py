"""The round of the practice office: offered once, left for good, taken again from F1."""

from pytestqt.qtbot import QtBot

from desktop.flows.tour import TAKEN, TourFlow
from tests.desktop.flows.conftest import House
from tests.desktop.screens.listening import press


def test_the_round_is_offered_once_and_again_only_when_asked_for(house: House, qtbot: QtBot) -> None:
    desk = house.stage.desk
    tour = TourFlow(house.window, desk)

    tour.offer()
    qtbot.waitUntil(lambda: tour.card is not None)
    assert tour.card is not None
    press(tour.card, "Luk")
    assert tour.card is None
    taken: list[object] = []
    desk.find_setting(TAKEN, taken.append)
    qtbot.waitUntil(lambda: bool(taken))
    tour.offer()
    answered: list[object] = []
    desk.find_setting(TAKEN, answered.append)
    qtbot.waitUntil(lambda: bool(answered))

    assert (taken, tour.card) == ([True], None)
    house.window.tour_wanted.emit()
    assert tour.card is not None
    assert tour.card.step == 0


def test_of_the_test_without_keeping_it_the_round_would_come_again(house: House, qtbot: QtBot) -> None:
    desk = house.stage.desk
    tour = TourFlow(house.window, desk)
    tour.begin()
    tour.card = None

    tour.offer()

    qtbot.waitUntil(lambda: tour.card is not None)
