"""What must be in sight while a visit is told: the next date whatever was agreed, and the writing at a closed door."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from casework.agreements import AgreementTold
from casework.goals import GoalTold
from desktop import language
from desktop.ui.look.tokens import look
from desktop.ui.screens.visit import VisitScreen
from desktop.ui.window import MainWindow
from tests.desktop import scenes, shoot
from tests.desktop.picture_check import remarks
from tests.desktop.screens.listening import button, settle, words

TOLD = tuple(
    AgreementTold(f"Aftale nummer {number}", "Mette", date(2026, 12, number)) for number in (1, 2, 3)
)


def page(qtbot: QtBot, window: MainWindow, wide: int = 1280, high: int = 800) -> VisitScreen:
    qtbot.addWidget(window)
    window.resize(wide, high)
    window.show()
    settle()
    screen = window.stack.currentWidget()
    assert isinstance(screen, VisitScreen)
    return screen


def is_whole(screen: VisitScreen, part: QWidget) -> bool:
    """Tell whether all of a part lies above the bar."""
    top = part.mapTo(screen, QPoint(0, 0))
    return QRect(top, part.size()).bottom() < screen.save_bar.geometry().top()


def test_the_next_date_stays_in_sight_however_much_was_agreed(qtbot: QtBot) -> None:
    screen = page(qtbot, scenes.visit())

    for count in (1, 2, 3):
        screen.deals.show_told(TOLD[:count], ())
        settle()
        assert all(is_whole(screen, chip) for chip in screen.next._chips)


def test_all_that_was_agreed_is_one_press_away_and_each_can_be_put_right(qtbot: QtBot) -> None:
    screen = page(qtbot, scenes.visit())
    aim = GoalTold("Egen bolig", "", "", "Nøgle i hånden", date(2027, 2, 1))
    screen.deals.show_told(TOLD[:2], (aim,))
    settle()
    assert "Egen bolig" in words(screen.deals)
    assert "Også: Aftale nummer 1 · Aftale nummer 2" in words(screen.deals)

    screen.deals.all.click()
    settle()

    assert "Også" not in words(screen.deals)
    for name in ("Aftale nummer 1", "Aftale nummer 2", "Egen bolig"):
        assert button(screen.deals, f"Ret »{name}«").isVisible()
    screen.deals.all.click()
    settle()
    assert "Også: Aftale nummer 1" in words(screen.deals)


def test_a_high_window_folds_nothing(qtbot: QtBot) -> None:
    screen = page(qtbot, scenes.visit(), 1920, 1080)

    screen.deals.show_told(TOLD, ())
    settle()

    assert screen.deals.all.isHidden()
    assert all(button(screen.deals, f"Ret »{one.what}«").isVisible() for one in TOLD)


def test_the_note_at_a_closed_door_is_whole_at_twice_the_text(qtbot: QtBot) -> None:
    look.set_scale(2.0)
    screen = page(qtbot, scenes.visit_door())

    assert screen.note.text.isVisible()
    assert is_whole(screen, screen.note.text.area)


@pytest.fixture(params=["da", "en"])
def _twice_the_text_in_the_smallest_window(
    qapp: QApplication, request: pytest.FixtureRequest
) -> Iterator[None]:
    language.speak(qapp, request.param)
    look.set_scale(2.0)
    yield
    look.set_scale(1.0)
    language.speak(qapp, "da")


def pressed_at_a_door(screen: VisitScreen) -> list[QWidget]:
    """Return what is pressed to tell how it went, to leave a card, to attach and to save."""
    at_the_door = (screen.print_card, screen.save_card, screen.card_left)
    bars = (*screen.bar.findChildren(QAbstractButton), *screen.save_bar.findChildren(QAbstractButton))
    found = (*screen.outcomes.findChildren(QAbstractButton), *at_the_door, *bars)
    return [each for each in found if each.isVisible()]


def is_in_sight(part: QWidget) -> bool:
    """Tell whether a person sees all of a part, and nothing of it lies behind a bar or below the foot."""
    return part.visibleRegion().boundingRect() == part.rect()


@pytest.mark.usefixtures("_twice_the_text_in_the_smallest_window")
@pytest.mark.parametrize(("scene", "count"), [("visit_new", 13), ("visit", 13), ("visit_door", 16)])
def test_what_is_pressed_at_a_door_is_in_sight_in_the_smallest_window_at_twice_the_text(
    qtbot: QtBot, scene: str, count: int
) -> None:
    window = shoot.SCENES[scene]()
    assert isinstance(window, MainWindow)
    screen = page(qtbot, window, 1024, 720)

    pressed = pressed_at_a_door(screen)

    assert [each.accessibleName() for each in pressed if not is_in_sight(each)] == []
    assert (len(pressed), window.width(), window.height()) == (count, 1024, 720)
    assert screen.door.isHidden() or is_in_sight(screen.door)


@pytest.mark.usefixtures("_twice_the_text_in_the_smallest_window")
def test_the_page_comes_to_what_is_typed_below_its_foot_and_moves_for_nothing_else(qtbot: QtBot) -> None:
    screen = page(qtbot, scenes.visit_door(), 1024, 720)
    bar = screen._page.verticalScrollBar()
    screen.show_draft({"outcome": "not_met", "text": "Fra en kladde"})
    settle()
    before = (bar.value(), is_in_sight(screen.note.text))

    screen.note.text.area.setFocus()
    QTest.keyClicks(screen.note.text.area, "Gardinet var trukket for")
    settle()

    assert before == (0, False)
    assert is_in_sight(screen.note.text)


def test_search_lies_over_nothing_of_its_own_when_the_text_grows_under_it(qtbot: QtBot) -> None:
    window = shoot.SCENES["palette_full"]()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    settle()

    for scale in (2.0, 1.0, 1.5, 2.0):
        look.set_scale(scale)
        settle()
        assert [each for each in remarks(window) if each.startswith("overlap")] == []
