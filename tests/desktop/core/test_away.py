"""While *Lås op* stands, a computer speaks with its service: it sends, asks for a lease, obeys an order."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from casework.clock import COPENHAGEN
from desktop import away, entry
from desktop.away import Found
from desktop.crash import Crash
from desktop.flows.contact import said_of as said_of_lease
from desktop.lanes import Lane
from desktop.session import Opened, Session
from desktop.ui.lean_unlock import LeanUnlock
from storage import journal_file, pinned, vault
from storage.lease import Brought, Standing
from storage.upgrade import Told
from sync.locked import LockedDevice
from sync.service import leases
from tests.desktop.core.hers import hers_at_home
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE
from tests.sync.away import Laptop
from tests.sync.stage import Central


@pytest.fixture
def hers(
    running: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> Iterator[Laptop]:
    """Mette's computer, locked, with two notes that the service does not have; its home is this test's."""
    with hers_at_home(running, tmp_path, monkeypatch) as one:
        one.write("Et", "To")
        one.lock()
        yield one


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[LeanUnlock]:
    one = LeanUnlock(initials="MEHA", age="Sidst opdateret 26.11.2026 kl. 10.00")
    yield one
    if isValid(one):
        one.close()


def way_in(window: LeanUnlock, hers: Laptop, told: list[str]) -> entry.Entry:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return entry.Entry(
        app,
        Crash(hers.folder.parent / "crash", told.append),
        folder=hers.folder,
        practice=False,
        unlock=window,
        let_go=lambda: None,
    )


@pytest.fixture
def stands(window: LeanUnlock, hers: Laptop, monkeypatch: pytest.MonkeyPatch) -> Iterator[entry.Entry]:
    """The unlock window over her store, as after a start."""
    told: list[str] = []

    def unlock(
        folder: Path, words: str, lease: Brought | None, _told: Told
    ) -> tuple[vault.Store, dict[str, str]]:
        store = vault.unlock(folder, words, now=hers.running.clock(), floor=CHEAP, lease=lease)
        return store, {}

    monkeypatch.setattr(entry, "_unlock", unlock)
    one = way_in(window, hers, told)
    one._begin_away()
    window.passphrase_given.connect(one._try)
    yield one
    one._stop_away()
    if one._session is not None:
        one._session.window.close()
    one.end()
    assert told == []


def order(running: Central) -> None:
    with running.ledger.writing() as connection:
        leases.order_wipe(connection, 1, running.clock())


def power_goes_at(step: str) -> Callable[[str], None]:
    """Return what hears the steps of a wipe, and ends it at one."""

    def cut(at: str) -> None:
        if at == step:
            raise RuntimeError("power")

    return cut


def test_what_waits_goes_quietly_and_the_window_says_how_much_has_a_receipt(
    qtbot: QtBot, window: LeanUnlock, stands: entry.Entry, running: Central
) -> None:
    stands.loading.done.emit()

    qtbot.waitUntil(lambda: "kvitteret" in window._age_words.text(), timeout=20_000)
    assert window._age_words.text() == "2 ændringer er sendt og kvitteret"
    assert window.line.text() == ""
    assert window.unlock.isEnabled()
    assert running.all("select count(*) from change where kind = 'note'") == [(2,)]


def test_without_contact_the_window_says_nothing_and_stays_as_it_is(
    qtbot: QtBot, window: LeanUnlock, stands: entry.Entry, hers: Laptop
) -> None:
    said = pinned.read_beside(hers.folder)
    assert said is not None
    pinned.put_beside(
        hers.folder, pinned.Beside("http://127.0.0.1:9", said.epoch, said.device, said.sign, said.seal)
    )
    assert stands._away is not None

    stands._look_away()

    qtbot.waitUntil(lambda: stands._away is not None and stands._away._timer.isActive(), timeout=20_000)
    assert window._age_words.text() == "Sidst opdateret 26.11.2026 kl. 10.00"
    assert window.line.text() == ""


def test_past_its_lease_the_right_words_open_the_store_after_a_contact_of_its_own(
    qtbot: QtBot, window: LeanUnlock, stands: entry.Entry, hers: Laptop, running: Central
) -> None:
    hers.unlock()
    hers.round()
    hers.lock()
    running.clock.now += timedelta(days=8)

    window.passphrase_given.emit(PASSPHRASE)

    qtbot.waitUntil(lambda: stands._session is not None, timeout=20_000)
    assert stands._away is None


def test_past_its_lease_and_shut_out_the_person_is_told_and_nothing_is_lost(
    qtbot: QtBot, window: LeanUnlock, stands: entry.Entry, hers: Laptop, running: Central
) -> None:
    hers.unlock()
    hers.round()
    hers.write("Tre")
    hers.lock()
    running.clock.now += timedelta(days=8)
    with running.ledger.writing() as connection:
        connection.execute("update device set revoked = '2026-11-26T09:00:00+00:00'")

    window.passphrase_given.emit(PASSPHRASE)

    qtbot.waitUntil(lambda: "ikke længere adgang" in window.line.text(), timeout=20_000)
    assert stands._session is None
    assert running.all("select count(*) from held where code = 'shut_out'") == [(1,)]


def test_a_locked_computer_that_is_to_be_wiped_sends_first_and_then_says_that_it_is_done(
    qtbot: QtBot, window: LeanUnlock, stands: entry.Entry, hers: Laptop, running: Central
) -> None:
    order(running)

    stands._look_away()

    qtbot.waitUntil(lambda: "slette" in window.line.text(), timeout=20_000)
    assert not hers.folder.exists()
    assert not window.unlock.isEnabled()
    assert running.all("select sent is not null, done is not null from wipe_order") == [(1, 1)]
    assert running.all("select count(*) from change where kind = 'note'") == [(2,)]


@pytest.mark.parametrize("cut_off", [False, True])
def test_after_the_wipe_of_a_hurt_store_the_window_claims_no_receipt_for_what_nobody_could_read(
    qtbot: QtBot, window: LeanUnlock, stands: entry.Entry, hers: Laptop, running: Central, cut_off: bool
) -> None:
    path = hers.folder / journal_file.NAME
    path.write_bytes(path.read_bytes()[:-9])
    order(running)
    if cut_off:
        with (
            pytest.raises(RuntimeError),
            closing(LockedDevice(hers.folder, wall=running.clock.wall)) as device,
        ):
            device.obey(device.contact().order, told=power_goes_at("keys"))

    stands._look_away()

    qtbot.waitUntil(lambda: "ladet sagerne" in window.line.text(), timeout=20_000)
    said = window.line.text()
    assert "at det er modtaget, er kvitteret, de enkelte ændringer er det ikke" in said
    assert "Det, der ventede, er sendt og kvitteret" not in said
    assert running.all("select count(*) from change where kind = 'note'")[0] < (2,)
    assert running.all("select count(*) > 2 from file_aside") == [(1,)]


def test_of_the_test_a_wipe_that_forgets_what_was_hurt_claims_too_much(
    qtbot: QtBot,
    window: LeanUnlock,
    stands: entry.Entry,
    hers: Laptop,
    running: Central,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    obeyed = away._obeyed
    monkeypatch.setattr(away, "_obeyed", lambda *given: replace(obeyed(*given), hurt=()))

    with pytest.raises(AssertionError):
        test_after_the_wipe_of_a_hurt_store_the_window_claims_no_receipt_for_what_nobody_could_read(
            qtbot, window, stands, hers, running, cut_off=False
        )


def test_after_a_wipe_the_window_says_what_the_service_keeps_aside(
    qtbot: QtBot, window: LeanUnlock, stands: entry.Entry, running: Central
) -> None:
    with running.ledger.writing() as connection:
        connection.execute("update device set revoked = '2026-11-26T09:00:00+00:00'")
    order(running)

    stands._look_away()

    qtbot.waitUntil(lambda: "ladet sagerne" in window.line.text(), timeout=20_000)
    assert "lagt til side, så et menneske ser på dem: 2." in window.line.text()
    assert running.all("select count(*) from held where code = 'shut_out'") == [(2,)]


@pytest.mark.parametrize(
    ("hurt", "says", "never"),
    [
        ((), "Det, der ventede, er sendt og kvitteret. Luk", "forsegle"),
        (("files",), "er sendt og kvitteret. En vedhæftet fil", "forsegle"),
        (("trail",), "er sendt og kvitteret. Loggen kunne ikke", "vedhæftet"),
        (("journal", "files", "trail"), "de enkelte ændringer er det ikke", "ventede, er sendt og kvitteret"),
    ],
)
def test_the_word_after_a_wipe_claims_no_more_than_its_receipt(
    hurt: tuple[str, ...], says: str, never: str
) -> None:
    said = away.said_of_wipe(Found(wiped=True, hurt=hurt))

    assert says in said
    assert never not in said
    assert "ny kode" in said


def test_a_wipe_that_was_cut_off_is_found_at_the_next_start_and_nothing_can_be_typed_meanwhile(
    qtbot: QtBot, window: LeanUnlock, hers: Laptop, running: Central
) -> None:
    order(running)
    device = LockedDevice(hers.folder, wall=running.clock.wall)

    with pytest.raises(RuntimeError):
        device.obey(device.contact().order, told=power_goes_at("keys"))
    device.close()
    from desktop import paths

    found = paths.store_folders()
    told: list[str] = []
    one = way_in(window, hers, told)
    one._begin_away()
    before = (window.unlock.isEnabled(), "slettes" in window.line.text())
    one._look_away()
    qtbot.waitUntil(lambda: not hers.folder.exists(), timeout=20_000)
    one.end()

    assert (found, before, told) == ((hers.folder,), (False, True), [])


def test_an_open_session_keeps_each_lease_and_locks_at_an_order_to_wipe(
    qtbot: QtBot, qapp: QApplication, hers: Laptop, running: Central
) -> None:
    crashed: list[BaseException] = []
    relaunched: list[bool] = []
    lane = Lane("store", refused=lambda _: None, crashed=crashed.append)
    where = {"address": running.address, "epoch": hers.enrolled.epoch}
    store = lane.wait_for(lambda: vault.unlock(hers.folder, PASSPHRASE, now=running.clock(), floor=CHEAP))
    session = Session(
        qapp,
        Opened(store, lane, where),
        crash=crashed.append,
        clock=lambda: running.clock().astimezone(COPENHAGEN),
        relaunch=lambda: relaunched.append(True),
    )
    qtbot.addWidget(session.window)
    session.begin()
    qtbot.waitUntil(lambda: lane.wait_for(store.contacts.until) is not None, timeout=20_000)
    until = lane.wait_for(store.contacts.until)
    running.clock.now += timedelta(minutes=10)
    order(running)
    assert session.exchange is not None
    session.exchange.send_now()
    qtbot.waitUntil(lambda: bool(relaunched), timeout=20_000)
    qapp.aboutToQuit.disconnect(session.close)

    assert (until, relaunched, crashed) == ("2026-12-03T09:00:00+00:00", [True], [])
    assert vault.find(hers.folder).initials == "MEHA"


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (Found(), ""),
        (Found(receipted=1), "1 ændring er sendt og kvitteret"),
        (Found(receipted=2, held=1), "2 sendt og kvitteret, 1 lagt til side"),
        (Found(receipted=2, unreadable=3), "2 kvitteret; resten sendes, når du låser op"),
    ],
)
def test_the_line_claims_no_receipt_that_did_not_come(found: Found, says: str) -> None:
    assert away.said_of(found) == says


def test_a_lease_is_spoken_of_when_it_is_nearly_over_and_after_it(qapp: QApplication) -> None:
    until = NOW + timedelta(days=7)
    quiet = [Standing(None, ended=False), Standing(until, ended=False)]
    nearly, over, behind = (
        said_of_lease(Standing(until, ended=ended, soon=soon, fell_behind=back))
        for ended, soon, back in ((False, True, False), (True, False, False), (False, False, True))
    )

    assert [said_of_lease(one) for one in quiet] == ["", ""]
    assert "inden 3.12. kl. 10.00" in nearly
    assert "udløbet" in over
    assert "stille uret" in behind
    assert all("er gemt" in text for text in (nearly, over))
    assert "Intet er tabt" in behind
