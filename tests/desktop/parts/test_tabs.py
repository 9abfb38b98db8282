"""The line of tabs: a press asks, Tab comes to it once, the arrow keys go along it, and *Mere* has what lacks room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.parts.menu import Menu
from desktop.ui.parts.segment import Option
from desktop.ui.parts.tabs import Tabs
from tests.desktop.screens.listening import button, heard, key


def twelve(qtbot: QtBot, here: str) -> Tabs:
    tabs = Tabs([Option(str(number), f"Fane {number}") for number in range(12)], here, name="Rum")
    qtbot.addWidget(tabs)
    tabs.resize(400, 44)
    tabs.show()
    tabs.activateWindow()
    QApplication.processEvents()
    return tabs


def seen(tabs: Tabs) -> list[str]:
    return [tab.option.id for tab in tabs._tabs if tab.isVisible()]


def on(tabs: Tabs) -> QWidget:
    there = tabs.window().focusWidget()
    assert there is not None
    return there


def test_a_press_asks_and_the_line_goes_on_saying_where_one_is(qtbot: QtBot) -> None:
    tabs = twelve(qtbot, "0")
    asked = heard(tabs.opened)

    for name in ("Fane 1", "Fane 0"):
        QTest.mouseClick(button(tabs, name), Qt.MouseButton.LeftButton)

    assert asked == [("1",)]  # who presses where he is asks for nothing
    assert tabs.here() == "0"
    assert [tab.option.id for tab in tabs._tabs if tab.isChecked()] == ["0"]


def test_tab_comes_to_the_open_one_and_the_arrows_go_round(qtbot: QtBot) -> None:
    tabs = twelve(qtbot, "11")
    asked, line = heard(tabs.opened), seen(tabs)
    assert [tab.option.id for tab in tabs._tabs if tab.focusPolicy() & Qt.FocusPolicy.TabFocus] == ["11"]

    tabs.way_in.setFocus()
    key(on(tabs), Qt.Key.Key_Home)
    key(on(tabs), Qt.Key.Key_Right)
    key(on(tabs), Qt.Key.Key_Return)
    key(on(tabs), Qt.Key.Key_Left)
    key(on(tabs), Qt.Key.Key_Left)  # from one end on to the other

    assert asked == [(line[1],)]
    assert on(tabs) is tabs._more
    assert tabs.has_keys()
    key(on(tabs), Qt.Key.Key_Left)
    assert on(tabs) is tabs.way_in


def test_more_opens_what_has_no_room_and_begins_with_the_first_of_it(qtbot: QtBot) -> None:
    tabs = twelve(qtbot, "0")
    asked, line = heard(tabs.opened), seen(tabs)

    tabs._more.setFocus()
    key(on(tabs), Qt.Key.Key_Return)
    (menu,) = [each for each in tabs.findChildren(Menu) if each.isVisible()]
    names = [action.text() for action in menu.actions()]
    key(menu, Qt.Key.Key_Return)

    hidden = [str(number) for number in range(12) if str(number) not in line]
    assert names == [f"Fane {number}" for number in hidden]
    assert asked == [(hidden[0],)]


def test_a_screen_reader_hears_one_of_several_and_which(qtbot: QtBot) -> None:
    tabs = twelve(qtbot, "1")
    told = [QAccessible.queryAccessibleInterface(tab) for tab in tabs._tabs[:2]]

    assert [each.text(QAccessible.Text.Name) for each in told] == ["Fane 0", "Fane 1"]
    assert [bool(each.state().checked) for each in told] == [False, True]
    assert QAccessible.queryAccessibleInterface(tabs).role() == QAccessible.Role.PageTabList
