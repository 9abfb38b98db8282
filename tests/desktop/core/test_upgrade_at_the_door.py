"""While a store of an older program is brought up, *Lås op* says how far it is; closing the window costs nothing."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop import entry, opening
from desktop.crash import Crash
from desktop.ui import lean_progress
from desktop.ui.lean_progress import LeanProgress
from desktop.ui.lean_unlock import LeanUnlock
from storage import upgrade, vault
from storage.lease import Brought
from storage.upgrade import Progress, Told
from tests.storage.shelf import CHEAP, PASSPHRASE, unlock
from tests.storage.test_upgrade import (
    LATER,
    RELEASES,
    STORES,
    everything_is_there,
    fill_outbox,
    next_release,
    notes,
)

__all__ = ["next_release"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of the first release with unsent notes."""
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path))
    place = tmp_path / "stores" / "one"
    shutil.copytree(STORES / RELEASES[0], place)
    fill_outbox(place, 200)
    return place


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, float]]:
    """What the person saw, step by step."""
    seen: list[tuple[str, float]] = []
    real = LeanProgress.show_step

    def show(one: LeanProgress, counted: str, part: float) -> None:
        real(one, counted, part)
        assert one.isVisible()
        seen.append((counted, one._part))

    monkeypatch.setattr(LeanProgress, "show_step", show)
    return seen


@pytest.fixture
def window(qtbot: QtBot) -> LeanUnlock:
    one = LeanUnlock(initials="MEHA")
    qtbot.addWidget(one)
    one.show()
    return one


@pytest.fixture
def entered() -> list[str]:
    """The stores that were opened, and closed again."""
    return []


@pytest.fixture
def stands(
    qapp: QApplication,
    window: LeanUnlock,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    entered: list[str],
) -> Iterator[entry.Entry]:
    told: list[str] = []

    def open_it(
        place: Path, words: str, lease: Brought | None, heard: Told
    ) -> tuple[vault.Store, dict[str, str]]:
        return vault.unlock(place, words, now=LATER, floor=CHEAP, lease=lease, told=heard), {}

    monkeypatch.setattr(entry, "_unlock", open_it)
    crash = Crash(folder.parent / "crash", told.append)
    one = entry.Entry(qapp, crash, folder=folder, practice=False, unlock=window, let_go=lambda: None)
    window.passphrase_given.connect(one._try)

    def enter(opened: tuple[vault.Store, dict[str, str]]) -> None:
        opened[0].close()
        entered.append(opened[0].id)

    monkeypatch.setattr(one, "_enter", enter)
    yield one
    one.end()
    assert told == []


@pytest.mark.usefixtures("next_release", "stands")
def test_the_person_sees_the_copy_and_the_rebuilding_come_to_their_end(
    qtbot: QtBot, window: LeanUnlock, entered: list[str], said: list[tuple[str, float]], folder: Path
) -> None:
    window.passphrase_given.emit(PASSPHRASE)

    qtbot.waitUntil(lambda: len(entered) == 1, timeout=20_000)
    assert said[-1] == ("210 af 210 rækker", 1.0)
    assert said[0][0].startswith("Først en sikkerhedskopi: ")
    assert [part for text, part in said if "rækker" in text] == sorted(
        part for text, part in said if "rækker" in text
    )
    assert everything_is_there(folder, 200)


def on_the_card(window: LeanUnlock) -> str:
    (shown,) = window.findChildren(LeanProgress)
    return " ".join(label.text() for label in shown.findChildren(QLabel))


def test_it_says_what_is_safe_and_takes_the_place_of_field_and_button(
    qtbot: QtBot, window: LeanUnlock, stands: entry.Entry
) -> None:
    window.busy(working=True)
    stands._onlooker.show(Progress("reads", 12_400, 50_000))

    assert "12.400 af 50.000 rækker" in on_the_card(window)
    assert "er sikkert" in on_the_card(window)
    assert "lukke vinduet" in on_the_card(window)
    assert not any(part.isVisible() for part in (window.word, window.eye, window.unlock, *window.links))

    stands._busy(on=False)

    assert all(part.isVisible() for part in (window.word, window.eye, window.unlock, *window.links))
    qtbot.waitUntil(lambda: window.findChildren(LeanProgress) == [])


def test_the_time_left_is_that_of_this_try_and_is_not_guessed_too_early() -> None:
    assert opening.seconds_left(0, 10, 100, 1.0) is None
    assert opening.seconds_left(50, 50, 100, 60.0) is None
    assert opening.seconds_left(0, 25, 100, 10.0) == pytest.approx(30.0)
    assert opening.seconds_left(50, 75, 100, 10.0) == pytest.approx(10.0)


@pytest.mark.parametrize(
    ("left", "says"), [(20, "under et minut"), (70, "cirka 1 minut"), (300, "cirka 5 minutter")]
)
def test_the_time_left_is_said_in_words(left: float, says: str) -> None:
    assert says in opening.said_of(Progress("reads", 1, 2), left)


@pytest.mark.usefixtures("next_release", "stands")
def test_a_window_that_is_closed_halfway_loses_nothing_and_the_next_unlock_goes_on(
    qtbot: QtBot,
    window: LeanUnlock,
    entered: list[str],
    said: list[tuple[str, float]],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real, pieces = upgrade._make_piece, []

    class Closed(BaseException):
        """The process ended here."""

    def end_soon(connection: object) -> int:
        pieces.append(1)
        if len(pieces) > 2:
            raise Closed
        return real(connection)

    monkeypatch.setattr(upgrade, "_make_piece", end_soon)
    with pytest.raises(Closed):
        vault.unlock(folder, PASSPHRASE, now=LATER, floor=CHEAP)
    monkeypatch.setattr(upgrade, "_make_piece", real)
    window.passphrase_given.emit(PASSPHRASE)

    qtbot.waitUntil(lambda: len(entered) == 1, timeout=20_000)
    assert (said[0][0], said[-1][0]) == ("128 af 210 rækker", "210 af 210 rækker")
    store = unlock(folder, now=LATER)
    assert len(notes(store)) == 206
    store.close()


@pytest.mark.usefixtures("next_release", "stands")
def test_of_the_test_an_upgrade_that_nobody_is_told_of_is_noticed(
    qtbot: QtBot,
    window: LeanUnlock,
    entered: list[str],
    said: list[tuple[str, float]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(opening.Onlooker, "told", lambda _one, _progress: None)

    window.passphrase_given.emit(PASSPHRASE)

    qtbot.waitUntil(lambda: len(entered) == 1, timeout=20_000)
    assert said == []


def test_a_bar_stays_within_its_frame_at_every_part(window: LeanUnlock) -> None:
    one = lean_progress.LeanProgress(window)

    for part in (-1.0, 0.0, 0.01, 0.5, 1.0, 3.0):
        one.show_step("x", part)
        assert 0.0 <= one._part <= 1.0
        one.grab()
