"""Mentor: five presses to a line, kept here without any network; drafts, corrections, the way back, and the sheet."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from casework import mentoring
from casework.answers import DraftFound
from casework.answers_mentor import MentorDesk
from casework.changes import Change, Seen
from casework.ids import REFERENCE
from desktop.flows import papers
from desktop.ui.screens.mentor import MentorScreen
from desktop.ui.screens.plan import PlanScreen
from storage.reads import mentoring as reads
from tests.desktop.flows.conftest import House
from tests.desktop.paper.reading_back import broken_rules, matter, squeezed
from tests.desktop.screens.listening import button, press, words
from tests.storage import shelf

NAME = "Amina Testberg"


def asked(house: House) -> MentorDesk:
    desk = house.stage.desk
    return desk.reader_lane.wait_for(lambda: reads.mentees(desk._reading()))


def opened(house: House, qtbot: QtBot) -> MentorScreen:
    house.rooms.open_mentor()
    screen = house.rooms._kept["mentor"].screen
    assert isinstance(screen, MentorScreen)
    qtbot.waitUntil(lambda: bool(screen._desk.mentees))
    return screen


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())


def line_edit(screen: MentorScreen, name: str) -> QLineEdit:
    field = screen.form.fields[name].hands_keys_to
    assert isinstance(field, QLineEdit)
    return field


def log(screen: MentorScreen, minutes: str, text: str) -> None:
    screen.form.fill({"minutes": minutes, "text": text})
    screen.form.send()


def test_only_a_mentor_has_the_place_in_the_rail(house: House, qtbot: QtBot) -> None:
    names = [each.text() for each in house.window.rail.findChildren(QAbstractButton)]
    qtbot.waitUntil(lambda: house.stage.desk.reader_lane.wait_for(lambda: True))

    assert "Mentor" not in names
    assert house.window.desks == frozenset()


def test_a_line_is_logged_in_five_interactions_from_unlocked(mentor: House, qtbot: QtBot) -> None:
    qtbot.waitUntil(mentor.window.isActiveWindow)
    mentor.rooms.open_today()

    click(button(mentor.window.rail, "Mentor"))  # 1
    screen = mentor.rooms._kept["mentor"].screen
    assert isinstance(screen, MentorScreen)
    qtbot.waitUntil(lambda: len(screen._desk.mentees) == 2)
    row = screen.table.visualRect(screen.table.rows_model.index(0, 0)).center()
    QTest.mouseClick(screen.table.viewport(), Qt.MouseButton.LeftButton, pos=row)  # 2
    click(button(screen, "1 t 30 min"))  # 3
    typed = mentor.window.focusWidget()
    assert typed is line_edit(screen, "text")
    QTest.keyClicks(typed, "Øvede bus 3A sammen.")
    QTest.keyClick(typed, Qt.Key.Key_Return)  # 4

    qtbot.waitUntil(lambda: bool(asked(mentor).mentees[0].lines))
    (line,) = asked(mentor).mentees[0].lines
    assert (line.minutes, line.text, line.on, line.worker) == (
        90,
        "Øvede bus 3A sammen.",
        date(2026, 11, 26),
        shelf.METTE.id,
    )
    qtbot.waitUntil(lambda: "8 t 30 min" in screen.table.rows_model.spoken(0))
    assert "1 t 30 min hos Amina Testberg er gemt på denne computer" in words(mentor.window)


def test_the_same_is_done_with_the_keyboard_alone(mentor: House, qtbot: QtBot) -> None:
    mentor.rooms.open_today()
    qtbot.waitUntil(mentor.window.isActiveWindow)

    QTest.keyClick(mentor.window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    screen = mentor.rooms._kept["mentor"].screen
    assert isinstance(screen, MentorScreen)
    qtbot.waitUntil(lambda: len(screen._desk.mentees) == 2)
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    QTest.keyClicks(line_edit(screen, "minutes"), "45")
    QTest.keyClick(line_edit(screen, "minutes"), Qt.Key.Key_Return)
    assert line_edit(screen, "text").hasFocus()
    assert not screen.form.fields["text"].needs
    QTest.keyClicks(line_edit(screen, "text"), "Gik en tur.")
    QTest.keyClick(line_edit(screen, "text"), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(asked(mentor).mentees[1].lines))
    assert asked(mentor).mentees[1].name == "Karl Olsen"
    places = mentor.window.keys()
    assert ("Ctrl 6", "Mentor") in places


def test_what_is_missing_is_said_under_its_field_and_nothing_is_kept(mentor: House, qtbot: QtBot) -> None:
    screen = opened(mentor, qtbot)

    log(screen, "halvanden", "Gik en tur.")
    assert "Skriv tiden som 90" in words(screen)
    log(screen, "90", "")
    assert "Skriv med én linje" in words(screen)
    screen.form.fill({"on": "28.11.2026"})
    log(screen, "90", "Gik en tur.")
    qtbot.waitUntil(lambda: "ikke kommet endnu" in words(screen))

    assert asked(mentor).mentees[0].lines == ()


def test_a_line_is_taken_back_corrected_and_taken_out(mentor: House, qtbot: QtBot) -> None:
    screen = opened(mentor, qtbot)

    def minutes() -> list[int]:
        return [line.minutes for line in asked(mentor).mentees[0].lines]

    def undo(said: str) -> None:
        qtbot.waitUntil(lambda: said in mentor.window._toast._words.said)
        mentor.window._take_back()
        qtbot.waitUntil(lambda: "Fortrudt" in mentor.window._toast._words.said)

    log(screen, "900", "Gik en tur.")
    qtbot.waitUntil(lambda: minutes() == [900])
    undo("er gemt på denne computer")
    qtbot.waitUntil(lambda: "Gik en tur." not in words(screen.month))
    log(screen, "900", "Gik en tur.")
    qtbot.waitUntil(lambda: "Gik en tur." in words(screen.month) and not screen.form.is_touched())
    press(screen.month, "Ret linjen: Gik en tur.")
    assert (screen.form.values()["minutes"], screen.drop.isHidden()) == ("15 t", False)
    log(screen, "90", "Gik en tur til havnen.")
    qtbot.waitUntil(lambda: minutes() == [90])
    undo("Linjen er rettet. Den er gemt på denne computer.")
    qtbot.waitUntil(lambda: minutes() == [900])
    qtbot.waitUntil(lambda: "Gik en tur." in words(screen.month) and not screen.form.is_touched())
    press(screen.month, "Ret linjen: Gik en tur.")
    press(screen, "Tag linjen ud")
    qtbot.waitUntil(lambda: minutes() == [])
    undo("Linjen er taget ud. Den ligger i historikken.")
    qtbot.waitUntil(lambda: minutes() == [900])


def test_what_is_typed_waits_with_its_citizen_and_is_found_from_the_day(mentor: House, qtbot: QtBot) -> None:
    screen = opened(mentor, qtbot)
    karl = screen._desk.mentees[1].citizen

    screen.form.fill({"minutes": "30", "text": "Halv sætning"})
    screen.choose(karl)
    assert not screen.form.is_touched()
    screen.choose(mentor.citizen)
    qtbot.waitUntil(lambda: screen.form.values()["text"] == "Halv sætning")
    mentor.rooms.keep_now()
    mentor.rooms._kept.clear()  # as after a lock: the room is made anew
    mentor.rooms.open_today()
    qtbot.waitUntil(lambda: f"Kladde om {NAME}" in words(mentor.window))
    press(mentor.window, f"Fortsæt kladden om {NAME}")

    again = mentor.rooms._kept["mentor"].screen
    assert isinstance(again, MentorScreen)
    qtbot.waitUntil(lambda: again.form.values()["text"] == "Halv sætning")
    log(again, "30", "Hel sætning")
    qtbot.waitUntil(lambda: [line.text for line in asked(mentor).mentees[0].lines] == ["Hel sætning"])
    qtbot.waitUntil(lambda: draft_of(mentor) is None)


def test_news_move_nothing_under_the_hand(mentor: House, qtbot: QtBot) -> None:
    screen = opened(mentor, qtbot)
    screen.form.fill({"minutes": "30", "text": "Halv sætning"})

    mentor.hear(
        1, *mentoring.log_time(mentor.citizen, on=None, minutes=60, text="En vikar gik med.", **his())
    )

    qtbot.waitUntil(lambda: "En vikar gik med." in words(screen.month))
    assert screen.form.values()["text"] == "Halv sætning"


def his() -> Any:
    return {**shelf.act(), "by": "w-jonas"}


def test_two_who_corrected_the_same_line_apart_stand_beside_each_other(mentor: House, qtbot: QtBot) -> None:
    screen = opened(mentor, qtbot)
    log(screen, "60", "Gik en tur.")
    qtbot.waitUntil(lambda: "Gik en tur." in words(screen.month) and not screen.form.is_touched())
    line = asked(mentor).mentees[0].lines[0]
    press(screen.month, "Ret linjen")
    log(screen, "45", "Gik en tur.")
    qtbot.waitUntil(lambda: asked(mentor).mentees[0].lines[0].minutes == 45)
    mentor.hear(
        1, *mentoring.change_time(mentor.citizen, line.id, on="2026-11-26", minutes=75, text="Gik.", **his())
    )

    qtbot.waitUntil(lambda: "to versioner" in screen.table.rows_model.spoken(0))


def draft_of(mentor: House) -> DraftFound | None:
    desk = mentor.stage.desk
    return desk.store_lane.wait_for(lambda: desk.store.drafts.find(f"mentor:{mentor.citizen}"))


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A printing system that has one printer, and keeps what it is handed in a file."""
    programs, paper = tmp_path / "bin", tmp_path / "paper.pdf"
    programs.mkdir()
    for name, does in (
        ("lpstat", "echo kontoret"),
        ("lp", f"/bin/cat > '{paper}.part' && /bin/mv '{paper}.part' '{paper}'"),
    ):
        (programs / name).write_text(f"#!/bin/sh\n{does}\n")
        (programs / name).chmod(0o700)
    monkeypatch.setenv("PATH", str(programs))
    return paper


def test_the_month_is_printed_for_one_and_for_all_and_stands_in_the_trail(
    mentor: House, qtbot: QtBot, printed: Path
) -> None:
    screen = opened(mentor, qtbot)
    log(screen, "90", "Øvede bus 3A sammen.")
    qtbot.waitUntil(lambda: "Øvede bus" in words(screen.month))

    press(screen.month, "Udskriv arket")
    qtbot.waitUntil(printed.exists, timeout=20_000)
    one = printed.read_bytes()
    qtbot.waitUntil(lambda: any((row[0], row[2]) == ("print", "mentor") for row in mentor.stage.entered()))
    printed.unlink()
    press(screen.month, "Udskriv alle 2 ark")
    qtbot.waitUntil(printed.exists, timeout=20_000)
    every = printed.read_bytes()

    assert broken_rules(one) == []
    assert squeezed(f"Mentor for {NAME}") in matter(one)
    assert squeezed("Øvede bus 3A sammen. 1 t 30 min") in matter(one)
    assert squeezed("8 t 30 min") in matter(one)
    assert "KarlOlsen" not in matter(one)
    assert "KarlOlsen" in matter(every)


def test_the_month_is_saved_where_the_person_points(
    mentor: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    place = tmp_path / "ark.pdf"
    asked_for: list[str] = []

    def point(_ways: object, name: str) -> Path:
        asked_for.append(name)
        return place

    monkeypatch.setattr(papers, "chosen_place", point)
    screen = opened(mentor, qtbot)

    press(screen.month, "Gem som PDF")

    qtbot.waitUntil(lambda: any((row[0], row[2]) == ("export", "mentor") for row in mentor.stage.entered()))
    assert asked_for == [f"Mentortimer 2026-11 {NAME}.pdf"]
    assert squeezed("Ingen linjer") not in matter(place.read_bytes())


def test_hours_are_granted_from_the_plan_and_are_there_for_the_mentor(mentor: House, qtbot: QtBot) -> None:
    colleague = shelf.METTE
    record = {"initials": "MEHA", "name": colleague.name, "role": "Mentor", "team": "", "phone": ""}
    mentor.stage.save(_worker(colleague.id, record))
    mentor.rooms.open_plan(mentor.citizen)
    screen = mentor.rooms._passing.screen if mentor.rooms._passing else None
    assert isinstance(screen, PlanScreen)
    qtbot.waitUntil(lambda: bool(screen.mentors) and screen._page is not None)

    press(screen, "Bevilg mentortimer")
    form = screen._form
    assert form is not None
    form.fill({"hours": "ti", "goal": "I gang i bageriet", "tasks": "Følges den første uge"})
    form.send()
    assert "36 eller 36,5" in form.fields["hours"].needs
    form.fill({"hours": "12,5"})
    form.send()

    qtbot.waitUntil(lambda: len(asked(mentor).mentees[0].agreed) == 2)
    newest = asked(mentor).mentees[0].agreed[0]
    assert (newest.minutes, newest.mentor, newest.start, newest.end) == (
        750,
        colleague.id,
        date(2026, 11, 26),
        date(2027, 5, 25),
    )
    qtbot.waitUntil(lambda: screen._form is None)
    qtbot.waitUntil(lambda: "Følges den første uge" in _planned(screen))


def _planned(screen: PlanScreen) -> str:
    return " ".join(one.what for one in screen._page.activities) if screen._page else ""


def _worker(user: str, fields: dict[str, Any]) -> Change:
    return Change(REFERENCE, user, "worker", fields, Seen(), shelf.AT)
