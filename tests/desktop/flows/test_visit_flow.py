"""A visit: every pause is a draft in the store, Gem is one act, and a colleague's news touch nothing that is typed."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casework import agreements
from casework.answers import DraftFound
from casework.changes import Seen
from desktop.paper import printing
from desktop.paper.printing import Sent
from desktop.ui.screens.today import TodayScreen
from desktop.ui.screens.visit import VisitScreen
from storage.reads import citizen as citizen_reads
from storage.reads import day as day_reads
from storage.reads import timeline
from storage.reads.answered import answered
from tests.desktop.flows.conftest import House
from tests.storage import shelf

TEXT = "Datteren er startet i ny institution."


def visit_screen(qtbot: QtBot, house: House) -> VisitScreen:
    house.rooms.open_visit(house.visit, house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, VisitScreen)
    qtbot.waitUntil(lambda: screen._shown is not None)
    return screen


def type_into(qtbot: QtBot, screen: VisitScreen, text: str) -> None:
    QTest.keyClicks(screen.note.text.area, text)


def draft_of(house: House) -> DraftFound | None:
    store = house.stage.desk.store
    return house.stage.desk.store_lane.wait_for(lambda: store.drafts.find(f"visit:{house.visit}"))


def asked(house: House, question: Any) -> Any:
    return house.stage.desk.reader_lane.wait_for(lambda: question(house.stage.desk._reading()))


def test_what_is_typed_is_a_draft_in_the_store_a_pause_later(qtbot: QtBot, house: House) -> None:
    screen = visit_screen(qtbot, house)

    type_into(qtbot, screen, TEXT)

    qtbot.waitUntil(lambda: draft_of(house) is not None)
    draft = draft_of(house)
    assert draft is not None
    assert draft.contents["text"] == TEXT


def test_a_draft_is_put_back_when_the_visit_is_opened_again(qtbot: QtBot, house: House) -> None:
    screen = visit_screen(qtbot, house)
    type_into(qtbot, screen, TEXT)
    house.rooms.open_today()

    again = visit_screen(qtbot, house)

    qtbot.waitUntil(lambda: again.note.text.area.text() == TEXT)


def test_a_told_visit_is_one_act_in_the_store_and_its_draft_is_gone(qtbot: QtBot, house: House) -> None:
    screen = visit_screen(qtbot, house)
    screen.choose_outcome("met")
    type_into(qtbot, screen, TEXT)
    screen.question.show_answer(4, 2)

    screen.save()

    qtbot.waitUntil(lambda: isinstance(house.window.stack.currentWidget(), TodayScreen))
    assert asked(house, lambda reader: answered(reader, house.citizen)) == (4, "2026-11-26", 2, 14)
    entries = asked(house, lambda reader: timeline.timeline(reader, house.citizen))
    day = asked(house, lambda reader: day_reads.day(reader, shelf.TODAY, shelf.METTE.id, shelf.TODAY))
    assert TEXT in [entry.text for entry in entries]
    assert day.visits[0].outcome == "met"
    assert draft_of(house) is None


def test_a_visit_that_is_taken_back_is_open_again_and_its_note_is_out_of_the_timeline(
    qtbot: QtBot, house: House
) -> None:
    screen = visit_screen(qtbot, house)
    screen.choose_outcome("met")
    type_into(qtbot, screen, TEXT)
    screen.save()
    qtbot.waitUntil(lambda: isinstance(house.window.stack.currentWidget(), TodayScreen))
    house.stage.told.clear()

    house.window._take_back()

    qtbot.waitUntil(lambda: bool(house.stage.told))
    day = asked(house, lambda reader: day_reads.day(reader, shelf.TODAY, shelf.METTE.id, shelf.TODAY))
    entries = asked(house, lambda reader: timeline.timeline(reader, house.citizen))
    assert day.visits[0].outcome == ""
    assert [entry for entry in entries if entry.text == TEXT] == []


def test_a_visit_that_says_nothing_is_refused_and_keeps_its_draft(qtbot: QtBot, house: House) -> None:
    screen = visit_screen(qtbot, house)
    type_into(qtbot, screen, TEXT)

    screen.save()

    assert screen.refusal.isVisible()
    qtbot.waitUntil(lambda: draft_of(house) is not None)
    assert screen.note.text.area.text() == TEXT


def test_a_colleagues_news_are_said_and_leave_text_and_cursor_alone(qtbot: QtBot, house: House) -> None:
    screen = visit_screen(qtbot, house)
    type_into(qtbot, screen, TEXT)
    QTest.keyClick(screen.note.text.area, Qt.Key.Key_Left)
    before = screen.note.text.area.textCursor().position()

    house.hear(
        1,
        *agreements.make_agreement(
            house.citizen, what="Ring til skolen", who="JOKR", by="w-jonas", now=shelf.NOW, seen=Seen()
        ),
    )

    qtbot.waitUntil(screen.news.isVisible)
    assert screen.note.text.area.text() == TEXT
    assert screen.note.text.area.textCursor().position() == before


def test_what_a_colleague_wrote_during_the_visit_was_not_seen_by_it(qtbot: QtBot, house: House) -> None:
    screen = visit_screen(qtbot, house)
    type_into(qtbot, screen, TEXT)
    screen.choose_outcome("met")
    from casework import visits

    house.hear(
        1,
        *visits.tell_visit(
            house.citizen,
            house.visit,
            told=visits.VisitTold("cancelled"),
            by="w-jonas",
            now=shelf.NOW,
            seen=Seen(0, 0),
        ),
    )
    qtbot.waitUntil(lambda: bool(house.stage.told))

    screen.save()

    qtbot.waitUntil(lambda: isinstance(house.window.stack.currentWidget(), TodayScreen))
    page = asked(house, lambda reader: citizen_reads.page(reader, house.citizen, shelf.TODAY))
    assert house.visit in page.torn


@pytest.mark.parametrize("outcome", ["not_met"])
def test_a_closed_door_is_told_from_the_day_and_can_be_taken_back(
    qtbot: QtBot, house: House, outcome: str
) -> None:
    house.rooms.open_today()
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, TodayScreen)
    flow = house.rooms._today
    qtbot.waitUntil(lambda: flow._day is not None and bool(flow._day.visits))

    screen.not_met_told.emit(house.visit, house.citizen, True)

    qtbot.waitUntil(lambda: flow._day is not None and flow._day.visits[0].outcome == outcome)
    house.window._take_back()
    qtbot.waitUntil(lambda: flow._day is not None and flow._day.visits[0].outcome == "")


def test_a_card_asked_for_on_the_day_is_printed(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []

    def take(_pdf: bytes, title: str, **_more: str) -> Sent:
        sent.append(title)
        return Sent(done=False, said="Ingen printer.")

    monkeypatch.setattr(printing, "send_to_printer", take)
    house.rooms.open_today()
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, TodayScreen)
    flow = house.rooms._today
    qtbot.waitUntil(lambda: flow._day is not None and bool(flow._day.visits))

    screen.not_met_told.emit(house.visit, house.citizen, True)

    qtbot.waitUntil(lambda: house.window._banner_says is not None)
    assert sent == ["Kort til døren"]
    assert house.window._undo is not None
