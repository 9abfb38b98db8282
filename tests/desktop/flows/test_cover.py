"""Dæk: nothing of the work is on the screen, what is typed is kept, and five tries or a quarter of an hour lock."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.flows.cover import MINUTES, TRIES, CoverFlow
from desktop.flows.guards import guards_of
from desktop.policy import Policy
from desktop.ui.parts.menu import Menu
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.cover import Cover, put_away
from desktop.ui.screens.safety import SafetyScreen
from storage import pin
from tests.desktop.flows.conftest import MORNING, House
from tests.desktop.screens.listening import words
from tests.storage import shelf

CODE, WRONG = "804173", "804174"


@pytest.fixture
def locked() -> list[str]:
    return []


@pytest.fixture
def covering(house: House, locked: list[str], qtbot: QtBot) -> Iterator[CoverFlow]:
    store = house.stage.desk.store
    house.stage.desk.store_lane.wait_for(lambda: pin.choose(store.settings, CODE, cost=shelf.CHEAP))
    house.rooms.open_today()
    flow = CoverFlow(house.rooms, lock=lambda: locked.append("locked"), allowed=True)
    flow.begin()
    qtbot.waitUntil(lambda: flow.is_chosen)
    yield flow
    if flow.cover is not None:
        flow.cover.deleteLater()


def app_now() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def on_screen() -> list[QWidget]:
    return [window for window in QApplication.topLevelWidgets() if window.isVisible()]


def cover_of(flow: CoverFlow) -> Cover:
    assert flow.cover is not None
    return flow.cover


def _says(part: QWidget, sentence: str) -> bool:
    return sentence in words(part)


def type_code(flow: CoverFlow, digits: str) -> None:
    QTest.keyClicks(cover_of(flow).field.line, digits)


def test_the_key_covers_everything_before_it_returns(house: House, covering: CoverFlow) -> None:
    QTest.keyClick(
        house.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )

    assert on_screen() == [covering.cover]


def test_nothing_of_the_work_is_told_by_the_cover(house: House, covering: CoverFlow) -> None:
    house.window.toast("Notatet om Amina er gemt.")
    house.window.cover_wanted.emit()

    said = words(cover_of(covering))

    assert "Amina" not in said
    assert "Testberg" not in said
    assert not any(letter.isdigit() for letter in said.replace("6 cifre", "").replace("15 minutter", ""))
    assert cover_of(covering).windowTitle() == "Fodfæste"
    assert cover_of(covering).grab().toImage().pixelColor(3, 3).alpha() == 255


def test_the_palette_a_menu_and_a_question_are_covered_too(house: House, covering: CoverFlow) -> None:
    house.rooms.open_palette()
    question, menu = QDialog(house.window), Menu(house.window)
    menu.add("Amina Testberg", lambda: None)
    question.show()
    menu.popup(house.window.pos())

    house.window.cover_wanted.emit()

    assert on_screen() == [covering.cover]


def test_a_check_of_the_screen_notices_a_window_that_was_left(
    house: House, covering: CoverFlow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.flows.cover.put_away", lambda _cover: [])

    house.window.cover_wanted.emit()

    assert house.window in on_screen()


def test_what_is_being_typed_is_kept_before_the_cover_lies(
    house: House, covering: CoverFlow, qtbot: QtBot
) -> None:
    house.rooms.open_citizen(house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, CitizenScreen)
    qtbot.waitUntil(lambda: screen._page is not None)
    screen.write_note()
    screen.note.text.area.insertPlainText("Midt i et ord")

    house.window.cover_wanted.emit()

    store = house.stage.desk.store
    drafts = house.stage.desk.store_lane.wait_for(store.drafts.all)
    assert [draft.contents["text"] for draft in drafts] == ["Midt i et ord"]


def test_the_right_code_brings_everything_back_as_it_was(
    house: House, covering: CoverFlow, qtbot: QtBot, locked: list[str]
) -> None:
    house.rooms.open_palette()
    before = house.window.stack.currentWidget()
    house.window.cover_wanted.emit()

    type_code(covering, CODE)

    qtbot.waitUntil(lambda: covering.cover is None)
    assert house.window.isVisible()
    assert house.window.stack.currentWidget() is before
    assert locked == []


def test_wrong_codes_are_counted_down_and_the_fifth_locks(
    house: House, covering: CoverFlow, qtbot: QtBot, locked: list[str]
) -> None:
    house.window.cover_wanted.emit()
    cover = cover_of(covering)

    for left in range(TRIES - 1, 0, -1):
        type_code(covering, WRONG)
        said = f"{left} forsøg" if left > 1 else "Er den næste også forkert"
        qtbot.waitUntil(partial(_says, cover.field, said))
        assert locked == []
    type_code(covering, WRONG)

    qtbot.waitUntil(lambda: locked == ["locked"])
    assert on_screen() == [cover]
    assert cover.field.text() == ""


def test_after_fifteen_minutes_it_locks_by_itself(
    house: House, covering: CoverFlow, locked: list[str]
) -> None:
    house.window.cover_wanted.emit()
    assert covering._limit.interval() == MINUTES * 60_000

    covering._limit.timeout.emit()

    assert locked == ["locked"]


def test_a_computer_that_slept_over_the_fifteen_minutes_takes_no_code(
    house: House, covering: CoverFlow, locked: list[str], qtbot: QtBot
) -> None:
    house.window.cover_wanted.emit()
    house.rooms.now = lambda: MORNING + timedelta(minutes=MINUTES)

    type_code(covering, CODE)

    assert locked == ["locked"]


def test_the_cover_has_the_stronger_lock_one_press_away(
    house: House, covering: CoverFlow, locked: list[str]
) -> None:
    house.window.cover_wanted.emit()

    cover_of(covering).lock.click()

    assert locked == ["locked"]


def test_letters_are_no_digits(house: House, covering: CoverFlow) -> None:
    house.window.cover_wanted.emit()

    type_code(covering, "8a0-4")

    assert cover_of(covering).field.text() == "804"


def test_without_a_code_nothing_is_covered_and_the_way_to_one_is_shown(house: House, qtbot: QtBot) -> None:
    flow = CoverFlow(house.rooms, lock=lambda: None, allowed=True)
    flow.begin()

    house.window.cover_wanted.emit()

    assert flow.cover is None
    assert isinstance(house.window.stack.currentWidget(), SafetyScreen)


def test_a_municipality_that_forbids_it_is_obeyed(house: House, locked: list[str]) -> None:
    flow = CoverFlow(house.rooms, lock=lambda: locked.append("locked"), allowed=False)
    flow.is_chosen = True

    house.window.cover_wanted.emit()

    assert flow.cover is None
    assert "Din kommune har slået Dæk fra" in words(house.window)


def test_put_away_leaves_the_one_that_it_is_told(house: House) -> None:
    assert put_away(house.window) == []
    assert on_screen() == [house.window]


def test_a_code_is_chosen_on_the_page_changed_and_taken_away(house: House, qtbot: QtBot) -> None:
    house.rooms.guards = guards_of(house.rooms, app_now(), lock=lambda: None, decided=Policy())
    flow = house.rooms.guards.cover
    house.rooms.open_safety()
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, SafetyScreen)

    for digits, again, said in (
        (CODE, WRONG, "ikke ens"),
        ("123456", "123456", "for let"),
        (CODE, CODE, ""),
    ):
        screen.code._first.write(digits)
        screen.code._again.write(again)
        screen.code._keep.click()
        if said:
            qtbot.waitUntil(partial(_says, screen.code, said))
            assert not flow.is_chosen

    qtbot.waitUntil(lambda: flow.is_chosen)
    assert screen.code._first.text() == ""
    assert not screen.code._form.isVisible()
    screen.code._drop.click()
    qtbot.waitUntil(lambda: not flow.is_chosen)
    assert screen.code._form.isVisible()


def test_cover_a_wrong_code_and_the_right_one_stand_in_the_trail(
    house: House, covering: CoverFlow, qtbot: QtBot
) -> None:
    house.window.cover_wanted.emit()
    type_code(covering, WRONG)
    qtbot.waitUntil(lambda: covering._tries == 1 and cover_of(covering).field.line.text() == "")
    type_code(covering, CODE)
    qtbot.waitUntil(lambda: covering.cover is None)

    entered = [(action, what) for action, _, what, _ in house.stage.entered()]
    acts = [one for one in entered if one[1].startswith("cover")]  # a page may be read again meanwhile
    assert acts == [("lock", "cover"), ("fail", "cover:1"), ("unlock", "cover")]


def test_what_comes_up_while_covered_waits_behind_and_a_late_question_is_closed(
    house: House, covering: CoverFlow, qtbot: QtBot
) -> None:
    house.window.cover_wanted.emit()
    late, question = QWidget(), QDialog(house.window)
    qtbot.addWidget(late)

    late.show()
    question.show()

    qtbot.waitUntil(lambda: on_screen() == [covering.cover])
    type_code(covering, CODE)
    qtbot.waitUntil(lambda: covering.cover is None)
    assert late.isVisible()
    assert not question.isVisible()
