"""An agreement is taken out and opened again, on the page of its case and in the plan, with a way back."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.ui.screens.plan import PlanScreen
from desktop.ui.screens.plan_cards import PlanAgreements
from storage.reads.history import history_of
from tests.desktop.flows.conftest import House, case
from tests.desktop.flows.test_citizen_and_other_flows import asked, page
from tests.desktop.flows.test_paper_flows import plan, printed
from tests.desktop.flows.test_plan_acts_flow import issue, paper
from tests.desktop.flows.test_undo_flow import made, undo
from tests.desktop.paper.reading_back import squeezed
from tests.desktop.screens.listening import press

__all__ = ["printed"]


def in_plan(qtbot: QtBot, house: House) -> PlanScreen:
    """Open the plan of a citizen who has one agreement."""
    made(qtbot, house)
    screen = plan(qtbot, house)
    qtbot.waitUntil(lambda: bool(screen._page and screen._page.agreements))
    return screen


def kept(screen: PlanScreen) -> PlanAgreements:
    (found,) = screen.findChildren(PlanAgreements)
    return found


def test_on_the_case_it_is_taken_out_with_the_reason_that_was_typed(qtbot: QtBot, house: House) -> None:
    agreement = made(qtbot, house)
    screen = case(qtbot, house)
    press(screen.agreements, "Ret aftalen Ring til skolen")
    form = screen.agreements.form
    assert form is not None
    form.fill({"why": "Skolen ringede selv"})

    press(screen.agreements, "Tag ud: aftalen")

    qtbot.waitUntil(lambda: page(house).agreements[0].status == "dropped")
    qtbot.waitUntil(lambda: screen.agreements.form is None)
    assert screen.contents() == {}
    newest = asked(house, lambda reader: history_of(reader, agreement)).versions[0]
    assert "Skolen ringede selv" in str(newest)
    undo(qtbot, house, "Aftalen er taget ud.")
    qtbot.waitUntil(lambda: page(house).agreements[0].status == "open")
    assert page(house).agreements[0].why == ""


def test_other_words_that_stand_unsaved_come_first(qtbot: QtBot, house: House) -> None:
    made(qtbot, house)
    screen = case(qtbot, house)
    press(screen.agreements, "Ret aftalen Ring til skolen")
    form = screen.agreements.form
    assert form is not None
    form.fill({"what": "Skriv til skolen"})

    press(screen.agreements, "Tag ud: aftalen")

    assert form.fields["what"].needs == "Gem først det, du har skrevet her."
    assert not form.is_under_way
    assert page(house).agreements[0].status == "open"


def test_on_the_case_what_was_kept_is_opened_again(qtbot: QtBot, house: House) -> None:
    agreement = made(qtbot, house)
    screen = case(qtbot, house)
    screen.agreement_kept.emit(agreement)
    qtbot.waitUntil(lambda: bool(screen._page and screen._page.agreements[0].status == "done"))

    press(screen.agreements, "Åbn igen: Ring til skolen")

    qtbot.waitUntil(lambda: page(house).agreements[0].status == "open")
    undo(qtbot, house, "Aftalen er åben igen.")
    qtbot.waitUntil(lambda: page(house).agreements[0].status == "done")


def test_a_new_agreement_has_nothing_to_take_out(qtbot: QtBot, house: House) -> None:
    screen = case(qtbot, house)
    press(screen.agreements, "Ny aftale")
    form = screen.agreements.form

    assert form is not None
    assert form.more_buttons == ()


def test_in_the_plan_it_is_taken_out_and_the_paper_says_so_once(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = in_plan(qtbot, house)
    issue(qtbot, house, screen)

    press(kept(screen), "Ret aftalen Ring til skolen")
    press(screen, "Tag ud: aftalen")

    qtbot.waitUntil(lambda: page(house).agreements[0].status == "dropped")
    qtbot.waitUntil(lambda: screen._form is None)
    assert squeezed("Aftalen er taget ud: Ring til skolen") in paper(house)
    undo(qtbot, house, "Aftalen er taget ud.")
    qtbot.waitUntil(lambda: page(house).agreements[0].status == "open")


def test_in_the_plan_it_is_put_right_and_opened_again(qtbot: QtBot, house: House) -> None:
    screen = in_plan(qtbot, house)
    press(kept(screen), "Ret aftalen Ring til skolen")
    assert screen._form is not None
    assert screen.contents()["altered"] == page(house).agreements[0].id
    screen._form.fill({"what": "Skriv til skolen"})
    press(screen, "Gem aftale")
    qtbot.waitUntil(lambda: page(house).agreements[0].what == "Skriv til skolen")
    assert len(page(house).agreements) == 1

    case(qtbot, house).agreement_kept.emit(page(house).agreements[0].id)
    qtbot.waitUntil(lambda: page(house).agreements[0].status == "done")
    house.rooms.open_plan(house.citizen)
    again = house.window.stack.currentWidget()
    assert isinstance(again, PlanScreen)
    qtbot.waitUntil(lambda: again._page is not None)
    press(kept(again), "Åbn igen: Skriv til skolen")

    qtbot.waitUntil(lambda: page(house).agreements[0].status == "open")
