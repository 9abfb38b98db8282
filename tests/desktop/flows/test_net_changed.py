"""The network is another one: what failed is tried again at once, and only the service's answer counts as contact."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from desktop import net_watch
from desktop.flows.exchange import SOON_MS, Exchange
from desktop.flows.listening import NET_MS
from sync.rounds import Rounds
from tests.desktop.flows.test_files_on_their_way import running, session  # noqa: F401 - fixtures

Session = tuple[object, Exchange, str]
FAR_MS = 3_600_000


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


def test_a_computer_that_was_answered_so_far_asks_as_well(session: Session, qtbot: QtBot) -> None:  # noqa: F811
    """Its next round may be two minutes away, and what it heard last it heard on another net."""
    _, exchange, _ = session
    exchange._timer.start(FAR_MS)

    exchange.net_changed()

    assert _is_soon(exchange)
    qtbot.waitUntil(lambda: exchange._timer.interval() > SOON_MS + NET_MS, timeout=60_000)
    assert exchange._rounds == Rounds()


def test_what_is_to_be_sent_at_once_does_not_wait_for_the_net(session: Session) -> None:  # noqa: F811
    _, exchange, _ = session
    exchange._timer.start(SOON_MS)

    exchange.net_changed()

    assert exchange._timer.interval() == SOON_MS


def test_a_net_that_changes_during_a_round_is_asked_after_it(session: Session) -> None:  # noqa: F811
    _, exchange, _ = session
    exchange._running = True

    exchange.net_changed()

    assert exchange._again
    exchange._running = False


def test_after_the_end_of_a_session_nothing_is_asked(session: Session) -> None:  # noqa: F811
    _, exchange, _ = session
    exchange.stop()

    exchange.net_changed()

    assert not exchange._timer.isActive()


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
