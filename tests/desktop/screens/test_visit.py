"""Besøg: told as one act, kept at every pause, put back whole, and never touched by news."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casework.clock import COPENHAGEN
from casework.visits import AgreementTold, GoalTold, VisitTold
from desktop.ui.look.tokens import look
from desktop.ui.parts.field import Field
from desktop.ui.screens.forms import AgreementForm
from desktop.ui.screens.visit import VisitScreen
from desktop.ui.screens.visit_typed import from_contents
from desktop.ui.window import MainWindow
from tests.desktop import facts, scenes
from tests.desktop.scenes import SHOWN, WRITTEN, now
from tests.desktop.scenes_documents import DOCUMENTS
from tests.desktop.screens.listening import button, heard, key, press, settle, words

CONTROL = Qt.KeyboardModifier.ControlModifier


def write_into(form: AgreementForm, name: str, text: str) -> None:
    field = form.fields[name]
    assert isinstance(field, Field)
    field.write(text)


@pytest.fixture
def screen(qtbot: QtBot) -> VisitScreen:
    look.set_mode("visit")
    made = VisitScreen(now)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show_visit(SHOWN)
    made.show()
    settle()
    return made


def test_it_opens_in_three_lines_and_without_a_database(qtbot: QtBot) -> None:
    screen = VisitScreen()
    qtbot.addWidget(screen)
    screen.show_visit(SHOWN)

    assert "Zahra Thygesen" in words(screen)


@pytest.mark.parametrize("practice", [False, True])
@pytest.mark.parametrize("scene", [scenes.visit, scenes.visit_new, scenes.visit_door])
def test_the_next_date_is_seen_and_a_paper_attached_without_scrolling(
    qtbot: QtBot, scene: Callable[[], MainWindow], practice: bool
) -> None:
    window = scene()
    qtbot.addWidget(window)
    window.set_practice(on=practice)
    window.resize(1280, 800)
    window.show()
    settle()
    shown = window.stack.currentWidget()
    assert isinstance(shown, VisitScreen)

    for chip in (*shown.next._chips, shown.save_bar.attach):
        assert chip.visibleRegion().boundingRect() == chip.rect(), chip.text()


def test_the_documents_stand_on_a_visit_only_where_there_is_something_in_them(screen: VisitScreen) -> None:
    wanted = heard(screen.files.file_wanted)
    is_there = screen.files.isVisible()

    press(screen, "Vedhæft et foto af et papir eller en fil")
    screen.files.take_file("brev.pdf")

    assert (is_there, len(wanted), screen.files.isVisible()) == (False, 1, True)
    screen.files.place.close_form()
    assert not screen.files.isVisible()
    assert screen.focusWidget() is screen.note.text.area  # never the button that leads out of the visit
    screen.files.show_documents(DOCUMENTS, now().date())
    assert screen.files.isVisible()


def test_the_bar_says_what_visit_it_is_when_it_began_and_which_of_the_day(screen: VisitScreen) -> None:
    assert "Hjemmebesøg · begyndt kl. 10.17 · 2 af 5" in words(screen)


def test_a_conversation_is_told_as_one_act(screen: VisitScreen) -> None:
    told = heard(screen.told)

    press(screen, "Truffet")
    screen.note.text.write("Datteren er startet i ny institution.")
    key(screen.note.text.area, Qt.Key.Key_Return)
    key(screen.note.text.area, Qt.Key.Key_F6)
    screen.note.text.write("Jeg kan godt møde klokken otte.")
    press(screen, "4")
    press(screen, "Tor. 3. dec.")
    press(screen, "Gem og videre")

    assert VisitTold(**told[0][0]) == VisitTold(
        "met",
        (
            ("fact", "Datteren er startet i ny institution."),
            ("statement", "Jeg kan godt møde klokken otte."),
        ),
        next_at=datetime(2026, 12, 3, 10, 15, tzinfo=COPENHAGEN),
        next_form="home",
        answer=4,
    )


def test_an_agreement_in_the_text_is_offered_and_taken_by_one_key(screen: VisitScreen) -> None:
    screen.note.text.write("Zahra ringer til Havnens Læger senest på fredag.")
    assert "Lyder som en aftale" in words(screen)

    key(screen.note.text.area, Qt.Key.Key_Return, CONTROL)

    taken = screen.deals.agreements
    assert [(a.who, a.due) for a in taken] == [("Zahra", date(2026, 11, 27))]
    assert "Havnens Læger" in taken[0].what
    assert screen.note.lines == [("fact", "Zahra ringer til Havnens Læger senest på fredag.")]
    assert "Lyder som en aftale" not in words(screen)


def test_a_goal_without_a_date_is_refused_under_its_field_at_once(screen: VisitScreen) -> None:
    press(screen, "Nyt mål")
    form = screen.deals.form
    assert form is not None
    form.fill({"title": "Sove hele natten", "measure": "Fem nætter i træk"})
    press(screen, "Gem mål")

    assert (
        form.fields["target_date"].needs == "Vælg den dag, målet skal være nået, så I kan følge det sammen."
    )
    form.fill({"target_date": "2027-01-15"})
    press(screen, "Gem mål")
    assert [goal.target_date for goal in screen.deals.goals] == [date(2027, 1, 15)]
    assert screen.deals.form is None


def test_an_agreement_told_today_can_be_mended(screen: VisitScreen) -> None:
    screen.deals.take(AgreementTold("Ringe til Bente", "Mette", date(2026, 11, 27)))

    press(screen, "Ret »Ringe til Bente«")
    assert screen.deals.form is not None
    screen.deals.form.fill({"who": "Jonas"})
    press(screen, "Gem aftale")

    assert screen.deals.agreements == [AgreementTold("Ringe til Bente", "Jonas", date(2026, 11, 27))]


def test_a_line_is_taken_back_and_what_stood_in_the_editor_is_not_lost(screen: VisitScreen) -> None:
    screen.show_draft(WRITTEN | {"text": "Ny tanke"})

    press(screen, "Ret linjen »Gik selv ned")

    assert screen.note.text.text() == "Gik selv ned med hunden og hilste på naboen."
    assert screen.note.kinds.choice() == "observation"
    assert ("fact", "Ny tanke") in screen.note.lines
    assert len(screen.note.lines) == 4


def test_a_draft_puts_everything_back(screen: VisitScreen) -> None:
    contents = WRITTEN | {
        "outcome": "not_met",
        "card_left": "1",
        "goals": '[["Sove", "Jeg er træt.", "Hverdag", "Fem nætter", "2027-01-15"]]',
        "goal_form": '{"title": "Halvt mål", "own_words": "", "measure": "", "target_date": "", "area": "Bolig"}',
    }

    screen.show_draft(contents)
    again = screen.typed_now()

    assert again.outcome == "not_met"
    assert again.card_left
    assert len(again.lines) == 4
    assert again.agreements == (AgreementTold("Spørge Bente om 3 timer mere", "Mette", date(2026, 11, 27)),)
    assert again.goals == (GoalTold("Sove", "Jeg er træt.", "Hverdag", "Fem nætter", date(2027, 1, 15)),)
    assert (again.answer, again.next_on, again.next_time) == (4, date(2026, 12, 3), "10.15")
    assert again.goal_form is not None
    assert again.goal_form["title"] == "Halvt mål"
    assert from_contents(screen.contents()) == from_contents(contents)


def test_an_untouched_visit_is_no_draft(screen: VisitScreen) -> None:
    assert screen.contents() == {}


def test_every_pause_hands_out_what_is_typed_and_leaving_does_it_at_once(screen: VisitScreen) -> None:
    typed, left = heard(screen.typed), heard(screen.left)
    screen.note.text.write("Datteren er sta")
    assert screen._pause.isActive()
    assert screen._pause.interval() <= 800

    press(screen, "Tilbage til I dag")

    assert typed == [({"nature": "fact", "text": "Datteren er sta"},)]
    assert len(left) == 1
    assert not screen._pause.isActive()


def test_saving_hands_out_the_draft_as_it_stands_before_the_act(screen: VisitScreen) -> None:
    order: list[str] = []
    screen.typed.connect(lambda _contents: order.append("typed"))
    screen.told.connect(lambda _told: order.append("told"))
    press(screen, "Truffet")
    screen.note.text.write("Gik en tur.")

    press(screen, "Gem og videre")

    assert order == ["typed", "told"]
    assert not screen._pause.isActive()


def test_news_and_fresh_facts_touch_nothing_that_is_typed(screen: VisitScreen) -> None:
    screen.show_draft(WRITTEN)
    screen.note.text.area.setFocus()
    cursor = screen.note.text.area.textCursor()
    cursor.setPosition(5)
    screen.note.text.area.setTextCursor(cursor)
    before = screen.contents()

    screen.show_news("Zahras telefonnummer er rettet af Jonas, mens du skrev. Dit står her endnu.")
    screen.show_visit(replace(SHOWN, page=replace(facts.PAGE, phone="42 00 00 00")))
    settle()

    assert screen.contents() == before
    assert screen.note.text.area.textCursor().position() == 5
    assert screen.focusWidget() is screen.note.text.area
    press(screen, "Set")
    assert screen.news.isHidden()


def test_a_refusal_says_what_is_missing_and_the_draft_stays(screen: VisitScreen) -> None:
    press(screen, "Truffet")
    press(screen, "Gem og videre")

    screen.show_refusal("Skriv mindst én linje om besøget, så den næste ved, hvad I talte om.")

    assert "Skriv mindst én linje om besøget" in words(screen)
    assert screen._pause.isActive()


def test_a_closed_door_offers_a_card(screen: VisitScreen) -> None:
    wanted, told = heard(screen.card_wanted), heard(screen.told)

    press(screen, "Ikke truffet")
    press(screen, "Udskriv kort")
    assert (len(wanted), screen.card_left.isChecked()) == (1, False)
    screen.show_card_printed()
    press(screen, "Gem og videre")

    assert VisitTold(**told[0][0]) == VisitTold("not_met", card_left=True)


def test_an_agreement_still_being_written_comes_along(screen: VisitScreen) -> None:
    told = heard(screen.told)
    press(screen, "Truffet")
    press(screen, "Ny aftale")
    form = screen.deals.form
    assert isinstance(form, AgreementForm)
    write_into(form, "what", "Tag cyklen med")
    write_into(form, "who", "Bent")

    press(screen, "Gem og videre")

    assert [one.what for one in VisitTold(**told[0][0]).agreements] == ["Tag cyklen med"]


def test_a_visit_waits_for_an_agreement_that_cannot_be_read(screen: VisitScreen) -> None:
    told = heard(screen.told)
    press(screen, "Truffet")
    press(screen, "Ny aftale")
    form = screen.deals.form
    assert isinstance(form, AgreementForm)
    write_into(form, "what", "Tag cyklen med")
    write_into(form, "who", "Bent")
    write_into(form, "due", "næste fredag")

    press(screen, "Gem og videre")

    assert (told, screen.deals.form) == ([], form)
    assert "eller som »på fredag«" in words(form)


def test_another_day_and_hour_can_be_typed(screen: VisitScreen) -> None:
    told = heard(screen.told)
    press(screen, "Vælg dato")
    screen.next.day.write("18.12.2026")
    screen.next.hour.write("13.30")

    press(screen, "Gem og videre")

    assert told[0][0]["next_at"] == datetime(2026, 12, 18, 13, 30, tzinfo=COPENHAGEN)


def test_a_chosen_day_can_be_let_go_again(screen: VisitScreen) -> None:
    press(screen, "Tor. 3. dec.")
    press(screen, "Tor. 3. dec.")

    assert screen.next.next_on() is None


def test_offered_days_are_working_days(screen: VisitScreen) -> None:
    screen.next.show_choices(date(2026, 12, 23), rhythm_days=14, planned=time(9))

    assert screen.next._days == [date(2026, 12, 28), date(2026, 12, 30), date(2027, 1, 6)]


def test_everything_to_press_is_large_enough_for_a_thumb(screen: VisitScreen) -> None:
    screen.show_draft(WRITTEN)
    settle()

    for name in (
        "Truffet",
        "Gem og videre",
        "Ret linjen",
        "Ny aftale",
        "Nyt mål",
        "Skriv linjen ind",
        "Fre. 27.",
    ):
        size = button(screen, name).size()
        assert min(size.width(), size.height()) >= 48, name


def test_the_kept_draft_says_when_and_where(screen: VisitScreen) -> None:
    screen.show_kept("10.31.07")

    assert "Kladde gemt 10.31.07" in words(screen)
    assert "på denne computer" in words(screen)


def test_a_form_with_words_is_not_thrown_away_for_another(screen: VisitScreen) -> None:
    screen.deals.take(AgreementTold("Ringe til lægen", "Zahra"))
    press(screen, "Ny aftale")
    form = screen.deals.form
    assert form is not None
    form.fill({"what": "Ringe til Bente"})

    press(screen, "Nyt mål")
    press(screen, "Ret »Ringe til lægen«")

    assert screen.deals.form is form
    assert form.fields["what"].needs == "Gem eller luk først det, du har skrevet her."
    form.fill({"who": "Mette"})
    form.send()
    assert [one.what for one in screen.deals.agreements] == ["Ringe til lægen", "Ringe til Bente"]


def test_a_key_says_how_it_went_and_the_letters_go_on_in_the_note(screen: VisitScreen) -> None:
    screen.note.text.area.setFocus()

    key(screen.note.text.area, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    by_key = screen.outcomes.choice()
    QTest.mouseClick(button(screen, "Truffet"), Qt.MouseButton.LeftButton)

    assert (by_key, screen.outcomes.choice()) == ("not_met", "met")
    assert screen.focusWidget() is screen.note.text.area


def test_a_key_proposes_the_next_date_and_again_another_one(screen: VisitScreen) -> None:
    proposed = []
    for _ in range(4):
        screen.next.propose()
        proposed.append((screen.next.next_on(), screen.next.focusWidget()))

    rhythm, tomorrow, in_a_week, own = (day for day, _focus in proposed)
    assert (rhythm, tomorrow, in_a_week) == (date(2026, 12, 10), date(2026, 11, 27), date(2026, 12, 3))
    assert own is None
    assert screen.next.day.isVisible()
    key(screen.note.text.area, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert screen.next.next_on() == rhythm


def test_a_key_saves_and_goes_on(screen: VisitScreen) -> None:
    told = heard(screen.told)
    screen.note.text.write("Datteren er startet.")

    key(screen.note.text.area, Qt.Key.Key_S, CONTROL)

    assert told[0][0]["lines"] == (("fact", "Datteren er startet."),)


def test_the_search_is_reached_by_a_thumb_in_a_visit_too(screen: VisitScreen) -> None:
    searched = heard(screen.bar.searched)

    press(screen, "Søg borger")

    assert len(searched) == 1
