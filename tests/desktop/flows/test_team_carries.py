"""Sagsstammer on *Team* after a hand-over by a real service: it counts before anybody has chosen (decision 0033)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from casework.answers_team import TeamDesk
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_team_flow import handing, heard
from tests.sync.stage import central
from tests.sync.test_team import Team, a_team


@pytest.fixture
def asker(tmp_path: Path) -> Iterator[Team]:
    with central(tmp_path / "central") as running, a_team(running, many=5) as one:
        yield one


def carries(desk: TeamDesk) -> dict[str, int]:
    return {one.initials: one.load.citizens for one in desk.members}


def test_a_hand_over_counts_at_once_though_the_cases_name_the_one_before(
    house: House, qtbot: QtBot, asker: Team
) -> None:
    screen = heard(house, qtbot, asker)
    before = carries(screen._desk)

    handing(screen).send()

    qtbot.waitUntil(lambda: carries(screen._desk)["METE"] == 5)
    assert (before["JOKR"], carries(screen._desk)["JOKR"]) == (5, 0)
    assert carries(screen._local)["JOKR"] == 5, "nobody has chosen yet"
