"""Mentor: what a line, a correction and a draft speak for while other things happen, and the keys under the hand."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from casework import mentoring
from casework.changes import Change, Dot, Placed, Seen
from desktop.flows.mentor import MentorFlow
from desktop.ui.parts.editors import LineEdit
from desktop.ui.screens.mentor import MentorScreen
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_mentor_flow import (
    NAME,
    asked,
    draft_of,
    his,
    line_edit,
    log,
    opened,
)
from tests.desktop.screens.listening import press, words
from tests.storage import shelf


def _with_line(mentor: House, qtbot: QtBot) -> tuple[MentorScreen, str]:
    screen = opened(mentor, qtbot)
    _come(mentor, 1, *mentoring.log_time(mentor.citizen, on=None, minutes=20, text="Ring", **his()))
    qtbot.waitUntil(lambda: "Ring" in words(screen.month))
    return screen, asked(mentor).mentees[0].lines[0].id


def _come(mentor: House, number: int, *changes: Change) -> None:
    """Let a colleague's change come in, at the end of all that has been seen of the log."""
    at = 5000 + number
    placed = [
        Placed(each, Dot(shelf.COLLEAGUE, number), number << 16, "w-jonas", at, shelf.AT) for each in changes
    ]
    desk = mentor.stage.desk
    stale = desk.store_lane.wait_for(lambda: desk.store.ledger.receive(placed, cursor=f"c{number}", high=at))
    desk.news.tell(stale)


def _he_says(mentor: House, line: str, minutes: int) -> None:
    """Let a colleague who had seen the line say that it took another time."""
    act = {**his(), "seen": Seen(5001, 0)}
    told: Any = {"on": "2026-11-26", "minutes": minutes, "text": "Ring", "only": ("minutes",), **act}
    said = mentoring.change_time(mentor.citizen, line, **told)
    _come(mentor, 2, *said)


@pytest.mark.parametrize("guarded", [True, False], ids=["guarded", "with what is seen at the save"])
def test_a_correction_speaks_for_what_stood_when_it_was_opened(
    mentor: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, guarded: bool
) -> None:
    if not guarded:
        monkeypatch.setattr(MentorScreen, "seen", property(lambda screen: screen._desk.seen))
    screen, line = _with_line(mentor, qtbot)

    press(screen.month, "Ret linjen: Ring")
    _he_says(mentor, line, 60)
    qtbot.waitUntil(lambda: screen._desk.mentees[0].lines[0].minutes == 60)
    screen.form.fill({"minutes": "25"})
    screen.form.send()

    qtbot.waitUntil(lambda: not screen.form.record)
    assert asked(mentor).mentees[0].torn is guarded


def test_a_correction_says_only_what_is_other_than_it_was(mentor: House, qtbot: QtBot) -> None:
    screen, line = _with_line(mentor, qtbot)

    press(screen.month, "Ret linjen: Ring")
    _he_says(mentor, line, 60)
    qtbot.waitUntil(lambda: screen._desk.mentees[0].lines[0].minutes == 60)
    screen.form.fill({"text": "Ringede til skolen"})
    screen.form.send()

    qtbot.waitUntil(lambda: not screen.form.record)
    mentee = asked(mentor).mentees[0]
    (said,) = mentee.lines
    assert (said.minutes, said.text, mentee.torn) == (60, "Ringede til skolen", False)


def test_a_correction_that_was_put_back_from_a_draft_still_speaks_for_what_it_had_seen(
    mentor: House, qtbot: QtBot
) -> None:
    screen, line = _with_line(mentor, qtbot)
    press(screen.month, "Ret linjen: Ring")
    screen.form.fill({"minutes": "25"})
    screen.choose(screen._desk.mentees[1].citizen)
    _he_says(mentor, line, 60)
    qtbot.waitUntil(lambda: asked(mentor).mentees[0].lines[0].minutes == 60)

    screen.choose(mentor.citizen)
    qtbot.waitUntil(lambda: screen.form.values()["minutes"] == "25")
    assert screen.form.record == line
    screen.form.send()

    qtbot.waitUntil(lambda: not screen.form.record)
    mentee = asked(mentor).mentees[0]
    assert (mentee.torn, mentee.lines[0].text) == (True, "Ring")


def _with_draft(mentor: House, qtbot: QtBot) -> tuple[MentorScreen, str]:
    """Leave half a sentence about the first one as his draft, and stand at the other."""
    screen = opened(mentor, qtbot)
    karl = screen._desk.mentees[1].citizen
    screen.form.fill({"minutes": "30", "text": "Halv sætning"})
    screen.choose(karl)
    qtbot.waitUntil(lambda: draft_of(mentor) is not None)
    return screen, karl


@pytest.mark.parametrize("guarded", [True, False], ids=["guarded", "without waiting for the answer"])
@pytest.mark.parametrize("by", ["passing his row", "a lock at once"])
def test_a_draft_stands_though_its_row_is_only_passed(
    mentor: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, by: str, *, guarded: bool
) -> None:
    screen, karl = _with_draft(mentor, qtbot)
    if not guarded:
        monkeypatch.setattr(_mentor_flow(mentor), "_answered", Everybody())

    screen.choose(mentor.citizen)
    if by == "a lock at once":
        mentor.rooms.keep_now()
    else:
        screen.choose(karl)

    assert (draft_of(mentor) is not None) is guarded


class Everybody(set[str]):
    """Whoever it is, his draft counts as answered."""

    def __contains__(self, _citizen: object) -> bool:
        """Yes."""
        return True


def test_what_is_typed_before_the_draft_is_found_stands_behind_it(mentor: House, qtbot: QtBot) -> None:
    screen, _karl = _with_draft(mentor, qtbot)

    screen.choose(mentor.citizen)
    screen.form.fill({"text": "og en til"})

    qtbot.waitUntil(lambda: screen.form.values()["text"] == "Halv sætning og en til")
    assert "foran det, du lige skrev" in screen.form.fields["text"].needs
    found = draft_of(mentor)
    assert found is not None
    assert (found.contents["minutes"], found.contents["text"]) == ("30", "Halv sætning og en til")


def test_what_is_typed_and_left_before_the_draft_is_found_stands_behind_it_too(
    mentor: House, qtbot: QtBot
) -> None:
    screen, karl = _with_draft(mentor, qtbot)

    screen.choose(mentor.citizen)
    screen.form.fill({"text": "og en til"})
    screen.choose(karl)

    qtbot.waitUntil(lambda: "og en til" in (found.contents["text"] if (found := draft_of(mentor)) else ""))
    assert not screen.form.is_touched()
    screen.choose(mentor.citizen)
    qtbot.waitUntil(lambda: screen.form.values()["text"] == "Halv sætning og en til")


def test_a_refusal_reaches_him_though_he_has_turned_to_another_row(mentor: House, qtbot: QtBot) -> None:
    screen = opened(mentor, qtbot)
    karl = screen._desk.mentees[1].citizen
    screen.form.fill({"minutes": "30", "text": "Gik en tur."})
    qtbot.waitUntil(lambda: mentor.citizen in _mentor_flow(mentor)._answered)
    screen.choose(karl)

    _mentor_flow(mentor)._log(mentor.citizen, {"minutes": "30", "text": "Gik en tur.", "on": "2026-11-28"})

    said = mentor.window._toast._words.said
    assert "ikke kommet endnu" in said
    assert f"Linjen om {NAME} er ikke gemt; den står som kladde." in said
    assert draft_of(mentor) is not None


def _mentor_flow(mentor: House) -> MentorFlow:
    flow = mentor.rooms._kept["mentor"]
    assert isinstance(flow, MentorFlow)
    return flow


def test_a_mentee_who_is_handed_over_under_the_hand_is_said_to_be_and_his_words_go_along(
    mentor: House, qtbot: QtBot
) -> None:
    screen = opened(mentor, qtbot)
    screen.form.fill({"minutes": "30", "text": "Halv sætning"})
    store = mentor.stage.desk.store

    def leave() -> frozenset[str]:
        return store.ledger.leave_scope(mentor.citizen, "", shelf.AT)

    mentor.stage.desk.news.tell(mentor.stage.desk.store_lane.wait_for(leave))

    qtbot.waitUntil(lambda: len(screen._desk.mentees) == 1)
    assert "Sagen er overdraget, og den er fjernet herfra." in mentor.window._toast._words.said
    assert "følger med som kladde" in mentor.window._toast._words.said
    assert screen.citizen == screen._desk.mentees[0].citizen
    assert not screen.form.is_touched()


@pytest.mark.parametrize("guarded", [True, False], ids=["guarded", "with a line that takes the key"])
def test_ctrl_z_after_a_line_takes_it_back_and_says_so(
    mentor: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, guarded: bool
) -> None:
    if not guarded:
        monkeypatch.setattr(LineEdit, "event", QLineEdit.event)
    screen = opened(mentor, qtbot)
    qtbot.waitUntil(mentor.window.isActiveWindow)
    line_edit(screen, "minutes").setFocus()
    log(screen, "90", "Gik en tur.")
    qtbot.waitUntil(lambda: "er gemt på denne computer" in mentor.window._toast._words.said)
    focus = mentor.window.focusWidget()
    assert focus is line_edit(screen, "minutes")

    QTest.keyClick(focus, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    if guarded:
        qtbot.waitUntil(lambda: "Fortrudt" in mentor.window._toast._words.said)
    assert (asked(mentor).mentees[0].lines == ()) is guarded


def test_ctrl_z_in_a_line_with_words_is_the_lines_own(mentor: House, qtbot: QtBot) -> None:
    screen = opened(mentor, qtbot)
    qtbot.waitUntil(mentor.window.isActiveWindow)
    log(screen, "90", "Gik en tur.")
    qtbot.waitUntil(lambda: "er gemt på denne computer" in mentor.window._toast._words.said)
    line_edit(screen, "text").setFocus()
    QTest.keyClicks(line_edit(screen, "text"), "Fejl")

    QTest.keyClick(line_edit(screen, "text"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert line_edit(screen, "text").text() == ""
    assert mentor.window._undo is not None


def test_ctrl_z_leaves_a_receipt_without_a_way_back_alone(mentor: House) -> None:
    mentor.window.toast("Dødsfaldet er gemt.")

    mentor.window.undo_last()

    assert mentor.window._toast.isVisible()


def test_a_saved_line_leaves_the_focus_where_the_hand_has_gone(mentor: House, qtbot: QtBot) -> None:
    screen = opened(mentor, qtbot)
    qtbot.waitUntil(mentor.window.isActiveWindow)
    screen.form.fill({"minutes": "30", "text": "Gik en tur."})
    line_edit(screen, "text").setFocus()
    screen.form.send()
    screen.table.setFocus()

    qtbot.waitUntil(lambda: bool(asked(mentor).mentees[0].lines) and not screen.form.is_under_way)

    assert mentor.window.focusWidget() is screen.table


def test_a_key_that_is_held_prints_the_month_once(mentor: House, qtbot: QtBot) -> None:
    screen = opened(mentor, qtbot)

    held = {one.key().toString(): one.autoRepeat() for one in screen.findChildren(QShortcut)}

    assert held["Ctrl+P"] is False
