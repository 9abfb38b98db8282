"""A paper leaves only by the right of the role that its person has in the case; the sentence says why it does not."""

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from casework.prints import PAPERS
from desktop.flows import papers, print_right
from storage.reads import citizen, day
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_citizen_and_other_flows import asked
from tests.desktop.flows.test_death_flow import plan_of
from tests.storage import shelf


def become(house: House, role: str) -> None:
    desk = house.stage.desk
    query = "insert into scope (stream, role, upto, done) values (?, ?, 0, 1)"
    desk.store_lane.wait_for(lambda: desk.store._connection.execute(query, (house.citizen, role)))


@pytest.mark.parametrize("guarded", [True, False], ids=["guarded", "without the right being asked"])
def test_a_mentor_hands_out_no_plan_by_key_press_or_stick(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, *, guarded: bool
) -> None:
    sent, heard = list[Any](), list[str]()
    monkeypatch.setattr(papers, "tell_refusal", lambda _ways, sentence: heard.append(sentence))
    monkeypatch.setattr(papers, "send_plan", lambda *about: sent.append(about))
    monkeypatch.setattr(papers, "chosen_place", lambda *_: sent.append("asked where to"))
    if not guarded:
        monkeypatch.setattr(print_right, "allows", lambda *_: True)
    become(house, "mentor")
    flow = plan_of(qtbot, house)

    flow.screen.print_wanted.emit()
    flow.screen.usb_wanted.emit()

    why = "Den fælles plan er ikke skrevet ud: din rolle i sagen giver ikke ret til det."
    assert (bool(sent), [why in sentence for sentence in heard]) == (not guarded, [True, True] * guarded)


@pytest.mark.parametrize(("role", "may"), [("mentor", True), ("glass", False)])
def test_the_days_visits_leave_with_those_that_may_be_on_paper(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, role: str, *, may: bool
) -> None:
    from desktop.paper import printing

    sent, heard = list[bytes](), list[str]()

    def send(pdf: bytes, *_: Any, **__: Any) -> printing.Sent:
        sent.append(pdf)
        return printing.Sent(done=True, said=PAPERS["day"].danish)

    monkeypatch.setattr(printing, "send_to_printer", send)
    monkeypatch.setattr(papers, "tell_refusal", lambda _ways, sentence: heard.append(sentence))
    today = house.rooms.today()
    listed = asked(house, lambda reader: day.day(reader, today, shelf.METTE.id, today))
    become(house, role)

    papers.print_day(house.rooms, listed)

    qtbot.waitUntil(lambda: bool(sent or heard))
    assert (bool(sent), bool(heard)) == (may, not may)


def test_what_a_person_may_print_follows_the_role_of_the_moment(qtbot: QtBot, house: House) -> None:
    def prints() -> frozenset[str]:
        today = house.rooms.today()
        page = asked(house, lambda reader: citizen.page(reader, house.citizen, today))
        return frozenset(page.prints)

    own = prints()
    become(house, "team_lead")

    assert own == frozenset(PAPERS)
    assert prints() == {"agreements", "plan", "partner", "company", "card", "log", "contact", "cv"}
