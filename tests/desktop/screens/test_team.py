"""Team: what comes in moves nothing under a hand."""

from datetime import date

from pytestqt.qtbot import QtBot

from casework.answers_batch import TeamDay
from desktop.ui.screens.team import TeamScreen
from desktop.ui.screens.team_print import PrintCard
from tests.desktop.scenes_desks import AT_SERVICE, SCENES
from tests.desktop.screens.listening import button, press, settle, words

MONDAY = date(2026, 11, 30)


def test_the_services_answer_takes_no_button_from_under_a_hand(qtbot: QtBot) -> None:
    window = SCENES["team"]()
    qtbot.addWidget(window)
    window.show()
    (screen,) = window.findChildren(TeamScreen)
    under_the_hand = button(screen, "Overdrag")

    screen.show_service(AT_SERVICE)

    assert button(screen, "Overdrag") is under_the_hand


def test_the_card_of_plans_for_a_day_has_no_empty_line_and_says_of_which_day_it_speaks(qtbot: QtBot) -> None:
    card = PrintCard(MONDAY)
    qtbot.addWidget(card)
    card.show()
    settle()
    without = card.sizeHint().height()

    card.show_day(TeamDay(MONDAY, "Team"))
    settle()
    told, high = words(card), card.sizeHint().height()
    press(card, "Tir. 1. dec.")
    settle()

    assert without < high
    assert "Mandag 30. nov. har ingen i teamet besøg." in told
    assert "Mandag 30. nov. har ingen i teamet besøg." in words(card)  # until Tuesday is answered
    assert not card.go.isEnabled()
