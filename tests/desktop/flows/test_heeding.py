"""What a paper cannot say as it was typed is said before it leaves, and who would rather not keeps it here."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from casework.changes import Change, Value
from desktop.flows import heeding, papers
from desktop.ui.parts.floating import Dialog
from desktop.ui.screens.case_log import CaseLogScreen
from desktop.ui.screens.visit import VisitScreen
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_paper_flows import plan
from tests.desktop.flows.test_team_batch import LED, a_team, at_tuesday, printer
from tests.desktop.paper.reading_back import everything, squeezed
from tests.desktop.screens.listening import press, words
from tests.storage import shelf

__all__ = ["printer"]
STRANGE = "⟨grinning-face⟩"
Out = Callable[[QtBot, House], None]


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, house: House) -> Path:
    """Whoever is asked points at one file; the citizen has a name that no font holds whole."""
    monkeypatch.setattr(papers, "chosen_place", lambda _ways, _name: tmp_path / "paper.pdf")
    store = house.stage.desk.store

    def rename() -> None:
        said = {"first_name": "😀Amina"}
        named = Change(house.citizen, house.citizen, "citizen", {**said}, store.ledger.seen(), shelf.AT)
        store.ledger.record([named], now=shelf.NOW)

    house.stage.desk.store_lane.wait_for(rename)
    house.stage.desk.news.tell(frozenset({f"citizen:{house.citizen}", "day"}))
    return tmp_path / "paper.pdf"


def save_day(qtbot: QtBot, house: House) -> None:
    house.rooms.open_today()
    today = house.rooms._today
    qtbot.waitUntil(lambda: today._day is not None and "😀" in today._day.visits[0].name)
    today.screen.usb_wanted.emit()


def save_card(qtbot: QtBot, house: House) -> None:
    house.rooms.open_visit(house.visit, house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, VisitScreen)
    qtbot.waitUntil(lambda: screen._shown is not None)
    screen.outcomes.press(1)
    screen.card_saved.emit()


def save_log(qtbot: QtBot, house: House) -> None:
    house.rooms.open_log(house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, CaseLogScreen)
    qtbot.waitUntil(screen.usb.isEnabled)
    press(screen, "Gem til USB")


def save_plan(qtbot: QtBot, house: House) -> None:
    screen = plan(qtbot, house)
    qtbot.waitUntil(lambda: screen._page is not None and "😀" in screen._page.name)
    screen.usb_wanted.emit()


PAPERS: dict[str, tuple[Out, str]] = {
    "day": (save_day, "day"),
    "card": (save_card, "card"),
    "log": (save_log, "log"),
    "plan": (save_plan, "plan"),
}


def question(qtbot: QtBot, house: House) -> Dialog:
    found: list[Dialog] = []

    def is_asked() -> bool:
        found[:] = [one for one in house.window.findChildren(Dialog) if one.isVisible()]
        return bool(found)

    qtbot.waitUntil(is_asked, timeout=20_000)
    return found[0]


def said_above(house: House) -> str:
    return str(house.window._banner_says[0]) if house.window._banner_says else ""


def exported(house: House) -> list[str]:
    return [one[2] for one in house.stage.entered() if one[0] == "export"]


@pytest.mark.parametrize("name", PAPERS)
def test_a_letter_without_a_font_is_said_first_and_the_paper_leaves_only_where_it_is_wanted(
    qtbot: QtBot, house: House, place: Path, name: str
) -> None:
    save, what = PAPERS[name]
    save(qtbot, house)

    asked = question(qtbot, house)
    assert STRANGE in asked.accessibleDescription()
    press(asked, "Lad være")
    qtbot.waitUntil(lambda: "Papiret gik ikke ud" in said_above(house))
    assert not place.exists()
    assert exported(house) == []

    save(qtbot, house)
    press(question(qtbot, house), "Lad det gå ud")
    qtbot.waitUntil(lambda: what in exported(house), timeout=20_000)
    assert squeezed(STRANGE) in squeezed("".join(everything(place.read_bytes())))


def test_of_the_test_a_paper_that_did_not_ask_would_be_noticed(
    qtbot: QtBot, house: House, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heeding, "ask", lambda _ways, _told, agreed, _left: agreed())

    save_log(qtbot, house)

    qtbot.waitUntil(lambda: "log" in exported(house), timeout=20_000)
    assert not [one for one in house.window.findChildren(Dialog) if one.isVisible()]


@pytest.mark.parametrize("wanted", [True, False])
def test_a_name_that_no_font_holds_is_said_once_for_the_whole_stack_before_any_of_it_leaves(
    house: House, qtbot: QtBot, printer: Callable[[], list[str]], wanted: bool
) -> None:
    a_team(house)
    store = house.stage.desk.store

    def rename() -> None:
        said: dict[str, Value] = {"first_name": "Karl😀"}
        changed = Change(LED.format(at=0), LED.format(at=0), "citizen", said, store.ledger.seen(), shelf.AT)
        store.ledger.record([changed], now=shelf.NOW)

    house.stage.desk.store_lane.wait_for(rename)
    screen = at_tuesday(house, qtbot)
    screen.paper.go.click()

    asked = question(qtbot, house)
    assert asked.accessibleDescription().count("⟨grinning-face⟩") >= 1
    assert printer() == []
    press(asked, "Lad det gå ud" if wanted else "Lad være")
    said = "Forsiden og 3 planer er sendt" if wanted else "Ingen plan er skrevet ud, og intet er ændret."
    qtbot.waitUntil(lambda: said in words(house.window), timeout=30_000)
    assert bool(printer()) is wanted
