"""A team lead's own address: his team and nobody else's, a hand-over as one act, and no word of any case."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from casework.kinds import Role
from sync.protocol_team import HandAsked, HandTold, TeamLook, TeamTold
from sync.service import audit, grants, handing, people, registry, team
from sync.service.ledger import create
from sync.service.registry import User
from sync.words import TurnedAway
from tests.sync.protocol_page import said
from tests.sync.stage import NOW, Central, Device, device, new_id

WHY = "Barsel fra 1. december"
SECRET = "Hjerteblødningsangsten"


@dataclass
class Team:
    """Helle leads a team of two caseworkers; Bo is of another one. Jonas has three cases."""

    running: Central
    lead: Device
    his: Device
    jonas: User
    mette: User
    bo: User
    streams: list[str]

    def told(self, asker: Device | None = None) -> TeamTold:
        return (asker or self.lead).wire.team()

    def hand(self, asker: Device | None = None, **said: Any) -> HandTold:
        asked = {"act": "transfer", "giver": self.jonas.id, "taker": self.mette.id, "reason": WHY, **said}
        return (asker or self.lead).wire.hand(HandAsked(**asked))

    def refused(self, asker: Device | None = None, **said: Any) -> str:
        before = self.running.all("select count(*) from grant_entry")
        with pytest.raises(TurnedAway) as why:
            self.hand(asker, **said)
        assert self.running.all("select count(*) from grant_entry") == before
        return why.value.code

    def roles(self, user: User) -> dict[str, Role]:
        with self.running.ledger.reading() as connection:
            return {stream: one.role for stream, one in grants.open_spans(connection, user.id).items()}


def enter(running: Central, initials: str, job: str, name: str) -> User:
    """Enter a person as the administrator does."""
    row = {
        "initials": initials,
        "name": f"{initials} Testperson",
        "role": job,
        "team": name,
        "email": "",
        "phone": "",
    }
    people.enter(running.ledger, row, NOW, fresh=True)
    with running.ledger.reading() as connection:
        return registry.user_called(connection, initials)


@contextmanager
def a_team(running: Central, many: int = 3) -> Iterator[Team]:
    jonas, mette = (enter(running, one, "Sagsbehandler", "Team Udsatte") for one in ("JOKR", "MEHA"))
    lead = enter(running, "HELU", "Teamleder", "Team Udsatte")
    bo = enter(running, "BOBO", "Sagsbehandler", "Team Nord")
    streams = [new_id() for _ in range(many)]
    for stream in streams:
        running.grant(jonas, stream)
        running.grant(lead, stream, "team_lead")
    with device(running, lead) as hers, device(running, jonas) as his:
        his.round()
        his.ledger.write(streams[0], new_id(), {"text": SECRET}, kind="note")
        his.round()
        yield Team(running, hers, his, jonas, mette, bo, streams)


@pytest.fixture
def office(running: Central) -> Iterator[Team]:
    with a_team(running) as one:
        yield one


def test_a_team_lead_is_told_of_his_team_and_of_no_word_of_a_case(office: Team) -> None:
    told = office.told()

    assert (told.team, [(one.i, len(one.cases)) for one in told.members]) == (
        "Team Udsatte",
        [("HELU", 0), ("JOKR", 3), ("MEHA", 0)],
    )
    assert {case.s for one in told.members for case in one.cases} == set(office.streams)
    assert {case.r for one in told.members for case in one.cases} == {"primary"}
    raw = office.lead.wire._send("GET", "/v1/team", None, {}, token=True)
    assert SECRET.encode() not in raw
    assert set(json.loads(raw)) == set(said("team-told"))


def test_who_leads_no_team_is_told_nothing_and_moves_nothing(office: Team) -> None:
    with pytest.raises(TurnedAway) as why:
        office.told(office.his)

    assert why.value.code == "team_forbidden"
    assert office.refused(office.his, streams=office.streams) == "team_forbidden"


def test_a_caseload_moves_in_one_act_with_the_leads_name_and_reason(office: Team) -> None:
    moved = office.hand(streams=office.streams)

    assert moved == HandTold(3)
    assert office.roles(office.jonas) == {}
    assert office.roles(office.mette) == dict.fromkeys(office.streams, "primary")
    lead = office.lead.wire.device
    (user,) = office.running.all(f"select user from device where id = '{lead}'")[0]
    by = office.running.all(f"select distinct by, reason from grant_entry where user = '{office.mette.id}'")
    assert by == [(user, WHY)]


def test_a_part_of_a_caseload_moves_and_the_rest_stays(office: Team) -> None:
    office.hand(streams=office.streams[:1])

    assert set(office.roles(office.jonas)) == set(office.streams[1:])
    assert set(office.roles(office.mette)) == set(office.streams[:1])


def test_a_cover_lasts_until_its_day_is_over_and_can_be_ended_before(office: Team) -> None:
    given = office.hand(act="cover", until="2026-12-14")
    until = office.running.all("select distinct until from timed_grant")
    covered = office.roles(office.mette)
    ended = office.hand(act="end")

    assert (given, ended) == (HandTold(3), HandTold(3))
    assert until == [("2026-12-14T23:00:00+00:00",)]
    assert covered == dict.fromkeys(office.streams, "stand_in")
    assert office.roles(office.mette) == {}
    assert set(office.roles(office.jonas)) == set(office.streams)


def test_nobody_of_another_team_gives_or_takes(office: Team) -> None:
    office.running.grant(office.bo, new_id())

    assert office.refused(taker=office.bo.id, streams=office.streams) == "team_other"
    assert office.refused(giver=office.bo.id, act="cover", until="2026-12-14") == "team_other"
    assert office.refused(taker=new_id(), streams=office.streams) == "team_other"


def test_nobody_comes_by_wider_rights_than_his_job_has(office: Team) -> None:
    mentor = enter(office.running, "SIBA", "Mentor", "Team Udsatte")
    lead = next(one.u for one in office.told().members if one.i == "HELU")

    for taker in (lead, mentor.id):
        assert office.refused(taker=taker, streams=office.streams) == "team_other"
        assert office.refused(taker=taker, act="cover", until="2026-12-14") == "team_other"
    other = enter(office.running, "LONE", "Mentor", "Team Udsatte")
    office.running.grant(mentor, office.streams[0], "mentor")
    moved = office.hand(giver=mentor.id, taker=other.id, streams=office.streams[:1])

    assert (moved.count, office.roles(other)) == (1, {office.streams[0]: "mentor"})


def test_a_rule_that_lets_everybody_take_is_noticed(office: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(team, "may_take", lambda _giver, _taker: True)

    with pytest.raises(pytest.fail.Exception):
        test_nobody_comes_by_wider_rights_than_his_job_has(office)


def test_what_does_not_hold_any_more_moves_nothing_at_all(office: Team) -> None:
    office.hand(streams=office.streams[:1])

    assert office.refused(streams=office.streams) == "hand_refused"
    assert office.refused(streams=[]) == "hand_refused"
    assert office.refused(taker=office.jonas.id, streams=office.streams[1:]) == "hand_refused"
    assert office.refused(giver=office.mette.id, taker=office.jonas.id, streams=[new_id()]) == "hand_refused"
    assert set(office.roles(office.jonas)) == set(office.streams[1:])


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": "  "},
        {"reason": "x" * 5000},
        {"streams": ["../../etc"]},
        {"act": "cover", "until": ""},
        {"act": "cover", "until": "2026-11-25"},
        {"act": "cover", "until": "2028-11-26"},
        {"act": "cover", "until": "i morgen"},
    ],
)
def test_what_cannot_be_meant_is_refused(office: Team, wrong: dict[str, Any]) -> None:
    assert office.refused(**{"streams": office.streams, **wrong}) == "malformed"


def test_who_still_holds_what_he_gave_is_said_until_his_computer_says_it_is_gone(office: Team) -> None:
    office.hand(streams=office.streams[:1])

    held = office.told().holds
    office.his.round()

    assert [(one.i, one.s) for one in held] == [("JOKR", office.streams[0])]
    assert office.told().holds == []


def test_the_sample_is_of_the_team_the_same_all_week_and_that_it_was_seen_is_logged(office: Team) -> None:
    with device(office.running, office.bo) as other:
        office.running.grant(office.bo, new_id())
        other.round()
    with same_all_week(office) as first:
        assert office.running.all("select count(*) from access_log where act = 'audit'") == [(1,)]
        assert {one.i for one in first} <= {"HELU", "JOKR", "MEHA"}
        assert len(first) == team.SAMPLE


@contextmanager
def same_all_week(office: Team) -> Iterator[list[TeamLook]]:
    """Look much in one week, and draw of it on each day of the next, while people look on."""
    read(office, "2026-11-26T10:00:00+00:00", 40)
    office.running.clock.now = datetime(2026, 11, 30, 9, tzinfo=UTC)  # a Monday
    first = office.told().looks
    yield first
    for day in range(7):
        office.running.clock.now = datetime(2026, 11, 30, 12, tzinfo=UTC) + timedelta(days=day)
        read(office, office.running.clock.now.isoformat(timespec="seconds"), 9)
        assert office.told().looks == first, f"another sample on day {day}"


def read(office: Team, at: str, times: int) -> None:
    """Let somebody of the team fetch cases, as the service's own log has it."""
    with office.running.ledger.writing() as connection:
        for _ in range(times):
            connection.execute(
                "insert into access_log (at, user, device, act, stream, rows) values (?, ?, 1, 'backfill', ?, 1)",
                (at, office.jonas.id, office.streams[0]),
            )


def test_of_the_test_a_sample_of_the_last_seven_days_is_noticed(
    office: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    between = audit.between
    monkeypatch.setattr(
        audit, "between", lambda first, last: between(first + timedelta(days=7), last + timedelta(days=7))
    )

    with pytest.raises(AssertionError, match="another sample"), same_all_week(office):
        pass


def test_a_look_that_comes_to_light_late_takes_the_place_of_one_at_the_most(office: Team) -> None:
    read(office, "2026-11-26T10:00:00+00:00", 40)
    office.running.clock.now = datetime(2026, 11, 30, 9, tzinfo=UTC)
    before = office.told().looks

    read(office, "2026-11-27T10:00:00+00:00", 1)

    assert sum(one not in before for one in office.told().looks) <= 1


def waited(office: Team, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Tell, for each thing that is read of the team, whether a push would have to wait meanwhile."""
    seen: list[bool] = []
    for home, name in ((handing, "holding"), (handing, "caseload"), (audit, "sample")):
        before = getattr(home, name)

        def asked(*args: Any, before: Any = before, **more: Any) -> Any:
            seen.append(office.running.ledger._lock.locked())
            return before(*args, **more)

        monkeypatch.setattr(home, name, asked)
    office.told()
    return seen


def test_nobodys_push_waits_while_a_team_is_read(office: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = waited(office, monkeypatch)

    assert len(seen) > 3
    assert not any(seen)


def test_a_team_that_is_read_with_the_lock_in_hand_is_noticed(
    office: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = office.running.ledger
    monkeypatch.setattr(ledger, "reading", ledger.writing)

    assert any(waited(office, monkeypatch))


def test_of_the_past_only_what_is_the_teams_is_read_and_a_week_by_its_days(office: Team) -> None:
    office.hand(streams=office.streams[:1])
    with device(office.running, office.bo) as other:
        office.running.grant(office.bo, stream := new_id())
        other.round()
        office.running.revoke(office.bo, stream)

        with office.running.ledger.reading() as connection:
            everybody = handing.holding(connection)
            asked = handing.holding(connection, [office.jonas.id])
        assert {one.initials for one in everybody} == {"JOKR", "BOBO"}
        assert asked == [one for one in everybody if one.initials == "JOKR"]


@pytest.mark.parametrize(
    ("question", "index"),
    [
        ("select id from access_log where at >= '2026-11-16' and at < '2026-11-23'", "access_log_by_time"),
        (
            "select seq from trail_entry where utc >= '2026-11-16' and utc < '2026-11-23'",
            "trail_entry_by_time",
        ),
        ("select 1 from grant_entry where user = 'a' and stream = 'b' and seq > 1", "grant_entry_of_case"),
    ],
)
def test_a_week_is_found_without_reading_the_whole_log(tmp_path: Path, question: str, index: str) -> None:
    store = create(tmp_path / "central", "Nordbyen Kommune")
    with store.reading() as connection:
        plan = " ".join(
            str(row[-1]) for row in connection.execute(f"explain query plan {question}").fetchall()
        )
    store.close()

    assert index in plan
    assert "SCAN" not in plan


def test_a_door_that_asks_for_no_team_is_noticed(office: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    everybody = [office.jonas, office.mette, office.bo]
    monkeypatch.setattr(team, "led", lambda _connection, _device: ("Alle", everybody))

    with pytest.raises(pytest.fail.Exception):
        test_who_leads_no_team_is_told_nothing_and_moves_nothing(office)
    with pytest.raises(pytest.fail.Exception):
        test_nobody_of_another_team_gives_or_takes(office)
