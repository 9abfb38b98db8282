"""A protected address in somebody's own words, at the press of *Udskriv*: nothing leaves, and one hears where it is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from casework import agreements
from casework.changes import Change, Seen, Value
from desktop.flows import papers
from desktop.ui.screens.edition import EditionScreen
from desktop.ui.screens.plan import PlanScreen
from tests.desktop.flows import test_case_papers_flow, test_edition_flow
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_paper_flows import no_printer, plan, printed, told, version
from tests.desktop.flows.test_trail_of_a_day import acts
from tests.storage import shelf

__all__ = ["no_printer", "printed"]
LEAVES = {"print", "export"}


def write(house: House, written: str = "Nygade 4") -> None:
    """Write an address in an agreement."""
    house.stage.save(
        *agreements.make_agreement(house.citizen, what=f"Mødes på {written}", who="MEHA", **shelf.act())
    )


def protect(house: House, written: str = "Nygade 4") -> None:
    """Write the address in an agreement, and protect it."""
    write(house, written)
    protect_only(house)


def protect_only(house: House) -> None:
    said: dict[str, Value] = {"address": "Nygade 4, 2. tv.", "address_protected": True}
    house.stage.save(Change(house.citizen, house.citizen, "citizen", said, Seen(), shelf.AT))


def while_it_is_protected(house: House, path: Path) -> Callable[[object, str], Path]:
    """Point at a place; meanwhile a colleague protects the address."""

    def chosen(_ways: object, _name: str) -> Path:
        protect_only(house)
        return path

    return chosen


def left(house: House) -> list[tuple[str, str]]:
    return [one for one in acts(house) if one[0] in LEAVES]


def while_it_is_left(house: House, path: Path) -> Callable[[object, str], Path]:
    """Point at a place; meanwhile the page goes, as it does where its case is handed over."""

    def chosen(_ways: object, _name: str) -> Path:
        house.rooms.open_citizens()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return path

    return chosen


def test_a_plan_stays_and_is_no_version(qtbot: QtBot, house: House, printed: Path) -> None:
    protect(house)
    screen = plan(qtbot, house)
    qtbot.waitUntil(lambda: screen.pages.number > 0, timeout=20_000)

    screen.print_wanted.emit()

    assert "i planen under »Det har vi aftalt«. Intet er skrevet ud." in told(qtbot, house)
    assert (left(house), version(house), printed.exists()) == ([], None, False)


def test_a_plan_that_says_another_number_leaves(qtbot: QtBot, house: House, printed: Path) -> None:
    protect(house, "Nygade 14")
    screen = plan(qtbot, house)
    qtbot.waitUntil(lambda: screen.pages.number > 0, timeout=20_000)

    screen.print_wanted.emit()

    qtbot.waitUntil(printed.exists, timeout=20_000)


def test_it_cannot_be_signed_either_and_one_is_led_back(qtbot: QtBot, house: House) -> None:
    protect(house)

    house.rooms.open_signing(house.citizen)

    assert "i planen under »Det har vi aftalt«" in told(qtbot, house)


def test_a_paper_for_a_workplace_stays(qtbot: QtBot, house: House, printed: Path) -> None:
    protect(house)
    screen = test_edition_flow.opened(qtbot, house)
    test_edition_flow.choose_all(screen)

    screen.print_wanted.emit()

    assert "på papiret under »Aftalerne«. Intet er skrevet ud." in told(qtbot, house)
    assert (left(house), printed.exists()) == ([], False)


def test_the_course_of_a_case_and_a_hand_over_stay_and_the_form_is_free_again(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    protect(house)
    screen = test_case_papers_flow.opened(qtbot, house)

    screen.form.send()
    assert "under »Aftale« den " in told(qtbot, house)
    house.window.banner("")
    screen.form.paper.choose("handover")
    screen.form.send()
    assert "i planen under »Det har vi aftalt«" in told(qtbot, house)

    assert not screen.form.is_under_way
    assert (left(house), printed.exists()) == ([], False)


@pytest.mark.parametrize(
    ("paper", "place"), [("evidence", "under »Aftale« den "), ("handover", "i planen under")]
)
def test_a_paper_of_the_case_that_is_protected_while_the_place_is_chosen_does_not_leave(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, paper: str, place: str
) -> None:
    write(house)
    screen, path = test_case_papers_flow.opened(qtbot, house), tmp_path / "sagen.pdf"
    screen.form.paper.choose(paper)
    monkeypatch.setattr(papers, "chosen_place", while_it_is_protected(house, path))

    screen.form.usb.click()

    assert place in told(qtbot, house)
    qtbot.waitUntil(lambda: not screen.form.is_under_way)
    assert (left(house), path.exists()) == ([], False)


def test_a_paper_for_a_workplace_that_is_protected_while_the_place_is_chosen_does_not_leave(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write(house)
    screen, path = ready_for_others(qtbot, house), tmp_path / "andre.pdf"
    monkeypatch.setattr(papers, "chosen_place", while_it_is_protected(house, path))

    screen.usb_wanted.emit()

    assert "på papiret under »Aftalerne«. Intet er skrevet ud." in told(qtbot, house)
    assert not screen.form.is_under_way
    assert (left(house), path.exists()) == ([], False)


def test_a_paper_for_a_workplace_whose_page_was_left_while_the_place_was_chosen_saves_nothing_and_says_so(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    screen, path = ready_for_others(qtbot, house), tmp_path / "andre.pdf"
    monkeypatch.setattr(papers, "chosen_place", while_it_is_left(house, path))

    screen.usb_wanted.emit()

    assert "Papiret er ikke gemt" in told(qtbot, house)
    assert (left(house), path.exists(), isValid(screen)) == ([], False, False)


def test_a_plan_that_is_protected_while_the_place_is_chosen_does_not_leave(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write(house)
    screen, path = plan(qtbot, house), tmp_path / "plan.pdf"
    monkeypatch.setattr(papers, "chosen_place", while_it_is_protected(house, path))

    screen.usb_wanted.emit()

    assert "i planen under »Det har vi aftalt«. Intet er skrevet ud." in told(qtbot, house)
    assert (left(house), version(house), path.exists()) == ([], None, False)


def test_a_plan_whose_page_was_left_while_the_place_was_chosen_saves_nothing_and_says_so(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    screen, path = plan(qtbot, house), tmp_path / "plan.pdf"
    monkeypatch.setattr(papers, "chosen_place", while_it_is_left(house, path))

    screen.usb_wanted.emit()

    assert "Papiret er ikke gemt" in told(qtbot, house)
    assert (left(house), version(house), path.exists(), isValid(screen)) == ([], None, False, False)


def ready_for_others(qtbot: QtBot, house: House) -> EditionScreen:
    """A paper for a workplace that may leave: a yes, its lines, and an answer to what was found."""
    screen = test_edition_flow.opened(qtbot, house)
    test_edition_flow.choose_all(screen)
    qtbot.waitUntil(lambda: screen.finds.is_open)
    test_edition_flow.press(screen, "Udelad")
    qtbot.waitUntil(lambda: not screen.finds.is_open)
    return screen


def test_a_plan_that_was_put_right_leaves_though_its_last_version_says_it(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    agreed = agreements.make_agreement(house.citizen, what="Mødes på Nygade 4", who="MEHA", **shelf.act())
    house.stage.save(*agreed)
    screen = plan(qtbot, house)
    qtbot.waitUntil(lambda: screen.pages.number > 0, timeout=20_000)
    screen.print_wanted.emit()
    qtbot.waitUntil(lambda: version(house) is not None, timeout=20_000)
    assert "Nygade 4" in str(version(house).contents)
    said: dict[str, Value] = {"address": "Nygade 4, 2. tv.", "address_protected": True}
    seen = house.stage.desk.store.ledger.seen()
    house.stage.save(
        Change(house.citizen, house.citizen, "citizen", said, seen, shelf.AT),
        Change(house.citizen, agreed[0].record, "agreement", {"what": "Mødes på kontoret"}, seen, shelf.AT),
    )

    house.rooms.open_plan(house.citizen)
    again = house.window.stack.currentWidget()
    assert isinstance(again, PlanScreen)
    qtbot.waitUntil(lambda: again.pages.number > 0, timeout=20_000)
    again.print_wanted.emit()

    qtbot.waitUntil(lambda: version(house).number == 2, timeout=20_000)
