"""What a test leaves on the screen goes behind it: a page that stays hears every change in the tests that follow."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from tests.patience import heard


@contextmanager
def taken_away() -> Iterator[None]:
    """Delete what stands on the screen at the end and did not at the beginning: windows, and pages without one."""
    stood = _on_the_screen()
    yield
    heard()  # what the lanes still answered finds its page standing
    for left in _on_the_screen() - stood:
        left.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _on_the_screen() -> set[QWidget]:
    return {one for one in QApplication.topLevelWidgets() if isValid(one)}
