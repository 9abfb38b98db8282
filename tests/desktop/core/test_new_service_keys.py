"""The service's keys roll over: an open house follows by itself; one that was away too long asks for a code."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from casework.clock import COPENHAGEN
from desktop import entry
from desktop.crash import Crash
from desktop.flows.rejoin import RejoinFlow
from desktop.joining import CENTRAL
from desktop.lanes import Lane
from desktop.session import Opened, Session
from desktop.ui.lean_unlock import LeanUnlock
from desktop.ui.screens.rejoin import RejoinScreen
from storage import vault
from storage.lease import Brought
from storage.upgrade import Told
from sync.service import rollover
from tests.desktop.core.hers import hers_at_home
from tests.desktop.screens.listening import press, words
from tests.storage.shelf import CHEAP, PASSPHRASE
from tests.sync.away import Laptop
from tests.sync.stage import Central


@pytest.fixture
def hers(
    running: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> Iterator[Laptop]:
    """Mette's computer, locked, with a note that the service does not have."""
    with hers_at_home(running, tmp_path, monkeypatch) as one:
        one.write("Skrevet før skiftet")
        one.lock()
        yield one


@contextmanager
def house(qapp: QApplication, qtbot: QtBot, hers: Laptop) -> Iterator[Session]:
    """Her house, open, in touch with the service."""
    crashed: list[BaseException] = []
    lane = Lane("store", refused=lambda _: None, crashed=crashed.append)
    where = {"address": hers.running.address, "epoch": hers.enrolled.epoch}
    now = hers.running.clock
    store = lane.wait_for(lambda: vault.unlock(hers.folder, PASSPHRASE, now=now(), floor=CHEAP))
    lane.wait_for(lambda: store.settings.set(CENTRAL, where))
    session = Session(
        qapp,
        Opened(store, lane, where),
        crash=crashed.append,
        clock=lambda: now().astimezone(COPENHAGEN),
        relaunch=lambda: None,
    )
    qtbot.addWidget(session.window)
    session.begin()
    try:
        yield session
    finally:
        session.close()
        qapp.aboutToQuit.disconnect(session.close)
    assert crashed == []


def test_an_open_house_takes_the_new_keys_and_the_new_address_without_a_word(
    qtbot: QtBot, qapp: QApplication, hers: Laptop, running: Central
) -> None:
    other = running.address.replace("127.0.0.1", "localhost")
    roll = rollover.begin(running.ledger, running.clock(), other)

    with house(qapp, qtbot, hers) as session:
        store, lane = session.desk.store, session.desk.store_lane
        qtbot.waitUntil(lambda: lane.wait_for(lambda: store.contacts.announced) == other, timeout=20_000)
        assert session.exchange is not None
        session.exchange.send_now()
        moved = lambda: lane.wait_for(lambda: store.settings.get(CENTRAL)["address"]) == other  # noqa: E731
        qtbot.waitUntil(moved, timeout=20_000)
        running.clock.now += timedelta(minutes=10)
        session.exchange.send_now()
        qtbot.waitUntil(lambda: bool(heard(running, roll)), timeout=20_000)
        said = words(session.window)

    assert "nøgler" not in said
    assert running.all("select count(*) from change where kind = 'note'") == [(1,)]


def heard(running: Central, roll: rollover.Roll) -> list[str]:
    with running.ledger.reading() as connection:
        return [one.device for one in rollover.reached(connection, roll) if one.heard]


def test_an_open_house_that_missed_it_says_so_and_a_new_code_mends_it(
    qtbot: QtBot, qapp: QApplication, hers: Laptop, running: Central
) -> None:
    rollover.begin(running.ledger, running.clock())
    rollover.end(running.ledger, running.clock(), early=True)

    with house(qapp, qtbot, hers) as session:
        qtbot.waitUntil(lambda: "har fået nye nøgler" in words(session.window), timeout=20_000)
        before = words(session.window)
        press(session.window, "Skriv en ny kode")
        flow = session.exchange._heard.__self__._anew  # type: ignore[union-attr]
        assert isinstance(flow, RejoinFlow)
        give(flow, running.code(hers.user))
        store, lane = session.desk.store, session.desk.store_lane
        old = hers.enrolled.service.sign
        qtbot.waitUntil(lambda: lane.wait_for(lambda: store.contacts.keys).sign != old, timeout=20_000)
        qtbot.waitUntil(lambda: "har fået nye nøgler" not in words(session.window), timeout=20_000)

    assert "Alt, du har skrevet, er her" in before


def give(flow: RejoinFlow, code: str) -> None:
    assert isinstance(flow.window, RejoinScreen)
    flow.window._code.code.write(code)
    press(flow.window, "Videre")


@pytest.fixture
def stands(qtbot: QtBot, hers: Laptop, monkeypatch: pytest.MonkeyPatch) -> Iterator[entry.Entry]:
    """The unlock window over her store, as after a start."""
    told: list[str] = []
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = LeanUnlock(initials="MEHA")

    def unlock(
        folder: Path, said: str, lease: Brought | None, _told: Told
    ) -> tuple[vault.Store, dict[str, str]]:
        store = vault.unlock(folder, said, now=hers.running.clock(), floor=CHEAP, lease=lease)
        return store, {"address": hers.running.address, "epoch": hers.enrolled.epoch}

    monkeypatch.setattr(entry, "_unlock", unlock)
    crash = Crash(hers.folder.parent / "crash", told.append)
    one = entry.Entry(app, crash, folder=hers.folder, practice=False, unlock=window, let_go=lambda: None)
    one._begin_away()
    window.passphrase_given.connect(one._try)
    yield one
    one._stop_away()
    if one._session is not None:
        one._session.window.close()
    one.end()
    if isValid(window):
        window.close()
    assert told == []


def test_whoever_was_away_too_long_writes_a_code_and_is_in_with_everything(
    qtbot: QtBot, stands: entry.Entry, hers: Laptop, running: Central
) -> None:
    rollover.begin(running.ledger, running.clock())
    hers.unlock()
    hers.round()
    hers.write("Skrevet, mens hun var væk")
    hers.lock()
    running.clock.now += timedelta(days=100)
    rollover.end(running.ledger, running.clock())
    window = stands._window
    assert isinstance(window, LeanUnlock)

    window.passphrase_given.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(stands._way, RejoinFlow), timeout=20_000)
    flow = stands._way
    assert isinstance(flow, RejoinFlow)
    said = words(flow.window)
    give(flow, "ABCD-EFGH")
    qtbot.waitUntil(lambda: "Koden kendes ikke" in words(flow.window), timeout=20_000)
    give(flow, running.code(hers.user))
    qtbot.waitUntil(lambda: stands._session is not None, timeout=20_000)

    assert "bliver her, også det, der ikke er sendt" in said
    waits = lambda: running.all("select count(*) from change where kind = 'note'") == [(2,)]  # noqa: E731
    qtbot.waitUntil(waits, timeout=20_000)


def test_without_the_code_the_way_leads_back_to_the_same_window(
    qtbot: QtBot, stands: entry.Entry, hers: Laptop, running: Central
) -> None:
    hers.unlock()
    hers.round()
    hers.lock()
    rollover.begin(running.ledger, running.clock())
    rollover.end(running.ledger, running.clock(), early=True)
    running.clock.now += timedelta(days=8)
    window = stands._window
    assert isinstance(window, LeanUnlock)

    window.passphrase_given.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(stands._way, RejoinFlow), timeout=20_000)
    assert isinstance(stands._way, RejoinFlow)
    press(stands._way.window, "Tilbage")

    assert window.isVisible()
    assert stands._session is None
