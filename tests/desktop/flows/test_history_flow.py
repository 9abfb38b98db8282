"""Historik in the rooms: from settling two people's words to reading the one that lost in one press, and back again."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casework import agreements, history, journal
from casework.changes import Seen
from desktop.ui.parts.chip import Chip
from desktop.ui.screens.case_history import CaseHistoryScreen
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.history import HistoryScreen
from desktop.ui.screens.safe import SafeScreen
from desktop.ui.screens.sync_room import SyncScreen
from storage.reads.history import lines
from tests.desktop.flows.conftest import House, case
from tests.desktop.flows.test_citizen_and_other_flows import asked, page
from tests.desktop.screens.listening import button, press, words
from tests.storage import shelf

HIS, MINE = "Følge til banken med Gitte", "Følge til bank mandag"


def apart(qtbot: QtBot, house: House) -> tuple[str, SyncScreen]:
    """Let two people write an agreement apart, and open the room behind the chip."""
    made = agreements.make_agreement(
        house.citizen, what="Følge til bank", who="MEHA", by=shelf.METTE.id, now=shelf.NOW, seen=Seen()
    )
    mine = agreements.change_agreement(
        house.citizen, made[0].record, {"what": MINE}, by=shelf.METTE.id, now=shelf.NOW, seen=Seen(0, 9)
    )
    house.stage.save(*made, *mine)
    house.hear(
        1,
        *agreements.change_agreement(
            house.citizen, made[0].record, {"what": HIS}, by="w-jonas", now=shelf.NOW, seen=Seen()
        ),
    )
    house.rooms.open_sync()
    room = house.window.stack.currentWidget()
    assert isinstance(room, SyncScreen)
    qtbot.waitUntil(lambda: bool(room._torn))
    return made[0].record, room


def settle_for(qtbot: QtBot, house: House, text: str) -> tuple[str, SyncScreen]:
    """Keep one of the two, as a person does."""
    record, room = apart(qtbot, house)
    assert room._room is not None
    texts = [version.text for version in room._room.torn[0].versions]
    room._torn[0]._sides[texts.index(text)][3].click()
    qtbot.waitUntil(lambda: page(house).agreements[0].torn == ())
    qtbot.waitUntil(house.window._toast.isVisible)
    return record, room


def standing(qtbot: QtBot, house: House) -> HistoryScreen:
    """Return the history that is open, once it is shown."""
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, HistoryScreen)
    qtbot.waitUntil(lambda: screen._history is not None)
    return screen


def test_one_press_on_the_receipt_shows_the_words_that_lost_and_one_more_brings_them_back(
    qtbot: QtBot, house: House
) -> None:
    record, room = settle_for(qtbot, house, HIS)

    house.window._toast._undo.click()

    screen = standing(qtbot, house)
    qtbot.waitUntil(lambda: MINE in words(screen))
    lost = next(one for one in screen._history.versions if one.fields[0].text == MINE)  # type: ignore[union-attr]
    assert lost.may_return
    screen.return_wanted.emit(lost.device, lost.number)
    qtbot.waitUntil(lambda: page(house).agreements[0].what == MINE)
    qtbot.waitUntil(lambda: "Versionen står nu igen" in house.window._toast._words.said)
    assert next(one for one in page(house).agreements if one.id == record).torn == ()

    house.window._take_back()

    qtbot.waitUntil(lambda: page(house).agreements[0].what == HIS)
    press(screen, "Tilbage")
    qtbot.waitUntil(lambda: house.window.stack.currentWidget() is room)


def test_the_button_is_reached_by_keys_alone(qtbot: QtBot, house: House) -> None:
    record, _room = settle_for(qtbot, house, HIS)
    house.rooms.open_history(house.citizen, record)
    screen = standing(qtbot, house)
    wanted = button(screen, "Hent tilbage")

    for _ in range(30):
        if house.window.focusWidget() is wanted:
            break
        QTest.keyClick(house.window.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(wanted, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: page(house).agreements[0].what != HIS)
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isinstance(house.window.stack.currentWidget(), HistoryScreen))


def test_each_row_of_a_case_leads_to_its_history_and_the_case_to_what_was_removed(
    qtbot: QtBot, house: House
) -> None:
    screen = case(qtbot, house)
    screen.agreement_made.emit(house.citizen, "Ring til skolen", "MEHA", "2026-12-01", "")
    qtbot.waitUntil(lambda: "Aftalen er gemt" in house.window._toast._words.said)
    house.window._take_back()
    qtbot.waitUntil(lambda: page(house).agreements == () and bool(removed(house)))

    press(screen, "Historik: hver version")

    whole = house.window.stack.currentWidget()
    assert isinstance(whole, CaseHistoryScreen)
    qtbot.waitUntil(lambda: bool(whole._lines))
    whole.opened.emit(removed(house)[0])
    gone = standing(qtbot, house)
    assert "Fjernet" in [one.text() for one in gone.findChildren(Chip)]
    press(gone, "Hent tilbage")
    qtbot.waitUntil(lambda: len(page(house).agreements) == 1)
    press(gone, "Tilbage")
    qtbot.waitUntil(lambda: isinstance(house.window.stack.currentWidget(), CaseHistoryScreen))


def removed(house: House) -> list[str]:
    found = asked(house, lambda reader: lines(reader, house.citizen))
    return [one.record for one in found if one.did == "removed"]


def test_a_notes_menu_leads_to_it_and_the_look_is_entered(qtbot: QtBot, house: House) -> None:
    made = journal.write_note(
        house.citizen, text="Hun ringede", by=shelf.METTE.id, now=shelf.NOW, seen=Seen()
    )
    house.stage.save(*made)
    screen = case(qtbot, house)
    qtbot.waitUntil(lambda: bool(screen.timeline._entries))
    entry = next(one for one in screen.timeline._entries if one.id == made[0].record)

    screen.timeline.menu_of(entry).actions()[0].trigger()

    shown = standing(qtbot, house)
    assert "Hun ringede" in words(shown)
    assert "ikke rettes" in words(shown)
    qtbot.waitUntil(lambda: any(row[0] == "read" and row[2] == "history" for row in house.stage.entered()))


def test_in_borgervisning_no_history_is_on_the_screen(qtbot: QtBot, house: House) -> None:
    record, _room = settle_for(qtbot, house, HIS)
    house.rooms.open_history(house.citizen, record)
    screen = standing(qtbot, house)

    house.window.safe_view_wanted.emit(True)

    safe = house.window.stack.currentWidget()
    assert isinstance(safe, SafeScreen)
    qtbot.waitUntil(lambda: safe._page is not None)
    assert MINE not in words(safe)
    assert not screen.isVisible()


def test_a_case_that_leaves_takes_its_history_off_the_screen(qtbot: QtBot, house: House) -> None:
    record, _room = settle_for(qtbot, house, HIS)
    house.rooms.open_history(house.citizen, record)
    standing(qtbot, house)
    lane, ledger = house.stage.desk.store_lane, house.stage.desk.store.ledger

    house.stage.desk.news.tell(lane.wait_for(lambda: ledger.leave_scope(house.citizen, "Jonas", shelf.AT)))

    qtbot.waitUntil(lambda: not isinstance(house.window.stack.currentWidget(), HistoryScreen))
    assert not isinstance(house.window.stack.currentWidget(), CitizenScreen)


def test_a_form_that_had_seen_nothing_would_leave_two_versions_where_one_is_brought_back(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test of the test: without what the page showed, bringing back would stand beside a colleague's words."""
    made = agreements.make_agreement(
        house.citizen, what=MINE, who="MEHA", by=shelf.METTE.id, now=shelf.NOW, seen=Seen()
    )
    house.stage.save(*made)
    own = asked(house, lambda reader: reader.seen().own)
    theirs = agreements.change_agreement(
        house.citizen, made[0].record, {"what": HIS}, by="w-jonas", now=shelf.NOW, seen=Seen()
    )
    house.stage.desk.store_lane.wait_for(
        lambda: house.stage.desk.store.ledger.acknowledge({own: 500}, {}, shelf.AT)
    )
    house.hear(1, replace(theirs[0], seen=Seen(500, 0)))
    real = history.bring_back
    monkeypatch.setattr(
        history, "bring_back", lambda *about, **fields: real(*about, **{**fields, "seen": Seen()})
    )
    house.rooms.open_history(house.citizen, made[0].record)
    screen = standing(qtbot, house)
    before = page(house).agreements[0]

    press(screen, "Hent tilbage")

    qtbot.waitUntil(lambda: page(house).agreements[0].torn == ("what",))
    assert (before.what, before.torn) == (HIS, ())
