"""How long the window stands still while the lanes work: searching, saving, and trying a passphrase all at once."""

import time
from collections.abc import Callable
from itertools import count, pairwise
from random import Random

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from casework.errors import FodfaesteError
from desktop.lanes import Lane
from storage import sealing
from storage.reads.search import search
from storage.sealing import Cost
from tests.measures.harness import Taken, measure
from tests.measures.measure_storage import full_store, words_of
from tests.storage.shelf import note, save

SECONDS = 4.0
MS = 1000


def gaps() -> list[float]:
    """Let the event loop turn for a while; return the times between two turns, in milliseconds."""
    loop, turns = QEventLoop(), [time.perf_counter()]
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: turns.append(time.perf_counter()))
    timer.start(1)
    QTimer.singleShot(int(SECONDS * MS), loop.quit)
    loop.exec()
    timer.stop()
    return [(after - before) * MS for before, after in pairwise(turns)]


def p99(times: list[float]) -> float:
    """Return the time that one in a hundred exceeds."""
    return sorted(times)[int(len(times) * 0.99)]


def again_and_again(lane: Lane, work: Callable[[], object], until: float) -> None:
    """Give a lane the same work as soon as it is done with it."""

    def once_more(_answer: object) -> None:
        if time.perf_counter() < until:
            lane.do(work, once_more)

    lane.do(work, once_more)


def _crashed(error: BaseException) -> None:
    raise error


def _refused(error: FodfaesteError) -> None:
    raise error


@measure(name="window-gap", unit="ms", limit=16.0, k=8.0)
def window_gap() -> Taken:
    """The gap between two turns of the event loop that one in a hundred exceeds, busy and idle."""
    app = QApplication.instance() or QApplication([])
    idle = p99(gaps())
    store = full_store()
    lanes = [Lane(name, refused=_refused, crashed=_crashed) for name in ("store", "reader", "words")]
    reader, chance, vocabulary = store.reader(), Random(9), words_of(Random(7))
    numbers = count()
    until = time.perf_counter() + SECONDS
    again_and_again(lanes[0], lambda: save(store, *note("s1", f"Note {next(numbers)}")), until)
    again_and_again(lanes[1], lambda: search(reader, chance.choice(vocabulary), 20), until)
    again_and_again(lanes[2], lambda: sealing.from_words("lampe havre", bytes(16), Cost()), until)
    busy = p99(gaps())
    for lane in lanes:
        lane.close()
    app.processEvents()
    reader.close()
    return busy, idle
