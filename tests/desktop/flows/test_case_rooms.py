"""The line of rooms of a case: gone along by press and by key, and closed while the citizen looks along."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casework.changes import Change, Seen, Value
from desktop.flows.whereabouts import go_back, told
from desktop.ui.look.tokens import look
from desktop.ui.screens.case_list import CaseListScreen
from desktop.ui.screens.case_tabs import BY_NUMBER, ROOMS
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.citizens import CitizensScreen
from desktop.ui.screens.plan import PlanScreen
from desktop.ui.screens.resume import ResumeScreen
from desktop.ui.screens.safe import SafeScreen
from desktop.ui.screens.screen import Screen
from tests.desktop.flows.conftest import House, case
from tests.desktop.screens.listening import press, settle, words
from tests.storage import shelf

PAPERS = {"plan": PlanScreen, "resume": ResumeScreen}
"""What lies beside its paper, without the line."""
WITH_LINE = [room for room in ROOMS if room not in PAPERS]
LISTS = ("contacts", "work", "economy", "health", "network", "documents", "consents")


@pytest.fixture
def _text_as_before() -> Iterator[None]:
    yield
    look.set_scale(1.0)


def put(house: House, record: str, kind: str, **fields: Value) -> None:
    house.stage.save(Change(house.citizen, record, kind, fields, Seen(), shelf.AT))
    house.stage.desk.news.tell(frozenset({f"citizen:{house.citizen}"}))


def now_shown(house: House) -> Screen:
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, Screen)
    return screen


def listed(qtbot: QtBot, house: House, room: str) -> CaseListScreen[Any]:
    house.rooms.open_list(house.citizen, room)
    screen = now_shown(house)
    assert isinstance(screen, CaseListScreen)
    qtbot.waitUntil(lambda: screen.shown.name != "")
    return screen


def focus(house: House) -> QWidget:
    on: QWidget | None = house.window.focusWidget()
    assert on is not None
    return on


def here(house: House) -> str:
    tabs = now_shown(house).tabs
    return tabs.here() if tabs is not None else ""


def rows(screen: CaseListScreen[Any]) -> list[str]:
    return [screen._sentence(row) for row in screen.table.rows_model.rows]


@pytest.mark.parametrize("room", WITH_LINE)
def test_every_room_stands_on_its_own_place_of_the_line_and_leads_to_every_other(
    qtbot: QtBot, house: House, room: str
) -> None:
    case(qtbot, house)
    house.rooms.open_room(house.citizen, room)
    settle()
    assert here(house) == room

    for other in ROOMS:
        house.rooms.open_room(house.citizen, room)
        tabs = now_shown(house).tabs
        assert tabs is not None
        tabs.ask_for(other)
        shown = now_shown(house)
        assert here(house) == other if other in WITH_LINE else isinstance(shown, PAPERS[other])


def test_alt_and_a_digit_open_a_room_and_the_keys_begin_in_it(qtbot: QtBot, house: House) -> None:
    put(house, "w", "paid_hours", company="Bageriet", week="2026-W46", hours=4.5)
    case(qtbot, house)

    for number in (4, 7, 0, 1):
        on = focus(house)
        QTest.keyClick(on, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)
        assert here(house) == ROOMS[(number or BY_NUMBER) - 1]
        settle()
        assert now_shown(house).isAncestorOf(focus(house))
        room = now_shown(house)
        if isinstance(room, CaseListScreen) and room.shown.rows:
            assert focus(house) is room.table


def test_the_keys_stay_on_the_line_for_whoever_goes_along_it(qtbot: QtBot, house: House) -> None:
    put(house, "w", "paid_hours", company="Bageriet", week="2026-W46", hours=4.5)
    screen = case(qtbot, house)
    assert screen.tabs is not None
    screen.tabs.way_in.setFocus()

    for _ in range(3):
        QTest.keyClick(focus(house), Qt.Key.Key_Right)
    QTest.keyClick(focus(house), Qt.Key.Key_Return)
    room = now_shown(house)
    assert isinstance(room, CaseListScreen)
    qtbot.waitUntil(lambda: len(rows(room)) == 1)
    settle()

    assert here(house) == "work"
    assert room.tabs is not None
    assert focus(house) is room.tabs.way_in
    QTest.keyClick(
        focus(house), Qt.Key.Key_Home
    )  # and back to the page of the case, which begins at the note
    QTest.keyClick(focus(house), Qt.Key.Key_Return)
    settle()
    again = now_shown(house)
    assert isinstance(again, CitizenScreen)
    assert again.tabs is not None
    assert focus(house) is again.tabs.way_in


@pytest.mark.parametrize("room", LISTS)
def test_an_empty_room_teaches_keeps_the_keys_on_the_page_and_is_entered_once(
    qtbot: QtBot, house: House, room: str
) -> None:
    screen = listed(qtbot, house, room)
    title, text = screen.nothing()
    settle()

    assert title in words(screen)
    assert text in words(screen)
    assert not screen.table.isVisible()
    assert screen.isAncestorOf(focus(house))
    house.stage.desk.news.tell(frozenset({f"citizen:{house.citizen}"}))
    settle()
    assert [what for action, _objects, what, _words in house.stage.entered() if action == "read"].count(
        room
    ) == 1


def test_hours_that_come_in_stand_there_at_once_and_lead_to_their_history(qtbot: QtBot, house: House) -> None:
    screen = listed(qtbot, house, "work")

    put(house, "w", "paid_hours", company="Bageriet", week="2026-W46", hours=4.5, hourly_wage=150)

    qtbot.waitUntil(lambda: len(rows(screen)) == 1)
    assert rows(screen) == ["Uge 46, 2026, Bageriet, løntimer, 4,5 t"]
    assert "over 1 uge" in words(screen)
    assert rows(listed(qtbot, house, "economy")) == [
        "Uge 46, 2026, 4,5 t, 150,00 kr. i timen, 675,00 kr., Bageriet"
    ]
    screen = listed(qtbot, house, "work")
    screen.table.choose("w")
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: house.rooms.here[:1] == ("history",))


def test_a_mentor_is_told_that_the_role_reads_no_statement(qtbot: QtBot, mentor: House) -> None:
    put(mentor, "s", "statement", form="LÆ125", requested="2026-11-01")

    screen = listed(qtbot, mentor, "health")

    assert "Det ligger ikke her" in words(screen)
    assert "LÆ125" not in words(screen)
    assert rows(screen) == []


@pytest.mark.parametrize("room", WITH_LINE)
def test_while_the_citizen_looks_along_no_room_and_no_line_is_there(
    qtbot: QtBot, house: House, room: str
) -> None:
    put(house, "s", "statement", form="LÆ125", doctor="Dr. Ek", requested="2026-11-01")
    put(house, "r", "relation", name="Idil", role="søster", consent="Må vide hvornår")
    house.rooms.open_room(house.citizen, room)
    settle()
    behind = house.window.stack.currentWidget()

    QTest.keyClick(house.window, Qt.Key.Key_F9)
    settle()
    safe = house.window.stack.currentWidget()
    assert isinstance(safe, SafeScreen)
    for number in range(10):  # no key leads behind it
        QTest.keyClick(focus(house), Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)
    settle()

    assert house.window.stack.currentWidget() is safe
    said = words(house.window)
    assert [one for one in ("LÆ125", "Dr. Ek", "Idil") if one in said] == []
    QTest.keyClick(house.window, Qt.Key.Key_F9)
    assert house.window.stack.currentWidget() is behind


@pytest.mark.parametrize("room", LISTS)
def test_a_room_is_found_again_after_a_lock(qtbot: QtBot, house: House, room: str) -> None:
    listed(qtbot, house, room)
    kept = told(house.rooms)
    house.rooms.open_today()

    go_back(house.rooms, kept)

    assert here(house) == room


def test_a_case_that_leaves_takes_the_room_along(qtbot: QtBot, house: House) -> None:
    listed(qtbot, house, "network")
    desk = house.stage.desk
    desk.news.tell(
        desk.store_lane.wait_for(lambda: desk.store.ledger.leave_scope(house.citizen, "J", shelf.AT))
    )

    qtbot.waitUntil(lambda: isinstance(house.window.stack.currentWidget(), CitizensScreen))


def test_what_is_typed_on_the_case_is_found_after_a_walk_along_its_rooms(qtbot: QtBot, house: House) -> None:
    screen = case(qtbot, house)
    screen.write_note()
    screen.note.show_draft("fact", "Vi talte om morgenvagter")
    assert screen.tabs is not None
    screen.tabs.ask_for("work")
    settle()

    press(now_shown(house), "Overblik")

    again = now_shown(house)
    assert isinstance(again, CitizenScreen)
    qtbot.waitUntil(lambda: again.contents().get("text", "") == "Vi talte om morgenvagter")


@pytest.mark.usefixtures("_text_as_before")
def test_the_line_holds_at_twice_the_text_in_the_smallest_window(qtbot: QtBot, house: House) -> None:
    look.set_scale(2.0)
    house.window.resize(1024, 720)
    screen = listed(qtbot, house, "consents")
    tabs = screen.tabs
    assert tabs is not None
    settle()

    parts: list[QWidget] = [tab for tab in (*tabs._tabs, tabs._more) if tab.isVisible()]
    spots = sorted((part.x(), part.x() + part.width()) for part in parts)
    assert tabs._more in parts
    assert tabs.way_in in parts
    assert all(left[1] <= right[0] for left, right in pairwise(spots))
    assert spots[-1][1] <= tabs.width()
