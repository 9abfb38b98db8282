"""A service that was put back has the jobs of the copy: nothing goes to a computer until today's job was said."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from casework.errors import Unreachable
from sync.proofs import thumbprint
from sync.service import admin, jobs_of_a_copy, sessions
from sync.service.sessions import Session
from sync.service.signin_way import NO_WAY, Way
from sync.words import TurnedAway
from tests.storage.shelf import note
from tests.sync.away import Laptop
from tests.sync.putting_back import Office, a_round, office
from tests.sync.signing_in import demand
from tests.sync.stage import new_id
from tests.sync.test_new_jobs import PROVIDER, by_claim, roles

WAY = Way("provider", PROVIDER)


@pytest.fixture
def both(tmp_path: Path) -> Iterator[tuple[Office, Laptop]]:
    """A service whose provider says the jobs, and Jonas' computer with a case of his, signed in."""
    with office(tmp_path, "JOKR") as (service, (his,)):
        demand(service.running, WAY)
        signs_in(service, his, "Sagsbehandler")
        service.grant(his, new_id())
        a_round(his)
        yield service, his


def signs_in(service: Office, his: Laptop, job: str) -> None:
    """Do what the end of a sign-in does: the provider's claims are kept, and a session begins."""
    running = service.running
    by_claim(running, his.user, job)
    now = running.clock()
    with running.ledger.writing() as connection:
        named = Session(
            sessions.new_id(), thumbprint(his.enrolled.key.public), his.user.id, WAY.name, "", now, now
        )
        sessions.begin(connection, named)


def here(his: Laptop) -> set[str]:
    return {one.stream for one in his.store.ledger.scope()}


def became_a_mentor_and_was_put_back(service: Office, his: Laptop) -> str:
    """Take a copy, let Jonas become a mentor and lose the case, and go back to the copy; return whose case it was."""
    (case,) = here(his)
    copy = service.copy()
    signs_in(service, his, "Mentor")
    a_round(his)
    assert here(his) == set()
    service.put_back(copy)
    assert roles(service.running, his.user) == {"primary"}, "of the copy he is a caseworker, and has the case"
    return case


def test_after_a_copy_nothing_comes_until_todays_job_was_said_and_then_its_cases_alone(
    both: tuple[Office, Laptop],
) -> None:
    service, his = both
    case = became_a_mentor_and_was_put_back(service, his)
    his.store.ledger.record([*note(case, "Skrevet uden net")], now=service.clock())

    with pytest.raises(TurnedAway) as turned:
        a_round(his)
    held = (here(his), roles(service.running, his.user))
    signs_in(service, his, "Mentor")
    a_round(his)

    assert turned.value.code == "sign_in_needed"
    assert held == (set(), {"primary"})
    assert roles(service.running, his.user) == set()
    assert here(his) == set()
    assert not his.store.ledger.waiting(9), "what waited came in, or stands aside where its author sees it"


def test_of_the_test_a_service_that_asks_nobody_anew_gives_the_case_back(
    both: tuple[Office, Laptop], monkeypatch: pytest.MonkeyPatch
) -> None:
    service, his = both
    monkeypatch.setattr(jobs_of_a_copy, "ask_anew", lambda *_: 0)
    case = became_a_mentor_and_was_put_back(service, his)

    a_round(his)

    assert here(his) == {case}


def test_whoever_has_the_same_job_still_signs_in_and_has_what_he_had(both: tuple[Office, Laptop]) -> None:
    service, his = both
    before, copy = here(his), service.copy()
    service.grant(his, new_id())
    service.put_back(copy)

    with pytest.raises(Unreachable):
        a_round(his)
    signs_in(service, his, "Sagsbehandler")
    a_round(his)

    assert here(his) == before


def test_where_nobody_says_the_jobs_nobody_is_asked(both: tuple[Office, Laptop]) -> None:
    service, his = both
    demand(service.running, NO_WAY)
    copy = service.copy()
    service.grant(his, new_id())

    service.put_back(copy)

    assert a_round(his).whole
    assert service.running.all("select count(*) from signin_session where ended is null") == [(1,)]


def doctor(service: Office, capsys: pytest.CaptureFixture[str]) -> str:
    assert admin.main(["doctor", "--store", str(service.folder)]) == 0
    return capsys.readouterr().out


def test_doctor_names_who_has_not_said_todays_job_until_he_has(
    both: tuple[Office, Laptop], capsys: pytest.CaptureFixture[str]
) -> None:
    service, his = both
    before = doctor(service, capsys)
    became_a_mentor_and_was_put_back(service, his)
    after = doctor(service, capsys)
    signs_in(service, his, "Mentor")

    assert "logget ind" not in before
    assert "disse har ikke logget ind siden: JOKR. Deres stilling er den fra kopien" in after
    assert "logget ind" not in doctor(service, capsys)


def test_the_words_of_going_on_say_what_becomes_of_jobs(
    both: tuple[Office, Laptop], capsys: pytest.CaptureFixture[str]
) -> None:
    service, his = both
    copy = service.copy()
    service.grant(his, new_id())
    service.stop()
    service.lay(copy)

    admin.main(["restored", "--store", str(service.folder)])
    said = " ".join(capsys.readouterr().out.split())
    demand_nothing(service)
    admin.main(["restored", "--store", str(service.folder), "--copied-at", "2026-11-26T08:00"])
    without = " ".join(capsys.readouterr().out.split())

    assert "alle bedt om at logge ind, før deres computer henter eller sender noget" in said
    assert "En stilling giver ingen adgange tilbage." in said
    assert "sig den igen: user change" in without
    assert "bedt om at logge ind" not in without


def demand_nothing(service: Office) -> None:
    service.go_on()
    demand(service.running, NO_WAY)
    service.stop()


def test_a_copy_that_is_looked_at_says_what_becomes_of_jobs(
    both: tuple[Office, Laptop], capsys: pytest.CaptureFixture[str]
) -> None:
    service, his = both
    copy = service.copy("copy.db")
    service.grant(his, new_id())

    admin.main(["backup-check", str(copy), "--store", str(service.folder)])

    assert "Stillinger ville være dem fra kopien, og adgange med dem." in capsys.readouterr().out


def test_as_json_it_says_how_many_were_asked(
    both: tuple[Office, Laptop], capsys: pytest.CaptureFixture[str]
) -> None:
    service, his = both
    copy = service.copy()
    service.grant(his, new_id())
    service.stop()
    service.lay(copy)

    admin.main(["restored", "--json", "--store", str(service.folder)])

    assert json.loads(capsys.readouterr().out)["asked"] == 1
