"""A whole day of a caseworker, a mentor and a team lead, in three programs with one central service."""

from pathlib import Path

import pytest

from tests.journeys import stage, team_story


@pytest.mark.timeout(900)
def test_a_caseworker_a_mentor_and_a_team_lead_each_see_what_the_others_did(tmp_path: Path) -> None:
    if not stage.can_play():
        pytest.fail("no virtual screen here: ./fod setup installs xvfb and xdotool")

    with team_story.office(tmp_path) as team:
        for step in team_story.STEPS:
            step(team)
            print(step.__name__)
