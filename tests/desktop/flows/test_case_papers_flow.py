"""Sagens forløb on a real store: what is between the days is shown, printed and entered, or one hears why not."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casework import journal
from casework.prints import Paper
from desktop.flows.case_papers import _found
from desktop.ui.screens.case_papers import CasePapersScreen
from storage.reads import evidence as evidence_reads
from storage.reads import trail as trail_reads
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_paper_flows import asked, no_printer, printed, told
from tests.desktop.flows.test_trail_of_a_day import acts, case
from tests.desktop.paper.histories import history
from tests.desktop.paper.reading_back import matter, squeezed
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
