"""One person, quick and on several screens: acts of one screen see each other, those of two stand beside each other.

A screen is kept from painting itself anew here, as it is for a moment after each act: what holds then is its pen.
"""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from casework.agreements import change_agreement
from desktop import keeping
from desktop.flows.citizen import CitizenFlow
from desktop.flows.plan import PlanFlow
from desktop.flows.today import TodayFlow
from desktop.ui.screens.plan import PlanScreen
from desktop.ui.screens.today import TodayScreen
from storage.reads import day as day_reads
from storage.reads.history import history_of
from storage.reads.records import select
from tests.desktop.flows.conftest import House, case
from tests.desktop.flows.test_citizen_and_other_flows import asked, page
from tests.desktop.flows.test_undo_flow import GOAL, made, undo
from tests.desktop.screens.listening import press
from tests.storage import shelf

ELSEWHERE = "SKREVET I BESØGET: han er flyttet"


def torn(house: House, record: str) -> set[str]:
    (one,) = asked(house, lambda reader: select(reader, "r.id = ?", record))
    return set(one.torn)


def field(house: House, record: str, name: str) -> str:
    (one,) = asked(house, lambda reader: select(reader, "r.id = ?", record))
    return str(one.text(name))


def own(house: House) -> int:
    return int(asked(house, lambda reader: reader.seen().own))


def test_what_the_same_person_wrote_on_another_screen_stands_beside_an_older_form(
    qtbot: QtBot, house: House
) -> None:
    agreement = made(qtbot, house)
    screen = case(qtbot, house)
    press(screen.agreements, "Ret aftalen")
    assert screen.agreements.form is not None
    screen.agreements.form.fill({"what": "Skriv til skolen"})
    seen = asked(house, lambda reader: reader.seen())
    house.stage.desk.write(change_agreement, house.citizen, agreement, {"what": ELSEWHERE}, seen=seen)
    qtbot.waitUntil(lambda: page(house).agreements[0].what == ELSEWHERE)

    press(screen.agreements, "Gem aftale")

    qtbot.waitUntil(lambda: page(house).agreements[0].torn == ("what",))
    assert ELSEWHERE in str(asked(house, lambda reader: history_of(reader, agreement)))


def test_two_acts_in_one_breath_on_one_screen_leave_one_version(qtbot: QtBot, house: House) -> None:
    agreement = made(qtbot, house)
    screen = case(qtbot, house)
    before = own(house)

    screen.agreement_changed.emit(agreement, {"what": "Skriv til skolen"})
    screen.agreement_changed.emit(agreement, {"what": "Gå hen på skolen"})
    screen.agreement_kept.emit(agreement)

    qtbot.waitUntil(lambda: own(house) == before + 3)
    assert torn(house, agreement) == set()
    assert field(house, agreement, "what") == "Gå hen på skolen"


def test_a_tick_an_undo_and_a_tick_before_the_page_is_painted_anew_leave_one_version(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    agreement = made(qtbot, house)
    screen = case(qtbot, house)
    monkeypatch.setattr(CitizenFlow, "_show", lambda *_: None)

    screen.agreement_kept.emit(agreement)
    undo(qtbot, house, "Aftalen er holdt")
    screen.agreement_kept.emit(agreement)

    qtbot.waitUntil(lambda: field(house, agreement, "status") == "done")
    assert torn(house, agreement) == set()


def test_without_what_its_screen_wrote_the_second_tick_would_stand_against_the_undo(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test of the test."""
    monkeypatch.setattr(keeping, "seen_since", lambda one, *_: one.seen)
    agreement = made(qtbot, house)
    screen = case(qtbot, house)
    monkeypatch.setattr(CitizenFlow, "_show", lambda *_: None)

    screen.agreement_kept.emit(agreement)
    undo(qtbot, house, "Aftalen er holdt")
    screen.agreement_kept.emit(agreement)

    qtbot.waitUntil(lambda: torn(house, agreement) == {"status"})


def test_a_goal_that_is_altered_undone_and_altered_again_leaves_one_version(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.rooms.open_plan(house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, PlanScreen)
    qtbot.waitUntil(lambda: screen._page is not None)
    screen.goal_set.emit(GOAL)
    qtbot.waitUntil(lambda: screen._page is not None and len(screen._page.goals) == 1)
    goal = screen._page.goals[0].id  # type: ignore[union-attr]
    monkeypatch.setattr(PlanFlow, "_show", lambda *_: None)

    screen.goal_changed.emit(goal, {"title": "Otte timer"})
    undo(qtbot, house, "Målet er ændret")
    screen.goal_changed.emit(goal, {"title": "Ti timer"})

    qtbot.waitUntil(lambda: field(house, goal, "title") == "Ti timer")
    assert torn(house, goal) == set()


def painted_once(qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch) -> TodayScreen:
    """Open the day, and let it never be painted anew: what is pressed next has seen no more than this."""
    house.rooms.open_today()
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, TodayScreen)
    qtbot.waitUntil(lambda: screen._day is not None and len(screen._day.visits) == 1)
    monkeypatch.setattr(TodayFlow, "ask", lambda *_: None)
    return screen


def test_a_visit_is_moved_moved_back_and_moved_before_the_day_is_painted_anew(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = painted_once(qtbot, house, monkeypatch)
    at = shelf.NOW + timedelta(hours=3)
    before = own(house)

    screen.visit_moved.emit(house.visit, house.citizen, at)
    qtbot.waitUntil(lambda: own(house) == before + 1 and "flyttet" in house.window._toast._words.said)
    house.window._toast._undo.click()
    qtbot.waitUntil(lambda: own(house) == before + 2)
    screen.visit_moved.emit(house.visit, house.citizen, at + timedelta(hours=1))

    qtbot.waitUntil(lambda: own(house) == before + 3)
    assert torn(house, house.visit) == set()
    day = asked(house, lambda reader: day_reads.day(reader, shelf.TODAY, shelf.METTE.id, shelf.TODAY))
    assert day.visits[0].at.endswith("13:00:00+00:00") or "14:00:00+01:00" in day.visits[0].at


def test_nobody_opened_taken_back_and_told_again_before_the_day_is_painted_anew(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = painted_once(qtbot, house, monkeypatch)

    screen.not_met_told.emit(house.visit, house.citizen, False)
    undo(qtbot, house, "blev ikke truffet")
    screen.not_met_told.emit(house.visit, house.citizen, False)

    qtbot.waitUntil(lambda: field(house, house.visit, "outcome") == "not_met")
    assert torn(house, house.visit) == set()
