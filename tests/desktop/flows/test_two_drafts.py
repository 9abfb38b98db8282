"""Typed before the older draft was read: on the page of a case and of a plan both stand, whatever way one goes."""

import json

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.flows import page_draft
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.forms import AgreementForm, GoalForm
from desktop.ui.screens.plan import PlanScreen
from tests.desktop.flows.conftest import House

OLDER, TYPED = "Hun ringede i går", "Hun kom i dag"


def keep(house: House, kind: str, contents: dict[str, str]) -> None:
    house.stage.desk.keep_draft(f"{kind}:{house.citizen}", house.citizen, kind, contents)


def draft(house: House, kind: str) -> dict[str, str]:
    desk = house.stage.desk
    found = desk.store_lane.wait_for(lambda: desk.store.drafts.find(f"{kind}:{house.citizen}"))
    return dict(found.contents) if found else {}


def at_once(house: House) -> CitizenScreen:
    """Open the case and write before any answer has come."""
    house.rooms.open_citizen(house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, CitizenScreen)
    screen.write_note()
    QTest.keyClicks(screen.note.text.area, TYPED)
    return screen


def both_stand(qtbot: QtBot, house: House) -> bool:
    """Write a note at once where an older draft lies, and go on writing; tell whether all of it stands and is kept."""
    keep(house, "note", {"nature": "fact", "text": OLDER})
    screen = at_once(house)
    qtbot.waitUntil(lambda: screen._page is not None and OLDER in screen.note.text.text())
    QTest.keyClicks(screen.note.text.area, " igen")
    house.rooms.keep_now()

    wanted = f"{OLDER}\n{TYPED} igen"
    return (screen.note.text.text(), draft(house, "note").get("text")) == (wanted, wanted)


def test_a_note_begun_before_its_older_draft_was_read_stands_behind_it(qtbot: QtBot, house: House) -> None:
    assert both_stand(qtbot, house)


def test_an_older_draft_that_takes_the_place_of_what_was_typed_is_noticed(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_draft, "both", lambda kept, _typed: dict(kept))

    assert not both_stand(qtbot, house)


def test_a_page_that_is_left_before_its_older_draft_was_read_keeps_both(qtbot: QtBot, house: House) -> None:
    keep(house, "note", {"nature": "fact", "text": OLDER})
    at_once(house)
    house.rooms.keep_now()
    house.rooms.open_today()

    house.rooms.open_citizen(house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, CitizenScreen)
    qtbot.waitUntil(lambda: screen.note.text.text() == f"{OLDER}\n{TYPED}")


def test_a_note_that_is_saved_before_its_older_draft_was_read_leaves_that_one(
    qtbot: QtBot, house: House
) -> None:
    keep(house, "note", {"nature": "fact", "text": OLDER})
    screen = at_once(house)
    house.rooms.keep_now()
    screen.note._send()

    qtbot.waitUntil(lambda: screen.note.text.text() == OLDER)
    assert draft(house, "note") == {"nature": "fact", "text": OLDER}
    assert any(TYPED in one.text for one in screen.timeline._entries)


def begun(house: House, form: GoalForm | AgreementForm, **values: str) -> PlanScreen:
    """Open the plan and write in a form before any answer has come."""
    house.rooms.open_plan(house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, PlanScreen)
    screen._begin(form)
    form.fill(values)
    return screen


GOAL = {"form": "GoalForm", "record": "", "f.title": "Arbejde"}


def test_a_plans_form_begun_before_its_older_draft_was_read_stands_with_it(
    qtbot: QtBot, house: House
) -> None:
    keep(house, "plan", GOAL)
    screen = begun(house, form := GoalForm(house.rooms.today()), measure="Fire timer")

    qtbot.waitUntil(lambda: form.values()["title"] == "Arbejde")
    assert (screen._form, form.values()["measure"]) == (form, "Fire timer")
    assert draft(house, "plan")["f.measure"] == "Fire timer"


@pytest.mark.parametrize("joins", [True, False])
def test_an_older_form_of_the_plan_that_has_no_place_becomes_the_draft_of_a_note(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, joins: bool
) -> None:
    """Without the joining its words are nowhere: the test of the test."""
    if not joins:
        monkeypatch.setattr(page_draft, "both", lambda _kept, typed: dict(typed))
    keep(house, "plan", GOAL)
    screen = begun(house, AgreementForm(house.rooms.today()), what="Ringe til skolen")

    qtbot.waitUntil(lambda: "f.what" in draft(house, "plan"))
    house.rooms.keep_now()

    assert screen._form is not None
    assert draft(house, "plan")["f.what"] == "Ringe til skolen"
    assert ("Arbejde" in json.dumps([draft(house, "note"), draft(house, "plan")])) is joins
