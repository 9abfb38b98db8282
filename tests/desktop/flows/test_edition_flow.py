"""Papir til andre on a real store: chosen, held back until each find is answered, printed, kept and logged."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from casework import agreements
from casework.changes import Change, Seen
from desktop.flows.edition import EditionFlow
from desktop.ui.parts.field import LongField
from desktop.ui.screens.edition import EditionScreen
from storage.reads import trail as trail_reads
from storage.reads.documents import documents
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_paper_flows import asked, kept_paper, no_printer, printed, told, version
from tests.desktop.paper.reading_back import matter, squeezed
from tests.storage import shelf

__all__ = ["no_printer", "printed"]

YES = {"to": "Eksempel Bageri", "said": "Bageriet må få aftalen", "until": "2030-01-01"}


def opened(qtbot: QtBot, house: House) -> EditionScreen:
    """Keep a placement and a careful agreement, and open the page."""
    placement = Change(
        house.citizen,
        "r-placement",
        "placement",
        {
            "company": "Eksempel Bageri",
            "purpose": "Prøve arbejdet",
            "start": "2026-11-01",
            "hours_per_week": 6.5,
        },
        Seen(),
        shelf.AT,
    )
    agreed = agreements.make_agreement(
        house.citizen, what="Holder pause ved smerter", who="MEHA", **shelf.act()
    )
    house.stage.save(placement, *agreed)
    house.rooms.open_edition(house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, EditionScreen)
    qtbot.waitUntil(lambda: bool(screen.form._lines))
    return screen


def choose_all(screen: EditionScreen) -> None:
    lines = {f"line:{record}": "ours" for record in screen.form._lines}
    screen.form.fill(YES | {"audience": "company", "placement": "r-placement", "tasks": "Pakke brød"} | lines)
    screen.changed.emit()


def press(screen: EditionScreen, name: str) -> None:
    (button,) = [
        one for one in screen.finds.findChildren(QAbstractButton) if one.accessibleName().startswith(name)
    ]
    button.click()


def test_a_paper_with_an_unanswered_find_stays_in_the_house(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = opened(qtbot, house)
    choose_all(screen)

    screen.form.send()

    assert "Svar på hver" in told(qtbot, house)
    assert not printed.exists()
    assert screen.finds.is_open


def test_an_answered_paper_is_printed_kept_and_logged_and_the_plan_keeps_its_number(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    before = version(house)
    screen = opened(qtbot, house)
    choose_all(screen)
    qtbot.waitUntil(lambda: screen.finds.is_open)
    press(screen, "Skriv om")
    (field,) = screen.finds.findChildren(LongField)
    field.write("Holder pause kl. 10")
    press(screen, "Brug ordene")
    qtbot.waitUntil(lambda: not screen.finds.is_open)

    screen.form.send()

    kept = kept_paper(qtbot, house)
    qtbot.waitUntil(lambda: printed.exists() and printed.read_bytes() == kept)
    said = matter(kept)
    assert squeezed("Holder pause kl. 10") in said
    assert squeezed("smerter") not in said
    assert version(house) == before
    (one,) = asked(
        house, lambda reader: documents(reader, house.citizen, house.stage.desk.store.attachments.is_here)
    )
    assert one.what == "Aftale om praktik til Eksempel Bageri"
    lines = asked(house, lambda reader: trail_reads.about(reader, house.citizen))
    logged = [each.words for each in lines if each.use.purpose == "at give en virksomhed aftalen om praktik"]
    assert logged == ["Til Eksempel Bageri · Bageriet må få aftalen · 1 omskrevet"]


def test_without_a_yes_nothing_leaves_and_the_field_says_why(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    screen = opened(qtbot, house)
    screen.form.fill({"to": "Sundhedshuset"})

    screen.form.send()

    assert "sagt ja til" in screen.form.fields["said"].needs
    assert not printed.exists()


def test_what_was_chosen_and_answered_is_there_after_a_lock(qtbot: QtBot, house: House) -> None:
    screen = opened(qtbot, house)
    choose_all(screen)
    qtbot.waitUntil(lambda: screen.finds.is_open)
    press(screen, "Udelad")
    house.rooms.keep_now()

    house.rooms.open_today()
    again = EditionFlow(house.rooms, house.citizen)
    again.open()

    qtbot.waitUntil(lambda: again.screen.chosen().to == "Eksempel Bageri")
    assert again.screen.chosen().placement == "r-placement"
    qtbot.waitUntil(lambda: bool(again._finds.answers))
    assert not again.screen.finds.is_open


def test_a_find_that_is_not_looked_at_would_leave(
    qtbot: QtBot, house: House, printed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.flows.finds.unanswered", lambda _said, _answers: ())

    screen = opened(qtbot, house)
    choose_all(screen)

    screen.form.send()

    assert b"%PDF" in kept_paper(qtbot, house)


@pytest.fixture
def kept_draft(qtbot: QtBot, house: House) -> dict[str, str]:
    """What was chosen for a paper yesterday, with one find that was answered."""
    screen = opened(qtbot, house)
    choose_all(screen)
    qtbot.waitUntil(lambda: screen.finds.is_open)
    press(screen, "Udelad")
    house.rooms.keep_now()
    house.rooms.open_today()
    return draft(house)


def draft(house: House) -> dict[str, str]:
    desk = house.stage.desk
    found = desk.store_lane.wait_for(lambda: desk.store.drafts.find(f"edition:{house.citizen}"))
    return dict(found.contents) if found else {}


def test_passing_through_before_the_draft_is_known_leaves_it_as_it_was(
    qtbot: QtBot, house: House, kept_draft: dict[str, str]
) -> None:
    house.rooms.open_edition(house.citizen)
    house.rooms.keep_now()
    house.rooms.open_today()

    assert kept_draft["to"] == "Eksempel Bageri"
    assert draft(house) == kept_draft


def test_what_is_typed_before_the_draft_is_known_stands_with_it(
    qtbot: QtBot, house: House, kept_draft: dict[str, str]
) -> None:
    house.rooms.open_edition(house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, EditionScreen)
    screen.form.fill({"tasks": "Feje gulv"})
    screen.changed.emit()
    house.rooms.keep_now()

    qtbot.waitUntil(lambda: screen.chosen().to == "Eksempel Bageri")
    assert (screen.chosen().audience, screen.chosen().tasks) == ("company", "Feje gulv")
    assert draft(house) == kept_draft | {"tasks": "Feje gulv"}


def test_an_empty_form_that_speaks_too_early_would_erase_the_draft(
    qtbot: QtBot, house: House, kept_draft: dict[str, str]
) -> None:
    house.rooms.open_edition(house.citizen)
    flow = next(one for one in house.rooms.flows() if isinstance(one, EditionFlow))
    flow._is_answered = True  # of the test: the answer is what it waits for
    flow.keep_now()

    assert draft(house) == {}


@pytest.mark.parametrize("kind", ["citizen", "plan"])
def test_a_case_and_a_plan_that_are_passed_through_keep_their_drafts(
    qtbot: QtBot, house: House, kind: str
) -> None:
    desk, key = house.stage.desk, f"{'note' if kind == 'citizen' else kind}:{house.citizen}"
    desk.keep_draft(key, house.citizen, "note" if kind == "citizen" else kind, {"note": "Ring til Bo"})
    go = house.rooms.open_citizen if kind == "citizen" else house.rooms.open_plan
    go(house.citizen)
    house.rooms.keep_now()

    found = desk.store_lane.wait_for(lambda: desk.store.drafts.find(key))
    assert found is not None
    assert found.contents == {"note": "Ring til Bo"}
