"""A page is filled out of sight: it is laid out a few times, not once for each line, and nobody sees it half done."""

from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.ui.parts.reflow import Reflow
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.screen import SamePlace
from desktop.ui.screens.sync_room import AT_ONCE, SyncScreen
from desktop.ui.screens.team import TeamScreen
from tests.desktop import facts, facts_sync
from tests.desktop.scenes import now
from tests.desktop.scenes_desks import TEAM
from tests.desktop.screens.listening import button, heard, settle

MEMBERS = 14
MOST_TIMES = 12
"""How often a row is placed, from the page that is opened empty to the page that is painted; it was sixty times."""


def shown_on(qtbot: QtBot, screen: CitizenScreen | SyncScreen | TeamScreen) -> None:
    qtbot.addWidget(screen)
    screen.resize(1052, 800)
    screen.show()
    qtbot.waitExposed(screen)
    settle()


def test_a_row_is_placed_a_few_times_however_many_there_are(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed: Counter[int] = Counter()
    place_for_real = Reflow.setGeometry

    def count(layout: Reflow, rect: QRect) -> None:
        placed[id(layout)] += 1
        place_for_real(layout, rect)

    screen = TeamScreen(now)
    shown_on(qtbot, screen)
    monkeypatch.setattr(Reflow, "setGeometry", count)
    first = TEAM.members[0]

    screen.show_team(
        replace(TEAM, members=tuple(replace(first, user=f"w-{number}") for number in range(MEMBERS)))
    )
    settle()

    assert len(placed) > MEMBERS
    assert max(placed.values()) <= MOST_TIMES


def test_what_is_being_pressed_when_a_page_is_filled_is_pressed(qtbot: QtBot) -> None:
    screen = TeamScreen(now)
    shown_on(qtbot, screen)
    screen.show_team(TEAM)
    settle()
    hand, told = button(screen, "Overdrag"), heard(screen.loads.hand_wanted)

    QTest.mousePress(hand, Qt.MouseButton.LeftButton)
    screen.show_team(replace(TEAM, name="Et andet navn"))
    QTest.mouseRelease(hand, Qt.MouseButton.LeftButton)

    assert told == [(TEAM.members[0].user,)]


def test_a_page_that_could_not_be_filled_is_seen_all_the_same(qtbot: QtBot) -> None:
    screen = TeamScreen(now)
    shown_on(qtbot, screen)

    with pytest.raises(ValueError, match="halfway"), SamePlace(screen):
        raise ValueError("halfway")

    assert screen.refilled is not None
    assert screen.refilled.isVisible()
    assert not screen.is_filling


def test_what_is_written_in_stays_in_sight_and_keeps_its_letters(qtbot: QtBot) -> None:
    screen = CitizenScreen(now)
    shown_on(qtbot, screen)
    screen.show_page(facts.PAGE)
    screen.write_note()
    editor = screen.note.text.area
    QTest.keyClicks(editor, "Vi tal")

    with SamePlace(screen):
        assert editor.isVisible()
        screen.show_page(facts.PAGE)
    QTest.keyClicks(screen.focusWidget(), "te")

    assert screen.note.text.text() == "Vi talte"


def test_a_case_says_nothing_of_what_is_not_known_yet_and_takes_a_note_at_once(qtbot: QtBot) -> None:
    screen = CitizenScreen(now)
    shown_on(qtbot, screen)
    assert not screen.goals.isVisible()
    assert screen.facts.isVisible()

    QTest.mouseClick(screen.facts.note, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert screen.note.isVisible()

    screen.show_page(facts.PAGE)
    assert screen.goals.isVisible()
    assert screen.timeline.isVisible()


def test_a_dozen_conflicts_come_a_few_at_a_time_in_their_order(qtbot: QtBot) -> None:
    room = replace(
        facts_sync.ROOM, torn=tuple(replace(facts_sync.TORN, record=f"a-{number}") for number in range(12))
    )
    screen = SyncScreen(now)
    shown_on(qtbot, screen)

    screen.show_room(room)
    assert [card.torn.record for card in screen._torn] == [f"a-{number}" for number in range(AT_ONCE)]
    first = screen._torn[0]
    qtbot.waitUntil(lambda: len(screen._torn) == len(room.torn))

    assert [card.torn for card in screen._torn] == list(room.torn)
    assert screen._torn[0] is first
    tops = [card.mapTo(screen, QPoint()).y() for card in screen._torn]
    assert tops == sorted(set(tops))


def test_a_conflict_that_is_settled_while_the_others_come_does_not_come_back(qtbot: QtBot) -> None:
    torn = tuple(replace(facts_sync.TORN, record=f"a-{number}") for number in range(9))
    screen = SyncScreen(now)
    shown_on(qtbot, screen)

    screen.show_room(replace(facts_sync.ROOM, torn=torn))
    screen.show_room(replace(facts_sync.ROOM, torn=torn[1:6]))
    qtbot.waitUntil(lambda: len(screen._torn) == len(torn[1:6]))
    settle()

    assert [card.torn for card in screen._torn] == list(torn[1:6])
