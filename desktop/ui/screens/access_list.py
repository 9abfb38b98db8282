"""The pieces of a case as a list: number and day, what it is, how much of it is handed out, and what still lacks."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from casework.access_request import GROUNDS, CasePiece, Decision, Mark
from casework.calendar import say_field_date
from desktop.sentences import in_words, ours
from desktop.ui.parts.rows import Cell, Column
from desktop.ui.parts.table import Table

SIGNS: Mapping[Mark, str] = {"whole": "circle-check", "part": "contrast", "none": "circle"}
KEYS: Mapping[Qt.Key, Mark] = {Qt.Key.Key_1: "whole", Qt.Key.Key_2: "part", Qt.Key.Key_3: "none"}


@dataclass(frozen=True, slots=True)
class PieceRow:
    """One row: the piece with its number, what was decided, what is missing, how often others are named."""

    number: int
    piece: CasePiece
    decision: Decision
    lacks: str = ""
    others: int = 0


def mark_word(mark: Mark) -> str:
    """Return how much of a piece is handed out, in a word."""
    words = {
        "whole": QCoreApplication.translate("access", "Hele"),
        "part": QCoreApplication.translate("access", "En del"),
        "none": QCoreApplication.translate("access", "Ikke med"),
    }
    return words[mark]


def piece_name(piece: CasePiece) -> str:
    """Return what kind of paper it is, as a heading says it."""
    said = ours(piece.name)
    return f"{said[:1].upper()}{said[1:]}"


class AccessList(Table[PieceRow]):
    """`decided(mark)` by 1, 2 and 3 on the chosen row; the arrows choose."""

    decided = Signal(str)

    def __init__(self) -> None:
        super().__init__(self._columns(), id_of=lambda row: row.piece.record)
        self.installEventFilter(self)

    def _columns(self) -> tuple[Column[PieceRow], ...]:
        return (
            Column(self.tr("Nr."), _number, share=0.0, least=106),
            Column(self.tr("Papir"), _what, share=2.4, least=190),
            Column(self.tr("Borgeren får"), _gets, share=1.6, least=176),
        )

    def go_on(self) -> None:
        """Choose the next row, where there is one."""
        at = self.rows_model.place_of(self.chosen_id()) + 1
        if 0 < at < self.rows_model.rowCount():
            self.choose(self.rows_model.id_at(at))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """1, 2 and 3 decide; held down they do it once."""
        if watched is self and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            mark = KEYS.get(Qt.Key(event.key()))
            if mark and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                if not event.isAutoRepeat():
                    self.decided.emit(mark)
                return True
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Say everything again."""
        self.setAccessibleName(self.tr("Sagens papirer"))
        self.rows_model.rename(self._columns())


def _number(row: PieceRow) -> Cell:
    return Cell(str(row.number), say_field_date(row.piece.on), bold=True)


def _what(row: PieceRow) -> Cell:
    return Cell(piece_name(row.piece), ours(row.piece.title), ends=True)


def _gets(row: PieceRow) -> Cell:
    mark = row.decision.mark
    ground = GROUNDS.get(row.decision.ground)
    why = in_words(ground.danish) if ground and mark != "whole" else ""
    is_naming = bool(row.others) and mark == "whole"
    if is_naming:
        why = QCoreApplication.translate("access", "måske om andre")
    if row.lacks:
        why = QCoreApplication.translate("access", "Mangler noget")
    ink = "notice" if row.lacks or is_naming else "ink_soft"
    return Cell(
        mark_word(mark),
        why,
        second_ink=ink,
        icon=SIGNS[mark],
        icon_ink="accent" if not row.lacks else "notice_mark",
    )
