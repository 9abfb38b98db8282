"""What a day leaves in the trail: an entry for each act and each case opened, no word of what was written."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casework import agreements
from casework.changes import Seen
from casework.criterion import Criterion
from casework.trail import Noted
from desktop import log
from desktop.desk import Desk
from desktop.flows import papers
from desktop.flows.palette import PaletteFlow
from desktop.flows.searching import PAUSE_MS, Search
from desktop.paper.printing import Sent
from desktop.ui.screens.case_log import CaseLogScreen
from desktop.ui.screens.citizens import CitizensScreen
from desktop.ui.screens.plan import PlanScreen
from storage import trail
from tests.desktop.flows.conftest import House, case
from tests.desktop.screens.listening import press
from tests.storage import shelf

CPR = "7003821234"
NOTE = "Kanariefuglen synger om bageriet."


@pytest.fixture
def a_log(tmp_path: Path) -> Iterator[Path]:
    """The program's own log, for this test alone."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    log.begin(tmp_path / "fodfaeste.log")
    yield tmp_path / "fodfaeste.log"
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


@pytest.fixture
def a_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = Sent(done=True, said="Sendt til printeren.")
    monkeypatch.setattr("desktop.paper.printing.send_to_printer", lambda *_about, **_more: sent)


def acts(house: House, *wanted: str) -> list[tuple[str, str]]:
    return [(act, what) for act, _, what, _ in house.stage.entered() if not wanted or act in wanted]


def test_a_case_that_is_opened_is_one_entry_however_often_it_is_painted(qtbot: QtBot, house: House) -> None:
    screen = case(qtbot, house)
    house.hear(
        1,
        *agreements.make_agreement(
            house.citizen, what="Ring", who="JOKR", by="w-jonas", now=shelf.NOW, seen=Seen()
        ),
    )
    qtbot.waitUntil(lambda: screen._page is not None and len(screen._page.agreements) == 1)
    assert acts(house, "read") == [("read", "citizen")]

    case(qtbot, house)

    assert acts(house, "read") == [("read", "citizen"), ("read", "citizen")]


def test_a_list_says_once_whom_it_showed(qtbot: QtBot, house: House) -> None:
    house.rooms.open_today()
    qtbot.waitUntil(lambda: ("read", "day") in acts(house))
    house.rooms.open_citizens()
    qtbot.waitUntil(lambda: ("read", "caseload") in acts(house))

    house.rooms.open_today()
    house.rooms.open_citizens()
    house.rooms._kept["citizens"].refresh(frozenset({"citizens"}))
    case(qtbot, house)

    assert acts(house, "read") == [("read", "day"), ("read", "caseload"), ("read", "citizen")]
    assert all(f'["{house.citizen}"]' == about for act, about, _, _ in house.stage.entered() if act == "read")


def test_number_and_protected_address_are_shown_when_they_are_entered(qtbot: QtBot, house: House) -> None:
    screen = case(qtbot, house)

    screen.cpr_asked.emit(house.citizen)
    screen.address_asked.emit(house.citizen, "Amina hentes, 700382-1234")

    about = f'["{house.citizen}"]'
    qtbot.waitUntil(lambda: ("show-address", about, "", "hentes") in house.stage.entered())
    assert ("show-cpr", about, "", "") in house.stage.entered()


def test_a_search_is_one_entry_when_it_is_over(qtbot: QtBot, house: House) -> None:
    house.rooms.open_palette()
    flow = house.rooms._palette
    assert isinstance(flow, PaletteFlow)
    for text in ("b", "ba", "bag", "bager", "bageri"):
        flow.palette.typed.emit(text)
    assert acts(house, "search") == []

    flow._finished._pause.timeout.emit()
    flow.palette.closed.emit()

    assert flow._finished._pause.interval() == PAUSE_MS
    assert [entry for entry in house.stage.entered() if entry[0] == "search"] == [
        ("search", "[]", "palette", "bageri")
    ]


def test_a_filter_of_the_caseload_is_a_search_that_is_over_when_a_case_is_opened(
    qtbot: QtBot, house: House
) -> None:
    house.rooms.open_citizens()
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, CitizensScreen)
    qtbot.waitUntil(lambda: bool(screen._rows))
    screen.field.line.setText("amina 700382-1234 hund")

    screen.citizen_chosen.emit(house.citizen)

    entry = ("search", f'["{house.citizen}"]', "caseload", "hund")
    qtbot.waitUntil(lambda: entry in house.stage.entered())


@pytest.mark.usefixtures("a_printer")
def test_what_is_printed_is_entered_when_it_has_left(qtbot: QtBot, house: House) -> None:
    house.rooms.open_today()
    qtbot.waitUntil(lambda: house.rooms._today._day is not None)
    house.rooms._today.screen.day_printed.emit()
    qtbot.waitUntil(lambda: ("print", "day") in acts(house))
    house.rooms._today._print_card(house.citizen, "", lambda _said: None)
    qtbot.waitUntil(lambda: ("print", "card") in acts(house))
    house.rooms.open_plan(house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, PlanScreen)
    qtbot.waitUntil(lambda: ("read", "plan") in acts(house))

    screen.print_wanted.emit()

    qtbot.waitUntil(lambda: ("print", "plan") in acts(house), timeout=20_000)
    qtbot.waitUntil(lambda: ("change", "plan_version") in acts(house))


def test_a_paper_that_did_not_leave_is_not_entered(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(papers, "tell", lambda _ways, sent: said.append(sent.said))
    sent = Sent(done=False, said="Ingen printer.")
    monkeypatch.setattr("desktop.paper.printing.send_to_printer", lambda *_about, **_more: sent)
    house.rooms.open_today()
    qtbot.waitUntil(lambda: house.rooms._today._day is not None)

    house.rooms._today.screen.day_printed.emit()

    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert acts(house, "print") == []


@pytest.mark.usefixtures("a_printer")
def test_the_log_of_a_case_tells_what_was_done_here_and_prints_the_citizens_extract(
    qtbot: QtBot, house: House
) -> None:
    screen = case(qtbot, house)
    screen.address_asked.emit(house.citizen, "hentes til møde")
    qtbot.waitUntil(lambda: ("show-address", "") in acts(house))
    assert screen.tabs is not None
    press(screen.tabs, "Log")
    shown = house.window.stack.currentWidget()
    assert isinstance(shown, CaseLogScreen)
    qtbot.waitUntil(shown.extract.isEnabled)
    told = [(cell.first, cell.second) for cell in (shown.table.rows_model.cell(n, 1) for n in range(2))]
    assert told == [
        ("Den beskyttede adresse blev vist", "hentes til møde"),
        ("Sagen blev læst", ""),
    ]

    QTest.mouseClick(shown.extract, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: acts(house)[-1] == ("print", "log"), timeout=20_000)
    assert ("read", "log") in acts(house)


def journey(qtbot: QtBot, house: House) -> None:
    """Read, write, search for a number, a name and a word, and look at what is guarded."""
    screen = case(qtbot, house)
    screen.note_saved.emit(house.citizen, "fact", NOTE)
    qtbot.waitUntil(lambda: ("change", "note") in acts(house))
    screen.cpr_asked.emit(house.citizen)
    screen.address_asked.emit(house.citizen, f"Amina Testberg {CPR} bor der ikke")
    for text in (CPR, "700382-1234", "Testberg", "amina bageri"):
        house.stage.desk.enter_search(text, "palette")
    qtbot.waitUntil(lambda: len(acts(house, "search")) == 4)


def written(house: House, log_file: Path) -> str:
    """Everything that the trail and the program's log hold, as text."""
    query = "select * from audit"
    rows = house.stage.desk.store_lane.wait_for(lambda: house.stage.desk.store.own_reader().rows(query))
    return f"{rows}{log_file.read_text(encoding='utf-8')}".casefold()


def test_neither_trail_nor_log_holds_a_number_a_name_or_a_word_of_a_note(
    qtbot: QtBot, house: House, a_log: Path
) -> None:
    journey(qtbot, house)

    text = written(house, a_log)
    told = [word for word in (CPR, CPR[:6], CPR[6:], "amina", "testberg", "kanariefugl") if word in text]
    assert told == []
    assert "bageri" in text


def keeps_what_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trail, "criterion", lambda text, _known: Criterion((), text))


def keeps_the_note(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = trail.Trail.changed

    def changed(one: trail.Trail, placed: Any, utc: str) -> None:
        whole(one, placed, utc)
        one.enter(Noted("change", words=str(placed[0].change.fields)), utc)

    monkeypatch.setattr(trail.Trail, "changed", changed)


def logs_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Desk.enter_search

    def enter_search(desk: Desk, text: str, where: str) -> None:
        logging.getLogger("fodfaeste").warning("searched for %s", text)
        whole(desk, text, where)

    monkeypatch.setattr(Desk, "enter_search", enter_search)


@pytest.mark.parametrize("mutant", [keeps_what_was_typed, keeps_the_note, logs_the_search])
def test_a_trail_or_a_log_that_says_too_much_is_caught(
    qtbot: QtBot,
    house: House,
    a_log: Path,
    monkeypatch: pytest.MonkeyPatch,
    mutant: Callable[[pytest.MonkeyPatch], None],
) -> None:
    mutant(monkeypatch)

    with pytest.raises(AssertionError):
        test_neither_trail_nor_log_holds_a_number_a_name_or_a_word_of_a_note(qtbot, house, a_log)


def test_a_print_that_is_entered_before_it_left_is_caught(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = papers.print_day

    def too_early(ways: Any, day: Any, **more: bool) -> None:
        ways.desk.enter(Noted("print", what="day"))
        whole(ways, day, **more)

    monkeypatch.setattr(papers, "print_day", too_early)

    with pytest.raises(AssertionError):
        test_a_paper_that_did_not_leave_is_not_entered(qtbot, house, monkeypatch)


def test_a_search_that_enters_each_letter_is_caught(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Search.typed

    def typed(search: Search, text: str) -> None:
        whole(search, text)
        search.end()

    monkeypatch.setattr(Search, "typed", typed)

    with pytest.raises(AssertionError):
        test_a_search_is_one_entry_when_it_is_over(qtbot, house)
