"""Whoever presses *Gem underskrift* has signed: a lock in the same breath finds the plan drawn, sealed and stored."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casework import goals
from casework.answers_signing import PlanSigned
from casework.clock import COPENHAGEN
from desktop.desk import Desk
from desktop.lanes import Lane
from desktop.session import Opened, Session
from desktop.ui.screens.plan import PlanScreen
from desktop.ui.screens.sign import SignScreen
from storage import attached
from storage.reads.signatures import plan_signed
from tests.desktop.flows.test_signing_flow import draw
from tests.desktop.paper.reading_back import pdfsig
from tests.desktop.screens.listening import press
from tests.patience import PATIENCE_MS, heard
from tests.storage import shelf

CITIZEN, OPENED = shelf.citizen("Amina", "Testberg", primary=shelf.METTE.id)


@pytest.fixture
def session(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Session]:
    """Open a session on a case with a plan, at the page where it is signed, with the citizen's line drawn."""
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path))
    crashed: list[BaseException] = []
    lane = Lane("store", refused=lambda _: None, crashed=crashed.append)
    store = lane.wait_for(lambda: shelf.make(tmp_path / "stores" / "one"))
    goal = goals.set_goal(
        CITIZEN, title="Fire timer", own_words="Jeg vil", area="Job", measure="4", target_date="2027-06-28",
        **shelf.act(),
    )  # fmt: skip
    lane.wait_for(lambda: store.ledger.record((*OPENED, *goal), now=shelf.NOW))
    one = Session(
        qapp,
        Opened(store, lane, {"municipality": "Øvelseskommunen"}),
        crash=crashed.append,
        clock=lambda: shelf.NOW.astimezone(COPENHAGEN),
        relaunch=lambda: None,
    )
    qtbot.addWidget(one.window)
    one.begin()
    yield one
    one.close()
    one._paper_lane.close(PATIENCE_MS / 1000)
    heard()  # what the lanes still answered finds the window standing
    qapp.aboutToQuit.disconnect(one.close)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert crashed == []


def save_is_pressed(qtbot: QtBot, session: Session) -> None:
    stack = session.window.stack
    session.rooms.open_plan(CITIZEN)
    qtbot.waitUntil(lambda: isinstance(stack.currentWidget(), PlanScreen))
    before = stack.currentWidget()
    assert isinstance(before, PlanScreen)
    qtbot.waitUntil(lambda: before.pages.number > 0, timeout=60_000)
    press(before, "Underskriv planen")
    qtbot.waitUntil(lambda: isinstance(stack.currentWidget(), SignScreen))
    screen = stack.currentWidget()
    assert isinstance(screen, SignScreen)
    qtbot.waitUntil(lambda: not screen.pages.is_empty, timeout=60_000)
    draw(screen.citizen.pad)
    press(screen, "Gem underskrift")


def after_unlock(folder: Path) -> tuple[PlanSigned, bytes]:
    """What the store has after the next unlock: who has signed, and the paper that was kept with it."""
    store = shelf.unlock(folder)
    try:
        reader = store.own_reader()
        signed = plan_signed(reader, CITIZEN)
        paper = signed.last.paper if signed.last else ""
        return signed, attached.read(reader.connection, store.attachments, paper) if paper else b""
    finally:
        store.close()


@pytest.mark.parametrize("goes_on", [False, True], ids=["on the page", "gone on"])
def test_a_lock_right_after_the_press_stores_the_signature(
    qtbot: QtBot, session: Session, tmp_path: Path, goes_on: bool
) -> None:
    save_is_pressed(qtbot, session)
    if goes_on:
        session.rooms.open_today()

    session.lock()

    signed, paper = after_unlock(tmp_path / "stores" / "one")
    assert signed.last is not None
    assert [one.party for one in signed.last.signatures] == ["citizen"]
    assert signed.last.seal
    assert "Signature Validation: Signature is Valid." in pdfsig(paper, tmp_path)


def test_a_signature_that_was_saved_before_the_lock_is_saved_once(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    save_is_pressed(qtbot, session)
    qtbot.waitUntil(lambda: isinstance(session.window.stack.currentWidget(), PlanScreen), timeout=60_000)

    assert session.desk.under_way == []
    session.lock()

    signed, _paper = after_unlock(tmp_path / "stores" / "one")
    assert signed.last is not None
    assert len(signed.last.signatures) == 1


def test_the_check_notices_a_lock_that_does_not_wait(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "close", lambda desk: desk.reader_lane.do(desk._close_reader))
    save_is_pressed(qtbot, session)

    session.lock()

    assert after_unlock(tmp_path / "stores" / "one")[0].last is None
