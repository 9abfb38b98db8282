"""An error that nobody foresaw while a paper is drawn: reported, said, and the page takes the next press."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.screens.access import AccessScreen
from tests.desktop.flows import (
    test_access_flow,
    test_case_papers_flow,
    test_citizen_papers_flow,
    test_edition_flow,
    test_resume_flow,
)
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_heeding import question
from tests.desktop.flows.test_paper_flows import plan, printed, told
from tests.desktop.flows.test_trail_of_a_day import acts
from tests.desktop.screens.listening import press

__all__ = ["printed"]
SAID = "Det blev ikke færdigt: der skete en fejl, som ingen havde regnet med."
Screen = Any


def access(qtbot: QtBot, house: House) -> Screen:
    return test_access_flow.gone_through(qtbot, house)


def letter(qtbot: QtBot, house: House) -> Screen:
    return test_citizen_papers_flow.opened(qtbot, house)


def course(qtbot: QtBot, house: House) -> Screen:
    screen = test_case_papers_flow.opened(qtbot, house)
    qtbot.waitUntil(lambda: screen._count == 1, timeout=20_000)
    return screen


def cv(qtbot: QtBot, house: House) -> Screen:
    test_resume_flow.add(house, "strength", "Jeg er stabil")
    screen = test_resume_flow.opened(qtbot, house)
    qtbot.waitUntil(lambda: screen._count == 1, timeout=20_000)
    return screen


def company(qtbot: QtBot, house: House) -> Screen:
    screen = test_edition_flow.opened(qtbot, house)
    screen.form.fill(test_edition_flow.YES | {"audience": "company", "tasks": "Pakke brød"})
    screen.changed.emit()
    return screen


def joint_plan(qtbot: QtBot, house: House) -> Screen:
    screen = plan(qtbot, house)
    qtbot.waitUntil(lambda: screen.pages.number > 0, timeout=20_000)
    return screen


PAPERS: dict[str, tuple[Callable[[QtBot, House], Screen], str]] = {
    "access": (access, "access.draw_access"),
    "letter": (letter, "meeting_letter.draw_letter"),
    "evidence": (course, "evidence.draw_evidence"),
    "cv": (cv, "resume.draw_resume"),
    "company": (company, "plan_others.draw_edition"),
    "plan": (joint_plan, "plan.draw_plan"),
}


@pytest.mark.parametrize("name", PAPERS)
def test_the_page_takes_the_next_press_and_the_error_is_reported(
    qtbot: QtBot, house: House, printed: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    make, drawing = PAPERS[name]
    screen = make(qtbot, house)
    reported: list[BaseException] = []
    monkeypatch.setattr(house.rooms.paper_lane, "_crashed", reported.append)

    with monkeypatch.context() as broken:
        broken.setattr(f"desktop.paper.{drawing}", lambda *_about, **_more: 1 // 0)
        screen.print_wanted.emit()
        assert SAID in told(qtbot, house)

    assert {type(one) for one in reported} == {ZeroDivisionError}
    assert not printed.exists()
    assert not [one for one in acts(house) if one[0] in {"print", "export"}]
    if isinstance(screen, AccessScreen):
        assert screen.print.isEnabled()
    screen.print_wanted.emit()
    if isinstance(screen, AccessScreen):  # a letter without a font is said first
        press(question(qtbot, house), "Lad det gå ud")
    qtbot.waitUntil(printed.exists, timeout=20_000)
