"""The floors that measures stand on: what this machine needs at the very least, measured now."""

import compileall
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

FIRST_PAINT = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.tell)
        return False

    def tell(self):
        print("painted", time.monotonic(), flush=True)
        QApplication.instance().exit()

watch = FirstPaint()
"""

BLANK_WINDOW = (
    FIRST_PAINT
    + """
from PySide6.QtWidgets import QWidget
app = QApplication(sys.argv)
window = QWidget()
window.installEventFilter(watch)
window.resize(1280, 800)
window.show()
sys.exit(app.exec())
"""
)


def first_paint(program: str, environment: Mapping[str, str] | None = None) -> float:
    """Time a fresh process from its start to its first painted window, in seconds.

    The program begins with FIRST_PAINT, or has it a little later, and lets `watch` filter the events of its window.
    """
    compiled()
    started = time.monotonic()
    return said(run(program, environment), "painted") - started


def said(told: str, name: str) -> float:
    """Find the moment that a program told under this name."""
    return next(float(line.split()[1]) for line in told.splitlines() if line.startswith(f"{name} "))


def blank_window() -> float:
    """Time the first paint of a blank PySide6 window; the best of three, because only load makes it longer."""
    return min(first_paint(BLANK_WINDOW) for _ in range(3))


def beside_blank(take: Callable[[], float], times: int = 5) -> tuple[float, float]:
    """Take a value and a blank window by turns, so that a busy moment meets both; return the best of each."""
    compiled()
    pairs = [(take(), first_paint(BLANK_WINDOW)) for _ in range(times)]
    return min(value for value, _ in pairs), min(blank for _, blank in pairs)


def bare_python() -> float:
    """Time a Python that does nothing; the best of three."""
    return min(whole_run("pass") for _ in range(3))


def whole_run(program: str) -> float:
    """Time a fresh process from its start to its end, in seconds."""
    compiled()
    started = time.monotonic()
    run(program)
    return time.monotonic() - started


def run(program: str, environment: Mapping[str, str] | None = None) -> str:
    """Run a fresh Python to its end; return what it printed."""
    environment = {
        **os.environ,
        **(environment or {}),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-c", program]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env=environment, cwd=ROOT, timeout=60
    )
    return done.stdout


@cache
def compiled() -> None:
    """Compile what will be loaded, as pip and every earlier start leave it: nobody waits for that twice."""
    for floor in ("casework", "storage", "sync", "desktop", "tests/measures"):
        compileall.compile_dir(ROOT / floor, quiet=1)
