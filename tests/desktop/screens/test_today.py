"""I dag: what a person can do with a visit, and that a refresh leaves his hands alone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from casework.answers import Day
from desktop import language
from desktop.ui.parts.button import Button
from desktop.ui.parts.field import Field
from desktop.ui.screens.today import TodayScreen
from tests.desktop import facts
from tests.desktop.scenes import now, today
from tests.desktop.screens.listening import button, heard, press, settle, words


@pytest.fixture
def screen(qtbot: QtBot) -> TodayScreen:
    made = TodayScreen(now)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show_day(facts.DAY)
    made.show()
    settle()
    return made


def test_it_opens_in_three_lines_and_without_a_database(qtbot: QtBot) -> None:
    screen = TodayScreen()
    qtbot.addWidget(screen)
    screen.show_day(facts.DAY)

    assert "Zahra Thygesen" in words(screen)


def test_the_next_visit_is_open_with_all_that_the_stairs_need(screen: TodayScreen) -> None:
    said = words(screen)

    assert "Torsdag den 26. november" in said
    assert "Uge 48 · 5 besøg i din køreorden" in said
    assert "Hund i hjemmet. Ring på, og vent ved lågen." in said
    assert "Zahra ringer selv til Havnens Læger. Vi taler videre om bageriet." in said


def test_the_next_visit_is_started(screen: TodayScreen) -> None:
    told = heard(screen.visit_started)

    press(screen, "Start besøg")

    assert told == [("v-2", "c-2")]


def test_a_closed_door_takes_two_presses_with_the_card(screen: TodayScreen) -> None:
    told = heard(screen.not_met_told)

    press(screen, "Ikke truffet")
    press(screen, "Gem og udskriv kort")

    assert told == [("v-2", "c-2", True)]


def test_a_closed_door_can_be_taken_back_before_it_is_saved(screen: TodayScreen) -> None:
    told = heard(screen.not_met_told)

    press(screen, "Ikke truffet")
    press(screen, "Fortryd")
    press(screen, "Start besøg")

    assert told == []


def test_another_visit_than_the_next_can_be_opened(screen: TodayScreen) -> None:
    told = heard(screen.visit_started)

    press(screen, "Åbn besøget hos Maria Kılıç")
    press(screen, "Start besøg")

    assert told == [("v-4", "c-4")]


def test_a_protected_address_is_not_shown_and_asks_for_a_reason(screen: TodayScreen) -> None:
    told = heard(screen.address_asked)
    press(screen, "Åbn besøget hos Østen Rasmussen")

    press(screen, "Vis adressen, begrund")
    press(screen, "Vis adressen")
    assert told == []
    assert "Skriv kort hvorfor. Grunden står i loggen." in words(screen)

    screen.findChildren(Field)[0].write("Skal finde opgangen")
    press(screen, "Vis adressen")
    assert told == [("c-3", "Skal finde opgangen")]

    screen.show_address("c-3", "Havnevej 1, 9900 Frederikshavn")
    assert "Havnevej 1" in words(screen)


def test_a_refresh_leaves_the_reason_being_typed_alone(screen: TodayScreen) -> None:
    press(screen, "Åbn besøget hos Østen Rasmussen")
    press(screen, "Vis adressen, begrund")
    field = screen.findChildren(Field)[0]
    field.write("Skal fin")

    visits = tuple(replace(visit, agreed_last="Nyt fra Jonas") for visit in facts.VISITS)
    screen.show_day(replace(facts.DAY, visits=visits))

    assert field.text() == "Skal fin"
    assert not field.isHidden()


def test_a_refresh_keeps_the_focus_and_the_opened_visit(screen: TodayScreen) -> None:
    press(screen, "Åbn besøget hos Maria Kılıç")
    button(screen, "Ikke truffet").setFocus()

    visits = tuple(replace(visit, agreed_last="Nyt fra Jonas") for visit in facts.VISITS)
    screen.show_day(replace(facts.DAY, visits=visits))
    settle()

    focus = screen.focusWidget()
    assert isinstance(focus, Button)
    assert focus.text() == "Ikke truffet"
    assert "Nyt fra Jonas" in words(screen)
    assert screen._opened == "v-4"


def test_a_visit_that_is_told_folds_up_and_the_next_opens(screen: TodayScreen) -> None:
    told = heard(screen.visit_started)
    done = replace(facts.VISITS[1], outcome="not_met")

    screen.show_day(replace(facts.DAY, visits=(facts.VISITS[0], done, *facts.VISITS[2:])))
    press(screen, "Start besøg")

    assert told == [("v-3", "c-3")]


def test_a_found_draft_is_reopened(screen: TodayScreen) -> None:
    told = heard(screen.draft_reopened)
    screen.show_day(replace(facts.DAY, drafts=(facts.DRAFT,)))

    press(screen, "Fortsæt kladden om Zahra Thygesen")

    assert told == [("visit:v-2",)]
    assert "Det, du skrev i dag kl. 10.31, er her endnu." in words(screen)


def test_what_is_owed_leads_to_the_citizen(screen: TodayScreen) -> None:
    told = heard(screen.citizen_chosen)

    press(screen, "LÆ125, Zahra Thygesen")
    press(screen, "Åbn sagen om Fadumo Warsame")

    assert told == [("c-2",), ("c-9",)]


def test_the_day_is_printed_and_a_visit_is_added(screen: TodayScreen) -> None:
    printed, wanted = heard(screen.day_printed), heard(screen.visit_wanted)

    press(screen, "Udskriv dagen")
    press(screen, "Tilføj besøg")

    assert (len(printed), len(wanted)) == (1, 1)


def test_an_empty_day_says_what_it_is_for(qtbot: QtBot) -> None:
    screen = TodayScreen(now)
    qtbot.addWidget(screen)
    wanted = heard(screen.visit_wanted)

    screen.show_day(Day(facts.TODAY, (), (), (), ()))
    press(screen, "Tilføj besøg")

    assert "Ingen besøg i dag" in words(screen)
    assert len(wanted) == 1


PEOPLE = [("c-4", "Maria Kılıç"), ("c-9", "Fadumo Warsame")]


def test_a_visit_is_planned_for_somebody_of_the_caseload(screen: TodayScreen) -> None:
    told = heard(screen.visit_planned)
    screen.plan_visit(PEOPLE)
    form = screen.planner.form
    assert form is not None

    form.fill({"hour": "15"})
    press(screen, "Gem besøg")
    assert form.fields["who"].needs == "Vælg, hvem du vil besøge."
    form.fill({"who": "c-9"})
    press(screen, "Gem besøg")
    screen.show_day(replace(facts.DAY, drafts=(facts.DRAFT,)))

    assert [(each["citizen"], f"{each['at']:%d.%m. %H.%M}") for (each,) in told] == [("c-9", "26.11. 15.00")]
    assert screen.planner.form is form
    screen.form_saved()
    assert screen.planner.isHidden()


def test_a_refused_visit_keeps_its_words(screen: TodayScreen) -> None:
    screen.plan_visit(PEOPLE)
    form = screen.planner.form
    assert form is not None
    form.fill({"who": "c-9", "hour": "15.00", "purpose": "Tale om bageriet"})
    press(screen, "Gem besøg")

    screen.refuse("Disken er fuld. Intet er gemt.")

    assert form.fields["day"].needs == "Disken er fuld. Intet er gemt."
    assert form.values()["purpose"] == "Tale om bageriet"
    assert form.save.isEnabled()


def test_a_visit_being_planned_goes_to_the_drafts_and_comes_back(screen: TodayScreen) -> None:
    typed = heard(screen.typed)
    screen.plan_visit(PEOPLE)
    assert screen.planner.form is not None
    screen.planner.form.fields["purpose"].write("Tale om")  # type: ignore[union-attr]
    screen._pause.timeout.emit()
    screen.planner.form.close_form()

    screen.show_draft(PEOPLE, typed[0][0])

    assert screen.planner.form.values()["purpose"] == "Tale om"


def test_a_visit_is_moved_and_a_refresh_leaves_the_new_hour_alone(screen: TodayScreen) -> None:
    told = heard(screen.visit_moved)
    press(screen, "Flyt besøget hos Zahra Thygesen")
    form = screen._cards["v-2"].place.form
    assert form is not None
    assert form.values() == {"day": "2026-11-26", "hour": "10.15"}
    form.fill({"hour": "13.30"})

    screen.show_day(replace(facts.DAY, visits=tuple(replace(one, purpose="Nyt") for one in facts.VISITS)))
    press(screen, "Flyt besøget")

    assert [(visit, citizen, f"{at:%H.%M}") for visit, citizen, at in told] == [("v-2", "c-2", "13.30")]
    screen.form_saved()
    assert screen._cards["v-2"].place.form is None


def test_a_form_that_opens_out_of_sight_is_scrolled_to(screen: TodayScreen) -> None:
    screen.resize(1024, 500)
    settle()
    page = screen.findChildren(QScrollArea)[0]
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())

    screen.plan_visit(PEOPLE)
    settle()

    assert screen.planner.form is not None
    top = screen.planner.form.mapTo(page.viewport(), QPoint(0, 0)).y()
    assert 0 <= top < page.viewport().height()


def test_a_change_of_language_leaves_a_new_hour_being_typed_alone(screen: TodayScreen) -> None:
    press(screen, "Flyt besøget hos Zahra Thygesen")
    form = screen._cards["v-2"].place.form
    assert form is not None
    form.fill({"hour": "13.30"})

    screen.retranslate()
    settle()

    assert form.isVisible()
    assert form.values()["hour"] == "13.30"


def test_somebody_is_chosen_by_typing_the_name(screen: TodayScreen) -> None:
    screen.plan_visit(PEOPLE)
    form = screen.planner.form
    assert form is not None

    QTest.keyClicks(form.fields["who"].box, "Fad")  # type: ignore[union-attr]

    assert form.values()["who"] == "c-9"


def test_who_thinks_better_of_a_closed_door_stands_at_the_visit_again(screen: TodayScreen) -> None:
    press(screen, "Ikke truffet")

    press(screen, "Fortryd")

    assert screen.focusWidget() is screen.first_focus
    assert screen.first_focus is button(screen, "Start besøg")


def test_the_keyboard_stands_on_the_next_visit_also_when_the_page_is_said_in_another_language(
    qtbot: QtBot, qapp: QApplication
) -> None:
    window = today()
    qtbot.addWidget(window)
    window.show()
    page = window.stack.currentWidget()
    assert isinstance(page, TodayScreen)
    assert page.first_focus is not None
    page.first_focus.setFocus()
    settle()

    language.speak(qapp, "en")
    settle()
    on: QWidget | None = window.focusWidget()
    name = on.accessibleName() if on is not None and page.isAncestorOf(on) else "not on the page"
    language.speak(qapp, "da")

    assert name.startswith("Start visit")


def test_an_answer_at_a_door_is_given_once_also_where_the_language_changes_meanwhile(
    screen: TodayScreen,
) -> None:
    told = heard(screen.not_met_told)
    press(screen, "Ikke truffet")
    press(screen, "Gem uden kort")

    screen.retranslate()
    settle()
    press(screen, "Gem uden kort")

    assert len(told) == 1


def test_another_language_asks_at_no_door_whose_visit_was_let_go_for_another(screen: TodayScreen) -> None:
    press(screen, "Ikke truffet")
    press(screen, "Gem uden kort")
    press(screen, "Åbn besøget hos Maria Kılıç")
    settle()

    screen.retranslate()
    settle()

    assert len([card for card in screen._cards.values() if card.is_told]) == 1
