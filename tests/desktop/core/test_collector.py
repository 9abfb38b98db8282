"""Circular rubbish is taken apart on the main thread, however much a lane makes of it."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop import collector
from desktop.collector import Collector, collect_if_worthwhile
from desktop.lanes import Lane
from tests.left_on_screen import taken_away


class Circle:
    """Refers to itself, so that only the collector takes it down."""

    def __init__(self, taken_down_by: list[str]) -> None:
        self.itself = self
        self._taken_down_by = taken_down_by

    def __del__(self) -> None:
        self._taken_down_by.append(threading.current_thread().name)


@pytest.fixture
def looking(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(collector, "EVERY_MS", 10)
    one = Collector(qapp)
    one.begin()
    yield
    one.deleteLater()
    gc.unfreeze()


def test_the_rubbish_of_the_main_thread_is_not_taken_apart_on_a_lane(qtbot: QtBot, looking: None) -> None:
    taken_down_by: list[str] = []
    lane = Lane("busy", refused=lambda _: None, crashed=lambda _: None)
    for _ in range(2_000):
        Circle(taken_down_by)

    lane.wait_for(lambda: [[] for _ in range(200_000)] and None)

    qtbot.waitUntil(lambda: len(taken_down_by) == 2_000)
    assert set(taken_down_by) == {threading.main_thread().name}
    assert lane.close()


def test_what_a_paper_is_drawn_from_is_not_looked_through_while_it_lies_there(
    qtbot: QtBot, looking: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collector, "PATIENCE", 10**9)
    taken_down_by: list[str] = []
    Circle(taken_down_by)
    paper: list[list[int]] = [[] for _ in range(collector.MANY + 5_000)]

    qtbot.wait(100)
    while_it_lay = list(taken_down_by)
    del paper
    for _ in range(collector.BUSY[0]):
        Circle(taken_down_by)

    qtbot.waitUntil(lambda: len(taken_down_by) == 1 + collector.BUSY[0])
    assert while_it_lay == []


def test_what_stays_is_looked_through_in_the_end(
    qtbot: QtBot, looking: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collector, "PATIENCE", 3)
    taken_down_by: list[str] = []
    Circle(taken_down_by)
    stays: list[list[int]] = [[] for _ in range(collector.MANY + 5_000)]

    qtbot.waitUntil(lambda: len(taken_down_by) == 1)
    assert len(stays) > collector.MANY


def test_little_rubbish_is_left_lying() -> None:
    gc.collect()

    assert collect_if_worthwhile() == -1


def test_what_a_test_leaves_on_the_screen_is_gone_behind_it(qapp: QApplication) -> None:
    stood = QWidget()
    with taken_away():
        window, page = QWidget(), QWidget()
        window.show()

    assert [isValid(one) for one in (stood, window, page)] == [True, False, False]
