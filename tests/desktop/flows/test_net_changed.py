"""The network is another one: what failed is tried again at once, and only the service's answer counts as contact."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from desktop import net_watch
from desktop.flows.exchange import NET_MS, SOON_MS, Exchange
from sync.rounds import Rounds
from tests.desktop.flows.test_files_on_their_way import lanes, running, session  # noqa: F401 - fixtures

Session = tuple[object, Exchange, str]


def _away(exchange: Exchange) -> None:
    """Let the service have been out of reach for long: the next try is minutes away."""
    for _ in range(12):
        exchange._rounds = exchange._rounds.missed("Ingen forbindelse")
    exchange._timer.start(300_000)


def _is_soon(exchange: Exchange) -> bool:
    return exchange._timer.interval() <= SOON_MS + NET_MS


def test_on_another_net_the_service_is_asked_soon(session: Session, qtbot: QtBot) -> None:  # noqa: F811
    _, exchange, _ = session
    _away(exchange)

    exchange.net_changed()

    assert _is_soon(exchange)
    qtbot.waitUntil(lambda: exchange._rounds == Rounds() and not exchange._running, timeout=60_000)


def test_a_computer_that_reaches_the_service_does_not_heed_the_net(session: Session) -> None:  # noqa: F811
    _, exchange, _ = session
    exchange._timer.start(30_000)

    exchange.net_changed()

    assert exchange._timer.interval() == 30_000


def test_a_computer_that_goes_on_waiting_on_another_net_is_noticed(
    session: Session,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _, exchange, _ = session
    _away(exchange)
    monkeypatch.setattr(Exchange, "net_changed", lambda _self: None)

    exchange.net_changed()

    assert not _is_soon(exchange)


def test_what_the_system_says_of_the_net_is_heard(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    _, exchange, _ = session
    heard: list[Callable[[], object]] = []
    monkeypatch.setattr(net_watch, "begin", heard.append)

    exchange.watch_the_net()

    assert heard == [exchange.net_changed]


def test_the_system_is_listened_to_where_it_can_tell(qtbot: QtBot) -> None:
    from PySide6.QtNetwork import QNetworkInformation

    heard: list[bool] = []
    hears = net_watch.begin(lambda: heard.append(True))
    system = QNetworkInformation.instance()
    if system is not None:
        system.reachabilityChanged.emit(QNetworkInformation.Reachability.Disconnected)

    assert hears == bool(heard)
