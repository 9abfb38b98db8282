"""Team: what comes in moves nothing under a hand."""

from pytestqt.qtbot import QtBot

from desktop.ui.screens.team import TeamScreen
from tests.desktop.scenes_desks import AT_SERVICE, SCENES
from tests.desktop.screens.listening import button


def test_the_services_answer_takes_no_button_from_under_a_hand(qtbot: QtBot) -> None:
    window = SCENES["team"]()
    qtbot.addWidget(window)
    window.show()
    (screen,) = window.findChildren(TeamScreen)
    under_the_hand = button(screen, "Overdrag")

    screen.show_service(AT_SERVICE)

    assert button(screen, "Overdrag") is under_the_hand
