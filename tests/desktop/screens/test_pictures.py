"""Every scene at every size: nothing cut, pressed, overlapping, too small to hit, or without a name."""

import itertools

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop.ui.look import paint
from desktop.ui.look.tokens import Theme, look
from desktop.ui.parts.button import Button
from desktop.ui.parts.words import Words
from tests.desktop.picture_check import remarks
from tests.desktop.scenes import SCENES
from tests.desktop.screens.listening import settle, words
from tests.desktop.shoot import shot, shots

SIZES = ((1280, 800), (1024, 720))


@pytest.mark.parametrize(("scene", "scale"), list(itertools.product(SCENES, (1.0, 1.5))))
def test_nothing_is_cut_crowded_or_without_a_name(qapp: QApplication, scene: str, scale: float) -> None:
    look.set_scale(scale)

    found = shots(qapp, SCENES[scene], dict.fromkeys(SIZES))

    assert found == {size: [] for size in SIZES}


@pytest.mark.parametrize("scene", SCENES)
def test_text_of_twice_the_size_has_room_in_a_small_window(qapp: QApplication, scene: str) -> None:
    look.set_scale(2.0)

    assert shot(qapp, SCENES[scene], (1024, 720), None) == []


@pytest.mark.parametrize("theme", ["dark", "contrast", "contrast_dark"])
def test_the_other_themes_have_the_same_room(qapp: QApplication, theme: Theme) -> None:
    look.set_theme(theme)

    found = {scene: shot(qapp, SCENES[scene], (1280, 800), None) for scene in ("today", "citizen", "visit")}

    assert found == {"today": [], "citizen": [], "visit": []}


def test_a_wide_window_and_very_large_text_cut_nothing(qapp: QApplication) -> None:
    wide = shot(qapp, SCENES["citizen"], (1920, 1080), None)
    look.set_scale(2.0)
    large = shot(qapp, SCENES["today"], (1280, 800), None)

    assert (wide, large) == ([], [])


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
    assert {line for line in gone if line != "Fodfæste" and "Enter åbn" not in line} == set()


def test_the_check_itself_finds_what_is_cut_what_overlaps_and_what_has_no_name(qapp: QApplication) -> None:
    window = QWidget()
    page = QWidget(window)
    window.resize(200, 100)
    page.resize(200, 100)
    nameless = QLineEdit(page)
    cut = Words("En sætning, der er alt for lang til en halv skærm", lines=1)
    small = Button("", icon="x", name="Luk")
    for part in (cut, small):
        part.setParent(page)
    cut.setGeometry(0, 0, 100, 24)
    small.setGeometry(50, 0, 20, 20)
    nameless.setGeometry(0, 60, 80, 24)
    window.show()
    settle()

    found = " ".join(remarks(window))
    window.close()

    assert "cut: 'En sætning" in found
    assert "target 20x20: 'Luk'" in found
    assert "overlap" in found
    assert "without a name for a screen reader: QLineEdit" in found
