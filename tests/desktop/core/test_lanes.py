"""A lane keeps the order, sends refusals to the one who asked, and bugs to the crash report."""

import sys
import threading
import time
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from pytestqt.qtbot import QtBot

from casework.errors import FodfaesteError, Refused
from desktop.lanes import Lane, LaneClosed


class Heard:
    def __init__(self) -> None:
        self.answers: list[object] = []
        self.refused: list[FodfaesteError] = []
        self.crashed: list[BaseException] = []


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def lane(qtbot: QtBot, heard: Heard) -> Iterator[Lane]:
    one = Lane("test", refused=heard.refused.append, crashed=heard.crashed.append)
    yield one
    assert one.close()


def test_answers_come_in_the_order_of_the_questions_on_the_main_thread(
    qtbot: QtBot, lane: Lane, heard: Heard
) -> None:
    threads: list[int] = []

    for number in range(50):
        lane.do(partial(int, number), heard.answers.append)
    lane.do(threading.get_ident, lambda worker: threads.extend([worker, threading.get_ident()]))

    qtbot.waitUntil(lambda: len(threads) == 2)
    assert heard.answers == list(range(50))
    assert threads[0] != threading.main_thread().ident
    assert threads[1] == threading.main_thread().ident


def test_a_refusal_goes_to_the_one_who_asked_and_else_to_the_window(
    qtbot: QtBot, lane: Lane, heard: Heard
) -> None:
    own: list[FodfaesteError] = []

    def refuse() -> None:
        raise Refused("Skriv formålet.")

    lane.do(refuse, refused=own.append)
    lane.do(refuse)

    qtbot.waitUntil(lambda: bool(heard.refused))
    assert [str(each) for each in own] == ["Skriv formålet."]
    assert heard.crashed == []


def test_a_bug_goes_to_the_crash_report_and_the_lane_goes_on(qtbot: QtBot, lane: Lane, heard: Heard) -> None:
    lane.do(lambda: 1 // 0, heard.answers.append)
    lane.do(lambda: "after", heard.answers.append)

    qtbot.waitUntil(lambda: heard.answers == ["after"])
    assert [type(each) for each in heard.crashed] == [ZeroDivisionError]


def test_what_was_let_go_of_is_neither_begun_nor_answered(qtbot: QtBot, lane: Lane, heard: Heard) -> None:
    gate = threading.Event()
    done: list[str] = []
    lane.do(gate.wait)

    job = lane.do(lambda: done.append("begun"), lambda _none: done.append("answered"))
    job.cancel()
    gate.set()
    lane.do(lambda: None, heard.answers.append)

    qtbot.waitUntil(lambda: heard.answers == [None])
    assert done == []


def test_another_lane_may_wait_for_an_answer_and_gets_the_refusal_itself(
    qtbot: QtBot, lane: Lane, heard: Heard
) -> None:
    other = Lane("other", refused=heard.refused.append, crashed=heard.crashed.append)

    def refuse() -> None:
        raise Refused("Nej.")

    other.do(lambda: lane.wait_for(lambda: 7), heard.answers.append)
    other.do(lambda: lane.wait_for(refuse))

    qtbot.waitUntil(lambda: bool(heard.refused))
    assert heard.answers == [7]
    assert other.close()


def test_a_closed_lane_finishes_what_it_was_given_and_takes_no_more(qtbot: QtBot, heard: Heard) -> None:
    lane = Lane("short", refused=heard.refused.append, crashed=heard.crashed.append)
    done: list[int] = []
    for number in range(20):
        lane.do(partial(done.append, number))

    assert lane.close()

    assert done == list(range(20))
    assert not lane.is_open
    assert lane.do(partial(done.append, 99)).cancelled
    assert 99 not in done
    with pytest.raises(LaneClosed):
        lane.wait_for(lambda: None)


class Window:
    """Something that may only be taken apart where it was made."""

    def __init__(self, taken_down_by: list[str]) -> None:
        self._taken_down_by = taken_down_by

    def show(self, _answer: object) -> None:
        """Take an answer."""

    def __del__(self) -> None:
        self._taken_down_by.append(threading.current_thread().name)


def test_no_lane_ever_takes_down_what_waited_for_its_answer(qtbot: QtBot, lane: Lane) -> None:
    taken_down_by: list[str] = []

    for _ in range(300):
        lane.do(lambda: None, Window(taken_down_by).show)

    qtbot.waitUntil(lambda: len(taken_down_by) == 300)
    assert set(taken_down_by) == {threading.main_thread().name}


def test_an_answer_that_fails_leaves_the_others_their_turn(qtbot: QtBot, lane: Lane, heard: Heard) -> None:
    with qtbot.captureExceptions() as failed:
        lane.do(lambda: "no number", lambda word: heard.answers.append(int(word)))
        lane.do(lambda: "after", heard.answers.append)
        qtbot.waitUntil(lambda: heard.answers == ["after"])

    assert [type(each[1]) for each in failed] == [ValueError]


class Hand(QObject):
    pressed = Signal()


def test_what_a_hand_did_meanwhile_waits_for_one_answer_and_never_for_all(
    qtbot: QtBot, lane: Lane, heard: Heard
) -> None:
    hand = Hand()
    hand.pressed.connect(lambda: heard.answers.append("hand"), Qt.ConnectionType.QueuedConnection)

    def first(_none: None) -> None:
        heard.answers.append("first")
        hand.pressed.emit()

    lane.do(lambda: None, first)
    lane.do(lambda: None, lambda _none: heard.answers.append("second"))
    lane.wait_for(lambda: None)  # both answers wait before the first is run

    qtbot.waitUntil(lambda: len(heard.answers) == 3)
    assert heard.answers == ["first", "hand", "second"]


def test_an_answer_waits_for_the_turn_after_the_one_that_heard_of_it(
    qtbot: QtBot, lane: Lane, heard: Heard
) -> None:
    """The press before it has painted by then."""
    lane.do(lambda: None, heard.answers.append)
    lane.wait_for(lambda: None)

    lane._answers._hear()

    assert heard.answers == []
    qtbot.waitUntil(lambda: heard.answers == [None])


def test_a_lane_that_works_soon_lets_the_main_thread_on(lane: Lane) -> None:
    """Each call of Qt may let go of the interpreter; it comes back at once, whatever a lane does meanwhile."""
    ours, ended = sys.getswitchinterval(), threading.Event()
    assert ours <= 0.001  # asked for; the rest of the test is what it is worth

    def work() -> None:
        while not ended.is_set():
            sum(range(500))

    def taken() -> float:
        began = time.monotonic()
        for _ in range(40):
            time.sleep(0.0001)
        return time.monotonic() - began

    def is_worth_it() -> bool:
        sys.setswitchinterval(ours)
        with_ours = min(taken() for _ in range(5))
        sys.setswitchinterval(0.005)  # as Python comes
        return with_ours * 2 < min(taken() for _ in range(5))

    lane.do(work)
    try:
        assert any(is_worth_it() for _ in range(5))  # where others have the processors, both wait alike
    finally:
        sys.setswitchinterval(ours)
        ended.set()
