"""English words have room, too: each screen in a small window, at plain and at twice the size, nothing cut."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.language import speak
from desktop.ui.look.dress import dress, is_dressed
from desktop.ui.look.tokens import look
from tests.desktop.shoot import SCENES, shot
from tests.storage.faults.sizes import ENDURANCE, chance

PRESSES_A_DANISH_WORD = {"today_drafts"}
ROOMS = sorted(name for name in SCENES if not name.startswith("door") and name not in PRESSES_A_DANISH_WORD)
LOOKED_AT = ROOMS if ENDURANCE else chance("english rooms").sample(ROOMS, len(ROOMS) // 6)


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> Iterator[None]:
    if not is_dressed(qapp):
        dress(qapp)
    speak(qapp, "en")
    yield
    speak(qapp, "da")
    look.set_scale(1.0)
    look.set_mode("desk")


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("scene", LOOKED_AT)
def test_nothing_is_cut_in_english(qapp: QApplication, scene: str, scale: float) -> None:
    look.set_scale(scale)

    assert shot(qapp, SCENES[scene], (1024, 720), None) == []
