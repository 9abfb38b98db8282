"""`fodfaeste-central signin` as the administrator runs it: how one signs in, who may, what a mistake leaves undone."""

from pathlib import Path

import pytest

from sync.service import signin_way
from sync.service.ledger import create, open_store
from sync.service.registry import User, put_user
from tests.sync.test_admin import asked, run

ISSUER = "https://login.nordbyen.example/v2.0"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    ledger = create(tmp_path / "central", "Nordbyen Kommune")
    with ledger.writing() as connection:
        put_user(
            connection, User("9e4b7d10-2c3f-4a5b-8d6e-7f8091a2b3c4", "MEHA", "Mette Hald", "Sagsbehandler")
        )
    ledger.close()
    return tmp_path


def test_a_provider_is_named_shown_without_its_secret_and_taken_away(home: Path) -> None:
    secret = home / "secret"
    secret.write_text("hemmelig kanarie\n", encoding="utf-8")

    named = asked(
        home,
        *("signin", "provider", "--issuer", ISSUER, "--client", "fodfaeste", "--secret-file", secret),
        *("--as", "sag=Sagsbehandler", "--as", "leder=Teamleder", "--level", "substantial"),
    )
    shown = run(home, "signin", "show")[1]
    ledger = open_store(home / "central")
    with ledger.reading() as connection:
        way = signin_way.standing(connection, ledger.keys)
        logged = connection.execute("select what from rules_log").fetchall()
    ledger.close()

    assert named == {"ok": True, "kind": "provider"}
    assert ISSUER in shown
    assert "kanarie" not in shown
    assert way.provider is not None
    assert (way.provider.secret, list(way.provider.jobs)) == ("hemmelig kanarie", ["sag", "leder"])
    assert [tuple(row) for row in logged] == [(f"signin=provider {ISSUER}",)]


@pytest.mark.parametrize(
    ("issuer", "job"),
    [
        ("http://login.nordbyen.example", "sag=Sagsbehandler"),
        (ISSUER, "Sagsbehandler"),
        (ISSUER, "sag=Sagsbehandlr"),
    ],
)
def test_a_provider_in_clear_a_job_for_nothing_and_a_job_that_is_none_are_refused(
    home: Path, issuer: str, job: str
) -> None:
    status, said = run(home, "signin", "provider", "--issuer", issuer, "--client", "x", "--as", job)

    assert (status, "Intet er ændret" in said) == (1, True)
    assert asked(home, "signin", "show")["kind"] == "none"


def test_words_for_a_pilot_are_shown_once_and_a_sign_in_is_ended(home: Path) -> None:
    asked(home, "signin", "local")
    made = asked(home, "signin", "account", "meha")

    assert len(made["words"].split()) == 5
    assert asked(home, "signin", "end", "MEHA") == {"ok": True, "ended": 0}
    assert run(home, "signin", "account", "NIXX")[0] == 1
