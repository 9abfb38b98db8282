"""Fremdrift in the rooms: a visit's answers come as they are told, each leads to its visit, and a look is entered."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casework import visits
from casework.changes import Change, Seen
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.citizens import CitizensScreen
from desktop.ui.screens.progress import ProgressScreen
from tests.desktop.flows.conftest import House
from tests.desktop.screens.listening import press, words
from tests.storage import shelf


def opened(qtbot: QtBot, house: House) -> ProgressScreen:
    house.rooms.open_progress(house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, ProgressScreen)
    qtbot.waitUntil(lambda: screen._shown.name != "")
    return screen


def tell(house: House, answer: int, helped: int) -> tuple[Change, ...]:
    told = visits.VisitTold("met", (("fact", "Snak"),), answer=answer, helped=helped)
    seen = house.stage.desk.store_lane.wait_for(house.stage.desk.store.ledger.seen)
    return visits.tell_visit(
        house.citizen, house.visit, told=told, by=shelf.METTE.id, now=shelf.NOW, seen=seen
    )


def shown(screen: ProgressScreen) -> list[str]:
    return [screen._sentence(line) for line in screen.table.rows_model.rows]


def test_an_empty_room_teaches_what_will_stand_there(qtbot: QtBot, house: House) -> None:
    screen = opened(qtbot, house)

    assert "Ingen svar endnu" in words(screen)
    assert screen.tabs is not None
    assert (
        house.window.focusWidget() is screen.tabs.way_in
    )  # the keyboard begins on the page, not on the rail
    assert not screen.table.isVisible()
    assert not screen.answers.isVisible()
    assert ("read", house.citizen, "progress") in [
        (action, objects.strip('[]"'), what) for action, objects, what, _words in house.stage.entered()
    ]


def test_an_answer_that_comes_in_stands_there_at_once_and_leads_to_its_visit(
    qtbot: QtBot, house: House
) -> None:
    screen = opened(qtbot, house)

    house.stage.save(*tell(house, 4, 2))
    house.stage.desk.news.tell(frozenset({f"citizen:{house.citizen}"}))

    qtbot.waitUntil(lambda: len(shown(screen)) == 2)
    assert (
        shown(screen)[0] == "26. nov., 2026, Hvor tæt er du på dit mål i dag?, 4 af 5, Hjemmebesøg, w-mette"
    )
    screen.table.setFocus()
    screen.table.choose(screen.table.rows_model.id_at(0))
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    case = house.window.stack.currentWidget()
    assert isinstance(case, CitizenScreen)
    qtbot.waitUntil(lambda: _chosen(case) == house.visit)


def test_the_way_back_is_the_case_and_a_case_that_leaves_takes_the_room_along(
    qtbot: QtBot, house: House
) -> None:
    screen = opened(qtbot, house)
    press(screen, "Sagen")
    case = house.window.stack.currentWidget()
    assert isinstance(case, CitizenScreen)
    qtbot.waitUntil(lambda: case.page is not None)

    assert case.tabs is not None
    press(case.tabs, "Fremdrift")
    again = house.window.stack.currentWidget()
    assert isinstance(again, ProgressScreen)
    qtbot.waitUntil(lambda: again._shown.name != "")
    desk = house.stage.desk
    ledger = desk.store.ledger
    desk.news.tell(desk.store_lane.wait_for(lambda: ledger.leave_scope(house.citizen, "Jonas", shelf.AT)))

    qtbot.waitUntil(lambda: isinstance(house.window.stack.currentWidget(), CitizensScreen))


def test_a_mentor_is_told_that_the_role_reads_neither(qtbot: QtBot, mentor: House) -> None:
    one = Change(
        mentor.citizen,
        "p-one",
        "progress",
        {"question": visits.QUESTION, "answer": 4, "on": "2026-11-20"},
        Seen(),
        shelf.AT,
    )
    mentor.stage.save(one)

    screen = opened(qtbot, mentor)

    assert "Svarene ligger ikke her" in words(screen)
    assert shown(screen) == []


def _chosen(case: CitizenScreen) -> str:
    return case.timeline._line._id_at(case.timeline._line.currentIndex())
