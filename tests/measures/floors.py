"""The floors that measures stand on: what this machine needs at the very least, measured now."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

FIRST_PAINT = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QApplication.instance().removeEventFilter(self)
            QTimer.singleShot(0, self.tell)
        return False

    def tell(self):
        print("painted", time.monotonic(), flush=True)
        QApplication.instance().exit()
"""

BLANK_WINDOW = """
from PySide6.QtWidgets import QWidget
app = QApplication(sys.argv)
watch = FirstPaint()
app.installEventFilter(watch)
window = QWidget()
window.resize(1280, 800)
window.show()
sys.exit(app.exec())
"""


def first_paint(program: str) -> float:
    """Time a fresh process from its start to its first painted window, in seconds.

    The program may use the class FirstPaint: make the application, install the watch on it, show, run.
    """
    started = time.monotonic()
    done = _run(FIRST_PAINT + program)
    painted = next(line for line in done.splitlines() if line.startswith("painted "))
    return float(painted.split()[1]) - started


def blank_window() -> float:
    """Time the first paint of a blank PySide6 window; the best of three, because only load makes it longer."""
    return min(first_paint(BLANK_WINDOW) for _ in range(3))


def bare_python() -> float:
    """Time a Python that does nothing; the best of three."""
    return min(whole_run("pass") for _ in range(3))


def whole_run(program: str) -> float:
    """Time a fresh process from its start to its end, in seconds."""
    started = time.monotonic()
    _run(program)
    return time.monotonic() - started


def _run(program: str) -> str:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", program]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env=environment, cwd=ROOT, timeout=60
    )
    return done.stdout
