"""The rows of *Failure behaviour* that speak of clocks and leases: a computer that had contact once, and has no net."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casework.clock import COPENHAGEN
from desktop.session import Session
from storage import engine, journal_file, lease
from storage.lease import LeaseEnded, Standing
from tests.desktop.core.test_new_service_keys import house
from tests.journeys.bad_days import banner_of
from tests.storage import shelf
from tests.sync.away import Laptop
from tests.sync.stage import central

BEFORE, AFTER = "Skrevet før uret blev stillet", "Skrevet bagefter"


class OutOfReach:
    """Mette's computer after one real contact with a real service, which is gone now."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, folder: Path) -> None:
        self.qtbot, self.qapp = qtbot, qapp
        with central(folder.parent / "central") as running:
            self.hers = Laptop(running, running.add_user("MEHA"), folder)
            self.stream = self.hers.open_citizen()
            self.hers.round()
            self.hers.lock()
        self.clock = running.clock
        self.right = self.clock.now
        self.start = (folder / engine.NAME).read_bytes()
        self.hers.unlock()
        self.hers.write(BEFORE)
        self.hers.lock()

    def told(
        self, moves: Callable[[], object], looks: Callable[[Session], object] = lambda _session: None
    ) -> str:
        """Let the clock move while the house is open; return what is said. A note is saved after it all the same."""
        with house(self.qapp, self.qtbot, self.hers) as session:
            moves()
            assert session.exchange is not None
            session.exchange.send_now()
            self.qtbot.waitUntil(lambda: bool(banner_of(session.window)), timeout=20_000)
            said = banner_of(session.window)
            note = shelf.note(self.stream, AFTER)
            session.desk.store_lane.wait_for(
                lambda: session.desk.store.ledger.record(note, now=self.clock.now)
            )
            looks(session)
        return said

    def reckoned(self, session: Session) -> Standing:
        """Return how the lease stands in an open house."""
        store = session.desk.store
        return session.desk.store_lane.wait_for(lambda: store.contacts.standing(self.clock.now))

    def holds_everything(self) -> None:
        """With the clock put right the store opens and has both notes; so has the second copy alone."""
        self.clock.now = self.right
        alone = self.hers.copy(self.hers.folder.with_name("alone"))
        for path in alone.glob(f"{engine.NAME}*"):
            path.unlink()
        (alone / engine.NAME).write_bytes(self.start)
        assert (alone / journal_file.NAME).stat().st_size > 0
        for folder in (alone, self.hers.folder):
            self.hers.folder = folder
            self.hers.unlock()
            found = self.hers.notes()
            self.hers.lock()
            assert sorted(found) == sorted([BEFORE, AFTER])
        shutil.rmtree(alone)


def clock_back(here: OutOfReach) -> str:
    """An hour back: the time that counts goes on from where it was."""

    def goes_on(session: Session) -> None:
        store, lane = session.desk.store, session.desk.store_lane
        at = lane.wait_for(lambda: lease.reckoned(store._connection, lease.moment(here.clock.now)))
        assert at >= here.right

    return here.told(lambda: moved(here, timedelta(hours=-1)), goes_on)


def clock_ahead(here: OutOfReach) -> str:
    """Two days ahead: put right, nothing of it was taken for true."""

    def forgets(session: Session) -> None:
        here.clock.now = here.right
        stands = here.reckoned(session)
        assert (stands.jumped, stands.ended) == (False, False)

    return here.told(lambda: moved(here, timedelta(days=2)), forgets)


def lease_over_while_open(here: OutOfReach) -> str:
    """Eight days: the open house goes on, and once it is locked it stays so until there is contact."""
    said = here.told(lambda: moved(here, timedelta(days=8)))
    with pytest.raises(LeaseEnded, match="er her og er sikkert"):
        here.hers.unlock()
    return said


def lease_over_soon(here: OutOfReach) -> str:
    """Six days without net, the computer opened on each of them; then the seventh morning."""
    for _ in range(6):
        moved(here, timedelta(hours=21))
        here.hers.unlock()
        here.hers.lock()
    moved(here, timedelta(hours=21))

    def ends_then(session: Session) -> None:
        until = here.reckoned(session).until
        assert until is not None
        ends.append(f"{until.astimezone(COPENHAGEN):%-d.%-m.} kl. {until.astimezone(COPENHAGEN):%-H.%M}")

    ends: list[str] = []
    said = here.told(lambda: None, ends_then)
    assert ends[0] in said
    return said


def moved(here: OutOfReach, by: timedelta) -> None:
    """Move the computer's clock."""
    here.clock.now += by
