"""Sagens forløb on a real store: what is between the days is shown, printed and entered, or one hears why not."""

from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from casework import death, journal
from casework.prints import Paper
from desktop.flows import case_papers, papers
from desktop.flows.case_papers import _found
from desktop.ui.screens.case_papers import CasePapersScreen
from storage.reads import evidence as evidence_reads
from storage.reads import timeline as timeline_reads
from storage.reads import trail as trail_reads
from tests.desktop.flows.conftest import House, case
from tests.desktop.flows.test_paper_flows import asked, no_printer, printed, told
from tests.desktop.flows.test_trail_of_a_day import acts
from tests.desktop.paper.histories import history
from tests.desktop.paper.reading_back import matter, squeezed
from tests.patience import heard
from tests.storage import shelf

__all__ = ["no_printer", "printed"]


def opened(qtbot: QtBot, house: House) -> CasePapersScreen:
    """Keep a note that stands, one that was called back, and an agreement; press the way from the case."""
    kept = shelf.note(house.citizen, "Han gik selv til bageriet.", nature="observation")
    back = shelf.note(house.citizen, "Det var en anden Amina.")
    act = shelf.act()
    called_back = journal.withdraw_note(house.citizen, back[0].record, reason="forkert", **act)
    house.stage.save(
        *kept, *back, *called_back, *shelf.agreement(house.citizen, "Ringer til bageriet", who="Bo")
    )
    shown = case(qtbot, house)
    QTest.mouseClick(shown.timeline._papers, Qt.MouseButton.LeftButton)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, CasePapersScreen)
    qtbot.waitUntil(lambda: bool(screen.found.said))
    return screen


def days(screen: CasePapersScreen, since: str, until: str) -> None:
    screen.form.fill({"since": since, "until": until})


def test_what_lies_between_the_days_is_printed_and_entered(qtbot: QtBot, house: House, printed: Path) -> None:
    screen = opened(qtbot, house)
    assert screen.found.said == "2 ting mellem de to dage."
    qtbot.waitUntil(lambda: screen._count == 1, timeout=20_000)

    screen.form.send()

    qtbot.waitUntil(lambda: acts(house)[-1] == ("print", "evidence"), timeout=20_000)
    assert ("read", "papers") in acts(house)
    text = matter(printed.read_bytes())
    said = (
        "Iagttagelse",
        "Han gik selv til bageriet.",
        "Ringer til bageriet",
        "1 notat og 1 aftale.",
    )
    assert [one for one in said if squeezed(one) not in text] == []
    assert squeezed("Det var en anden Amina.") not in text
    uses = asked(house, lambda reader: trail_reads.about(reader, house.citizen))
    assert uses[0].use.purpose == "at have sagens forløb på papir til en afgørelse"


def test_a_reader_that_kept_what_was_called_back_would_be_noticed(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline_reads, "_STANDS", "")
    monkeypatch.setattr(evidence_reads, "between", lambda entries, _since, _until: tuple(entries))

    screen = opened(qtbot, house)

    assert screen.found.said != "2 ting mellem de to dage."


def test_the_count_is_that_of_the_paper_that_is_chosen(qtbot: QtBot, house: House) -> None:
    house.stage.save(*shelf.note(house.citizen, "Vurderer, at det går.", nature="assessment"))
    screen = opened(qtbot, house)
    assert screen.found.said == "3 ting mellem de to dage."

    screen.form.paper.choose("handover")
    screen.changed.emit()

    qtbot.waitUntil(lambda: screen.found.said == "2 ting mellem de to dage.")
    things = (history(1)[0],) * 44
    assert _found(things, "handover") == "De seneste 30 af 44 ting mellem de to dage."
    assert _found(things, "evidence") == "44 ting mellem de to dage."
    assert _found(things[:1], "evidence") == "Én ting mellem de to dage."


def test_what_does_not_print_as_it_was_typed_is_said_under_the_pages(qtbot: QtBot, house: House) -> None:
    house.stage.save(*shelf.note(house.citizen, "Hendes nummer er 700397-0684 \N{GRINNING FACE}"))
    screen = opened(qtbot, house)

    qtbot.waitUntil(lambda: screen._count == 1, timeout=20_000)

    assert "Et personnummer er udeladt." in screen._hint.said
    assert "grinning-face" in screen._hint.said


def _says(screen: CasePapersScreen, why: str) -> bool:
    return why in screen.form.fields["since"].needs


def test_days_without_anything_and_days_the_wrong_way_round_leave_no_paper(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = opened(qtbot, house)
    for since, until, why in (
        ("2020-01-01", "2020-12-31", "Vælg andre dage"),
        ("2026-11-26", "2026-11-01", "Byt om på dem"),
    ):
        days(screen, since, until)
        screen.form.send()
        qtbot.waitUntil(partial(_says, screen, why), timeout=20_000)

    days(screen, "", "2026-11-26")
    screen.form.send()
    assert "Skriv datoen" in screen.form.fields["since"].needs
    assert not printed.exists()
    assert acts(house, "print") == []


@pytest.mark.usefixtures("no_printer")
def test_without_a_printer_nothing_is_entered_and_the_page_says_so(qtbot: QtBot, house: House) -> None:
    screen = opened(qtbot, house)

    screen.form.send()

    assert "Ingen printer" in told(qtbot, house)
    assert acts(house, "print") == []
    qtbot.waitUntil(screen.form.save.isEnabled)


def test_who_may_not_print_it_sees_no_page_and_hears_why(
    qtbot: QtBot, house: House, printed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    none: frozenset[Paper] = frozenset()
    monkeypatch.setattr("storage.reads.citizen.printable", lambda _role: none)
    screen = opened(qtbot, house)

    screen.form.send()

    assert "din rolle i sagen giver ikke ret til det" in told(qtbot, house)
    assert not printed.exists()
    assert screen._count == 0


def test_a_hand_over_is_printed_without_what_was_judged_and_entered_as_one(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    judged = shelf.note(house.citizen, "Jeg vurderer, at han kan mere.", nature="assessment")
    house.stage.save(*judged)
    screen = opened(qtbot, house)

    screen.form.paper.choose("handover")
    screen.changed.emit()
    qtbot.waitUntil(lambda: screen._count == 3, timeout=20_000)
    screen.form.send()

    qtbot.waitUntil(lambda: acts(house)[-1] == ("print", "handover"), timeout=20_000)
    text = matter(printed.read_bytes())
    assert squeezed("Han gik selv til bageriet.") in text
    assert squeezed("Kaffe") in text
    assert squeezed("Ringer til bageriet") in text
    assert "vurderer" not in text


def test_two_presses_are_one_paper_and_the_form_stands_still_from_the_first_on(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = opened(qtbot, house)

    screen.form.send()
    still = (screen.form.is_under_way, screen.form.save.isEnabled(), screen.form.usb.isEnabled())
    screen.form.send()
    screen.form.save.click()
    screen.form.usb.click()
    screen._save()

    assert still == (True, False, False)
    qtbot.waitUntil(lambda: not screen.form.is_under_way, timeout=20_000)
    asked(house, lambda _reader: None)
    house.rooms.paper_lane.wait_for(lambda: None)
    heard()
    assert [one for one in acts(house) if one[0] in {"print", "export"}] == [("print", "evidence")]
    assert printed.exists()
    assert screen.form.usb.isEnabled()


def test_a_place_that_was_not_chosen_lets_the_form_go(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = opened(qtbot, house)
    monkeypatch.setattr(papers, "chosen_place", lambda _ways, _name: None)

    screen.form.usb.click()
    assert screen.form.is_under_way

    qtbot.waitUntil(lambda: not screen.form.is_under_way, timeout=20_000)
    assert acts(house, "export") == []


def test_a_page_that_was_left_while_the_place_was_chosen_saves_nothing_and_says_so(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    screen = opened(qtbot, house)
    path = tmp_path / "left.pdf"

    def chosen(_ways: object, _name: str) -> Path:
        house.rooms.open_citizens()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return path

    monkeypatch.setattr(papers, "chosen_place", chosen)
    screen.form.usb.click()

    assert "Papiret er ikke gemt" in told(qtbot, house)
    assert not isValid(screen)
    assert not path.exists()
    assert acts(house, "export") == []


def test_pages_of_other_days_are_not_shown_when_they_come_late(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, go_on, drawn = opened(qtbot, house), Event(), case_papers._pictures
    qtbot.waitUntil(lambda: screen._count == 1, timeout=20_000)

    def late(draw: Any) -> Any:
        go_on.wait(60)
        return drawn(draw)

    monkeypatch.setattr(case_papers, "_pictures", late)
    days(screen, "2026-11-20", "2027-11-27")
    screen.changed.emit()
    qtbot.waitUntil(lambda: "2 ting" in screen.found.said and screen._pause.isActive() is False)
    asked(house, lambda _reader: None)
    heard()
    days(screen, "2020-01-01", "2020-12-31")
    screen.changed.emit()
    qtbot.waitUntil(lambda: "intet" in screen.found.said)
    go_on.set()
    house.rooms.paper_lane.wait_for(lambda: None)
    heard()

    assert (screen._count, screen._told_below.isHidden()) == (0, True)


def test_days_that_cannot_be_read_have_no_pages_and_the_same_days_typed_again_have(
    qtbot: QtBot, house: House
) -> None:
    screen = opened(qtbot, house)
    qtbot.waitUntil(lambda: screen._count == 1, timeout=20_000)
    since, until = (screen.form.values()[name] for name in ("since", "until"))

    days(screen, "", until)
    screen.changed.emit()
    assert (screen._count, screen.found.said, screen._told_below.isHidden()) == (0, "", True)

    days(screen, since, until)
    screen.changed.emit()
    qtbot.waitUntil(lambda: screen._count == 1, timeout=20_000)
    assert not screen._told_below.isHidden()


def test_of_somebody_who_is_dead_no_hand_over_leaves_but_the_course_of_the_case_does(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    died = death.report_death(house.citizen, died_on="2026-11-20", source="CPR", **shelf.act())
    house.stage.save(*died)
    screen = opened(qtbot, house)

    screen.form.paper.choose("handover")
    screen.form.send()

    assert "er skrevet som død" in told(qtbot, house)
    assert not screen.form.is_under_way
    assert not printed.exists()

    screen.form.paper.choose("evidence")
    screen.form.send()
    qtbot.waitUntil(lambda: acts(house)[-1] == ("print", "evidence"), timeout=20_000)
