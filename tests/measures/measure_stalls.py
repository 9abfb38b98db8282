"""How long the window stands still at most, on a walk through every screen over 2,000 citizens and 200,000 notes."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop import loading, stalls
from desktop.collector import Collector
from tests.measures.big_office import big_folder, opened
from tests.measures.harness import Taken, measure
from tests.measures.walk import STEPS, Walk, begun
from tests.storage import shelf

LIMIT_MS = 100.0
EMPTY_MS = 4_000
SETTLED_MS = 200


def application() -> QApplication:
    """Return the application, with everything loaded that is loaded while a passphrase is typed."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    for piece in (*loading.TODAY, *loading.REST):
        if isinstance(piece, str):
            import_module(piece)
    return app


@contextmanager
def office() -> Iterator[Walk]:
    """Open the big store in the application's own session, collected as the application is."""
    app = application()
    collector = Collector()
    collector.begin()
    store = shelf.unlock(big_folder())
    try:
        with opened(app, store) as opening, begun(opening) as walk:
            yield walk
    finally:
        collector.end()


def empty_loop(watchdog: stalls.Watchdog) -> float:
    """Let the event loop turn with nothing to do; return its worst stall in milliseconds."""
    for milliseconds in (SETTLED_MS, EMPTY_MS):  # what was closed before is no stall of an empty loop
        loop = QEventLoop()
        watchdog.worst = 0.0
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
    return watchdog.worst


@measure(name="longest-stall", unit="ms", limit=LIMIT_MS, k=5.0)
def longest_stall() -> Taken:
    """Walk through every screen; where one stood still for too long, its stack is told on the terminal."""
    application()
    watchdog = stalls.Watchdog(LIMIT_MS, lambda stall: print(stall.told(), file=sys.stderr, flush=True))
    watchdog.begin()
    try:
        empty = empty_loop(watchdog)
        with office() as walk:
            watchdog.worst = 0.0
            for name, step in STEPS:
                began = time.monotonic()
                step(walk)
                told = f"{name}: {time.monotonic() - began:.1f} s, worst so far {watchdog.worst:.0f} ms"
                print(told, file=sys.stderr, flush=True)
            worst = watchdog.worst
        return worst, max(empty, empty_loop(watchdog))
    finally:
        watchdog.end()
