"""One key takes what a text offers; two questions are answered together; both are told with the visit."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from casework.agreements import AgreementTold
from casework.visits import VisitTold
from desktop.ui.screens.forms import GoalForm
from desktop.ui.screens.visit import VisitScreen
from desktop.ui.screens.visit_note import VisitNote
from tests.desktop.scenes import SHOWN, now
from tests.desktop.screens.listening import heard, key, press, words

CONTROL = Qt.KeyboardModifier.ControlModifier
ALL_THREE = (
    "Zahra ringer til lægen på fredag. Mål: sove hele natten inden 15. januar. Vi ses 3. december kl. 10.30."
)


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[VisitScreen]:
    made = VisitScreen(now)
    qtbot.addWidget(made)
    made.show_visit(SHOWN)
    made.show()
    yield made
    made.hide()


def test_an_agreement_a_goal_and_the_next_date_are_taken_from_one_text_by_the_same_key(
    screen: VisitScreen,
) -> None:
    screen.note.text.write(ALL_THREE)
    titles = []

    for title in ("Lyder som en aftale", "Lyder som et mål", "Lyder som næste gang"):
        titles.append(title in words(screen))
        key(screen.note.text.area, Qt.Key.Key_Return, CONTROL)

    assert titles == [True, True, True]
    assert screen.note.offer.isHidden()
    assert screen.note.lines == [("fact", ALL_THREE)]
    assert screen.deals.agreements == [AgreementTold("Ringer til lægen", "Zahra", date(2026, 11, 27))]
    assert isinstance(screen.deals.form, GoalForm)
    values = screen.deals.form.values()
    assert (values["title"], values["target_date"]) == ("Sove hele natten", "2027-01-15")
    assert (screen.next.next_on(), screen.next.next_time()) == (date(2026, 12, 3), "10.30")


@pytest.mark.parametrize(
    ("nature", "who"), [("fact", "Mette Hald"), ("assessment", "Mette Hald"), ("statement", "Zahra")]
)
def test_who_says_i_is_the_writer_and_in_the_citizens_own_words_the_citizen(
    qtbot: QtBot, nature: str, who: str
) -> None:
    screen = VisitScreen(now, me="Mette Hald")
    qtbot.addWidget(screen)
    screen.show_visit(SHOWN)
    screen.note.kinds.choose(nature)

    screen.note.text.write("Aftale: Jeg ringer til lægen på fredag.")
    screen.note.take_offer()

    assert screen.deals.agreements == [AgreementTold("Ringer til lægen", who, date(2026, 11, 27))]


GOAL = "Mål: sove hele natten inden 15. januar."


def goal_beside_half_a_form(screen: VisitScreen) -> tuple[list[tuple[str, str]], bool, str]:
    """Ask for a goal while half an agreement is written; return the lines, whether it is offered still, its form."""
    press(screen, "Ny")
    agreement = screen.deals.form
    assert agreement is not None
    agreement.fill({"what": "Købe sko"})
    screen.note.text.write(GOAL)
    key(screen.note.text.area, Qt.Key.Key_Return, CONTROL)
    waits = list(screen.note.lines), not screen.note.offer.isHidden(), screen.note.text.text()

    agreement.closed.emit()
    key(screen.note.text.area, Qt.Key.Key_Return, CONTROL)
    return waits


def test_a_goal_that_has_no_room_beside_half_a_form_stands_offered_until_it_has(screen: VisitScreen) -> None:
    waits = goal_beside_half_a_form(screen)

    assert waits == ([], True, GOAL)
    assert isinstance(screen.deals.form, GoalForm)
    assert screen.deals.form.values()["title"] == "Sove hele natten"
    assert screen.note.lines == [("fact", GOAL)]
    assert screen.note.offer.isHidden()


def test_an_offer_that_is_let_go_of_too_early_is_noticed(
    screen: VisitScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hasty(note: VisitNote) -> None:
        offered = note._offers[0]
        note.let_go()
        note.offer_taken.emit(offered)

    monkeypatch.setattr(VisitNote, "take_offer", hasty)

    assert goal_beside_half_a_form(screen) != ([], True, GOAL)


def test_a_new_line_leaves_what_the_last_one_offered(screen: VisitScreen) -> None:
    screen.note.text.write(ALL_THREE)
    key(screen.note.text.area, Qt.Key.Key_Return, CONTROL)

    screen.note.text.write("Hunden var hjemme")

    assert screen.note.offer.isHidden()


@pytest.mark.parametrize("outcome", ["not_met", "cancelled", "sms", "other"])
def test_nobody_is_asked_who_was_not_met_and_answers_come_back_with_the_outcome(
    screen: VisitScreen, outcome: str
) -> None:
    key(screen.question.rating, Qt.Key.Key_4)
    screen.choose_outcome(outcome)
    is_asked = screen.question.isVisible()
    kept = screen.contents()
    screen.show_draft(kept)

    assert (is_asked, screen.question.isVisible()) == (False, False)
    for talked in ("met", "phone"):
        screen.choose_outcome(talked)
        assert screen.question.isVisible()
        assert screen.question.answer() == 4


def test_both_questions_are_answered_on_the_page_and_told_with_the_visit(screen: VisitScreen) -> None:
    told = heard(screen.told)
    screen.choose_outcome("met")
    screen.note.text.write("Gik en tur.")

    key(screen.question.rating, Qt.Key.Key_4)
    key(screen.question.helped, Qt.Key.Key_5)
    kept = screen.contents()
    press(screen, "Gem og videre")

    told_as = VisitTold(**told[0][0])
    assert (told_as.answer, told_as.helped) == (4, 5)
    assert (kept["answer"], kept["helped"]) == ("4", "5")
    screen.show_draft(kept)
    assert (screen.question.answer(), screen.question.felt_helped()) == (4, 5)
