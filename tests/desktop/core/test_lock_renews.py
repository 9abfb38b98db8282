"""After a hand-over the lock that nobody waits for gives the store a new root key; one by hand does not yet."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casework.clock import COPENHAGEN
from desktop.lanes import Lane
from desktop.session import Opened, Session
from storage import epochs
from storage.vault import Store
from tests.patience import heard
from tests.storage import shelf
from tests.storage.shelf import unlock

Enter = Callable[[], Session]


@pytest.fixture
def enter(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Enter]:
    """Return what opens a session on a store from which a citizen was handed over."""
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path))
    crashed: list[BaseException] = []
    open_now: list[Session] = []

    def opened() -> Store:
        store = shelf.make(tmp_path / "store")
        stream, changes = shelf.citizen("Amina")
        shelf.save(store, *changes)
        store.close()
        store = unlock(tmp_path / "store")
        store.ledger.leave_scope(stream, "Jonas", shelf.AT)
        return store

    def begin() -> Session:
        lane = Lane("store", refused=crashed.append, crashed=crashed.append)
        session = Session(
            qapp,
            Opened(lane.wait_for(opened), lane, {}),
            crash=crashed.append,
            clock=lambda: shelf.NOW.astimezone(COPENHAGEN),
            relaunch=lambda: None,
        )
        qtbot.addWidget(session.window)
        session.begin()
        open_now.append(session)
        return session

    yield begin
    for session in open_now:
        session.close()
        heard()  # what the lanes still answered finds the window standing
        qapp.aboutToQuit.disconnect(session.close)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert crashed == []


def epoch_in(folder: Path) -> int:
    store = unlock(folder)
    number = epochs.number(store.source().connection)
    store.close()
    return number


def test_a_lock_that_nobody_waits_for_renews(qtbot: QtBot, enter: Enter, tmp_path: Path) -> None:
    session = enter()

    qtbot.waitUntil(lambda: session.caretaker is not None, timeout=20_000)

    def is_locked() -> bool:
        if session._idle._timer.interval() != 1:  # the minutes that somebody chose are answered at any time
            session._idle._timer.start(1)
        return not session._opened.lane.is_open

    qtbot.waitUntil(is_locked, timeout=20_000)

    assert epoch_in(tmp_path / "store") == 2


def test_a_lock_by_hand_does_not_keep_the_person_waiting(enter: Enter, tmp_path: Path) -> None:
    session = enter()

    session.lock()

    assert epoch_in(tmp_path / "store") == 1
