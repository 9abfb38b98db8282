"""A bug is told in a window that stands until it is read."""

import gc

from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.crash import show_calmly


def standing() -> list[QMessageBox]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]


def test_the_sentence_stands_until_it_is_read(qtbot: QtBot) -> None:
    show_calmly("Alt, du har gemt, er gemt.")
    gc.collect()

    (box,) = standing()
    assert box.text() == "Alt, du har gemt, er gemt."
    box.buttons()[0].click()

    qtbot.waitUntil(lambda: not standing())
