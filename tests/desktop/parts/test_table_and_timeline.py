from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.look import paint
from desktop.ui.look.tokens import look
from desktop.ui.parts.rows import Cell, Column
from desktop.ui.parts.table import Table
from desktop.ui.parts.timeline import BATCH, Entry, Timeline
from desktop.ui.parts.words import ended


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str


COLUMNS: tuple[Column[Person], ...] = (
    Column("Borger", lambda row: Cell(row.name, "siden i går"), key=lambda row: row.name),
)


def people(count: int) -> list[Person]:
    return [Person(str(number), f"Borger {number:05}") for number in range(count)]


def table(qtbot: QtBot, rows: list[Person]) -> Table[Person]:
    made = Table(COLUMNS, id_of=lambda row: row.id, name="Borgere")
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.show_rows(rows)
    made.show()
    return made


def test_a_refresh_keeps_the_chosen_row_and_the_place_on_the_page(qtbot: QtBot) -> None:
    rows = people(200)
    shown = table(qtbot, rows)
    shown.choose("120")
    shown.verticalScrollBar().setValue(100 * look.size("row") + 17)
    top = shown.rows_model.id_at(shown.rowAt(0))

    shown.show_rows([Person("new", "Ny borger"), *rows[3:150], *rows[160:]])

    assert shown.chosen_id() == "120"
    assert [index.row() for index in shown.selectionModel().selectedRows()] == [118]
    assert shown.rows_model.id_at(shown.rowAt(0)) == top
    assert shown.verticalScrollBar().value() % look.size("row") == 17


def test_words_that_the_row_leads_to_end_after_a_whole_one_in_the_second_line(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = (
        "Køkkenlederen roser Amina for ro og overblik, og hun kan blive ved, når hun sidder ved bordet. " * 2
    )
    made = Table[Person](
        (Column("Hvad der stod", lambda _row: Cell(said, ends=True)),),
        id_of=lambda row: row.id,
        name="Kontakter",
    )
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show_rows(people(1))
    made.show()
    painted: list[str] = []
    words = paint.words

    def noted(painter: QPainter, rect: QRectF, text: str, **how: Any) -> float:
        painted.append(text)
        return words(painter, rect, text, **how)

    monkeypatch.setattr(paint, "words", noted)
    paint.cut.clear()

    made.grab()

    (last,) = [text for text in painted if text.endswith("…")]
    assert paint.cut == []
    assert f"{last.removesuffix(' …')} " in said


def test_the_heads_reach_to_the_last_pixel(qtbot: QtBot) -> None:
    three: tuple[Column[Person], ...] = tuple(
        Column(name, lambda row: Cell(row.name), share) for name, share in (("A", 1), ("B", 2), ("C", 3.3))
    )
    made = Table(three, id_of=lambda row: row.id, name="Borgere")
    qtbot.addWidget(made)
    made.show()

    for wide in range(700, 720):
        made.resize(wide, 300)
        QApplication.processEvents()
        assert made.horizontalHeader().length() == made.viewport().width()


def test_a_refresh_that_replaces_almost_everything_keeps_the_chosen_row(qtbot: QtBot) -> None:
    rows = people(400)
    shown = table(qtbot, rows)
    shown.choose("200")

    shown.show_rows(rows[::2])

    assert shown.chosen_id() == "200"
    assert shown.selectionModel().hasSelection()


def test_a_refresh_leaves_the_focus_and_what_is_typed_alone(qtbot: QtBot) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    line = QLineEdit("bager")
    shown: Table[Person] = Table(COLUMNS, id_of=lambda row: row.id)
    layout.addWidget(line)
    layout.addWidget(shown)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    line.setFocus()

    shown.show_rows(people(20))
    shown.show_rows(people(5))

    assert QApplication.focusWidget() is line
    assert line.text() == "bager"


def test_a_refresh_tells_nobody_that_something_was_chosen(qtbot: QtBot) -> None:
    shown = table(qtbot, people(10))
    shown.choose("4")
    told: list[str] = []
    shown.chosen.connect(told.append)

    shown.show_rows(people(9))

    assert told == []


def test_enter_opens_the_chosen_row(qtbot: QtBot) -> None:
    shown = table(qtbot, people(5))
    shown.choose("2")

    with qtbot.waitSignal(shown.opened) as opened:
        QTest.keyClick(shown, Qt.Key.Key_Return)

    assert opened.args == ["2"]


def test_a_column_sorts_and_sorts_back_and_a_refresh_stays_sorted(qtbot: QtBot) -> None:
    shown = table(qtbot, people(4))

    shown.sort_by(0)
    shown.sort_by(0)
    shown.show_rows(people(5))

    assert [shown.rows_model.id_at(place) for place in range(5)] == ["4", "3", "2", "1", "0"]


def test_ten_thousand_rows_read_only_what_is_seen(qtbot: QtBot) -> None:
    read: list[str] = []

    def cell(row: Person) -> Cell:
        read.append(row.id)
        return Cell(row.name)

    shown: Table[Person] = Table([Column("Borger", cell)], id_of=lambda row: row.id)
    qtbot.addWidget(shown)
    shown.resize(800, 600)
    shown.show_rows(people(10_000))
    shown.show()
    shown.grab()

    assert 5 < len(set(read)) < 60


def entries(count: int) -> list[Entry]:
    return [
        Entry(
            str(number),
            f"Samtale {number}",
            "i går kl. 10.15",
            "Taler om arbejde. " * (number % 7),
            "Jeg vil.",
        )
        for number in range(count)
    ]


def timeline(qtbot: QtBot, count: int) -> Timeline:
    made = Timeline(name="Tidslinje")
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show_entries(entries(count))
    made.show()
    made.grab()
    return made


def test_a_timeline_of_three_thousand_notes_lays_out_the_first_hundred(qtbot: QtBot) -> None:
    shown = timeline(qtbot, 3000)

    assert shown.entries.rowCount() == BATCH
    assert len(shown._thread._kept) <= BATCH


def test_the_timeline_grows_when_it_is_scrolled_down(qtbot: QtBot) -> None:
    shown = timeline(qtbot, 3000)

    shown.verticalScrollBar().setValue(shown.verticalScrollBar().maximum())
    QApplication.processEvents()

    assert shown.entries.rowCount() > BATCH


def test_a_new_note_moves_nothing_under_the_hand(qtbot: QtBot) -> None:
    shown = timeline(qtbot, 150)
    shown.verticalScrollBar().setValue(1500)
    top = shown._id_at(shown.indexAt(shown.viewport().rect().topLeft()))

    shown.show_entries([Entry("new", "Ny", "i dag"), *entries(150)])
    QApplication.processEvents()

    first = shown.indexAt(shown.viewport().rect().topLeft())
    assert shown._id_at(first) == top


def test_an_entry_far_down_can_be_shown(qtbot: QtBot) -> None:
    shown = timeline(qtbot, 500)

    shown.show_entry("430")

    assert shown._id_at(shown.currentIndex()) == "430"


def test_an_entry_is_heard_whole(qtbot: QtBot) -> None:
    shown = timeline(qtbot, 2)

    said = shown.entries.data(shown.entries.index(1), Qt.ItemDataRole.AccessibleTextRole)

    assert said == "Samtale 1. i går kl. 10.15. Taler om arbejde.  »Jeg vil.«"


def test_larger_text_makes_entries_higher(qtbot: QtBot) -> None:
    shown = timeline(qtbot, 5)
    before = shown.visualRect(shown.entries.index(0)).height()

    look.set_scale(1.5)
    QApplication.processEvents()

    assert shown.visualRect(shown.entries.index(0)).height() > before


def test_the_menu_key_asks_for_the_menu_of_the_current_entry(qtbot: QtBot) -> None:
    shown = timeline(qtbot, 3)
    shown.setCurrentIndex(shown.entries.index(1))
    asked: list[str] = []
    shown.menu_asked.connect(lambda entry_id, _point: asked.append(entry_id))

    shown._menu(shown.visualRect(shown.entries.index(1)).center())

    assert asked == ["1"]


def test_a_narrower_timeline_gives_each_entry_the_lines_it_needs_now(qtbot: QtBot) -> None:
    shown = timeline(qtbot, 0)
    text = "Trykkeriet i Vestergade har sagt ja til en dags snusepraktik, og Emil vil gerne gå med. " * 2
    shown.show_entries([Entry("1", "Gåtur", "I går", text), Entry("2", "SMS", "I går")])
    shown.grab()
    first = shown.entries.index(0)
    before = shown.visualRect(first).height()

    shown.resize(shown.width() // 2, shown.height())

    qtbot.waitUntil(lambda: shown.visualRect(first).height() > before)
    assert shown.visualRect(shown.entries.index(1)).top() >= shown.visualRect(first).bottom()


def test_words_that_the_row_leads_to_end_after_a_whole_one(qtbot: QtBot) -> None:
    paint.cut.clear()
    long = "Ring til køkkenlederen om fire timer om formiddagen"
    columns: tuple[Column[Person], ...] = (
        Column("Hvad", lambda row: Cell(row.name, row.name if row.id == "1" else "", ends=True)),
    )
    made = Table(columns, id_of=lambda row: row.id, name="Historik")
    qtbot.addWidget(made)
    made.resize(260, 200)
    made.show_rows([Person("1", long), Person("2", f"{long}, og skriv bagefter, hvad der blev sagt")])
    made.show()
    made.grab()

    shown = ended(long, "body", 230)

    assert paint.cut == []
    assert shown.endswith(" …")
    assert long.startswith(f"{shown.removesuffix(' …')} ")
    assert ended(long, "body", 2000) == long
