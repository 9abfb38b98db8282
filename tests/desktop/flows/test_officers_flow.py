"""Other key officers than before: the house says who they are, and asks where nobody it knew has signed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casework.clock import COPENHAGEN
from desktop.lanes import Lane
from desktop.session import Opened, Session
from storage import keyfile, vault
from sync.service import appointing
from sync.service.officers import Share
from tests.desktop.screens.listening import press, words
from tests.storage.shelf import CHEAP, PASSPHRASE
from tests.sync.away import Laptop, laptop
from tests.sync.recovering import OFFICERS
from tests.sync.stage import Central, central


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Central]:
    with central(tmp_path / "central") as one:
        yield one


@pytest.fixture
def shares(running: Central) -> tuple[Share, ...]:
    made = appointing.shares_of(OFFICERS)
    with running.ledger.writing() as connection:
        appointing.put(connection, appointing.first(made, running.clock()), running.clock())
    return made


@pytest.fixture
def session(
    running: Central,
    shares: tuple[Share, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qapp: QApplication,
    qtbot: QtBot,
) -> Iterator[Session]:
    """Mette's house, open; it knows both officers."""
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path))
    crashed: list[BaseException] = []
    with laptop(running, "MEHA", tmp_path / "stores" / "hers") as hers:
        hers.store.recovery.pin(hers.enrolled.recovery)
        hers.lock()
        lane = Lane("store", refused=lambda _: None, crashed=crashed.append)
        where = {"address": running.address, "epoch": hers.enrolled.epoch}
        store = lane.wait_for(lambda: vault.unlock(hers.folder, PASSPHRASE, now=running.clock(), floor=CHEAP))
        one = Session(
            qapp,
            Opened(store, lane, where),
            crash=crashed.append,
            clock=lambda: running.clock().astimezone(COPENHAGEN),
            relaunch=lambda: None,
        )
        qtbot.addWidget(one.window)
        one.begin()
        marks = lambda: lane.wait_for(lambda: store.recovery.known()[1])  # noqa: E731
        qtbot.waitUntil(marks, timeout=20_000)
        qtbot.waitUntil(lambda: slots(hers) == 1, timeout=20_000)
        assert one.exchange is not None
        yield one
        one.close()
        qapp.aboutToQuit.disconnect(one.close)
    assert crashed == []


def slots(hers: Laptop) -> int:
    return sum(slot["kind"] == "recovery" for slot in keyfile.read(hers.folder).slots)


def look_again(session: Session) -> None:
    """As the next session does."""
    assert session.exchange is not None
    session.exchange._ask_way_back()


def trail_of(session: Session) -> list[str]:
    desk = session.desk
    rows = desk.store_lane.wait_for(
        lambda: desk.store.own_reader().rows("select what from audit where what = 'officers'")
    )
    return [row[0] for row in rows]


def put(running: Central, step: appointing.Step) -> None:
    with running.ledger.writing() as connection:
        appointing.put(connection, step, running.clock())


def standing(running: Central) -> appointing.Step:
    with running.ledger.reading() as connection:
        return appointing.standing(connection)


def test_a_new_officer_is_named_and_nothing_is_asked(
    qtbot: QtBot, session: Session, running: Central, shares: tuple[Share, ...]
) -> None:
    step, _ = appointing.replacing(
        shares[1], OFFICERS[0], "NYNY", before=standing(running), now=running.clock()
    )
    put(running, step)

    look_again(session)

    qtbot.waitUntil(lambda: "NYNY og JOKR" in words(session.window), timeout=20_000)
    assert "Du skal ikke gøre noget" in words(session.window)
    press(session.window, "Luk")
    assert "NYNY" not in words(session.window)
    assert trail_of(session) == ["officers"]


def test_two_new_officers_wait_for_the_owners_yes(qtbot: QtBot, session: Session, running: Central) -> None:
    new = appointing.shares_of(("AAAA", "BBBB"))
    put(running, appointing.anew(new, standing(running).public, running.clock()))
    store, lane = session.desk.store, session.desk.store_lane
    before = lane.wait_for(store.recovery.pinned)

    look_again(session)
    qtbot.waitUntil(lambda: "AAAA og BBBB" in words(session.window), timeout=20_000)
    untouched = lane.wait_for(store.recovery.pinned)
    press(session.window, "Ja, det er rigtigt")
    known = lambda: running.all("select count(*) from recovery_slot")[0][0] == 1 and helped(running)  # noqa: E731
    qtbot.waitUntil(known, timeout=20_000)

    assert untouched == before
    assert lane.wait_for(store.recovery.pinned) == standing(running).public
    assert trail_of(session) == ["officers"]


def helped(running: Central) -> bool:
    with running.ledger.reading() as connection:
        return [one.slot for one in appointing.reached(connection)] == ["new"]
