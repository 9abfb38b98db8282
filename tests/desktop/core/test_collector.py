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


def test_little_rubbish_is_left_lying() -> None:
    gc.collect()

    assert collect_if_worthwhile() == -1


def test_what_a_test_leaves_on_the_screen_is_gone_behind_it(qapp: QApplication) -> None:
    stood = QWidget()
    with taken_away():
        window, page = QWidget(), QWidget()
        window.show()

    assert [isValid(one) for one in (stood, window, page)] == [True, False, False]
