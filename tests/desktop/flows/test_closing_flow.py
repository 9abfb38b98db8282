"""A case is closed from its page, said calmly, found again, and opened again."""

from typing import cast

from pytestqt.qtbot import QtBot

from casework import agreements
from casework.changes import Seen
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.citizens import CitizensScreen
from desktop.ui.screens.closing_form import ClosingForm
from storage.reads import closing
from tests.desktop.flows.conftest import House, case
from tests.desktop.flows.test_citizen_and_other_flows import asked
from tests.storage import shelf


def form_of(qtbot: QtBot, house: House) -> tuple[CitizenScreen, ClosingForm]:
    screen = case(qtbot, house)
    qtbot.waitUntil(lambda: not screen.facts.life.isHidden())
    screen.facts.life.click()
    qtbot.waitUntil(lambda: not screen.life.close_case.isHidden())
    screen.life.close_case.click()
    return screen, cast("ClosingForm", screen.life.place.form)


def close(qtbot: QtBot, house: House) -> CitizenScreen:
    screen, form = form_of(qtbot, house)
    form.fill({"closed_on": "25-11-2026", "reason": "work", "next_step": "Havnens Café ringer."})
    form.send()
    qtbot.waitUntil(lambda: not screen.closing.isHidden())
    return screen


def said(screen: CitizenScreen) -> str:
    return screen.closing._banner._text.said


def test_what_stops_is_said_first_and_a_field_that_is_empty_says_what_is_missing(
    qtbot: QtBot, house: House
) -> None:
    screen, form = form_of(qtbot, house)

    form.send()

    assert "Endnu åbent, og stopper: 1 planlagt besøg." in form._lead.said
    assert form.fields["reason"].needs == "Vælg, hvorfor sagen lukkes."
    assert not form.fields["closed_on"].needs  # today stands there
    assert screen.closing.isHidden()


def test_a_closed_case_says_when_why_and_what_next_and_leaves_the_list_but_is_found(
    qtbot: QtBot, house: House
) -> None:
    screen = close(qtbot, house)

    assert "Sagen blev lukket 25.11.2026: i arbejde. Nu: Havnens Café ringer." in said(screen)
    assert "Stoppet: 1 planlagt besøg." in said(screen)
    assert "gemmes mindst til 24.11.2031" in said(screen)
    qtbot.waitUntil(screen.facts.visit.isHidden)
    assert screen.head._closed.text() == "Lukket 25.11.2026"
    assert screen.life.close_case.isHidden()
    house.rooms.open_citizens()
    listed = cast("CitizensScreen", house.window.stack.currentWidget())
    qtbot.waitUntil(lambda: bool(listed._rows))
    name = next(row.name for row in listed._rows if row.id == house.citizen)
    assert house.citizen not in ids(listed)
    listed.field.write(name.split()[0])
    assert house.citizen in ids(listed)
    listed.field.write("")
    listed._chips["closed"].click()
    assert ids(listed) == [house.citizen]


def ids(screen: CitizensScreen) -> list[str]:
    rows = screen.table.rows_model
    return [rows.id_at(number) for number in range(rows.rowCount())]


def test_it_is_opened_again_with_one_press_and_everything_is_as_before(qtbot: QtBot, house: House) -> None:
    screen = close(qtbot, house)

    screen.closing.reopen.click()

    qtbot.waitUntil(screen.closing.isHidden)
    qtbot.waitUntil(lambda: not screen.facts.visit.isHidden())
    assert asked(house, lambda reader: closing.shown(reader, house.citizen)).closed_on is None


def test_what_a_colleague_wrote_unknowing_is_said_and_one_press_keeps_the_case_closed(
    qtbot: QtBot, house: House
) -> None:
    screen = close(qtbot, house)
    told = agreements.make_agreement(
        house.citizen, what="Send attesten", who="Lægen", by="w-jonas", now=shelf.NOW, seen=Seen()
    )

    house.hear(1, *told)

    qtbot.waitUntil(lambda: not screen.closing._unseen.isHidden())
    assert "har skrevet 1 ting i sagen uden at vide" in screen.closing._unseen._text.said
    screen.closing.keep.click()
    qtbot.waitUntil(screen.closing._unseen.isHidden)
    assert asked(house, lambda reader: closing.shown(reader, house.citizen)).closed_on is not None
