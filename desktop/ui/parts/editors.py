"""Qt's own editors without frame and ground, in our type: a line and a text.

A field paints the frame around them.
"""

from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QTextEdit, QWidget

from desktop.ui.look.part import Part
from desktop.ui.look.sheet import dress_menu
from desktop.ui.look.tokens import look
from desktop.ui.parts.scroll import Thumb

_SEARCH: Final = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_K)
HINT_INSET = 2
"""What Qt keeps free at either end of a line (px)."""


def _colors(widget: QWidget, role: str) -> QPalette:
    colors = QPalette(widget.palette())
    clear = look.color("card", 0.0)
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
        colors.setColor(group, QPalette.ColorRole.Base, clear)
    colors.setColor(QPalette.ColorRole.Text, look.color("voice" if role == "voice" else "ink"))
    colors.setColor(QPalette.ColorRole.PlaceholderText, look.color("ink_faint"))
    colors.setColor(QPalette.ColorRole.Highlight, look.color("accent_fill"))
    colors.setColor(QPalette.ColorRole.HighlightedText, look.color("on_accent"))
    return colors


def _is_windows(event: QEvent, *, has_undo: bool) -> bool:
    """Tell whether a key that somebody is asked for is the window's: Ctrl+K always, Ctrl+Z where nothing can be undone.

    Qt's editors claim both: on some desktops Ctrl+K takes the rest of the line away, where one wanted to search.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    is_undo = event.matches(QKeySequence.StandardKey.Undo) and not has_undo
    is_search = event.keyCombination() == _SEARCH
    if is_undo or is_search:
        event.ignore()
    return is_undo or is_search


def _open_menu(menu: QMenu, event: QContextMenuEvent) -> None:
    """Open Qt's own menu of an editor in our look; it is let go when it closes."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setFont(look.font("body"))
    dress_menu(menu)
    menu.popup(event.globalPos())


class LineEdit(QLineEdit, Part):
    """One line. A hint that is too long for it ends at a comma, never within a word."""

    def __init__(self, text: str = "", *, hint: str = "", role: str = "body") -> None:
        super().__init__(text)
        self._role, self._hint = role, hint
        self.setFrame(False)
        self.setPlaceholderText(hint)
        self.refit()

    def event(self, event: QEvent) -> bool:
        """Leave to the window what is the window's."""
        return False if _is_windows(event, has_undo=self.isUndoAvailable()) else super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come by Tab into an empty line as by a press: Qt would choose all of it, and say so before the focus comes.

        A screen reader (Orca 43) then knows where it is, and says nothing of the field: of nothing, nothing is chosen.
        """
        if not self.text():
            event = QFocusEvent(event.type(), Qt.FocusReason.OtherFocusReason)
        super().focusInEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Cut, copy, paste and the rest, as Qt has them."""
        _open_menu(self.createStandardContextMenu(), event)

    def setPlaceholderText(self, hint: str) -> None:
        """Say in the empty line what belongs there."""
        self._hint = hint
        self._fit_hint()

    def _fit_hint(self) -> None:
        """As many of its parts as there is room for."""
        shown, room = self._hint, self.width() - 2 * HINT_INSET
        while "," in shown and look.width(self._role, shown) > room:
            shown = shown.rpartition(",")[0]
        if shown != self.placeholderText():
            super().setPlaceholderText(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another room for the hint."""
        super().resizeEvent(event)
        self._fit_hint()

    def refit(self) -> None:
        """Font and colours of the moment."""
        self.setFont(look.font(self._role))
        self.setPalette(_colors(self, self._role))
        self._fit_hint()
        super().refit()


class TextEdit(QTextEdit, Part):
    """Plain text with the line height of its role, which QPlainTextEdit cannot have. Tab leaves it."""

    grown = Signal(int)

    def __init__(self, text: str = "", *, hint: str = "", role: str = "body") -> None:
        super().__init__()
        self._role = role
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setPlaceholderText(hint)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollBar(Thumb())
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._told)
        self.write(text)
        self.refit()
        self.document().clearUndoRedoStacks()  # what it is given, and its margin, are nobody's writing

    def event(self, event: QEvent) -> bool:
        """Leave to the window what is the window's."""
        has_undo = self.document().isUndoAvailable()
        return False if _is_windows(event, has_undo=has_undo) else super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Cut, copy, paste and the rest, as Qt has them."""
        _open_menu(self.createStandardContextMenu(event.pos()), event)

    def text(self) -> str:
        """What stands there."""
        return self.toPlainText()

    def write(self, text: str) -> None:
        """Put `text` there; what stood there can be had back with undo."""
        if text == self.toPlainText():
            return
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def role(self, role: str) -> None:
        """Write in another type role: a citizen's words are written in their own."""
        if role != self._role:
            self._role = role
            self.refit()

    def refit(self) -> None:
        """Font, colours and line height of the moment; never a step that undo would find."""
        self.setFont(look.font(self._role))
        self.setPalette(_colors(self, self._role))
        block = QTextBlockFormat()
        block.setLineHeight(look.line(self._role), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        quiet = self.blockSignals(True)
        document, cursor = self.document(), QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        if document.isUndoAvailable() or document.isRedoAvailable():
            cursor.joinPreviousEditBlock()
            cursor.mergeBlockFormat(block)
            cursor.endEditBlock()
        else:
            document.setUndoRedoEnabled(False)
            cursor.mergeBlockFormat(block)
            document.setUndoRedoEnabled(True)
        self.blockSignals(quiet)
        super().refit()

    def lines(self) -> int:
        """How many lines it takes now."""
        return max(1, round(self.document().size().height() / look.line(self._role)))

    def line_height(self) -> int:
        """Height of one line."""
        return look.line(self._role)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(240, 2 * look.line(self._role))

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(80, look.line(self._role))

    def _told(self) -> None:
        self.grown.emit(self.lines())
