"""The day, the card for a door and the extract of the log are saved as other papers are: asked about, and entered."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.flows import papers
from desktop.ui.screens.case_log import CaseLogScreen
from desktop.ui.screens.today import TodayScreen
from desktop.ui.screens.visit import VisitScreen
from tests.desktop.flows.conftest import House
from tests.desktop.paper.reading_back import everything, squeezed
from tests.desktop.screens.listening import press

Asked = list[str]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Asked:
    """Whoever is asked agrees, and points at a stick; under which name stands here."""
    names: list[str] = []

    def place(_ways: object, name: str) -> Path:
        names.append(name)
        return tmp_path / name

    monkeypatch.setattr(papers, "chosen_place", place)
    return names


def exported(house: House, what: str) -> bool:
    return ("export", f'["{house.citizen}"]', what, "") in house.stage.entered()


def words(place: Path) -> str:
    return squeezed(" ".join(everything(place.read_bytes())))


def test_the_day_is_saved_and_entered(qtbot: QtBot, house: House, tmp_path: Path, asked: Asked) -> None:
    house.rooms.open_today()
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, TodayScreen)
    qtbot.waitUntil(lambda: house.rooms._today._day is not None)

    screen.usb_wanted.emit()

    qtbot.waitUntil(lambda: exported(house, "day"), timeout=20_000)
    assert asked == ["Dagens besøg 26.11.2026.pdf"]
    assert "AminaTestberg" in words(tmp_path / asked[0])
    assert not [entry for entry in house.stage.entered() if entry[0] == "print"]


def test_the_card_is_saved_and_the_tick_stays_the_persons(
    qtbot: QtBot, house: House, tmp_path: Path, asked: Asked
) -> None:
    house.rooms.open_visit(house.visit, house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, VisitScreen)
    qtbot.waitUntil(lambda: screen._shown is not None)
    screen.outcomes.press(1)

    screen.card_saved.emit()

    qtbot.waitUntil(lambda: exported(house, "card"), timeout=20_000)
    assert asked == ["Kort til døren 26.11.2026.pdf"]
    assert (tmp_path / asked[0]).read_bytes().startswith(b"%PDF")
    assert not screen.card_left.isChecked()


def test_the_extract_of_the_log_is_saved_and_entered(
    qtbot: QtBot, house: House, tmp_path: Path, asked: Asked
) -> None:
    house.rooms.open_log(house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, CaseLogScreen)
    qtbot.waitUntil(screen.usb.isEnabled)

    press(screen, "Gem til USB")

    qtbot.waitUntil(lambda: exported(house, "log"), timeout=20_000)
    assert asked == ["Udtræk af log Amina Testberg.pdf"]
    assert "AminaTestberg" in words(tmp_path / asked[0])


def test_who_points_at_no_place_saves_nothing(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(papers, "chosen_place", lambda _ways, name: asked.append(name))
    house.rooms.open_log(house.citizen)
    log = house.window.stack.currentWidget()
    assert isinstance(log, CaseLogScreen)
    qtbot.waitUntil(log.usb.isEnabled)
    log.usb_wanted.emit()
    house.rooms.open_today()
    qtbot.waitUntil(lambda: house.rooms._today._day is not None)

    house.rooms._today.screen.usb_wanted.emit()

    qtbot.waitUntil(lambda: len(asked) == 2)
    house.rooms.paper_lane.wait_for(lambda: None)
    assert not [entry for entry in house.stage.entered() if entry[0] in {"print", "export"}]
