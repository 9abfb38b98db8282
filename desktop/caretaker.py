"""The caretaker: small work on the store's lane while nobody types, and let go of as soon as somebody does.

A chore is a row of short pieces; each is a job of its own on the lane, so that a person's save comes between two of
them. What a chore refuses is said once, and it rests for half an hour before it is tried again.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer

from casework.errors import FodfaesteError
from desktop.lanes import Lane, Refusal
from storage.backups import Wanted
from storage.upkeep import Chore

LOOK_MS: Final = 20_000
"""How often the caretaker looks whether something is to be done."""
QUIET_MS: Final = 10_000
"""How long no hand has touched anything when a chore begins."""
REST: Final = timedelta(minutes=30)


class Caretaker(QObject):
    """Does the chores of one open store; `hands_off_ms` says how long no hand has touched keyboard or mouse."""

    def __init__(
        self,
        lane: Lane,
        *,
        now: Callable[[], datetime],
        hands_off_ms: Callable[[], int],
        refused: Refusal,
    ) -> None:
        super().__init__()
        self._lane = lane
        self._now = now
        self._hands_off_ms = hands_off_ms
        self._refused = refused
        self._chores: list[Chore] = []
        self._rests: dict[int, datetime] = {}
        self._said: set[str] = set()
        self._going = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def add(self, *chores: Chore) -> None:
        """Take chores on; they are looked at in this order."""
        self._chores.extend(chores)

    def begin(self) -> None:
        """Look from now on."""
        self._timer.start()

    def end(self) -> None:
        """Look no more; a chore under way lets go by itself, because the lane is wanted."""
        self._timer.stop()

    def look(self) -> None:
        """Begin with the first chore, where nobody types and nothing waits."""
        if not self._going and self._is_quiet():
            self._going = True
            self._turn_to(0)

    def _is_quiet(self) -> bool:
        return self._hands_off_ms() >= QUIET_MS and not self._lane.is_wanted

    def _turn_to(self, number: int) -> None:
        """Begin a chore that does not rest, or come to an end."""
        now = self._now()
        while number < len(self._chores) and abs(now - self._rests.get(number, now - REST)) < REST:
            number += 1
        if number >= len(self._chores):
            self._going = False
            return
        self._go_on(number, self._chores[number](now, lambda: self._lane.is_wanted))

    def _go_on(self, number: int, pieces: Iterator[None]) -> None:
        """Do one piece on the lane; the next is given only when this one is done and it is still quiet."""

        def piece() -> bool:
            try:
                next(pieces)
            except (StopIteration, Wanted):
                return False
            return True

        def done(more: bool) -> None:  # noqa: FBT001  the lane hands over what the piece returned
            if not self._lane.is_open or not self._is_quiet():
                self._going = False
            elif more:
                self._go_on(number, pieces)
            else:
                self._turn_to(number + 1)

        self._lane.do(piece, done, lambda refusal: self._rest(number, refusal))

    def _rest(self, number: int, refusal: FodfaesteError) -> None:
        """A chore cannot be done now: say why, once, and go on with the next."""
        self._rests[number] = self._now()
        if str(refusal) not in self._said:
            self._said.add(str(refusal))
            self._refused(refusal)
        self._turn_to(number + 1)
