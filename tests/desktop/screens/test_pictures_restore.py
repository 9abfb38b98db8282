"""Gendan fra sikkerhedskopi at every size: nothing cut, crowded or nameless, every target large enough."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.look.tokens import Theme, look
from tests.desktop.scenes_restore import SCENES
from tests.desktop.screens.listening import nameless, settle
from tests.desktop.shoot import shot

SIZES = ((1280, 800), (1024, 720))


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("scene", SCENES)
def test_nothing_is_cut_or_crowded(qapp: QApplication, scene: str, scale: float) -> None:
    look.set_scale(scale)

    assert {size: shot(qapp, SCENES[scene], size, None) for size in SIZES} == {size: [] for size in SIZES}


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_the_other_themes_have_the_same_room(qapp: QApplication, theme: Theme) -> None:
    look.set_theme(theme)

    assert [name for name in SCENES if shot(qapp, SCENES[name], (1280, 800), None)] == []


@pytest.mark.parametrize("scene", SCENES)
def test_a_screen_reader_can_name_everything_that_takes_the_focus(scene: str) -> None:
    window = SCENES[scene]()
    window.resize(1280, 800)
    window.show()
    settle()

    unnamed = nameless(window)
    window.close()
    window.deleteLater()

    assert unnamed == []
