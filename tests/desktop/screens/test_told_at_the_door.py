"""What *Lås op* tells has room in its card, at every size: that window is painted without our parts."""

import pytest

from desktop.ui.look.tokens import look
from tests.desktop.scenes_safety import AT_THE_DOOR
from tests.desktop.screens.listening import settle

SIZES = ((1280, 800), (1024, 720))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", AT_THE_DOOR)
def test_what_is_told_at_the_door_has_room_in_its_card(scene: str, size: tuple[int, int]) -> None:
    look.set_scale(1.5)
    window = AT_THE_DOOR[scene]()
    window.resize(*size)
    window.show()
    settle()
    line, card = window.line, window.card()
    pressed = [part.geometry() for part in (window.unlock, *window.links) if part.isVisible()]
    last = (pressed or [line.geometry()])[-1]
    needed = line.heightForWidth(line.width())
    window.close()
    window.deleteLater()

    assert line.height() >= needed
    assert card.top() >= 0
    assert last.bottom() <= min(card.bottom(), size[1])
