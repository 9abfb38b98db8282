"""A team lead makes a code for a new computer of one of the team: for nobody else, asked anew, and it is on record."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from sync.enrol import begin, enrol
from sync.protocol_team import CodeAsked, CodeMade, HandTold
from sync.service import freshness, grants, registry, signin_way, team_code
from sync.service.registry import User
from sync.service.signin_way import Way
from sync.words import TurnedAway
from tests.sync.stage import Central, Device, new_id
from tests.sync.test_new_jobs import by_claim
from tests.sync.test_team import Team, a_team, enter
from tests.sync.test_team_hand import leaves


@pytest.fixture
def office(running: Central) -> Iterator[Team]:
    with a_team(running) as one:
        yield one


def ask(office: Team, user: User | str, asker: Device | None = None, **more: Any) -> CodeMade:
    whose = user if isinstance(user, str) else user.id
    return (asker or office.lead).wire.team_code(CodeAsked(whose, **{"words": True, **more}))


def refused(office: Team, user: User | str, asker: Device | None = None, **more: Any) -> str:
    before = office.running.all("select count(*) from code")
    with pytest.raises(TurnedAway) as why:
        ask(office, user, asker, **more)
    assert office.running.all("select count(*) from code") == before
    return why.value.code


def noted(office: Team) -> list[tuple[Any, ...]]:
    return office.running.all(
        "select n.what, u.initials from rules_log n join user u on u.id = n.who where n.what like 'code=%'"
    )


def test_with_the_code_a_new_computer_of_that_person_comes_in_once(office: Team) -> None:
    made = ask(office, office.jonas)

    entered = enrol(office.running.address, made.c, begin(), wall=office.running.clock.wall)
    with pytest.raises(TurnedAway) as again:
        enrol(office.running.address, made.c, begin(), wall=office.running.clock.wall)

    assert entered.user == office.jonas.id
    assert again.value.code == "code_used"
    assert made.t == (office.running.clock() + timedelta(hours=24)).isoformat()


def test_after_a_day_it_is_too_old(office: Team) -> None:
    made = ask(office, office.jonas)
    office.running.clock.now += timedelta(hours=24, seconds=1)

    with pytest.raises(TurnedAway) as late:
        enrol(office.running.address, made.c, begin(), wall=office.running.clock.wall)

    assert late.value.code == "code_old"


def test_that_it_was_made_and_by_whom_stands_in_the_log_and_the_code_nowhere(office: Team) -> None:
    made = ask(office, office.mette)

    assert noted(office) == [("code=MEHA", "HELU")]
    said = str([office.running.all("select * from rules_log"), office.running.all("select * from code")])
    assert made.c not in said
    assert made.c.replace("-", "") not in said


def test_nobody_of_another_team_no_lead_no_administrator_and_nobody_who_left_gets_one(office: Team) -> None:
    chief = enter(office.running, "ADMI", "Administrator", "Team Udsatte")
    other = enter(office.running, "LEDA", "Teamleder", "Team Udsatte")
    mentor = enter(office.running, "SIBA", "Mentor", "Team Udsatte")
    leaves(office, office.mette)
    herself = office.lead.enrolled.user

    for whose in (office.bo, chief, other, herself, office.mette, new_id()):
        assert refused(office, whose) == "team_other", whose
    assert ask(office, mentor).c
    assert office.running.all("select active from user where id = ?", office.mette.id) == [(0,)]


def test_who_leads_no_team_makes_none(office: Team) -> None:
    assert refused(office, office.mette, office.his) == "team_forbidden"


def test_whoever_asks_says_once_more_who_he_is(office: Team) -> None:
    without = refused(office, office.jonas, words=False)
    with office.running.ledger.writing() as connection:
        signin_way.change(
            connection, office.running.ledger.keys, Way("local"), who="prøve", now=office.running.clock()
        )

    assert without == "words_needed"
    assert refused(office, office.jonas) in {"sign_in_needed", "sign_in_anew"}


def test_after_twenty_in_a_day_it_waits_for_the_next(office: Team) -> None:
    for _ in range(team_code.MOST):
        ask(office, office.jonas)
    stopped = refused(office, office.jonas)
    office.running.clock.now += timedelta(days=1, seconds=1)

    assert stopped == "too_many"
    assert ask(office, office.jonas).c


def test_a_code_without_being_asked_anew_and_one_for_anybody_are_noticed(
    office: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(freshness, "demand", lambda *_, **__: None)
        with pytest.raises(pytest.fail.Exception):
            test_whoever_asks_says_once_more_who_he_is(office)
    monkeypatch.setattr(team_code, "leads", lambda _job: False)
    with pytest.raises(pytest.fail.Exception):
        test_nobody_of_another_team_no_lead_no_administrator_and_nobody_who_left_gets_one(office)


def test_a_case_that_lost_its_regular_contact_is_told_to_the_lead_who_gives_it_once(office: Team) -> None:
    before = office.told().alone
    by_claim(office.running, office.jonas, "Mentor")
    told = office.told().alone

    given = office.hand(giver="", streams=office.streams)
    again = office.hand(giver="", streams=office.streams)

    assert (before, sorted(told)) == ([], sorted(office.streams))
    assert (given, again) == (HandTold(3), HandTold(3))
    assert office.roles(office.mette) == dict.fromkeys(office.streams, "primary")
    assert office.told().alone == []
    assert office.running.all(
        "select count(*) from grant_entry where user = ? and op = 'add'", office.mette.id
    ) == [(3,)]


def test_what_somebody_has_already_and_what_is_no_case_of_the_team_is_not_given(office: Team) -> None:
    mentor = enter(office.running, "SIBA", "Mentor", "Team Udsatte")
    foreign = new_id()
    office.running.grant(office.bo, foreign)
    by_claim(office.running, office.bo, "Mentor")

    assert office.refused(giver="", streams=office.streams) == "hand_refused"
    assert office.refused(giver="", streams=[foreign]) == "hand_refused"
    assert office.refused(giver="", streams=[]) == "hand_refused"
    by_claim(office.running, office.jonas, "Mentor")
    assert office.refused(giver="", taker=mentor.id, streams=office.streams) == "team_other"
    assert office.refused(giver="", taker=office.bo.id, streams=office.streams) == "team_other"
    assert office.refused(giver="", taker=office.lead.enrolled.user, streams=office.streams) == "team_other"
    assert office.refused(giver="", act="cover", until="2026-12-14") == "malformed"
    assert office.refused(office.his, giver="", streams=office.streams) == "team_forbidden"


def test_what_somebody_else_gave_the_taker_is_not_told_as_given(office: Team) -> None:
    own = new_id()
    office.running.grant(office.mette, own)
    office.running.grant(_lead(office), own, "team_lead")

    assert office.refused(giver="", streams=[own]) == "hand_refused"


def test_who_left_is_given_none_and_a_case_that_is_nobodys_stands_not_there(office: Team) -> None:
    by_claim(office.running, office.jonas, "Mentor")
    left, moved, _ = office.streams
    with office.running.ledger.writing() as connection:
        connection.execute(
            "insert into moved_case (stream, receiver, sign, digest, last, changes, files, who, at) "
            "values (?, 'Kommunen', 'x', 'x', 0, 0, 0, 'y', 'z')",
            (moved,),
        )

    assert moved not in office.told().alone
    assert office.refused(giver="", streams=[moved]) == "hand_refused"

    leaves(office, office.mette)
    assert left in office.told().alone
    assert office.refused(giver="", streams=[left]) == "team_other"


def _lead(office: Team) -> User:
    with office.running.ledger.reading() as connection:
        return registry.user_called(connection, "HELU")


def test_a_case_that_is_given_over_another_ones_head_is_noticed(
    office: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grants, "alone", lambda *_: list(office.streams))

    with pytest.raises((AssertionError, pytest.fail.Exception)):
        test_what_somebody_has_already_and_what_is_no_case_of_the_team_is_not_given(office)
