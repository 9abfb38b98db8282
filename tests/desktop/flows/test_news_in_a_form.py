"""News while a form stands open: the other's words beside one's own; only *Tag med* lets the form speak for them."""

import pytest
from pytestqt.qtbot import QtBot

from casework import agreements, goals
from casework.changes import Change, Seen
from casework.ids import REFERENCE
from desktop.flows.citizen import goal_fields
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.form_news import FormNews
from desktop.ui.screens.plan import PlanScreen
from storage.reads.history import history_of
from tests.desktop.flows.conftest import House, case
from tests.desktop.flows.test_citizen_and_other_flows import asked, page
from tests.desktop.flows.test_undo_flow import GOAL
from tests.desktop.screens.listening import press
from tests.storage import shelf


def hear_of(house: House, change: Change) -> None:
    """Let Jonas' words come in, whose name is known; he had seen what was there."""
    jonas = {"initials": "JOKR", "name": "Jonas Krogh"}
    house.hear(1, Change(REFERENCE, "w-jonas", "worker", jonas, Seen(), shelf.AT), change)


def placed(house: House) -> Seen:
    """Give every change of ours its place, and return what Jonas has seen."""
    ledger = house.stage.desk.store.ledger
    own = asked(house, lambda reader: reader.seen().own)
    house.stage.desk.store_lane.wait_for(
        lambda: ledger.acknowledge({number: 100 + number for number in range(1, own + 1)}, {}, shelf.AT)
    )
    return Seen(100 + own, 0)


def writing(qtbot: QtBot, house: House) -> tuple[CitizenScreen, FormNews, str]:
    """Let a form of an agreement stand open with own words in one field, and Jonas write in two."""
    made = agreements.make_agreement(
        house.citizen, what="Ring til banken", who="MEHA", by=shelf.METTE.id, now=shelf.NOW, seen=Seen()
    )
    house.stage.save(*made)
    saw = placed(house)
    screen = case(qtbot, house)
    press(screen.agreements, "Ret aftalen")
    form = screen.agreements.form
    assert form is not None
    form.fill({"what": "Skriv til banken"})
    theirs = {"what": "Gå i banken med Gitte", "due": "2026-12-03"}
    (his,) = agreements.change_agreement(
        house.citizen, made[0].record, theirs, by="w-jonas", now=shelf.NOW, seen=saw
    )
    hear_of(house, his)
    news = screen.agreements.news
    assert news is not None
    qtbot.waitUntil(lambda: not news.isHidden())
    return screen, news, made[0].record


def test_the_others_words_stand_beside_ones_own_and_saving_without_them_leaves_both(
    qtbot: QtBot, house: House
) -> None:
    screen, news, _record = writing(qtbot, house)
    said = news.banner._text.said

    assert "Gå i banken med Gitte" in said
    assert "03.12.2026" in said
    assert "Jonas Krogh har rettet det samme" in news.banner._title.said
    assert screen.agreements.form.values()["what"] == "Skriv til banken"  # type: ignore[union-attr]
    press(screen.agreements, "Gem aftale")

    qtbot.waitUntil(lambda: page(house).agreements[0].torn == ("what",))
    assert page(house).agreements[0].due is not None


def test_what_both_wrote_in_a_few_words_is_not_taken_and_the_banner_says_so_before_the_press(
    qtbot: QtBot, house: House
) -> None:
    screen, news, record = writing(qtbot, house)
    said = news.banner._text.said

    assert "I har begge rettet »Hvad har I aftalt«." in said
    assert "Tag med tager kun det andet: »Inden hvornår«." in said
    assert news.take.accessibleName() == "Tag med: »Inden hvornår«, som Jonas Krogh har rettet"
    press(news, "Tag med")
    values = screen.agreements.form.values()  # type: ignore[union-attr]
    assert (values["what"], values["due"]) == ("Skriv til banken", "2026-12-03")
    assert (news.isHidden(), news.take.isHidden()) == (False, True)
    press(screen.agreements, "Gem aftale")

    qtbot.waitUntil(lambda: page(house).agreements[0].torn == ("what",))
    assert str(page(house).agreements[0].due) == "2026-12-03"
    stands = str(asked(house, lambda reader: history_of(reader, record)))
    assert "Gå i banken med Gitte" in stands
    assert "Skriv til banken" in stands


def test_what_only_the_other_wrote_is_taken_and_nothing_stands_twice(qtbot: QtBot, house: House) -> None:
    screen, news, _record = writing(qtbot, house)
    form = screen.agreements.form
    assert form is not None

    form.fill({"what": "Ring til banken"})  # as it began
    assert "Gemmer du uden at tage det med, står begge versioner." in news.banner._text.said
    press(news, "Tag med")
    form.fill({"why": "Kortet er væk"} if "why" in form.fields else {"who": "Gitte"})
    press(screen.agreements, "Gem aftale")

    qtbot.waitUntil(lambda: page(house).agreements[0].what == "Gå i banken med Gitte")
    assert page(house).agreements[0].torn == ()
    assert str(page(house).agreements[0].due) == "2026-12-03"


def test_a_press_that_takes_a_few_words_of_both_drops_the_others(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutant: the form speaks for his words too, and mine go over them."""
    monkeypatch.setattr(FormNews, "_torn", lambda _news: frozenset())
    screen, news, _record = writing(qtbot, house)

    press(news, "Tag med")
    press(screen.agreements, "Gem aftale")

    qtbot.waitUntil(lambda: str(page(house).agreements[0].due) == "2026-12-03")
    assert page(house).agreements[0].torn == ()


def test_a_context_that_moves_by_itself_would_lose_his_words_unseen(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutant: the form speaks for what came in, though nobody took it in."""
    monkeypatch.setattr(CitizenScreen, "is_writing", property(lambda _screen: False))
    screen, _news, _record = writing(qtbot, house)

    press(screen.agreements, "Gem aftale")

    qtbot.waitUntil(lambda: page(house).agreements[0].what == "Skriv til banken")
    assert page(house).agreements[0].torn == ()


def test_in_the_plan_a_goal_says_it_too_and_long_words_are_put_together(qtbot: QtBot, house: House) -> None:
    began = {**GOAL, "own_words": "Jeg vil arbejde. Jeg kan lide brød."}
    (goal,) = goals.set_goal(
        house.citizen, **goal_fields(began), by=shelf.METTE.id, now=shelf.NOW, seen=Seen()
    )
    house.stage.save(goal)
    saw = placed(house)
    house.rooms.open_plan(house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, PlanScreen)
    qtbot.waitUntil(lambda: screen._card is not None)
    card = screen._card
    assert card is not None
    card.form.fill({"own_words": "Jeg vil arbejde fast. Jeg kan lide brød."})
    theirs = {"own_words": "Jeg vil arbejde. Jeg kan lide brød. Jeg tør godt.", "measure": "8"}
    (his,) = goals.change_goal(house.citizen, goal.record, theirs, by="w-jonas", now=shelf.NOW, seen=saw)

    hear_of(house, his)
    qtbot.waitUntil(lambda: not card.news.isHidden())
    press(card.news, "Tag med")
    press(card, "Gem mål")

    both = "Jeg vil arbejde fast. Jeg kan lide brød. Jeg tør godt."
    qtbot.waitUntil(lambda: page(house).goals[0].own_words == both)
    assert (page(house).goals[0].measure, page(house).goals[0].torn) == ("8", ())
