"""What a test leaves on the screen goes behind it: a page that stays hears every change in the tests that follow."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

LATER: Final = 5_000
"""So many tests later, which is never: flows of a test that has ended still hear timers, and their pages must stand.

Taken away at once, or three tests later, some of the flows' tests met pages that were gone, each time others.
"""

_left: "deque[set[QWidget]]" = deque()


@contextmanager
def taken_away(*, later: int = LATER) -> Iterator[None]:
    """Delete what stands on the screen at the end and did not at the beginning, some tests later."""
    stood = _on_the_screen()
    yield
    QCoreApplication.processEvents()
    waits = {one for several in _left for one in several}
    _left.append(_on_the_screen() - stood - waits)
    while len(_left) > later:
        for left in _left.popleft():
            if isValid(left):
                left.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _on_the_screen() -> set[QWidget]:
    return {one for one in QApplication.topLevelWidgets() if isValid(one)}
