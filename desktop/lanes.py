"""Background work: a lane is one worker thread with a queue, and its answers come back on the main thread.

The store has a lane, its reader has one, the network and the papers have one each; there are no other threads. An
answer crosses by a queued signal of an object that lives as long as the program, so that no thread ever touches a
window. A member of the FodfaesteError family goes to the one who asked; everything else is a bug and goes to the
crash report.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from casework.errors import FodfaesteError

T = TypeVar("T")
Answer = Callable[[], object]
Refusal = Callable[[FodfaesteError], None]
Crash = Callable[[BaseException], object]


class _Answers(QObject):
    """Runs on the main thread what worker threads hand it, in the order they did."""

    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self.arrived.connect(_run, Qt.ConnectionType.QueuedConnection)


def _run(answer: Answer) -> None:
    answer()


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
        self._answers = _Answers()
        self._queue: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._closed = False
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def do(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        refused: Refusal | None = None,
    ) -> Job:
        """Run work on the lane; `then` gets its answer, `refused` its refusal, both on the main thread.

        A lane that was closed, as at the lock, takes nothing: an answer that still asks on comes too late.
        """
        job = Job()
        if self._closed:
            job.cancel()
            return job

        def run() -> None:
            if not job.cancelled:
                job.running = True
                answer = self._answer_of(job, work, then, refused)
                job.running = False
                self._answers.arrived.emit(answer)

        self._give(run)
        return job

    def wait_for(self, work: Callable[[], T]) -> T:
        """Run work on the lane and wait for it: for another lane's thread, never for the main one."""
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
        self._answers.arrived.emit(answer)

    @property
    def is_open(self) -> bool:
        """Whether work can still be given."""
        return not self._closed

    def turn_down(self, refusal: FodfaesteError) -> None:
        """Hand a refusal to the one who hears those that nobody else waits for."""
        self._refused(refusal)

    def close(self, seconds: float = 10.0) -> bool:
        """Finish what was given, then end the thread; tell whether it ended in time."""
        if not self._closed:
            self._closed = True
            self._queue.put(None)
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _give(self, run: Callable[[], None]) -> None:
        if self._closed:
            raise RuntimeError(f"the lane {self.name} is closed")
        self._queue.put(run)

    def _work(self) -> None:
        while (run := self._queue.get()) is not None:
            run()
            del run  # an idle lane holds on to nothing that it was given

    def _answer_of(
        self, job: Job, work: Callable[[], T], then: Callable[[T], None] | None, refused: Refusal | None
    ) -> Answer:
        """Do the work, and return what is to happen on the main thread."""
        try:
            answer = work()
        except FodfaesteError as error:
            turned_down = error
            return lambda: None if job.cancelled else (refused or self._refused)(turned_down)
        except BaseException as error:  # noqa: BLE001  a bug, wherever it comes from
            bug = error
            return lambda: None if job.cancelled else self._crashed(bug)
        return lambda: None if job.cancelled or then is None else then(answer)
