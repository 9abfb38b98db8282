"""A store that is only read still gets its unsent words home, and an order to wipe is obeyed once it is closed."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casework.clock import COPENHAGEN
from casework.errors import FodfaesteError
from desktop import away
from desktop.flows import only_read
from desktop.lanes import Lane
from desktop.session import Opened, Session
from desktop.ui.parts.still import still
from storage import journal_file, pinned, schema
from sync.service import leases
from tests.desktop.core.test_only_read_session import standing
from tests.storage.test_upgrade import new_shape
from tests.sync.away import Laptop, laptop
from tests.sync.stage import Central


@pytest.fixture
def hers(running: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Laptop]:
    """Mette's store, closed by an older program with two notes that the service does not have; the disk is full."""
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path))
    with laptop(running, "MEHA", tmp_path / "stores" / "hers") as one:
        one.open_citizen()
        one.round()
        one.write("Et", "To")
        one.lock()
        monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, new_shape))
        monkeypatch.setattr(schema, "NEWEST", schema.NEWEST + 1)
        monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=41_000_000))
        yield one


@pytest.fixture
def locked() -> list[bool]:
    """How often the session locked."""
    return []


def session_on(hers: Laptop, qapp: QApplication, locked: list[bool]) -> Session:
    crashed: list[BaseException] = []
    refused: list[FodfaesteError] = []
    lane = Lane("store", refused=refused.append, crashed=crashed.append)
    lane.wait_for(hers.unlock)
    central_of_hers = {"address": hers.running.address, "epoch": hers.enrolled.epoch}
    one = Session(
        qapp,
        Opened(hers.store, lane, central_of_hers),
        crash=crashed.append,
        clock=lambda: hers.running.clock().astimezone(COPENHAGEN),
        relaunch=lambda: locked.append(True),
    )
    one.begin()
    return one


@pytest.fixture
def session(hers: Laptop, qtbot: QtBot, qapp: QApplication, locked: list[bool]) -> Iterator[Session]:
    one = session_on(hers, qapp, locked)
    qtbot.addWidget(one.window)
    yield one
    one.close()
    still.hold(None)
    qapp.aboutToQuit.disconnect(one.close)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def at_the_service(running: Central) -> int:
    return int(running.all("select count(*) from change where kind = 'note'")[0][0])


def test_what_waits_is_said_to_wait_and_then_to_have_its_receipt(
    qtbot: QtBot, session: Session, running: Central
) -> None:
    qtbot.waitUntil(lambda: "sendt og kvitteret" in standing(session), timeout=20_000)

    assert "De 2 ændringer, der ventede" in standing(session)
    assert at_the_service(running) == 2


def test_what_was_sent_from_there_is_not_doubled_after_the_upgrade(
    qtbot: QtBot, session: Session, hers: Laptop, running: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: "sendt og kvitteret" in standing(session), timeout=20_000)
    session.close()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1 << 40))

    hers.unlock()
    hers.write("Tre")
    hers.round()

    assert hers.store.view is None
    assert hers.store.ledger.waiting(9) == ()
    assert running.all("select count(*), count(distinct dseq) from change where kind = 'note'") == [(3, 3)]
    hers.lock()


def test_out_of_reach_it_is_tried_again_later_and_nobody_is_disturbed(
    qtbot: QtBot, hers: Laptop, qapp: QApplication, locked: list[bool]
) -> None:
    said = pinned.read_beside(hers.folder)
    assert said is not None
    pinned.put_beside(
        hers.folder, pinned.Beside("http://127.0.0.1:9", said.epoch, said.device, said.sign, said.seal)
    )
    one = session_on(hers, qapp, locked)
    qtbot.addWidget(one.window)

    qtbot.waitUntil(lambda: one._only_read is not None and one._only_read._timer.isActive(), timeout=20_000)
    qtbot.waitUntil(lambda: "sendes herfra, når der er net" in standing(one))

    assert one.window._banner_says is None
    one.close()
    still.hold(None)
    qapp.aboutToQuit.disconnect(one.close)


def test_of_the_test_a_flow_that_sends_nothing_is_noticed(
    qtbot: QtBot,
    hers: Laptop,
    qapp: QApplication,
    locked: list[bool],
    running: Central,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(journal_file, "holds_records", lambda _: False)
    one = session_on(hers, qapp, locked)
    qtbot.addWidget(one.window)
    qtbot.waitUntil(lambda: one._only_read is not None and one._only_read._timer.isActive(), timeout=20_000)

    assert at_the_service(running) == 0
    one.close()
    still.hold(None)
    qapp.aboutToQuit.disconnect(one.close)


def test_an_order_to_wipe_locks_so_that_it_can_be_obeyed_after_what_waits_has_its_receipt(
    qtbot: QtBot, hers: Laptop, running: Central, qapp: QApplication, locked: list[bool]
) -> None:
    with running.ledger.writing() as connection:
        leases.order_wipe(connection, 1, running.clock())
    one = session_on(hers, qapp, locked)
    qtbot.addWidget(one.window)
    qtbot.waitUntil(lambda: locked == [True], timeout=20_000)
    assert (hers.folder / "keys.ffk").exists()

    found = away.speak(hers.folder, running.clock.wall)

    assert (found.ordered, found.wiped) == (True, True)
    assert at_the_service(running) == 2
    assert not (hers.folder / "keys.ffk").exists()
    still.hold(None)
    qapp.aboutToQuit.disconnect(one.close)


def test_a_store_that_does_not_know_its_service_says_that_its_words_wait_for_the_upgrade(
    qtbot: QtBot, hers: Laptop, qapp: QApplication, locked: list[bool]
) -> None:
    (hers.folder / pinned.NAME).unlink()
    one = session_on(hers, qapp, locked)
    qtbot.addWidget(one.window)

    qtbot.waitUntil(lambda: "sendes, når sagerne er gjort klar" in standing(one), timeout=20_000)

    assert isinstance(one._only_read, only_read.OnlyReadFlow)
    assert not one._only_read.can_send
    one.close()
    still.hold(None)
    qapp.aboutToQuit.disconnect(one.close)
