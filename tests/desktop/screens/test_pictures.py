"""Text size, theme and language change while a page stands: everything is said and painted anew, and nothing is lost.

Every scene in every look is pictured in tests/desktop/gallery.
"""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from desktop.ui.look import paint
from desktop.ui.look.tokens import look
from tests.desktop.picture_check import remarks
from tests.desktop.scenes import SCENES
from tests.desktop.screens.listening import settle, words


@pytest.mark.parametrize("scene", ["today", "citizens", "citizen", "visit", "safe"])
def test_text_size_theme_and_language_change_while_one_looks(qapp: QApplication, scene: str) -> None:
    window = SCENES[scene]()
    window.resize(1280, 800)
    window.show()
    settle()
    before = words(window)

    look.set_scale(1.5)
    look.set_theme("dark")
    qapp.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
    settle()
    paint.cut.clear()
    window.grab()
    found = remarks(window, visit=look.mode == "visit")
    after = words(window)
    window.close()
    window.deleteLater()

    assert found == []
    gone = set(before.split("\n")) - set(after.split("\n"))
    # with larger letters the count of citizens takes the place of the day
    spared = ("Enter åbn", "Din stamme, ")
    assert {line for line in gone if line != "Fodfæste" and not any(one in line for one in spared)} == set()
