"""A protected address in somebody's own words, at the press of *Udskriv*: nothing leaves, and one hears where it is."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from casework import agreements
from casework.changes import Change, Seen, Value
from desktop.ui.screens.plan import PlanScreen
from tests.desktop.flows import test_case_papers_flow, test_edition_flow
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_paper_flows import no_printer, plan, printed, told, version
from tests.desktop.flows.test_trail_of_a_day import acts
from tests.storage import shelf

__all__ = ["no_printer", "printed"]
LEAVES = {"print", "export"}


def protect(house: House, written: str = "Nygade 4") -> None:
    """Write the address in an agreement, and protect it."""
    agreed = agreements.make_agreement(house.citizen, what=f"Mødes på {written}", who="MEHA", **shelf.act())
    said: dict[str, Value] = {"address": "Nygade 4, 2. tv.", "address_protected": True}
    house.stage.save(*agreed, Change(house.citizen, house.citizen, "citizen", said, Seen(), shelf.AT))


def left(house: House) -> list[tuple[str, str]]:
    return [one for one in acts(house) if one[0] in LEAVES]


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
