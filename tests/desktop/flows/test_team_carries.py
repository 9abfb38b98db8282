"""Sagsstammer on *Team* after a hand-over by a real service: it counts before anybody has chosen (decision 0033)."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from casework.answers_team import HandWanted, TeamDesk
from casework.errors import FodfaesteError, Unreachable
from desktop.flows.team import _not_known
from sync.words import NO_ANSWER, SLOW, Slow
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_team_flow import Deaf, handing, heard
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


class Unsure(Deaf):
    """A line on which the answer to a hand-over does not come."""

    def __init__(self, refusal: Unreachable) -> None:
        self.refusal = refusal

    def hand_over(
        self, _wanted: HandWanted, _then: Callable[[int], None], refused: Callable[[FodfaesteError], None]
    ) -> None:
        """Hear nothing, in whichever way."""
        refused(self.refusal)


@pytest.mark.parametrize("refusal", [Unreachable(NO_ANSWER), Slow(SLOW)])
def test_a_hand_over_without_an_answer_says_that_it_may_be_done_and_promises_no_second_try(
    house: House, qtbot: QtBot, asker: Team, refusal: Unreachable
) -> None:
    """What came too late may have been heard, and nothing tries it again by itself."""
    screen = heard(house, qtbot, asker)
    form = handing(screen)
    house.rooms.team = Unsure(refusal)

    form.send()

    said = form.fields["reason"].needs
    assert "Der prøves igen" not in said
    assert said == _not_known()
