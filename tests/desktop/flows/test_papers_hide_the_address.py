"""A protected address in somebody's own words: on no letter, card or CV, also where the words are older than it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from casework.changes import Change, Seen, Value
from desktop.flows import papers
from desktop.ui.screens.citizen_papers import CitizenPapersScreen
from storage.reads import citizen as citizen_reads
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_citizen_papers_flow import choose, write
from tests.desktop.flows.test_citizen_papers_flow import opened as letter
from tests.desktop.flows.test_paper_flows import asked, no_printer, printed, told
from tests.desktop.flows.test_resume_flow import add
from tests.desktop.flows.test_resume_flow import opened as cv
from tests.desktop.flows.test_trail_of_a_day import acts
from tests.desktop.paper.reading_back import matter, squeezed
from tests.desktop.screens.listening import words
from tests.storage import shelf

__all__ = ["no_printer", "printed"]
SAYS = "Vi ses ved opgangen, Nygade 4, 9900 Testby"


def protect(house: House) -> None:
    """Let the news come in that the address is protected."""
    said = {"address_protected": True}
    house.stage.save(Change(house.citizen, house.citizen, "citizen", said, Seen(0, 99), shelf.AT))
    house.stage.desk.news.tell(frozenset({f"citizen:{house.citizen}"}))


def held_back(qtbot: QtBot, house: House, screen: CitizenPapersScreen, printed: Path) -> None:
    qtbot.waitUntil(lambda: "Adressen er beskyttet, og den står i" in screen.told.said, timeout=20_000)
    assert screen._told_below.isHidden()

    screen.form.send()

    qtbot.waitUntil(lambda: not screen.form.is_under_way, timeout=20_000)
    asked(house, lambda _reader: None)
    assert acts(house, "print") == []
    assert not printed.exists()


@pytest.mark.parametrize("field", ["place", "way", "why"])
def test_words_that_were_typed_before_the_address_was_protected_hold_the_letter_back(
    qtbot: QtBot, house: House, printed: Path, field: str
) -> None:
    screen = letter(qtbot, house)
    write(screen, **{field: SAYS})

    protect(house)

    held_back(qtbot, house, screen, printed)
    assert "Adressen er beskyttet" in screen.form.fields[field].needs
    write(screen, **{field: "Hjemme hos dig"})
    screen.form.send()
    qtbot.waitUntil(lambda: acts(house, "print") == [("print", "letter:veiled")], timeout=20_000)
    assert squeezed("Nygade") not in matter(printed.read_bytes())


def test_words_of_an_older_draft_hold_it_back(qtbot: QtBot, house: House, printed: Path) -> None:
    kept = {"record": house.visit, "way": SAYS}
    house.stage.desk.keep_draft(f"letter:{house.citizen}", house.citizen, "letter", kept)
    screen = letter(qtbot, house)
    protect(house)

    held_back(qtbot, house, screen, printed)


def test_hours_on_a_card_hold_it_back(qtbot: QtBot, house: House, printed: Path) -> None:
    screen = letter(qtbot, house)
    choose(screen, "contact")
    write(screen, hours="Kl. 9, ikke på Nygade 4")

    protect(house)

    held_back(qtbot, house, screen, printed)


def test_one_that_is_protected_while_the_place_is_chosen_does_not_leave(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    screen, path = letter(qtbot, house), tmp_path / "brev.pdf"

    def chosen(_ways: object, _name: str) -> Path:
        protect(house)
        return path

    monkeypatch.setattr(papers, "chosen_place", chosen)
    screen.form.usb.click()

    qtbot.waitUntil(lambda: bool(acts(house, "export")), timeout=20_000)
    assert acts(house, "export") == [("export", "letter:veiled")]
    assert squeezed("Nygade") not in matter(path.read_bytes())


def test_a_line_of_a_cv_holds_it_back_and_its_heading_says_where(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    add(house, "experience", "Rengøring", detail="Hjemmefra, Nygade 4")
    said: dict[str, Value] = {"address": "Nygade 4", "address_protected": True}
    house.stage.save(Change(house.citizen, house.citizen, "citizen", said, Seen(), shelf.AT))
    screen = cv(qtbot, house)
    qtbot.waitUntil(lambda: "under »Det har jeg lavet«" in screen._hint.said, timeout=20_000)
    assert not screen._told_below.isHidden()

    screen.form.send()

    assert "Adressen er beskyttet" in told(qtbot, house)
    assert not printed.exists()
    assert "Sådan kommer papiret ud" not in words(screen)
    assert acts(house, "print") == []


def test_a_cv_that_is_protected_while_the_place_is_chosen_does_not_leave(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    add(house, "experience", "Rengøring", detail="Hjemmefra, Nygade 4")
    house.stage.save(
        Change(house.citizen, house.citizen, "citizen", {"address": "Nygade 4"}, Seen(), shelf.AT)
    )
    screen, path = cv(qtbot, house), tmp_path / "cv.pdf"

    def chosen(_ways: object, _name: str) -> Path:
        protect(house)
        return path

    monkeypatch.setattr(papers, "chosen_place", chosen)
    screen.form.usb.click()

    assert "Adressen er beskyttet" in told(qtbot, house)
    qtbot.waitUntil(lambda: not screen.form.is_under_way)
    assert not path.exists()
    assert acts(house, "export") == []


def test_a_meeting_that_says_two_things_makes_no_letter(qtbot: QtBot, house: House, printed: Path) -> None:
    """The visit, not the case: a letter is drawn from both."""
    screen = letter(qtbot, house)
    house.stage.save(Change(house.citizen, house.visit, "visit", {"purpose": "Kaffe igen"}, Seen(), shelf.AT))
    house.hear(9, Change(house.citizen, house.visit, "visit", {"purpose": "Planen"}, Seen(), shelf.AT))
    page = asked(house, lambda reader: citizen_reads.page(reader, house.citizen, house.rooms.today()))
    assert page.torn == (house.visit,)

    screen.form.send()

    assert "to versioner" in told(qtbot, house)
    qtbot.waitUntil(lambda: not screen.form.is_under_way)
    assert not printed.exists()
    assert acts(house, "print") == []
