"""Forkert borger of a note that was called back: from its history, and it stands again where it belongs."""

from datetime import timedelta
from typing import Any

from pytestqt.qtbot import QtBot

from casework import journal
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.history import HistoryScreen
from desktop.ui.screens.wrong_citizen_form import WrongCitizenForm
from tests.desktop.flows.conftest import House, case
from tests.desktop.flows.test_citizen_and_other_flows import asked
from tests.desktop.flows.test_wrong_citizen_flow import WHY, form_of, of_case, with_a_note_of_another
from tests.storage import shelf


def called_back(house: House, note: str) -> None:
    """Call a note back, as its author does who saw that it stood in the wrong case."""
    act = shelf.act() | {"now": shelf.NOW + timedelta(minutes=5)}
    house.stage.save(*journal.withdraw_note(house.citizen, note, reason="Det var Karls", **act))


def history(qtbot: QtBot, house: House, note: str) -> HistoryScreen:
    case(qtbot, house)
    house.rooms.open_history(house.citizen, note)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, HistoryScreen)
    qtbot.waitUntil(lambda: bool(screen._what.said))
    return screen


def test_a_note_that_was_called_back_is_moved_from_its_history_and_stands_in_the_right_case(
    qtbot: QtBot, house: House
) -> None:
    right, note = with_a_note_of_another(house)
    called_back(house, note)
    shown = history(qtbot, house, note)
    assert not shown.elsewhere.isHidden()

    shown.elsewhere.click()
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, CitizenScreen)
    qtbot.waitUntil(lambda: isinstance(screen.timeline.place.form, WrongCitizenForm))
    form = screen.timeline.place.form
    assert isinstance(form, WrongCitizenForm)
    qtbot.waitUntil(lambda: not form.along.isHidden())
    form.fill({"who": "Olsen", "reason": WHY})
    form.send()
    qtbot.waitUntil(lambda: form.right is not None)
    form.send()

    qtbot.waitUntil(lambda: screen.timeline.place.form is None)
    assert sorted(of_case(house, right)) == [
        ("agreement", "Ring til a-kassen"),
        ("note", "Den kom i går"),
        ("note", "Karl fik sin afsked"),
    ]
    assert of_case(house, house.citizen) == []
    left: Any = asked(house, lambda reader: reader.rows("select fields from record where id = ?", note))
    assert "afsked" not in str(left)
    assert "Karls" not in str(left)


def test_a_note_that_stands_is_not_moved_from_its_history_and_a_colleagues_neither(
    qtbot: QtBot, house: House
) -> None:
    _right, note = with_a_note_of_another(house)
    assert history(qtbot, house, note).elsewhere.isHidden()

    theirs = journal.write_note(house.citizen, text="Jonas' eget", **(shelf.act() | {"by": "w-jonas"}))
    house.hear(1, *theirs)
    back = journal.withdraw_note(
        house.citizen, theirs[0].record, reason="forkert", **(shelf.act() | {"by": "w-jonas"})
    )
    house.hear(2, *back)

    assert history(qtbot, house, theirs[0].record).elsewhere.isHidden()


def test_a_correction_that_was_called_back_goes_along_and_stays_called_back(
    qtbot: QtBot, house: House
) -> None:
    right, note = with_a_note_of_another(house)
    rows: Any = asked(
        house, lambda reader: reader.rows("select id from record where fields ->> 'corrects' = ?", note)
    )
    ((correction,),) = rows
    called_back(house, correction)
    screen = case(qtbot, house)
    form = form_of(qtbot, screen, note)
    form.fill({"who": "Olsen", "reason": WHY})
    form.send()
    qtbot.waitUntil(lambda: form.right is not None)
    form.send()

    qtbot.waitUntil(lambda: screen.timeline.place.form is None)
    assert ("note", "Karl fik sin afsked") in of_case(house, right)
    assert ("note", "Den kom i går") not in of_case(house, right)
    words: Any = asked(
        house, lambda reader: reader.rows("select stream, fields from record where kind = 'note'")
    )
    assert [stream for stream, fields in words if "Den kom i går" in str(fields)] == [right]
