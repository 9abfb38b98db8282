"""Qt's editors in our frame: which keys they leave to the window, and how their own menu looks."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.ui.parts.editors import LineEdit, TextEdit
from desktop.ui.parts.layout import column, hold


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


@pytest.mark.parametrize(("text", "told", "chosen"), [("", 0, ""), ("Amina", 1, "Amina")])
def test_who_comes_by_tab_into_a_line_hears_of_the_field_first_where_nothing_stands_in_it(
    qtbot: QtBot, text: str, told: int, chosen: str
) -> None:
    before, line = LineEdit("Testberg"), LineEdit(text)
    page = hold(column(before, line))
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    before.setFocus()
    QApplication.processEvents()
    said: list[None] = []
    line.selectionChanged.connect(lambda: said.append(None))

    QTest.keyClick(before, Qt.Key.Key_Tab)

    assert line.hasFocus()
    assert (len(said), line.selectedText()) == (told, chosen)
    QTest.keyClicks(line, "Øst")
    assert line.text() == "Øst"
