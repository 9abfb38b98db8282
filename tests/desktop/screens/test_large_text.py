"""Text of twice the size: what a table has to say stands on the page, and not behind a bar at its foot."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop import language
from desktop.ui.look import paint
from desktop.ui.look.tokens import look
from desktop.ui.parts.chip import FilterChip
from desktop.ui.parts.rows import CELL
from desktop.ui.parts.scroll import BAR, Scroller
from desktop.ui.parts.table import Table
from desktop.ui.parts.words import Words
from desktop.ui.screens.case_history import CaseHistoryScreen
from desktop.ui.screens.citizens import CitizensScreen
from desktop.ui.screens.table_screen import INSET, TableScreen
from desktop.ui.screens.visit import VisitScreen
from tests.desktop import facts_rows
from tests.desktop.scenes import SCENES
from tests.desktop.scenes_desks import desk
from tests.desktop.scenes_history import case
from tests.desktop.scenes_safety import case_log
from tests.desktop.screens.listening import settle, words


def at(qtbot: QtBot, window: QWidget, wide: int, high: int) -> Table[object]:
    """Show a window at a size, and return its table."""
    if not window.isVisible():
        qtbot.addWidget(window)
    window.resize(wide, high)
    window.show()
    settle()
    (table,) = window.findChildren(Table)
    return table


def shown(table: Table[object]) -> list[str]:
    """What the first row shows, first lines and second."""
    model, columns = table.rows_model, range(table.rows_model.columnCount())
    cells = [model.data(model.index(0, each), CELL) for each in columns if not table.isColumnHidden(each)]
    return [text for cell in cells for text in (cell.first, cell.second)]


def test_what_happened_stands_beside_what_it_is_about_at_twice_the_size(qtbot: QtBot) -> None:
    look.set_scale(2.0)
    window = case()

    for wide, high in ((1280, 800), (1024, 720)):
        table = at(qtbot, window, wide, high)
        assert table.horizontalScrollBar().maximum() == 0
        assert shown(table) == [
            "Zahra møder i bageriet …",
            "Aftale · i dag",
            "Valgt blandt flere",
            "Mette Hald",
        ]
        assert "4 versioner" in table.rows_model.spoken(0)


def test_with_room_the_day_has_its_own_column_again(qtbot: QtBot) -> None:
    look.set_scale(2.0)
    window = case()
    at(qtbot, window, 1024, 720)
    look.set_scale(1.0)

    table = at(qtbot, window, 1281, 800)

    assert shown(table)[:3] == ["I dag", "kl. 10.12", "Zahra møder i bageriet …"]
    assert table.horizontalScrollBar().maximum() == 0


def test_of_the_test_three_columns_at_that_size_lie_behind_a_bar(qtbot: QtBot) -> None:
    look.set_scale(2.0)
    window = case()
    (screen,) = window.findChildren(CaseHistoryScreen)
    screen.arrange = lambda room: None  # type: ignore[method-assign]

    assert at(qtbot, window, 1280, 800).horizontalScrollBar().maximum() > 0


def test_a_mentor_sees_his_citizens_whole_at_twice_the_size(qtbot: QtBot) -> None:
    """A bar at the foot took the height that a bar at the side then took in width: both stood, and a row was moved."""
    look.set_scale(2.0)

    table = at(qtbot, desk(), 1024, 720)

    assert (table.horizontalScrollBar().maximum(), table.verticalScrollBar().maximum()) == (0, 0)


def test_words_without_a_groove_stand_in_line_with_those_that_have_one(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = at(qtbot, desk(), 1280, 800)
    lefts: dict[str, float] = {}
    words = paint.words

    def written(painter: QPainter, area: QRectF, text: str, **how: Any) -> float:
        lefts[text] = area.left()
        return words(painter, area, text, **how)

    monkeypatch.setattr(paint, "words", written)
    table.viewport().grab()

    assert lefts["ingen aftale"] == lefts["30 min over"] == lefts["13 t 40 min"]


def test_what_the_log_says_it_was_for_stands_on_the_page_at_twice_the_size(qtbot: QtBot) -> None:
    look.set_scale(2.0)
    window = case_log()

    for wide, high in ((1280, 800), (1024, 720)):
        table = at(qtbot, window, wide, high)
        assert (table.horizontalScrollBar().maximum(), table.isColumnHidden(2)) == (0, True)
        assert "at kunne mødes eller sende et brev" in shown(table)

    look.set_scale(1.0)
    table = at(qtbot, window, 1280, 800)
    assert (table.horizontalScrollBar().maximum(), table.isColumnHidden(2)) == (0, False)


@pytest.mark.parametrize("scene", [case, case_log])
def test_the_third_column_leaves_at_the_width_where_it_would_lie_behind_a_bar(
    qtbot: QtBot, scene: Callable[[], QWidget]
) -> None:
    window = scene()
    qtbot.addWidget(window)
    (screen,) = window.findChildren(TableScreen)
    screen.setParent(None)  # alone: a rail that folds gives room of its own
    least = 2 * look.space("edge") + sum(INSET[::2]) + BAR + screen._needed

    narrow = at(qtbot, screen, least - 1, 800)
    assert (screen.is_narrow, narrow.horizontalScrollBar().maximum()) == (True, 0)
    wide = at(qtbot, screen, least, 800)
    assert (screen.is_narrow, wide.horizontalScrollBar().maximum()) == (False, 0)
    assert wide.viewport().width() - screen._needed in range(BAR + 1)  # what a bar at the side may take


def test_on_a_page_that_stays_as_wide_larger_text_takes_columns_away(qtbot: QtBot) -> None:
    window = SCENES["citizens"]()
    qtbot.addWidget(window)
    (screen,) = window.findChildren(TableScreen)
    screen.setParent(None)  # alone: a rail that grows would take of its width
    table = at(qtbot, screen, 1050, 800)
    before = [table.isColumnHidden(number) for number in range(5)]

    look.set_scale(2.0)
    settle()

    assert (screen.width(), before) == (1050, [False] * 5)
    assert [table.isColumnHidden(number) for number in range(5)] == [False, True, False, True, True]
    assert table.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("tongue", ["da", "en"])
def test_the_caseload_shows_four_whole_rows_at_twice_the_size_and_the_page_does_not_scroll(
    qapp: QApplication, qtbot: QtBot, tongue: str
) -> None:
    language.speak(qapp, tongue)
    look.set_scale(2.0)
    window = SCENES["citizens"]()
    table = at(qtbot, window, 1280, 800)
    heard = [chip.accessibleName() for chip in window.findChildren(FilterChip) if chip.isVisible()]
    under = words(window)
    language.speak(qapp, "da")

    assert table.viewport().height() >= 4 * look.size("row")
    assert {page.verticalScrollBar().maximum() for page in window.findChildren(Scroller)} == {0}
    assert heard[1] == {"da": "Over rytmen 2", "en": "Past rhythm 2"}[tongue]
    assert {"da": "11 borgere", "en": "11 citizens"}[tongue] in under


def test_a_filter_that_keeps_nobody_is_away_where_the_row_is_full_and_stays_while_it_is_chosen(
    qtbot: QtBot,
) -> None:
    look.set_scale(2.0)
    window = SCENES["citizens"]()
    at(qtbot, window, 1280, 800)
    (screen,) = window.findChildren(CitizensScreen)
    chips = {chip.text(): chip for chip in window.findChildren(FilterChip)}
    calm = tuple(replace(row, torn=False) for row in facts_rows.ROWS)

    screen.show_rows(calm)
    assert chips["To versioner"].isHidden()

    screen.show_rows(facts_rows.ROWS)
    chips["To versioner"].click()
    screen.show_rows(calm)
    assert chips["To versioner"].isVisible()


@pytest.mark.parametrize("tongue", ["da", "en"])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 720)])
def test_the_note_of_a_visit_stands_whole_above_the_fold_at_twice_the_size(
    qapp: QApplication, qtbot: QtBot, tongue: str, size: tuple[int, int]
) -> None:
    language.speak(qapp, tongue)
    look.set_scale(2.0)
    window = SCENES["visit"]()
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    settle()
    (screen,) = window.findChildren(VisitScreen)
    note = screen.note.text
    foot = note.mapTo(screen, note.rect().bottomLeft()).y()
    about = [line for line in screen.bar.findChildren(Words) if "10" in line.said]
    language.speak(qapp, "da")

    assert foot < screen.save_bar.y()
    assert [look.width("small", line.said) <= line.width() for line in about] == [True]
    assert screen.bar.height() < 2.5 * look.line("title")


def test_the_versions_can_be_shown_from_the_first_moment_on(qtbot: QtBot) -> None:
    window = case()
    at(qtbot, window, 1280, 800)

    (screen,) = window.findChildren(CaseHistoryScreen)
    assert screen.open_button.isEnabled()


def test_a_line_of_the_history_bears_a_sign_only_where_something_out_of_the_ordinary_happened(
    qtbot: QtBot,
) -> None:
    table = at(qtbot, case(), 1280, 800)

    model = table.rows_model
    cells = [model.data(model.index(row, 2), CELL) for row in range(model.rowCount())]
    signs = {cell.first: cell.icon for cell in cells}
    assert signs["Ændret"] is None
    assert signs["Valgt blandt flere"] == "git-compare"
