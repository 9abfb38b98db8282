"""The desks of a mentor and of a team lead at every size and in both languages: nothing cut, crowded or nameless."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop import language
from desktop.ui.look.tokens import Theme, look
from tests.desktop.scenes_desks import SCENES
from tests.desktop.shoot import shot


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    language.speak(qapp, "en")
    yield
    language.speak(qapp, "da")


@pytest.mark.parametrize("scene", SCENES)
def test_nothing_is_cut_or_crowded(qapp: QApplication, scene: str) -> None:
    look.set_scale(1.0)
    desk = shot(qapp, SCENES[scene], (1280, 800), None)
    look.set_scale(2.0)

    assert (desk, shot(qapp, SCENES[scene], (1024, 720), None)) == ([], [])


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_english_has_room_too(qapp: QApplication, scale: float) -> None:
    look.set_scale(scale)

    found = {scene: shot(qapp, SCENES[scene], (1280, 800), None) for scene in SCENES}

    assert found == {scene: [] for scene in SCENES}


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_the_other_themes_have_the_same_room(qapp: QApplication, theme: Theme) -> None:
    look.set_theme(theme)

    assert shot(qapp, SCENES["mentor_writing"], (1280, 800), None) == []
