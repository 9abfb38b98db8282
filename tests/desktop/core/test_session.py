"""Lock is a new process: what was typed is kept, the store is closed, and the image that held the key is gone."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from casework.clock import COPENHAGEN
from casework.errors import FodfaesteError
from desktop import chairs
from desktop.flows.ways import Flow
from desktop.idle import IdleLock
from desktop.lanes import Lane
from desktop.session import Opened, Session
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.safety import SafetyScreen
from storage import backups, damage
from storage.faults import BROKEN_PAGE, PagesDamaged
from tests.patience import heard
from tests.storage import shelf

ROOT = Path(__file__).parents[3]

STORY = """
import os, sys
from pathlib import Path
from desktop import guard
from desktop.session import exec_again
print(os.getpid(), os.environ.get("TURN", "1"), Path("/proc/self/environ").exists(), flush=True)
if os.environ.get("TURN") is None:
    os.environ["TURN"] = "2"
    secret = "kvadratrodsnoegle" + "1234"
    exec_again()
"""

CORE = """
import resource
from desktop import guard
guard.close_memory()
print(resource.getrlimit(resource.RLIMIT_CORE)[0])
import ctypes
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.fixture
def session(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Session]:
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path))
    crashed: list[BaseException] = []
    refused: list[FodfaesteError] = []
    lane = Lane("store", refused=refused.append, crashed=crashed.append)
    store = lane.wait_for(lambda: shelf.make(tmp_path / "stores" / "one"))
    lane.wait_for(lambda: store.ledger.record(shelf.citizen("Amina")[1], now=shelf.NOW))
    one = Session(
        qapp,
        Opened(store, lane, {}),
        crash=crashed.append,
        clock=lambda: shelf.NOW.astimezone(COPENHAGEN),
        relaunch=lambda: None,
    )
    qtbot.addWidget(one.window)
    yield one
    one.close()
    heard()  # what the lanes still answered finds the window standing
    qapp.aboutToQuit.disconnect(one.close)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert crashed == []


def test_lock_hides_the_window_keeps_what_is_typed_and_closes_the_store(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    relaunched: list[bool] = []
    session._relaunch = lambda: relaunched.append(session.window.isVisible())
    session.begin()
    (row,) = _citizens(session)
    session.rooms.open_citizen(row)
    screen = session.window.stack.currentWidget()
    assert isinstance(screen, CitizenScreen)
    qtbot.waitUntil(lambda: screen._page is not None)
    screen.write_note()
    screen.note.text.area.insertPlainText("Midt i et ord")

    session.window.lock_wanted.emit()

    assert relaunched == [False]
    reopened = shelf.unlock(tmp_path / "stores" / "one")
    drafts = reopened.drafts.all()
    reopened.close()
    assert [draft.contents["text"] for draft in drafts] == ["Midt i et ord"]


def _citizens(session: Session) -> list[str]:
    reader = session._opened.lane.wait_for(session._opened.store.own_reader)
    rows = session._opened.lane.wait_for(lambda: reader.rows("select id from record where kind = 'citizen'"))
    return [row[0] for row in rows]


def test_a_second_lock_while_locking_does_nothing_more(qtbot: QtBot, session: Session) -> None:
    times: list[int] = []
    session._relaunch = lambda: times.append(1)

    session.lock()
    session.lock()

    assert times == [1]


def test_a_lock_that_fails_on_its_way_locks_all_the_same(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A room breaks while what is typed is kept: the other rooms keep theirs, the store closes, the process goes."""
    times: list[bool] = []
    session._relaunch = lambda: times.append(session._opened.lane.is_open)
    session.begin()
    session.rooms.open_citizens()
    kept: list[Flow] = []
    first, *others = session.rooms.flows()

    def broken() -> None:
        raise RuntimeError

    monkeypatch.setattr(first, "keep_now", broken)
    for flow in others:
        monkeypatch.setattr(flow, "keep_now", lambda flow=flow: kept.append(flow))

    with pytest.raises(RuntimeError):
        session.lock()

    assert others
    assert sorted(map(id, kept)) == sorted(map(id, others))
    assert times == [False]


def test_exec_leaves_the_process_and_replaces_everything_in_it(tmp_path: Path) -> None:
    story = tmp_path / "story.py"
    story.write_text(STORY, encoding="utf-8")

    done = subprocess.run(
        [sys.executable, str(story)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    first, second = (line.split() for line in done.stdout.splitlines())
    assert first[0] == second[0]
    assert (first[1], second[1]) == ("1", "2")


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")
def test_the_first_act_of_a_start_closes_the_memory_to_dumps_and_others() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CORE],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert done.stdout.split() == ["0", "0"]


def test_an_idle_pause_locks_and_every_touch_begins_it_anew(qtbot: QtBot, qapp: QApplication) -> None:
    locked: list[datetime] = []
    idle = IdleLock(lambda: locked.append(shelf.NOW))

    idle.after(45)
    assert idle.milliseconds == 30 * 60_000
    idle._timer.setTimerType(Qt.TimerType.PreciseTimer)  # of the others Qt rounds what is left
    idle.after(5)
    assert idle.milliseconds == 5 * 60_000
    qtbot.wait(200)
    left = idle._timer.remainingTime()
    idle.eventFilter(qapp, QEvent(QEvent.Type.KeyPress))

    assert idle._timer.remainingTime() > left
    idle._timer.timeout.emit()
    assert locked == [shelf.NOW]


def test_what_is_closed_is_not_locked_after_a_pause(qapp: QApplication, session: Session) -> None:
    """Its lock would put a fresh process in the place of whatever this one is by then."""
    session.begin()

    session.close()

    assert not _counts(qapp, session)


def test_a_closed_session_that_counts_on_is_noticed(
    qapp: QApplication, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    end = IdleLock.end
    monkeypatch.setattr(IdleLock, "end", lambda _idle: None)
    session.begin()

    session.close()

    assert _counts(qapp, session)
    end(session._idle)


def _counts(qapp: QApplication, session: Session) -> bool:
    """Touch it and change its rule, and tell whether it would lock by itself."""
    session._idle.eventFilter(qapp, QEvent(QEvent.Type.KeyPress))
    session._idle.at_most(session.longest_idle - 1)
    return session._idle._timer.isActive()


def test_a_choice_in_the_settings_is_kept_where_it_belongs(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    session.begin()
    session.rooms.open_settings()
    screen = session.window.stack.currentWidget()

    screen.changed.emit("lock_minutes", "15")  # type: ignore[union-attr]
    screen.changed.emit("theme", "light")  # type: ignore[union-attr]

    store = session._opened.store
    qtbot.waitUntil(lambda: session._opened.lane.wait_for(lambda: store.settings.get("lock_minutes")) == 15)
    assert session._idle.milliseconds == 15 * 60_000
    said = (tmp_path / "settings.txt").read_text().splitlines()
    assert "theme = light" in said
    assert not any("lock_minutes" in line for line in said)


def test_another_chair_of_the_practice_office_is_sat_in_after_a_lock(session: Session) -> None:
    session.begin()
    session.rooms.open_settings()
    screen = session.window.stack.currentWidget()

    screen.changed.emit("chair", chairs.MENTOR)  # type: ignore[union-attr]

    assert chairs.chosen() == chairs.MENTOR
    assert session._locking
    assert not session.window.isVisible()


def test_the_page_of_what_protects_is_one_press_from_the_settings(qtbot: QtBot, session: Session) -> None:
    session.begin()
    session.rooms.open_settings()

    session.window.stack.currentWidget().safety_wanted.emit()  # type: ignore[union-attr]

    page = session.window.stack.currentWidget()
    assert isinstance(page, SafetyScreen)
    qtbot.waitUntil(lambda: page._facts is not None)
    assert page._facts is not None
    assert page._facts.device == "device-mette"


def test_what_the_unlock_mended_is_said_once_above_the_page(qtbot: QtBot, session: Session) -> None:
    session._opened.store.replayed = 2
    session.begin()

    qtbot.waitUntil(lambda: session.window._banner_says is not None)

    assert session.window._banner_says is not None
    assert "2 ændringer var ikke nået ind" in session.window._banner_says[0]


def test_a_question_of_the_systems_does_not_keep_the_lock_from_its_key(
    qtbot: QtBot, qapp: QApplication
) -> None:
    locked: list[str] = []
    idle = IdleLock(lambda: locked.append("locked"))
    idle.watch(qapp)
    question = QDialog()
    question.setModal(True)
    question.show()
    question.activateWindow()
    window = question.windowHandle()
    qtbot.waitUntil(lambda: qapp.focusWindow() is window)

    QTest.keyClick(window, Qt.Key.Key_L)
    assert locked == []
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: locked == ["locked"])
    idle.end()
    question.close()
    question.deleteLater()


def test_damaged_pages_lead_over_the_lock_to_the_copies(session: Session, tmp_path: Path) -> None:
    relaunched: list[bool] = []
    session._relaunch = lambda: relaunched.append(True)
    store, lane = session._opened.store, session._opened.lane
    lane.wait_for(lambda: backups.make(store.source(), shelf.NOW))
    session.begin()

    session.say(PagesDamaged(BROKEN_PAGE))
    banners = session.window.findChildren(Banner)
    (button,) = (
        one for each in banners for one in each.findChildren(Button) if one.text() == "Lås, og gendan"
    )
    button.click()

    assert relaunched == [True]
    assert damage.is_marked(tmp_path / "stores" / "one")


def test_a_rule_that_changes_nothing_does_not_begin_the_pause_anew(qapp: QApplication) -> None:
    idle = IdleLock(lambda: None)
    idle._timer.start(1000)

    idle.at_most(30)
    before = idle.milliseconds
    idle.at_most(3)

    assert (before, idle.milliseconds) == (1000, 3 * 60_000)
    idle._timer.stop()
