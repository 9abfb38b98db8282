"""What stands in the way and what is due, over a real store: it is told where one chooses, and it stops nobody."""

from datetime import timedelta

from pytestqt.qtbot import QtBot

from casework import agreements, goals, visits
from casework import plan as plans
from casework.changes import Change, Seen, Value
from desktop.flows.plan import PlanFlow
from desktop.paper.plan import draw_plan
from desktop.paper.words import day
from desktop.ui.screens.plan import PlanScreen
from desktop.ui.screens.review_form import ReviewDayForm
from desktop.ui.screens.today_checks import DayClashes, DayReviews
from desktop.ui.screens.visit import VisitScreen
from tests.desktop.flows.conftest import MORNING, House, case
from tests.desktop.flows.test_forms_and_visits import drafts, page, today
from tests.desktop.flows.test_undo_flow import undo
from tests.desktop.paper.reading_back import matter, squeezed
from tests.desktop.screens.listening import press, words
from tests.storage import shelf

NEXT_DAY = MORNING + timedelta(days=1)


def planned(house: House, hour: int, minute: int = 0, *, by: str = "w-jonas") -> tuple[Change, ...]:
    at = NEXT_DAY.replace(hour=hour, minute=minute)
    return visits.plan_visit(house.citizen, at=at, purpose="Planen", by=by, now=shelf.NOW, seen=Seen())


def purpose_of(house: House, visit: str) -> object:
    return house.stage.desk.reader_lane.wait_for(
        lambda: house.stage.desk._reading().row("select fields ->> 'purpose' from record where id = ?", visit)
    )


def test_a_visit_that_is_planned_on_the_day_hears_of_the_agreement_at_that_hour_and_is_saved_all_the_same(
    qtbot: QtBot, house: House
) -> None:
    doctor = agreements.make_agreement(
        house.citizen,
        what="Går til lægen kl. 10.30",
        who="Amina",
        due=NEXT_DAY.date(),
        by=shelf.METTE.id,
        now=shelf.NOW,
        seen=Seen(),
    )
    house.stage.save(*doctor)
    screen = today(qtbot, house)
    press(screen, "Tilføj besøg")
    qtbot.waitUntil(lambda: screen.planner.form is not None)
    form, line = screen.planner.form, screen.planner.clashes
    assert form is not None
    form.fill({"who": house.citizen, "day": NEXT_DAY.date().isoformat(), "hour": "8.00"})
    form.typed.emit()
    qtbot.wait(400)
    assert line.isHidden()

    form.fill({"hour": "10.00"})
    qtbot.waitUntil(lambda: not line.isHidden())
    assert line.said == "Falder sammen med »Går til lægen kl. 10.30«."

    form.send()
    qtbot.waitUntil(lambda: screen.planner.form is None)
    assert line.isHidden()
    qtbot.waitUntil(lambda: [one.kind for one in page(house).checks.clashes] == ["overlap"])


def test_a_visit_that_is_moved_hears_of_another_one_and_never_of_itself(qtbot: QtBot, house: House) -> None:
    house.hear(1, *planned(house, 10))
    screen = today(qtbot, house)
    card = screen._cards[house.visit]
    card.ask_when(MORNING)
    qtbot.wait(400)
    assert card.clashes.isHidden()

    form = card.place.form
    assert form is not None
    form.fill({"day": NEXT_DAY.date().isoformat(), "hour": "10.30"})

    qtbot.waitUntil(lambda: not card.clashes.isHidden())
    assert card.clashes.said == "Falder sammen med kl.\N{NO-BREAK SPACE}10.00 hjemmebesøg."


def test_the_next_date_at_the_end_of_a_visit_hears_of_ones_own_other_citizen_without_a_name(
    qtbot: QtBot, house: House
) -> None:
    other, opened = shelf.citizen("Karl", "Olsen", primary=shelf.METTE.id)
    at = NEXT_DAY.replace(hour=11, minute=0)
    house.stage.save(*opened, *visits.plan_visit(other, at=at, purpose="Planen", **shelf.act()))
    house.rooms.open_visit(house.visit, house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, VisitScreen)
    qtbot.waitUntil(lambda: screen._shown is not None)

    screen.next._chips[0].click()

    qtbot.waitUntil(lambda: not screen.next.clashes.isHidden())
    assert screen.next.clashes.said == "Du er ventet hos en anden borger kl.\N{NO-BREAK SPACE}11.00."
    screen.next._chips[0].click()
    assert screen.next.clashes.isHidden()


def test_what_a_colleague_planned_at_the_same_hour_comes_up_on_the_day_by_itself(
    qtbot: QtBot, house: House
) -> None:
    house.stage.save(*planned(house, 10, by=shelf.METTE.id))
    screen = today(qtbot, house)
    (clashing,) = screen.findChildren(DayClashes)
    qtbot.wait(100)
    assert clashing.isHidden()

    house.hear(1, *planned(house, 10, 30))

    qtbot.waitUntil(lambda: not clashing.isHidden())
    assert "To ting på samme tid · Amina" in words(clashing)


def test_what_is_due_stands_beside_the_day_and_leads_to_the_case(qtbot: QtBot, house: House) -> None:
    screen = today(qtbot, house)
    (due,) = screen.findChildren(DayReviews)
    qtbot.wait(100)
    assert due.isHidden()

    past = {"title": "Bus", "target_date": "2026-11-20", "status": "active"}
    house.hear(1, Change(house.citizen, "g-1", "goal", dict(past), Seen(), shelf.AT))

    qtbot.waitUntil(lambda: not due.isHidden())
    assert "Målets dag er gået: »Bus«" in words(due)
    with qtbot.waitSignal(screen.citizen_chosen) as chosen:
        press(due, "Målets dag er gået: »Bus«, Amina Testberg · i fredags")
    assert chosen.args == [house.citizen]


def test_a_purpose_that_was_left_out_is_written_from_the_case_and_what_is_typed_is_kept(
    qtbot: QtBot, house: House
) -> None:
    at = NEXT_DAY.replace(hour=10)
    (bare,) = visits.plan_visit(house.citizen, at=at, **shelf.act())
    house.stage.save(bare)
    screen = case(qtbot, house)
    qtbot.waitUntil(lambda: "Uden formål: hjemmebesøg" in words(screen.checks))
    press(screen.checks, "Skriv formål: fredag 27. nov.")
    form = screen.checks.form
    assert form is not None
    form.send()
    house.hear(1, *planned(house, 14))
    form.fill({"purpose": "Se på planen"})
    qtbot.waitUntil(lambda: any("purpose_form" in draft.contents for draft in drafts(house)))

    form.send()

    qtbot.waitUntil(lambda: purpose_of(house, bare.record) == ("Se på planen",))
    qtbot.waitUntil(
        lambda: screen.checks.form is None and "Uden formål: hjemmebesøg" not in words(screen.checks)
    )
    qtbot.waitUntil(lambda: not any("purpose_form" in draft.contents for draft in drafts(house)))


def test_a_purpose_that_was_being_written_is_found_again(qtbot: QtBot, house: House) -> None:
    (bare,) = visits.plan_visit(house.citizen, at=NEXT_DAY.replace(hour=10), **shelf.act())
    house.stage.save(bare)
    screen = case(qtbot, house)
    qtbot.waitUntil(lambda: "Uden formål: hjemmebesøg" in words(screen.checks))
    press(screen.checks, "Skriv formål: fredag 27. nov.")
    assert screen.checks.form is not None
    screen.checks.form.fill({"purpose": "Se på"})
    qtbot.waitUntil(lambda: any("purpose_form" in draft.contents for draft in drafts(house)))

    again = case(qtbot, house)

    qtbot.waitUntil(lambda: again.checks.form is not None)
    assert again.checks.form is not None
    assert again.checks.form.record == bare.record
    assert again.checks.form.values() == {"purpose": "Se på"}


def test_the_plan_says_before_it_is_printed_what_stands_in_the_way(qtbot: QtBot, house: House) -> None:
    goal = {"title": "Bus", "measure": "Kører selv", "target_date": "2027-01-01"}
    house.stage.save(*goals.set_goal(house.citizen, own_words="", area="Job", **goal, **shelf.act()))
    house.stage.save(*planned(house, 10, by=shelf.METTE.id), *planned(house, 10, 30))
    house.rooms.open_plan(house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, PlanScreen)

    qtbot.waitUntil(lambda: "To ting på samme tid" in words(screen.checks))
    qtbot.waitUntil(screen._print.isEnabled)


def plan_of(qtbot: QtBot, house: House) -> PlanScreen:
    """Open the plan of a case in which one was handed out three weeks ago."""
    issued = (MORNING - timedelta(days=21)).date().isoformat()
    said: dict[str, Value] = {"number": 1, "issued_on": issued, "audience": "citizen", "contents": []}
    house.stage.save(Change(house.citizen, "p-1", "plan_version", said, Seen(), shelf.AT))
    house.rooms.open_plan(house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, PlanScreen)
    (flow,) = [one for one in house.rooms.flows() if isinstance(one, PlanFlow)]
    qtbot.waitUntil(lambda: flow._draft.is_found)
    return screen


def choosing(qtbot: QtBot, screen: PlanScreen) -> ReviewDayForm:
    qtbot.waitUntil(lambda: not screen.checks._another.isHidden())
    press(screen.checks, "Vælg en anden dag")
    form = screen._form
    assert isinstance(form, ReviewDayForm)
    return form


def test_a_later_day_for_the_next_review_needs_a_reason_and_stands_on_the_plan_and_its_paper(
    qtbot: QtBot, house: House
) -> None:
    screen = plan_of(qtbot, house)
    form = choosing(qtbot, screen)
    ours = (MORNING + timedelta(days=70)).date()
    assert form.values()["review_on"] == ours.isoformat()
    assert not form.is_touched()
    later = ours + timedelta(days=30)

    form.fill({"review_on": later.isoformat()})
    press(screen, "Gem dagen")
    qtbot.waitUntil(lambda: "Skriv kort hvorfor" in form.fields["review_why"].needs)
    assert form.values()["review_on"] == later.isoformat(), "nothing typed is lost"
    form.fill({"review_why": "Amina er på højskole"})
    press(screen, "Gem dagen")

    qtbot.waitUntil(lambda: page(house).checks.review.on == later)
    told = f"Næste gennemgang af planen: {later:%d.%m.%Y}. Den dag er valgt. Grund: Amina er på højskole"
    qtbot.waitUntil(lambda: told in words(screen.checks))
    paper = plans.paper(page(house), visits=(), municipality="", today=MORNING.date(), previous=None)
    assert paper.review_on == later
    text = matter(draw_plan(paper).pdf)
    assert squeezed(f"Vi ser på planen sammen senest den {day(later, year=True)}") in text
    assert squeezed("højskole") not in text

    again = choosing(qtbot, screen)
    assert again.values() == {"review_on": later.isoformat(), "review_why": "Amina er på højskole"}
    press(screen, "Brug den dag, vi foreslår")
    qtbot.waitUntil(lambda: page(house).checks.review.on == ours)
    undo(qtbot, house, "Den dag, vi foreslår, gælder igen.")
    qtbot.waitUntil(lambda: page(house).checks.review.on == later)


def test_an_earlier_day_comes_up_on_the_first_screen_as_the_day_that_was_chosen(
    qtbot: QtBot, house: House
) -> None:
    screen = plan_of(qtbot, house)
    form = choosing(qtbot, screen)
    form.fill({"review_on": MORNING.date().isoformat()})
    press(screen, "Gem dagen")
    qtbot.waitUntil(lambda: page(house).checks.review.is_chosen)

    first = today(qtbot, house)

    (due,) = first.findChildren(DayReviews)
    qtbot.waitUntil(lambda: not due.isHidden() and "valgt dag" in words(due))


def test_a_day_that_is_being_chosen_comes_back_from_its_draft(qtbot: QtBot, house: House) -> None:
    screen = plan_of(qtbot, house)
    choosing(qtbot, screen).fill({"review_why": "Amina er på"})
    screen._pause.timeout.emit()
    house.rooms.open_today()

    house.rooms.open_plan(house.citizen)

    again = house.window.stack.currentWidget()
    assert isinstance(again, PlanScreen)
    qtbot.waitUntil(lambda: isinstance(again._form, ReviewDayForm))
    assert again._form is not None
    assert again._form.values()["review_why"] == "Amina er på"
