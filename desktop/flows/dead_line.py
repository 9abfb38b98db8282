"""A line that may stand in a net that is gone: it is ended within seconds, so that the next round can begin.

Nothing is done without a reason: the system says that the net is another one, or a person asks for something now. Then
nothing may move for some seconds, and the service is asked on a line of its own. Where it answers there, or cannot be
reached at all, what stands on the old line is ended; where it is only slow, the old line may be as slow, and is left.
What was acknowledged is kept, and what was not goes again under the same numbers.
"""

import time
from collections.abc import Callable
from contextlib import closing
from typing import Final

from PySide6.QtCore import QObject, QTimer

from casework.errors import FodfaesteError
from desktop.lanes import Lane
from sync.pulse import Beat
from sync.wire import Wire
from sync.words import Slow

STILL_S: Final = 4.0
"""How long nothing moves before the service is asked elsewhere."""
ASKED_S: Final = 5.0
"""How long it may take to answer there."""
LOOK_MS: Final = 500


class DeadLine(QObject):
    """Feels the network lane's line after a reason, until the question that was under way has ended."""

    def __init__(self, wire: Wire, lane: Lane, elsewhere: Callable[[], Wire]) -> None:
        super().__init__()
        self._wire, self._lane, self._elsewhere = wire, lane, elsewhere
        self._since = 0
        self._beat: Beat | None = None
        self._still_from = 0.0
        self._asking: Wire | None = None
        self._cut = -1
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    def suspect(self) -> None:
        """There is a reason: what is under way may stand on a line that leads nowhere; what follows opens its own."""
        self._wire.renew()
        self._since, self._beat = self._wire.pulse.begun, None
        if self._wire.pulse.feel() is not None:
            self._timer.start()

    @property
    def has_cut(self) -> bool:
        """Whether it was we who ended what failed just now: that says nothing of the service."""
        return self._cut == self._wire.pulse.ended

    def stop(self) -> None:
        """The session ends."""
        self._timer.stop()
        if self._asking is not None:
            self._asking.pulse.cut()

    def _look(self) -> None:
        pulse = self._wire.pulse
        if pulse.ended >= self._since:
            self._timer.stop()
            return
        beat, now = pulse.feel(), time.monotonic()
        if beat is None or beat != self._beat:
            self._beat, self._still_from = beat, now
        elif self._asking is None and now - self._still_from >= STILL_S + beat.may_take_s:
            self._ask_elsewhere(beat)

    def _ask_elsewhere(self, still: Beat) -> None:
        lane, self._asking = self._lane.beside("elsewhere"), self._elsewhere()
        line = self._asking

        def ask() -> None:
            with closing(line):
                line.hello()

        lane.do(ask, lambda _: self._judge(still), lambda refusal: self._judge(still, refusal))
        lane.close(0.0)

    def _judge(self, still: Beat, refusal: FodfaesteError | None = None) -> None:
        """End what stood still all the while; after that, another reason must come first."""
        self._asking = None
        if isinstance(refusal, Slow):
            self._beat = None
        elif self._timer.isActive() and self._wire.pulse.feel() == still:
            self._timer.stop()
            self._cut = still.question
            self._wire.pulse.cut()
