"""Every room of a case has the way back to it in its head, by a press and by Esc, and says so under F1."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from casework import visits
from desktop.flows import case_rooms, rooms
from desktop.flows.case_lists import LISTS
from desktop.ui.parts.header import Header
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.plan import PlanScreen
from desktop.ui.screens.screen import Screen
from tests.desktop.flows.conftest import House
from tests.storage import shelf


def _open_list(name: str, house: House) -> None:
    house.rooms.open_list(house.citizen, name)


ROOMS: Final[dict[str, Callable[[House], None]]] = {
    "plan": lambda house: house.rooms.open_plan(house.citizen),
    "edition": lambda house: house.rooms.open_edition(house.citizen),
    "case_papers": lambda house: house.rooms.open_case_papers(house.citizen),
    "access": lambda house: house.rooms.open_access(house.citizen),
    "citizen_papers": lambda house: house.rooms.open_citizen_papers(house.citizen),
    "resume": lambda house: house.rooms.open_resume(house.citizen),
    "log": lambda house: house.rooms.open_log(house.citizen),
    "progress": lambda house: house.rooms.open_progress(house.citizen),
    "history": lambda house: house.rooms.open_history(house.citizen),
    **{name: partial(_open_list, name) for name in (*LISTS, "documents")},
}
"""How each is opened: what `Rooms` shows with `_in_case`, but the signature, in which nothing leads away unasked."""


def room(qtbot: QtBot, house: House, name: str) -> Screen:
    """Open a room of a case in which something was answered, and wait until its way back stands there."""
    told = visits.VisitTold("met", lines=(("fact", "Kaffe."),), answer=4)
    house.stage.save(*visits.tell_visit(house.citizen, house.visit, told=told, **shelf.act()))
    ROOMS[name](house)
    screen = house.window.stack.currentWidget()
    assert isinstance(screen, Screen)
    qtbot.waitUntil(lambda: bool(house.window.stack.currentWidget() is screen and ways_back(screen)))
    return screen


def ways_back(screen: Screen) -> list[QAbstractButton]:
    heads = screen.findChildren(Header)
    found = [button for head in heads for button in head.findChildren(QAbstractButton)]
    return [one for one in found if one.isVisible() and one.accessibleName() == "Tilbage til sagen"]


def on_the_page(screen: Screen) -> QWidget | None:
    """Return what of the page has the keyboard, as soon as it is seen there."""
    on: QWidget | None = screen.window().focusWidget()
    return on if on is not None and on.isVisible() and screen.isAncestorOf(on) else None


def stands_in_the_case(house: House) -> bool:
    shown = house.window.stack.currentWidget()
    return isinstance(shown, CitizenScreen) and shown.page is not None and shown.page.id == house.citizen


@pytest.mark.parametrize("name", ROOMS)
def test_the_head_of_a_room_of_a_case_leads_back_to_it(qtbot: QtBot, house: House, name: str) -> None:
    (back,) = ways_back(room(qtbot, house, name))

    back.click()

    qtbot.waitUntil(lambda: stands_in_the_case(house))


@pytest.mark.parametrize("name", ROOMS)
def test_esc_leads_back_where_nothing_nearer_takes_it_and_f1_says_so(
    qtbot: QtBot, house: House, name: str
) -> None:
    screen = room(qtbot, house, name)

    said = dict(screen.keys()).get("Esc", "")
    qtbot.waitUntil(lambda: on_the_page(screen) is not None)
    QTest.keyClick(on_the_page(screen) or screen, Qt.Key.Key_Escape)

    if name == "edition":  # the form on which one stands was opened from the plan, and closes to it
        assert said == "tilbage til planen"
        qtbot.waitUntil(lambda: isinstance(house.window.stack.currentWidget(), PlanScreen))
        QTest.keyClick(house.window.stack.currentWidget() or screen, Qt.Key.Key_Escape)
    else:
        assert "tilbage til sagen" in said
    qtbot.waitUntil(lambda: stands_in_the_case(house))


def test_every_room_of_a_case_is_among_them() -> None:
    source = "".join(Path(str(each.__file__)).read_text(encoding="utf-8") for each in (rooms, case_rooms))
    shown = {
        line.split('self._in_case("')[1].split('"')[0]
        for line in source.splitlines()
        if 'self._in_case("' in line
    }
    assert shown - {"citizen"} == set(ROOMS) - {*LISTS, "documents"}
