"""Se eller gendan as a person walks it: damaged stores, what reads of them, copies, wrong words and right ones."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casework.errors import Damaged, FodfaesteError
from desktop import damaged
from desktop.crash import Crash
from desktop.entry import Entry
from desktop.flows.restore import RestoreFlow
from desktop.lanes import Lane
from desktop.ui.lean_unlock import LeanUnlock
from desktop.ui.screens import safety_damage
from desktop.ui.screens.restore import LOOK, REBUILD
from storage import backups, damage, engine, safety, vault
from storage.faults import DiskFull, NewerStore
from storage.restore import Restored
from storage.vault import Store
from tests.desktop.screens.listening import press, words
from tests.storage.decay import turn
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE
from tests.storage.test_rebuild import a_day
from tests.storage.test_restore import a_days_work, texts


@dataclass
class Walk:
    """A person in front of a damaged store."""

    qtbot: QtBot
    flow: RestoreFlow
    lane: Lane
    opened: list[Restored] = field(default_factory=list)
    left: list[bool] = field(default_factory=list)
    looked: list[Store] = field(default_factory=list)

    def press(self, name: str) -> None:
        press(self.flow.window, name)
        self.idle()

    def idle(self) -> None:
        self.lane.wait_for(lambda: None)
        self.qtbot.waitUntil(lambda: not self.lane._asked)


@pytest.fixture
def walk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Walk]:
    """In front of a store of which nothing reads."""
    folder = tmp_path / "store"
    a_days_work(folder)
    (folder / engine.NAME).write_bytes(b"")
    with walking(qtbot, qapp, folder) as one:
        yield one


@pytest.fixture
def page_walk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Walk]:
    """In front of a store with one bad page: a note that has a receipt and stands in no copy."""
    folder = tmp_path / "store"
    _, leaf, _ = a_day(folder)
    turn(folder, leaf)
    with walking(qtbot, qapp, folder) as one:
        yield one


@contextmanager
def walking(qtbot: QtBot, qapp: QApplication, folder: Path) -> Iterator[Walk]:
    crashed: list[BaseException] = []
    refused: list[FodfaesteError] = []
    lane = Lane("store", refused=refused.append, crashed=crashed.append)
    opened: list[Restored] = []
    left: list[bool] = []
    looked: list[Store] = []
    flow = RestoreFlow(
        qapp,
        folder,
        lane,
        now=lambda: NOW + timedelta(hours=1),
        done=lambda came: opened.append(came[0]),
        looked=lambda came: looked.append(came[0]),
        left=lambda: left.append(True),
        floor=CHEAP,
    )
    one = Walk(qtbot, flow, lane, opened, left, looked)
    flow.window.show()
    one.idle()
    yield one
    flow.end()
    flow.window.close()
    flow.window.deleteLater()
    for store in (*looked, *(each.store for each in opened)):
        store.close()
    lane.close()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert (crashed, refused) == ([], [])


def test_from_the_copies_to_every_note_that_was_written(walk: Walk) -> None:
    choices = walk.flow.window._copy.choices
    assert choices is not None
    assert [button.text() for button in choices._buttons] == ["I dag kl. 10.00"]

    walk.press("Videre")
    walk.flow.window._open.word.write(PASSPHRASE)
    walk.press("Gendan")

    (restored,) = walk.opened
    assert texts(restored.store) == {"Før kopien", "Efter kopien"}
    assert walk.flow.window._open.word.text() == ""


def test_a_bad_page_offers_to_build_up_first_then_to_look_and_then_the_copies(page_walk: Walk) -> None:
    choices = page_walk.flow.window._copy.choices
    assert choices is not None

    assert [button.text() for button in choices._buttons] == [
        "Byg det op igen",
        "Se, hvad der kan læses",
        "Kopi: i dag kl. 10.00",
    ]
    assert choices.choice() == REBUILD


def test_a_store_is_built_up_of_what_reads_and_what_is_missing_is_said_by_name(page_walk: Walk) -> None:
    page_walk.press("Videre")
    page_walk.flow.window._open.word.write(PASSPHRASE)
    page_walk.press("Gendan")

    (restored,) = page_walk.opened
    said = damaged.said_of(restored)
    assert "notat, Søren Ågård, 26.11.2026" in said
    assert "Indstillinger, Sikkerhed" in said
    facts = page_walk.lane.wait_for(lambda: safety.facts(restored.store))
    rows = safety_damage.rows(facts, str)
    assert "Note 5" in rows[0][2]
    assert rows[1][1] == "De beskadigede filer"


def test_who_only_looks_sees_what_reads_and_nothing_is_put_aside(page_walk: Walk) -> None:
    choices = page_walk.flow.window._copy.choices
    assert choices is not None
    choices.choose(LOOK)
    choices.chosen.emit(LOOK)
    told = words(page_walk.flow.window)

    page_walk.press("Videre")
    page_walk.flow.window._open.word.write(PASSPHRASE)
    page_walk.press("Se")

    (store,) = page_walk.looked
    assert "intet ændres" in told
    assert store.view is not None
    assert page_walk.opened == []
    assert not (store.folder / backups.ASIDE).exists()


def test_wrong_words_are_said_and_the_right_ones_may_follow(walk: Walk) -> None:
    walk.press("Videre")
    walk.flow.window._open.word.write("helt forkerte ord")
    walk.press("Gendan")

    assert walk.opened == []
    assert "den, du havde dengang" in words(walk.flow.window)

    walk.flow.window._open.word.write(PASSPHRASE)
    walk.press("Gendan")

    assert len(walk.opened) == 1


def test_nothing_is_begun_without_words_and_the_way_back_is_open(walk: Walk) -> None:
    walk.press("Videre")
    walk.press("Gendan")
    asked = words(walk.flow.window)
    walk.press("Tilbage")
    walk.press("Tilbage til Lås op")

    assert "Skriv din adgangssætning." in asked
    assert (walk.opened, walk.left) == ([], [True])


@pytest.fixture
def unlocking(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Entry, LeanUnlock, Path]]:
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path))
    folder = tmp_path / "stores" / "one"
    a_days_work(folder)
    window = LeanUnlock(initials="MEHA")
    qtbot.addWidget(window)
    crash = Crash(tmp_path / "crash", lambda *_: None)
    entry = Entry(qapp, crash, folder=folder, practice=False, unlock=window, let_go=lambda: None)
    yield entry, window, folder
    entry.end()


def links(window: LeanUnlock) -> list[str]:
    return [link.text() for link in window.links]


def test_a_damaged_store_shows_the_way_to_its_copies_once(
    unlocking: tuple[Entry, LeanUnlock, Path],
) -> None:
    entry, window, _ = unlocking

    for _ in range(2):
        entry._refuse(Damaged("Noget af det, der er gemt her, er beskadiget."))

    assert links(window) == ["Glemt adgangssætning", "Se eller gendan"]


def test_a_bug_while_a_store_is_opened_leaves_a_field_to_type_in(
    qtbot: QtBot, unlocking: tuple[Entry, LeanUnlock, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    entry, window, _ = unlocking

    def bug(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    entry.begin()
    monkeypatch.setattr(vault, "unlock", bug)

    window.passphrase_given.emit(PASSPHRASE)

    assert not window.word.isEnabled()
    qtbot.waitUntil(window.word.isEnabled)
    assert len(list(entry._crash._folder.iterdir())) == 1


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_way_to_the_copies_stands_on_the_card_at_every_size_of_the_text(
    qtbot: QtBot, scale: float
) -> None:
    window = LeanUnlock(initials="MEHA", scale=scale)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()

    window.offer_restore()

    assert all(window.card().contains(link.geometry()) for link in window.links)


@pytest.mark.parametrize("refusal", [NewerStore("nyere"), DiskFull("fuld")])
def test_a_store_that_is_not_damaged_shows_no_way_to_its_copies(
    refusal: FodfaesteError, unlocking: tuple[Entry, LeanUnlock, Path]
) -> None:
    entry, window, _ = unlocking

    entry._refuse(refusal)

    assert links(window) == ["Glemt adgangssætning"]


@pytest.mark.parametrize(("content", "ways"), [(b"", 1), (None, 2)])
def test_without_a_copy_there_is_a_way_only_where_pages_are_left_to_read(
    content: bytes | None, ways: int, unlocking: tuple[Entry, LeanUnlock, Path]
) -> None:
    entry, window, folder = unlocking
    for copy in backups.found(folder):
        backups.destroy(copy.path)
    if content is not None:
        (folder / engine.NAME).write_bytes(content)

    entry._refuse(Damaged("Noget af det, der er gemt her, er beskadiget."))

    assert len(links(window)) == ways


def test_pages_that_were_found_damaged_show_the_way_at_the_next_start(
    qtbot: QtBot, unlocking: tuple[Entry, LeanUnlock, Path]
) -> None:
    entry, window, folder = unlocking
    damage.mark(folder)

    entry.begin()
    qtbot.waitUntil(lambda: len(window.links) == 2)

    assert links(window)[1] == "Se eller gendan"


def test_the_link_opens_the_way_and_the_way_back_leads_to_the_unlock_window(
    unlocking: tuple[Entry, LeanUnlock, Path],
) -> None:
    entry, window, _ = unlocking
    window.show()

    entry._begin_restore()
    assert entry._way is not None
    shown = (window.isVisible(), entry._way.window.isVisible())
    entry._leave_way()

    assert shown == (False, True)
    assert window.isVisible()
