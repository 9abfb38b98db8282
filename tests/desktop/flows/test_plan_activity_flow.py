"""An activity is put right and ended where the plan is written: it reaches the paper, the history and the way back."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from casework import plan as plans
from casework.two_drafts import both
from casework.unfinished import said
from desktop.ui.parts.chip import Chip
from desktop.ui.screens.plan import PlanScreen
from desktop.ui.screens.plan_activity import ActivityForm, EndForm
from desktop.ui.screens.plan_cards import BesideCard
from desktop.ui.screens.plan_goals import ActivityLine
from storage.reads.history import history_of
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_citizen_and_other_flows import asked, page
from tests.desktop.flows.test_news_in_a_form import hear_of, placed
from tests.desktop.flows.test_paper_flows import plan, printed
from tests.desktop.flows.test_plan_acts_flow import card, issue, left_and_come_back_to, paper
from tests.desktop.flows.test_undo_flow import undo
from tests.desktop.paper.reading_back import squeezed
from tests.desktop.screens.listening import press
from tests.storage import shelf

__all__ = ["printed"]


def walking(qtbot: QtBot, house: House) -> PlanScreen:
    """Open a plan with one thing that is done towards its goal."""
    screen = plan(qtbot, house)
    goal = page(house).goals[0].id
    screen.activity_added.emit({"what": "Gå en tur", "why": "Frisk luft", "voluntary": "yes", "goal": goal})
    qtbot.waitUntil(lambda: bool(screen._page and screen._page.activities))
    return screen


def test_it_is_put_right_in_its_own_form_and_says_only_what_was_altered(qtbot: QtBot, house: House) -> None:
    screen = walking(qtbot, house)
    activity = page(house).activities[0].id

    press(card(screen), "Ret: Gå en tur")
    assert isinstance(screen._form, ActivityForm)
    assert screen._form.values() == {
        "what": "Gå en tur",
        "why": "Frisk luft",
        "who": "",
        "voluntary": "yes",
        "owner": "",
        "legal_basis": "",
        "went": "",
    }
    assert not screen._form.is_touched()
    screen._form.fill({"what": "Gå to ture", "voluntary": ""})
    press(screen, "Gem aktivitet")

    qtbot.waitUntil(lambda: page(house).activities[0].what == "Gå to ture")
    stands = page(house).activities[0]
    assert (stands.why, stands.voluntary, stands.goal) == ("Frisk luft", None, page(house).goals[0].id)
    assert squeezed("Gå to ture") in paper(house)
    written = asked(house, lambda reader: history_of(reader, activity)).versions[0].fields
    assert {one.field for one in written} == {"what", "voluntary"}
    undo(qtbot, house, "Aktiviteten er rettet.")
    qtbot.waitUntil(lambda: page(house).activities[0].what == "Gå en tur")
    assert page(house).activities[0].voluntary is True


def chips(screen: PlanScreen) -> list[str]:
    return [chip.text() for line in screen.findChildren(ActivityLine) for chip in line.findChildren(Chip)]


def without_purpose(house: House) -> list[str]:
    return [one.what for one in page(house).checks.reviews if one.kind == "purpose"]


def test_without_a_purpose_it_is_kept_and_marked_until_one_is_written(qtbot: QtBot, house: House) -> None:
    screen = walking(qtbot, house)
    assert (chips(screen), without_purpose(house)) == ([], [])
    press(card(screen), "Ret: Gå en tur")
    assert screen._form is not None
    why = screen._form.fields["why"]
    assert "nikke til det" in why._help_text

    screen._form.fill({"why": ""})
    assert "kommer på listen »uden formål«" in why._help_text
    press(screen, "Gem aktivitet")

    qtbot.waitUntil(lambda: page(house).activities[0].why == "")
    qtbot.waitUntil(lambda: chips(screen) == ["Uden formål"])
    assert without_purpose(house) == ["Gå en tur"]
    press(card(screen), "Ret: Gå en tur")
    screen._form.fill({"why": "Frisk luft"})
    press(screen, "Gem aktivitet")
    qtbot.waitUntil(lambda: not chips(screen))
    assert without_purpose(house) == []


def test_a_new_one_without_a_purpose_is_no_wall(qtbot: QtBot, house: House) -> None:
    screen = plan(qtbot, house)
    press(card(screen), "Ny aktivitet")
    assert isinstance(screen._form, ActivityForm)

    screen._form.fill({"what": "Praktik på prøve"})
    press(screen, "Gem aktivitet")

    qtbot.waitUntil(lambda: without_purpose(house) == ["Praktik på prøve"])
    qtbot.waitUntil(lambda: chips(screen) == ["Uden formål"])
    assert screen._form is None


def test_nothing_altered_writes_nothing(qtbot: QtBot, house: House) -> None:
    screen = walking(qtbot, house)
    activity = page(house).activities[0].id
    press(card(screen), "Ret: Gå en tur")

    press(screen, "Gem aktivitet")

    assert screen._form is None
    assert len(asked(house, lambda reader: history_of(reader, activity)).versions) == 1


def test_what_is_over_is_said_once_on_the_paper_and_can_come_back(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = walking(qtbot, house)
    issue(qtbot, house, screen)

    press(card(screen), "Slut med: Gå en tur")
    assert isinstance(screen._form, EndForm)
    screen._form.fill({"went": "Turene gav mod på mere."})
    press(screen, "Afslut aktiviteten: Gå en tur")

    qtbot.waitUntil(lambda: page(house).activities[0].status == "done")
    told = paper(house)
    assert squeezed("Vi er færdige med: Gå en tur. Sådan gik det: Turene gav mod på mere.") in told
    assert squeezed("Frisk luft") not in told
    undo(qtbot, house, "Aktiviteten er slut.")
    qtbot.waitUntil(lambda: squeezed("Frisk luft") in paper(house))


def test_what_belongs_to_no_goal_has_the_same_ways(qtbot: QtBot, house: House) -> None:
    screen = plan(qtbot, house)
    screen.activity_added.emit({"what": "Spise sammen", "why": "For selskab"})
    qtbot.waitUntil(lambda: bool(screen._page and screen._page.activities))

    (beside,) = screen.findChildren(BesideCard)
    press(beside, "Slut med: Spise sammen")
    press(screen, "Afslut aktiviteten: Spise sammen")

    qtbot.waitUntil(lambda: page(house).activities[0].status == "done")
    qtbot.waitUntil(lambda: not screen.findChildren(BesideCard))


def test_a_goal_that_is_being_written_keeps_its_words_when_an_activity_ends(
    qtbot: QtBot, house: House
) -> None:
    screen = walking(qtbot, house)
    card(screen).form.fill({"title": "Otte timer"})

    press(card(screen), "Slut med: Gå en tur")
    press(screen, "Afslut aktiviteten: Gå en tur")

    qtbot.waitUntil(lambda: page(house).activities[0].status == "done")
    qtbot.waitUntil(lambda: card(screen)._done.count() == 0)
    assert screen.contents()["g.title"] == "Otte timer"


def test_what_is_typed_of_it_comes_back_from_its_draft(qtbot: QtBot, house: House) -> None:
    screen = walking(qtbot, house)
    activity = page(house).activities[0].id
    press(card(screen), "Ret: Gå en tur")
    assert screen._form is not None
    screen._form.fill({"what": "Gå to ture"})
    contents = screen.contents()
    assert "Gå to ture" in said(contents)
    assert activity not in said(contents), "an id is no word that goes along at a hand-over"
    new = {name: text for name, text in contents.items() if name != "altered"}
    assert both(contents, new)["text"] == said(contents), (
        "a new one and one that stands never become one form"
    )

    again = left_and_come_back_to(qtbot, house, screen)

    assert isinstance(again._form, ActivityForm)
    assert again._form.activity == activity
    assert again._form.altered() == {"what": "Gå to ture"}


def test_what_a_colleague_wrote_in_it_meanwhile_stands_under_the_form(qtbot: QtBot, house: House) -> None:
    screen = walking(qtbot, house)
    saw = placed(house)
    activity = page(house).activities[0].id
    press(card(screen), "Ret: Gå en tur")
    assert screen._form is not None
    screen._form.fill({"what": "Gå to ture"})

    (his,) = plans.change_activity(
        house.citizen, activity, {"who": "Jonas"}, by="w-jonas", now=shelf.NOW, seen=saw
    )
    hear_of(house, his)

    form_card = screen._form_card
    assert form_card is not None
    qtbot.waitUntil(lambda: "Jonas Krogh har rettet det samme" in form_card.news.banner._title.said)
    press(screen, "Gem aktivitet")
    qtbot.waitUntil(lambda: page(house).activities[0].what == "Gå to ture")
    assert page(house).activities[0].who == "Jonas"
