"""When a computer tries again: never sooner than the service asked, soon on another net, at eight each in its place."""

import socket
import ssl
from datetime import UTC, datetime, timedelta

import pytest

from sync import rounds
from sync import wire as wires
from sync.enrol import begin
from sync.protocol_wait import LONGEST_S as WAIT_S
from sync.rounds import HERD_S, LONGEST_S, Rounds, asked_to_wait, herd_s
from sync.waiting import SHORTEST_S, SOON_CUTS, Patience, WaitingWire
from sync.wire import Wire
from sync.words import TurnedAway
from tests.sync.dead_net import CARRIED, SWALLOWED, net_before
from tests.sync.stage import Central, device, new_id

EIGHT = datetime(2026, 11, 26, 7, 0, tzinfo=UTC)
"""Eight in the morning in Copenhagen, in winter."""


def _shortest_wait_after_too_many_codes(running: Central) -> float:
    """Let a computer guess codes until the service asks it to wait; return the shortest wait that may be drawn."""
    attempt = begin()
    wire = Wire(running.address, attempt.key, attempt.device, wall=running.clock.wall)
    missed = Rounds()
    for _ in range(11):
        with pytest.raises(TurnedAway) as turned:
            wire.enrol("k7qm-3xpa", "")
        missed = Rounds().missed(str(turned.value), after_s=wire.after_s)
    wire.close()
    assert turned.value.code == "too_many"
    return missed.wait_s(lambda: 0.0)


def test_nobody_comes_back_sooner_than_the_service_asked(running: Central) -> None:
    assert _shortest_wait_after_too_many_codes(running) == 5.0


def test_a_computer_that_does_not_hear_how_long_is_noticed(
    running: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wires, "asked_to_wait", lambda _header, _now: 0.0)

    assert _shortest_wait_after_too_many_codes(running) < 5.0


def test_an_answer_that_asks_for_nothing_ends_the_asking(running: Central) -> None:
    jonas, stream = running.add_user("JOKR"), new_id()
    running.grant(jonas, stream)
    with device(running, jonas) as one:
        one.wire.after_s = 60.0
        one.round()

        assert one.wire.after_s == 0.0


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("", 0.0),
        ("7", 7.0),
        ("99999", LONGEST_S),
        ("Thu, 26 Nov 2026 07:00:30 GMT", 30.0),
        ("Thu, 26 Nov 2026 06:00:00 GMT", 0.0),
        ("-5", 0.0),
        ("snart", 0.0),
        ("٣", 0.0),
    ],
)
def test_how_long_an_answer_asks_to_wait(header: str, seconds: float) -> None:
    assert asked_to_wait(header, EIGHT) == seconds


def test_another_net_starts_the_waiting_over_and_tells_nobody_twice() -> None:
    missed = Rounds()
    for _ in range(9):
        missed = missed.missed("Ingen forbindelse", after_s=60.0)

    anew = missed.on_another_net().missed("Ingen forbindelse")

    assert anew.wait_s(lambda: 1.0) == rounds.FIRST_S
    assert not anew.tells_person


def _share_in_a_busiest_second() -> float:
    """Return the share of a municipality's computers that would begin in one second of eight o'clock."""
    seconds: dict[int, int] = {}
    for _ in range(1500):
        begins = int(herd_s(new_id(), EIGHT))
        seconds[begins] = seconds.get(begins, 0) + 1
    assert max(seconds) < HERD_S
    return max(seconds.values()) / 1500


def test_at_eight_a_municipality_is_spread_over_two_minutes() -> None:
    assert _share_in_a_busiest_second() < 0.03


def test_computers_that_all_have_the_same_place_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    same = herd_s("den samme", EIGHT)
    monkeypatch.setitem(globals(), "herd_s", lambda _device, _now: same)

    assert _share_in_a_busiest_second() == 1.0


def test_a_place_is_one_moment_and_only_at_eight() -> None:
    name = new_id()
    place = herd_s(name, EIGHT)

    assert herd_s(name, EIGHT + timedelta(seconds=place / 2)) == pytest.approx(place / 2)
    assert herd_s(name, EIGHT + timedelta(seconds=place + 0.001)) == 0.0
    assert herd_s(name, EIGHT - timedelta(seconds=1)) == 0.0
    assert herd_s(name, EIGHT + timedelta(seconds=HERD_S)) == 0.0
    assert herd_s(name, datetime(2026, 7, 1, 6, 0, tzinfo=UTC)) == pytest.approx(place)


def test_a_wait_that_is_cut_keeps_its_tls_for_the_thread_that_still_reads() -> None:
    attempt = begin()
    wire = WaitingWire("https://central.example", attempt.key, attempt.device, wall=lambda: 0.0)
    near, far = socket.socketpair()
    tls = ssl.create_default_context().wrap_socket(
        near, server_hostname="central.example", do_handshake_on_connect=False
    )

    with tls, far:
        wire.pulse.socket = tls
        wire.cut()

        assert far.recv(1) == b""
        with pytest.raises((ssl.SSLError, ConnectionError)):
            tls.do_handshake()


def test_a_line_that_is_cut_is_asked_to_stand_for_less() -> None:
    patience = Patience()
    assert patience.seconds(lambda: 0.0) == WAIT_S
    assert patience.seconds(lambda: 1.0) == WAIT_S * 3 / 4

    once = patience.cut_after(30.0)

    assert (once.most_s, once.can_wait) == (24.0, True)
    assert once.cut_after(SHORTEST_S).seconds(lambda: 0.0) == SHORTEST_S
    assert not patience.never().can_wait


def test_a_line_that_is_cut_soon_time_after_time_is_waited_on_no_more() -> None:
    patience = Patience()
    for _ in range(SOON_CUTS - 1):
        patience = patience.cut_after(0.0)
    assert patience.can_wait
    assert patience.most_s == WAIT_S

    assert not patience.cut_after(SHORTEST_S - 1).can_wait
    assert patience.stood().cut_after(0.0).can_wait


def test_an_announced_address_that_leads_nowhere_holds_up_no_round(
    running: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is taken in and says nothing; the address before answers, and is gone on at."""
    monkeypatch.setattr(wires, "ELSEWHERE_SECONDS", 0.3)
    come = running.enrol(running.add_user("NOWH"))
    with net_before(running.address) as net:
        net.new = SWALLOWED
        wire = Wire(running.address, come.key, come.device, wall=running.clock.wall, answer_s=3600.0)

        assert wire.answers_at(net.address, come.epoch) is False
        net.new = CARRIED
        assert wire.answers_at(net.address, come.epoch) is True
        wire.close()
