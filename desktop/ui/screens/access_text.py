"""The words of one piece, read and not written: third persons underlined, covered ones in reverse, all by keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from casework.access_request import Span
from desktop.ui.look.tokens import look
from desktop.ui.parts.editors import TextEdit


class AccessText(TextEdit):
    """`cover_wanted()` and `uncover_wanted()` by D and V, `marks_wanted()` by M. The cursor walks, and takes words."""

    cover_wanted = Signal()
    uncover_wanted = Signal()
    marks_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._covers: tuple[Span, ...] = ()
        self._marks: tuple[Span, ...] = ()
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_text(self, text: str, covers: Sequence[Span], marks: Sequence[Span]) -> None:
        """Show a text with what is covered in it and what names somebody else; the cursor stays in the same text."""
        self._covers, self._marks = tuple(covers), tuple(marks)
        if text != self.text():
            self.write(text)
            self.moveCursor(QTextCursor.MoveOperation.Start)
        self._paint_spans()

    def chosen(self) -> Span | None:
        """Return the words that are selected, or the one that the cursor stands in; None where it stands in none."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        if not cursor.hasSelection():
            return None
        text = self.text()
        return _letters(text, cursor.selectionStart()), _letters(text, cursor.selectionEnd())

    def refit(self) -> None:
        """Colours of the moment."""
        super().refit()
        if hasattr(self, "_marks"):  # the look is met before the text is
            self._paint_spans()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """D covers, V shows again, M covers what is marked; held down they do it once."""
        wanted = {
            Qt.Key.Key_D: self.cover_wanted,
            Qt.Key.Key_V: self.uncover_wanted,
            Qt.Key.Key_M: self.marks_wanted,
        }.get(Qt.Key(event.key()))
        if wanted is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            wanted.emit()

    def _paint_spans(self) -> None:
        seen = QTextCharFormat()
        seen.setBackground(look.color("notice_soft"))
        seen.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        seen.setUnderlineColor(look.color("notice_mark"))
        hidden = QTextCharFormat()
        hidden.setBackground(look.color("ink"))
        hidden.setForeground(QColor(look.color("card")))
        text = self.text()
        self.setExtraSelections(
            [
                *(self._selection(text, span, seen) for span in self._marks),
                *(self._selection(text, span, hidden) for span in self._covers),
            ]
        )

    def _selection(self, text: str, span: Span, format_: QTextCharFormat) -> QTextEdit.ExtraSelection:
        one = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(text, span[0]))
        cursor.setPosition(_units(text, span[1]), QTextCursor.MoveMode.KeepAnchor)
        one.cursor, one.format = cursor, format_
        return one


def _units(text: str, letters: int) -> int:
    """Return how many of Qt's units (UTF-16) so many letters take."""
    return len(text[:letters].encode("utf-16-le", "surrogatepass")) // 2


def _letters(text: str, units: int) -> int:
    """Return how many letters so many of Qt's units are; half of a letter counts as the whole of it."""
    raw = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return len(raw.decode("utf-16-le", "replace"))
