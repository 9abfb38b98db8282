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


def test_a_new_line_leaves_what_the_last_one_offered(screen: VisitScreen) -> None:
    screen.note.text.write(ALL_THREE)
    key(screen.note.text.area, Qt.Key.Key_Return, CONTROL)

    screen.note.text.write("Hunden var hjemme")

    assert screen.note.offer.isHidden()


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
