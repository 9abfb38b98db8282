"""The pictures of signing: nothing is cut, pressed or too small for a finger, at every size of window and text."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.look.tokens import look
from tests.desktop.scenes_signing import SCENES
from tests.desktop.shoot import shots

SIZES = ((1280, 800), (1024, 720))


@pytest.mark.parametrize("scene", SCENES)
def test_nothing_is_cut_where_a_plan_is_signed(qapp: QApplication, scene: str) -> None:
    for scale in (1.0, 2.0):
        look.set_scale(scale)

        assert shots(qapp, SCENES[scene], dict.fromkeys(SIZES)) == {size: [] for size in SIZES}
