"""Fortryd: each last act is taken back by its inverse, and what it did stays readable in the history."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casework import goals, journal
from casework.changes import Seen
from desktop.flows.citizen import goal_fields
from desktop.ui.screens.plan import PlanScreen
from storage.reads import versions
from storage.reads.history import history_of
from storage.reads.timeline import timeline
from tests.desktop.flows.conftest import House, case
from tests.desktop.flows.test_citizen_and_other_flows import asked, page
from tests.storage import shelf

GOAL = {
    "title": "Fire timer",
    "own_words": "Jeg vil",
    "area": "Job",
    "measure": "4",
    "target_date": "2027-06-28",
}


def undo(qtbot: QtBot, house: House, said: str) -> None:
    """Wait for the receipt of an act, and take it back as a hand does."""
    qtbot.waitUntil(lambda: said in house.window._toast._words.said)
    house.window._toast._undo.click()
    qtbot.waitUntil(lambda: "Fortrudt" in house.window._toast._words.said)


def made(qtbot: QtBot, house: House) -> str:
    """Make an agreement on the page of the case."""
    screen = case(qtbot, house)
    screen.agreement_made.emit(house.citizen, "Ring til skolen", "MEHA", "2026-12-01", "")
    qtbot.waitUntil(lambda: bool(screen._page and screen._page.agreements))
    return str(page(house).agreements[0].id)


def test_an_agreement_that_was_altered_is_as_it_was_and_was_never_removed(qtbot: QtBot, house: House) -> None:
    agreement = made(qtbot, house)
    screen = case(qtbot, house)

    screen.agreement_changed.emit(agreement, {"what": "Skriv til skolen", "why": "Hun vil hellere"})
    undo(qtbot, house, "Aftalen er ændret")

    qtbot.waitUntil(lambda: page(house).agreements[0].what == "Ring til skolen")
    assert (page(house).agreements[0].why, page(house).agreements[0].status) == ("", "open")
    assert "Skriv til skolen" in str(asked(house, lambda reader: history_of(reader, agreement)))


def test_without_what_stood_before_undo_would_take_the_agreement_away(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test of the test."""
    agreement = made(qtbot, house)
    monkeypatch.setattr(versions, "before", lambda _reader, _done, _seen: {})
    screen = case(qtbot, house)

    screen.agreement_changed.emit(agreement, {"what": "Skriv til skolen"})
    undo(qtbot, house, "Aftalen er ændret")

    qtbot.waitUntil(lambda: page(house).agreements == ())


def test_ctrl_z_takes_the_last_act_back_while_its_receipt_stands_and_opens_no_history(
    qtbot: QtBot, house: House
) -> None:
    agreement = made(qtbot, house)
    screen = case(qtbot, house)
    screen.agreement_kept.emit(agreement)
    qtbot.waitUntil(lambda: "Aftalen er holdt" in house.window._toast._words.said)
    house.window.activateWindow()
    qtbot.waitUntil(house.window.isActiveWindow)

    QTest.keyClick(house.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: page(house).agreements[0].status == "open")
    house.window.toast("Valgt.", lambda: pytest.fail("a way on is no way back"), way="Historik")
    house.window.undo_last()


def test_a_withdrawal_of_a_note_is_taken_back_and_both_stand_in_its_history(
    qtbot: QtBot, house: House
) -> None:
    (note,) = journal.write_note(
        house.citizen, text="Hun ringede", by=shelf.METTE.id, now=shelf.NOW, seen=Seen()
    )
    house.stage.save(note)
    screen = case(qtbot, house)

    screen.note_withdrawn.emit(note.record, "Forkert")
    undo(qtbot, house, "Notatet er kaldt tilbage")

    def stands() -> bool:
        found = asked(house, lambda reader: timeline(reader, house.citizen))
        return note.record in {one.id for one in found}

    qtbot.waitUntil(stands)
    shown = asked(house, lambda reader: history_of(reader, note.record))
    assert {one.did for one in shown.versions} == {"written", "withdrawn", "unwithdrawn"}


def test_each_act_of_the_plan_is_taken_back(qtbot: QtBot, house: House) -> None:
    (goal,) = goals.set_goal(
        house.citizen, **goal_fields(GOAL), by=shelf.METTE.id, now=shelf.NOW, seen=Seen()
    )
    house.stage.save(goal)
    house.rooms.open_plan(house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, PlanScreen)
    qtbot.waitUntil(lambda: screen._page is not None and len(screen._page.goals) == 1)
    before = (page(house).goals, page(house).activities, page(house).agreements)
    acts: list[tuple[Callable[[], object], str]] = [
        (lambda: screen.goal_changed.emit(goal.record, {"title": "Otte timer"}), "Målet er ændret"),
        (lambda: screen.goal_set.emit({**GOAL, "title": "Et andet"}), "Målet er gemt"),
        (lambda: screen.activity_added.emit({"what": "Praktik", "why": "Prøve"}), "Aktiviteten er gemt"),
        (lambda: screen.agreement_made.emit(house.citizen, "Ring", "MEHA", "", ""), "Aftalen er gemt"),
    ]

    for act, said in acts:
        act()
        undo(qtbot, house, said)
        qtbot.waitUntil(lambda: (page(house).goals, page(house).activities, page(house).agreements) == before)
