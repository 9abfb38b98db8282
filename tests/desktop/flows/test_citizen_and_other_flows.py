"""A case, its plan, the palette and the sync room over a real store."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casework import agreements, people
from casework.answers import Worker
from casework.changes import Change, Seen
from casework.ids import REFERENCE
from casework.unfinished import TITLE
from desktop.flows import papers
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.citizens import CitizensScreen
from desktop.ui.screens.plan import PlanScreen
from desktop.ui.screens.sync_room import SyncScreen
from desktop.ui.screens.visit import VisitScreen
from storage import attached
from storage.reads import citizen as citizen_reads
from storage.reads import plans as plan_reads
from storage.reads.documents import documents
from sync.port import HeldBy
from tests.desktop.flows.conftest import House, case
from tests.desktop.screens.listening import press, words
from tests.storage import shelf


def asked(house: House, question: Any) -> Any:
    return house.stage.desk.reader_lane.wait_for(lambda: question(house.stage.desk._reading()))


def test_a_note_from_the_case_stands_on_the_timeline_and_leaves_no_draft(qtbot: QtBot, house: House) -> None:
    screen = case(qtbot, house)
    screen.write_note()
    QTest.keyClicks(screen.note.text.area, "Ringede om skolen.")
    qtbot.waitUntil(lambda: bool(drafts(house)))

    screen.note_saved.emit(house.citizen, "fact", "Ringede om skolen.")

    qtbot.waitUntil(lambda: not drafts(house))


def drafts(house: House) -> tuple[Any, ...]:
    store = house.stage.desk.store
    return house.stage.desk.store_lane.wait_for(store.drafts.all)


def test_news_while_a_note_is_typed_leave_the_note_alone(qtbot: QtBot, house: House) -> None:
    screen = case(qtbot, house)
    screen.write_note()
    QTest.keyClicks(screen.note.text.area, "Halvt skrevet")

    house.hear(
        1,
        *agreements.make_agreement(
            house.citizen, what="Ring til skolen", who="JOKR", by="w-jonas", now=shelf.NOW, seen=Seen()
        ),
    )

    qtbot.waitUntil(lambda: screen._page is not None and len(screen._page.agreements) == 1)
    assert screen.note.text.area.text() == "Halvt skrevet"


def test_one_person_who_changes_an_agreement_twice_leaves_one_version(qtbot: QtBot, house: House) -> None:
    screen = case(qtbot, house)
    screen.agreement_made.emit(house.citizen, "Ring til skolen", "MEHA", "2026-12-01", "")
    qtbot.waitUntil(lambda: screen._page is not None and len(screen._page.agreements) == 1)
    made = page(house).agreements[0].id

    screen.agreement_changed.emit(made, {"what": "Skriv til skolen"})
    screen.agreement_changed.emit(made, {"what": "Gå hen på skolen"})
    screen.agreement_kept.emit(made)

    qtbot.waitUntil(lambda: page(house).agreements[0].status == "done")
    assert page(house).agreements[0].what == "Gå hen på skolen"
    assert page(house).agreements[0].torn == ()


def page(house: House) -> Any:
    return asked(house, lambda reader: citizen_reads.page(reader, house.citizen, shelf.TODAY))


def test_two_people_apart_leave_two_versions_and_one_who_sees_both_chooses(
    qtbot: QtBot, house: House
) -> None:
    made = agreements.make_agreement(
        house.citizen, what="Følge til bank", who="MEHA", by=shelf.METTE.id, now=shelf.NOW, seen=Seen()
    )
    house.stage.save(*made)
    screen = case(qtbot, house)
    screen.agreement_changed.emit(made[0].record, {"what": "Følge til bank mandag"})
    house.hear(
        1,
        *agreements.change_agreement(
            house.citizen,
            made[0].record,
            {"what": "Følge til banken med Gitte"},
            by="w-jonas",
            now=shelf.NOW,
            seen=Seen(),
        ),
    )
    house.rooms.open_sync()
    room = house.window.stack.currentWidget()
    assert isinstance(room, SyncScreen)
    qtbot.waitUntil(lambda: room._room is not None and bool(room._room.torn))
    assert room._room is not None
    texts = [version.text for version in room._room.torn[0].versions]

    room.version_kept.emit(house.citizen, made[0].record, "what", texts.index("Følge til banken med Gitte"))

    qtbot.waitUntil(lambda: page(house).agreements[0].torn == ())
    assert page(house).agreements[0].what == "Følge til banken med Gitte"


def test_a_common_text_that_is_being_written_goes_along_when_its_case_leaves(
    qtbot: QtBot, house: House
) -> None:
    made = agreements.make_agreement(
        house.citizen, what="Følge til bank", who="MEHA", by=shelf.METTE.id, now=shelf.NOW, seen=Seen()
    )
    theirs = agreements.change_agreement(
        house.citizen, made[0].record, {"what": "Gå med Gitte"}, by="w-jonas", now=shelf.NOW, seen=Seen()
    )
    house.stage.save(*made)
    house.hear(1, *theirs)
    house.rooms.open_sync()
    room = house.window.stack.currentWidget()
    assert isinstance(room, SyncScreen)
    qtbot.waitUntil(lambda: bool(room._torn))
    (card,) = room._torn
    card._begin()
    card._editor.write("Følge til banken, og Gitte")
    lane, ledger = house.stage.desk.store_lane, house.stage.desk.store.ledger

    house.stage.desk.news.tell(lane.wait_for(lambda: ledger.leave_scope(house.citizen, "Jonas", shelf.AT)))

    def handed_on() -> list[object]:
        waiting = lane.wait_for(lambda: ledger.waiting(-1))
        return [one.change.fields["text"] for one in waiting if one.change.fields.get("title") == TITLE]

    qtbot.waitUntil(lambda: handed_on() == ["hvad: Følge til banken, og Gitte"])


def test_of_two_who_are_proposed_as_the_fast_contact_one_press_chooses(qtbot: QtBot, house: House) -> None:
    workers = [
        Change(REFERENCE, user, "worker", {"initials": name[:4].upper(), "name": name}, Seen(), shelf.AT)
        for user, name in ((shelf.METTE.id, "Mette Hald"), ("w-jonas", "Jonas Krogh"))
    ]
    theirs = people.change_citizen(
        house.citizen, {"primary": "w-jonas"}, by="w-jonas", now=shelf.NOW, seen=Seen()
    )
    house.hear(1, *workers, *theirs)
    screen = case(qtbot, house)
    assert screen.primary.isVisible()
    said = words(screen.primary)

    press(screen.primary, "Vælg Mette Hald som kontaktperson")

    qtbot.waitUntil(lambda: page(house).proposed == ())
    qtbot.waitUntil(lambda: not screen.primary.isVisible())
    assert said == "Hvem er borgerens kontaktperson? Indtil nogen vælger, er det Jonas Krogh."
    assert page(house).primary == Worker(shelf.METTE.id, "METT", "Mette Hald", "", "", "")


def test_a_plan_that_is_saved_to_usb_is_a_version_whose_exact_bytes_are_kept(
    qtbot: QtBot, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "plan.pdf"
    monkeypatch.setattr(papers, "chosen_place", lambda _ways, _name: place)
    house.rooms.open_plan(house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, PlanScreen)
    qtbot.waitUntil(lambda: screen._page is not None)
    screen.goal_set.emit(
        {
            "title": "Fire timer",
            "own_words": "Jeg vil",
            "area": "Job",
            "measure": "4",
            "target_date": "2027-06-28",
        }
    )
    qtbot.waitUntil(lambda: len(page(house).goals) == 1)
    qtbot.waitUntil(lambda: screen._page is not None and len(screen._page.goals) == 1)

    screen.usb_wanted.emit()

    qtbot.waitUntil(lambda: page(house).plan_number == 1, timeout=20_000)
    version = asked(house, lambda reader: plan_reads.last_version(reader, house.citizen))
    files = house.stage.desk.store.attachments
    qtbot.waitUntil(lambda: bool(asked(house, lambda r: documents(r, house.citizen, files.is_here))))
    (paper,) = asked(house, lambda r: documents(r, house.citizen, files.is_here))
    kept = asked(house, lambda r: attached.read(r.connection, files, paper.id))

    drawn = "select fields ->> 'drawn_from' from record where kind = 'paper'"
    assert kept == place.read_bytes()
    assert sha256(kept).hexdigest() == version.digest
    assert page(house).goals[0].id in str(asked(house, lambda reader: reader.row(drawn)))


def test_what_is_kept_aside_is_written_again_from_the_sync_room_and_waits(qtbot: QtBot, house: House) -> None:
    house.stage.save(*shelf.note(house.citizen, "Mødte hende på biblioteket."))
    ledger = house.stage.desk.store.ledger
    number = house.stage.desk.store_lane.wait_for(lambda: ledger.waiting(99)[-1].dot.number)
    aside = {number: HeldBy("never_in_scope", "Borgeren er ikke på din sagsstamme.")}
    house.stage.desk.store_lane.wait_for(lambda: ledger.acknowledge({}, aside, shelf.AT))
    house.rooms.open_sync()
    room = house.window.stack.currentWidget()
    assert isinstance(room, SyncScreen)
    qtbot.waitUntil(lambda: room._room is not None and len(room._room.held) == 1)

    press(room, "Prøv igen")

    qtbot.waitUntil(lambda: room._room is not None and not room._room.held)
    assert room._room is not None
    assert room._room.waiting[-1].what.endswith("Mødte hende på biblioteket.")


def test_the_palette_finds_a_citizen_and_a_word_and_opens_the_case(qtbot: QtBot, house: House) -> None:
    house.stage.save(*shelf.note(house.citizen, "Hun har en kvadratrodsro om morgenen."))
    house.rooms.open_palette()
    flow = house.rooms._palette
    assert flow is not None
    qtbot.waitUntil(lambda: bool(flow._rows))
    shown: list[Any] = []
    original = flow.palette.show_hits

    def note_hits(hits: Any, people: Any, *acts: Any) -> None:
        shown.append((hits, people))
        original(hits, people, *acts)

    flow.palette.show_hits = note_hits  # type: ignore[method-assign, assignment]

    QTest.keyClicks(
        flow.palette.field.line, "kvadratrod"
    )  # typed as a hand does: what is early is looked for again

    qtbot.waitUntil(lambda: any(hits for hits, _people in shown))
    flow.palette.chosen.emit(house.citizen, "")
    assert isinstance(house.window.stack.currentWidget(), CitizenScreen)


def test_a_name_and_enter_typed_faster_than_anything_is_found_open_the_case(
    qtbot: QtBot, house: House
) -> None:
    house.rooms.open_palette()
    flow = house.rooms._palette
    assert flow is not None

    QTest.keyClicks(flow.palette.field.line, "amina")  # neither the caseload nor the words are known yet
    QTest.keyClick(flow.palette.field.line, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: isinstance(house.window.stack.currentWidget(), CitizenScreen))
    assert flow.palette.isHidden()


@pytest.mark.parametrize(
    ("typed", "opens"),
    [("plan amina", PlanScreen), ("nyt notat amina", CitizenScreen), ("start amina", VisitScreen)],
)
def test_an_act_and_a_name_open_what_is_to_be_done_with_that_citizen(
    qtbot: QtBot, house: House, typed: str, opens: type
) -> None:
    house.rooms.open_palette()
    flow = house.rooms._palette
    assert flow is not None

    QTest.keyClicks(flow.palette.field.line, typed)
    QTest.keyClick(flow.palette.field.line, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: isinstance(house.window.stack.currentWidget(), opens))


def test_the_day_begins_at_the_next_visit_for_who_has_no_mouse(qtbot: QtBot, house: House) -> None:
    house.window.show()
    house.rooms.open_today()

    qtbot.waitUntil(lambda: "Start besøg" in getattr(house.window.focusWidget(), "text", str)())


def test_the_caseload_is_shown_and_leads_to_the_case(qtbot: QtBot, house: House) -> None:
    house.rooms.open_citizens()
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, CitizensScreen)
    qtbot.waitUntil(lambda: len(screen._rows) == 1)

    screen.citizen_chosen.emit(house.citizen)

    opened = house.window.stack.currentWidget()
    assert isinstance(opened, CitizenScreen)
    qtbot.waitUntil(lambda: opened._page is not None)


def test_borgervisning_where_no_case_is_open_says_what_to_do(qtbot: QtBot, house: House) -> None:
    house.rooms.open_today()
    here = house.window.stack.currentWidget()

    house.window.safe_view_wanted.emit(True)

    assert house.window.stack.currentWidget() is here
    assert "Åbn borgerens sag først" in words(house.window)


def test_borgervisning_shows_this_citizen_and_comes_back_to_the_same_screen(
    qtbot: QtBot, house: House
) -> None:
    screen = case(qtbot, house)

    house.window.safe_view_wanted.emit(True)
    assert house.window.is_safe
    house.window.safe_view_wanted.emit(False)

    assert house.window.stack.currentWidget() is screen
