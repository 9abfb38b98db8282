"""What one writes in a case stands with its words until it is durable: notes, goals, agreements, visits to come."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.forms import GoalForm
from tests.desktop import facts
from tests.desktop.screens.listening import heard, key, press, settle, words
from tests.desktop.screens.test_citizen import screen

__all__ = ["screen"]

MEASURE = "Skriv, hvordan I kan se, at målet er nået. Så ved I begge, hvornår I er fremme."


def test_a_note_is_written_in_its_kind_and_saved_with_the_keyboard(screen: CitizenScreen) -> None:
    saved = heard(screen.note_saved)

    press(screen, "Nyt notat")
    key(screen.note.text.area, Qt.Key.Key_F6)
    screen.note.text.write("Jeg kan godt, hvis nogen følger mig.")
    key(screen.note.text.area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert saved == [("c-2", "statement", "Jeg kan godt, hvis nogen følger mig.")]


def test_a_saved_note_closes_the_editor_when_it_is_durable(screen: CitizenScreen) -> None:
    press(screen, "Nyt notat")
    screen.note.text.write("Talte om søvn.")
    press(screen, "Gem notat")

    screen.form_saved()

    assert screen.note.isHidden()
    assert screen.contents() == {}


def test_a_refused_note_keeps_its_words_and_says_why_under_them(screen: CitizenScreen) -> None:
    press(screen, "Nyt notat")
    press(screen, "Gem notat")

    screen.refuse("Skriv, hvad der skete. Et notat uden ord hjælper ingen.")

    assert screen.note.text.needs == "Skriv, hvad der skete. Et notat uden ord hjælper ingen."
    assert not screen.note.isHidden()


def test_a_refusal_of_what_was_only_pressed_stands_above_the_page(screen: CitizenScreen) -> None:
    press(screen, "Holdt: Svare på LÆ125")

    screen.refuse("Aftalen er ændret af Jonas. Se den igen, før du siger, at den er holdt.")
    settle()

    assert "Aftalen er ændret af Jonas." in words(screen)
    assert screen.note.isHidden()


def test_every_pause_hands_out_what_is_typed(screen: CitizenScreen, qtbot: QtBot) -> None:
    typed = heard(screen.typed)

    press(screen, "Nyt notat")
    screen.note.text.write("Talte om sø")
    assert screen._pause.interval() <= 800
    screen._pause.timeout.emit()

    assert typed == [({"nature": "fact", "text": "Talte om sø"},)]


def test_one_who_types_without_pause_is_kept_all_the_same(screen: CitizenScreen) -> None:
    press(screen, "Nyt notat")
    screen.note.text.write("T")
    remaining = screen._pause.remainingTime()
    screen.note.text.write("Ta")

    assert screen._pause.isActive()
    assert screen._pause.remainingTime() <= remaining


def test_a_draft_puts_everything_back(screen: CitizenScreen) -> None:
    contents = {
        "nature": "assessment",
        "text": "Morgenerne er det, der skal lykkes først.",
        "agreement_form": json.dumps(
            {"record": "", "values": {"what": "Ringe", "who": "Mette", "due": "2026-11-27"}}
        ),
        "goal_form": json.dumps(
            {"record": "", "values": {"title": "Sove hele natten", "own_words": "Jeg er træt."}}
        ),
    }

    screen.show_draft(contents)
    again = screen.contents()

    assert (again["nature"], again["text"]) == (contents["nature"], contents["text"])
    assert json.loads(again["agreement_form"])["values"] == {
        "what": "Ringe",
        "who": "Mette",
        "due": "2026-11-27",
        "why": "",
    }
    assert json.loads(again["goal_form"])["values"]["own_words"] == "Jeg er træt."


def test_a_refresh_never_touches_what_is_being_typed(screen: CitizenScreen) -> None:
    press(screen, "Nyt notat")
    screen.note.text.write("Halv sætni")
    press(screen, "Nyt mål")
    assert screen.goals.form is not None
    screen.goals.form.fill({"title": "Sove hele"})
    screen.note.text.area.setFocus()
    before = screen.contents()

    screen.show_page(replace(facts.PAGE, phone="42 00 00 00", goals=facts.GOALS[:1], story="Ny historie"))
    settle()

    assert screen.contents() == before
    assert screen.focusWidget() is screen.note.text.area
    assert "42 00 00 00" in words(screen)


def test_a_goal_without_a_measure_is_refused_under_its_field(screen: CitizenScreen) -> None:
    told = heard(screen.goal_set)
    press(screen, "Nyt mål")
    assert screen.goals.form is not None
    screen.goals.form.fill({"title": "Sove hele natten", "target_date": "2027-01-15"})

    press(screen, "Gem mål")
    screen.refuse(MEASURE)

    assert told[0][0]["target_date"] == "2027-01-15"
    assert screen.goals.form.fields["measure"].needs == MEASURE


def test_an_agreement_is_made_with_a_day_as_danes_write_it(screen: CitizenScreen) -> None:
    told = heard(screen.agreement_made)
    press(screen, "Ny aftale")
    form = screen.agreements.form
    assert form is not None
    form.fill({"what": "Ringe til Bente", "who": "Mette", "why": "Så kan hun nå 8 timer"})
    form.fields["due"].write("4.12")  # type: ignore[union-attr]

    press(screen, "Gem aftale")
    screen.form_saved()

    assert told == [("c-2", "Ringe til Bente", "Mette", "2026-12-04", "Så kan hun nå 8 timer")]
    assert screen.agreements.form is None


def test_a_form_that_was_sent_stands_with_its_words_across_a_refresh_until_it_is_refused(
    screen: CitizenScreen,
) -> None:
    told = heard(screen.goal_set)
    press(screen, "Nyt mål")
    form = screen.goals.form
    assert form is not None
    form.fill({"title": "Sove hele natten", "target_date": "2027-01-15"})

    press(screen, "Gem mål")
    screen.show_page(replace(facts.PAGE, story="Ny historie"))
    form.send()
    settle()

    assert screen.goals.form is form
    assert not form.save.isEnabled()
    assert len(told) == 1

    screen.refuse(MEASURE, "goal")

    assert form.values()["title"] == "Sove hele natten"
    assert form.fields["measure"].needs == MEASURE
    assert form.save.isEnabled()


def test_nothing_can_be_typed_or_closed_between_sending_and_the_answer(screen: CitizenScreen) -> None:
    press(screen, "Ny aftale")
    form = screen.agreements.form
    assert form is not None
    form.fill({"what": "Ringe til Bente", "who": "Mette"})
    press(screen, "Gem aftale")

    key(form.fields["what"].line, Qt.Key.Key_X)  # type: ignore[union-attr]
    key(form.fields["what"].line, Qt.Key.Key_Escape)  # type: ignore[union-attr]

    assert screen.agreements.form is form
    assert form.values()["what"] == "Ringe til Bente"


def test_a_sent_note_stands_with_its_words_across_a_refresh(screen: CitizenScreen) -> None:
    saved = heard(screen.note_saved)
    press(screen, "Nyt notat")
    screen.note.text.write("Talte om søvn.")

    press(screen, "Gem notat")
    screen.show_page(replace(facts.PAGE, story="Ny historie"))
    screen.note._send()

    assert len(saved) == 1
    assert not screen.note.isHidden()
    assert screen.contents() == {"nature": "fact", "text": "Talte om søvn."}


def test_what_is_saved_closes_its_own_form_and_no_other(screen: CitizenScreen) -> None:
    press(screen, "Nyt notat")
    screen.note.text.write("Talte om søvn.")
    press(screen, "Gem notat")
    press(screen, "Ny aftale")
    assert screen.agreements.form is not None
    screen.agreements.form.fill({"what": "Ringe"})

    screen.form_saved("note")

    assert screen.note.isHidden()
    assert screen.agreements.form.values()["what"] == "Ringe"


def test_a_form_with_words_is_not_thrown_away_for_another(screen: CitizenScreen) -> None:
    press(screen, "Ny aftale")
    form = screen.agreements.form
    assert form is not None
    form.fill({"what": "Ringe til Bente"})

    press(screen, "Ret aftalen Svare på LÆ125")
    press(screen, "Ny aftale")

    assert screen.agreements.form is form
    assert form.values()["what"] == "Ringe til Bente"
    assert form.fields["what"].needs == "Gem eller luk først det, du har skrevet her."


def test_a_change_speaks_only_for_what_the_person_altered_even_when_a_colleague_altered_more(
    screen: CitizenScreen,
) -> None:
    told = heard(screen.agreement_changed)
    press(screen, "Ret aftalen Ringe til Havnens Læger om søvnen")
    form = screen.agreements.form
    assert form is not None
    form.fill({"due": "2026-12-01"})

    theirs = replace(facts.AGREEMENTS[0], who="Amina")
    screen.show_page(replace(facts.PAGE, agreements=(theirs, *facts.AGREEMENTS[1:])))
    press(screen, "Gem aftale")

    assert told == [("a-1", {"due": "2026-12-01"})]


def test_a_visit_is_planned_from_the_case(screen: CitizenScreen) -> None:
    told = heard(screen.visit_planned)
    press(screen, "Planlæg besøg")
    form = screen.visit.form
    assert form is not None
    assert form.values()["day"] == "2026-11-26"

    form.fill({"day": "2026-12-01", "hour": "10.15", "form": "walk", "purpose": "Tale om bageriet"})
    press(screen, "Gem besøg")
    screen.show_page(replace(facts.PAGE, story="Ny historie"))
    assert screen.visit.form is form
    screen.form_saved("visit")

    planned = told[0][0]
    assert (planned["citizen"], planned["form"], planned["place"]) == ("c-2", "walk", "")
    assert planned["purpose"] == "Tale om bageriet"
    assert f"{planned['at']:%d.%m.%Y %H.%M %z}" == "01.12.2026 10.15 +0100"
    assert screen.visit.isHidden()


@pytest.mark.parametrize(
    ("day", "hour", "field", "sentence"),
    [
        ("", "10.15", "day", "Skriv, hvilken dag I mødes."),
        (
            "næste fredag",
            "10.15",
            "day",
            "Skriv datoen som 27.11.2026 eller som »på fredag« eller »om 14 dage«.",
        ),
        ("2026-11-20", "10.15", "day", "Den dag er gået. Skriv i dag eller en dag, der kommer."),
        ("2026-11-27", "", "hour", "Skriv, hvornår I mødes, for eksempel 10.15."),
        ("2026-11-27", "25.00", "hour", "Skriv klokken som 10.15."),
    ],
)
def test_a_visit_without_a_day_or_an_hour_says_so_under_the_field(
    screen: CitizenScreen, day: str, hour: str, field: str, sentence: str
) -> None:
    told = heard(screen.visit_planned)
    press(screen, "Planlæg besøg")
    form = screen.visit.form
    assert form is not None

    form.fill({"day": day, "hour": hour})
    press(screen, "Gem besøg")

    assert told == []
    assert form.fields[field].needs == sentence


def test_an_empty_place_is_the_address_that_is_shown_and_never_a_protected_one(screen: CitizenScreen) -> None:
    press(screen, "Planlæg besøg")
    form = screen.visit.form
    assert form is not None
    assert form._place.line.placeholderText() == facts.PAGE.address
    form.close_form()

    screen.show_page(facts.PROTECTED)
    press(screen, "Planlæg besøg")
    form = screen.visit.form
    assert form is not None

    assert form._place.line.placeholderText() == ""
    assert "Adressen er beskyttet. Skriv den ikke her." in words(form)


def test_a_visit_being_planned_is_put_back_from_its_draft(screen: CitizenScreen) -> None:
    press(screen, "Planlæg besøg")
    assert screen.visit.form is not None
    screen.visit.form.fill({"purpose": "Tale om bageriet", "form": "workplace"})
    kept = screen.contents()
    screen.visit.form.close_form()
    assert screen.contents() == {}

    screen.show_draft(kept)

    assert screen.contents() == kept


def test_a_reason_for_withdrawing_stands_until_it_is_saved(screen: CitizenScreen) -> None:
    screen.timeline.ask_to_withdraw("t-1")
    form = screen.timeline.place.form
    assert form is not None
    form.fill({"reason": "Skrevet på den forkerte"})
    press(screen, "Kald tilbage")

    screen.show_page(facts.PAGE)
    assert screen.timeline.place.form is form
    screen.form_saved("withdrawal")

    assert screen.timeline.place.form is None


def test_changing_an_agreement_tells_only_what_was_altered(screen: CitizenScreen) -> None:
    told = heard(screen.agreement_changed)
    press(screen, "Ret aftalen Ringe til Havnens Læger om søvnen")
    form = screen.agreements.form
    assert form is not None
    form.fill({"due": "2026-12-01"})

    press(screen, "Gem aftale")

    assert told == [("a-1", {"due": "2026-12-01"})]


def test_a_key_that_is_held_down_saves_once_and_closes_nothing(qtbot: QtBot) -> None:
    form = GoalForm(facts.TODAY)
    qtbot.addWidget(form)
    sent, closed = heard(form.saved), heard(form.closed)
    control, none = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier

    for held in (False, True, True):
        press_down = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, control, "\r", held)
        QApplication.sendEvent(form, press_down)
    QApplication.sendEvent(form, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, none, "", True))

    assert (len(sent), closed) == (1, [])
