"""What is pressed on a plan reaches the case, the next paper, and the way back: a goal reached or out, a step taken."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from casework import plan as plans
from desktop.paper.plan import draw_plan
from desktop.ui.parts.field import ChoiceField
from desktop.ui.parts.tick import Tick
from desktop.ui.screens.plan import PlanScreen
from desktop.ui.screens.plan_goals import GoalCard
from storage.reads.history import history_of
from storage.reads.plans import last_version
from tests.desktop.flows.conftest import MORNING, House
from tests.desktop.flows.test_citizen_and_other_flows import asked, page
from tests.desktop.flows.test_paper_flows import plan, printed
from tests.desktop.flows.test_undo_flow import undo
from tests.desktop.paper.reading_back import matter, squeezed
from tests.desktop.screens.listening import press

__all__ = ["printed"]


def paper(house: House) -> str:
    """Return what the plan would say on paper now."""
    last = asked(house, lambda reader: last_version(reader, house.citizen))
    told = plans.paper(
        page(house),
        visits=(),
        municipality="Testby",
        today=MORNING.date(),
        previous=last.contents if last else None,
    )
    return matter(draw_plan(told).pdf)


def issue(qtbot: QtBot, house: House, screen: PlanScreen) -> None:
    """Hand out a version on the printer."""
    screen.print_wanted.emit()
    qtbot.waitUntil(
        lambda: asked(house, lambda reader: last_version(reader, house.citizen)) is not None, timeout=60_000
    )
    qtbot.waitUntil(lambda: bool(screen._page and screen._page.plan_number == 1), timeout=60_000)


def card(screen: PlanScreen) -> GoalCard:
    assert screen._card is not None
    return screen._card


def left_and_come_back_to(qtbot: QtBot, house: House, screen: PlanScreen) -> PlanScreen:
    """Leave a plan in the middle of a form, and open it again with what was typed."""
    screen._pause.timeout.emit()
    house.rooms.open_today()
    house.rooms.open_plan(house.citizen)
    again = house.window.stack.currentWidget()
    assert isinstance(again, PlanScreen)
    qtbot.waitUntil(lambda: again._form is not None)
    return again


def test_steps_are_written_in_the_goal_and_ticked_one_by_one_up_to_the_goal(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = plan(qtbot, house)
    card(screen).form.fill({"milestones": "Ringe til Bente\nPrøvedag i bageriet"})
    press(card(screen), "Gem mål")
    qtbot.waitUntil(lambda: bool(page(house).goals[0].milestones))
    issue(qtbot, house, screen)
    qtbot.waitUntil(lambda: card(screen)._stair is not None)
    assert squeezed("Prøvedag i bageriet") in paper(house)

    card(screen).findChildren(Tick)[0].click()
    qtbot.waitUntil(lambda: page(house).goals[0].steps_reached == 1)
    qtbot.waitUntil(lambda: "Prøvedag" in card(screen).findChildren(Tick)[0].accessibleName())
    assert squeezed("Delmålet er nået: Ringe til Bente") in paper(house)

    card(screen).findChildren(Tick)[0].click()
    undo(qtbot, house, "Det sidste delmål er nået, og dermed målet.")
    qtbot.waitUntil(lambda: page(house).goals[0].status == "active")
    assert page(house).goals[0].steps_reached == 1


def test_a_goal_that_is_reached_stands_under_what_has_succeeded(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = plan(qtbot, house)
    issue(qtbot, house, screen)
    assert squeezed("Det er lykkedes") not in paper(house)

    press(card(screen), "Målet er nået")

    qtbot.waitUntil(lambda: page(house).goals[0].status == "reached")
    said = paper(house)
    assert squeezed("Det er lykkedes") in said
    assert squeezed("Målet er nået: Fire timer") in said
    undo(qtbot, house, "Målet er nået.")
    qtbot.waitUntil(lambda: page(house).goals[0].status == "active")


def test_a_goal_that_is_taken_out_is_said_once_and_can_come_back(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = plan(qtbot, house)
    screen.activity_added.emit({"what": "Gå en tur", "why": "Frisk luft", "goal": page(house).goals[0].id})
    qtbot.waitUntil(lambda: bool(page(house).activities))
    issue(qtbot, house, screen)

    press(card(screen), "Tag målet ud")

    qtbot.waitUntil(lambda: page(house).goals[0].status == "dropped")
    said = paper(house)
    assert squeezed("Målet er taget ud: Fire timer") in said
    assert squeezed("Det gør vi også") in said
    undo(qtbot, house, "Målet er taget ud af planen.")
    qtbot.waitUntil(lambda: page(house).goals[0].status == "active")


def test_what_is_written_and_not_saved_comes_before_a_press(qtbot: QtBot, house: House) -> None:
    screen = plan(qtbot, house)
    card(screen).form.fill({"title": "Otte timer"})

    press(card(screen), "Målet er nået")

    assert card(screen).form.fields["title"].needs == "Gem først det, du har skrevet her."
    assert screen.contents()["g.title"] == "Otte timer"
    assert page(house).goals[0].status == "active"


def test_two_presses_are_one_act(qtbot: QtBot, house: House) -> None:
    screen = plan(qtbot, house)
    goal = page(house).goals[0].id

    screen.goal_reached.emit(goal)
    screen.goal_reached.emit(goal)

    qtbot.waitUntil(lambda: page(house).goals[0].status == "reached")
    house.stage.desk.store_lane.wait_for(lambda: None)  # a second one would be behind the first
    versions = asked(house, lambda reader: history_of(reader, goal)).versions
    assert [one.did for one in versions].count("written") == 1
    assert len(versions) == 2


def test_who_set_a_goal_is_chosen_in_its_form_and_stands_beside_it_on_paper(
    qtbot: QtBot, house: House
) -> None:
    screen = plan(qtbot, house)
    assert squeezed("dit eget mål") not in paper(house)

    voice = card(screen).form.fields["voice"]
    assert isinstance(voice, ChoiceField)
    voice.choose("citizen")
    voice.chosen.emit("citizen")
    press(card(screen), "Gem mål")

    qtbot.waitUntil(lambda: page(house).goals[0].voice == "citizen")
    assert squeezed("dit eget mål") in paper(house)
    undo(qtbot, house, "Målet er ændret.")
    qtbot.waitUntil(lambda: page(house).goals[0].voice == "")
