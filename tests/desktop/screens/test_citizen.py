"""Borger: the five answers, what is guarded, the timeline, and the ways on."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop.ui.look.tokens import look
from desktop.ui.parts.tick import Tick
from desktop.ui.parts.words import Words
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.citizen_cards import AgreementsCard
from desktop.ui.screens.plan import PlanScreen
from tests.desktop import facts
from tests.desktop.scenes import citizen, now
from tests.desktop.screens.listening import button, heard, press, settle, words


@pytest.fixture
def screen(qtbot: QtBot) -> CitizenScreen:
    made = CitizenScreen(now)
    qtbot.addWidget(made)
    made.resize(1052, 800)
    made.show_page(facts.PAGE)
    made.show_timeline(facts.TIMELINE, True)
    made.show()
    settle()
    return made


def test_it_opens_in_three_lines_and_without_a_database(qtbot: QtBot) -> None:
    screen = CitizenScreen()
    qtbot.addWidget(screen)
    screen.show_page(facts.PAGE)

    assert "Zahra Thygesen" in words(screen)


def test_it_answers_who_plan_next_step_last_contact_and_waiting_for_what(screen: CitizenScreen) -> None:
    said = words(screen.band).split("\n")

    assert said == [
        "Kontaktperson",
        "Mette Hald",
        "makker Jonas Krogh",
        "Plan",
        "Udgave 3",
        "udskrevet 2. nov. 2026",
        "Næste skridt",
        "Hjemmebesøg",
        "i dag kl. 10.15",
        "Sidste rigtige kontakt",
        "I tirsdags",
        "Telefon, Mette Hald",
        "Vi venter på",
        "LÆ125",
        "11 dage over fristen",
    ]


def test_the_cpr_is_masked_until_it_is_asked_for(screen: CitizenScreen) -> None:
    told = heard(screen.cpr_asked)
    assert "CPR 720387-••••" in words(screen)

    press(screen, "Vis CPR, det logges")
    screen.show_cpr("720387-1234")

    assert told == [("c-2",)]
    assert "CPR 720387-1234" in words(screen)


def test_what_was_shown_of_one_citizen_is_gone_when_another_is_opened(screen: CitizenScreen) -> None:
    screen.show_cpr("720387-1234")

    screen.show_page(facts.PROTECTED)

    assert "CPR 720387-••••" in words(screen)


def test_a_protected_address_asks_for_a_reason(screen: CitizenScreen) -> None:
    told = heard(screen.address_asked)
    screen.show_page(facts.PROTECTED)
    assert "9900 Frederikshavn" not in words(screen)

    press(screen, "Vis adressen, begrund")
    reason = screen.facts._reason
    assert reason is not None
    reason.fill({"reason": "Skal finde opgangen"})
    press(reason, "Vis adressen")
    screen.show_address("Havnevej 1, 9900 Frederikshavn")

    assert told == [("c-3", "Skal finde opgangen")]
    assert "Havnevej 1, 9900 Frederikshavn" in words(screen)


def test_an_agreement_is_ticked_when_it_is_kept(screen: CitizenScreen) -> None:
    told = heard(screen.agreement_kept)

    press(screen, "Holdt: Svare på LÆ125")

    assert told == [("a-8",)]
    done = next(tick for tick in screen.findChildren(Tick) if tick.accessibleName().endswith("i en uge"))
    assert done.isChecked()
    assert not done.isEnabled()


def test_a_field_with_two_versions_stands_still_and_leads_to_both(screen: CitizenScreen) -> None:
    told = heard(screen.torn_chosen)
    press(screen, "Ret aftalen Spørge Bente om 3 timer mere")
    form = screen.agreements.form
    assert form is not None

    assert form.fields["what"].line.isReadOnly()  # type: ignore[union-attr]
    assert not form.fields["who"].line.isReadOnly()  # type: ignore[union-attr]
    press(screen, "To versioner af Spørge Bente")
    assert told == [("c-2",)]


def test_the_timeline_filters_and_says_what_was_withdrawn_or_not_yet_sent(screen: CitizenScreen) -> None:
    line = screen.timeline._line.entries
    marks = {entry.id: entry.mark for entry in line.entries}
    assert (marks["t-2"], marks["t-5"]) == ("ikke sendt endnu", "tilbagekaldt")

    press(screen.timeline, "Borgerens ord")

    assert [entry.voice for entry in line.entries] == ["Jeg kan godt, hvis nogen følger mig den første dag."]


def test_older_entries_are_asked_for_once_and_stay_across_a_refresh(screen: CitizenScreen) -> None:
    told = heard(screen.more_wanted)
    press(screen, "Hent ældre")
    press(screen, "Hent ældre")
    old = replace(facts.TIMELINE[-1], id="t-old", at=facts.at(3, 1, 9))

    screen.show_timeline((old,), False, 6)
    screen.show_timeline(facts.TIMELINE, True)

    assert told == [(6,)]
    assert [entry.id for entry in screen.timeline._line.entries.entries] == [
        *(entry.id for entry in facts.TIMELINE),
        "t-old",
    ]


def test_a_note_is_withdrawn_with_a_reason(screen: CitizenScreen) -> None:
    told = heard(screen.note_withdrawn)

    screen.timeline.ask_to_withdraw("t-1")
    press(screen, "Kald tilbage")
    assert told == []
    reason = screen.timeline.place.form
    assert reason is not None
    reason.fill({"reason": "Skrevet på den forkerte"})
    press(screen, "Kald tilbage")

    assert told == [("t-1", "Skrevet på den forkerte")]


def test_only_a_note_can_be_withdrawn(screen: CitizenScreen) -> None:
    screen.timeline._show_menu("t-3", QPoint())
    screen.timeline._show_menu("t-5", QPoint())

    assert screen.timeline.place.form is None


def test_a_visit_is_wanted_for_this_citizen_and_the_plan_has_one_way_which_is_the_line(
    screen: CitizenScreen,
) -> None:
    assert screen.tabs is not None
    visits, rooms = heard(screen.visit_started), heard(screen.tabs.opened)

    press(screen, "Start besøg")
    press(screen, "Plan")

    named = [each for each in screen.findChildren(QAbstractButton) if each.text().startswith("Plan")]
    assert (visits, rooms) == ([("c-2",)], [("plan",)])
    assert [each.text() for each in named if each.isVisible()] == ["Plan", "Planlæg besøg"]


def test_an_empty_case_says_how_to_begin(screen: CitizenScreen) -> None:
    screen.show_page(replace(facts.EMPTY, id="c-77"))
    settle()
    said = words(screen)

    assert "Skriv den første sammen." in said
    assert "Ingen mål endnu." in said
    assert "Intet er sket endnu." in said
    assert button(screen, "Ny aftale").isVisible()


def test_the_way_to_the_versions_is_a_sign_that_leaves_a_deadline_its_line(qtbot: QtBot) -> None:
    """With words on it a deadline broke into two lines, and touched what stood beside it."""
    window = citizen()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    settle()
    agreements = window.findChildren(AgreementsCard)[0]

    way = button(agreements, "Historik: alle versioner af")
    late = [one for one in agreements.findChildren(Words) if "over fristen" in one.said]

    assert (way.text(), way.toolTip()) == ("", way.accessibleName())
    assert late
    assert [one.said for one in late if one.height() >= 2 * look.line("small")] == []


def test_nothing_new_is_begun_with_the_dead_and_all_is_when_it_is_taken_back(screen: CitizenScreen) -> None:
    plan = PlanScreen(now)
    begins = [screen.goals._add, screen.agreements._add]
    begins += [plan._new_goal, plan._new_agreement, plan._new_hours]

    def shown(died_on: date | None) -> set[bool]:
        screen.show_page(replace(facts.PAGE, died_on=died_on))
        plan.show_plan(replace(facts.PAGE, died_on=died_on), ())
        return {one.isHidden() for one in begins}

    assert shown(None) == {False}
    assert shown(date(2026, 11, 24)) == {True}
    assert shown(None) == {False}


def test_an_agreement_names_who_does_it_and_not_the_initials(qtbot: QtBot) -> None:
    worker, screen = facts.PAGE.primary, CitizenScreen()
    assert worker is not None
    qtbot.addWidget(screen)
    initials = replace(facts.PAGE.agreements[0], id="mine", who=worker.initials.lower(), what="Ringe")
    own = replace(facts.PAGE.agreements[0], id="own", who="Borger", what="Møde")

    screen.show_page(replace(facts.PAGE, agreements=(initials, own)))

    told = words(screen.agreements)
    assert f"{worker.name.split()[0]} · " in told
    assert f"{facts.PAGE.first_name} · " in told
    assert "Borger" not in told


def test_while_a_note_is_written_its_button_is_the_one_that_is_filled(screen: CitizenScreen) -> None:
    screen.write_note()
    assert (screen.note.save.is_primary, screen.facts.visit.is_primary) == (True, False)

    screen.note.closed.emit()
    assert screen.facts.visit.is_primary
