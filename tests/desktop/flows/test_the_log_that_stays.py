"""The log that stays names what was chosen between two people's words, and which cases were handed over."""

import pytest
from pytestqt.qtbot import QtBot

from casework import agreements, torn
from casework.answers import SyncRoom
from casework.changes import Seen
from desktop.ui.parts.words import Words
from desktop.ui.screens.sync_room import SyncScreen
from storage.reads import sync_log
from storage.reads.sync import room
from tests.desktop.flows.conftest import House
from tests.storage import shelf

THEIRS = "Gå med Gitte"


def shown(house: House, qtbot: QtBot) -> SyncScreen:
    house.rooms.open_sync()
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, SyncScreen)
    qtbot.waitUntil(lambda: screen._room is not None)
    return screen


def log_of(house: House) -> SyncRoom:
    """Return the room once everything own has its receipt."""
    desk, ledger = house.stage.desk, house.stage.desk.store.ledger

    def receipted() -> SyncRoom:
        own = [one.dot.number for one in ledger.waiting(-1)]
        ledger.acknowledge({number: 5000 + number for number in own}, {}, shelf.AT)
        return room(desk.store.own_reader())

    return desk.store_lane.wait_for(receipted)


def conflict(house: House, qtbot: QtBot) -> tuple[str, SyncScreen]:
    made = agreements.make_agreement(
        house.citizen, what="Følge til bank", who="MEHA", by=shelf.METTE.id, now=shelf.NOW, seen=Seen()
    )
    house.stage.save(*made)
    house.hear(
        1,
        *agreements.change_agreement(
            house.citizen, made[0].record, {"what": THEIRS}, by="w-jonas", now=shelf.NOW, seen=Seen()
        ),
    )
    screen = shown(house, qtbot)
    qtbot.waitUntil(lambda: screen._room is not None and bool(screen._room.torn))
    return made[0].record, screen


def chosen(house: House, qtbot: QtBot) -> list[str]:
    """Choose between two words; return what the log says of it."""
    record, screen = conflict(house, qtbot)
    before = [one.what for one in log_of(house).receipted if one.what.startswith("Valgt")]
    assert screen._room is not None
    texts = [version.text for version in screen._room.torn[0].versions]
    screen.version_kept.emit(house.citizen, record, "what", texts.index(THEIRS))
    qtbot.waitUntil(lambda: not log_of(house).torn)
    assert before == []
    return [one.what for one in log_of(house).receipted if one.what.startswith("Valgt")]


def test_a_choice_between_two_versions_stands_in_the_log_as_one(qtbot: QtBot, house: House) -> None:
    (line,) = chosen(house, qtbot)

    assert line.startswith("Valgt mellem 2 versioner: ")
    assert THEIRS in line


def test_of_the_test_a_log_that_knows_no_choice_is_noticed(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync_log, "settled", lambda *_: 0)

    assert chosen(house, qtbot) == []


def test_a_case_that_was_handed_over_stands_in_the_log_with_its_receiver(qtbot: QtBot, house: House) -> None:
    desk, ledger = house.stage.desk, house.stage.desk.store.ledger
    log_of(house)
    screen = shown(house, qtbot)

    stale = desk.store_lane.wait_for(lambda: ledger.leave_scope(house.citizen, "w-jonas", shelf.AT))
    desk.news.tell(stale)

    qtbot.waitUntil(
        lambda: any("Overdraget til" in one.text() for one in screen.findChildren(Words)), timeout=20_000
    )
    (line,) = [one for one in log_of(house).receipted if one.kind == sync_log.HANDED_OVER]
    assert (line.citizen, line.at) == (house.citizen, shelf.AT)


def test_only_words_that_nobody_had_seen_stand_beside_each_other() -> None:
    a = torn.Written("x", 1, 1, Seen(0, 0), "1")
    b = torn.Written("y", 1, 2, Seen(0, 0), "2")
    saw_a = torn.Written("y", 1, 2, Seen(1, 0), "2")
    alike = torn.Written("y", 1, 2, Seen(0, 0), "1")
    mine = torn.Written("x", 2, 3, Seen(2, 1), "3")
    blind = torn.Written("x", 2, 3, Seen(1, 1), "3")

    assert torn.settled(mine, [a, b, mine]) == 2
    assert torn.settled(mine, [a, saw_a, mine]) == 0
    assert torn.settled(mine, [a, alike, mine]) == 0, "two who wrote the same left nothing to choose"
    assert torn.settled(blind, [a, b, blind]) == 0, "he had not seen the other"
