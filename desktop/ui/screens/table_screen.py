"""A page that is one table: the room its columns have, and what leaves where there is little."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtGui import QResizeEvent

from desktop.ui.look.tokens import look
from desktop.ui.parts.card import Card
from desktop.ui.parts.empty_state import Empty
from desktop.ui.parts.rows import Column
from desktop.ui.parts.scroll import BAR
from desktop.ui.parts.table import Table
from desktop.ui.screens.screen import Screen

INSET: Final = (8, 6, 8, 3)
"""What the sheet keeps free around the table (px)."""


class TableScreen(Screen):
    """`columns` are those of the moment; `arrange` is asked whenever the page has more room or less, or other text."""

    table: Table[Any]
    is_narrow = False
    _needed = 0

    def sheet(self, nothing: Empty) -> Card:
        """Return the card that holds the table with all its columns, or in its place what an empty one is for."""
        self._needed = sum(column.least for column in self.table.rows_model.columns)
        return Card((self.table, 1), (nothing, 1), gap="", margins=INSET)

    def columns(self) -> Sequence[Column[Any]]:
        """Return the columns; where the page is narrow, one that needs no width is away: its words stand in another."""
        return self.table.rows_model.columns

    def arrange(self, room: float) -> None:
        """Choose columns for `room` pixels at 100 % text: fewer where all would lie behind a bar."""
        narrow = room < self._needed
        if narrow != self.is_narrow:
            self.is_narrow = narrow
            self.table.rows_model.rename(self.columns())
            for number, column in enumerate(self.columns()):
                self.table.setColumnHidden(number, not column.least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less room, or more."""
        super().resizeEvent(event)
        self._arrange()

    def refit(self) -> None:
        """Larger text needs wider columns."""
        super().refit()
        self._arrange()

    def _arrange(self) -> None:
        # Asked of the page: when it is first shown, the table has no width of its own yet.
        left, _top, right, _bottom = INSET
        self.table.setMinimumHeight(look.size("row") * 3)
        self.arrange((self.width() - 2 * look.space("edge") - left - right - BAR) / look.scale)
        self.table.refit()
