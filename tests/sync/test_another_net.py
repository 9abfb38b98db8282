"""On another network another proxy leads out: the system is asked anew, and no line goes on through the old one.

A real service with TLS under a name that no computer finds by itself, and two real proxies; the system names now the
one, now the other.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from casework.errors import Unreachable
from sync import line
from sync.enrol import Enrolled, begin, enrol
from sync.protocol_wait import LONGEST_S
from sync.waiting import WaitingWire
from sync.wire import Wire
from sync.words import TurnedAway
from tests.sync.certificates import issued
from tests.sync.proxy import NAME, SHUT, Proxy, no_proxy_is_set, trust
from tests.sync.stage import Central, Clock, new_id
from tests.sync.test_waiting_for_news import stands

SOON_S = 10.0


@dataclass
class Nets:
    """A service, the proxies of two networks, and the one that the system names now."""

    service: Central
    office: Proxy
    other: Proxy
    named: Proxy

    @property
    def address(self) -> str:
        return f"https://{NAME}"

    def enrol(self) -> Enrolled:
        person = self.service.add_user(f"N{len(self.office.asked):03}")
        return enrol(self.address, self.service.code(person), begin(), wall=self.service.clock.wall)


@pytest.fixture
def nets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Nets]:
    no_proxy_is_set(monkeypatch)
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    root = issued("Nordbyens egen rod", issues=True)
    trust(root, tmp_path, monkeypatch)
    service = Central(tmp_path / "central", Clock(), certificate=issued(NAME, root).written(tmp_path))
    with ExitStack() as ending:
        ending.callback(service.close)
        port = int(service.address.rpartition(":")[2])
        office, other = (ending.enter_context(closing(Proxy(port))) for _ in range(2))
        there = Nets(service, office, other, office)
        line.ask_system(lambda _address: there.named.address)
        ending.callback(line.ask_system, None)
        yield there


@pytest.fixture
def wire(nets: Nets) -> Iterator[Wire]:
    come = nets.enrol()
    with closing(Wire(nets.address, come.key, come.device, wall=nets.service.clock.wall)) as one:
        yield one


@pytest.fixture
def waiting(nets: Nets) -> Iterator[WaitingWire]:
    come = nets.enrol()
    with closing(WaitingWire(nets.address, come.key, come.device, wall=nets.service.clock.wall)) as one:
        yield one


def _by(proxy: Proxy, act: Callable[[], Any]) -> int:
    """Count how many lines an act opened through a proxy."""
    before = len(proxy.asked)
    act()
    return len(proxy.asked) - before


def test_a_line_goes_through_the_proxy_of_the_network_of_now(nets: Nets, wire: Wire) -> None:
    assert _by(nets.office, wire.hello) == 1
    nets.named = nets.other

    wire.renew()

    assert _by(nets.other, wire.hello) == 1
    assert _by(nets.other, wire.hello) == 0, "and stays open there"


def test_after_a_miss_the_system_is_asked_anew_though_nobody_said_that_the_network_is_another(
    nets: Nets, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    wire.hello()
    monkeypatch.setattr(nets.office, "_says", SHUT)
    wire.close()
    with pytest.raises(Unreachable):
        wire.hello()
    nets.named = nets.other

    assert _by(nets.other, wire.hello) == 1


def test_what_answers_in_other_words_than_the_protocols_leads_to_asking_the_system(
    nets: Nets, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The login page of a network that answers as JSON is no service either."""
    wire.hello()
    with monkeypatch.context() as patch:
        patch.setattr(Wire, "_send", lambda *_, **__: b'{"log": "ind"}')
        with pytest.raises(Unreachable):
            wire.hello()
    nets.named = nets.other

    assert _by(nets.other, wire.hello) == 1


def test_a_service_that_says_no_keeps_its_line(nets: Nets, wire: Wire) -> None:
    wire.hello()
    nets.named = nets.other

    with pytest.raises(TurnedAway):
        wire.recovery_state(new_id())

    assert _by(nets.other, wire.hello) == 0


def _ends(wait: WaitingWire) -> tuple[threading.Thread, list[Unreachable]]:
    """Wait for news on a thread of its own, until somebody ends it."""
    ended: list[Unreachable] = []

    def listen() -> None:
        try:
            page = wait.pull("", have=(0, 0), check=False, limit=1000)
            wait.wait(page.cursor, LONGEST_S)
        except Unreachable as error:
            ended.append(error)

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    return thread, ended


def _stands(nets: Nets, wait: WaitingWire) -> None:
    end = time.monotonic() + SOON_S
    while not stands(nets.service, wait.device):
        assert time.monotonic() < end, "the wait never came to the service"
        time.sleep(0.01)


def test_a_wait_through_the_old_proxy_ends_and_the_next_goes_through_the_new_one(
    nets: Nets, waiting: WaitingWire
) -> None:
    thread, ended = _ends(waiting)
    _stands(nets, waiting)
    nets.named = nets.other

    waiting.renew()

    thread.join(SOON_S)
    assert len(ended) == 1
    assert _by(nets.other, waiting.hello) == 1


def test_of_the_test_a_wait_that_is_left_alone_stands_on(
    nets: Nets, waiting: WaitingWire, monkeypatch: pytest.MonkeyPatch
) -> None:
    thread, ended = _ends(waiting)
    _stands(nets, waiting)

    with monkeypatch.context() as patch:
        patch.setattr(waiting.pulse, "cut", lambda: None)
        waiting.renew()
        thread.join(0.5)

        assert (thread.is_alive(), ended) == (True, [])
    waiting.cut()
    thread.join(SOON_S)


def test_a_wait_that_is_being_opened_while_the_network_changes_ends_as_well(
    nets: Nets, waiting: WaitingWire
) -> None:
    opening = waiting.pulse._trace
    changed: list[str] = []

    def trace(event: str, about: Any) -> None:
        if event.endswith("connect_tcp.complete") and not changed:
            changed.append(event)
            waiting.renew()
        opening(event, about)

    waiting.pulse._trace = trace  # type: ignore[method-assign]

    with pytest.raises(Unreachable):
        waiting.wait("", LONGEST_S)

    assert changed
    with suppress(Unreachable):
        assert _by(nets.office, waiting.hello) == 1
