"""The caretaker works while nobody types, lets go when somebody does, and says once what it cannot do."""

import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from casework.errors import Damaged, FodfaesteError
from desktop.caretaker import QUIET_MS, REST, Caretaker
from desktop.lanes import Lane
from tests.storage.shelf import NOW

Chore = Callable[[datetime, Callable[[], bool]], Iterator[None]]


class Stand:
    """A caretaker with a lane, a clock and a hand that a test moves."""

    def __init__(self) -> None:
        self.now = NOW
        self.hands_off = QUIET_MS
        self.said: list[str] = []
        self.done: list[str] = []
        self.crashed: list[BaseException] = []
        self.lane = Lane("store", refused=self.say, crashed=self.crashed.append)
        self.caretaker = Caretaker(
            self.lane, now=lambda: self.now, hands_off_ms=lambda: self.hands_off, refused=self.say
        )

    def say(self, refusal: FodfaesteError) -> None:
        self.said.append(str(refusal))

    def chore(self, name: str, pieces: int = 2, after: Callable[[int], object] = lambda _: None) -> Chore:
        def chore(_now: datetime, _wanted: Callable[[], bool]) -> Iterator[None]:
            for number in range(pieces):
                self.done.append(f"{name} {number} {threading.current_thread().name}")
                after(number)
                yield

        return chore


@pytest.fixture
def stand(qtbot: QtBot) -> Iterator[Stand]:
    stand = Stand()
    yield stand
    stand.lane.close()
    assert stand.crashed == []


def settled(qtbot: QtBot, stand: Stand) -> None:
    qtbot.waitUntil(lambda: not stand.caretaker._going)


def test_every_piece_is_a_job_of_its_own_on_the_stores_lane(qtbot: QtBot, stand: Stand) -> None:
    stand.caretaker.add(stand.chore("kopi"), stand.chore("tjek", 1))

    stand.caretaker.look()
    settled(qtbot, stand)

    assert stand.done == ["kopi 0 store", "kopi 1 store", "tjek 0 store"]


def test_nothing_is_begun_while_a_hand_is_on_the_keyboard(stand: Stand) -> None:
    stand.caretaker.add(stand.chore("kopi"))
    stand.hands_off = QUIET_MS - 1

    stand.caretaker.look()

    assert not stand.caretaker._going
    assert stand.done == []


def test_a_hand_between_two_pieces_ends_the_round(qtbot: QtBot, stand: Stand) -> None:
    def touch(_: int) -> None:
        stand.hands_off = 0

    stand.caretaker.add(stand.chore("kopi", after=touch), stand.chore("tjek"))

    stand.caretaker.look()
    settled(qtbot, stand)

    assert stand.done == ["kopi 0 store"]


def test_what_cannot_be_done_is_said_once_and_rests(qtbot: QtBot, stand: Stand) -> None:
    def full(_: int) -> None:
        raise Damaged("Der er ikke plads.")

    stand.caretaker.add(stand.chore("kopi", after=full), stand.chore("tjek", 1))

    for minutes in (0, 1, REST / timedelta(minutes=1)):
        stand.now = NOW + timedelta(minutes=minutes)
        stand.caretaker.look()
        settled(qtbot, stand)

    assert stand.said == ["Der er ikke plads."]
    assert [one.split()[0] for one in stand.done] == ["kopi", "tjek", "tjek", "kopi", "tjek"]


def test_a_save_that_waits_makes_long_work_let_go(qtbot: QtBot, stand: Stand) -> None:
    seen: list[bool] = []

    def long(_now: datetime, wanted: Callable[[], bool]) -> Iterator[None]:
        seen.append(wanted())
        stand.lane.do(lambda: None)
        seen.append(wanted())
        yield

    stand.caretaker.add(long)

    stand.caretaker.look()
    settled(qtbot, stand)

    assert seen == [False, True]
