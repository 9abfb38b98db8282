"""A desk is carried from one network to another: rounds and the wait for news go through the proxy of the new one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import net_watch
from desktop.desk import Desk
from desktop.flows.exchange import Central, Exchange
from desktop.flows.listening import Listening
from desktop.lanes import Lane
from desktop.news import News
from desktop.ui.window import MainWindow
from sync.waiting import Patience, WaitingWire
from sync.wire import Wire
from tests.sync.recovering import store_of
from tests.sync.test_another_net import Nets, nets  # noqa: F401 - a fixture
from tests.sync.test_waiting_for_news import stands

FAR_MS = 3_600_000


@pytest.fixture
def carried(
    nets: Nets,  # noqa: F811
    tmp_path: Path,
    qapp: QApplication,
    lanes: list[Lane],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Exchange]:
    """An exchange that waits for news at the office, and whose next round is far away."""
    monkeypatch.setattr(net_watch, "begin", lambda _: False)
    come, clock = nets.enrol(), nets.service.clock
    store = lanes[0].wait_for(lambda: store_of(come, tmp_path / "store", clock))
    desk, window = Desk(store, lanes[0], lanes[1], News(), clock=clock), MainWindow(now=clock)
    there = Central(nets.address, come.epoch, come.device, come.key)
    exchange = Exchange(desk, window, there, lanes[2], contacted=lambda _at: None, heard=lambda _heard: None)
    exchange.watch_the_net()
    exchange.begin_round()
    _settles(qtbot, nets, exchange)
    yield exchange
    exchange.stop()
    desk.close()
    lanes[2].close()
    lanes[0].wait_for(store.close)
    window.deleteLater()


def _settles(qtbot: QtBot, nets: Nets, exchange: Exchange) -> None:  # noqa: F811
    ear = exchange._listening
    assert isinstance(ear, Listening)
    qtbot.waitUntil(
        lambda: stands(nets.service, exchange._wire.device) and ear._waits and not exchange._running,
        timeout=60_000,
    )
    exchange._timer.start(FAR_MS)


def _ear(exchange: Exchange) -> Listening:
    assert isinstance(exchange._listening, Listening)
    return exchange._listening


def test_at_home_both_lines_go_through_the_proxy_of_home(
    carried: Exchange,
    nets: Nets,  # noqa: F811
    qtbot: QtBot,
) -> None:
    """No round has failed, and nobody presses a thing: the office's proxy would let both through still."""
    at_office, old = len(nets.office.asked), _ear(carried)._patience
    nets.named = nets.other

    carried.net_changed()

    qtbot.waitUntil(lambda: len(nets.other.asked) == 2, timeout=60_000)
    _settles(qtbot, nets, carried)
    assert (len(nets.office.asked), _ear(carried)._patience) == (at_office, old)
    assert _ear(carried).hears


def test_a_net_that_is_another_several_times_ends_no_patience(
    carried: Exchange,
    nets: Nets,  # noqa: F811
    qtbot: QtBot,
) -> None:
    nets.named = nets.other
    for _ in range(3):
        carried.net_changed()

    qtbot.waitUntil(lambda: len(nets.other.asked) >= 2, timeout=60_000)
    _settles(qtbot, nets, carried)
    assert _ear(carried)._patience == Patience()


@pytest.mark.parametrize("left", [Wire, WaitingWire])
def test_of_the_test_a_line_that_is_not_opened_anew_is_noticed(
    carried: Exchange,
    nets: Nets,  # noqa: F811
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    left: type[Wire],
) -> None:
    line = carried._wire if left is Wire else _ear(carried)._wire
    monkeypatch.setattr(line, "renew", lambda: None)
    nets.named = nets.other

    carried.net_changed()

    qtbot.waitUntil(lambda: len(nets.other.asked) == 1, timeout=60_000)
    qtbot.wait(500)
    assert len(nets.other.asked) == 1
