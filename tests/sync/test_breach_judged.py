"""Words stood in a wrong case: whoever made the slip tells of it, and only a team lead judges it (decided.md 4)."""

from contextlib import ExitStack
from typing import Any

import pytest

from casework import wrong_citizen
from casework.changes import DELETED, REDACTED
from sync.service import breaches
from tests.sync.stage import Central, Device, device, new_id

TASK: dict[str, Any] = {"why": "Forkert faneblad", "status": "open", "count": 1, "due": "2026-11-29"}
JUDGED: dict[str, Any] = {
    "status": "judged",
    "judged": "Ikke et brud: kun Mette har set det",
    "judged_on": "2026-11-27",
}
ENDED: list[dict[str, Any]] = [
    *({name: value} for name, value in JUDGED.items()),
    {"status": "closed", "why": "intet"},
    {DELETED: ["why", "status", "count", "due"]},
    {"papers": []},
]
"""What would make the task disappear, or say less; the last of them may stand where it begins."""


def held(one: Device, stream: str, task: str, fields: dict[str, Any]) -> list[str]:
    """Write something of the task on a computer; why it is held, nothing where it stands."""
    before = set(one.ledger.held)
    one.ledger.write(stream, task, dict(fields), kind="breach")
    one.round()
    return [each.code for number, each in one.ledger.held.items() if number not in before]


def test_whoever_made_the_slip_tells_of_it_a_team_lead_judges_it_and_a_mentor_sees_nothing(
    running: Central,
) -> None:
    stream, task = new_id(), new_id()
    mette, leda, ment = (
        running.add_user(name, job)
        for name, job in (("META", "Sagsbehandler"), ("LEDA", "Teamleder"), ("MENT", "Mentor"))
    )
    running.grant(mette, stream)
    running.grant(leda, stream, "team_lead")
    running.grant(ment, stream, "mentor")
    with ExitStack() as opened:
        hers, theirs, his = (opened.enter_context(device(running, one)) for one in (mette, leda, ment))
        for one in (hers, theirs, his):
            one.round()
        told = held(hers, stream, task, TASK)
        tried = [held(hers, stream, task, said) for said in ENDED]
        begun = [held(hers, stream, new_id(), TASK | said) for said in ENDED[:-1]]
        theirs.round()
        judged = held(theirs, stream, task, JUDGED)
        for one in (hers, his):
            one.round()

        assert (told, judged) == ([], [])
        assert tried == [["outside_role"]] * len(ENDED)
        assert begun == [["outside_role"]] * len(ENDED[:-1])
        assert sum(each.change.kind == "breach" for each in hers.ledger.rows.values()) >= 2
        assert not any(each.change.kind == "breach" for each in his.ledger.rows.values())


def test_the_team_lead_is_told_once_of_a_plan_that_says_it_and_came_late(running: Central) -> None:
    stream, moved, version, paper = (new_id() for _ in range(4))
    mette, jonas = (running.add_user(name) for name in ("META", "JONA"))
    running.grant(mette, stream)
    running.grant(jonas, stream, "partner")
    plan: dict[str, Any] = {
        "number": 2,
        "issued_on": "2026-11-26",
        "contents": [{"id": moved, "what": "Ring"}],
    }
    kept: dict[str, Any] = {
        "what": "Plan, udgave 2",
        "on": "2026-11-26",
        "version": version,
        "drawn_from": [moved],
    }
    with device(running, mette) as hers, device(running, jonas) as his:
        for one in (hers, his):
            one.round()
        hers.ledger.write(stream, moved, {"what": "Ring"}, kind="agreement")
        hers.ledger.write(stream, moved, {REDACTED: "Forkert faneblad"}, kind="agreement")
        hers.round()
        his.ledger.write(stream, version, plan, kind="plan_version")
        his.ledger.write(stream, paper, kept, kind="paper")
        his.ledger.write(stream, new_id(), {"corrects": moved, "text": "ring"}, kind="note")
        his.round()

    with running.ledger.reading() as connection:
        (stood,) = breaches.between(connection, ("2026-11-01", "2026-12-01"))

    assert [one.code for one in his.ledger.held.values()] == ["redacted"] * 3
    assert [(one.initials, one.number, one.on) for one in stood.late] == [("JONA", 2, "2026-11-26")]


def test_a_service_that_lets_anybody_judge_is_noticed(
    running: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wrong_citizen, "judges", lambda _: False)

    with pytest.raises(AssertionError):
        test_whoever_made_the_slip_tells_of_it_a_team_lead_judges_it_and_a_mentor_sees_nothing(running)
