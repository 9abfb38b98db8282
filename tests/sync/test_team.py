"""A team lead's own address: his team and nobody else's, a hand-over as one act, and no word of any case."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from casework.errors import Refused
from casework.kinds import Role
from sync.protocol_team import HandAsked, HandTold, TeamTold
from sync.service import audit, grants, handing, people, registry, team
from sync.service.ledger import create
from sync.service.log import Log
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


def test_a_cover_is_prolonged_and_made_shorter_and_says_so(office: Team) -> None:
    office.hand(act="cover", until="2026-12-14")
    longer = office.hand(act="cover", until="2026-12-31")
    until = office.running.all("select distinct until from timed_grant")
    with office.running.ledger.reading() as connection:
        told = {one.until for one in handing.covers(connection, office.jonas.id)}
    shorter = office.hand(act="cover", until="2026-12-01")

    assert (longer, shorter) == (HandTold(3), HandTold(3))
    assert until == [("2026-12-31T23:00:00+00:00",)]
    assert told == {"2026-12-31T23:00:00+00:00"}
    assert office.running.all("select until, count(*) from timed_grant group by until") == [
        ("2026-12-01T23:00:00+00:00", 3)
    ]
    noted = office.running.all("select what from rules_log where what like 'cover_until=%' order by id")
    assert [what for (what,) in noted] == [
        "cover_until=2026-12-31T23:00:00+00:00",
        "cover_until=2026-12-01T23:00:00+00:00",
    ]


def test_a_cover_that_is_not_prolonged_is_noticed(office: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handing, "_covered_until", lambda *_: None)

    with pytest.raises(AssertionError):
        test_a_cover_is_prolonged_and_made_shorter_and_says_so(office)


def test_a_cover_says_nothing_of_what_the_colleague_has_himself_or_for_another(office: Team) -> None:
    other = enter(office.running, "TRDI", "Sagsbehandler", "Team Udsatte")
    office.running.grant(office.mette, office.streams[0], "partner")
    office.running.grant(other, office.streams[1], "partner")
    office.hand(act="cover", giver=other.id, until="2026-12-14")

    assert office.hand(act="cover", until="2026-12-31") == HandTold(1)
    assert office.running.all("select for_user, until from timed_grant order by until") == [
        (other.id, "2026-12-14T23:00:00+00:00"),
        (office.jonas.id, "2026-12-31T23:00:00+00:00"),
    ]


def leaves(office: Team, user: User) -> None:
    act = grants.Act("administrator", "holdt op", NOW.isoformat(timespec="seconds"))
    people.leave(office.running.ledger, user.initials, act, NOW)


def test_who_left_is_given_no_case_and_whoever_came_back_is(office: Team) -> None:
    leaves(office, office.mette)

    assert office.refused(streams=office.streams) == "team_other"
    assert office.refused(act="cover", until="2026-12-14") == "team_other"
    assert [one.i for one in office.told().members] == ["HELU", "JOKR"]
    office.running.code(office.mette)
    assert office.hand(streams=office.streams[:1]) == HandTold(1)


def test_whoever_is_entered_anew_after_he_left_takes_cases(office: Team) -> None:
    leaves(office, office.mette)
    row = {"initials": "MEHA", "name": "Mette Hald", "role": "Sagsbehandler", "team": "Team Udsatte"}
    people.enter(office.running.ledger, row, NOW, fresh=False)
    still = office.refused(streams=office.streams)
    came = people.enter(office.running.ledger, row, NOW, fresh=True)

    assert (still, came) == ("team_other", True)
    with pytest.raises(Refused, match="er her i forvejen"):
        people.enter(office.running.ledger, row, NOW, fresh=True)
    assert office.hand(streams=office.streams) == HandTold(3)


def test_a_computer_of_somebody_who_left_is_shut_out_and_told_so(office: Team) -> None:
    office.hand(streams=office.streams)
    leaves(office, office.jonas)
    with office.running.ledger.writing() as connection:
        connection.execute("update device set revoked = null where id = ?", (office.his.wire.device,))

    with pytest.raises(TurnedAway) as why:
        office.told(office.his)
    assert why.value.code == "device_revoked"


def test_cases_that_are_given_to_somebody_who_left_are_noticed(
    office: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "set_active", lambda *_, **__: None)

    with pytest.raises(pytest.fail.Exception):
        test_who_left_is_given_no_case_and_whoever_came_back_is(office)


def test_a_hand_over_whose_answer_got_lost_is_answered_again_and_done_once(office: Team) -> None:
    first = office.hand(streams=office.streams[:2])
    entries = office.running.all("select count(*) from grant_entry")

    assert office.hand(streams=office.streams[:2]) == first == HandTold(2)
    assert office.hand(streams=office.streams[1:2]) == HandTold(1)
    assert office.running.all("select count(*) from grant_entry") == entries
    assert office.refused(streams=office.streams) == "hand_refused"


def test_what_another_moved_or_what_went_on_from_there_is_no_answer_that_got_lost(office: Team) -> None:
    third = enter(office.running, "TRDI", "Sagsbehandler", "Team Udsatte")
    office.hand(streams=office.streams[:1])
    office.hand(giver=office.mette.id, taker=third.id, streams=office.streams[:1])
    office.running.revoke(office.jonas, office.streams[1], to=office.mette.id)
    office.running.grant(office.mette, office.streams[1])

    assert office.refused(streams=office.streams[:1]) == "hand_refused"
    assert office.refused(streams=office.streams[1:2]) == "hand_refused"


def test_a_lost_answer_that_is_no_answer_is_noticed(office: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handing, "given_before", lambda *_, **__: 0)

    with pytest.raises(TurnedAway):
        test_a_hand_over_whose_answer_got_lost_is_answered_again_and_done_once(office)


def test_a_mentor_is_given_no_case_in_a_role_from_before_the_giver_was_a_mentor(office: Team) -> None:
    before = enter(office.running, "MENA", "Mentor", "Team Udsatte")
    mentor = enter(office.running, "MENB", "Virksomhedsmentor", "Team Udsatte")
    office.running.grant(before, office.streams[0], "mentor")
    office.running.grant(before, theirs := new_id())
    pair: dict[str, Any] = {"giver": before.id, "taker": mentor.id}

    assert office.refused(**pair, streams=[theirs]) == "team_other"
    assert office.refused(**pair, streams=[office.streams[0], theirs]) == "team_other"
    assert office.refused(**pair, act="cover", until="2026-12-14") == "team_other"
    assert office.refused(taker=mentor.id, streams=office.streams) == "team_other"
    assert office.hand(**pair, streams=office.streams[:1]) == HandTold(1)
    assert office.roles(mentor) == {office.streams[0]: "mentor"}


def test_a_mentor_who_comes_by_primary_rights_is_noticed(
    office: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(team, "may_carry", lambda _job, _roles: True)

    with pytest.raises(pytest.fail.Exception):
        test_a_mentor_is_given_no_case_in_a_role_from_before_the_giver_was_a_mentor(office)


def test_a_cover_that_could_not_be_made_here_can_be_ended_here(office: Team) -> None:
    mentor = enter(office.running, "SIBA", "Mentor", "Team Udsatte")
    with office.running.ledger.writing() as connection:
        log, act = Log(connection), grants.Act("administrator", "aftalt", NOW.isoformat(timespec="seconds"))
        handing.cover(log, office.jonas.id, mentor.id, until=NOW + team.WEEK, act=act)
        log.finish()

    assert office.hand(act="end", taker=mentor.id) == HandTold(3)
    assert office.roles(mentor) == {}
    assert office.refused(act="end", taker=office.bo.id) == "team_other"


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
    first = office.told().looks
    seen = office.running.all("select user from access_log where act = 'audit'")

    assert first
    assert {one.i for one in first} <= {"HELU", "JOKR", "MEHA"}
    assert office.told().looks == first
    assert len(seen) == 1
    assert len(first) <= team.SAMPLE


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
