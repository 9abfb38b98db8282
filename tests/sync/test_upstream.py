"""The municipality's provider vouches: who gets in by it, in which job, and every answer that is no answer."""

import base64
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey

from sync.proofs import decoded
from sync.service import signin_way
from sync.service.signin import persons, upstream
from sync.service.signin_way import Way
from tests.sync import provider as there
from tests.sync.provider import CLIENT, SECRET, Provider, answering
from tests.sync.signing_in import LINE, Browser, Computer, demand, new_initials, place, told
from tests.sync.stage import Central

__all__ = ["place"]


@dataclass
class Town:
    """A municipality with a provider, one of its people, and his computer."""

    running: Central
    provider: Provider
    computer: Computer
    browser: Browser

    @property
    def user(self) -> str:
        return self.computer.enrolled.user

    def named(self, **other: Any) -> signin_way.Provider:
        return signin_way.Provider(self.provider.issuer, CLIENT, SECRET, **other)

    def sign_in(self) -> dict[str, str]:
        """Go with the browser to the provider and back; return what the computer hears."""
        return told(self.come_back(self.go()))

    def go(self) -> str:
        to = self.browser.begin(self.computer.key).headers["location"]
        assert to.startswith(self.provider.issuer), to
        return str(LINE.get(to).headers["location"])

    def come_back(self, address: str) -> httpx.Response:
        return self.browser.line.get(address)

    def job(self) -> str:
        return str(self.running.all("select role from user where id = ?", self.user)[0][0])


@pytest.fixture
def town(place: Central) -> Iterator[Town]:
    with answering(Provider()) as provider:
        user = place.add_user(new_initials())
        computer, browser = Computer(place, place.enrol(user)), Browser(place)
        provider.now = place.clock.wall()
        provider.person = {
            "preferred_username": f"{user.initials.lower()}@nordbyen.example",
            "sub": user.id,
        }
        one = Town(place, provider, computer, browser)
        demand(place, Way("provider", one.named()))
        yield one
        browser.line.close()


def test_a_person_signs_in_at_the_provider_and_gets_tokens_here(town: Town) -> None:
    answer = town.sign_in()

    got = town.computer.bring(answer["code"])

    assert got.status_code == 200
    assert answer["iss"] == town.running.address
    assert town.computer.pull(got.json()["access_token"]) == (200, "")


def test_the_browser_of_the_sign_in_is_sent_with_state_nonce_and_challenge(town: Town) -> None:
    town.sign_in()

    asked = town.provider.asked
    assert asked["redirect_uri"] == f"{town.running.address}/oauth/upstream"
    assert (asked["code_challenge_method"], len(asked["code_challenge"])) == ("S256", 43)
    assert len({asked["state"], asked["nonce"]}) == 2
    assert min(len(asked["state"]), len(asked["nonce"])) >= 32


@pytest.mark.parametrize(
    ("claims", "job"),
    [
        ({"roles": ["andet", "fodfaeste-leder"]}, "Teamleder"),
        ({"roles": ["fodfaeste-sag", "fodfaeste-leder"]}, "Sagsbehandler"),
        ({"roles": "fodfaeste-mentor"}, "Mentor"),
    ],
)
def test_the_providers_word_gives_the_job_by_the_municipalitys_table(
    town: Town, claims: dict[str, Any], job: str
) -> None:
    jobs = {"fodfaeste-sag": "Sagsbehandler", "fodfaeste-leder": "Teamleder", "fodfaeste-mentor": "Mentor"}
    demand(town.running, Way("provider", town.named(jobs=jobs)))
    town.provider.claims = claims

    assert town.sign_in()["code"]
    assert town.job() == job


def test_a_job_may_lie_deeper_in_the_token(town: Town) -> None:
    named = town.named(job="realm_access.roles", jobs={"leder": "Teamleder"})
    demand(town.running, Way("provider", named))
    town.provider.claims = {"realm_access": {"roles": ["leder"]}}

    town.sign_in()

    assert town.job() == "Teamleder"


def test_whoever_has_no_job_in_the_table_does_not_get_in(town: Town) -> None:
    demand(town.running, Way("provider", town.named(jobs={"fodfaeste-sag": "Sagsbehandler"})))

    assert town.sign_in()["error_description"] == "no_job"


def test_a_text_of_privileges_that_is_not_read_gives_nobody_a_job(town: Town) -> None:
    """OIO-BPP may narrow a role to a part, and read as a job alone it would give the whole (decision 0076)."""
    role = "http://nordbyen.example/roles/jobrole/fodfaeste-sag/1"
    said = f"<PrivilegeList><PrivilegeGroup><Privilege>{role}</Privilege></PrivilegeGroup></PrivilegeList>"
    demand(town.running, Way("provider", town.named(job="priv", jobs={role: "Sagsbehandler"})))
    answers = []
    for claim in (said, base64.b64encode(said.encode()).decode(), [said]):
        town.provider.claims = {"priv": claim}
        answers.append(town.sign_in().get("error_description"))
    town.provider.claims = {"priv": [role]}

    assert answers == ["no_job"] * 3
    assert town.sign_in()["code"]


def test_a_weaker_sign_in_than_is_demanded_does_not_do(town: Town) -> None:
    demand(town.running, Way("provider", town.named(levels=("substantial", "high"))))
    weak = town.sign_in()
    asked = town.provider.asked["acr_values"]
    town.provider.claims = {"acr": "high"}

    assert weak["error_description"] == "too_weak"
    assert asked == "substantial high"
    assert town.sign_in()["code"]


@pytest.mark.parametrize("initials", ["nobody", "", None, 7, ["x"]])
def test_somebody_whom_nobody_here_knows_does_not_get_in(town: Town, initials: object) -> None:
    town.provider.claims = {"preferred_username": initials}

    assert town.sign_in()["error_description"] == "other_person"


def test_initials_that_went_to_somebody_else_do_not_let_him_in(town: Town) -> None:
    assert town.sign_in()["code"]
    town.provider.claims = {"sub": "somebody else"}
    stranger = town.sign_in()
    with town.running.ledger.writing() as connection:
        persons.forget(connection, town.user)

    assert stranger["error_description"] == "other_person"
    assert town.sign_in()["code"]


def test_a_colleague_does_not_sign_in_on_somebodys_computer(town: Town) -> None:
    other = town.running.add_user(new_initials())
    town.provider.claims = {"preferred_username": other.initials, "sub": other.id}

    assert town.sign_in()["error_description"] == "other_person"


FORGED: dict[str, dict[str, Any]] = {
    "another audience": {"claims": {"aud": "somebody-else"}},
    "no audience": {"claims": {"aud": None}},
    "two audiences and no word for whom": {"claims": {"aud": [CLIENT, "somebody-else"]}},
    "made for another client": {"claims": {"azp": "somebody-else"}},
    "another issuer": {"claims": {"iss": "https://evil.example"}},
    "over": {"claims": {"exp": 1}},
    "without an end": {"claims": {"exp": None}},
    "from tomorrow": {"claims": {"iat": 1 << 40}},
    "another question": {"claims": {"nonce": "another nonce"}},
    "no question": {"claims": {"nonce": None}},
    "nobody": {"claims": {"sub": None}},
    "not signed": {"alg": "none"},
    "signed with what is public": {"alg": "HS256"},
    "a key that nobody published": {"kid": "three"},
}


@pytest.mark.parametrize("forged", FORGED)
def test_an_id_token_that_does_not_hold_signs_nobody_in(town: Town, forged: str) -> None:
    for name, value in FORGED[forged].items():
        setattr(town.provider, name, value)

    answer = town.sign_in()

    assert (answer["error"], answer["error_description"]) == ("access_denied", "provider")


def test_a_key_of_another_under_a_known_name_signs_nobody_in(town: Town) -> None:
    town.provider.shown = ["one"]
    real = there.KEYS["one"]
    try:
        there.KEYS["one"] = there.KEYS["two"]
        town.browser.begin(town.computer.key)
        checked = upstream.Upstream(town.running.clock)
        town.provider.asked = {"nonce": "n"}
        token = town.provider.token()
    finally:
        there.KEYS["one"] = real

    with pytest.raises(upstream.NotVouched, match="signature"):
        checked.checked(town.named(), token, "n")


def test_a_new_key_of_the_provider_is_fetched_when_a_token_names_it(town: Town) -> None:
    town.sign_in()
    town.provider.shown, town.provider.kid = ["one", "two"], "two"
    hasty = town.sign_in()
    town.running.clock.now += timedelta(seconds=61)

    assert hasty["error_description"] == "provider"
    assert town.sign_in()["code"]
    assert town.provider.fetched.count("/jwks") == 2


@pytest.mark.parametrize(
    "answer",
    [{"iss": "https://evil.example"}, {"iss": None}, {"code": None, "error": "access_denied"}, {"code": "x"}],
)
def test_an_answer_of_another_issuer_or_without_a_good_code_is_none(
    town: Town, answer: dict[str, str | None]
) -> None:
    town.provider.answer = answer

    assert town.sign_in()["error_description"] == "provider"


def test_an_answer_in_another_browser_or_with_another_state_is_a_page(town: Town) -> None:
    stranger = Browser(town.running)
    slipped = stranger.line.get(town.go())
    town.provider.answer = {"state": "another"}
    wrong = town.come_back(town.go())
    stranger.line.close()

    assert (slipped.status_code, wrong.status_code) == (400, 400)
    assert "location" not in slipped.headers
    assert "location" not in wrong.headers


@pytest.mark.parametrize(
    "metadata",
    [
        {"issuer": "https://evil.example"},
        {"authorization_endpoint": "http://evil.example/authorize"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"authorization_endpoint": None},
    ],
)
def test_a_provider_that_is_not_who_it_says_is_not_gone_to(town: Town, metadata: dict[str, Any]) -> None:
    town.provider.metadata = metadata

    assert told(town.browser.begin(town.computer.key))["error_description"] == "provider"


def test_a_provider_that_is_away_is_said_and_nobody_waits(town: Town) -> None:
    away = signin_way.Provider("http://127.0.0.1:9", CLIENT)
    demand(town.running, Way("provider", away))

    assert told(town.browser.begin(town.computer.key))["error_description"] == "provider"


def test_what_is_secret_of_the_provider_lies_sealed(town: Town) -> None:
    (row,) = town.running.all("select value from setting where key = 'signin'")
    with town.running.ledger.reading() as connection:
        way = signin_way.standing(connection, town.running.ledger.keys)

    assert SECRET not in str(row[0])
    assert way == Way("provider", town.named())


def believes_the_head(patch: pytest.MonkeyPatch) -> None:
    """Let a token be signed by what its own head says: by nothing, or with what is public as the secret."""
    real = jwt.decode

    def decode(token: str, keys: KeySet, *, algorithms: list[str]) -> Any:
        head, body, _ = token.split(".")
        alg = json.loads(decoded(head))["alg"]
        if alg == "none":
            return SimpleNamespace(claims=json.loads(decoded(body)))
        if alg == "HS256":
            public = json.dumps({"keys": [key.as_dict(private=False) for key in keys.keys]})
            return real(token, OctKey.import_key(public.encode()), algorithms=["HS256"])
        return real(token, keys, algorithms=algorithms)

    patch.setattr(upstream, "ALGORITHMS", (*upstream.ALGORITHMS, "HS256", "none"))
    patch.setattr(upstream, "jwt", SimpleNamespace(decode=decode))


def believes_any_key(patch: pytest.MonkeyPatch) -> None:
    """Let a token be read without asking whether a key that the provider publishes signed it."""

    def decode(token: str, *_: Any, **__: Any) -> Any:
        return SimpleNamespace(claims=json.loads(decoded(token.split(".")[1])))

    patch.setattr(upstream, "jwt", SimpleNamespace(decode=decode))


Without = Callable[[pytest.MonkeyPatch], object]
MUTANTS: dict[str, tuple[dict[str, Any], Without]] = {
    "a token that nobody signed is believed": ({"alg": "none"}, believes_the_head),
    "what is public is taken for the secret": ({"alg": "HS256"}, believes_the_head),
    "a key that nobody published is believed": ({"kid": "three"}, believes_any_key),
    "the claims are not looked at": (
        {"claims": {"aud": "somebody-else", "nonce": "another", "exp": 1}},
        lambda patch: patch.setattr(upstream, "_check", lambda *_: None),
    ),
    "initials are enough": (
        {"claims": {"sub": "somebody else"}},
        lambda patch: patch.setattr(
            persons, "who", lambda connection, _named, claims: _by_initials(connection, claims)
        ),
    ),
    "the issuer of the answer is not looked at": (
        {"answer": {"iss": "https://evil.example"}},
        lambda patch: patch.setattr(upstream, "is_from", lambda *_: True),
    ),
}


def _by_initials(connection: Any, claims: Any) -> str:
    initials = claims["preferred_username"].partition("@")[0].upper()
    return str(connection.execute("select id from user where initials = ?", (initials,)).fetchone()[0])


@pytest.mark.parametrize("name", MUTANTS)
def test_without_its_guard_each_forgery_gets_through(
    town: Town, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.sign_in()
    forged, without = MUTANTS[name]
    for member, value in forged.items():
        setattr(town.provider, member, value)
    held = town.sign_in()

    without(monkeypatch)

    assert "error" in held
    assert town.sign_in()["code"]
