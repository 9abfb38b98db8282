"""A room of a case that only reads: its line of rooms, one sentence about it, a table, and what an empty one is for."""

from datetime import date
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casework.answers_case import InCase
from desktop.ui.look.tokens import look
from desktop.ui.parts.empty_state import Empty
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import column, hold
from desktop.ui.parts.reflow import Beside
from desktop.ui.parts.rows import Cell
from desktop.ui.parts.table import Table
from desktop.ui.parts.words import Words
from desktop.ui.screens.case_tabs import give_tabs, room_name, tab_keys
from desktop.ui.screens.days import is_danish, short_month
from desktop.ui.screens.screen import Key, Now, copenhagen_now
from desktop.ui.screens.table_screen import TableScreen

Row = TypeVar("Row")


class CaseListScreen(TableScreen, Generic[Row]):
    """`opened(id)` leads from a row to where it was written. What is read where is said by those built on it."""

    place: ClassVar[str] = "citizens"
    room: ClassVar[str]
    sign: ClassVar[str]
    opened = Signal(str)

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self.shown: InCase[Row] = InCase()
        give_tabs(self, self.room)
        self._about = Words("", "small", "ink_soft")
        self.table = Table[Any](self.columns(), id_of=self.id_of, sentence=self._sentence)
        self._nothing = Empty(self.sign, "", "")
        self.paper = self.sheet(self._nothing)
        edge = look.space("edge")
        above, beside = self.above(), self.beside()
        head = (
            hold(Beside((self._about, 1, 240), (beside, 0, 130), gap="snug", middle=True)) if beside else None
        )
        body = column(head or self._about, above, (self.paper, 1), gap="snug", margins=(edge, 14, edge, 16))
        self.lay_out(Header(back=True), hold(body))
        self.first_focus = self.table
        self.table.opened.connect(self.opened)
        self.retranslate()

    def above(self) -> QWidget | None:
        """Return what stands between the sentence and the table, where a room has something to say there."""
        return None

    def beside(self) -> QWidget | None:
        """Return what stands at the right of the sentence."""
        return None

    def id_of(self, row: Any) -> str:
        """Return the record that a row says."""
        return str(row.record)

    def about(self) -> str:
        """Say what stands here; nothing where the name of the room says it."""
        return ""

    def nothing(self) -> tuple[str, str]:
        """Say what an empty room is for, and how something comes into it."""
        return room_name(self.room), ""

    def not_read(self) -> tuple[str, str]:
        """Say that the role reads none of it."""
        return (
            self.tr("Det ligger ikke her"),
            self.tr("Din rolle i sagen læser det ikke. De, der arbejder med det, ser det."),
        )

    def _sentence(self, row: Row) -> str:
        cells = (column.read(row) for column in self.columns() if column.least)
        return ", ".join(cell.spoken for cell in cells if cell.spoken)

    def show_case(self, shown: InCase[Row]) -> None:
        """Show the rows of a case."""
        self.shown = shown
        if self.header is not None:
            self.header.say(room_name(self.room), shown.name)
        rows = list(shown.rows)
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self._about.say(self.about())
        self._about.setVisible(shown.may_read)
        self._nothing.say(*(self.nothing() if shown.may_read else self.not_read()))
        # With nothing to go through the keyboard begins on the line of rooms, never outside the page.
        self.first_focus = self.table if rows else self.tabs.way_in if self.tabs is not None else None

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of the room."""
        return (
            ("↑ ↓", self.tr("gå gennem listen")),
            ("Enter", self.open_means()),
            ("Alt S", self.tr("sortér listen")),
            *tab_keys(),
            ("Esc", self.tr("tilbage til sagen")),
        )

    def open_means(self) -> str:
        """Say what Enter does with a row."""
        return self.tr("vis i sagen, hvor det er skrevet")

    def retranslate(self) -> None:
        """Say everything again."""
        self.table.setAccessibleName(room_name(self.room))
        self.table.rows_model.rename(self.columns())
        self.show_case(self.shown)


def day_cell(on: date | None) -> Cell:
    """Say a day and its year, as a column of days does; nothing where nobody knows it."""
    return Cell(short_month(on), str(on.year)) if on is not None else Cell("")


def day_words(on: date | None) -> str:
    """Say a day with its year on one line."""
    return f"{short_month(on)} {on.year}" if on is not None else ""


def number(value: float) -> str:
    """Say a number with the comma or the point of the language of the moment."""
    return f"{value:g}".replace(".", ",") if is_danish() else f"{value:g}"


def money(value: float) -> str:
    """Say an amount as Danes write it: 1.234,50 kr."""
    said = f"{value:,.2f}"
    return f"{said.translate(str.maketrans(',.', '.,'))} kr." if is_danish() else f"DKK {said}"
