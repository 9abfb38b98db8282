"""Starting: one program a home, the unlock window first, and every bad beginning a sentence with a way on."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from functools import partialmethod
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from casework.errors import FodfaesteError
from desktop import entry, first_window, paths, settings, start
from desktop.crash import Crash
from desktop.single import Single
from desktop.ui.lean_unlock import LeanUnlock
from storage import vault
from tests.storage import shelf

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[LeanUnlock]:
    one = LeanUnlock()
    yield one
    if isValid(one):
        one.close()


@pytest.fixture
def way_in(
    qtbot: QtBot, window: LeanUnlock, home: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[entry.Entry]:
    shelf.make(home / "stores" / "one").close()
    monkeypatch.setattr(vault, "FLOOR", shelf.CHEAP)
    monkeypatch.setattr(entry, "_unlock", lambda folder, words, *_: (shelf.unlock(folder, words), {}))
    told: list[str] = []
    one = entry.Entry(
        qtbot_app(),
        Crash(home / "crash", told.append),
        folder=home / "stores" / "one",
        practice=False,
        unlock=window,
        let_go=lambda: None,
    )
    one.begin()
    yield one
    if one._session is not None:
        one._session.window.close()
    one.end()
    assert told == []


def qtbot_app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def said(qtbot: QtBot, window: LeanUnlock) -> str:
    qtbot.waitUntil(lambda: bool(window.line.text()), timeout=10_000)
    return window.line.text()


def test_a_wrong_passphrase_is_said_and_the_window_is_ready_again(
    qtbot: QtBot, way_in: entry.Entry, window: LeanUnlock
) -> None:
    window.passphrase_given.emit("forkert sætning her")

    assert "Forkert" in said(qtbot, window)
    assert window.unlock.isEnabled()


def test_after_three_wrong_ones_the_window_counts_down(
    qtbot: QtBot, way_in: entry.Entry, window: LeanUnlock, home: Path
) -> None:
    for number in range(4):
        with pytest.raises(vault.WrongPassphrase):
            shelf.unlock(home / "stores" / "one", "forkert", shelf.NOW + timedelta(hours=number))

    window.passphrase_given.emit("stadig forkert")

    qtbot.waitUntil(lambda: "Prøv igen om" in window.line.text(), timeout=10_000)
    assert not window.unlock.isEnabled()


def test_the_right_passphrase_opens_today_and_the_first_window_goes(
    qtbot: QtBot, way_in: entry.Entry, window: LeanUnlock, home: Path
) -> None:
    window.passphrase_given.emit(shelf.PASSPHRASE)

    qtbot.waitUntil(lambda: way_in._session is not None, timeout=20_000)
    assert way_in._session is not None
    assert way_in._session.window.isVisible()
    assert settings.read(paths.settings()).initials == shelf.METTE.initials


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (
            vault.NewerStore("Sagerne er gemt af en nyere udgave. De er ikke rørt. Opdatér programmet."),
            "nyere",
        ),
        (
            vault.ReadOnlyFolder("Mappen kan ikke skrives i. Intet er ændret. Bed IT om adgang."),
            "ikke skrives",
        ),
        (vault.AlreadyOpen("Dine sager er allerede åbne. Brug det vindue."), "allerede"),
    ],
)
def test_what_is_wrong_with_a_store_is_said_whole(
    qtbot: QtBot,
    way_in: entry.Entry,
    window: LeanUnlock,
    monkeypatch: pytest.MonkeyPatch,
    error: FodfaesteError,
    says: str,
) -> None:
    def turn_away(*_: object) -> None:
        raise error

    monkeypatch.setattr(entry, "_unlock", turn_away)

    window.passphrase_given.emit("hvad som helst")

    assert says in said(qtbot, window)
    assert said(qtbot, window) == str(error)
    assert window.unlock.isEnabled()


def test_a_damaged_store_is_said_and_nothing_is_made_anew(
    qtbot: QtBot, way_in: entry.Entry, window: LeanUnlock, home: Path
) -> None:
    broken = home / "stores" / "one" / "store.db"
    broken.write_bytes(b"")

    window.passphrase_given.emit(shelf.PASSPHRASE)

    assert "beskadiget" in said(qtbot, window)
    assert broken.read_bytes() == b""


def test_a_second_start_raises_the_first_window_says_so_and_ends(
    qtbot: QtBot, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = Single(home)
    raised: list[bool] = []
    assert first.take()
    first.listen(lambda: raised.append(True))

    done = subprocess.Popen(
        [sys.executable, "-m", "desktop.start"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )

    qtbot.waitUntil(lambda: bool(raised), timeout=20_000)
    told, _ = done.communicate(timeout=60)
    assert done.returncode == 0
    assert "allerede åbent" in told
    first.let_go()
    again = Single(home)
    assert again.take()
    again.let_go()


@pytest.fixture
def far_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a temporary folder whose path leaves no room for a socket."""
    folder = tmp_path / ("langt-navn" * 10)
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))


def knocked(home: Path, raised: list[bool]) -> tuple[bool, bool]:
    """Open a first start, and knock as a second one; tell whether the first listens, and whether it answered."""
    first = Single(home)
    assert first.take()
    listens = first.listen(lambda: raised.append(True))
    heard = Single(home).knock(0.1)
    QApplication.processEvents()
    first.let_go()
    return listens, heard


@pytest.mark.usefixtures("qapp", "far_away")
def test_the_window_is_raised_also_where_the_temporary_folder_lies_too_deep_for_a_socket(home: Path) -> None:
    raised: list[bool] = []

    assert knocked(home, raised) == (True, True)
    assert raised == [True]


@pytest.mark.usefixtures("qapp", "far_away")
def test_of_the_test_a_line_without_a_short_way_is_noticed(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = Single._names
    monkeypatch.setattr(Single, "_names", lambda single: names(single)[:1])

    assert knocked(home, []) == (False, False)


def test_a_second_start_that_is_not_answered_says_so_and_where_to_look(
    qapp: QApplication, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    read_and_close(shown)
    monkeypatch.setattr(Single, "knock", partialmethod(Single.knock, 0.1))
    first = Single(home)
    assert first.take()

    assert first_window.already_open(qapp, Single(home)) == 1

    first.let_go()
    assert "Find vinduet på skærmen" in shown[0]
    assert shown == [capsys.readouterr().err.strip()]


def test_a_second_start_waits_for_a_first_that_is_drawn_and_not_listening_yet(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, raised = Single(home), list[bool]()
    assert first.take()
    assert not Single(home).knock(0.0)  # of the test: who knocks once is not heard
    waits: list[float] = []

    def listens_meanwhile(seconds: float) -> None:
        waits.append(seconds)
        first.listen(lambda: raised.append(True))

    monkeypatch.setattr("desktop.single.time.sleep", listens_meanwhile)

    heard = Single(home).knock(60.0)

    monkeypatch.undo()
    qtbot.waitUntil(lambda: bool(raised))
    assert (heard, len(waits)) == (True, 1)
    first.let_go()


def test_a_home_that_cannot_be_written_is_said_with_its_way_on(
    qapp: QApplication, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[str] = []
    read_and_close(shown)
    (home / "a-file").write_text("in the way")

    with pytest.raises(OSError) as caught:
        Single(home / "a-file" / "home")

    assert first_window.no_home(qapp, caught.value) == 1
    told = capsys.readouterr().err
    assert "Intet er ændret" in told
    assert "--home" in told
    assert shown == [told.strip()]


def read_and_close(shown: list[str]) -> None:
    """Read the small window as soon as it stands, and press its button."""
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        shown.append(box.text())
        box.buttons()[0].click()
    else:
        QTimer.singleShot(10, lambda: read_and_close(shown))


def test_the_practice_office_has_a_home_of_its_own(home: Path) -> None:
    paths.settle(None, practice=start.read(["--practice"]).practice)

    assert paths.home() == home / "practice"
    paths.settle(None, practice=start.read(["--practice"]).practice)
    assert paths.home() == home / "practice"


@pytest.mark.parametrize(
    ("at", "says"),
    [("2026-11-24T09:15:00+00:00", "Sidst opdateret 24.11.2026"), ("", ""), ("i går", ""), ("x" * 30, "")],
)
def test_the_unlock_window_says_how_old_the_data_are(at: str, says: str) -> None:
    assert first_window.said_of(at).startswith(says)
    assert bool(first_window.said_of(at)) == bool(says)
