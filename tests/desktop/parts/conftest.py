from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.look.dress import dress, is_dressed
from desktop.ui.look.tokens import look


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    if not is_dressed(qapp):
        dress(qapp)
    yield
    look.set_theme("light")
    look.set_scale(1.0)
    look.set_mode("desk")
    look.set_calm(calm=False)
