"""What tests of flows share: real rooms over a real encrypted store, with one citizen and one visit of today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casework import mentoring, visits
from casework.changes import Change, Dot, Placed, Seen
from casework.clock import COPENHAGEN
from casework.errors import FodfaesteError
from desktop.flows import heeding
from desktop.flows.rooms import Rooms
from desktop.flows.ways import Flow
from desktop.lanes import Lane
from desktop.ui.look.dress import dress, is_dressed
from desktop.ui.look.tokens import look
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.window import MainWindow
from tests.desktop.core.desk_stage import Stage, stage_on
from tests.desktop.held import strayed, torn
from tests.patience import heard
from tests.storage import shelf

MORNING = shelf.NOW.astimezone(COPENHAGEN)


@dataclass
class House:
    """The rooms of a test, and who stands in them."""

    stage: Stage
    rooms: Rooms
    window: MainWindow
    citizen: str
    visit: str

    def hear(self, number: int, *changes: Change) -> None:
        """Let a colleague's changes come in from the service, as a round does."""
        placed = [
            Placed(
                each,
                Dot(shelf.COLLEAGUE, number + at),
                (number + at) << 16,
                "w-jonas",
                1000 + number + at,
                shelf.AT,
            )
            for at, each in enumerate(changes)
        ]
        ledger = self.stage.desk.store.ledger
        stale = self.stage.desk.store_lane.wait_for(
            lambda: ledger.receive(placed, cursor=f"c{number}", high=2000 + number)
        )
        self.stage.desk.news.tell(stale)


@pytest.fixture
def lanes() -> Iterator[list[Lane]]:
    """The lanes of a desk that speaks with a service."""
    refused: list[FodfaesteError] = []
    crashed: list[BaseException] = []
    made = [
        Lane(name, refused=refused.append, crashed=crashed.append) for name in ("store", "reader", "network")
    ]
    yield made
    for lane in reversed(made):
        lane.close()
    assert crashed == []


@pytest.fixture
def house(qapp: QApplication, tmp_path: Path) -> Iterator[House]:
    if not is_dressed(qapp):
        dress(qapp)
    stage = stage_on(tmp_path / "store")
    citizen, opened = shelf.citizen("Amina", "Testberg", primary=shelf.METTE.id)
    planned = visits.plan_visit(
        citizen,
        at=shelf.NOW + timedelta(hours=1),
        purpose="Kaffe",
        by=shelf.METTE.id,
        now=shelf.NOW,
        seen=Seen(),
    )
    stage.save(*opened, *planned)
    window = MainWindow(now=lambda: MORNING)
    rooms = Rooms(
        stage.desk,
        window,
        stage.lane("paper"),
        municipality="Øvelseskommunen",
        now=lambda: MORNING,
        send_now=lambda: None,
        settings=_no_settings,
    )
    window.resize(1280, 800)
    window.show()
    yield House(stage, rooms, window, citizen, planned[0].record)
    apart = [*torn(window), *strayed()]
    stage.close()
    heard()  # what the lanes still answered finds the window standing
    window.close()
    window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    look.set_mode("desk")
    assert apart == [], (
        "PySide holds these as Qt does not: an open page is taken apart, or the program brought down"
    )


def _no_settings(_rooms: Rooms) -> Flow:
    raise AssertionError("no test opens the settings")


@pytest.fixture
def mentor(house: House, qtbot: QtBot) -> House:
    """Make this person the mentor of one of two citizens, with ten hours granted."""
    stage, store = house.stage, house.stage.desk.store
    act = shelf.act()
    other, opened = shelf.citizen("Karl", "Olsen")
    granted = mentoring.grant_hours(
        house.citizen,
        mentor=shelf.METTE.id,
        name=shelf.METTE.name,
        minutes=600,
        start="2026-09-01",
        end="2027-02-28",
        goal="Ud ad døren",
        tasks="Følges",
        **act,
    )
    stage.save(*opened, *granted)

    def hold() -> frozenset[str]:
        for stream in (house.citizen, other):
            store.ledger.begin_scope(stream, "mentor", 0)
            stale = store.ledger.fill(stream, (), done=True, upto=0)
        return stale

    stage.desk.news.tell(stage.desk.store_lane.wait_for(hold))
    qtbot.waitUntil(lambda: "mentor" in house.window.desks)
    return house


@pytest.fixture
def all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is asked about a letter that no font holds lets the paper leave all the same."""
    monkeypatch.setattr(heeding, "ask", lambda _ways, _told, agreed, _left: agreed())


def case(qtbot: QtBot, house: House) -> CitizenScreen:
    """Open the case of the house, and wait for its page."""
    house.rooms.open_citizen(house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, CitizenScreen)
    qtbot.waitUntil(lambda: screen.page is not None)
    return screen
