"""This computer's seal gets the municipality's certificate at a session's first round; plans never wait for it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casework.errors import Refused, Unreachable
from desktop.desk import Desk
from desktop.flows import certifying, sealing
from desktop.lanes import Lane
from desktop.news import News
from desktop.paper import seal
from storage.reads import sync as sync_reads
from storage.reads.signatures import ISSUERS
from storage.vault import Store
from sync import seals
from sync.enrol import Enrolled
from sync.seals import Certified
from sync.service import issuer, registry, rollover
from sync.service import seals as given
from sync.service.keys import certificates
from sync.wire import Wire
from sync.words import TurnedAway
from tests.desktop.flows.test_way_back import Session, running
from tests.desktop.screens.listening import words
from tests.sync import stage
from tests.sync.recovering import store_of
from tests.sync.sealing import Sealing

__all__ = ["running"]


@dataclass
class Computer:
    """A computer that is let in: its desk over a real store, and its line to a real service."""

    running: stage.Central
    enrolled: Enrolled
    store: Store
    desk: Desk
    lane: Lane
    lines: list[Wire] = field(default_factory=list)

    def meet(self) -> None:
        """Do what a session's first round does after it came through."""
        wire = Sealing(self.running, self.enrolled).wire()
        self.lines.append(wire)
        certifying.keep_up(self.desk, wire)

    def seal(self) -> seal.Seal:
        """Return what a plan would be sealed by now."""
        now = self.running.clock()
        return self.lane.wait_for(lambda: sealing.seal_of(self.store, "Nordbyen Kommune", now))

    def kept(self, name: str = sealing.SETTING) -> Any:
        return self.lane.wait_for(lambda: self.store.settings.get(name))

    def keep(self, value: Any, name: str = sealing.SETTING) -> None:
        self.lane.wait_for(lambda: self.store.settings.set(name, value))

    def issued(self) -> int:
        return int(self.running.all("select count(*) from seal_certificate")[0][0])


@pytest.fixture
def hers(running: stage.Central, tmp_path: Path, qapp: QApplication, lanes: list[Lane]) -> Iterator[Computer]:
    del qapp
    enrolled = running.enrol(running.add_user("MEHA"))
    store = lanes[0].wait_for(lambda: store_of(enrolled, tmp_path / "store", running.clock))
    desk = Desk(store, lanes[0], lanes[1], News(), clock=running.clock)
    one = Computer(running, enrolled, store, desk, lanes[0])
    yield one
    for wire in one.lines:
        wire.close()
    desk.close()
    lanes[0].wait_for(store.close)


def today(computer: Computer) -> bytes:
    return issuer.today(computer.running.ledger, computer.running.clock()).certificate


def test_a_sessions_first_round_brings_the_certificate_and_the_next_asks_for_no_other(
    running: stage.Central, tmp_path: Path, qtbot: QtBot, qapp: QApplication, lanes: list[Lane]
) -> None:
    enrolled = running.enrol(running.add_user("MEHA"))
    store = lanes[0].wait_for(lambda: store_of(enrolled, tmp_path / "store", running.clock))
    session = Session(store, lanes, enrolled, running.clock)
    qtbot.addWidget(session.window)

    for _ in range(2):
        session.exchange.begin_round()
        qtbot.waitUntil(lambda: not session.exchange._running, timeout=60_000)
        session.exchange._has_certificate = False  # as in another session

    session.exchange.stop()
    found = lanes[0].wait_for(lambda: sealing.seal_of(store, "Nordbyen Kommune", running.clock()))
    assert found.issuer == issuer.today(running.ledger, running.clock()).certificate
    assert running.all("select count(*) from seal_certificate") == [(1,)]
    session.desk.close()
    lanes[2].close()
    lanes[0].wait_for(store.close)


def test_without_a_network_a_plan_is_sealed_by_the_computers_own_until_the_certificate_is_there(
    hers: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: Any) -> Any:
        raise Unreachable("Ingen forbindelse.")

    with monkeypatch.context() as patch:
        patch.setattr(Wire, "seal", away)
        with pytest.raises(Unreachable):
            hers.meet()
        alone = hers.seal()
    hers.meet()
    after = hers.seal()

    assert (alone.issuer, after.issuer) == (b"", today(hers))
    assert after.key != alone.key, "what the computer vouched for alone is not vouched for afterwards"
    assert hers.kept(certifying.NEXT) is None


def test_an_answer_that_was_lost_costs_no_second_certificate(
    hers: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Wire.seal

    def lost(wire: Wire, asked: Any) -> Any:
        real(wire, asked)
        raise Unreachable("Ingen forbindelse.")

    with monkeypatch.context() as patch:
        patch.setattr(Wire, "seal", lost)
        with pytest.raises(Unreachable):
            hers.meet()
    waiting = hers.kept(certifying.NEXT)
    hers.meet()

    assert hers.issued() == 1
    assert hers.kept()["key"] == waiting["key"]


def test_a_key_that_has_sealed_for_two_years_is_followed_by_another(hers: Computer) -> None:
    hers.meet()
    first = hers.seal()
    hers.running.clock.now += seal.SEALS - timedelta(days=1)
    hers.meet()
    same = hers.seal()
    hers.running.clock.now += timedelta(days=1)
    hers.meet()
    second = hers.seal()

    assert same == first
    assert (second.key != first.key, second.issuer) == (True, first.issuer)
    assert hers.issued() == 2


def test_a_roll_over_of_the_service_brings_the_same_key_the_certificate_of_the_new_issuer(
    hers: Computer,
) -> None:
    hers.meet()
    first = hers.seal()
    rollover.begin(hers.running.ledger, hers.running.clock())
    hers.meet()
    second = hers.seal()

    assert second.issuer == today(hers) != first.issuer
    assert second.key == first.key
    both = sorted((first.issuer_mark(), second.issuer_mark()))
    assert hers.kept(ISSUERS) == both
    with hers.running.ledger.writing() as connection:
        connection.execute("delete from seal_issuer where number = 1")
    hers.keep([first.issuer_mark()], ISSUERS)
    hers.meet()
    assert hers.kept(ISSUERS) == both, "a service that was put back from before it knows one less"


@pytest.mark.parametrize("wrong", [timedelta(days=-2), timedelta(days=365 * 11)], ids=["behind", "ahead"])
def test_a_plan_under_a_wrong_clock_costs_no_certificate(hers: Computer, wrong: timedelta) -> None:
    hers.meet()
    first, kept = hers.seal(), hers.kept()
    hers.running.clock.now += wrong
    between = hers.seal()
    hers.running.clock.now -= wrong

    assert (between.issuer, between.key != first.key) == (b"", True)
    assert hers.kept() == kept
    assert hers.seal() == first


def test_what_the_service_lacks_of_an_older_copy_it_is_shown(hers: Computer) -> None:
    hers.meet()
    first = hers.seal()
    with hers.running.ledger.writing() as connection:
        connection.execute("delete from seal_certificate")
    hers.meet()

    assert hers.seal() == first
    assert hers.issued() == 1


def test_a_computer_that_is_shut_out_keeps_what_it_has_and_gets_no_other(hers: Computer) -> None:
    hers.meet()
    first = hers.seal()
    with hers.running.ledger.writing() as connection:
        registry.revoke_device(connection, hers.enrolled.device, hers.running.clock())
    rollover.begin(hers.running.ledger, hers.running.clock())

    with pytest.raises(TurnedAway):
        hers.meet()

    assert (hers.seal(), hers.issued()) == (first, 1)


def test_a_certificate_over_another_key_is_not_taken(hers: Computer, monkeypatch: pytest.MonkeyPatch) -> None:
    now = hers.running.clock()
    stranger = seal.make(hers.store.device, "", now)
    private, by = certificates.issuer("Nordbyen Kommune", now, now + timedelta(days=7300))
    public = certificates.asked(seal.request(stranger), stranger.device)
    wanted = certificates.Wanted(public, stranger.device, "", now + timedelta(days=3650))
    other = certificates.issued(private, by, wanted, now)[1]
    monkeypatch.setattr(seals, "ask", lambda *_: Certified(other, by))

    with pytest.raises(seal.OtherKey, match="planer forsegles som før"):
        hers.meet()

    assert hers.kept() is None
    assert fails(hers.store, hers.lane) == ["seal:other-key"]


def fails(store: Store, lane: Lane) -> list[str]:
    """Return what the trail says went wrong on this computer."""
    query = "select what from audit where action = 'fail' order by seq"
    return [str(what) for (what,) in lane.wait_for(lambda: store.own_reader().rows(query))]


@pytest.fixture
def session(
    running: stage.Central, tmp_path: Path, qtbot: QtBot, qapp: QApplication, lanes: list[Lane]
) -> Iterator[Session]:
    del qapp
    enrolled = running.enrol(running.add_user("MEHA"))
    store = lanes[0].wait_for(lambda: store_of(enrolled, tmp_path / "store", running.clock))
    one = Session(store, lanes, enrolled, running.clock)
    qtbot.addWidget(one.window)
    yield one
    one.exchange.stop()
    one.desk.close()
    lanes[2].close()
    lanes[0].wait_for(store.close)


def refused(patch: pytest.MonkeyPatch) -> None:
    def wait(*_: Any) -> Any:
        raise TurnedAway("too_many", "after")

    patch.setattr(Wire, "seal", wait)


def no_key(patch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> Any:
        raise OSError("no such curve")

    patch.setattr(seal, "make", fail)


def no_request(patch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> Any:
        raise OSError("no such curve")

    patch.setattr(seal, "request", fail)


def over_another_key(patch: pytest.MonkeyPatch) -> None:
    real = seal.certified

    def another(of: seal.Seal, *given: Any) -> seal.Seal:
        stranger = seal.make(of.device, "", of_now(of))
        return real(stranger, *given)

    patch.setattr(seal, "certified", another)


def of_now(of: seal.Seal) -> Any:
    return certificates.life_of(of.certificate)[0]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [(refused, ""), (no_key, ""), (no_request, ""), (over_another_key, "lyder på en andens nøgle")],
)
def test_a_round_is_whole_though_no_certificate_came(
    session: Session,
    qtbot: QtBot,
    lanes: list[Lane],
    monkeypatch: pytest.MonkeyPatch,
    wrong: Callable[[pytest.MonkeyPatch], None],
    said: str,
) -> None:
    store = session.desk.store
    wrong(monkeypatch)

    session.exchange.begin_round()
    qtbot.waitUntil(
        lambda: session.exchange._has_certificate and not session.exchange._running, timeout=60_000
    )

    assert session.exchange._rounds.misses == 0
    assert lanes[0].wait_for(lambda: store.ledger.recall(sync_reads.LAST_CONTACT))
    assert lanes[0].wait_for(lambda: store.settings.get(sealing.SETTING)) is None
    assert session.window.has_banner == bool(said)
    assert said in words(session.window)
    assert fails(store, lanes[0]) == (["seal:other-key"] if said else [])


def test_a_kept_seal_that_is_damaged_is_not_replaced_without_a_word(hers: Computer) -> None:
    hers.meet()
    broken = hers.kept() | {"key": hers.kept()["key"][:40]}
    hers.keep(broken)

    with pytest.raises(Refused, match="computerens segl er beskadiget"):
        hers.meet()

    assert hers.kept() == broken
    with pytest.raises(Refused, match="computerens segl er beskadiget"):
        hers.seal()
    hers.meet()
    assert hers.seal().issuer


@pytest.mark.parametrize("waits", ["damaged", "another computer's"])
def test_a_key_that_waits_and_cannot_be_used_is_let_go_of(hers: Computer, waits: str) -> None:
    other = seal.make("d-another", "", hers.running.clock()).kept()
    hers.keep({"device": "x"} if waits == "damaged" else other, certifying.NEXT)

    hers.meet()

    assert hers.seal().issuer == today(hers)
    assert hers.kept()["key"] != other["key"]


def test_a_store_that_is_another_computer_asks_for_a_certificate_of_its_own(hers: Computer) -> None:
    """As after a restore: what lies in the store is the seal of the name that it had."""
    stranger = seal.make("d-another", "", hers.running.clock())
    hers.keep(stranger.kept())

    hers.meet()

    found = hers.seal()
    assert (found.device, found.key != stranger.key, bool(found.issuer)) == (hers.store.device, True, True)


def test_a_new_address_comes_with_the_next_session(hers: Computer) -> None:
    hers.meet()
    first = hers.seal()
    with hers.running.ledger.writing() as connection:
        given.set_address(connection, "https://segl.example")
    hers.meet()
    second = hers.seal()

    assert (second.key, second.issuer) == (first.key, first.issuer)
    assert certificates.address_in(first.certificate) == ""
    assert certificates.address_in(second.certificate) == "https://segl.example"
