"""How soon a person sees a window: the lock first, and everything after it, against a blank window of the same run."""

import tempfile
from pathlib import Path

from tests.measures.floors import FIRST_PAINT, beside_blank, first_paint
from tests.measures.harness import Taken, measure

UNLOCK_WINDOW = (
    """
import os
os.environ["FODFAESTE_HOME"] = {home!r}
from desktop import start
chosen = start.begin([])
"""
    + FIRST_PAINT
    + """
from desktop import first_window

class Watched(first_window.FirstWindow):
    def unlock_window(self):
        window = super().unlock_window()
        window.installEventFilter(watch)
        return window

first_window.FirstWindow = Watched
sys.exit(first_window.run(start.NAME, practice=chosen.practice, store=chosen.store))
"""
)


@measure(name="unlock-window-painted", unit="s", limit=0.0, k=1.3)
def unlock_window() -> Taken:
    """Time a start as it is, from the process until *Lås op* is painted, against a blank window."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "stores" / "one"
        folder.mkdir(parents=True)
        (folder / "keys.ffk").touch()
        program = UNLOCK_WINDOW.replace("{home!r}", repr(home))
        return beside_blank(lambda: first_paint(program))
