"""Two versions of one thing are never printed as one: the paper stays here, and it is said what to do."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from casework import agreements
from casework import plan as plans
from desktop.ui.screens.edition import EditionScreen
from desktop.ui.screens.plan import PlanScreen
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_paper_flows import printed, told, version
from tests.storage import shelf

__all__ = ["printed"]
YES = {"to": "Sundhedshuset", "said": "I må se aftalen", "until": "2030-01-01", "audience": "partner"}


def tear(house: House, stream: str) -> str:
    """Let two people write an agreement apart; return its record."""
    act = shelf.act()
    made = agreements.make_agreement(stream, what="Følge til bank", who="MEHA", **act)
    record = made[0].record
    house.stage.save(*made, *agreements.change_agreement(stream, record, {"what": "Ringe til bank"}, **act))
    theirs = shelf.act() | {"by": "w-jonas"}
    house.hear(1, *agreements.change_agreement(stream, record, {"what": "Skrive til bank"}, **theirs))
    return record


def plan(qtbot: QtBot, house: House) -> PlanScreen:
    house.rooms.open_plan(house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, PlanScreen)
    qtbot.waitUntil(lambda: screen._page is not None)
    return screen


def test_a_plan_with_two_versions_does_not_leave(qtbot: QtBot, house: House, printed: Path) -> None:
    tear(house, house.citizen)

    plan(qtbot, house).print_wanted.emit()

    assert plans.TORN in told(qtbot, house)
    assert version(house) is None
    assert not printed.exists()


def test_a_plan_that_is_not_held_back_would_leave(
    qtbot: QtBot, house: House, printed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tear(house, house.citizen)
    monkeypatch.setattr(plans, "is_printed_torn", lambda _page, _records: False)

    plan(qtbot, house).print_wanted.emit()

    qtbot.waitUntil(printed.exists)


def test_a_paper_for_others_stays_only_where_what_was_chosen_has_two_versions(
    qtbot: QtBot, house: House, printed: Path
) -> None:
    record = tear(house, house.citizen)
    house.rooms.open_edition(house.citizen)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, EditionScreen)
    qtbot.waitUntil(lambda: bool(screen.form._lines))
    screen.form.fill(YES | {f"line:{record}": "ours"})
    screen.form.send()
    assert plans.TORN in told(qtbot, house)
    assert not printed.exists()

    screen.form.fill(YES | {f"line:{record}": ""})
    screen.form.send()

    qtbot.waitUntil(printed.exists)
