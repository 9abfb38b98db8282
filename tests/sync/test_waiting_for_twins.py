"""A device that waits hears at once that somebody else has the same citizen, once, and a mentor's hears nothing."""

from datetime import timedelta

import pytest

from sync.service import twins
from sync.twins import FACT
from tests.sync.stage import Device, device
from tests.sync.test_waiting_for_news import Ear, Scene, stage, stands

__all__ = ["stage"]


def test_the_news_that_somebody_else_has_the_same_citizen_wakes_and_a_mentor_hears_nothing(
    stage: Scene,
) -> None:
    twin_of(stage.his, stage.own)
    stage.running.clock.now += timedelta(minutes=1)
    mentor = stage.running.add_user("MENT", "Mentor")
    stage.running.grant(mentor, stage.own, "mentor")
    with device(stage.running, mentor) as theirs:
        theirs.round()
        ear, deaf = stage.ear(stage.his), Ear(stage.running, theirs)
        twin_of(stage.hers, stage.other)

        assert ear.heard() is True
        stage.his.round()
        assert stage.own in str(stage.his.ledger.recall(FACT))
        assert stands(stage.running, theirs.enrolled.device)
        stage.running.grant(mentor, stage.other, "mentor")
        assert deaf.heard() is True
        again = stage.ear(stage.his)
        stage.running.clock.now += timedelta(minutes=1)
        stage.hers.ledger.write(stage.other, stage.other, {"phone": "98451000"}, kind="citizen")
        stage.hers.round()
        assert stands(stage.running, stage.his.enrolled.device)  # what it has heard wakes it no second time
        stage.write(stage.hers, stage.common)
        assert again.heard() is True


def twin_of(one: Device, stream: str) -> None:
    one.ledger.write(stream, stream, {"first_name": "Søren", "cpr": "7003821234"}, kind="citizen")
    one.round()


def test_a_service_that_does_not_tell_of_it_at_once_is_noticed(
    stage: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(twins, "found_by", lambda *_: [])
    monkeypatch.setattr("tests.sync.test_waiting_for_news.ENOUGH_S", 0.5)

    twin_of(stage.his, stage.own)
    ear = stage.ear(stage.his)
    twin_of(stage.hers, stage.other)

    with pytest.raises(AssertionError, match="nothing was heard"):
        ear.heard()
