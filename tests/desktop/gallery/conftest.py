"""What tests of pictures share: each begins light, at 100 %, at the desk, and leaves nothing standing."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from desktop.ui.look.dress import dress, is_dressed
from desktop.ui.look.tokens import look


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    """Every test begins light, at 100 %, at the desk."""
    if not is_dressed(qapp):
        dress(qapp)
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    look.set_theme("light")
    look.set_scale(1.0)
    look.set_mode("desk")
