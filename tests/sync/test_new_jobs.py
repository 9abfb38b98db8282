"""Another job: what it does not carry ends, also on the computers, whoever said it; words that wait still come in."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from casework.caseload import carries
from casework.errors import Refused
from casework.kinds import Role
from sync.service import given, grants, handing, importing, people, registry, rules
from sync.service.signin import persons
from sync.service.signin_way import Provider
from tests.storage import shelf
from tests.storage.pages import in_the_clear
from tests.storage.test_residue import stands_in
from tests.sync.stage import NOW, Central, device, new_id
from tests.sync.test_a_mentors_store import GUARDED, OPEN, Pair, change, pair, sync
from tests.sync.test_team import enter

ROLES: Final[tuple[Role, ...]] = ("primary", "partner", "stand_in", "mentor", "team_lead")
PROVIDER: Final = Provider(
    "https://login.example", "fodfaeste", jobs={one.casefold(): one for one in people.JOBS}, job="roles"
)
Says = Callable[[Central, registry.User, str], None]


def by_claim(running: Central, user: registry.User, job: str) -> None:
    """The municipality's provider says it when he signs in."""
    claims = {"sub": user.id, "roles": [job.casefold()]}
    with running.ledger.writing() as connection:
        persons.keep(connection, PROVIDER, claims, user.id, running.clock())


def by_administrator(running: Central, user: registry.User, job: str) -> None:
    """The administrator says it: `user change`."""
    people.enter(running.ledger, {"initials": user.initials, "role": job}, running.clock(), fresh=False)


def roles(running: Central, user: registry.User) -> set[str]:
    with running.ledger.reading() as connection:
        return {one.role for one in grants.open_spans(connection, user.id).values()}


@pytest.mark.parametrize(
    ("job", "stays"),
    [
        ("Sagsbehandler", {"primary", "partner", "stand_in", "mentor"}),
        ("Mentor", {"mentor"}),
        ("Virksomhedsmentor", {"mentor"}),
        ("Teamleder", set(ROLES)),
        ("Administrator", set()),
        ("Databeskyttelsesrådgiver", set()),
    ],
)
def test_which_roles_a_job_carries(job: str, stays: set[str]) -> None:
    assert {role for role in ROLES if carries(job, role)} == stays


@pytest.mark.parametrize("says", [by_claim, by_administrator])
@pytest.mark.parametrize("job", ["Mentor", "Teamleder", "Administrator", "Databeskyttelsesrådgiver"])
def test_a_new_job_ends_what_it_does_not_carry_and_nothing_else(
    running: Central, says: Says, job: str
) -> None:
    jonas = enter(running, "JOKR", "Teamleder", "Team Udsatte")
    mette = enter(running, "MEHA", "Sagsbehandler", "Team Udsatte")
    for role in ROLES:
        running.grant(jonas, new_id(), role)
    running.grant(mette, new_id())

    says(running, jonas, job)

    assert roles(running, jonas) == {role for role in ROLES if carries(job, role)}
    assert roles(running, mette) == {"primary"}
    noted = running.all("select what from rules_log where what like 'job %'")
    assert noted == ([] if job == "Teamleder" else [(f"job JOKR={job}",)])


def test_a_computer_of_who_became_a_mentor_by_claim_lets_go_of_the_health_note_and_what_waited_comes_in(
    running: Central, tmp_path: Path
) -> None:
    with pair(running, tmp_path, "mentor") as both:
        his = both.worker
        jonas = _user(running, "JOKR")
        waits = change(his, both.stream, new_id(), "note", {"text": "Skrevet uden net"})
        his.store.ledger.record([waits], now=NOW)
        held_before = set(GUARDED.values()) & _words(both)

        by_claim(running, jonas, "Mentor")
        still = [one.initials for one in _holding(running)]
        sync(his)
        sync(his)

        assert held_before
        assert still == ["JOKR"]
        assert _words(both) & {*GUARDED.values(), *OPEN.values()} == set()
        assert _holding(running) == []
        assert running.all("select late from change order by seq desc limit 1") == [(1,)]
        assert running.all("select code from held") == []
        assert _alone(running) == [both.stream]


def test_what_a_mentor_by_claim_writes_afterwards_as_if_he_had_the_case_is_held(running: Central) -> None:
    jonas, stream = running.add_user("JOKR"), new_id()
    running.grant(jonas, stream)
    with device(running, jonas) as his:
        his.round()
        by_claim(running, jonas, "Mentor")
        running.grant(jonas, new_id(), "mentor")  # the log has gone on since
        his.round()
        his.ledger.write(stream, new_id(), {"text": "Bagefter"}, kind="note")
        his.round()

    assert running.all("select code from held") == [("scope_ended",)]


def test_a_line_systems_new_word_of_a_job_ends_what_it_does_not_carry_and_its_old_word_changes_nothing(
    running: Central,
) -> None:
    jonas, stream = enter(running, "JOKR", "Sagsbehandler", "Team Udsatte"), new_id()
    running.grant(jonas, stream)
    _imported(running, jonas, "Mentor")
    ended = roles(running, jonas)
    by_claim(running, jonas, "Administrator")
    _imported(running, jonas, "Mentor")

    assert ended == set()
    assert running.all("select role from user where id = ?", jonas.id) == [("Administrator",)]


def test_a_job_that_the_line_system_gives_stands_in_the_log_once(running: Central) -> None:
    jonas = enter(running, "JOKR", "Sagsbehandler", "Team Udsatte")
    for job in ("Sagsbehandler", "Mentor", "Mentor"):
        _imported(running, jonas, job)

    with running.ledger.reading() as connection:
        found = given.acts(connection, ("2026-11-01", "2026-12-31"))

    assert [(one.by, one.initials, one.role) for one in found if one.act == "job"] == [
        (given.IMPORT, "JOKR", "Mentor")
    ]


def test_the_administrators_word_counts_also_where_the_line_system_said_it_long_ago(running: Central) -> None:
    jonas = enter(running, "JOKR", "Sagsbehandler", "Team Udsatte")
    by_claim(running, jonas, "Mentor")

    changed = people.enter(
        running.ledger, {"initials": "JOKR", "role": "Sagsbehandler"}, running.clock(), fresh=False
    )

    assert changed
    assert running.all("select role from user where id = ?", jonas.id) == [("Sagsbehandler",)]


def test_by_the_administrators_word_nobody_gets_a_case_in_a_role_that_his_job_does_not_carry(
    running: Central,
) -> None:
    mentor, worker = enter(running, "SIBA", "Mentor", ""), enter(running, "JOKR", "Sagsbehandler", "")
    with running.ledger.reading() as connection:
        with pytest.raises(Refused, match="kun have en sag som mentor"):
            grants.check_job(connection, mentor.id, "primary")
        with pytest.raises(Refused, match="Kun en teamleder"):
            grants.check_job(connection, worker.id, "team_lead")
        grants.check_job(connection, mentor.id, "mentor")
        grants.check_job(connection, worker.id, "primary")


def test_a_closed_case_and_one_that_has_a_regular_contact_stand_not_among_those_that_nobody_has(
    running: Central,
) -> None:
    jonas, mette = (enter(running, one, "Sagsbehandler", "Team") for one in ("JOKR", "MEHA"))
    given, closed, left = new_id(), new_id(), new_id()
    for stream in (given, closed, left):
        running.grant(jonas, stream)
    with running.ledger.writing() as connection:
        connection.execute(
            "insert into closed_case (stream, closed, code, who, at) values (?, '2026-11-01', 'x', 'y', 'z')",
            (closed,),
        )
    by_claim(running, jonas, "Mentor")
    running.grant(mette, given)

    assert _alone(running) == [left]


def test_a_case_that_nobody_was_ever_given_stands_among_them_until_somebody_is(running: Central) -> None:
    """As where an export names as regular contact somebody whose job has no cases by now."""
    jonas, (stream, opened) = enter(running, "JOKR", "Sagsbehandler", "Team"), shelf.citizen()
    importing.take_beside(running.ledger, opened, now=NOW)
    before = _alone(running)
    running.grant(jonas, stream)

    assert (before, _alone(running)) == ([stream], [])


def test_a_new_job_and_what_it_ended_stand_in_the_log_with_who_said_it(running: Central) -> None:
    jonas = enter(running, "JOKR", "Sagsbehandler", "Team Udsatte")
    streams = sorted(new_id() for _ in range(2))
    for stream in streams:
        running.grant(jonas, stream)
    by_claim(running, jonas, "Mentor")
    running.code(jonas)

    with running.ledger.reading() as connection:
        found = given.acts(connection, ("2026-11-01", "2026-12-31"))

    said = {(one.act, one.initials, one.by) for one in found}
    assert said >= {("revoke", "JOKR", persons.BY), ("job", "JOKR", persons.BY)}
    assert {one.act for one in found} == {"add", "revoke", "job", "code"}
    ended = [one for one in found if one.act == "revoke"]
    assert sorted(case for one in ended for case in one.citizens) == streams
    assert len(ended) == 1
    assert ended[0].reason == "stillingen er nu Mentor"


def _imported(running: Central, user: registry.User, job: str) -> importing.Imported:
    row = {
        "initials": user.initials,
        "name": user.name,
        "role": job,
        "team": "Team Udsatte",
        "email": "",
        "phone": "",
    }
    return importing.take(running.ledger, people._export(row), now=running.clock(), dry=False)


def _words(both: Pair) -> set[str]:
    """Return the canaries that lie in some file of the caseworker's store, under the ciphers."""
    clear = in_the_clear(both.worker.store).values()
    return {
        word for word in {*GUARDED.values(), *OPEN.values()} if any(stands_in(word, said) for said in clear)
    }


def _user(running: Central, initials: str) -> registry.User:
    with running.ledger.reading() as connection:
        return registry.user_called(connection, initials)


def _holding(running: Central) -> list[handing.Holds]:
    with running.ledger.reading() as connection:
        return handing.holding(connection)


def _alone(running: Central) -> list[str]:
    with running.ledger.reading() as connection:
        return grants.alone(connection)


@pytest.mark.parametrize("job", ["Mentor", "Administrator"])
def test_a_new_job_that_ends_nothing_would_be_noticed(
    running: Central, monkeypatch: pytest.MonkeyPatch, job: str
) -> None:
    monkeypatch.setattr(grants, "end_uncarried", lambda *_: 0)

    with pytest.raises(AssertionError):
        test_a_new_job_ends_what_it_does_not_carry_and_nothing_else(running, by_claim, job)


def test_a_word_of_one_person_leaves_what_the_provider_said_of_another(running: Central) -> None:
    jonas, mette = (enter(running, one, "Sagsbehandler", "Team Udsatte") for one in ("JOKR", "MEHA"))
    by_claim(running, jonas, "Administrator")

    people.enter(running.ledger, {"initials": "MEHA", "name": "Mette Ny"}, running.clock(), fresh=False)
    enter(running, "NYXX", "Sagsbehandler", "Team Udsatte")

    assert running.all("select role from user where id = ?", jonas.id) == [("Administrator",)]
    assert running.all("select name from user where id = ?", mette.id) == [("Mette Ny",)]


def test_a_word_of_one_person_ends_nothing_of_another_and_an_import_ends_it_as_what_it_is(
    running: Central,
) -> None:
    """As where a release finds grants from before there was this rule."""
    jonas, _ = (enter(running, one, "Sagsbehandler", "Team Udsatte") for one in ("JOKR", "MEHA"))
    running.grant(jonas, new_id())
    with running.ledger.writing() as connection:
        connection.execute("update user set role = 'Mentor' where id = ?", (jonas.id,))

    people.enter(running.ledger, {"initials": "MEHA", "role": "Teamleder"}, running.clock(), fresh=False)
    still = roles(running, jonas)
    _imported(running, jonas, "Sagsbehandler")

    assert (still, roles(running, jonas)) == ({"primary"}, set())
    assert running.all("select distinct reason from grant_entry where op = 'revoke'") == [(importing.REASON,)]


def test_the_administrators_word_of_a_job_holds_until_the_line_system_says_another_one(
    running: Central,
) -> None:
    jonas = enter(running, "JOKR", "Sagsbehandler", "Team Udsatte")
    _imported(running, jonas, "Sagsbehandler")
    by_administrator(running, jonas, "Mentor")
    people.enter(running.ledger, {"initials": "JOKR", "team": "Team Nord"}, running.clock(), fresh=False)
    stood = []
    for said in ("Sagsbehandler", "Sagsbehandler", "Teamleder", "Sagsbehandler"):
        _imported(running, jonas, said)
        stood += running.all("select role from user where id = ?", jonas.id)

    assert [one for (one,) in stood] == ["Mentor", "Mentor", "Teamleder", "Sagsbehandler"]


def test_the_report_of_an_import_says_where_a_job_that_a_person_gave_holds(running: Central) -> None:
    jonas = enter(running, "JOKR", "Sagsbehandler", "Team Udsatte")
    by_administrator(running, jonas, "Mentor")

    said = [str(_imported(running, jonas, job).report) for job in ("Sagsbehandler", "Administrator")]

    assert ["en administrator givet en anden stilling" in one for one in said] == [True, False]


def test_a_job_and_its_line_in_the_log_are_one_act(running: Central, monkeypatch: pytest.MonkeyPatch) -> None:
    jonas = enter(running, "JOKR", "Sagsbehandler", "Team Udsatte")
    with monkeypatch.context() as patch:
        patch.setattr(rules, "note", _killed)
        with pytest.raises(RuntimeError):
            by_administrator(running, jonas, "Mentor")
    unchanged = running.all("select role from user where id = ?", jonas.id)

    by_administrator(running, jonas, "Mentor")

    assert unchanged == [("Sagsbehandler",)]
    assert running.all("select what from rules_log where what like 'job %'") == [("job JOKR=Mentor",)]


def _killed(*_: object, **__: object) -> None:
    raise RuntimeError("killed")
