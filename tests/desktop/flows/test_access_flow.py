"""Aktindsigt on a real store: gone through by keyboard, kept over days, and the answer leaves and is entered."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from casework import access_draft, agreements, death
from casework import access_request as rules
from casework.access_request import CasePiece, Decision
from casework.changes import Change, Seen, Value
from casework.prints import Paper
from desktop.flows import papers
from desktop.ui.parts.still import still
from desktop.ui.screens.access import AccessScreen
from desktop.ui.screens.access_text import AccessText
from desktop.ui.screens.case_papers import CasePapersScreen
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.today import TodayScreen
from storage.reads import trail as trail_reads
from tests.desktop.flows.conftest import House, case
from tests.desktop.flows.test_paper_flows import asked, no_printer, printed, told
from tests.desktop.flows.test_trail_of_a_day import acts
from tests.desktop.paper.reading_back import broken_rules, matter, squeezed
from tests.patience import heard
from tests.storage import shelf

__all__ = ["no_printer", "printed"]

pytestmark = pytest.mark.usefixtures("all_the_same")

CALL = "Ida \N{GRINNING FACE} siger, at naboen Karen Holm har ringet om støj."
DRAFT = "Et udkast, som ingen har fået."
AGREED = "Ringer til bageriet"


def screen_of(house: House) -> AccessScreen:
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, AccessScreen)
    return screen


def opened(qtbot: QtBot, house: House) -> AccessScreen:
    """Keep two notes and an agreement, and go the way from the case."""
    house.stage.save(
        *shelf.note(house.citizen, CALL),
        *shelf.note(house.citizen, DRAFT),
        *shelf.agreement(house.citizen, AGREED, who="Bo"),
    )
    QTest.mouseClick(case(qtbot, house).timeline._papers, Qt.MouseButton.LeftButton)
    papers_of_case = house.window.stack.currentWidget()
    assert isinstance(papers_of_case, CasePapersScreen)
    papers_of_case.access.click()
    screen = screen_of(house)
    known(qtbot, house, screen)
    return screen


def known(qtbot: QtBot, house: House, screen: AccessScreen) -> None:
    """Wait until the case and the draft are known; the citizen and the visit are pieces as well."""
    qtbot.waitUntil(lambda: screen.list.rows_model.rowCount() == 5)
    rest(house)


def rest(house: House) -> None:
    """Let the store's lane come to rest."""
    house.stage.desk.store_lane.wait_for(lambda: None)
    heard()


def kept(house: House) -> rules.AccessRequest | None:
    drafts = house.stage.desk.store.drafts
    draft = house.stage.desk.store_lane.wait_for(lambda: drafts.find(access_draft.draft_key(house.citizen)))
    return access_draft.of_draft(draft.contents) if draft else None


def piece(screen: AccessScreen, text: str) -> CasePiece:
    (one,) = [row.piece for row in screen.list.rows_model.rows if text in row.piece.text]
    return one


def choose(screen: AccessScreen, text: str) -> str:
    """Choose the piece that says something; return its record."""
    record = piece(screen, text).record
    screen.list.choose(record)
    return record


def decided(screen: AccessScreen, record: str) -> Decision:
    (row,) = [row for row in screen.list.rows_model.rows if row.piece.record == record]
    return row.decision


def covered(screen: AccessScreen, record: str) -> list[str]:
    (row,) = [row for row in screen.list.rows_model.rows if row.piece.record == record]
    return [row.piece.text[start:end] for start, end in row.decision.covers]


def select(text: AccessText, words: str) -> None:
    cursor = text.document().find(words)
    assert not cursor.isNull()
    text.setTextCursor(cursor)


def date(screen: AccessScreen, day: str = "24.11.2026") -> None:
    screen.received.line.setText(day)


def gone_through(qtbot: QtBot, house: House) -> AccessScreen:
    """Cover who is named in the call, and leave the draft out."""
    screen = opened(qtbot, house)
    date(screen)
    choose(screen, "naboen")
    QTest.keyClick(screen.piece.text, Qt.Key.Key_M)
    choose(screen, "udkast")
    QTest.keyClick(screen.list, Qt.Key.Key_3)
    return screen


def test_a_request_is_gone_through_by_keyboard_kept_at_once_and_found_again(
    qtbot: QtBot, house: House
) -> None:
    screen = opened(qtbot, house)
    date(screen)
    rest(house)
    begun = kept(house)
    assert begun is not None
    assert (begun.received, begun.decided, len(begun.seen or ())) == (screen.day(), {}, 5)
    call = choose(screen, "naboen")
    QTest.keyClick(screen.list, Qt.Key.Key_2)
    assert screen.window().focusWidget() is screen.piece.text
    select(screen.piece.text, "støj")
    QTest.keyClick(screen.piece.text, Qt.Key.Key_D)
    assert covered(screen, call) == ["støj"]
    QTest.keyClick(screen.piece.text, Qt.Key.Key_V)
    assert decided(screen, call) == rules.WHOLE
    QTest.keyClick(screen.piece.text, Qt.Key.Key_M)
    draft = choose(screen, "udkast")
    QTest.keyClick(screen.list, Qt.Key.Key_3)
    assert screen.list.chosen_id() != draft  # one goes on by oneself
    screen.list.choose(draft)
    screen.piece.ground_chosen.emit("own_use")
    screen.piece.why.write("Ikke sendt.")
    screen.piece.settle()
    rest(house)

    found = kept(house)
    assert found is not None
    assert (str(found.received), found.of(draft)) == (
        "2026-11-24",
        Decision("none", "own_use", of=found.of(draft).of, why="Ikke sendt."),
    )
    assert covered(screen, call) == ["Ida", "naboen Karen Holm"]

    house.rooms.open_citizens()
    house.rooms.open_today()
    house.rooms.open_access(house.citizen)
    again = screen_of(house)
    known(qtbot, house, again)
    qtbot.waitUntil(lambda: again.day() is not None)
    assert (decided(again, call), decided(again, draft)) == (found.of(call), found.of(draft))
    assert again._counts.said == "Hele: 3 · En del: 1 · Ikke med: 1"
    assert "arbejdsdage tilbage" in again._says.said


def test_the_answer_leaves_without_what_is_left_out_and_is_entered_with_its_grounds(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = gone_through(qtbot, house)

    screen.print.click()

    qtbot.waitUntil(lambda: acts(house)[-1] == ("print", "access:3/1/1"), timeout=20_000)
    pdf = printed.read_bytes()
    text = matter(pdf)
    assert broken_rules(pdf) == []
    assert squeezed("⟨dækket til: a⟩ har ringet om støj.") in text
    assert squeezed(AGREED) in text
    assert [one for one in ("Karen", "Holm", "udkast,som") if one in text] == []
    (line,) = [
        one
        for one in asked(house, lambda reader: trail_reads.about(reader, house.citizen))
        if one.use.purpose == "at give borgeren aktindsigt"
    ]
    said = json.loads(line.words)
    assert said["sha256"] == sha256(pdf).hexdigest()
    assert sorted(said["left_out"].values()) == ["none:others", "part:others"]
    assert ("read", "access") in acts(house)
    qtbot.waitUntil(screen.print.isEnabled)
    assert kept(house) is not None


def test_nothing_in_the_case_is_another_after_the_answer_has_left(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = opened(qtbot, house)
    before = asked(house, lambda reader: list(reader.rows("select * from record order by id")))
    date(screen)
    choose(screen, "naboen")
    QTest.keyClick(screen.piece.text, Qt.Key.Key_M)
    screen.print.click()
    qtbot.waitUntil(printed.exists, timeout=20_000)
    rest(house)

    assert asked(house, lambda reader: list(reader.rows("select * from record order by id"))) == before


def test_without_its_day_or_with_a_stale_cover_no_paper_leaves_and_one_is_shown_where(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = opened(qtbot, house)
    screen.print.click()
    qtbot.waitUntil(lambda: "hvilken dag" in screen.received.needs)

    date(screen)
    agreed = choose(screen, AGREED)
    select(screen.piece.text, "bageriet")
    QTest.keyClick(screen.piece.text, Qt.Key.Key_D)
    choose(screen, "udkast")
    changed = agreements.change_agreement(
        house.citizen, agreed, {"what": "Karen ringer"}, **shelf.act(Seen(0, 99))
    )
    house.stage.save(*changed)
    house.stage.desk.news.tell(frozenset({f"citizen:{house.citizen}"}))
    qtbot.waitUntil(lambda: any("Karen ringer" in row.piece.text for row in screen.list.rows_model.rows))
    screen.print.click()

    assert "Dæk ordene til igen" in told(qtbot, house)
    assert screen.list.chosen_id() == agreed
    assert not printed.exists()
    assert acts(house, "print") == []


@pytest.mark.usefixtures("no_printer")
def test_without_a_printer_nothing_is_entered_and_the_page_says_so(qtbot: QtBot, house: House) -> None:
    screen = gone_through(qtbot, house)

    screen.print.click()

    assert "Ingen printer" in told(qtbot, house)
    assert acts(house, "print") == []
    qtbot.waitUntil(screen.print.isEnabled)


def test_who_may_not_print_it_sees_no_piece_and_hears_why(
    qtbot: QtBot, house: House, printed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    none: frozenset[Paper] = frozenset()
    monkeypatch.setattr("storage.reads.citizen.printable", lambda _role: none)

    house.rooms.open_access(house.citizen)

    assert "din rolle i sagen giver ikke ret til det" in told(qtbot, house)
    assert screen_of(house).list.rows_model.rowCount() == 0
    assert not printed.exists()


def test_it_is_saved_where_one_points_and_a_page_that_closed_meanwhile_saves_nothing(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "svar.pdf"
    monkeypatch.setattr(papers, "chosen_place", lambda _ways, _name: path)
    screen = gone_through(qtbot, house)

    screen.usb.click()
    qtbot.waitUntil(lambda: acts(house)[-1] == ("export", "access:3/1/1"), timeout=20_000)
    assert path.exists()
    path.unlink()

    def left(_ways: object, _name: str) -> Path:
        house.rooms.open_citizens()
        QApplication.sendPostedEvents(None, 52)  # a page that is left is deleted
        return path

    monkeypatch.setattr(papers, "chosen_place", left)
    qtbot.waitUntil(screen.usb.isEnabled)
    screen.usb.click()

    assert "Papiret er ikke gemt" in told(qtbot, house)
    assert not isValid(screen)
    assert not path.exists()


def test_a_place_that_was_not_chosen_lets_the_page_go(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = gone_through(qtbot, house)
    monkeypatch.setattr(papers, "chosen_place", lambda _ways, _name: None)

    screen.usb.click()

    qtbot.waitUntil(screen.usb.isEnabled)
    rest(house)
    assert acts(house, "export") == []


def test_a_request_is_ended_only_once_something_came_of_it(qtbot: QtBot, house: House, printed: Path) -> None:
    screen = opened(qtbot, house)
    at_once = screen.end.isVisible()
    date(screen)
    with_a_day = screen.end.isVisible()
    screen.print.click()
    qtbot.waitUntil(printed.exists)
    qtbot.waitUntil(screen.end.isVisible)

    assert (at_once, with_a_day) == (False, False)
    rest(house)
    house.rooms.open_access(house.citizen)
    again = screen_of(house)
    qtbot.waitUntil(
        again.end.isVisible
    )  # a request that lies here from before can be ended, whatever was decided


def test_a_decision_lets_a_request_be_ended(qtbot: QtBot, house: House) -> None:
    screen = gone_through(qtbot, house)

    assert screen.end.isVisible()
    assert screen.end.text() == "Afslut anmodningen"


def test_an_answered_request_is_tidied_away_and_one_press_brings_it_back(qtbot: QtBot, house: House) -> None:
    screen = gone_through(qtbot, house)
    rest(house)
    before = kept(house)

    screen.end.click()

    assert isinstance(house.window.stack.currentWidget(), CitizenScreen)
    assert kept(house) is None
    house.window.undo_last()
    rest(house)
    assert kept(house) == before
    again = screen_of(house)
    qtbot.waitUntil(lambda: again.day() is not None)


def test_a_file_that_has_not_come_yet_stops_the_paper_until_it_is_left_out(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    fields: dict[str, Value] = {"what": "Brev", "name": "brev.pdf", "key": "k", "media": "application/pdf"}
    screen = gone_through(qtbot, house)
    house.stage.save(Change(house.citizen, "r-file", "attachment", fields, Seen(), shelf.AT))
    house.stage.desk.news.tell(frozenset({f"citizen:{house.citizen}"}))
    qtbot.waitUntil(lambda: screen.list.rows_model.rowCount() == 6)

    screen.print.click()
    assert "ikke kommet til denne computer" in told(qtbot, house)
    choose(screen, "brev.pdf")
    QTest.keyClick(screen.piece.text, Qt.Key.Key_M)
    assert decided(screen, "r-file") == rules.WHOLE  # a part of a file is never covered
    QTest.keyClick(screen.list, Qt.Key.Key_3)
    screen.print.click()

    qtbot.waitUntil(lambda: acts(house)[-1] == ("print", "access:3/1/2"), timeout=20_000)
    assert squeezed("brev.pdf") not in matter(printed.read_bytes())


def test_the_draft_on_today_leads_back_to_the_request(qtbot: QtBot, house: House) -> None:
    gone_through(qtbot, house)
    rest(house)

    house.rooms.open_today()
    today = house.window.stack.currentWidget()
    assert isinstance(today, TodayScreen)
    qtbot.waitUntil(lambda: today._day is not None and bool(today._day.drafts))
    today.draft_reopened.emit(access_draft.draft_key(house.citizen))

    qtbot.waitUntil(lambda: screen_of(house).day() is not None)


def test_of_somebody_who_is_dead_no_answer_leaves(qtbot: QtBot, house: House, printed: Path) -> None:
    died = death.report_death(house.citizen, died_on="2026-11-20", source="CPR", **shelf.act())
    house.stage.save(*died)
    screen = gone_through(qtbot, house)

    screen.print.click()

    assert "er skrevet som død" in told(qtbot, house)
    assert not printed.exists()


def test_where_nothing_can_be_kept_nothing_is_decided(qtbot: QtBot, house: House) -> None:
    still.hold(lambda: "Sagerne kan kun læses.")
    try:
        screen = opened(qtbot, house)
        call = choose(screen, "naboen")
        QTest.keyClick(screen.list, Qt.Key.Key_3)
        QTest.keyClick(screen.piece.text, Qt.Key.Key_M)

        assert decided(screen, call) == rules.WHOLE
        assert screen.received.line.isReadOnly()
    finally:
        still.hold(None)
