"""Every test that paints begins light, at 100 %, at the desk, and leaves it so."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from desktop.ui.look.dress import dress, is_dressed
from desktop.ui.look.tokens import look


@contextmanager
def dressed(app: QApplication) -> Iterator[None]:
    if not is_dressed(app):
        dress(app)
    yield
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    look.set_theme("light")
    look.set_scale(1.0)
    look.set_mode("desk")
    look.set_calm(calm=False)
