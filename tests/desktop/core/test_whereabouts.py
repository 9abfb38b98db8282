"""After a lock the person comes back to where he was: room, scroll, list, draft, and the citizen who looks along."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from casework.clock import COPENHAGEN
from casework.errors import FodfaesteError
from desktop.flows import whereabouts
from desktop.lanes import Lane
from desktop.session import Opened, Session
from desktop.ui.look.tokens import look
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.citizens import CitizensScreen
from desktop.ui.screens.plan import PlanScreen
from desktop.ui.screens.safe import SafeScreen
from desktop.ui.screens.today import TodayScreen
from storage.vault import Store
from tests.patience import heard
from tests.storage import shelf

NAMES = ("Amina", "Bent", "Camilla", "Dorte")


class Computer:
    """One computer: a store, and sessions one after another."""

    def __init__(self, qtbot: QtBot, app: QApplication, home: Path) -> None:
        self.qtbot, self.app, self.folder = qtbot, app, home / "stores" / "one"
        self.day = 0
        store = shelf.make(self.folder)
        self.people = {}
        for name in NAMES:
            stream, opened = shelf.citizen(name, "Testberg", primary=shelf.METTE.id)
            notes = [change for n in range(12) for change in shelf.note(stream, f"Notat nummer {n}. " * 20)]
            shelf.save(store, *opened, *notes)
            self.people[name] = stream
        store.close()

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Unlock, work, lock."""
        crashed: list[BaseException] = []
        refused: list[FodfaesteError] = []
        lane = Lane("store", refused=refused.append, crashed=crashed.append)
        store: Store = lane.wait_for(lambda: shelf.unlock(self.folder))
        now = (shelf.NOW + timedelta(days=self.day)).astimezone(COPENHAGEN)
        one = Session(
            self.app, Opened(store, lane, {}), crash=crashed.append, clock=lambda: now, relaunch=lambda: None
        )
        one.window.resize(1280, 800)
        one.begin()
        stood: list[object] = []
        found: Callable[..., None] = one.desk.find_setting
        self.qtbot.waitUntil(lambda: one.guards.watch is not None or one.caretaker is not None)
        found("nothing", stood.append)
        self.qtbot.waitUntil(lambda: bool(stood))
        yield one
        one.lock()
        heard()  # what the lanes still answered finds the window standing
        self.app.aboutToQuit.disconnect(one.close)
        one.window.close()
        one.window.deleteLater()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        look.set_mode("desk")
        assert crashed == []


@pytest.fixture
def computer(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path))
    return Computer(qtbot, qapp, tmp_path)


def shown(session: Session) -> object:
    return session.window.stack.currentWidget()


def test_the_open_case_its_scroll_and_its_half_note_are_found_again(computer: Computer) -> None:
    with computer.session() as before:
        before.rooms.open_citizen(computer.people["Bent"])
        screen = shown(before)
        assert isinstance(screen, CitizenScreen)
        computer.qtbot.waitUntil(lambda: screen._page is not None)
        screen.write_note()
        screen.note.text.area.insertPlainText("Midt i et ord")
        bar = screen.findChildren(QScrollArea)[0].verticalScrollBar()
        computer.qtbot.waitUntil(lambda: bar.maximum() > 150)
        bar.setValue(100)  # with all of the note in sight: the one that opens with its draft is brought there

    with computer.session() as after:
        again = shown(after)
        assert isinstance(again, CitizenScreen)
        computer.qtbot.waitUntil(lambda: again._page is not None and bool(again.contents()))
        assert again._page is not None
        assert again._page.name == "Bent Testberg"
        assert again.contents()["text"] == "Midt i et ord"
        moved = again.findChildren(QScrollArea)[0].verticalScrollBar()
        computer.qtbot.waitUntil(lambda: moved.value() == 100)


def test_the_list_stands_filtered_and_chosen_as_it_was(computer: Computer) -> None:
    with computer.session() as before:
        before.rooms.open_citizens()
        screen = shown(before)
        assert isinstance(screen, CitizensScreen)
        computer.qtbot.waitUntil(lambda: screen.table.rows_model.rowCount() == len(NAMES))
        screen.table.choose(computer.people["Camilla"])
        screen.field.write("test")

    with computer.session() as after:
        again = shown(after)
        assert isinstance(again, CitizensScreen)
        computer.qtbot.waitUntil(lambda: again.table.rows_model.rowCount() == len(NAMES))
        assert again.field.text() == "test"
        assert again.table.chosen_id() == computer.people["Camilla"]


def test_who_looked_along_with_the_citizen_still_does(computer: Computer) -> None:
    with computer.session() as before:
        before.rooms.open_plan(computer.people["Amina"])
        assert isinstance(shown(before), PlanScreen)
        before.window.safe_view_wanted.emit(True)
        assert isinstance(shown(before), SafeScreen)

    with computer.session() as after:
        assert isinstance(shown(after), SafeScreen)
        assert after.rooms.here == ("plan", computer.people["Amina"])


def test_another_day_begins_with_today(computer: Computer) -> None:
    with computer.session() as before:
        before.rooms.open_citizen(computer.people["Bent"])
    computer.day = 1

    with computer.session() as after:
        assert isinstance(shown(after), TodayScreen)


def test_somebody_who_is_on_his_way_already_is_not_turned_round(computer: Computer) -> None:
    with computer.session() as before:
        before.rooms.open_citizen(computer.people["Bent"])
        there = whereabouts.told(before.rooms)
        before.rooms.open_sync()

        whereabouts.go_back(before.rooms, there)

        assert before.rooms.here == ("sync",)


@pytest.mark.parametrize("here", [[], ["attic"], ["citizen"], ["citizen", "a", "b"], ["visit", "x"]])
def test_a_place_that_is_not_understood_leaves_today_standing(computer: Computer, here: list[str]) -> None:
    with computer.session() as session:
        day = session.rooms.today().isoformat()

        whereabouts.go_back(session.rooms, {"day": day, "here": here, "scroll": {}, "page": {}})

        assert session.rooms.here == ("today",)


def test_a_case_that_left_meanwhile_leads_to_the_caseload(computer: Computer) -> None:
    with computer.session() as session:
        day = session.rooms.today().isoformat()

        whereabouts.go_back(session.rooms, {"day": day, "here": ["citizen", "gone"]})

        computer.qtbot.waitUntil(lambda: session.rooms.here == ("citizens",))


def test_where_somebody_was_stands_in_no_file_in_the_clear(computer: Computer, tmp_path: Path) -> None:
    with computer.session() as before:
        before.rooms.open_citizen(computer.people["Bent"])

    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert computer.people["Bent"].encode() not in path.read_bytes(), path.name
