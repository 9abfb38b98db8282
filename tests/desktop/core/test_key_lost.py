"""The keyring lost its part of the device's key: the store opens, the person is told, and a new code mends it."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop import away, entry
from desktop.flows.exchange import SOON_MS
from desktop.flows.rejoin import RejoinFlow
from desktop.flows.signin import SignInFlow
from desktop.rejoining import Stranger
from desktop.ui.lean_unlock import LeanUnlock
from desktop.ui.screens.rejoin import RejoinScreen
from desktop.ui.screens.signin import SignInScreen
from storage import device_key
from sync.service import audit
from sync.service.signin_way import Way
from sync.words import TurnedAway
from tests.desktop.core.hers import hers_at_home
from tests.desktop.core.test_new_service_keys import give, house, stands
from tests.desktop.screens.listening import press, words
from tests.storage.keyrings import OfThisTest, ring
from tests.storage.shelf import PASSPHRASE
from tests.sync.at_the_browser import Person
from tests.sync.away import Laptop, locked
from tests.sync.signing_in import cheap_words, demand, give_words
from tests.sync.stage import Central

__all__ = ["cheap_words", "ring", "stands"]


@pytest.fixture
def hers(
    running: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ring: OfThisTest, qapp: QApplication
) -> Iterator[Laptop]:
    """Mette's computer, locked, with a sealed key and a note that the service does not have."""
    with hers_at_home(running, tmp_path, monkeypatch) as one:
        one.write("Ikke sendt")
        one.lock()
        assert device_key.standing(one.folder) == "sealed"
        yield one


def notes(running: Central) -> Callable[[], int]:
    return lambda: int(running.all("select count(*) from change where kind = 'note'")[0][0])


def after_a_week_without_its_key(
    qtbot: QtBot, stands: entry.Entry, running: Central, ring: OfThisTest
) -> tuple[LeanUnlock, RejoinFlow]:
    """The keyring lost its part, and the lease is over: the unlock asks for a code."""
    running.clock.now += timedelta(days=8)
    ring.kept = {}
    window = stands._window
    assert isinstance(window, LeanUnlock)
    window.passphrase_given.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(stands._way, RejoinFlow), timeout=20_000)
    flow = stands._way
    assert isinstance(flow, RejoinFlow)
    return window, flow


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
    _window, flow = after_a_week_without_its_key(qtbot, stands, running, ring)
    assert "Den nøgle, som centralen kender" in words(flow.window)
    give(flow, running.code(hers.user))
    qtbot.waitUntil(lambda: stands._session is not None, timeout=20_000)

    qtbot.waitUntil(lambda: notes(running)() == 2, timeout=20_000)


@pytest.fixture
def person(
    hers: Laptop, running: Central, monkeypatch: pytest.MonkeyPatch, cheap_words: None
) -> Iterator[Person]:
    """Mette before a browser, where the municipality demands a sign-in."""
    demand(running, Way("local"))
    one = Person("meha", give_words(running, hers.user.id))

    def open_url(address: QUrl) -> bool:
        one.open(address.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    yield one
    one.leave()


def sign_in(flow: RejoinFlow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: isinstance(flow.window, SignInScreen), timeout=20_000)
    press(flow.window, "Åbn browseren")


def shown(kind: type[QWidget]) -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]


def test_where_a_sign_in_is_demanded_it_follows_the_code_and_the_store_opens_with_its_new_key(
    qtbot: QtBot,
    stands: entry.Entry,
    hers: Laptop,
    running: Central,
    ring: OfThisTest,
    person: Person,
) -> None:
    _window, flow = after_a_week_without_its_key(qtbot, stands, running, ring)
    give(flow, running.code(hers.user))
    sign_in(flow, qtbot)
    qtbot.waitUntil(lambda: stands._session is not None, timeout=20_000)

    qtbot.waitUntil(lambda: notes(running)() == 1, timeout=20_000)
    sessions = running.all("select count(*) from signin_session where ended is null")
    assert (sessions, device_key.read(hers.folder) == hers.enrolled.key.raw) == ([(1,)], False)


def test_the_code_alone_brings_no_lease_where_a_sign_in_is_demanded(
    hers: Laptop, running: Central, ring: OfThisTest, person: Person
) -> None:
    ring.kept = {}
    stranger = Stranger(hers.folder, running.clock, lost=True)

    joined = stranger.ask_in(running.address, running.code(hers.user))

    assert (joined.lost, joined.enrolled.sign_in) == (True, True)
    with pytest.raises(TurnedAway) as turned:
        stranger.fetch(joined)
    assert turned.value.code == "sign_in_needed"


def test_an_open_store_is_led_from_the_code_to_the_sign_in_and_everything_comes_home(
    qtbot: QtBot, qapp: QApplication, hers: Laptop, running: Central, ring: OfThisTest, person: Person
) -> None:
    ring.kept = {}

    with house(qapp, qtbot, hers) as session:
        qtbot.waitUntil(lambda: "ikke sin del af den nøgle" in words(session.window), timeout=20_000)
        press(session.window, "Skriv en ny kode")
        (asking,) = shown(RejoinScreen)
        give_code(asking, running.code(hers.user))
        qtbot.waitUntil(lambda: len(shown(SignInScreen)) == 1, timeout=20_000)
        press(shown(SignInScreen)[0], "Åbn browseren")
        qtbot.waitUntil(lambda: notes(running)() == 1, timeout=20_000)
        qtbot.waitUntil(lambda: "ikke sin del af den nøgle" not in words(session.window), timeout=20_000)
        store, lane = session.desk.store, session.desk.store_lane
        broken = lane.wait_for(lambda: store.trail.faults(session._witness.holds))  # type: ignore[union-attr]

    assert broken == ()


def test_whoever_goes_back_before_the_browser_signs_in_at_the_next_unlock(
    qtbot: QtBot,
    stands: entry.Entry,
    hers: Laptop,
    running: Central,
    ring: OfThisTest,
    person: Person,
) -> None:
    window, flow = after_a_week_without_its_key(qtbot, stands, running, ring)
    give(flow, running.code(hers.user))
    qtbot.waitUntil(lambda: isinstance(flow.window, SignInScreen), timeout=20_000)

    press(flow.window, "Tilbage")
    window.passphrase_given.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(stands._way, SignInFlow), timeout=20_000)
    later = stands._way
    assert isinstance(later, SignInFlow)
    press(later.window, "Åbn browseren")
    qtbot.waitUntil(lambda: stands._session is not None, timeout=20_000)

    qtbot.waitUntil(lambda: notes(running)() == 1, timeout=20_000)
    session = stands._session
    assert session is not None
    qtbot.waitUntil(lambda: session._witness is not None, timeout=20_000)
    store, lane = session.desk.store, session.desk.store_lane
    broken = lane.wait_for(lambda: store.trail.faults(session._witness.holds))  # type: ignore[union-attr]
    with running.ledger.reading() as connection:
        found = audit.verify(connection)
    assert (broken, found) == ((), ())


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
