"""Signing in by the browser: who gets a code, who gets tokens for it, and how long that lasts."""

from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from sync import protocol_signin as said
from sync.service import leases
from sync.service.signin import persons
from sync.service.signin_way import Provider, Way
from sync.wire import Wire
from sync.words import TurnedAway
from tests.sync import servers
from tests.sync.signing_in import (
    STATE,
    Browser,
    Computer,
    Scene,
    cheap_words,
    demand,
    error,
    give_words,
    new_initials,
    place,
    scene,
    told,
)
from tests.sync.stage import central

__all__ = ["cheap_words", "place", "scene"]


def test_a_person_signs_in_and_the_computer_gets_tokens_for_its_key_alone(scene: Scene) -> None:
    page = scene.browser.begin(scene.computer.key)
    answer = told(scene.browser.type(scene.initials, f"  {scene.words.upper()} "))
    tokens = scene.computer.bring(answer["code"]).json()

    assert "Log ind i Fodfæste" in page.text
    assert (answer["state"], answer["iss"]) == (STATE, scene.running.address)
    assert (tokens["token_type"], tokens["expires_in"]) == ("DPoP", 300)
    assert scene.computer.pull(tokens["access_token"]) == (200, "")
    assert scene.computer.pull(tokens["access_token"], scheme="Bearer") == (401, "token_needed")


def test_a_sign_in_goes_the_same_on_postgresql(tmp_path: Path, cheap_words: None) -> None:
    with central(tmp_path / "central", server=servers.newest()) as running:
        user = running.add_user(new_initials())
        demand(running, Way("local"))
        one = Scene(
            running, Computer(running, running.enrol(user)), Browser(running), give_words(running, user.id)
        )
        code = one.code()
        tokens = one.computer.bring(code).json()
        refreshed = one.computer.refresh(tokens["refresh_token"]).json()
        pulled = one.computer.pull(refreshed["access_token"])
        twice = error(one.computer.bring(code))
        one.browser.line.close()

        assert (pulled, twice) == ((200, ""), (400, "invalid_grant"))
        assert error(one.computer.refresh(tokens["refresh_token"])) == (400, "invalid_grant")
        with running.ledger.writing() as connection:
            persons.keep(
                connection, Provider("https://i.example", "c"), {"sub": "s"}, user.id, running.clock()
            )
            persons.forget(connection, user.id)


def test_the_service_says_of_itself_where_things_are(scene: Scene) -> None:
    got = httpx.get(scene.running.address + said.METADATA, trust_env=False).json()

    assert got["issuer"] == scene.running.address
    assert got["token_endpoint"] == scene.running.address + said.TOKEN
    assert got["code_challenge_methods_supported"] == ["S256"]
    assert got["authorization_response_iss_parameter_supported"]
    assert got["dpop_signing_alg_values_supported"] == ["Ed25519"]


def test_where_nobody_signs_in_a_code_for_the_computer_is_enough(scene: Scene) -> None:
    demand(scene.running, Way("none"))
    enrolled = scene.running.enrol(scene.running.add_user(new_initials()))

    got = scene.browser.begin(enrolled.key)

    assert not enrolled.sign_in
    assert told(got)["error"] == "unauthorized_client"


def test_without_a_sign_in_a_computer_only_brings_what_waits_on_it(scene: Scene) -> None:
    enrolled = scene.computer.enrolled
    wire = Wire(scene.running.address, enrolled.key, enrolled.device, wall=scene.running.clock.wall)
    locked = Wire(
        scene.running.address, enrolled.key, enrolled.device, wall=scene.running.clock.wall, shut=True
    )

    with pytest.raises(TurnedAway, match="logge ind igen") as turned:
        wire.contact()
    heard = locked.contact()
    with pytest.raises(TurnedAway) as pulled:
        locked.pull("", have=(0, 0), check=False, limit=10)
    wire.close()
    locked.close()

    assert (turned.value.code, pulled.value.code) == ("sign_in_needed", "sign_in_needed")
    assert (heard.sign_in, heard.lease) == (True, "")
    assert scene.running.enrol(scene.running.add_user(new_initials())).sign_in


def test_two_officers_can_help_whoever_cannot_sign_in(scene: Scene) -> None:
    enrolled, wall = scene.computer.enrolled, scene.running.clock.wall
    locked = Wire(scene.running.address, enrolled.key, enrolled.device, wall=wall, shut=True)

    told_of_help = locked.recovery()
    locked.close()

    assert told_of_help.public == ""


def test_a_signed_in_computer_needs_nothing_but_its_key(scene: Scene) -> None:
    scene.tokens()
    enrolled = scene.computer.enrolled
    wire = Wire(scene.running.address, enrolled.key, enrolled.device, wall=scene.running.clock.wall)

    heard = wire.contact()
    page = wire.pull("", have=(0, 0), check=False, limit=10)
    wire.close()

    assert (heard.sign_in, bool(heard.lease), page.rows) == (False, True, [])


def test_the_refresh_token_stays_the_same_however_often_it_is_used(scene: Scene) -> None:
    first = scene.tokens()["refresh_token"]

    lost = scene.computer.refresh(first)
    again = scene.computer.refresh(first)

    assert lost.json()["refresh_token"] == again.json()["refresh_token"] == first
    assert scene.computer.pull(again.json()["access_token"]) == (200, "")


@pytest.mark.parametrize(("lease", "days"), [("8t", 7), ("7d", 7), ("14d", 14)])
def test_a_session_that_nobody_used_for_a_week_or_a_lease_is_over(
    scene: Scene, lease: str, days: int
) -> None:
    with scene.running.ledger.writing() as connection:
        leases.set_length(connection, lease, who="prøve", now=scene.running.clock())
    token = scene.tokens()["refresh_token"]

    scene.after(timedelta(days=days))
    assert scene.computer.refresh(token).status_code == 200
    scene.after(timedelta(days=days, hours=1, seconds=1))
    assert error(scene.computer.refresh(token)) == (400, "invalid_grant")


def test_a_session_that_is_used_every_day_is_over_after_thirty(scene: Scene) -> None:
    token = scene.tokens()["refresh_token"]
    for _ in range(30):
        assert scene.computer.refresh(token).status_code == 200
        scene.after(timedelta(days=1))

    assert scene.computer.refresh(token).status_code == 200
    scene.after(timedelta(seconds=1))
    assert error(scene.computer.refresh(token)) == (400, "invalid_grant")


def test_a_revoked_refresh_token_and_one_that_nobody_made_give_nothing(scene: Scene) -> None:
    token = scene.tokens()["refresh_token"]
    form = {"token": token, "client_id": said.CLIENT}

    done = scene.computer.post(form, "", said.REVOKE)
    unknown = scene.computer.post({**form, "token": "nobody.0"}, "", said.REVOKE)

    assert (done.status_code, unknown.status_code) == (200, 200)
    assert error(scene.computer.refresh(token)) == (400, "invalid_grant")
    assert error(scene.computer.refresh(f"{token[:-1]}0")) == (400, "invalid_grant")
    assert error(scene.computer.post({**form, "token": "a.b.c"}, "", said.REVOKE)) == (
        400,
        "unsupported_token_type",
    )


def test_another_way_of_signing_in_ends_what_was_begun_by_the_old_one(scene: Scene) -> None:
    token = scene.tokens()["refresh_token"]

    demand(scene.running, Way("none"))

    assert error(scene.computer.refresh(token)) == (400, "invalid_grant")


def test_a_computer_that_is_shut_out_gets_no_tokens_though_its_session_stands(scene: Scene) -> None:
    token = scene.tokens()["refresh_token"]
    with scene.running.ledger.writing() as connection:
        connection.execute(
            "update device set revoked = '2026-11-26' where id = ?", (scene.computer.enrolled.device,)
        )

    assert error(scene.computer.refresh(token)) == (400, "invalid_grant")
