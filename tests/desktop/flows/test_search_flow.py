"""Ctrl+K over a real store: names with slips among the people, filters by key, and a trail that keeps no such name."""

import threading
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casework import agreements, people, resume
from desktop.flows.palette import PaletteFlow
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.history import HistoryScreen
from desktop.ui.screens.palette import CommandPalette
from desktop.ui.screens.resume import ResumeScreen
from storage.reader import Reader
from storage.reads import called
from tests.desktop.flows.conftest import House
from tests.storage import shelf


def searched(qtbot: QtBot, house: House) -> tuple[PaletteFlow, CommandPalette]:
    """Write what is searched, and open the line."""
    act = shelf.act()
    other, opened = shelf.citizen("Karl", "Olsen")
    long_ago = shelf.NOW - timedelta(days=200)
    house.stage.save(
        *opened,
        *shelf.note(house.citizen, "Hun får sygedagpenge og bager brød"),
        *shelf.note(other, "Dagpenge er stoppet", at=long_ago),
        *agreements.make_agreement(other, what="Søge om dagpenge", who="Karl", due=None, **act),
    )
    house.rooms.open_palette()
    flow = house.rooms._palette
    assert isinstance(flow, PaletteFlow)
    qtbot.waitUntil(lambda: flow._rows is not None and len(flow._names.names) == 2)
    return flow, flow.palette


def typed(qtbot: QtBot, flow: PaletteFlow, text: str) -> list[str]:
    """Type, wait for the answer, and return the first lines of what was found."""
    flow.palette.field.write(text)
    return answered(qtbot, flow)


def answered(qtbot: QtBot, flow: PaletteFlow) -> list[str]:
    qtbot.waitUntil(lambda: flow.palette._answered == flow.palette.field.text())
    return [line.found.first for line in flow.palette._lines]


def test_a_name_with_a_slip_in_it_stands_among_the_people_and_opens(qtbot: QtBot, house: House) -> None:
    flow, palette = searched(qtbot, house)

    assert typed(qtbot, flow, "amnia") == ["Amina Testberg"]
    with qtbot.waitSignal(palette.chosen) as chosen:
        QTest.keyClick(palette.field.line, Qt.Key.Key_Return)

    assert chosen.args == [house.citizen, house.citizen]


def test_who_types_before_the_names_are_read_is_answered_with_them(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, typed_on = called.known, threading.Event()

    def slowly(reader: Reader) -> called.Names:
        assert typed_on.wait(60)
        return read(reader)

    monkeypatch.setattr(called, "known", slowly)
    house.rooms.open_palette()
    flow = house.rooms._palette
    assert isinstance(flow, PaletteFlow)
    qtbot.waitUntil(lambda: flow._rows is not None)
    flow.palette.field.write("amnia")
    typed_on.set()

    assert answered(qtbot, flow) == ["Amina Testberg"]


def test_a_name_as_it_is_written_stands_among_the_people_once(qtbot: QtBot, house: House) -> None:
    flow, _palette = searched(qtbot, house)

    assert typed(qtbot, flow, "testberg").count("Amina Testberg") == 1


def test_filters_have_keys_and_let_the_hand_type_on(qtbot: QtBot, house: House) -> None:
    flow, palette = searched(qtbot, house)
    line = palette.field.line
    everything = ["Dagpenge er stoppet", "Hun får sygedagpenge og bager brød", "Søge om dagpenge · Karl"]

    def after(key: Qt.Key) -> list[str]:
        QTest.keyClick(line, key, Qt.KeyboardModifier.AltModifier)
        return sorted(answered(qtbot, flow))

    assert sorted(typed(qtbot, flow, "dagpenge")) == everything
    assert after(Qt.Key.Key_3) == everything[:2]
    assert after(Qt.Key.Key_T) == everything[1:2]
    assert after(Qt.Key.Key_0) == everything
    assert after(Qt.Key.Key_4) == everything[2:]
    assert after(Qt.Key.Key_5) == []
    assert "Alt 0 søger i det hele igen" in palette._foot.said
    assert palette.field.text() == "dagpenge"


def test_a_search_is_kept_to_the_citizen_of_the_chosen_line(qtbot: QtBot, house: House) -> None:
    flow, palette = searched(qtbot, house)

    typed(qtbot, flow, "karl")
    assert palette.filters.person.text() == "Kun Karl Olsen"
    QTest.keyClick(palette.field.line, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    kept = sorted(typed(qtbot, flow, "dagpenge"))
    palette.close_it()
    house.rooms.open_palette()

    assert kept == ["Dagpenge er stoppet", "Søge om dagpenge · Karl"]
    assert not palette.filters.is_on


def lying_deep(qtbot: QtBot, house: House) -> PaletteFlow:
    """Write sixty notes on top of an old one, and a promise; open the line."""
    act = shelf.act()
    old = shelf.note(house.citizen, "Hun samler på svinghjul", at=shelf.NOW - timedelta(days=400))
    later = (
        shelf.note(house.citizen, f"Gik en tur, nummer {days}", at=shelf.NOW - timedelta(days=days))
        for days in range(1, 61)
    )
    promised = agreements.make_agreement(
        house.citizen, what="Hente gaffeltruck", who="Amina", due=None, **act
    )
    house.stage.save(*old, *(change for note in later for change in note), *promised)
    house.rooms.open_palette()
    flow = house.rooms._palette
    assert isinstance(flow, PaletteFlow)
    qtbot.waitUntil(lambda: flow._rows is not None and len(flow._names.names) == 1)
    return flow


def test_a_hit_in_an_old_note_leads_to_the_note(qtbot: QtBot, house: House) -> None:
    flow = lying_deep(qtbot, house)

    typed(qtbot, flow, "svinghjul")
    QTest.keyClick(flow.palette.field.line, Qt.Key.Key_Return)

    def chosen() -> str:
        screen = house.window.stack.currentWidget()
        line = screen.timeline._line if isinstance(screen, CitizenScreen) else None
        index = line.currentIndex() if line is not None else None
        if line is None or index is None or not index.isValid() or not line.hasFocus():
            return ""
        is_seen = line.viewport().rect().contains(line.visualRect(index))
        is_seen = is_seen and not line.viewport().visibleRegion().isEmpty()
        return line.entries.entries[index.row()].text if is_seen else ""

    qtbot.waitUntil(lambda: chosen() == "Hun samler på svinghjul")


def test_a_hit_that_stands_on_no_timeline_leads_to_its_own_page(qtbot: QtBot, house: House) -> None:
    flow = lying_deep(qtbot, house)

    typed(qtbot, flow, "gaffeltruck")
    QTest.keyClick(flow.palette.field.line, Qt.Key.Key_Return)

    def said() -> str:
        screen = house.window.stack.currentWidget()
        return screen._what.said if isinstance(screen, HistoryScreen) else ""

    qtbot.waitUntil(lambda: said() == "Aftale: Hente gaffeltruck")


def test_a_hit_in_the_story_unfolds_it_and_one_in_a_cv_opens_the_cv(qtbot: QtBot, house: House) -> None:
    act = shelf.act()
    story = "Først var der haven. " * 30 + "Til sidst kom kolonihaven."
    house.stage.save(
        *people.change_citizen(house.citizen, {"story": story}, **act),
        *resume.add_line(house.citizen, section="learned", text="Truckcertifikat", **act),
    )
    house.rooms.open_palette()
    flow = house.rooms._palette
    assert isinstance(flow, PaletteFlow)
    qtbot.waitUntil(lambda: flow._rows is not None and len(flow._names.names) == 1)

    def unfolded() -> bool:
        screen = house.window.stack.currentWidget()
        return isinstance(screen, CitizenScreen) and screen.story._whole.isVisible()

    typed(qtbot, flow, "kolonihaven")
    QTest.keyClick(flow.palette.field.line, Qt.Key.Key_Return)
    qtbot.waitUntil(unfolded)

    house.rooms.open_palette()
    typed(qtbot, flow, "truckcertifikat")
    QTest.keyClick(flow.palette.field.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(house.window.stack.currentWidget(), ResumeScreen))


def test_a_name_that_is_found_leads_to_the_top_of_the_page(qtbot: QtBot, house: House) -> None:
    flow = lying_deep(qtbot, house)

    typed(qtbot, flow, "testberg")
    QTest.keyClick(flow.palette.field.line, Qt.Key.Key_Return)

    def screen() -> CitizenScreen | None:
        shown = house.window.stack.currentWidget()
        return shown if isinstance(shown, CitizenScreen) and shown.page is not None else None

    qtbot.waitUntil(lambda: screen() is not None)
    shown = screen()
    assert shown is not None
    assert not shown.timeline._line.currentIndex().isValid()
    assert shown.timeline._has_more


def test_the_trail_keeps_whom_a_slip_named_and_not_how_he_was_written(qtbot: QtBot, house: House) -> None:
    flow, palette = searched(qtbot, house)

    typed(qtbot, flow, "testbreg sygedagpenge")
    palette.close_it()
    qtbot.waitUntil(lambda: any(entry[0] == "search" for entry in house.stage.entered()))

    (entry,) = [entry for entry in house.stage.entered() if entry[0] == "search"]
    assert house.citizen in entry[1]
    assert entry[3] == "sygedagpenge"
