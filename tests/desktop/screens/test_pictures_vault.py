"""The screens of the vault at every size, Dæk, Glemt, Gendan, files, Sikkerhed: nothing cut, crowded or nameless."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.look.tokens import Theme, look
from tests.desktop import (
    scenes_closing,
    scenes_documents,
    scenes_forgotten,
    scenes_glass,
    scenes_guarding,
    scenes_held,
    scenes_history,
    scenes_life,
    scenes_new_citizen,
    scenes_only_read,
    scenes_rejoin,
    scenes_restore,
    scenes_same_person,
    scenes_wrong_citizen,
)
from tests.desktop.scenes_safety import AT_THE_DOOR, PAGES
from tests.desktop.screens.listening import settle
from tests.desktop.shoot import shot, shots
from tests.storage.faults.sizes import ENDURANCE, chance

SIZES = ((1280, 800), (1024, 720))
WIDER_LINES = "contrast"
"""Of the other themes this one alone has other measures; one more shares them, and the dark one has the light one's."""

ROOMS = {
    "files": scenes_documents.SCENES,
    "forgotten": scenes_forgotten.SCENES,
    "glass": scenes_glass.SCENES,
    "history": scenes_history.SCENES,
    "only_read": scenes_only_read.PAGES,
    "rejoin": scenes_rejoin.SCENES,
    "restore": scenes_restore.SCENES,
    "safety": PAGES,
    "same_person": scenes_same_person.SCENES,
    "closing": scenes_closing.SCENES,
    "guarding": scenes_guarding.SCENES,
    "held": scenes_held.SCENES,
    "life": scenes_life.SCENES,
    "new citizen": scenes_new_citizen.SCENES,
    "wrong_citizen": scenes_wrong_citizen.SCENES,
}
SCENES = {f"{room}-{name}": scene for room, scenes in ROOMS.items() for name, scene in scenes.items()}


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


@pytest.mark.parametrize("theme", ["dark", "contrast", "contrast_dark"])
def test_the_other_themes_have_the_same_room(qapp: QApplication, theme: Theme) -> None:
    look.set_theme(theme)
    looked_at = (
        SCENES if ENDURANCE or theme == WIDER_LINES else chance(theme).sample(list(SCENES), len(SCENES) // 5)
    )

    assert [name for name in looked_at if shot(qapp, SCENES[name], (1280, 800), None)] == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", AT_THE_DOOR)
def test_what_is_told_at_the_door_has_room_in_its_card(scene: str, size: tuple[int, int]) -> None:
    look.set_scale(1.5)
    window = AT_THE_DOOR[scene]()
    window.resize(*size)
    window.show()
    settle()
    line, card, last = window.line, window.card(), (window.links or [window.unlock])[-1].geometry()
    needed = line.heightForWidth(line.width())
    window.close()
    window.deleteLater()

    assert line.height() >= needed
    assert card.top() >= 0
    assert last.bottom() <= min(card.bottom(), size[1])
