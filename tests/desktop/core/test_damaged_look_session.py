"""A session on what still reads of a damaged store: said above every page, read and printed, nothing kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from casework.clock import COPENHAGEN
from casework.errors import FodfaesteError
from desktop.flows.damaged_look import said_of
from desktop.lanes import Lane
from desktop.session import Opened, Session
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.still import still
from desktop.ui.screens.citizen import CitizenScreen
from storage import damage, look
from tests.storage.decay import turn
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE
from tests.storage.test_rebuild import a_day


@pytest.fixture
def relaunched() -> list[bool]:
    return []


@pytest.fixture
def session(
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    relaunched: list[bool],
) -> Iterator[Session]:
    """Somebody looks at a store in which the page with a note is bad."""
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path))
    folder = tmp_path / "stores" / "one"
    _, leaf, _ = a_day(folder)
    turn(folder, leaf)
    refused, crashed = list[FodfaesteError](), list[BaseException]()
    lane = Lane("store", refused=refused.append, crashed=crashed.append)
    store = lane.wait_for(lambda: look.look(folder, PASSPHRASE, now=NOW, floor=CHEAP))
    one = Session(
        qapp,
        Opened(store, lane, {}),
        crash=crashed.append,
        clock=lambda: NOW.astimezone(COPENHAGEN),
        relaunch=lambda: relaunched.append(True),
    )
    qtbot.addWidget(one.window)
    one.begin()
    qtbot.waitUntil(lambda: bool(standing(one)))
    yield one
    one.close()
    still.hold(None)
    qapp.aboutToQuit.disconnect(one.close)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert crashed == []


def standing(session: Session) -> str:
    """Return what stands above the page, whatever else is said."""
    banners = session.window._standing.findChildren(Banner)
    return " ".join(label.text() for banner in banners for label in banner.findChildren(QLabel))


def test_above_every_page_stands_that_the_store_is_damaged_and_what_one_can_do(
    qtbot: QtBot, session: Session
) -> None:
    store = session._opened.store
    rows = session._opened.lane.wait_for(
        lambda: store.own_reader().rows("select id from record where kind = 'citizen'")
    )

    session.rooms.open_citizen(rows[0][0])
    page = session.window.stack.currentWidget()
    assert isinstance(page, CitizenScreen)
    qtbot.waitUntil(lambda: page._page is not None)

    assert "Noget er beskadiget" in standing(session)
    assert "læse og printe, men ikke skrive" in standing(session)
    assert "kan ikke læses her" in standing(session)


def test_the_way_to_build_it_up_leads_over_the_lock(session: Session, relaunched: list[bool]) -> None:
    folder = session._opened.store.folder
    button = next(one for one in session.window.findChildren(Button) if one.text() == "Lås, og byg op")

    button.click()

    assert damage.is_marked(folder)
    assert relaunched == [True]


def test_nothing_takes_care_of_copies_while_one_looks(session: Session) -> None:
    """A copy of what is incomplete would push a whole one out."""
    assert session.caretaker is None
    assert session.exchange is None


@pytest.mark.parametrize(
    ("count", "says"), [(0, "ikke fundet noget, der mangler"), (1, "1 ændring"), (7, "7 ændringer")]
)
def test_what_is_missing_is_counted_in_plain_words(count: int, says: str) -> None:
    assert says in said_of(count)
