"""Kom i gang, Plan, Synkronisering, Indstillinger and Borgervisning at every size: nothing cut, crowded or nameless."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.look.tokens import Theme, look
from tests.desktop.scenes_sync import SCENES
from tests.desktop.shoot import shot, shots

SIZES = ((1280, 800), (1024, 720))


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("scene", SCENES)
def test_nothing_is_cut_crowded_or_without_a_name(qapp: QApplication, scene: str, scale: float) -> None:
    look.set_scale(scale)

    found = shots(qapp, SCENES[scene], dict.fromkeys(SIZES))

    assert found == {size: [] for size in SIZES}


@pytest.mark.parametrize("scene", SCENES)
def test_text_of_twice_the_size_has_room_in_a_small_window(qapp: QApplication, scene: str) -> None:
    look.set_scale(2.0)

    assert shot(qapp, SCENES[scene], (1024, 720), None) == []


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_the_other_themes_have_the_same_room(qapp: QApplication, theme: Theme) -> None:
    look.set_theme(theme)
    scenes = ("sync_full", "plan_writing", "settings", "start_words", "safe_long")

    assert {scene: shot(qapp, SCENES[scene], (1280, 800), None) for scene in scenes} == {
        scene: [] for scene in scenes
    }
