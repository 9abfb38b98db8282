"""The one table model: frozen rows, columns declared as `Column("Dato", read=...)`, refreshed by difference.

`replace_rows` compares by id, so that a refresh keeps selection, focus and every open index; only rows that
differ are painted again. Cells are read once per row, when the row is first seen.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
MOST_STEPS = 40
CELL = Qt.ItemDataRole.UserRole
ID = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows: what one looks for, then since when or how. Colours are roles.

    `groove` is a share of a whole (a rhythm that has passed), drawn at the left; over 1 it is amber. `ends` where the
    row leads to all of its words: they may end after a whole one, with "…".
    """

    first: str
    second: str = ""
    ink: str = "ink"
    second_ink: str = "ink_soft"
    bold: bool = False
    icon: str | None = None
    icon_ink: str = "ink_soft"
    icon_name: str = ""
    groove: float | None = None
    ends: bool = False

    @property
    def spoken(self) -> str:
        """The cell for a screen reader."""
        return ", ".join(part for part in (self.first, self.second, self.icon_name) if part)


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its name, what it reads from a row, its share of the width, and what it sorts by.

    `least` is the width it needs at 100 % text; when all cannot have theirs, the table moves sideways. `grooved` keeps
    the room of a groove in every cell, so that one without it stands in line with the others. `said` is its name to a
    screen reader where the head shows none.
    """

    name: str
    read: Callable[[Row], Cell]
    share: float = 1.0
    least: int = 72
    key: Callable[[Row], Any] | None = None
    grooved: bool = False
    said: str = ""


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows of any frozen kind. `id_of` names a row, `sentence` says it whole to a screen reader."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        *,
        id_of: Callable[[Row], str],
        sentence: Callable[[Row], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: list[Row] = []
        self._id_of, self._sentence = id_of, sentence
        self._ids: list[str] = []
        self._places: dict[str, int] = {}
        self._cells: dict[str, tuple[Cell, ...]] = {}

    def rename(self, columns: Sequence[Column[Row]]) -> None:
        """The same columns in other words."""
        self.columns = tuple(columns)
        self._cells.clear()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Rows have no rows of their own."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """As declared."""
        return 0 if parent.isValid() else len(self.columns)

    def cell(self, row: int, column: int) -> Cell:
        """What is shown there; the whole row is read the first time."""
        name = self._ids[row]
        if name not in self._cells:
            self._cells[name] = tuple(each.read(self.rows[row]) for each in self.columns)
        return self._cells[name][column]

    def spoken(self, row: int) -> str:
        """The row as one sentence."""
        if self._sentence is not None:
            return self._sentence(self.rows[row])
        cells = (self.cell(row, number) for number in range(len(self.columns)))
        names = (column.said or column.name for column in self.columns)
        named = zip(names, (cell.spoken for cell in cells), strict=True)
        return ". ".join(f"{name}: {said}" if name else said for name, said in named if said)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words for views, the whole sentence for screen readers, the cell for the delegate."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index.row(), index.column()).first
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if index.column() == 0:
                return self.spoken(index.row())
            return self.cell(index.row(), index.column()).spoken or self.tr("intet")
        if role == ID:
            return self._ids[index.row()]
        return self.cell(index.row(), index.column()) if role == CELL else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.columns[section].name if 0 <= section < len(self.columns) else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if orientation == Qt.Orientation.Horizontal:
                column = self.columns[section] if 0 <= section < len(self.columns) else None
                return (column.said or column.name) if column is not None else None
            return self.cell(section, 0).spoken if 0 <= section < len(self.rows) else None
        return None

    def id_at(self, row: int) -> str:
        """The id of a row, "" outside."""
        return self._ids[row] if 0 <= row < len(self._ids) else ""

    def place_of(self, name: str) -> int:
        """Where the row with this id stands, -1 when it does not."""
        return self._places.get(name, -1)

    def replace_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows instead, by the smallest steps: what is the same does not move."""
        ids = [self._id_of(row) for row in rows]
        wanted = set(ids)
        if len(wanted) != len(ids):
            raise ValueError("two rows with one id")
        gone = list(_runs([place for place, name in enumerate(self._ids) if name not in wanted]))
        known = self._places
        fresh = list(_runs([place for place, name in enumerate(ids) if name not in known]))
        if len(gone) + len(fresh) > MOST_STEPS:
            self._reset(list(rows), ids)
            return
        for start, end in reversed(gone):
            self.beginRemoveRows(NOWHERE, start, end)
            del self.rows[start : end + 1], self._ids[start : end + 1]
            self.endRemoveRows()
        self._reorder([name for name in ids if name in known])
        for start, end in fresh:
            self.beginInsertRows(NOWHERE, start, end)
            self.rows[start:start] = rows[start : end + 1]
            self._ids[start:start] = ids[start : end + 1]
            self.endInsertRows()
        self._places = {name: place for place, name in enumerate(ids)}
        self._cells = {name: cells for name, cells in self._cells.items() if name in wanted}
        self._refresh(rows)

    def _reset(self, rows: list[Row], ids: list[str]) -> None:
        """Too many small steps cost more than one large one; the table finds its place again by id."""
        self.beginResetModel()
        self.rows, self._ids, self._cells = rows, ids, {}
        self._places = {name: place for place, name in enumerate(ids)}
        self.endResetModel()

    def _reorder(self, order: list[str]) -> None:
        if order == self._ids:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        names = [self._ids[index.row()] for index in before]
        by_id = dict(zip(self._ids, self.rows, strict=True))
        self._ids = order
        self.rows = [by_id[name] for name in order]
        places: dict[Hashable, int] = {name: place for place, name in enumerate(order)}
        after = [self.index(places[name], index.column()) for name, index in zip(names, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _refresh(self, rows: Sequence[Row]) -> None:
        before = self.rows
        changed = [n for n, row in enumerate(rows) if row is not before[n] and row != before[n]]
        self.rows = list(rows)
        for place in changed:
            self._cells.pop(self._ids[place], None)
        for start, end in _runs(changed):
            self.dataChanged.emit(self.index(start, 0), self.index(end, len(self.columns) - 1))


def _runs(places: list[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring numbers as (first, last)."""
    start = last = -2
    for place in places:
        if place != last + 1:
            if start >= 0:
                yield start, last
            start = place
        last = place
    if start >= 0:
        yield start, last
