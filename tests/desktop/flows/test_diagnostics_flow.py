"""The file for whoever mends the program: read first, saved as it was read, where the person points, and entered."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casework import journal
from desktop import paths
from desktop.flows import papers
from desktop.ui.screens.diagnostics import DiagnosticsScreen
from tests.desktop.flows.conftest import House
from tests.desktop.screens.listening import settle
from tests.storage import shelf


@pytest.fixture(autouse=True)
def _own_reports(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No report of the computer that the tests run on is told."""
    monkeypatch.setattr(paths, "crashes", lambda: tmp_path / "crash")


def opened(qtbot: QtBot, house: House) -> DiagnosticsScreen:
    note = journal.write_note(house.citizen, text="Sjældentnotatord", nature="fact", **shelf.act())
    house.stage.save(*note)
    house.rooms.open_diagnostics("1.0")
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, DiagnosticsScreen)
    qtbot.waitUntil(lambda: bool(screen.text))
    return screen


def pointing(monkeypatch: pytest.MonkeyPatch, place: Path | None) -> list[str]:
    names: list[str] = []

    def at(_ways: object, name: str, *, only_pdf: bool) -> Path | None:
        assert not only_pdf
        names.append(name)
        return None if place is None else place / name

    monkeypatch.setattr(papers, "pointed_at", at)
    return names


def exports(house: House) -> list[tuple[str, ...]]:
    return [entry for entry in house.stage.entered() if entry[0] == "export"]


def test_what_was_read_is_what_is_saved_and_it_is_entered(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    screen, names = opened(qtbot, house), pointing(monkeypatch, tmp_path)
    on = house.window.focusWidget()
    assert on is not None

    QTest.keyClick(on, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: len(exports(house)) == 1)
    assert exports(house)[0][2] == "diagnostics"
    saved = (tmp_path / names[0]).read_text(encoding="utf-8")
    assert saved == screen.text
    assert "note: 1" in saved
    for word in ("Sjældentnotatord", "Amina", "Testberg", house.citizen):
        assert word.casefold() not in saved.casefold()


def test_who_points_nowhere_saves_nothing_and_a_place_that_takes_nothing_is_said(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    screen = opened(qtbot, house)
    pointing(monkeypatch, None)
    screen.save.click()
    pointing(monkeypatch, tmp_path / "no such place")
    screen.save.click()

    qtbot.waitUntil(lambda: house.window._banner_says is not None)
    assert "Filen til fejlsøgning kunne ikke gemmes" in str(house.window._banner_says)
    assert exports(house) == []


def test_the_page_stays_as_it_was_read_while_news_come(qtbot: QtBot, house: House) -> None:
    screen = opened(qtbot, house)
    before = screen.text

    house.stage.save(*journal.write_note(house.citizen, text="Mere", nature="fact", **shelf.act()))
    house.stage.desk.news.tell(frozenset({f"citizen:{house.citizen}", "waiting"}))
    settle()

    assert screen.text == before
