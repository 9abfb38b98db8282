"""Stalls: notices that the window stood still, for how long, and what the main thread was doing meanwhile.

A diagnosis for tests and for whoever looks for a slow screen: it runs only where FODFAESTE_STALLS says from how many
milliseconds on it is to tell. Qt's event loop beats; a thread beside it, which does no work of the program and touches
no window, looks whether it still does, and notes the places in the code where it does not. Places only, no value and no
word of anybody's case (as in `desktop.crash`).
"""

import faulthandler
import os
import re
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic, thread_time
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer

from desktop.crash import place

ASKED_BY: Final = "FODFAESTE_STALLS"
"""The variable that asks for the watch; its value is milliseconds."""
BEAT_MS: Final = 4
LOOK_S: Final = 0.01
_SCHEDULED: Final = Path("/proc/thread-self/schedstat")
_PLACE: Final = re.compile(r'^  File "(.*)", line (\d+) in (.+)$', re.MULTILINE)
MOST_LOOKS: Final = 5
DEEPEST: Final = 24
"""How many places of a stack are told, the innermost ones."""


@dataclass(frozen=True, slots=True)
class Stall:
    """For how long the event loop did not turn, and where the main thread was when somebody looked.

    `worked`: milliseconds of it that the main thread was on a processor; `queued`: those that it could have been, but
    other programs were. The rest it waited for something.
    """

    milliseconds: float
    worked: float
    queued: float
    looks: tuple[tuple[str, ...], ...]

    def told(self) -> str:
        """The stall for a person who mends it: how long, and each place that was seen, the innermost first."""
        whole, worked, queued = (f"{each:.0f} ms" for each in (self.milliseconds, self.worked, self.queued))
        lines = [
            f"Vinduet stod stille i {whole} (the window stood still: {worked} of work, {queued} in wait of a processor)"
        ]
        for number, look in enumerate(dict.fromkeys(self.looks), start=1):
            lines += [f"  {number}:", *(f"    {one}" for one in look)]
        return "\n".join(lines)


class Watchdog(QObject):
    """Watches the main thread's event loop from `begin` to `end`; `tell` hears of each stall when it is over."""

    def __init__(
        self, limit_ms: float, tell: Callable[[Stall], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.worst = 0.0
        """The longest time between two turns so far, in milliseconds, without what the thread waited for a processor;
        set it to 0 to begin anew."""
        self.worked = 0.0
        """The most that the main thread worked between two turns, in milliseconds: what no busy machine adds to."""
        self._limit_ms, self._tell = limit_ms, tell
        self._main = threading.get_ident()
        self._looks: list[tuple[str, ...]] = []
        self._note()
        self._ended = threading.Event()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._thread = threading.Thread(target=self._watch, name="stalls", daemon=True)

    def begin(self) -> None:
        """Watch from now on."""
        self._note()
        self._timer.start(BEAT_MS)
        self._thread.start()

    def _note(self) -> None:
        self._last, self._last_worked, self._last_queued = monotonic(), thread_time(), queued()

    def end(self) -> None:
        """Watch no more; a stall that is under way is not told."""
        self._timer.stop()
        self._ended.set()
        self._thread.join()

    def _beat(self) -> None:
        gap, worked = (monotonic() - self._last) * 1000, (thread_time() - self._last_worked) * 1000
        waited = (queued() - self._last_queued) * 1000
        looks, self._looks = self._looks, []
        self.worst, self.worked = max(self.worst, gap - waited), max(self.worked, worked)
        if gap - waited > self._limit_ms:
            self._tell(Stall(gap, worked, waited, tuple(looks)))
        self._note()  # the telling is no stall of the program

    def _watch(self) -> None:
        """Look now and then; half of the limit without a turn is worth a note of where the main thread is."""
        while not self._ended.wait(LOOK_S):
            late = (monotonic() - self._last) * 1000
            if late > self._limit_ms / 2 and len(self._looks) < MOST_LOOKS:
                self._looks.append(stack_of(self._main))


def queued() -> float:
    """Return for how many seconds this thread could have worked so far, but others had the processors (Linux alone)."""
    try:
        with _SCHEDULED.open(encoding="ascii") as file:
            return int(file.read().split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0


def stack_of(thread: int) -> tuple[str, ...]:
    """Return the places in the code where a thread is, the innermost first.

    No frame is held for it: what stands in one would outlive its call, a painter its painting, and Qt falls over that.
    """
    with TemporaryFile() as file:
        faulthandler.dump_traceback(file, all_threads=True)
        file.seek(0)
        told = file.read().decode(errors="replace")
    own = next((one for one in told.split("\n\n") if f"hread {thread:#018x} " in one), "")
    return tuple(f"{place(path)}:{line} {name}" for path, line, name in _PLACE.findall(own)[:DEEPEST])


def begin_if_asked(environment: Mapping[str, str] = os.environ) -> Watchdog | None:
    """Watch as long as the program runs, where the environment asks for it; stalls are told on the terminal."""
    asked = environment.get(ASKED_BY, "")
    if not asked.isdecimal():
        return None
    watchdog = Watchdog(float(asked), _say, QCoreApplication.instance())
    watchdog.begin()
    return watchdog


def _say(stall: Stall) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{stall.told()}\n")
