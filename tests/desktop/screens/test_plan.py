"""Plan: what is typed survives every refresh, a refusal stands under its field, and one prints what one sees."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from casework.words import PLAN_LANGUAGES
from desktop.ui.look.tokens import look
from desktop.ui.screens.plan import PlanScreen
from desktop.ui.screens.plan_goals import GoalCard, Shut
from desktop.ui.screens.plan_look import PlanLook
from tests.desktop import facts, facts_sync
from tests.desktop.scenes import now
from tests.desktop.scenes_sync import pages, plan_screen
from tests.desktop.screens.listening import heard, key, press, settle, words


def card(screen: PlanScreen) -> GoalCard:
    assert screen._card is not None
    return screen._card


def test_it_opens_in_three_lines() -> None:
    screen = PlanScreen(now)
    screen.show_plan(facts_sync.PLAN, facts_sync.MISSING)

    said = words(screen)
    assert "Mål 1" in said
    assert "Det mangler planen endnu" in said


def test_what_is_changed_in_a_goal_is_handed_on_whole() -> None:
    screen = plan_screen()
    told = heard(screen.goal_changed)
    card(screen).form.fill({"measure": "10 timer med løn om ugen"})

    press(screen, "Gem mål")

    assert [(goal, values["measure"]) for goal, values in told] == [
        (facts.GOALS[0].id, "10 timer med løn om ugen")
    ]


def test_save_is_offered_only_when_there_is_something_to_save() -> None:
    screen = plan_screen()
    before = card(screen).form.save.isHidden()

    card(screen).form.fill({"title": "Noget andet"})

    assert before
    assert not card(screen).form.save.isHidden()


def test_a_refresh_leaves_a_goal_alone_that_is_being_written() -> None:
    screen = plan_screen()
    screen.show()
    card(screen).form.fill({"title": "Arbejde ti timer"})
    card(screen).form.fields["title"].setFocus(Qt.FocusReason.OtherFocusReason)
    settle()

    screen.show_plan(replace(facts_sync.PLAN, agreements=()), ("Planen har ingen aftaler endnu.",))
    settle()

    assert card(screen).form.values()["title"] == "Arbejde ti timer"
    assert screen.focusWidget() is card(screen).form.fields["title"].hands_keys_to
    assert "Planen har ingen aftaler endnu." in words(screen)
    screen.close()


def test_who_does_something_is_said_by_the_name_the_citizen_knows_and_kept_as_it_was_written() -> None:
    (mine,) = facts.PAGE.activities
    beside = replace(mine, id="p-2", goal="", who="jokr")
    screen = plan_screen()
    screen.show_plan(replace(facts_sync.PLAN, activities=(replace(mine, who="MEHA"), beside)), ())
    settle()
    said = words(screen)

    press(screen, f"Ret: {mine.what}")

    assert "At prøve en morgen · Mette" in said
    assert "At prøve en morgen · Jonas" in said
    assert screen._form is not None
    assert screen._form.values()["who"] == "MEHA"


def test_an_activity_is_handed_on_with_its_goal() -> None:
    screen = plan_screen()
    told = heard(screen.activity_added)

    press(screen, "Ny aktivitet")
    assert screen._form is not None
    screen._form.fill({"what": "Følgeskab", "why": "Fordi det er svært alene.", "voluntary": "yes"})
    press(screen, "Gem aktivitet")

    assert told[0][0]["goal"] == facts.GOALS[0].id
    assert told[0][0]["voluntary"] == "yes"


def test_a_refusal_stands_under_the_field_that_is_empty_and_one_writes_on() -> None:
    screen = plan_screen()
    press(screen, "Ny aktivitet")
    assert screen._form is not None
    screen._form.fill({"why": "Fordi det er svært alene."})
    press(screen, "Gem aktivitet")

    screen.refuse("Skriv, hvad der skal ske.")

    assert screen._form.fields["what"].needs == "Skriv, hvad der skal ske."
    assert not screen._form.is_under_way


def test_pressing_twice_saves_once() -> None:
    screen = plan_screen()
    told = heard(screen.agreement_made)
    press(screen, "Ny aftale")
    assert screen._form is not None
    screen._form.fill({"what": "Ringe til Bente", "who": "Mette", "due": "2026-12-01", "why": "Om timer"})

    press(screen, "Gem aftale")
    screen._form.send()

    assert told == [(facts_sync.PLAN.id, "Ringe til Bente", "Mette", "2026-12-01", "Om timer")]


def test_saving_one_form_keeps_what_is_typed_in_the_other() -> None:
    screen = plan_screen()
    press(screen, "Ny aftale")
    assert screen._form is not None
    screen._form.fill({"what": "Ringe til Bente"})
    card(screen).form.fill({"title": "Arbejde ti timer"})
    card(screen).form.send()

    screen.show_saved()

    assert screen.contents()["f.what"] == "Ringe til Bente"
    assert "goal" not in screen.contents()


def test_a_refused_goal_is_told_in_the_goal_though_another_form_is_open() -> None:
    screen = plan_screen()
    press(screen, "Ny aftale")
    card(screen).form.fill({"measure": ""})
    card(screen).form.send()

    screen.refuse("Skriv, hvordan I kan se det.")

    assert card(screen).form.fields["measure"].needs == "Skriv, hvordan I kan se det."


def test_what_is_typed_comes_back_from_its_draft() -> None:
    screen = plan_screen()
    press(screen, "Ny aftale")
    assert screen._form is not None
    screen._form.fill({"what": "Ringe til Bente", "who": "Mette"})
    card(screen).form.fill({"title": "Arbejde ti timer"})
    draft = screen.contents()
    again = plan_screen()

    again.show_draft(draft)

    assert again.contents() == draft


def test_every_letter_leads_to_a_draft_after_a_pause() -> None:
    screen = plan_screen()
    told = heard(screen.typed)

    card(screen).form.fill({"title": "Arbejde ti timer"})
    screen._pause.timeout.emit()

    assert told[0][0]["g.title"] == "Arbejde ti timer"


def test_an_untouched_plan_has_no_draft() -> None:
    assert plan_screen().contents() == {}
    assert plan_screen(facts_sync.LONG_PLAN).contents() == {}


def test_another_goal_opens_by_one_press() -> None:
    screen = plan_screen()
    shut = screen.findChildren(Shut)[0]

    shut.click()

    assert card(screen).goal.id == facts.GOALS[1].id


def test_a_goal_that_is_being_written_is_not_left_by_a_press() -> None:
    screen = plan_screen()
    card(screen).form.fill({"title": "Arbejde ti timer"})

    screen.findChildren(Shut)[0].click()

    assert card(screen).goal.id == facts.GOALS[0].id


def test_a_torn_field_stands_still_and_says_where_it_is_chosen() -> None:
    screen = plan_screen(facts_sync.TORN_PLAN)
    told = heard(screen.torn_chosen)

    press(screen, "Se begge")

    assert told == [(facts_sync.PLAN.id,)]
    assert card(screen).form.fields["measure"]._is_still


def test_nothing_is_printed_before_there_are_pages() -> None:
    screen = PlanScreen(now)
    screen.show_plan(facts_sync.PLAN, ())
    screen.show_pages([])
    before = screen._print.isEnabled()
    told = heard(screen.print_wanted)

    screen.show_pages(pages(2))
    press(screen, "Udskriv")

    assert not before
    assert told == [()]


def test_with_little_room_the_pages_are_one_press_away() -> None:
    screen = plan_screen()
    screen.resize(900, 700)
    screen.show()
    settle()
    form_first = screen._left.isVisible() and not screen._right.isVisible()

    press(screen, "Se siderne")
    settle()

    assert form_first
    assert screen._right.isVisible()
    assert not screen._left.isVisible()
    screen.close()


def test_escape_closes_a_form() -> None:
    screen = plan_screen()
    press(screen, "Nyt mål")
    assert screen._form is not None

    key(screen._form, Qt.Key.Key_Escape)

    assert screen.contents() == {}


def test_another_citizen_never_gets_what_was_typed_here() -> None:
    screen = plan_screen()
    press(screen, "Ny aftale")
    assert screen._form is not None
    screen._form.fill({"what": "Ringe til Bente"})

    screen.show_plan(replace(facts_sync.PLAN, id="c-77", name="Lene Olsen", first_name="Lene"), ())

    assert screen.contents() == {}


def test_a_key_prints_what_one_sees(qtbot: QtBot) -> None:
    screen = plan_screen()
    qtbot.addWidget(screen)
    screen.show_pages(pages(2))
    screen.show()
    settle()
    told = heard(screen.print_wanted)

    assert screen.header is not None
    key(screen.header.search, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    assert len(told) == 1


def test_large_print_is_offered_to_whom_may_choose_it_and_shown_as_it_is() -> None:
    screen = plan_screen(replace(facts_sync.PLAN, plan_size="large", chooses_look=True))
    told = heard(screen.paper_look.size_chosen)
    assert screen.paper_look.large.isChecked()

    screen.paper_look.large.click()

    assert told == [("",)]
    screen.show_plan(replace(facts_sync.PLAN, plan_size="large", chooses_look=False), ())
    assert screen.paper_look.isHidden()


def test_the_interpreters_language_is_offered_and_chosen_by_nobody_but_the_person() -> None:
    page = replace(facts_sync.PLAN, interpreter="Somali", language="", chooses_look=True)
    screen = plan_screen(page)
    told = heard(screen.paper_look.language_chosen)
    offer = screen.paper_look.offer
    assert (offer.text(), offer.isHidden(), told) == ("Tilføj somali", False, [])

    offer.click()

    assert told == [("so",)]
    screen.show_plan(replace(page, plan_language="so"), ())
    assert offer.isHidden()
    assert screen.paper_look.language.text() == "Dansk og somali"
    screen.show_plan(replace(page, interpreter=""), ())
    assert offer.isHidden()
    assert screen.paper_look.language.text() == "Kun dansk"


def test_size_and_languages_stand_apart_and_in_two_lines_where_there_is_no_room_for_that(
    qtbot: QtBot,
) -> None:
    chosen = PlanLook()
    qtbot.addWidget(chosen)
    chosen.show_page(replace(facts_sync.PLAN, interpreter="Somali", language="", chooses_look=True))

    def at(wide: int) -> list[QRect]:
        chosen.resize(wide, 100)
        chosen.show()
        settle()
        parts = (chosen.large, chosen.language, chosen.offer)
        return [QRect(part.mapTo(chosen, QPoint()), part.size()) for part in parts]

    size, language, offer = at(460)
    assert offer.right() == 459
    assert min(language.left() - size.right(), offer.left() - language.right()) >= look.space("room")
    size, language, offer = at(320)
    assert language.top() == offer.top() >= size.bottom()


def test_every_language_can_be_chosen_from_the_menu_and_danish_alone_again() -> None:
    screen = plan_screen(replace(facts_sync.PLAN, plan_language="ar", chooses_look=True))
    told = heard(screen.paper_look.language_chosen)

    menu = screen.paper_look.menu()
    for action in menu.actions():
        action.trigger()

    assert [code for (code,) in told] == list(PLAN_LANGUAGES)
    assert [action.text() for action in menu.actions()][:3] == ["Kun dansk", "Engelsk", "Arabisk"]
    menu.close()


@pytest.mark.parametrize("area", ["", "Helbred"])
def test_a_part_of_life_that_the_list_has_not_stands_as_it_is(area: str) -> None:
    goals = tuple(replace(goal, area=area) for goal in facts_sync.PLAN.goals)
    form = card(plan_screen(replace(facts_sync.PLAN, goals=goals))).form

    assert form.values()["area"] == area
    assert not form.is_touched()
