"""Qt's editors in our frame: which keys they leave to the window, and how their own menu looks."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.ui.parts.editors import LineEdit, TextEdit


@pytest.mark.parametrize("kind", [LineEdit, TextEdit])
def test_search_is_the_windows_key_also_where_somebody_writes(
    qtbot: QtBot, kind: type[LineEdit] | type[TextEdit]
) -> None:
    """On some desktops Qt's editors take Ctrl+K for themselves, and with it the rest of the line."""
    editor = kind("Vi talte om praktik")
    qtbot.addWidget(editor)
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    asked.accept()

    editor.event(asked)

    assert not asked.isAccepted()
    assert editor.text() == "Vi talte om praktik"


@pytest.mark.parametrize("kind", [LineEdit, TextEdit])
@pytest.mark.parametrize("text", ["", "Vi talte om praktik"])
def test_undo_is_the_windows_key_until_somebody_writes(
    qtbot: QtBot, kind: type[LineEdit] | type[TextEdit], text: str
) -> None:
    """After *Gem og videre* the cursor stands in the next note at once, and the receipt's Ctrl+Z must still work."""
    editor = kind(text)
    qtbot.addWidget(editor)

    def is_the_windows() -> bool:
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        asked.accept()
        editor.event(asked)
        return not asked.isAccepted()

    before = is_the_windows()
    QTest.keyClicks(editor, "x")

    assert (before, is_the_windows()) == (True, False)


@pytest.mark.parametrize("kind", [LineEdit, TextEdit])
def test_the_menu_of_an_editor_is_dressed_and_let_go(
    qtbot: QtBot, kind: type[LineEdit] | type[TextEdit]
) -> None:
    editor = kind("Vi talte om praktik")
    qtbot.addWidget(editor)
    editor.show()

    editor.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(2, 2), QPoint(2, 2)))
    (menu,) = editor.findChildren(QMenu)
    sheet = menu.styleSheet()
    menu.close()

    assert "QMenu::item" in sheet
    qtbot.waitUntil(lambda: not editor.findChildren(QMenu))
