"""Netværk on the page of a case: who it is, how to reach her, her consent as it was written; else no card."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from casework.answers_plan import Relation
from desktop.ui.screens.citizen import CitizenScreen
from tests.desktop import facts
from tests.desktop.scenes import now
from tests.desktop.screens.listening import settle, words


def shown(qtbot: QtBot, *people: Relation) -> CitizenScreen:
    screen = CitizenScreen(now)
    qtbot.addWidget(screen)
    screen.resize(1052, 800)
    screen.show_page(replace(facts.PAGE, network=people))
    screen.show()
    settle()
    return screen


def test_each_person_stands_with_role_number_and_consent(qtbot: QtBot) -> None:
    screen = shown(
        qtbot, Relation("Gitte", "Søster", "Må kende planen", "70 00 00 12"), Relation("", "Nabo", "")
    )

    assert words(screen.network).split("\n") == [
        "Netværk",
        "Gitte",
        "Søster · 70 00 00 12",
        "Samtykke: Må kende planen",
        "Nabo",
        "Intet samtykke er skrevet",
    ]


def test_where_nobody_is_known_no_card_stands_there_and_one_who_comes_is_shown(qtbot: QtBot) -> None:
    screen = shown(qtbot)
    assert not screen.network.isVisible()

    screen.show_page(replace(facts.PAGE, network=(Relation("Gitte", "Søster", ""),)))

    assert screen.network.isVisible()
    assert "Gitte" in words(screen.network)
