"""An address is protected from the page of a case, at once; what carries it is settled one by one."""

import json
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from casework import guarding as deeds
from casework import people
from casework.acts import Act
from casework.answers_guarding import CarrierShown
from casework.changes import Seen
from casework.trail import Noted
from desktop.flows import papers
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.guard_forms import CarrierForm, GuardForm
from desktop.ui.screens.guard_task import GuardTask
from storage.reads import guarding
from tests.desktop.flows.conftest import House, case
from tests.desktop.flows.test_citizen_and_other_flows import asked
from tests.storage import shelf

STREET = "Kvægtorvsgade 7"


def living(qtbot: QtBot, house: House) -> None:
    """Give the citizen an address, and let it leave on a list of the day."""
    desk, done = house.stage.desk, list[object]()
    fields = {"address": STREET, "address_protected": False}
    desk.write(people.change_citizen, house.citizen, fields, seen=Seen(1, 99), then=done.append)
    desk.enter(Noted("print", (house.citizen,), "day"), lambda: done.append(1))
    qtbot.waitUntil(lambda: len(done) == 2)


def turned(qtbot: QtBot, house: House) -> CitizenScreen:
    screen = case(qtbot, house)
    qtbot.waitUntil(lambda: not screen.facts.life.isHidden() and screen.facts._address.said == STREET)
    screen.facts.life.click()
    qtbot.waitUntil(lambda: not screen.life.guard.isHidden())
    screen.life.guard.click()
    form = screen.life.place.form
    assert isinstance(form, GuardForm)
    form.fill({"source": "Politiet", "reason": "Trusler"})
    form.send()
    qtbot.waitUntil(lambda: not screen.guard.isHidden())
    return screen


def test_the_page_hides_the_address_at_once_and_says_where_it_lies(qtbot: QtBot, house: House) -> None:
    living(qtbot, house)

    screen = turned(qtbot, house)

    qtbot.waitUntil(lambda: not screen.facts._shield.isHidden())
    assert screen.facts._address.said == ""
    assert "Gælder fra 26.11.2026. Kilde: Politiet. Grund: Trusler." in screen.guard.said.said
    assert [screen.guard._what(one) for one in screen.guard.shown.open] == ["1 dagsliste på papir"]
    assert "kan bære den" in screen.guard._under(screen.guard.shown.open[0])


def test_each_is_settled_with_an_answer_and_the_protection_is_taken_off_from_the_same_place(
    qtbot: QtBot, house: House
) -> None:
    living(qtbot, house)
    screen = turned(qtbot, house)

    screen.guard.buttons[0].click()
    form = screen.guard.place.form
    assert isinstance(form, CarrierForm)
    form.send()
    asked_for = form.fields["how"].needs
    form.fill({"how": "back"})
    form.send()
    qtbot.waitUntil(lambda: not screen.guard.shown.open)

    assert asked_for == "Vælg, hvad der er gjort ved det."
    assert [one.how for one in screen.guard.shown.carriers] == ["back"]
    screen.facts.life.click()
    screen.life.guard.click()
    off = screen.life.place.form
    assert isinstance(off, GuardForm)
    assert not off.is_on
    off.fill({"source": "Borgeren selv", "reason": "Den gamle sag er slut"})
    off.send()
    qtbot.waitUntil(screen.guard.isHidden)
    assert not asked(house, lambda reader: guarding.shown(reader, house.citizen)).is_on


def answered_apart(qtbot: QtBot, house: House) -> set[str]:
    """Write half an answer, let a colleague's come in, ask for another one meanwhile, and send; say what stands."""
    done = list[int]()
    living(qtbot, house)
    house.stage.desk.enter(Noted("export", (house.citizen,), "plan"), lambda: done.append(1))
    qtbot.waitUntil(lambda: bool(done))
    screen = turned(qtbot, house)
    guard = screen.guard
    qtbot.waitUntil(lambda: len(guard.buttons) == 2)
    guard.buttons[0].click()
    form = guard.place.form
    assert isinstance(form, CarrierForm)
    form.fill({"how": "citizen"})
    shown = form.shown
    act = Act(by="w-jonas", now=shelf.NOW, seen=guard.shown.seen)
    house.hear(1, *deeds.settle(shown.stream, shown.carrier, how="back", remark="", **act))
    qtbot.waitUntil(lambda: len(guard.shown.open) == 1)

    guard.buttons[0].click()
    assert guard.place.form is form
    form.send()
    qtbot.waitUntil(lambda: guard.place.form is None)

    store, record = house.stage.desk.store, deeds.record_of(shown.stream, shown.carrier.of)
    return house.stage.desk.store_lane.wait_for(lambda: shelf.versions(store, record, "how"))


def test_what_a_colleague_answered_meanwhile_stands_beside_the_half_written_answer(
    qtbot: QtBot, house: House
) -> None:
    assert answered_apart(qtbot, house) == {"back", "citizen"}


def test_a_form_that_would_speak_of_what_came_in_later_is_noticed(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(task: GuardTask, one: CarrierShown) -> None:
        task.place.open(CarrierForm(one, ""))
        task._answered = task.shown

    monkeypatch.setattr(GuardTask, "_ask", careless)

    assert answered_apart(qtbot, house) == {"citizen"}


@pytest.mark.parametrize("told", [True, False], ids=["told apart", "without telling them apart"])
def test_a_list_of_the_day_without_the_address_is_entered_as_such(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, *, told: bool
) -> None:
    from desktop.paper import printing
    from storage.reads import day

    living(qtbot, house)
    turned(qtbot, house)
    entered: list[Any] = []
    sent = printing.Sent(done=True, said="Sendt")
    monkeypatch.setattr(printing, "send_to_printer", lambda *_, **__: sent)
    monkeypatch.setattr(house.stage.desk, "enter", lambda noted, *_: entered.append(noted))
    today = house.rooms.today()
    list_ = asked(house, lambda reader: day.day(reader, today, shelf.METTE.id, today))
    if not told:
        monkeypatch.setattr(type(list_.visits[0]), "protected", property(lambda _one: False), raising=False)

    papers.print_day(house.rooms, list_)

    qtbot.waitUntil(lambda: bool(entered))
    assert (json.dumps([one.what for one in entered]) == '["day:veiled"]') is told
