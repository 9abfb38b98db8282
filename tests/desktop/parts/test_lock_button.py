"""*Lås* is one press; *Dæk* stands behind its arrow, for mouse, touch and keyboard alike."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.parts.lock_button import LockButton
from desktop.ui.parts.menu import Menu


@pytest.fixture
def button(qtbot: QtBot) -> LockButton:
    one = LockButton(size="primary")
    one.rename("Lås")
    one.offer_cover(on=True)
    qtbot.addWidget(one)
    one.resize(one.sizeHint())
    one.show()
    return one


def ways(button: LockButton) -> list[str]:
    return [action.text() for menu in button.findChildren(Menu) for action in menu.actions()]


def test_a_press_on_the_word_locks_and_opens_nothing(button: LockButton, qtbot: QtBot) -> None:
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))

    assert ways(button) == []


def test_the_arrow_and_the_keys_open_both_ways_and_lock_nothing(button: LockButton) -> None:
    pressed: list[bool] = []
    button.clicked.connect(pressed.append)

    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(button.width() - 8, 20))
    first = ways(button)
    QApplication.closeAllWindows()
    button.show()
    QTest.keyClick(button, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    assert first == ["Dæk skærmen i op til 15 minutter", "Lås helt"]
    assert ways(button)[-2:] == first
    assert pressed == []


def test_each_way_tells_what_it_is(button: LockButton, qtbot: QtBot) -> None:
    button.show_ways()
    cover, lock = button.findChildren(Menu)[0].actions()

    with qtbot.waitSignal(button.cover_asked):
        cover.trigger()
    with qtbot.waitSignal(button.clicked):
        lock.trigger()


def test_without_an_offer_the_whole_button_locks(button: LockButton, qtbot: QtBot) -> None:
    wide = button.sizeHint().width()
    button.offer_cover(on=False)

    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(button.width() - 8, 20))

    assert ways(button) == []
    assert button.sizeHint().width() < wide
