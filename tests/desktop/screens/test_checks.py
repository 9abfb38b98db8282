"""What is to be looked at, as parts: a late answer says nothing, few lines stand there, all of them on a press."""

from dataclasses import replace

from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from casework.answers import Day
from casework.answers_checks import NOTHING, CaseChecks
from casework.reviews import ReviewDay
from desktop.ui.screens.check_card import CheckCard
from desktop.ui.screens.clash_line import ClashLine
from desktop.ui.screens.today import TodayScreen
from desktop.ui.screens.today_checks import DayClashes, DayReviews
from tests.desktop import facts
from tests.desktop.scenes import now
from tests.desktop.scenes_checks import CASE, CLASHES, DAY, at
from tests.desktop.screens.listening import press, settle, words

NEXT_YEAR = facts.TODAY.replace(year=2027)


def test_an_answer_to_an_hour_that_is_not_chosen_any_more_says_nothing(qtbot: QtBot) -> None:
    line = ClashLine()
    qtbot.addWidget(line)
    line.ask("c-1", at(10), "home")
    first = ("c-1", at(10), "home", "")
    line.ask("c-1", at(14), "home")

    line.show_clashes(first, CLASHES[:1])
    assert line.isHidden()
    line.show_clashes(("c-1", at(14), "home", ""), CLASHES[:1])
    assert not line.isHidden()
    line.clear()
    assert line.isHidden()
    line.show_clashes(("c-1", at(14), "home", ""), CLASHES[:1])
    assert line.isHidden()


def test_a_case_shows_three_lines_and_all_of_them_on_a_press(qtbot: QtBot) -> None:
    card = CheckCard(now)
    qtbot.addWidget(card)
    card.show_page(replace(facts.PAGE, checks=CASE))
    card.show()
    settle()

    assert "Intet er sket i 22 dage" not in words(card)
    press(card, "Vis alle 9")
    settle()
    assert "Intet er sket i 22 dage" in words(card)
    assert not [one for one in card.findChildren(QAbstractButton) if "Skriv formål" in one.accessibleName()]
    press(card, "Vis færre")
    settle()
    assert "Intet er sket i 22 dage" not in words(card)
    card.show_page(replace(facts.PAGE, checks=NOTHING))
    assert card.isHidden()


def test_a_plan_says_by_when_it_is_proposed_to_be_gone_through_and_a_case_does_not(qtbot: QtBot) -> None:
    ahead = CaseChecks((), (), ReviewDay(NEXT_YEAR, NEXT_YEAR))
    for writes in (False, True):
        card = CheckCard(now, writes=writes)
        qtbot.addWidget(card)
        card.show_page(replace(facts.PAGE, checks=ahead))
        assert card.isHidden() is writes
        assert ("26.11.2027" in words(card)) is not writes


def test_another_day_is_offered_on_the_plan_alone_and_to_who_works_in_the_case(qtbot: QtBot) -> None:
    ahead = CaseChecks((), (), ReviewDay(NEXT_YEAR, NEXT_YEAR))
    offered = []
    for writes, works, calls in (
        (False, True, True),
        (True, True, True),
        (False, False, True),
        (False, True, False),
    ):
        card = CheckCard(now, writes=writes)
        qtbot.addWidget(card)
        died = None if calls else facts.TODAY
        card.show_page(replace(facts.PAGE, checks=ahead, writes_law=works, died_on=died))
        offered.append(not card._another.isHidden())
    assert offered == [True, False, False, False]


def test_beside_the_day_each_citizen_has_one_line_that_leads_to_the_case(qtbot: QtBot) -> None:
    due, clashing = DayReviews(now), DayClashes(now)
    for part in (due, clashing):
        qtbot.addWidget(part)
        part.show_checks(DAY)
        part.show()
    settle()

    assert words(due).count("og 6 til") == 1
    assert "Ole Dahl" not in words(due)
    press(due, "Vis alle 4")
    settle()
    assert "Ole Dahl" in words(due)
    with qtbot.waitSignal(clashing.citizen_chosen) as chosen:
        press(clashing, "To ting på samme tid")
    assert chosen.args == [facts.PAGE.id]


def test_the_keyboard_of_an_empty_day_goes_on_to_the_first_visit_also_where_something_is_due(
    qtbot: QtBot,
) -> None:
    screen = TodayScreen(now)
    qtbot.addWidget(screen)
    screen.show()
    screen.show_day(Day(facts.TODAY, (), (), (), ()))
    assert screen.first_focus is not None
    screen.first_focus.setFocus()
    screen.show_checks(DAY)
    settle()
    assert screen.window().focusWidget() is screen._add

    screen.show_day(facts.DAY)

    assert screen.window().focusWidget() is screen.first_focus
