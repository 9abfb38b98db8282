"""A signature that comes when its version of the plan was taken out of a wrong case is not placed."""

import pytest

from casework.changes import REDACTED
from sync.service import husks
from tests.sync.stage import Central, device, new_id


def held_after_signing(running: Central, *, emptied: bool) -> list[str]:
    """Sign a version of a plan; return why the signature is held aside."""
    user, stream, version = running.add_user("JOKR"), new_id(), new_id()
    running.grant(user, stream)
    with device(running, user) as his:
        his.round()
        his.ledger.write(stream, version, {"number": 1, "author": user.id}, kind="plan_version")
        his.round()
        if emptied:
            his.ledger.write(stream, version, {REDACTED: "forkert borger"}, kind="plan_version")
            his.round()
        said = {"version": version, "party": "citizen", "name": "Hanne Holm", "author": user.id}
        his.ledger.write(stream, new_id(), said, kind="plan_signature")

        his.round()

        return [one.code for one in his.ledger.held.values()]


def test_it_is_held_where_its_version_was_emptied(running: Central) -> None:
    assert held_after_signing(running, emptied=True) == ["redacted"]


def test_it_is_placed_where_its_version_stands(running: Central) -> None:
    assert held_after_signing(running, emptied=False) == []


def test_of_the_test_a_signature_that_is_placed_all_the_same_is_noticed(
    running: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(husks, "_signed", lambda _wire: [])

    with pytest.raises(AssertionError):
        test_it_is_held_where_its_version_was_emptied(running)
