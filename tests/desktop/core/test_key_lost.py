"""The keyring lost its part of the device's key: the store opens, the person is told, and a new code mends it."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import away, entry
from desktop.flows.exchange import SOON_MS
from desktop.flows.rejoin import RejoinFlow
from desktop.ui.lean_unlock import LeanUnlock
from storage import device_key
from sync.service import audit
from tests.desktop.core.test_new_service_keys import give, house, stands
from tests.desktop.screens.listening import press, words
from tests.storage.keyrings import OfThisTest, using
from tests.storage.shelf import PASSPHRASE
from tests.sync.away import Laptop, laptop, locked
from tests.sync.stage import Central

__all__ = ["stands"]


@pytest.fixture
def ring() -> Iterator[OfThisTest]:
    """Return the keyring of this computer."""
    ring = OfThisTest()
    with using(ring):
        yield ring


@pytest.fixture
def hers(
    running: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ring: OfThisTest, qapp: QApplication
) -> Iterator[Laptop]:
    """Mette's computer, locked, with a sealed key and a note that the service does not have."""
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path))
    monkeypatch.setattr(entry, "now", running.clock)
    with laptop(running, "MEHA", tmp_path / "stores" / "hers") as one:
        one.open_citizen()
        one.round()
        one.write("Ikke sendt")
        one.lock()
        assert device_key.standing(one.folder) == "sealed"
        yield one


def notes(running: Central) -> Callable[[], int]:
    return lambda: int(running.all("select count(*) from change where kind = 'note'")[0][0])


def test_a_sealed_key_sends_what_waits_while_the_store_is_locked(hers: Laptop, running: Central) -> None:
    with locked(hers) as device:
        assert device.send().receipted == 1

    assert notes(running)() == 1


def test_a_bare_key_is_sealed_by_itself_and_the_rounds_go_on(
    qtbot: QtBot, qapp: QApplication, hers: Laptop, running: Central
) -> None:
    (hers.folder / device_key.NAME).write_bytes(hers.enrolled.key.raw)

    with house(qapp, qtbot, hers):
        qtbot.waitUntil(lambda: notes(running)() == 1, timeout=20_000)

    assert device_key.standing(hers.folder) == "sealed"


def test_while_locked_the_line_says_to_unlock(hers: Laptop, running: Central, ring: OfThisTest) -> None:
    ring.kept = {}

    found = away.speak(hers.folder, running.clock.wall)

    assert found.keyless
    assert "Lås op, så står der hvorfor" in away.said_of(found)


def test_the_store_opens_says_what_is_wrong_and_a_code_brings_everything_home(
    qtbot: QtBot, qapp: QApplication, hers: Laptop, running: Central, ring: OfThisTest
) -> None:
    ring.kept = {}

    with house(qapp, qtbot, hers) as session:
        qtbot.waitUntil(lambda: "ikke sin del af den nøgle" in words(session.window), timeout=20_000)
        before = words(session.window)
        press(session.window, "Skriv en ny kode")
        (flow,) = [one for one in qapp.topLevelWidgets() if "Den nøgle, som centralen kender" in words(one)]
        assert flow.isVisible()
        give_code(flow, running.code(hers.user))
        qtbot.waitUntil(lambda: notes(running)() == 1, timeout=20_000)
        qtbot.waitUntil(lambda: "ikke sin del af den nøgle" not in words(session.window), timeout=20_000)
        store, lane = session.desk.store, session.desk.store_lane
        key = device_key.read(hers.folder)
        broken = lane.wait_for(lambda: store.trail.faults(session._witness.holds))  # type: ignore[union-attr]
    with running.ledger.reading() as connection:
        found = audit.verify(connection)

    assert "Alt, du skriver, er gemt på denne computer" in before
    assert key != hers.enrolled.key.raw
    assert (broken, found) == ((), ())
    assert running.all("select count(*) from device where revoked is null") == [(1,)]


def give_code(window: object, code: str) -> None:
    window._code.code.write(code)  # type: ignore[attr-defined]
    press(window, "Videre")  # type: ignore[arg-type]


def test_past_its_lease_a_store_without_its_key_opens_with_a_code(
    qtbot: QtBot, stands: entry.Entry, hers: Laptop, running: Central, ring: OfThisTest
) -> None:
    hers.unlock()
    hers.round()
    hers.write("Skrevet siden")
    hers.lock()
    running.clock.now += timedelta(days=8)
    ring.kept = {}
    window = stands._window
    assert isinstance(window, LeanUnlock)

    window.passphrase_given.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(stands._way, RejoinFlow), timeout=20_000)
    flow = stands._way
    assert isinstance(flow, RejoinFlow)
    assert "Den nøgle, som centralen kender" in words(flow.window)
    give(flow, running.code(hers.user))
    qtbot.waitUntil(lambda: stands._session is not None, timeout=20_000)

    qtbot.waitUntil(lambda: notes(running)() == 2, timeout=20_000)


def test_a_keyring_that_only_is_silent_asks_for_no_code(
    qtbot: QtBot, qapp: QApplication, hers: Laptop, ring: OfThisTest
) -> None:
    ring.locked = True

    with house(qapp, qtbot, hers) as session:
        qtbot.waitUntil(lambda: "nøglering svarer ikke" in words(session.window), timeout=20_000)
        said = words(session.window)

    assert "Skriv en ny kode" not in said


def test_who_asks_while_a_round_comes_to_its_end_does_not_wait_for_the_next(
    qtbot: QtBot, qapp: QApplication, hers: Laptop, running: Central
) -> None:
    with house(qapp, qtbot, hers) as session:
        qtbot.waitUntil(lambda: notes(running)() == 1, timeout=20_000)
        exchange = session.exchange
        assert exchange is not None
        qtbot.waitUntil(lambda: not exchange._running, timeout=20_000)
        exchange._running = True

        exchange.send_now()
        exchange._ended(frozenset())

        assert exchange._timer.interval() <= SOON_MS
