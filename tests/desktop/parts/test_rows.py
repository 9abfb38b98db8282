from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.ui.parts.rows import Cell, Column, RowsModel


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    about: str = ""


COLUMNS: tuple[Column[Person], ...] = (
    Column("Borger", lambda row: Cell(row.name, row.about)),
    Column("Venter på", lambda row: Cell("LÆ125", icon_name="over fristen")),
)


def model(*names: str) -> RowsModel[Person]:
    made = RowsModel(COLUMNS, id_of=lambda row: row.name)
    made.replace_rows([Person(name) for name in names])
    return made


def shown(rows: RowsModel[Person]) -> list[str]:
    return [str(rows.data(rows.index(place, 0))) for place in range(rows.rowCount())]


@settings(max_examples=60, deadline=None)
@given(
    before=st.lists(st.sampled_from("ABCDEFGHIJ"), unique=True),
    after=st.lists(st.sampled_from("ABCDEFGHIJ"), unique=True),
)
def test_any_rows_can_follow_any_others_and_open_indexes_keep_to_their_row(
    before: list[str], after: list[str]
) -> None:
    rows = model(*before)
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    kept = {name: QPersistentModelIndex(rows.index(place, 0)) for place, name in enumerate(before)}

    rows.replace_rows([Person(name) for name in after])

    assert shown(rows) == after
    for name, index in kept.items():
        assert index.isValid() == (name in after)
        assert not index.isValid() or rows.id_at(index.row()) == name
    assert tester.model() is rows


def test_only_rows_that_differ_are_painted_again() -> None:
    rows = model("Lene", "Zahra", "Åge")
    changed: list[tuple[int, int]] = []
    rows.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))

    rows.replace_rows([Person("Lene"), Person("Zahra", "39 år"), Person("Åge")])

    assert changed == [(1, 1)]
    assert rows.cell(1, 0).second == "39 år"


def test_many_small_steps_become_one_reset() -> None:
    rows = model(*(f"{number:03}" for number in range(300)))
    resets: list[bool] = []
    rows.modelReset.connect(lambda: resets.append(True))

    rows.replace_rows([Person(f"{number:03}") for number in range(0, 300, 2)])

    assert resets == [True]
    assert rows.rowCount() == 150


def test_two_rows_with_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="one id"):
        model("Lene", "Lene")


def test_a_screen_reader_hears_the_row_as_a_sentence() -> None:
    rows = RowsModel(
        COLUMNS, id_of=lambda row: row.name, sentence=lambda row: f"{row.name}, venter på LÆ125."
    )
    rows.replace_rows([Person("Lene", "60 år")])
    role = Qt.ItemDataRole.AccessibleTextRole

    assert rows.data(rows.index(0, 0), role) == "Lene, venter på LÆ125."
    assert rows.data(rows.index(0, 1), role) == "LÆ125, over fristen"
    assert model("Lene").spoken(0) == "Borger: Lene. Venter på: LÆ125, over fristen"


def test_a_cell_is_read_once_per_row() -> None:
    read: list[str] = []

    def cell(row: Person) -> Cell:
        read.append(row.name)
        return Cell(row.name)

    rows: RowsModel[Person] = RowsModel([Column("Borger", cell)], id_of=lambda row: row.name)
    rows.replace_rows([Person("Lene"), Person("Åge")])
    for _time in range(3):
        rows.data(rows.index(0, 0))

    assert read == ["Lene"]
