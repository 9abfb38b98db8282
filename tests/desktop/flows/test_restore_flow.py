"""Gendan fra sikkerhedskopi as a person walks it: a real damaged store, its copies, wrong words, right words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casework.errors import Damaged, FodfaesteError
from desktop.crash import Crash
from desktop.entry import Entry
from desktop.flows.restore import RestoreFlow
from desktop.lanes import Lane
from desktop.ui.lean_unlock import LeanUnlock
from storage import backups, damage, engine, vault
from storage.faults import DiskFull, NewerStore
from storage.restore import Restored
from tests.desktop.screens.listening import press, words
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE
from tests.storage.test_restore import a_days_work, texts


@dataclass
class Walk:
    """A person in front of a damaged store."""

    qtbot: QtBot
    flow: RestoreFlow
    lane: Lane
    opened: list[Restored] = field(default_factory=list)
    left: list[bool] = field(default_factory=list)

    def press(self, name: str) -> None:
        press(self.flow.window, name)
        self.idle()

    def idle(self) -> None:
        self.lane.wait_for(lambda: None)
        self.qtbot.waitUntil(lambda: not self.lane._asked)


@pytest.fixture
def walk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Walk]:
    folder = tmp_path / "store"
    a_days_work(folder)
    (folder / engine.NAME).write_bytes(b"")
    crashed: list[BaseException] = []
    refused: list[FodfaesteError] = []
    lane = Lane("store", refused=refused.append, crashed=crashed.append)
    opened: list[Restored] = []
    left: list[bool] = []
    flow = RestoreFlow(
        qapp,
        folder,
        lane,
        now=lambda: NOW + timedelta(hours=1),
        done=lambda came: opened.append(came[0]),
        left=lambda: left.append(True),
        floor=CHEAP,
    )
    one = Walk(qtbot, flow, lane, opened, left)
    flow.window.show()
    one.idle()
    yield one
    flow.end()
    flow.window.close()
    flow.window.deleteLater()
    for each in opened:
        each.store.close()
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
        entry._refuse(Damaged("Lageret på denne computer er beskadiget."))

    assert links(window) == ["Glemt adgangssætning", "Gendan fra sikkerhedskopi"]


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


def test_without_a_copy_there_is_no_way_to_show(unlocking: tuple[Entry, LeanUnlock, Path]) -> None:
    entry, window, folder = unlocking
    for copy in backups.found(folder):
        backups.destroy(copy.path)

    entry._refuse(Damaged("Lageret på denne computer er beskadiget."))

    assert links(window) == ["Glemt adgangssætning"]


def test_pages_that_were_found_damaged_show_the_way_at_the_next_start(
    qtbot: QtBot, unlocking: tuple[Entry, LeanUnlock, Path]
) -> None:
    entry, window, folder = unlocking
    damage.mark(folder)

    entry.begin()
    qtbot.waitUntil(lambda: len(window.links) == 2)

    assert links(window)[1] == "Gendan fra sikkerhedskopi"


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
