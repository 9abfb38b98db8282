"""A note is put right from its entry in the timeline: as a note of its own, with the old words kept beside it."""

from datetime import timedelta
from typing import Any

from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from casework import journal
from casework.answers import TimelineEntry
from casework.changes import Seen
from casework.unfinished import said
from desktop.sentences import ours
from desktop.ui.screens.citizen import CitizenScreen
from storage.reads.timeline import timeline
from tests.desktop.flows.conftest import House, case
from tests.desktop.flows.test_citizen_and_other_flows import asked
from tests.desktop.flows.test_undo_flow import undo
from tests.desktop.screens.listening import press
from tests.storage import shelf


def entries(house: House) -> dict[str, TimelineEntry]:
    """Return the notes of the case by their words."""
    found = asked(house, lambda reader: timeline(reader, house.citizen))
    return {one.text: one for one in found if one.kind == "note"}


def action(screen: CitizenScreen, entry: TimelineEntry, name: str) -> QAction | None:
    return next((one for one in screen.timeline.menu_of(entry).actions() if one.text() == name), None)


def correcting(qtbot: QtBot, house: House, nature: Any = "statement") -> CitizenScreen:
    """Open the case of a note with a slip in it, and ask to put it right."""
    at = shelf.NOW - timedelta(days=2)
    (note,) = journal.write_note(
        house.citizen,
        text="Jeg har 4 børn",
        nature=nature,
        at=at,
        by=shelf.METTE.id,
        now=shelf.NOW,
        seen=Seen(),
    )
    house.stage.save(note)
    screen = case(qtbot, house)
    qtbot.waitUntil(lambda: bool(screen.timeline._entries))
    chosen = action(screen, entries(house)["Jeg har 4 børn"], "Ret notatet …")
    assert chosen is not None
    chosen.trigger()
    form = screen.timeline.correction
    assert form is not None
    assert form.values()["text"] == "Jeg har 4 børn"
    return screen


def test_the_correction_is_a_note_of_its_own_about_the_same_moment_and_the_old_one_stands(
    qtbot: QtBot, house: House
) -> None:
    screen = correcting(qtbot, house)
    before = entries(house)["Jeg har 4 børn"]
    form = screen.timeline.correction
    assert form is not None
    form.fill({"text": "Jeg har 2 børn"})

    press(screen.timeline, "Gem rettelsen")

    qtbot.waitUntil(lambda: len(entries(house)) == 2)
    qtbot.waitUntil(lambda: screen.timeline.correction is None)
    old, new = entries(house)["Jeg har 4 børn"], entries(house)["Jeg har 2 børn"]
    assert ours(new.head) == "Rettelse af notat"
    assert ours(old.head) == f"{ours(before.head)} · rettet"
    assert (new.nature, new.at) == (old.nature, old.at) == ("statement", before.at)
    assert screen.contents() == {}
    undo(qtbot, house, "Rettelsen er gemt.")
    qtbot.waitUntil(lambda: set(entries(house)) == {"Jeg har 4 børn"})
    assert ours(entries(house)["Jeg har 4 børn"].head) == ours(before.head)


def test_the_same_words_and_no_words_put_nothing_right(qtbot: QtBot, house: House) -> None:
    screen = correcting(qtbot, house)
    form = screen.timeline.correction
    assert form is not None

    press(screen.timeline, "Gem rettelsen")
    assert "det samme som før" in form.fields["text"].needs
    form.fill({"text": " "})
    press(screen.timeline, "Gem rettelsen")

    qtbot.waitUntil(lambda: "Skriv rettelsen" in form.fields["text"].needs)
    assert len(entries(house)) == 1


def test_what_is_typed_comes_back_from_its_draft_and_goes_along_at_a_hand_over(
    qtbot: QtBot, house: House
) -> None:
    screen = correcting(qtbot, house)
    form = screen.timeline.correction
    assert form is not None
    form.fill({"text": "Jeg har 2 børn"})
    contents = screen.contents()
    screen._pause.timeout.emit()
    house.rooms.open_today()

    again = case(qtbot, house)

    qtbot.waitUntil(lambda: again.timeline.correction is not None)
    assert again.contents() == contents
    assert said(contents) == "Rettelse af notat: tekst: Jeg har 2 børn"
    press(again.timeline, "Gem rettelsen")
    qtbot.waitUntil(lambda: len(entries(house)) == 2)
    assert entries(house)["Jeg har 2 børn"].nature == "statement"


def test_a_note_that_was_called_back_is_not_put_right(qtbot: QtBot, house: House) -> None:
    screen = correcting(qtbot, house)
    entry = entries(house)["Jeg har 4 børn"]
    screen.timeline.place.close_form()

    screen.note_withdrawn.emit(entry.id, "Forkert")
    qtbot.waitUntil(lambda: entries(house) == {})

    gone = TimelineEntry(entry.id, "note", "", "Notat", entry.at, "", "", is_contact=False, withdrawn=True)
    assert action(screen, gone, "Ret notatet …") is None
