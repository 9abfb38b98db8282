"""Every window is kept out of films as it is shown; a quarter of an hour's leave is seen, logged, and ends."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.capture import CaptureGuard
from desktop.flows.sharing import MINUTES, SharingFlow
from tests.desktop.flows.conftest import House
from tests.desktop.screens.listening import settle, words


@dataclass
class Wall:
    """A system that can conceal, as Windows and macOS can; it remembers what it was asked."""

    hidden: set[int] = field(default_factory=set)
    seen: set[int] = field(default_factory=set)

    def conceal(self, window: int) -> None:
        """Remember."""
        self.hidden.add(window)
        self.seen.discard(window)

    def reveal(self, window: int) -> None:
        """Remember."""
        self.seen.add(window)
        self.hidden.discard(window)


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def sharing(house: House, wall: Wall, qapp: QApplication) -> Iterator[SharingFlow]:
    house.rooms.open_today()
    guard = CaptureGuard(qapp, wall)
    yield SharingFlow(house.rooms, guard, allowed=True)
    qapp.removeEventFilter(guard)


def test_every_window_is_concealed_as_it_comes_up(
    house: House, sharing: SharingFlow, wall: Wall, qtbot: QtBot
) -> None:
    late = QWidget()
    qtbot.addWidget(late)

    late.show()

    assert {int(house.window.winId()), int(late.winId())} <= wall.hidden
    assert wall.seen == set()


def test_leave_to_share_shows_all_windows_says_so_and_is_entered(
    house: House, sharing: SharingFlow, wall: Wall, qtbot: QtBot
) -> None:
    sharing.allow()

    assert int(house.window.winId()) in wall.seen
    settle()
    assert "Skærmdeling er tilladt til kl. 10.15" in words(house.window)
    store = house.stage.desk.store
    entries = house.stage.desk.store_lane.wait_for(
        lambda: store.own_reader().rows("select action, what from audit where action = 'export'")
    )
    assert entries == [("export", f"screen:{MINUTES}")]


def test_a_window_that_comes_up_meanwhile_is_seen_and_later_concealed(
    house: House, sharing: SharingFlow, wall: Wall, qtbot: QtBot
) -> None:
    sharing.allow()
    late = QWidget()
    qtbot.addWidget(late)
    late.show()
    assert int(late.winId()) in wall.seen

    assert sharing._timer.interval() == MINUTES * 60_000
    sharing._timer.timeout.emit()

    assert wall.seen == set()
    assert "Skærmdeling" not in words(house.window)


def test_stop_is_one_press_away(house: House, sharing: SharingFlow, wall: Wall) -> None:
    sharing.allow()

    sharing.stop()

    assert (wall.seen, sharing.until) == (set(), None)


@pytest.mark.parametrize(("allowed", "can"), [(False, True), (True, False)])
def test_where_it_is_forbidden_or_impossible_nothing_is_allowed(
    house: House, wall: Wall, qapp: QApplication, allowed: bool, can: bool
) -> None:
    guard = CaptureGuard(qapp, wall if can else None)
    flow = SharingFlow(house.rooms, guard, allowed=allowed)

    flow.allow()

    assert (flow.until, wall.seen) == (None, set())
    qapp.removeEventFilter(guard)
