"""A store is given its way back in good time: at the first day, and else at the first round of a session."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import joining
from desktop.desk import Desk
from desktop.flows.exchange import Central, Exchange
from desktop.lanes import Lane
from desktop.news import News
from desktop.ui.window import MainWindow
from storage import keyfile, recovery_slot, safety
from storage.vault import Store
from sync.enrol import Enrolled
from tests.storage.shelf import CHEAP, PASSPHRASE
from tests.sync import stage
from tests.sync.recovering import appoint, store_of
from tests.sync.stage import Clock


@pytest.fixture
def running(tmp_path: Path) -> Iterator[stage.Central]:
    with stage.central(tmp_path / "central", Clock()) as one:
        yield one


def test_the_first_day_leaves_a_slot_that_the_officers_open(
    running: stage.Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path / "home"))
    appoint(running)
    enrolled = running.enrol(running.add_user("MEHA"))

    store, _ = joining.make_store(enrolled, PASSPHRASE, cost=CHEAP)

    assert store.recovery.pinned() == enrolled.recovery
    assert recovery_slot.slot_of(keyfile.read(store.folder)) is not None
    assert safety.facts(store).recovery is True
    store.close()


class Session:
    """What a session has of the exchange: a desk, a window, two lanes."""

    def __init__(self, store: Store, lanes: list[Lane], enrolled: Enrolled, clock: Clock) -> None:
        self.window = MainWindow(now=clock)
        self.desk = Desk(store, lanes[0], lanes[1], News(), clock=clock)
        there = Central(enrolled.address, enrolled.epoch, enrolled.device, enrolled.key)
        self.exchange = Exchange(
            self.desk, self.window, there, lanes[2], contacted=lambda _at: None, heard=lambda _heard: None
        )


def test_an_older_store_gets_its_slot_at_the_first_round_and_the_service_has_it_too(
    running: stage.Central, tmp_path: Path, qtbot: QtBot, qapp: QApplication, lanes: list[Lane]
) -> None:
    enrolled = running.enrol(running.add_user("MEHA"))
    store = lanes[0].wait_for(lambda: store_of(enrolled, tmp_path / "store", running.clock))
    appoint(running)
    session = Session(store, lanes, enrolled, running.clock)
    qtbot.addWidget(session.window)

    session.exchange.begin_round()
    qtbot.waitUntil(lambda: running.all("select * from recovery_slot") != [])
    qtbot.waitUntil(lambda: not session.exchange._running)

    session.exchange.stop()
    assert recovery_slot.slot_of(keyfile.read(store.folder)) is not None
    session.desk.close()
    lanes[2].close()
    lanes[0].wait_for(store.close)
