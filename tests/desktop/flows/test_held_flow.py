"""What the service keeps aside, in its author's hand: begun anew in its case, put away, and taken out again."""

from pytestqt.qtbot import QtBot

from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.sync_room import SyncScreen
from sync.port import HeldBy
from tests.desktop.flows.conftest import House
from tests.desktop.screens.listening import press
from tests.storage import shelf

WORDS = "Mødte hende på biblioteket."


def kept_aside(qtbot: QtBot, house: House) -> SyncScreen:
    house.stage.save(*shelf.note(house.citizen, WORDS))
    lane, ledger = house.stage.desk.store_lane, house.stage.desk.store.ledger
    number = lane.wait_for(lambda: ledger.waiting(99)[-1].dot.number)
    aside = {number: HeldBy("wrong_kind", "Oplysningen står i sagen som en anden slags.")}
    lane.wait_for(lambda: ledger.acknowledge({}, aside, shelf.AT))
    return opened(qtbot, house, held=1)


def opened(qtbot: QtBot, house: House, *, held: int) -> SyncScreen:
    house.rooms.open_sync()
    room = house.window.stack.currentWidget()
    assert isinstance(room, SyncScreen)
    qtbot.waitUntil(lambda: room._room is not None and len(room._room.held) == held)
    return room


def test_it_is_put_away_with_a_reason_and_taken_out_again(qtbot: QtBot, house: House) -> None:
    room = kept_aside(qtbot, house)

    press(room, "Læg væk …")
    form = room.held[0].place.form
    assert form is not None
    form.fill({"reason": "Jonas skrev det ind"})
    form.send()
    qtbot.waitUntil(lambda: not room.away.isHidden())
    qtbot.waitUntil(lambda: not room.held)
    put_away = room._room.away if room._room is not None else ()
    press(room, "Tag frem igen")

    qtbot.waitUntil(lambda: len(room.held) == 1)
    assert [(one.words, one.reason) for one in put_away] == [(WORDS, "Jonas skrev det ind")]
    assert room.away.isHidden()
    entered = "select what from audit where what = 'held:away'"
    store = house.stage.desk.store
    assert house.stage.desk.store_lane.wait_for(lambda: store.own_reader().rows(entered)) == [("held:away",)]


def test_its_words_begin_a_new_note_behind_what_is_being_typed_there_and_nothing_is_saved_yet(
    qtbot: QtBot, house: House
) -> None:
    room = kept_aside(qtbot, house)
    kept: list[str] = []
    key = f"note:{house.citizen}"
    house.stage.desk.keep_draft(
        key, house.citizen, "note", {"nature": "fact", "text": "Først dette."}, kept.append
    )
    qtbot.waitUntil(lambda: len(kept) == 1)

    press(room, "Skriv som nyt notat")

    qtbot.waitUntil(lambda: isinstance(house.window.stack.currentWidget(), CitizenScreen))
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, CitizenScreen)
    qtbot.waitUntil(lambda: WORDS in screen.note.contents().get("text", ""))
    assert screen.note.contents()["text"] == f"Først dette.\n\n{WORDS}"
    assert len(opened(qtbot, house, held=1).held) == 1
