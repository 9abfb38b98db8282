"""A death on the page of a case: written with day and source, said calmly, and taken back where it was an error."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from casework import death, visits
from casework.changes import Seen
from desktop.flows import papers
from desktop.flows.plan import PlanFlow
from desktop.ui.screens.citizen import CitizenScreen
from storage.reads import life
from tests.desktop.flows.conftest import House, case
from tests.desktop.flows.test_citizen_and_other_flows import asked
from tests.storage import shelf


def write(
    qtbot: QtBot, house: House, day: str = "24-11-2026", source: str = "CPR-registret"
) -> CitizenScreen:
    screen = case(qtbot, house)
    qtbot.waitUntil(lambda: not screen.facts.life.isHidden())
    screen.facts.life.click()
    screen.life.death.click()
    form = screen.life.place.form
    assert form is not None
    form.fill({"died_on": day, "source": source})
    form.send()
    return screen


def said(screen: CitizenScreen) -> str:
    return screen.life._banner._text.said


def test_a_death_is_written_in_three_presses_and_the_page_says_what_stopped(
    qtbot: QtBot, house: House
) -> None:
    screen = write(qtbot, house)

    qtbot.waitUntil(lambda: "døde 24.11.2026" in said(screen))
    assert "Kilde: CPR-registret." in said(screen)
    assert "Stoppet: 1 planlagt besøg." in said(screen)
    assert "Intet er slettet" in said(screen)
    qtbot.waitUntil(screen.facts.visit.isHidden)
    assert screen.facts.next_visit.isHidden()
    assert screen.life.death.isHidden()
    assert screen.head._died.text() == "Død 24.11.2026"


def test_an_error_is_taken_back_with_one_press(qtbot: QtBot, house: House) -> None:
    screen = write(qtbot, house)
    qtbot.waitUntil(lambda: "døde" in said(screen))

    screen.life.back.click()

    qtbot.waitUntil(screen.life._banner.isHidden)
    qtbot.waitUntil(lambda: not screen.facts.visit.isHidden())
    assert asked(house, lambda reader: life.shown(reader, house.citizen)).died_on is None


def test_a_day_to_come_is_refused_under_the_day_with_the_words_still_there(
    qtbot: QtBot, house: House
) -> None:
    screen = write(qtbot, house, day="24-12-2026")
    form = screen.life.place.form
    assert form is not None

    qtbot.waitUntil(lambda: "fremtiden" in form.fields["died_on"].needs)

    assert form.values()["source"] == "CPR-registret"


def plan_of(qtbot: QtBot, house: House) -> PlanFlow:
    house.rooms.open_plan(house.citizen)
    (flow,) = [one for one in house.rooms.flows() if isinstance(one, PlanFlow)]
    qtbot.waitUntil(lambda: flow._page is not None)
    return flow


@pytest.mark.parametrize("guarded", [True, False], ids=["guarded", "without the guard it would leave"])
def test_no_visit_is_planned_and_no_paper_goes_out_to_the_dead(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, *, guarded: bool
) -> None:
    sent, heard = list[object](), list[str]()
    monkeypatch.setattr(papers, "send_plan", lambda *about: sent.append(about))
    if not guarded:
        monkeypatch.setattr(PlanFlow, "_is_dead", lambda _flow: False)
    screen = write(qtbot, house)
    qtbot.waitUntil(lambda: "døde" in said(screen))

    house.stage.desk.write(
        visits.plan_visit,
        house.citizen,
        at=shelf.NOW + timedelta(days=1),
        seen=Seen(),
        refused=lambda refusal: heard.append(str(refusal)),
    )
    flow = plan_of(qtbot, house)
    flow.screen.print_wanted.emit()
    assert flow._page is not None
    papers.print_card(flow._ways, flow._page, heard.append)

    qtbot.waitUntil(lambda: len(heard) == 1)
    assert "er skrevet som død" in heard[0]
    assert bool(sent) is not guarded


def test_a_colleagues_word_stops_the_page_that_stands_open(qtbot: QtBot, house: House) -> None:
    screen = case(qtbot, house)
    told = death.report_death(
        house.citizen, died_on="2026-11-25", source="Datteren", by="w-jonas", now=shelf.NOW, seen=Seen()
    )

    house.hear(1, *told)

    qtbot.waitUntil(lambda: "Kilde: Datteren" in said(screen))
