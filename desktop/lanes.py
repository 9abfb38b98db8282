"""Background work: a lane is one worker thread with a queue, and its answers come back on the main thread.

The store has a lane, its reader has one, the network, the wait for news and the papers have one each, and a wait for
the browser or for an answer on another line has one while it lasts; nothing runs on a thread that is no lane. No lane
touches Qt: an answer waits in a line of its own, and a byte through a pair of sockets wakes the main thread. Nor does
a lane ever hold the last reference to a window: what is to happen with an answer never leaves the main thread. A
member of the FodfaesteError family goes to the one who asked; everything else is a bug and goes to the crash report.
"""

import itertools
import socket
import sys
import threading
import weakref
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, QTimer

from casework.errors import FodfaesteError

T = TypeVar("T")
Answer = Callable[[], object]
Refusal = Callable[[FodfaesteError], None]
Crash = Callable[[BaseException], object]
HANDED_OVER_S = 0.00005
"""How soon a lane that works in Python lets the main thread on, in seconds. It asks for the interpreter anew after each
call of Qt that let go of it, many times in a page: a plan's page, which is 53 ms of work, took 74 to 118 ms with half a
millisecond (Python's own is ten times that) while its paper was drawn beside it, and takes 66 to 69 with this."""


class LaneClosed(FodfaesteError):
    """The program is closing, and another lane still asks; nobody is told of it."""


class _Answers(QObject):
    """Runs on the main thread what worker threads hand it, in the order they did: one in a turn of the event loop.

    So a key that was pressed meanwhile, and the page that the last press made, wait for one answer and never for all.
    """

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(HANDED_OVER_S)
        self._waiting: deque[list[Answer]] = deque()
        self._bell, self._ear = socket.socketpair()
        self._bell.setblocking(False)
        self._ear.setblocking(False)
        weakref.finalize(self, _hang_up, self._bell, self._ear).atexit = False
        self._notifier = QSocketNotifier(self._ear.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._run)

    def give(self, box: list[Answer]) -> None:
        """Have an answer run, from any thread; it is taken out of its box, so that the giver keeps nothing of it."""
        self._waiting.append(box)
        with suppress(BlockingIOError):  # it has rung so often already that the main thread is bound to hear
            self._bell.send(b"!")

    def _hear(self) -> None:
        """Answers have come: the next turn is theirs, for this one may have done something for a hand already."""
        with suppress(BlockingIOError):
            self._ear.recv(4096)
        self._turn.start()

    def _run(self) -> None:
        """Run what has waited longest; the rest has turns of its own, also within a dialog that this one opens."""
        if not self._waiting:  # it has rung for something that ran since
            return
        box = self._waiting.popleft()
        if self._waiting:
            self._turn.start()
        box.pop()()


def _hang_up(*ends: socket.socket) -> None:
    for end in ends:
        end.close()


_of_the_app: dict[int, _Answers] = {}


def _answers() -> _Answers:
    """Return the one line of answers that the application has, for all lanes."""
    app = QCoreApplication.instance()
    if id(app) not in _of_the_app:
        _of_the_app.clear()
        _of_the_app[id(app)] = _Answers(app)
    return _of_the_app[id(app)]


class Job:
    """One piece of work under way; `cancel` lets go of its answer, and of the work where it has not begun."""

    def __init__(self) -> None:
        self.cancelled = False
        self.running = False

    def cancel(self) -> None:
        """Say that nobody waits any more."""
        self.cancelled = True


class Lane:
    """One worker thread. Work runs in the order it was given, and so do the answers."""

    def __init__(self, name: str, *, refused: Refusal, crashed: Crash) -> None:
        self.name = name
        self._refused = refused
        self._crashed = crashed
        self._answers = _answers()
        self._numbers = itertools.count()
        self._asked: dict[int, _Asked] = {}
        self._queue: SimpleQueue[list[Callable[[], None]] | None] = SimpleQueue()
        self._closed = False
        self._closing = threading.Lock()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def beside(self, name: str) -> "Lane":
        """Open another lane that answers to the same people; whoever asks for it closes it."""
        return Lane(name, refused=self._refused, crashed=self._crashed)

    def do(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        refused: Refusal | None = None,
        *,
        job: Job | None = None,
    ) -> Job:
        """Run work on the lane; `then` gets its answer, `refused` its refusal, both on the main thread.

        A lane that was closed, as at the lock, takes nothing: an answer that still asks on comes too late. Work that
        wants to know whether anybody still waits brings its `job` along.
        """
        job = job or Job()
        if self._closed:
            job.cancel()
            return job
        number = next(self._numbers)
        self._asked[number] = _Asked(job, work, then, refused)
        self._give(lambda: self._answers.give([self._outcome_of(number, job)]))
        return job

    def wait_for(self, work: Callable[[], T]) -> T:
        """Run work on the lane and wait for it: for another lane's thread, never for the main one.

        Raises what the work raises, and LaneClosed where the lane was closed meanwhile.
        """
        box: Future[T] = Future()

        def run() -> None:
            try:
                box.set_result(work())
            except BaseException as error:  # noqa: BLE001  it belongs to the one who waits
                box.set_exception(error)

        self._give(run)
        return box.result()

    def tell(self, answer: Answer) -> None:
        """Have something run on the main thread, from this lane's thread."""
        self._answers.give([answer])

    @property
    def is_open(self) -> bool:
        """Whether work can still be given."""
        return not self._closed

    @property
    def is_wanted(self) -> bool:
        """Whether somebody waits behind what is running now, or the lane is to be closed: long work lets go then."""
        return self._closed or not self._queue.empty()

    def turn_down(self, refusal: FodfaesteError) -> None:
        """Hand a refusal to the one who hears those that nobody else waits for."""
        self._refused(refusal)

    def report(self, bug: BaseException) -> None:
        """Hand a bug that work caught by itself to the crash report, as one that nobody caught."""
        self._crashed(bug)

    def close(self, seconds: float = 10.0) -> bool:
        """Finish what was given, then end the thread; tell whether it ended in time."""
        with self._closing:
            first, self._closed = not self._closed, True
            if first:
                self._queue.put(None)
        if first:
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _give(self, run: Callable[[], None]) -> None:
        with self._closing:
            if self._closed:
                raise LaneClosed(f"Programmet lukker: {self.name}")
            self._queue.put([run])

    def _work(self) -> None:
        while (given := self._queue.get()) is not None:
            given.pop()()

    def _outcome_of(self, number: int, job: Job) -> Answer:
        """Do the work on the lane; whom its outcome is for is known on the main thread only."""
        if job.cancelled:
            return lambda: self._finish(number, _nothing)
        job.running = True
        try:
            outcome = self._asked[number].work()
        except FodfaesteError as error:
            refusal = error
            return lambda: self._finish(number, lambda asked: (asked.refused or self._refused)(refusal))
        except BaseException as error:  # noqa: BLE001  a bug, wherever it comes from
            bug = error
            return lambda: self._finish(number, lambda _asked: self._crashed(bug))
        finally:
            job.running = False
        return lambda: self._finish(number, lambda asked: asked.then and asked.then(outcome))

    def _finish(self, number: int, tell: Callable[["_Asked"], object]) -> None:
        """On the main thread: tell the one who asked, if he still waits."""
        asked = self._asked.pop(number)
        if not asked.job.cancelled:
            tell(asked)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked of a lane; only the main thread takes it down, and with it what it holds on to."""

    job: Job
    work: Callable[[], Any]
    then: Callable[[Any], object] | None
    refused: Refusal | None


def _nothing(_asked: _Asked) -> None:
    """Whoever asked waits no more."""
