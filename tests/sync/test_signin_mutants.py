"""Each guard of a sign-in taken away: the attack that it stands against gets through, so a test would notice."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from sync import proofs
from sync import protocol_signin as said
from sync.proofs import DeviceKey, Proof
from sync.service import guard, sessions
from sync.service.guard import Guard
from sync.service.signin import attempts, pages, routes
from tests.sync.signing_in import (
    Browser,
    Scene,
    cheap_words,
    give_words,
    new_initials,
    place,
    scene,
    told,
)

__all__ = ["cheap_words", "place", "scene"]


def _always(value: object) -> Callable[..., object]:
    return lambda *_args, **_named: value


MUTANTS: dict[str, Callable[[pytest.MonkeyPatch, Scene], bool]] = {}
"""Name of a guard -> take it away and return whether the attack that it stands against now gets through."""


def mutant(
    attack: Callable[[pytest.MonkeyPatch, Scene], bool],
) -> Callable[[pytest.MonkeyPatch, Scene], bool]:
    MUTANTS[attack.__name__] = attack
    return attack


@mutant
def any_redirect_is_taken(patch: pytest.MonkeyPatch, scene: Scene) -> bool:
    patch.setattr(said, "is_redirect", _always(value=True))
    got = scene.browser.begin(scene.computer.key, redirect_uri="https://evil.example/", state=None)
    return str(got.headers.get("location", "")).startswith("https://evil.example/")


@mutant
def plain_challenges_are_taken(patch: pytest.MonkeyPatch, scene: Scene) -> bool:
    patch.setattr(routes, "_flaw", _always(""))
    return scene.browser.begin(scene.computer.key, code_challenge_method="plain").status_code == 200


@mutant
def the_verifier_is_not_looked_at(patch: pytest.MonkeyPatch, scene: Scene) -> bool:
    patch.setattr("sync.service.signin.attempts.hmac.compare_digest", _always(value=True))
    return scene.computer.bring(scene.code(), code_verifier="x" * 43).status_code == 200


@mutant
def a_used_code_ends_nothing(patch: pytest.MonkeyPatch, scene: Scene) -> bool:
    code = scene.code()
    token = scene.computer.bring(code).json()["refresh_token"]
    patch.setattr(sessions, "end", _always(0))
    scene.computer.bring(code)
    return scene.computer.refresh(token).status_code == 200


@mutant
def a_session_is_not_bound_to_its_key(patch: pytest.MonkeyPatch, scene: Scene) -> bool:
    token, thief = scene.tokens()["refresh_token"], DeviceKey.new()
    real = Guard.device_of
    patch.setattr(routes, "bound", _always(value=True))
    patch.setattr(
        Guard,
        "device_of",
        lambda self, connection, _proof, user: real(self, connection, _own(scene), user),
    )
    return scene.computer.refresh(token, key=thief).status_code == 200


def _own(scene: Scene) -> Proof:
    return Proof(scene.computer.key.public, "x" * 16, 0)


@mutant
def anybody_signs_in_on_a_computer(patch: pytest.MonkeyPatch, scene: Scene) -> bool:
    other = scene.running.add_user(new_initials())
    words = give_words(scene.running, other.id)
    patch.setattr(attempts, "users_of_key", _always((other.id,)))
    scene.browser.begin(scene.computer.key)
    return "code" in told(scene.browser.type(other.initials, words))


@mutant
def an_old_session_goes_on(patch: pytest.MonkeyPatch, scene: Scene) -> bool:
    token = scene.tokens()["refresh_token"]
    scene.after(timedelta(days=90))
    patch.setattr(sessions, "stands", _always(value=True))
    return scene.computer.refresh(token).status_code == 200


@mutant
def pages_may_be_framed(patch: pytest.MonkeyPatch, scene: Scene) -> bool:
    patch.setattr(pages, "guarded", lambda response, **_named: response)
    return "x-frame-options" not in scene.browser.begin(scene.computer.key).headers


@mutant
def a_proof_is_taken_twice(patch: pytest.MonkeyPatch, scene: Scene) -> bool:
    token = scene.tokens()["refresh_token"]
    form = {"grant_type": "refresh_token", "client_id": said.CLIENT, "refresh_token": token}
    real, proof = Guard._fresh_proof, scene.computer.proof(said.TOKEN)

    def forgetful(self: Guard, *given: object, **named: object) -> object:
        self._used.clear()
        return real(self, *given, **named)  # type: ignore[arg-type]

    patch.setattr(Guard, "_fresh_proof", forgetful)
    scene.computer.post(form, proof)
    return scene.computer.post(form, proof).status_code == 200


def _reads_as_it_says(patch: pytest.MonkeyPatch, said_in: str) -> None:
    """Let a proof be read as one for whatever method, or whatever address, it says itself."""
    real = proofs.read_proof

    def lenient(text: str, method: str, address: str, *, token: str = "") -> Proof:
        claims = proofs._signed_claims(text)[1]
        asked = {"htm": method, "htu": address} | {said_in: str(claims[said_in])}
        return real(text, asked["htm"], asked["htu"], token=token)

    patch.setattr(guard, "read_proof", lenient)


def _refreshed(scene: Scene, token: str, proof: str) -> bool:
    form = {"grant_type": "refresh_token", "client_id": said.CLIENT, "refresh_token": token}
    return scene.computer.post(form, proof).status_code == 200


@mutant
def a_proof_of_another_method_is_taken(patch: pytest.MonkeyPatch, scene: Scene) -> bool:
    token = scene.tokens()["refresh_token"]
    _reads_as_it_says(patch, "htm")
    return _refreshed(scene, token, scene.computer.proof(said.TOKEN, method="GET"))


@mutant
def a_proof_for_another_address_is_taken(patch: pytest.MonkeyPatch, scene: Scene) -> bool:
    token = scene.tokens()["refresh_token"]
    _reads_as_it_says(patch, "htu")
    return _refreshed(scene, token, scene.computer.proof("/v1/token"))


@mutant
def an_old_proof_is_taken(patch: pytest.MonkeyPatch, scene: Scene) -> bool:
    token, old = scene.tokens()["refresh_token"], scene.computer.proof(said.TOKEN)
    scene.after(timedelta(seconds=121))
    patch.setattr(guard, "CLOCK_MAY_DIFFER", 1 << 40)
    return _refreshed(scene, token, old)


@mutant
def a_form_of_another_page_is_taken(patch: pytest.MonkeyPatch, scene: Scene) -> bool:
    scene.browser.begin(scene.computer.key)
    patch.setattr(routes, "is_from_us", _always(value=True))
    got = scene.browser.type(scene.initials, scene.words, Origin="https://evil.example")
    return "location" in got.headers


@mutant
def another_browser_goes_on_with_a_sign_in(patch: pytest.MonkeyPatch, scene: Scene) -> bool:
    scene.browser.begin(scene.computer.key)
    real, cookie = attempts.of_browser, scene.browser.line.cookies[routes.COOKIE]
    patch.setattr(attempts, "of_browser", lambda ledger, _secret, now: real(ledger, cookie, now))
    stranger = Browser(scene.running)
    stranger.line.cookies.set(routes.COOKIE, "another", path="/oauth")
    got = stranger.type(scene.initials, scene.words)
    stranger.line.close()
    return "location" in got.headers


@pytest.mark.parametrize("name", sorted(MUTANTS))
def test_without_its_guard_each_attack_gets_through(
    name: str, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MUTANTS[name](monkeypatch, scene)
