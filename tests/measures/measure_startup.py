"""How soon a person sees a window: the lock first, and everything after it, against a blank window of the same run."""

import tempfile
from pathlib import Path

from tests.measures.floors import blank_window, first_paint
from tests.measures.harness import Taken, measure

UNLOCK_WINDOW = """
import os
os.environ["FODFAESTE_HOME"] = {home!r}
from desktop import guard, start
guard.close_memory()
from desktop.single import Single
from desktop import paths
app = QApplication(sys.argv)
watch = FirstPaint()
app.installEventFilter(watch)
single = Single(paths.home())
assert single.take()
window = start.Start(app, start.Chosen(), single).unlock_window()
window.show()
status = app.exec()
window.deleteLater()
app.processEvents()
del window, watch
sys.exit(status)
"""

FULL_WINDOW = """
from desktop.ui.look.dress import dress
from desktop.ui.screens.today import TodayScreen
from desktop.ui.window import MainWindow
app = QApplication(sys.argv)
dress(app)
watch = FirstPaint()
app.installEventFilter(watch)
window = MainWindow()
window.resize(1280, 800)
window.show_screen("today", TodayScreen())
window.show()
sys.exit(app.exec())
"""


@measure(name="unlock-window-painted", unit="s", limit=0.0, k=1.3)
def unlock_window() -> Taken:
    """Time a start until *Lås op* is painted: arguments, guard, lock of the home, settings, window."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "stores" / "one"
        folder.mkdir(parents=True)
        (folder / "keys.ffk").touch()
        return min(first_paint(UNLOCK_WINDOW.format(home=home)) for _ in range(3)), blank_window()


@measure(name="full-window-painted", unit="s", limit=0.0, k=1.6)
def full_window() -> Taken:
    """Time a process until the whole window with *I dag* is painted."""
    return min(first_paint(FULL_WINDOW) for _ in range(3)), blank_window()
