"""A new name and a new number on the page of a case: written, shown everywhere, found by the old, and undone."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.life_forms import NameForm, NumberForm
from storage.reads import citizen as citizen_reads
from storage.reads import life
from tests.desktop.flows.conftest import House, case
from tests.desktop.flows.test_citizen_and_other_flows import asked

NUMBER = "710382-9999"


def open_form(qtbot: QtBot, house: House, which: str) -> CitizenScreen:
    screen = case(qtbot, house)
    qtbot.waitUntil(lambda: not screen.facts.life.isHidden())
    screen.facts.life.click()
    getattr(screen.life, which).click()
    return screen


def send(screen: CitizenScreen, **fields: str) -> None:
    form = screen.life.place.form
    assert form is not None
    form.fill({"held_from": "24-11-2026", "source": "CPR-registret"} | fields)
    form.send()


def former(screen: CitizenScreen) -> str:
    return screen.life._former.said


def test_a_new_name_stands_in_the_head_and_the_former_one_below(qtbot: QtBot, house: House) -> None:
    screen = open_form(qtbot, house, "name")
    assert isinstance(screen.life.place.form, NameForm)
    before = asked(house, lambda reader: life.shown(reader, house.citizen)).name

    send(screen, last_name="Mansour")

    qtbot.waitUntil(lambda: screen.head._name.said.endswith("Mansour"))
    qtbot.waitUntil(lambda: former(screen) == f"Hed tidligere {before} (til 24.11.2026).")
    assert screen.life.place.form is None


def test_a_new_number_is_shown_with_the_old_one_when_the_click_asks_for_it(
    qtbot: QtBot, house: House
) -> None:
    screen = open_form(qtbot, house, "number")
    assert isinstance(screen.life.place.form, NumberForm)

    send(screen, cpr=NUMBER)
    qtbot.waitUntil(lambda: "Tidligere CPR-nummer" in former(screen))
    assert NUMBER[7:] not in former(screen)
    screen.facts._show_cpr.click()

    qtbot.waitUntil(lambda: NUMBER in screen.facts._cpr.said)
    assert "(før: " in screen.facts._cpr.said


def test_a_number_that_was_a_slip_is_mended_without_a_day_and_is_nobodys_former_one(
    qtbot: QtBot, house: House
) -> None:
    screen = open_form(qtbot, house, "number")
    stood = asked(house, lambda reader: str(citizen_reads.cpr(reader, house.citizen)))
    form = screen.life.place.form
    assert isinstance(form, NumberForm)
    form.fill({"cpr": NUMBER, "source": "Sygesikringskortet", "why": "slip"})
    hides = form.fields["held_from"].isHidden()

    form.send()

    qtbot.waitUntil(lambda: screen.life.place.form is None)
    now = asked(house, lambda reader: str(citizen_reads.cpr(reader, house.citizen)))
    assert hides
    assert (now, former(screen)) == (NUMBER, "")
    house.window._take_back()
    qtbot.waitUntil(
        lambda: asked(house, lambda reader: str(citizen_reads.cpr(reader, house.citizen))) == stood
    )


@pytest.mark.parametrize(
    ("which", "fields", "field", "sentence"),
    [
        ("name", {}, "first_name", "hedder borgeren allerede"),
        ("number", {"cpr": "12345"}, "cpr", "ikke et CPR-nummer"),
        ("number", {"cpr": NUMBER, "held_from": "24-12-2026"}, "cpr", "fremtiden"),
        ("number", {}, "cpr", "mangler"),
    ],
)
def test_what_cannot_be_kept_is_said_in_the_form_with_the_words_still_there(
    qtbot: QtBot, house: House, which: str, fields: dict[str, str], field: str, sentence: str
) -> None:
    screen = open_form(qtbot, house, which)

    send(screen, **fields)

    form = screen.life.place.form
    assert form is not None
    qtbot.waitUntil(lambda: any(sentence in one.needs for one in form.fields.values()))
    assert form.values()["source"] == "CPR-registret"


def test_the_palette_finds_him_by_what_he_was_called_and_says_so(qtbot: QtBot, house: House) -> None:
    screen = open_form(qtbot, house, "name")
    before = asked(house, lambda reader: life.shown(reader, house.citizen)).last_name
    send(screen, last_name="Mansour")
    qtbot.waitUntil(lambda: screen.head._name.said.endswith("Mansour"))

    house.rooms.open_palette()
    flow = house.rooms._palette
    assert flow is not None
    palette = flow.palette
    QTest.keyClicks(palette.field.line, before)

    qtbot.waitUntil(lambda: any(before in line.found.second for line in palette._lines))
    assert any("tidligere" in line.found.second for line in palette._lines)
