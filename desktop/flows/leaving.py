"""A paper that leaves, and a lock in the same breath: what has left is entered, and what has not left stays.

The lane of the papers sends it; only afterwards does the main thread hear of it. A lock in between would close the
store over a paper that lies in somebody's hand and stands nowhere (decision 0053 has the same for a signature).
"""

from collections.abc import Callable
from threading import Event, Lock
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QCoreApplication

from casework.errors import FodfaesteError, Refused
from desktop.desk import Desk
from desktop.lanes import Lane, LaneClosed, Refusal

T = TypeVar("T")

WAITED_S: Final = 60.0
"""How long a lock waits for a paper that is on its way: a printing system is given up after half of it."""


class _OnItsWay(Generic[T]):
    """What is sent, seen from the lane that sends it and from a lock that may come over it."""

    def __init__(self, send: Callable[[], T], *, is_due: bool) -> None:
        self._send, self._is_due = send, is_due
        self._gate, self._is_over = Lock(), Event()
        self._has_begun = self._is_let_go = False
        self.made: list[T] = []
        self.bug: Exception | None = None

    def work(self) -> None:
        """On the lane: send it, unless a lock has let go of it."""
        with self._gate:
            if self._is_let_go:
                raise LaneClosed("Der er låst")
            self._has_begun = True
        try:
            self.made.append(self._send())
        except FodfaesteError:
            raise
        except Exception as error:  # noqa: BLE001  whoever waits for the paper must hear of it, too
            self.bug = error
        finally:
            self._is_over.set()

    def settle(self) -> None:
        """At a lock: wait for what has begun or is due, and let go of what has not."""
        with self._gate:
            self._is_let_go = not (self._has_begun or self._is_due)
        if not self._is_let_go:
            self._is_over.wait(WAITED_S)


def leave(
    desk: Desk,
    lane: Lane,
    send: Callable[[], T],
    then: Callable[[T], None],
    refused: Refusal | None = None,
    *,
    is_due: bool = False,
) -> None:
    """Do on the lane of the papers what cannot be called back; `then` hears of it, at a lock before the store closes.

    What has not begun at a lock is let go of: no paper leaves behind a closed store. What `is_due` is waited for all
    the same: somebody has signed it. An error that nobody foresaw goes to the crash report, and `refused` hears that
    the paper did not get done: a page that waits for it would stand still otherwise.
    """
    if desk.is_closing:
        return
    way = _OnItsWay(send, is_due=is_due)

    def finished(_none: None) -> None:
        if way.bug is not None:
            try:
                failed(Refused(_unforeseen()))
            finally:  # a page that cannot hear of it must not keep the error to itself
                lane.report(way.bug)
            return
        desk.under_way.remove(at_once)
        then(way.made[0])

    def failed(refusal: FodfaesteError) -> None:
        desk.under_way.remove(at_once)
        (refused or lane.turn_down)(refusal)

    def at_once() -> None:
        desk.under_way.remove(at_once)
        way.settle()
        job.cancel()
        if way.made:
            then(way.made[0])

    desk.under_way.append(at_once)
    job = lane.do(way.work, finished, failed)


def _unforeseen() -> str:
    return QCoreApplication.translate(
        "flows",
        "Det blev ikke færdigt: der skete en fejl, som ingen havde regnet med. Intet i sagen er ændret. Se efter, om "
        "noget er kommet ud, og prøv igen.",
    )
