"""Borgere: the filter answers while one types, the keyboard goes all the way, and a refresh moves nothing."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.screens.citizens import CitizensScreen
from tests.desktop import facts
from tests.desktop.scenes import now
from tests.desktop.screens.listening import button, heard, key, press, settle, words


@pytest.fixture
def screen(qtbot: QtBot) -> CitizensScreen:
    made = CitizensScreen(now)
    qtbot.addWidget(made)
    made.resize(1052, 800)
    made.show_rows(facts.ROWS)
    made.show()
    settle()
    return made


def names(screen: CitizensScreen) -> list[str]:
    return [row.name for row in screen.table.rows_model.rows]


def test_it_opens_in_three_lines_and_without_a_database(qtbot: QtBot) -> None:
    screen = CitizensScreen()
    qtbot.addWidget(screen)
    screen.show_rows(facts.ROWS)

    assert len(names(screen)) == len(facts.ROWS)


def test_typing_filters_over_everything_that_is_folded_into_a_row(screen: CitizensScreen) -> None:
    screen.field.write("Havnens zahra")

    assert names(screen) == ["Zahra Thygesen"]
    assert "1 af 11 borgere" in words(screen)


def test_a_filter_finds_turkish_and_danish_letters_without_them(screen: CitizensScreen) -> None:
    screen.field.write("KILIC")
    found = names(screen)
    screen.field.write("aage")

    assert found == ["Maria Kılıç"]
    assert names(screen) == ["Åge Kjærsgaard-Brøndum"]


def test_saved_filters_count_the_whole_caseload(screen: CitizensScreen) -> None:
    press(screen, "Over aftalt rytme 2")

    assert names(screen) == ["Østen Rasmussen", "Karen Margrethe Ågård"]
    button(screen, "Alle 11")
    button(screen, "Vi venter på svar 4")
    button(screen, "Intet næste skridt 1")
    button(screen, "To versioner 1")


def test_nothing_found_says_what_to_do(screen: CitizensScreen) -> None:
    screen.field.write("sejlmager")

    assert "Ingen borger har »sejlmager«" in words(screen)
    assert "Prøv en del af ordet. Der er kun søgt i det, der ligger på denne computer." in words(screen)


def test_the_keyboard_goes_all_the_way(screen: CitizensScreen) -> None:
    opened, notes, plans = heard(screen.citizen_chosen), heard(screen.note_wanted), heard(screen.plan_wanted)
    screen.field.setFocus()

    key(screen.field.line, Qt.Key.Key_Down)
    key(screen.table, Qt.Key.Key_Down)
    key(screen.table, Qt.Key.Key_N)
    key(screen.table, Qt.Key.Key_U)
    key(screen.table, Qt.Key.Key_Return)

    assert (opened, notes, plans) == ([("c-3",)], [("c-3",)], [("c-3",)])


def test_enter_in_the_field_opens_the_first_that_is_found(screen: CitizensScreen) -> None:
    opened = heard(screen.citizen_chosen)

    screen.field.write("kilic")
    key(screen.field.line, Qt.Key.Key_Return)

    assert opened == [("c-4",)]


def test_a_refresh_keeps_what_is_typed_chosen_and_scrolled(screen: CitizensScreen) -> None:
    screen.table.choose("c-9")
    screen.table.verticalScrollBar().setValue(120)
    before = screen.table.verticalScrollBar().value()

    screen.show_rows(tuple(replace(row, unsent=not row.unsent) for row in facts.ROWS))

    assert screen.table.chosen_id() == "c-9"
    assert screen.table.verticalScrollBar().value() == before > 0

    screen.field.write("warsame")
    screen.show_rows(facts.ROWS)

    assert screen.field.text() == "warsame"
    assert names(screen) == ["Fadumo Warsame"]


def test_a_row_says_everything_to_a_screen_reader(screen: CitizensScreen) -> None:
    said = screen.table.rows_model.spoken(0)

    assert said == (
        "Zahra Thygesen, to versioner. sidste kontakt i tirsdags, Telefon. næste skridt Hjemmebesøg, i dag kl. 10.15. "
        "venter på LÆ125, Havnens Læger · 11 dage over. kræver dig"
    )


def test_whom_one_waits_for_has_a_column_in_the_window_that_the_page_was_drawn_for(
    screen: CitizensScreen,
) -> None:
    waits = 3
    cell = screen.table.rows_model.cell(0, waits)

    assert screen.table.rows_model.columns[waits].name == "Venter på"
    assert not screen.table.isColumnHidden(waits)
    assert (cell.first, cell.second) == ("LÆ125", "Havnens Læger · 11 dage over")


def test_a_protected_address_is_a_word_in_the_row(screen: CitizensScreen) -> None:
    cell = screen.table.rows_model.cell(1, 0)

    assert (cell.second, cell.icon_name) == ("57 år · beskyttet adresse", "beskyttet adresse")


def test_no_citizens_yet_says_where_they_come_from(qtbot: QtBot) -> None:
    screen = CitizensScreen(now)
    qtbot.addWidget(screen)

    screen.show_rows(())

    assert "Dine borgere står her, når centralen har sendt dem. Det kan ses under Synkronisering." in words(
        screen
    )
