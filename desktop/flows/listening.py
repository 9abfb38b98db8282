"""Listening: a second line to the service that is held open until there is news, so that nobody has to ask for it.

It stands on a lane of its own, is begun only after a round that came through whole, and stands beside the rounds that
follow. It brings nothing but a reason to begin one sooner, and at the lock it is cut, not waited for. Where it does not
stand, rounds are begun as often as without it.
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from casework.errors import FodfaesteError
from desktop.lanes import Lane
from sync.protocol_wait import WaitTold
from sync.rounds import QUIET_S, Rounds
from sync.waiting import Patience, WaitingWire
from sync.words import TurnedAway

HEARING_S = 120.0
"""How long to leave between rounds that bring nothing, while news is waited for."""
NET_MS = 3000
"""A whole office's net comes back at one moment: its computers spread over this."""
SPREAD_MS = 250
"""What wakes a whole office does not bring it in one moment."""


@dataclass(frozen=True, slots=True)
class Ends:
    """Where the line goes, and who hears of it: `cursor` is asked on its lane, the others on the main thread."""

    where: Callable[[], tuple[str, str]]
    """The service's address of today, and the generation of its log."""
    cursor: Callable[[], str | None]
    news: Callable[[int], object]
    """There is something: begin a round in so many milliseconds."""
    nothing: Callable[[], object]
    """A wait ended whole and without news: that was contact, too."""


class Deaf:
    """Hears nothing: what stands before a session listens, and where a test does not."""

    def listen(self) -> None:
        """Do nothing."""

    def pause(self) -> None:
        """Do nothing."""

    def on_another_net(self) -> None:
        """Do nothing."""

    def stop(self) -> None:
        """Do nothing."""

    def quiet_s(self, drawn: float) -> float:
        """Return what was drawn."""
        return drawn


class Listening:
    """Waits for news again and again, from a round that came through to the next miss. Lives on the main thread."""

    def __init__(self, wire: WaitingWire, lane: Lane, ends: Ends) -> None:
        self._wire = wire
        self._lane = lane
        self._ends = ends
        self._patience = self._trusted = Patience()
        self._rounds = Rounds()
        self._began = 0.0
        self._waits = self._wanted = self._is_renewed = False

    @property
    def hears(self) -> bool:
        """Whether news comes by itself: a wait stands, and the one before it did not fail."""
        return self._waits and not self._rounds.misses

    def quiet_s(self, drawn: float) -> float:
        """Return how long to wait after a round without news, where `drawn` was drawn for a device that only asks."""
        return drawn * HEARING_S / QUIET_S if self.hears else drawn

    def listen(self) -> None:
        """A round came through: wait for what comes next, unless a wait stands already.

        The service is there: so a wait that was cut before was cut by what stands between.
        """
        self._wanted, self._trusted = True, self._patience
        if self._waits or not self._patience.can_wait or not self._lane.is_open:
            return
        self._waits, self._is_renewed = True, False
        self._lane.do(self._wait, self._answered, self._failed)

    def pause(self) -> None:
        """A round failed: nobody waits anew until one comes through.

        The service, or the net, is gone: that a wait was cut tells nothing of how long one may stand.
        """
        self._wanted, self._patience = False, self._trusted

    def on_another_net(self) -> None:
        """The wait under way may stand in a net that is gone: it ends, and the next may be as long as at first."""
        self._patience, self._rounds = Patience(), Rounds()
        self._trusted = self._patience
        self._is_renewed = self._waits
        self._wire.renew()

    def stop(self) -> None:
        """End at once, for good; what is under way is cut, and its lane is not waited for."""
        self._wanted = False
        self._wire.cut()
        self._lane.do(self._wire.close)
        self._lane.close(0.0)

    def _wait(self) -> WaitTold:
        """On the lane of its own: wait once."""
        address, self._wire.epoch = self._ends.where()
        if address != self._wire.address:
            self._wire.move(address)
        cursor = self._ends.cursor()
        self._began = time.monotonic()
        return self._wire.wait(cursor or "", self._patience.seconds(random.random))

    def _answered(self, told: WaitTold) -> None:
        self._waits, self._rounds = False, self._rounds.went_well()
        self._patience = self._patience.stood()
        if not self._wanted:
            return
        if told.news:
            self._ends.news(int(random.random() * SPREAD_MS))
        else:
            self._ends.nothing()
            self.listen()

    def _failed(self, refusal: FodfaesteError) -> None:
        """The next round says what is wrong, if anything is; after that one, waiting begins anew."""
        self._waits = False
        if self._is_renewed:
            self._end_anew()
            return
        self._rounds = self._rounds.missed(str(refusal))
        if getattr(refusal, "code", "") == "not_found":
            self._patience = self._patience.never()
        elif self._wanted and not isinstance(refusal, TurnedAway):
            self._patience = self._patience.cut_after(time.monotonic() - self._began)
        if self._wanted:
            self._wanted = False
            self._ends.news(int(self._rounds.wait_s(random.random) * 1000))

    def _end_anew(self) -> None:
        """We ended it ourselves: that tells nothing of the line. The round that a change of net begins waits anew."""
        self._is_renewed = False
        if self._wanted:
            self._wanted = False
            self._ends.news(NET_MS)
