"""The system opens the program with a link: a first day shows what it brings, and a computer that is in use says so."""

import configparser
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casework import link
from casework.errors import FodfaesteError
from casework.link import KIND, Link
from desktop import first_window, guard, paths, start
from desktop.first_window import FirstWindow
from desktop.single import Single
from desktop.ui.screens.start import StartScreen

BROUGHT = Link("https://fodfaeste.havnby.example", "K7QF-2MXD", "0123456789abcdef" * 2)
WHOLE = link.written(BROUGHT)
PACKAGE = Path(__file__).resolve().parents[3] / "packaging" / "fodfaeste.desktop"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_the_package_says_that_it_opens_links_and_takes_one() -> None:
    entry = configparser.RawConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment]
    entry.read(PACKAGE, encoding="utf-8")
    said = entry["Desktop Entry"]

    assert f"x-scheme-handler/{KIND.removesuffix('://')};" in said["MimeType"]
    assert said["Exec"].split() == ["fodfaeste", "%u"]
    assert start.read([WHOLE]).link == WHOLE
    assert start.read([]).link == ""


def test_a_link_is_opened_once_and_not_again_by_the_lock(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock begins the same command line anew (`exec`)."""
    monkeypatch.setattr(guard, "close_memory", lambda: None)
    monkeypatch.setattr(sys, "orig_argv", ["python", "-m", "desktop", WHOLE])

    chosen = start.begin([WHOLE])

    assert chosen.link == WHOLE
    assert sys.orig_argv == ["python", "-m", "desktop"]


def _first(
    app: QApplication, home: Path, first: StartScreen | None
) -> tuple[FirstWindow, list[FodfaesteError]]:
    said: list[FodfaesteError] = []
    window = FirstWindow(app, Single(home), practice=False, store=None)
    entry = SimpleNamespace(first=None if first is None else SimpleNamespace(window=first), say=said.append)
    window.entry = cast(Any, entry)
    return window, said


def test_on_a_first_day_it_is_shown(qapp: QApplication, home: Path) -> None:
    screen = StartScreen()
    window, said = _first(qapp, home, screen)

    window.take_link(WHOLE)

    assert (screen._code.address.text(), screen._code.code.text(), said) == (
        BROUGHT.address,
        BROUGHT.code,
        [],
    )


@pytest.mark.parametrize("has_begun", [False, True])
def test_a_computer_that_is_in_use_says_that_the_link_was_not_used(
    qapp: QApplication, home: Path, *, has_begun: bool
) -> None:
    screen = StartScreen() if has_begun else None
    if screen is not None:
        screen.show_step("fetch")
    window, said = _first(qapp, home, screen)

    window.take_link(WHOLE)

    assert [str(one).split(",")[0] for one in said] == ["Computeren er allerede taget i brug"]


def _knocked(qtbot: QtBot, home: Path, knock: Callable[[Single], bool]) -> tuple[list[bool], list[str]]:
    raised, heard = list[bool](), list[str]()
    first = Single(home)
    assert first.take()
    assert first.listen(lambda: raised.append(True), heard.append)

    assert knock(Single(home))

    qtbot.waitUntil(lambda: bool(raised))
    qtbot.wait(100)
    first.let_go()
    return raised, heard


def test_a_later_start_hands_its_link_to_the_window_that_is_open(qtbot: QtBot, home: Path) -> None:
    """*Kom i gang* stands open, and the person presses the link in his mail."""
    assert _knocked(qtbot, home, lambda single: single.knock(said=WHOLE)) == ([True], [WHOLE])


def test_a_later_start_without_a_link_says_nothing(qtbot: QtBot, home: Path) -> None:
    assert _knocked(qtbot, home, lambda single: single.knock()) == ([True], [])


def test_a_later_start_that_hands_over_ends_well(
    qapp: QApplication, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[str] = []

    def knock(_single: Single, *, said: str) -> bool:
        handed.append(said)
        return True

    monkeypatch.setattr(Single, "knock", knock)

    assert first_window.already_open(qapp, Single(home), WHOLE) == 0

    assert handed == [WHOLE]
    assert "allerede åbent" in capsys.readouterr().out
    assert paths.home() == home
