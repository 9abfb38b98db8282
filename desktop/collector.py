"""Python's collector of circular rubbish, on the main thread and nowhere else.

Left to itself it runs on whichever thread happens to make the next object. On a lane it would take windows apart away
from the main thread, and Qt answers that with a crash or with two locks that wait for each other for ever.
"""

import gc
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer

EVERY_MS: Final = 2_000
OLDEST: Final = 2
BUSY: Final = (700, 10, 10)
"""How many new objects, and how many collections of the younger kinds, are worth a collection: Python's own figures."""
MANY: Final = 60_000
"""So many new objects at once are a paper that is being drawn: it takes them along when it is done, and to look through
them meanwhile stands the window still (330,000 take 90 ms)."""
PATIENCE: Final = 30
"""After so many looks they are no paper, and are looked through all the same."""


class Collector(QObject):
    """Looks now and then whether there is anything to collect."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._put_off = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Stop the collector that runs anywhere, keep what has come in for good, and look from now on."""
        gc.disable()
        gc.freeze()
        self._timer.start(EVERY_MS)

    def end(self) -> None:
        """Leave collecting to Python again, as it was before `begin`."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _look(self) -> None:
        """Collect, unless so much is new that it will go by itself; not for ever."""
        self._put_off = self._put_off + 1 if gc.get_count()[0] > MANY else 0
        if self._put_off in {0, PATIENCE}:
            self._put_off = 0
            collect_if_worthwhile()


def collect_if_worthwhile() -> int:
    """Collect as far as it pays; return the oldest generation that was looked through, -1 where none was."""
    counts = gc.get_count()
    for generation in range(OLDEST, -1, -1):
        if counts[generation] > BUSY[generation]:
            gc.collect(generation)
            return generation
    return -1


def begin() -> None:
    """Let the collector begin, for as long as the program runs."""
    Collector(QCoreApplication.instance()).begin()
