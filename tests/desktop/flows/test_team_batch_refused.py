"""A team's day that is refused on the way: one plan stays out, a refused printing ends, and nothing hangs for ever."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from casework.errors import Refused
from desktop.flows.team_batch import TeamBatch
from desktop.paper import printing
from storage.reader import Reader
from storage.reads import team_day as reads
from storage.reads.team_day import PlanFacts
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_team_batch import LED, a_team, at_tuesday, printer
from tests.desktop.screens.listening import press, words

__all__ = ["printer"]


def test_one_plan_that_cannot_be_read_stays_out_and_the_others_are_printed(
    house: House, qtbot: QtBot, printer: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    a_team(house)
    screen = at_tuesday(house, qtbot)
    facts = reads.plan_facts

    def unreadable(reader: Reader, citizen: str, today: date) -> PlanFacts | None:
        if citizen == LED.format(at=1):
            raise Refused("Filen er i stykker.")
        return facts(reader, citizen, today)

    monkeypatch.setattr(reads, "plan_facts", unreadable)
    screen.paper.go.click()

    qtbot.waitUntil(lambda: "Forsiden og 2 planer er sendt til printeren." in words(house.window))
    assert "Ida Testperson Planen kunne ikke læses eller tegnes." in " ".join(printer()[0].split())


@pytest.mark.parametrize(
    ("at", "came"), [(0, "Ingen plan er skrevet ud"), (1, "Kun forsiden"), (2, "1 af 3")]
)
def test_a_printing_that_is_refused_ends_and_says_what_came_out(
    house: House,
    qtbot: QtBot,
    printer: Callable[[], list[str]],
    monkeypatch: pytest.MonkeyPatch,
    at: int,
    came: str,
) -> None:
    a_team(house)
    screen = at_tuesday(house, qtbot)
    send = printing.send_to_printer

    def refuses(pdf: bytes, name: str, **more: Any) -> printing.Sent:
        if len(printer()) == at:
            raise Refused("Printeren svarer ikke.")
        return send(pdf, name, **more)

    monkeypatch.setattr(printing, "send_to_printer", refuses)
    screen.paper.go.click()

    qtbot.waitUntil(lambda: "Printeren svarer ikke." in words(house.window))
    assert came in words(house.window)
    assert screen.paper.progress.isHidden()
    assert screen.paper.go.isEnabled()


def test_a_run_that_nothing_carries_ends_when_it_is_stopped_again(
    house: House, qtbot: QtBot, printer: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    a_team(house)
    screen = at_tuesday(house, qtbot)
    monkeypatch.setattr(TeamBatch, "_next_sent", lambda _batch, _run: None)
    screen.paper.go.click()
    qtbot.waitUntil(lambda: len(printer()) == 1)

    press(screen.paper.progress, "Afbryd")
    assert not screen.paper.progress.isHidden()
    press(screen.paper.progress, "Afbryd")

    assert screen.paper.progress.isHidden()
    assert screen.paper.go.isEnabled()
