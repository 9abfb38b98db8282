"""A table of people or cases: a real QTableView (screen readers, keyboard, columns) whose cells paint
themselves.

Two lines a row, uniform heights, no widget per row: 10,000 rows scroll as ten do. `show_rows` keeps what is
chosen, where the page stands and who has the focus.
"""

from collections.abc import Callable, Sequence
from typing import Any, Generic

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop.ui.look import icons, paint
from desktop.ui.look.part import Part
from desktop.ui.look.spoken import announce
from desktop.ui.look.tokens import look
from desktop.ui.parts.rows import CELL, Cell, Column, Row, RowsModel
from desktop.ui.parts.scroll import Thumb
from desktop.ui.parts.words import ended, wrapped_lines

GROOVE, LINES = 16, 2
FIRST, OTHER = 16, 8


def _left(column: int, *, groove: bool) -> int:
    return (FIRST if column == 0 else OTHER) + (GROOVE if groove else 0)


class Cells(QStyledItemDelegate):
    """Two lines per cell; the first is what one looks for, the second says since when or how."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One height for all."""
        return QSize(10, look.size("row"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground of the chosen, or a hairline; then groove, sign, words."""
        cell = index.data(CELL)
        if not isinstance(cell, Cell):
            return
        area, column = QRectF(option.rect), index.column()
        painter.setRenderHints(paint.SMOOTH)
        if option.state & QStyle.StateFlag.State_Selected:
            self._ground(painter, area, column, last=self._last_shown(index))
        else:
            foot = QRectF(area.left(), area.bottom() - look.stroke, area.width(), look.stroke)
            painter.fillRect(foot, look.color("line"))
        inner = area.adjusted(FIRST if column == 0 else OTHER, 0, -10, -1)
        if cell.groove is not None:
            self._groove(painter, inner, cell.groove)
        model = index.model()
        if cell.groove is not None or (isinstance(model, RowsModel) and model.columns[column].grooved):
            inner.adjust(GROOVE, 0, 0, 0)
        if cell.icon:
            inner = self._sign(painter, inner, cell)
        self._words(painter, inner, cell)

    def _last_shown(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """The column in which the row ends: those that have no room are not there."""
        table, count = self.parent(), index.model().columnCount()
        shown = [n for n in range(count) if not (isinstance(table, QTableView) and table.isColumnHidden(n))]
        return shown[-1] if shown else count - 1

    def _ground(self, painter: QPainter, area: QRectF, column: int, *, last: int) -> None:
        """The chosen row as one rounded strip: each cell paints its share, ends grow beyond the clip."""
        painter.save()
        painter.setClipRect(area)
        strip = area.adjusted(0 if column == 0 else -20, 0, 0 if column == last else 20, 0)
        edge = look.color("accent") if look.is_contrast else None
        soft, radius = look.color("accent_soft"), look.radius("control")
        paint.panel(painter, strip, soft, radius=radius, border=edge, width=2)
        if column == 0:
            bar = QRectF(area.left() + 4, area.top() + 12, 4, area.height() - 24)
            paint.panel(painter, bar, look.color("accent"), radius=2)
        painter.restore()

    def _groove(self, painter: QPainter, area: QRectF, share: float) -> None:
        groove = QRectF(area.left(), area.top() + 12, 6, area.height() - 24)
        edge = look.color("edge") if look.is_contrast else None
        paint.panel(painter, groove, look.color("sunken"), radius=3, border=edge)
        high = max(9.0, groove.height() * min(1.0, share))
        filled = QRectF(groove.left(), groove.bottom() - high, 6, high)
        paint.panel(painter, filled, look.color("notice_mark" if share > 1 else "accent"), radius=3)

    def _sign(self, painter: QPainter, area: QRectF, cell: Cell) -> QRectF:
        """A sign at the right edge, alone in the middle; returns the room left for words."""
        side = look.size("icon")
        alone = not cell.first
        x = area.center().x() - side / 2 if alone else area.right() - side
        place = QRectF(x, area.center().y() - side / 2, side, side)
        icons.draw(painter, str(cell.icon), cell.icon_ink, place)
        return area if alone else area.adjusted(0, 0, -side - 8, 0)

    def _words(self, painter: QPainter, area: QRectF, cell: Cell) -> None:
        one, two = look.line("strong"), look.line("small")
        top = area.top() + (area.height() - one - two) / 2
        role = "strong" if cell.bold else "body"
        if not cell.second:
            self._alone(painter, area, cell, role)
            return
        wide = area.width()
        first, second = (
            ended(text, each, wide) if cell.ends else text
            for text, each in ((cell.first, role), (cell.second, "small"))
        )
        paint.words(painter, QRectF(area.left(), top, wide, one), first, role=role, color=cell.ink)
        line = QRectF(area.left(), top + one, wide, two)
        paint.words(painter, line, second, role="small", color=cell.second_ink)

    def _alone(self, painter: QPainter, area: QRectF, cell: Cell, role: str) -> None:
        """Words with nothing under them stand in the middle, on two lines where they are long."""
        lines = [cell.first]
        if look.width(role, cell.first) > area.width():
            lines = wrapped_lines(cell.first, role, area.width())
        if len(lines) > LINES:
            rest = " ".join(lines[LINES - 1 :])
            lines = [*lines[: LINES - 1], ended(rest, role, area.width()) if cell.ends else rest]
        high = min(float(look.line(role)), area.height() / len(lines))
        top = area.top() + (area.height() - high * len(lines)) / 2
        for number, text in enumerate(lines):
            line = QRectF(area.left(), top + number * high, area.width(), high)
            paint.words(painter, line, text, role=role, color=cell.ink)


class Head(QHeaderView):
    """Column names on the card; the sorted one has an arrow."""

    def __init__(self, model: RowsModel[Any]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._rows = model
        self.sorted_by, self.descending = -1, False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(100, look.line("label") + 16)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """A name, a hairline, perhaps an arrow."""
        area, column = QRectF(rect), self._rows.columns[section]
        painter.fillRect(rect, look.color("card"))
        foot = QRectF(area.left(), area.bottom() - look.stroke, area.width(), look.stroke)
        painter.fillRect(foot, look.color("line"))
        painter.setRenderHints(paint.SMOOTH)
        groove = column.grooved or (bool(self._rows.rows) and self._rows.cell(0, section).groove is not None)
        side = look.grow(16)
        left, arrow = _left(section, groove=groove), side + 4 if section == self.sorted_by else 0
        room = area.adjusted(left, 0, -4 - arrow, -1)
        wide = paint.words(painter, room, column.name, role="label", color="ink_soft")
        if arrow:
            name = "chevron-up" if self.descending else "chevron-down"
            spot = QRectF(room.left() + wide + 4, area.center().y() - side / 2, side, side)
            icons.draw(painter, name, "accent", spot)


class Table(QTableView, Part, Generic[Row]):
    """`chosen(id)` when another row is chosen, `opened(id)` by Enter or a double click."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        *,
        id_of: Callable[[Row], str],
        sentence: Callable[[Row], str] | None = None,
        name: str = "",
    ) -> None:
        super().__init__()
        self.rows_model: RowsModel[Row] = RowsModel(columns, id_of=id_of, sentence=sentence, parent=self)
        self._head = Head(self.rows_model)
        self._all: Sequence[Row] = ()
        self._refreshing = False
        self.setModel(self.rows_model)
        self.setItemDelegate(Cells(self))
        self.setHorizontalHeader(self._head)
        self._plain_view()
        self.setAccessibleName(name)
        self._head.sectionClicked.connect(self.sort_by)
        self.activated.connect(lambda index: self.opened.emit(self.rows_model.id_at(index.row())))
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.refit()

    def _plain_view(self) -> None:
        upright = self.verticalHeader()
        upright.hide()
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBar(Thumb())
        self.setHorizontalScrollBar(Thumb(Qt.Orientation.Horizontal))
        self.setTabKeyNavigation(False)
        self.viewport().setAutoFillBackground(False)

    def refit(self) -> None:
        """Row heights, and a Highlight that does not show behind the strip."""
        self.verticalHeader().setDefaultSectionSize(look.size("row"))
        colors = QPalette(self.palette())
        colors.setColor(QPalette.ColorRole.Highlight, look.color("card", 0.0))
        self.setPalette(colors)
        self._share_width()
        super().refit()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the chosen one, the place on the page and the focus stay."""
        self._all = rows
        chosen, was_chosen = self.chosen_id(), self.selectionModel().hasSelection()
        anchor, offset = self._anchor()
        self._refreshing = True
        self.rows_model.replace_rows(self._ordered(rows))
        self._choose(chosen, select=was_chosen)
        self._refreshing = False
        place = self.rows_model.place_of(anchor) if anchor else -1
        if place >= 0:
            self.verticalScrollBar().setValue(place * self._row_height() + offset)
        if chosen and self.chosen_id() != chosen:
            self.chosen.emit(self.chosen_id())

    def _row_height(self) -> int:
        return self.verticalHeader().defaultSectionSize()

    def _anchor(self) -> tuple[str, int]:
        """The first row on the page that can be found again, and how far it is pushed up."""
        value, high = self.verticalScrollBar().value(), self._row_height()
        if value == 0 and not self.hasFocus() and not self.underMouse():
            return "", 0
        return self.rows_model.id_at(value // high), value % high

    def _ordered(self, rows: Sequence[Row]) -> Sequence[Row]:
        section = self._head.sorted_by
        key = self.rows_model.columns[section].key if section >= 0 else None
        return sorted(rows, key=key, reverse=self._head.descending) if key else rows

    def sort_by(self, section: int) -> None:
        """Sort by a column that has a key; again the other way."""
        if self.rows_model.columns[section].key is None:
            return
        self._head.descending = section == self._head.sorted_by and not self._head.descending
        self._head.sorted_by = section
        self._head.viewport().update()
        self.show_rows(self._all)
        down = self.tr("Sorteret efter {column}, nedad") if self._head.descending else ""
        said = down or self.tr("Sorteret efter {column}, opad")
        announce(self, said.format(column=self.rows_model.columns[section].name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+S sorts by the next column that can be sorted by, as a press on its head does; then the other way."""
        if event.key() == Qt.Key.Key_S and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self._sort_on()
        else:
            super().keyPressEvent(event)

    def _sort_on(self) -> None:
        can = [n for n, one in enumerate(self.rows_model.columns) if one.key and not self.isColumnHidden(n)]
        now = self._head.sorted_by
        if can:
            later = [number for number in can if number > now]
            self.sort_by(now if now in can and not self._head.descending else (later or can)[0])

    def chosen_id(self) -> str:
        """The id of the current row."""
        return self.rows_model.id_at(self.currentIndex().row())

    def choose(self, name: str) -> None:
        """Choose the row with this id and bring it into sight."""
        self._choose(name, select=True)
        self.scrollTo(self.currentIndex())

    def _choose(self, name: str, *, select: bool) -> None:
        place = self.rows_model.place_of(name)
        if place < 0:
            return
        flags = QItemSelectionModel.SelectionFlag.NoUpdate
        if select:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        if self.currentIndex().row() != place or (select and not self.selectionModel().hasSelection()):
            self.selectionModel().setCurrentIndex(self.rows_model.index(place, 0), flags)

    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not self._refreshing and current.isValid():
            self.chosen.emit(self.rows_model.id_at(current.row()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the width."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Give each column its share; what one needs beyond it is taken from those that have more than they need."""
        shown = [each for each in enumerate(self.rows_model.columns) if not self.isColumnHidden(each[0])]
        room, free = float(self.viewport().width()), dict(shown)
        while free:
            share = room / (sum(column.share for column in free.values()) or 1.0)
            needy = {
                number: round(column.least * look.scale)
                for number, column in free.items()
                if column.share * share < column.least * look.scale
            }
            if not needy:
                break
            for number, least in needy.items():
                self.setColumnWidth(number, least)
                room -= least
                del free[number]
        for number, column in free.items():
            self.setColumnWidth(number, int(column.share * share))
            room -= self.columnWidth(number)
        if free:  # to the last pixel: Qt draws an edge of its own where the head has no name
            self.setColumnWidth(max(free), self.columnWidth(max(free)) + int(room))
