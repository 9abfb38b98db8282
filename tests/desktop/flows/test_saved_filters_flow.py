"""Saved filters in the rooms: saved, chosen, renamed and removed by keyboard, sealed in the store, found again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casework.saved_filters import SavedFilter
from desktop.flows.citizens import FILTERS, CitizensFlow
from desktop.ui.look.tokens import look
from desktop.ui.parts.menu import Menu
from desktop.ui.screens.citizens import CitizensScreen
from storage.faults import FULL, DiskFull
from tests.desktop import facts
from tests.desktop.flows.conftest import House
from tests.desktop.screens.listening import settle, words


def caseload(qtbot: QtBot, house: House) -> CitizensScreen:
    house.rooms.open_citizens()
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, CitizensScreen)
    qtbot.waitUntil(lambda: screen.table.rows_model.rowCount() > 0 and not screen.saved.button.isHidden())
    return screen


def focus(house: House) -> QWidget:
    on: QWidget | None = house.window.focusWidget()
    assert on is not None
    return on


def menu(house: House, screen: CitizensScreen) -> Menu:
    """Open the menu from wherever the keys are."""
    house.window.activateWindow()  # without a window manager nobody does so when a menu closes
    settle()
    QTest.keyClick(focus(house), Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    return next(each for each in screen.saved.button.findChildren(Menu) if each.isVisible())


def pick(shown: Menu, begins: str) -> None:
    """Go down to a line of the menu and press Enter."""
    names = [action.text() for action in shown.actions() if not action.isSeparator()]
    (at,) = [number for number, name in enumerate(names) if name.startswith(begins)]
    for _ in range(at):
        QTest.keyClick(shown, Qt.Key.Key_Down)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    settle()


def type_name(house: House, name: str) -> None:
    QTest.keyClick(focus(house), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focus(house), name)
    QTest.keyClick(focus(house), Qt.Key.Key_Return)
    settle()


def kept(house: House) -> object:
    desk = house.stage.desk
    return desk.store_lane.wait_for(lambda: desk.store.settings.get(FILTERS))


def saved(qtbot: QtBot, house: House, text: str = "kontanthjælp", name: str = "Til mandag") -> CitizensScreen:
    screen = caseload(qtbot, house)
    screen.field.write(text)
    pick(menu(house, screen), "Gem dette filter")
    type_name(house, name)
    return screen


def test_a_filter_is_saved_and_chosen_again_without_a_mouse(qtbot: QtBot, house: House) -> None:
    screen = saved(qtbot, house)
    assert kept(house) == [["Til mandag", "kontanthjælp", "all"]]
    assert screen.saved.button.text() == "Til mandag"

    screen.field.write("")
    assert screen.saved.button.text() == "Filtre"
    pick(menu(house, screen), "Til mandag")

    assert screen.field.text() == "kontanthjælp"
    assert screen.saved.button.text() == "Til mandag"


def test_the_chip_is_part_of_a_filter(qtbot: QtBot, house: House) -> None:
    screen = caseload(qtbot, house)
    screen._chips["no_step"].click()
    pick(menu(house, screen), "Gem dette filter")
    type_name(house, "Uden skridt")
    screen._chips["all"].click()

    pick(menu(house, screen), "Uden skridt")

    assert screen.filter_now == ("", "no_step")
    assert screen._chips["no_step"].isChecked()


def test_one_is_renamed_and_removed_and_the_last_act_taken_back(qtbot: QtBot, house: House) -> None:
    screen = saved(qtbot, house)

    pick(menu(house, screen), "Omdøb »Til mandag«")
    type_name(house, "Til tirsdag")
    assert kept(house) == [["Til tirsdag", "kontanthjælp", "all"]]
    pick(menu(house, screen), "Fjern »Til tirsdag«")
    assert kept(house) == []
    qtbot.waitUntil(lambda: "Filtret er fjernet" in words(house.window))
    house.window.undo_last()

    assert kept(house) == [["Til tirsdag", "kontanthjælp", "all"]]
    assert screen.saved.button.text() == "Til tirsdag"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Giv filtret et navn"),
        ("til MANDAG", "allerede et filter, der hedder »til MANDAG«"),
        ("x" * 41, "længere end 40 bogstaver"),
    ],
)
def test_a_name_that_does_not_do_is_said_under_it_and_nothing_is_kept(
    qtbot: QtBot, house: House, name: str, sentence: str
) -> None:
    screen = saved(qtbot, house)
    screen.field.write("andet")
    pick(menu(house, screen), "Gem dette filter")

    type_name(house, name)

    assert sentence in words(screen)
    assert screen.saved.place.form is not None
    assert screen.saved.place.form.values()["name"] == name
    assert kept(house) == [["Til mandag", "kontanthjælp", "all"]]


def test_a_citizens_name_is_not_left_behind_in_a_filter(qtbot: QtBot, house: House) -> None:
    screen = saved(qtbot, house, "testberg", "Hende")

    assert "borgers navn eller CPR-nummer" in words(screen)
    assert kept(house) is None


def test_esc_leaves_the_name_and_the_keys_on_the_button(qtbot: QtBot, house: House) -> None:
    screen = caseload(qtbot, house)
    screen.field.write("praktik")
    pick(menu(house, screen), "Gem dette filter")

    QTest.keyClick(focus(house), Qt.Key.Key_Escape)

    assert screen.saved.place.form is None
    assert focus(house) is screen.saved.button


def test_filters_lie_in_the_sealed_store_and_are_there_after_a_restart(
    qtbot: QtBot, house: House, tmp_path: Path
) -> None:
    saved(qtbot, house, "sjældentfilterord", "Sjældnenavn")
    for file in (tmp_path / "store").rglob("*"):
        if file.is_file():
            content = file.read_bytes().lower()
            for word in ("sjældentfilterord", "sjældnenavn"):
                assert word.encode() not in content
                assert word.encode("utf-16-le") not in content

    again = CitizensFlow(house.rooms)  # what a lock and a restart make anew

    qtbot.waitUntil(
        lambda: again.screen.saved.filters == (SavedFilter("Sjældnenavn", "sjældentfilterord", "all"),)
    )
    again.screen.deleteLater()


def test_a_store_that_is_only_read_offers_what_is_kept_and_nothing_to_change(
    qtbot: QtBot, house: House
) -> None:
    screen = saved(qtbot, house)

    screen.saved.show_filters(screen.saved.filters, may_change=False)
    screen.field.write("")

    assert [action.text() for action in menu(house, screen).actions()] == ["Til mandag"]
    screen.saved.show_filters((), may_change=False)
    assert screen.saved.button.isHidden()


@pytest.fixture
def _text_as_before() -> Iterator[None]:
    yield
    look.set_scale(1.0)


@pytest.mark.usefixtures("_text_as_before")
def test_a_chip_without_room_is_found_in_the_menu_and_stands_there_when_it_is_chosen(
    qtbot: QtBot, house: House
) -> None:
    look.set_scale(2.0)
    house.window.resize(1024, 720)
    screen = caseload(qtbot, house)
    settle()
    screen.show_rows(facts.ROWS)
    settle()
    shown = [chip for chip in screen._chips.values() if not chip.isHidden()]
    assert len({chip.y() for chip in shown}) == 1
    assert screen._chips["torn"].isHidden()

    pick(menu(house, screen), "To versioner")

    assert screen.filter_now == ("", "torn")
    assert not screen._chips["torn"].isHidden()
    assert {row.torn for row in screen.table.rows_model.rows} == {True}
    look.set_scale(1.0)
    settle()
    assert screen.saved.more == ()


def test_a_filter_that_found_no_room_on_the_disk_is_not_called_saved(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    refused: list[str] = []
    monkeypatch.setattr(house.window, "toast", lambda text, *_, **__: said.append(text))
    desk = house.stage.desk
    monkeypatch.setattr(desk.store_lane, "_refused", lambda refusal: refused.append(str(refusal)))
    monkeypatch.setattr(type(desk.store.settings), "set", _full)

    saved(qtbot, house)
    qtbot.waitUntil(lambda: FULL in refused)

    assert said == []


def _full(*_: object) -> None:
    raise DiskFull(FULL)
