"""A session on a store that is only read: said before anything is typed, read everywhere, and nothing is kept."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from casework.clock import COPENHAGEN
from casework.errors import FodfaesteError
from desktop.flows import only_read
from desktop.flows.plan import PlanFlow
from desktop.lanes import Lane
from desktop.session import Opened, Session
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.field import FieldBase
from desktop.ui.parts.still import still
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.plan import PlanScreen
from storage import schema
from storage.faults import OnlyRead
from storage.upgrade import Room
from tests.desktop.flows.test_failure_behaviour import lacks
from tests.storage import shelf
from tests.storage.test_upgrade import new_shape

LATER = shelf.NOW


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store of this program, with a case, a note, an agreement and a draft."""
    place = tmp_path / "stores" / "one"
    store = shelf.make(place)
    stream, changes = shelf.citizen("Amina")
    shelf.save(
        store, *changes, *shelf.note(stream, "Skrevet før opdateringen"), *shelf.agreement(stream, "Ringe")
    )
    store.drafts.keep(
        f"note:{stream}", stream, "note", {"nature": "fact", "text": "Halvt skrevet"}, shelf.NOW
    )
    store.close()
    return place


@pytest.fixture
def refused() -> list[FodfaesteError]:
    """What nobody in the house asked for and was refused all the same."""
    return []


@pytest.fixture
def session(
    qtbot: QtBot,
    qapp: QApplication,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    refused: list[FodfaesteError],
) -> Iterator[Session]:
    """The next program on it, on a disk without room."""
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path))
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, new_shape))
    monkeypatch.setattr(schema, "NEWEST", schema.NEWEST + 1)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=41_000_000))
    crashed: list[BaseException] = []
    lane = Lane("store", refused=refused.append, crashed=crashed.append)
    store = lane.wait_for(lambda: shelf.unlock(folder))
    one = Session(
        qapp,
        Opened(store, lane, {}),
        crash=crashed.append,
        clock=lambda: shelf.NOW.astimezone(COPENHAGEN),
        relaunch=lambda: None,
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


def press(qtbot: QtBot, session: Session, name: str) -> None:
    """Press a button once it is there: a new one comes up with the next layout, after its sentence."""

    def found() -> list[Button]:
        every = session.window.findChildren(Button)
        return [one for one in every if one.text() == name and one.isVisible()]

    qtbot.waitUntil(lambda: len(found()) == 1)
    (button,) = found()
    button.setFocus()
    button.click()


def case(qtbot: QtBot, session: Session) -> CitizenScreen:
    store = session._opened.store
    rows = session._opened.lane.wait_for(
        lambda: store.own_reader().rows("select id from record where kind = 'citizen'")
    )
    session.rooms.open_citizen(rows[0][0])
    screen = session.window.stack.currentWidget()
    assert isinstance(screen, CitizenScreen)
    qtbot.waitUntil(lambda: screen._page is not None and screen.note.isVisible())
    return screen


def test_why_what_is_safe_how_much_room_and_what_to_do_stand_above_every_page(
    qtbot: QtBot, session: Session
) -> None:
    assert "41\u00a0MB" in standing(session)
    assert "kun læses" in standing(session)
    assert lacks(only_read.said_of(Room(500_000_000, 41_000_000))) == []

    session.window.banner("Noget andet", "Luk", lambda: session.window.banner(""))
    session.window.banner("")
    session.rooms.open_settings()

    assert session.window._top.isVisible()
    assert "41\u00a0MB" in standing(session)


def takes_letters(page: QWidget) -> list[str]:
    """Type into every field of a page that would be kept; return those that took a letter."""
    taken = []
    for field in page.findChildren(FieldBase):
        editor = field._editor
        if not editor.isVisible():
            continue
        before = getattr(field, "text", getattr(field, "choice", str))()
        QTest.keyClicks(editor, "xyz")
        if getattr(field, "text", getattr(field, "choice", str))() != before:
            taken.append(editor.accessibleName())
    return taken


def open_every_form(screen: CitizenScreen) -> None:
    screen.write_note()
    screen.plan_visit()
    for name in ("Nyt mål", "Ny aftale"):
        (button,) = [one for one in screen.findChildren(Button) if one.text() == name]
        button.click()


def test_no_field_of_a_case_takes_a_letter_and_a_draft_is_read_in_its_place(
    qtbot: QtBot, session: Session
) -> None:
    screen = case(qtbot, session)
    open_every_form(screen)

    assert screen.note.text.text() == "Halvt skrevet"
    assert takes_letters(screen) == []
    assert len([field for field in screen.findChildren(FieldBase) if field._editor.isVisible()]) > 8
    assert not screen.note.save.isEnabled()
    assert "kan ikke skrives" in screen.note.text._editor.accessibleDescription()


def test_of_the_test_a_page_that_lets_somebody_type_in_vain_is_found_out_and_says_that_it_is_not_kept(
    qtbot: QtBot, session: Session, refused: list[FodfaesteError]
) -> None:
    still.hold(None)
    screen = case(qtbot, session)
    open_every_form(screen)

    assert len(takes_letters(screen)) > 4
    session.rooms.keep_now()
    qtbot.waitUntil(lambda: any(isinstance(one, OnlyRead) for one in refused))


def test_what_is_pressed_all_the_same_is_said_to_be_unsaved(qtbot: QtBot, session: Session) -> None:
    screen = case(qtbot, session)

    screen.agreement_kept.emit("a-1")

    qtbot.waitUntil(screen.refusal.isVisible)
    assert "ikke gemt" in screen.refusal._text.text()


def test_a_visit_leads_to_its_case_and_says_why(qtbot: QtBot, session: Session) -> None:
    case(qtbot, session)

    session.rooms.open_visit("", session.rooms._citizen)

    assert isinstance(session.window.stack.currentWidget(), CitizenScreen)


def test_a_plan_is_not_handed_out_and_a_file_not_taken_because_neither_could_be_kept(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    letter = tmp_path / "brev.pdf"
    letter.write_bytes(b"%PDF-1.4")
    screen = case(qtbot, session)
    screen.files.dropped.emit(str(letter))
    assert "ikke gemt" in screen.refusal._text.text()

    session.rooms.open_plan(session.rooms._citizen)
    plan = session.window.stack.currentWidget()
    assert isinstance(plan, PlanScreen)
    (flow,) = [one for one in session.rooms.flows() if isinstance(one, PlanFlow)]
    qtbot.waitUntil(lambda: flow._page is not None)
    plan.print_wanted.emit()

    says = session.window._banner_says
    assert says is not None
    assert says[0].startswith("Planen er ikke udleveret")


def test_it_is_left_as_it_lay_and_every_look_is_in_the_trail_afterwards(
    qtbot: QtBot,
    session: Session,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    refused: list[FodfaesteError],
) -> None:
    database = (folder / "store.db").read_bytes()
    case(qtbot, session)
    session.rooms.open_today()

    session.close()

    assert refused == []
    assert (folder / "store.db").read_bytes() == database
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1 << 40))
    store = shelf.unlock(folder)
    said = store.own_reader().rows("select action, what from audit order by seq")
    drafts = store.drafts.all()
    store.close()
    assert ("unlock", "only-read") in said
    assert ("read", "citizen") in said
    assert [one.contents["text"] for one in drafts] == ["Halvt skrevet"]


def test_try_again_says_what_is_missing_and_with_room_leads_to_the_lock(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked: list[bool] = []
    session._relaunch = lambda: locked.append(True)
    qtbot.waitUntil(lambda: "kun læses" in standing(session))
    press(qtbot, session, "Prøv igen")
    qtbot.waitUntil(session.window._toast.isVisible)
    qtbot.waitUntil(lambda: isinstance(session.window.focusWidget(), Button))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1 << 40))

    press(qtbot, session, "Prøv igen")
    qtbot.waitUntil(lambda: "Der er plads nu" in standing(session))
    press(qtbot, session, "Lås, og gør klar")

    assert locked == [True]


def test_it_is_said_in_the_language_of_the_moment(qtbot: QtBot, session: Session) -> None:
    session.speak("en")
    qtbot.waitUntil(lambda: "kun læses" not in standing(session))
    english = standing(session)
    session.speak("da")

    assert "41\u00a0MB" in english
    qtbot.waitUntil(lambda: "kun læses" in standing(session))


@pytest.mark.parametrize(
    ("size", "said"),
    [(0, "0\u00a0MB"), (340_900_000, "340\u00a0MB"), (1_240_000_000, "1,2\u00a0GB"), (-5, "0\u00a0MB")],
)
def test_sizes_are_said_as_danes_write_them(size: int, said: str) -> None:
    assert only_read.say_size(size) == said
