"""What a team lead's hand-over holds to: covers that are prolonged, who left, mentors, an answer that got lost."""

from collections.abc import Iterator
from typing import Any

import pytest

from casework.errors import Refused
from sync.protocol_team import HandTold
from sync.service import grants, handing, people, registry, team
from sync.service.log import Log
from sync.service.registry import User
from sync.words import TurnedAway
from tests.sync.stage import NOW, Central, new_id
from tests.sync.test_team import Team, a_team, enter


@pytest.fixture
def office(running: Central) -> Iterator[Team]:
    with a_team(running) as one:
        yield one


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
