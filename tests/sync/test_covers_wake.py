"""That somebody covers, or no longer does, wakes who has the case: it stands on the citizen's page."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime

import pytest

from casework.clock import instant
from sync.service import handing
from sync.service.grants import Act
from sync.service.log import Log
from sync.service.registry import User
from tests.sync.stage import Central
from tests.sync.test_waiting_for_news import Scene, scene


@pytest.fixture
def stage(running: Central) -> Iterator[Scene]:
    with ExitStack() as opened:
        yield scene(running, opened)


@pytest.mark.parametrize("what", ["begins", "ends"])
def test_a_cover_wakes_who_has_the_case(stage: Scene, what: str) -> None:
    jonas = stage.running.all("select user from device where id = ?", stage.his.enrolled.device)[0][0]
    siba = stage.running.add_user("SIBA")
    until = stage.running.clock.wall() + 86_400
    if what == "ends":
        _cover(stage, jonas, siba, until)
    ear = stage.ear(stage.his)

    if what == "begins":
        _cover(stage, jonas, siba, until)
    else:
        stage.running.revoke(siba, stage.own)

    assert ear.heard() is True


def _cover(stage: Scene, away: str, by: User, until: float) -> None:
    at = datetime.fromtimestamp(until - 86_400, UTC)
    with stage.running.ledger.writing() as connection:
        log = Log(connection)
        act = Act(away, "Ferie", instant(at))
        assert handing.cover(log, away, by.id, until=datetime.fromtimestamp(until, UTC), act=act)
        log.finish()
