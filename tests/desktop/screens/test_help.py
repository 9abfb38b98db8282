"""F1 on every screen: its own keys and its own rules, each with a source and a day; and the round of three steps."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.look.tokens import look
from desktop.ui.screens.keys_sheet import KeysSheet
from desktop.ui.screens.rule_cards import CARDS, OF_SCREEN, STALE, WRITTEN, cards_of
from desktop.ui.screens.screen import Screen
from desktop.ui.screens.tour import TourCard
from desktop.ui.window import MainWindow
from tests.desktop.hearing import unheard
from tests.desktop.screens.listening import heard, key, press, settle, words
from tests.desktop.shoot import SCENES, SCREENS

BARE = {"StartScreen", "ForgottenScreen", "RestoreScreen", "RejoinScreen", "SignInScreen", "SafeScreen"}
"""Before the office is open there is no F1; and while the citizen looks along, no rule of the office is shown."""


def test_every_screen_of_the_office_has_rules_of_its_own() -> None:
    assert set(OF_SCREEN) == set(SCREENS) - BARE
    assert {name for names in OF_SCREEN.values() for name in names} == set(CARDS)


def test_every_rule_says_where_it_stands() -> None:
    assert [name for name, card in CARDS.items() if not (card.title and card.says and card.source)] == []


@pytest.mark.parametrize("name", ["TodayScreen", "PlanScreen", "TeamScreen", "DocumentScreen"])
def test_f1_shows_the_keys_and_the_rules_of_the_screen_one_is_on(name: str, qtbot: QtBot) -> None:
    window = SCENES[SCREENS[name]]()
    assert isinstance(window, MainWindow)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    screen = window.stack.currentWidget()
    assert isinstance(screen, Screen)

    window.show_keys()
    sheet = window.findChildren(KeysSheet)[-1]
    said = words(sheet)

    own = screen.keys()
    assert own
    assert [does for _key, does in own if does not in said] == []
    assert [card.title for card in cards_of(screen) if card.title not in said or card.says not in said] == []
    assert f"Kortet er fra {WRITTEN:%d.%m.%Y}" in said


@pytest.mark.parametrize(("name", "has"), [("DocumentScreen", True), ("TodayScreen", False)])
def test_f1_shows_the_keys_for_how_large_pages_are_where_pages_are_shown(
    name: str, has: bool, qtbot: QtBot
) -> None:
    window = SCENES[SCREENS[name]]()
    assert isinstance(window, MainWindow)
    qtbot.addWidget(window)
    window.show()

    window.show_keys()

    assert ("større og mindre sider" in words(window.findChildren(KeysSheet)[-1])) == has


def sheet_on(window: MainWindow, today: date = WRITTEN) -> KeysSheet:
    sheet = KeysSheet(window, (), window.keys(), tuple(CARDS.values()), today=today)
    sheet.open()
    settle()
    return sheet


def office(qtbot: QtBot, *, practice: bool = False) -> MainWindow:
    window = SCENES["practice" if practice else "today"]()
    assert isinstance(window, MainWindow)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    settle()
    return window


def test_a_card_of_more_than_a_year_asks_to_be_looked_up(qtbot: QtBot) -> None:
    window = office(qtbot)

    fresh, old = (words(sheet_on(window, WRITTEN + age)) for age in (STALE, STALE + timedelta(days=1)))

    assert "over et år gammelt" not in fresh
    assert "over et år gammelt" in old


def test_the_last_rule_is_reached_by_keys(qtbot: QtBot) -> None:
    sheet = sheet_on(office(qtbot))
    bar = sheet._page.verticalScrollBar()
    assert bar.value() == 0

    for _ in range(40):
        key(sheet._close, Qt.Key.Key_PageDown)
    low = bar.value()
    key(sheet._close, Qt.Key.Key_Up)

    assert low == bar.maximum() > bar.value() > 0


def test_the_round_goes_three_steps_in_the_rail_and_leaves_the_page_its_room(qtbot: QtBot) -> None:
    window = office(qtbot, practice=True)
    before, focus = window.stack.geometry(), window.focusWidget()
    tour = TourCard()
    left = heard(tour.left)

    window.rail.show_aside(tour)
    settle()
    said = [tour._title.said]
    for _ in range(2):
        press(tour, "Videre")
        said.append(tour._title.said)
    settle()

    assert tour.isVisible()
    assert said == ["Dagen", "Find alt", "Hjælp og kvittering"]
    assert unheard(window) == []
    assert (window.stack.geometry(), left) == (before, [])
    assert window.focusWidget() is focus
    press(tour, "Færdig")
    assert left == [()]


def test_where_the_rail_is_folded_or_low_the_round_gives_way(qtbot: QtBot) -> None:
    window = office(qtbot, practice=True)
    tour = TourCard()
    window.rail.show_aside(tour)
    settle()

    window.resize(1024, 720)
    settle()
    folded = tour.isVisible()
    window.resize(1400, 640)
    settle()
    low = tour.isVisible()
    window.resize(1400, 900)
    settle()

    assert (folded, low, tour.isVisible()) == (False, False, True)


def test_f1_offers_the_round_again_in_the_practice_office_and_nowhere_else(qtbot: QtBot) -> None:
    for practice in (True, False):
        window = office(qtbot, practice=practice)
        asked = heard(window.tour_wanted)
        window.show_keys()
        sheet = window.findChildren(KeysSheet)[-1]

        assert sheet.tour.isVisible() == practice
        if practice:
            press(sheet, "Tag rundturen")
            assert (asked, sheet.isHidden()) == ([()], True)


def test_of_the_test_a_screen_without_a_rule_would_be_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    left = {name: cards for name, cards in OF_SCREEN.items() if name != "PlanScreen"}
    monkeypatch.setitem(globals(), "OF_SCREEN", left)

    with pytest.raises(AssertionError):
        test_every_screen_of_the_office_has_rules_of_its_own()
    assert look.scale == 1.0
