"""From *Glemt adgangssætning* on the unlock window into the house, with new words, and back again without them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop import entry
from desktop.crash import Crash
from desktop.flows.forgotten import ForgottenFlow
from desktop.forgetting import LockedStore
from desktop.ui.lean_unlock import LeanUnlock
from storage import pinned
from sync import recovery
from sync.service import recovery as there
from tests.desktop.screens.listening import press, words
from tests.storage.shelf import CHEAP
from tests.sync.recovering import Forgetful, forgotten


@pytest.fixture
def day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Forgetful]:
    """A locked store in the home of this test, which knows where its service is."""
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path / "home"))
    with forgotten(tmp_path) as one:
        beside = pinned.beside(one.running.address, one.enrolled.epoch, one.enrolled.device, pinned.Pinned())
        pinned.put_beside(one.folder, beside)
        monkeypatch.setattr(entry, "now", one.clock)
        cheaply = lambda folder, clock: LockedStore(folder, clock, CHEAP)  # noqa: E731
        monkeypatch.setattr("desktop.forgetting.LockedStore", cheaply)
        yield one


@pytest.fixture
def stands(qtbot: QtBot, qapp: QApplication, day: Forgetful, tmp_path: Path) -> Iterator[entry.Entry]:
    """The unlock window over the locked store, as after a start."""
    told: list[str] = []
    window = LeanUnlock(initials="MEHA")
    one = entry.Entry(
        qapp,
        Crash(tmp_path / "crash", told.append),
        folder=day.folder,
        practice=False,
        unlock=window,
        let_go=lambda: None,
    )
    window.forgotten.connect(one._begin_forgotten)
    window.show()
    yield one
    if one._session is not None:
        one._session.window.close()
    one.end()
    if isValid(window):
        window.close()
    assert told == []


def test_with_new_words_into_the_house_which_says_that_nothing_was_lost(
    qtbot: QtBot, stands: entry.Entry, day: Forgetful
) -> None:
    unlock = stands._window
    assert isinstance(unlock, LeanUnlock)

    unlock.forgotten.emit()
    flow = stands._way
    assert isinstance(flow, ForgottenFlow)
    assert (flow.window.isVisible(), unlock.isVisible()) == (True, False)
    press(flow.window, "Send anmodning")
    qtbot.waitUntil(lambda: flow.window.step == "compare", timeout=20_000)
    asked = recovery.waiting(day.folder, day.clock())
    assert asked is not None
    day.approve(asked, 0)
    day.approve(asked, 1)
    there.answer(day.running.ledger, asked.request.id, day.clock())
    press(flow.window, "Se efter nu")
    qtbot.waitUntil(lambda: flow.window.step == "words", timeout=20_000)
    flow.window._words.typed.write(" ".join(flow.window._words.words))
    press(flow.window, "Lås op med de nye ord")
    qtbot.waitUntil(lambda: stands._session is not None, timeout=20_000)

    house = stands._session
    assert house is not None
    qtbot.waitUntil(lambda: "Du er inde igen med dine nye ord" in words(house.window))
    assert stands._way is None
    assert [row[0] for row in day.running.all("select act from recovery_log")][-2:] == ["answered", "fetched"]


def test_whoever_remembers_stands_before_the_same_window_again(
    qtbot: QtBot, stands: entry.Entry, day: Forgetful
) -> None:
    unlock = stands._window
    assert isinstance(unlock, LeanUnlock)
    unlock.forgotten.emit()
    assert stands._way is not None

    press(stands._way.window, "Tilbage til Lås op")

    assert stands._way is None
    assert unlock.isVisible()
    stands.raise_window()
    assert "allerede åbent" in unlock.line.text()
