"""What is loaded when: next to nothing before the first window, everything else in small pieces while one types."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from desktop.loading import Loading
from tests.measures.floors import FIRST_PAINT
from tests.measures.morning import TO_UNLOCK, morning

ROOT = Path(__file__).parents[3]
OURS = ("casework", "storage", "sync", "desktop")
LATE = {"argparse", "ctypes", "dataclasses", "datetime", "json", "logging.handlers", "tomllib", "sqlcipher3"}

PIECE_BY_PIECE = f"""
import sys
from PySide6.QtWidgets import QApplication
from desktop.loading import Loading
from desktop import entry
import storage.vault
app = QApplication([])
ours = lambda: {{name for name in sys.modules if name.partition(".")[0] in {OURS}}}
loading = Loading()
while left := loading._today or loading._rest:
    piece, before = left[-1], ours()
    loading._load_one()
    print("piece", piece if isinstance(piece, str) else piece.__name__, len(ours() - before))
for name in sorted(ours()):
    print("loaded", name)
"""

FIRST_OF_ALL = FIRST_PAINT.replace("print(", "print('modules', *sys.modules); print(")


def told(program: str, environment: dict[str, str] | None = None) -> list[list[str]]:
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", **(environment or {})},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return [line.split() for line in done.stdout.splitlines()]


def test_before_the_first_window_is_painted_nothing_comes_in_that_it_does_not_need() -> None:
    with morning() as home:
        said = told(TO_UNLOCK.replace(FIRST_PAINT, FIRST_OF_ALL), home)

    modules = next(set(line[1:]) for line in said if line[0] == "modules")
    assert {name for name in modules if name.partition(".")[0] in OURS} == {
        "desktop",
        "desktop.first_window",
        "desktop.guard",
        "desktop.overrides",
        "desktop.paths",
        "desktop.settings",
        "desktop.single",
        "desktop.start",
        "desktop.ui",
        "desktop.ui.lean_parts",
        "desktop.ui.lean_scene",
        "desktop.ui.lean_unlock",
        "desktop.ui.look",
        "desktop.ui.look.lean",
    }
    assert not modules & LATE - {"argparse"}  # PySide6 reads signatures with it


BEFORE = ("start", "step_frame", "forgotten", "restore")
"""The pages that stand instead of *Lås op* or before it: who meets them waits for nothing else."""


@pytest.fixture(scope="module")
def pieces() -> list[list[str]]:
    return told(PIECE_BY_PIECE)


def test_no_piece_is_large(pieces: list[list[str]]) -> None:
    sizes = {line[1]: int(line[2]) for line in pieces if line[0] == "piece"}

    assert {name: size for name, size in sizes.items() if size > 14} == {}


def test_when_all_pieces_are_there_every_room_is(pieces: list[list[str]]) -> None:
    loaded = {line[1] for line in pieces if line[0] == "loaded"}
    rooms = {
        f"desktop.{folder.replace('/', '.')}.{path.stem}"
        for folder in ("flows", "ui/screens")
        for path in (ROOT / "desktop" / folder).glob("*.py")
        if path.stem != "__init__"
    }

    missing = {name for name in rooms - loaded if not name.rpartition(".")[2].startswith(BEFORE)}

    assert sorted(missing) == []


def test_between_two_pieces_whatever_was_typed_is_heard(qtbot: QtBot) -> None:
    order: list[str] = []

    def piece() -> None:
        order.append("piece")
        QCoreApplication.postEvent(key, QEvent(QEvent.Type.User))

    class Key(QObject):
        def event(self, _event: QEvent) -> bool:
            order.append("letter")
            return True

    key, loading = Key(), Loading((piece, piece), ())
    with qtbot.waitSignal(loading.done):
        loading.begin()

    assert order == ["piece", "letter", "piece"]


def test_a_pause_leaves_the_rest_for_later(qtbot: QtBot) -> None:
    loaded: list[int] = []

    def pause() -> None:
        loading.pause()

    loading = Loading((lambda: loaded.append(1), pause, lambda: loaded.append(3)), ())

    loading.begin()
    qtbot.waitUntil(lambda: not loading._timer.isActive())
    assert loaded == [1]

    with qtbot.waitSignal(loading.done):
        loading.begin()
    assert loaded == [1, 3]


def test_while_somebody_waits_for_today_only_today_is_loaded(qtbot: QtBot) -> None:
    loaded: list[str] = []
    loading = Loading((lambda: loaded.append("today"),), (lambda: loaded.append("a room"),))

    loading.somebody_waits = True
    loading.begin()
    qtbot.waitUntil(lambda: not loading._timer.isActive())
    assert loaded == ["today"]

    loading.somebody_waits = False
    with qtbot.waitSignal(loading.done):
        loading.begin()
    assert loaded == ["today", "a room"]
