"""Every way to cheat at a sign-in is refused; `test_signin_mutants` takes the guards away one by one."""

from datetime import timedelta

import pytest

from sync import protocol_signin as said
from sync.proofs import DeviceKey, thumbprint
from sync.service import registry
from sync.service.signin import routes
from tests.sync.signing_in import (
    BACK,
    Browser,
    Computer,
    Scene,
    cheap_words,
    error,
    give_words,
    new_initials,
    place,
    scene,
    told,
)

__all__ = ["cheap_words", "place", "scene"]


def test_a_code_that_is_brought_twice_ends_the_session_of_the_first(scene: Scene) -> None:
    code = scene.code()
    tokens = scene.computer.bring(code).json()

    assert error(scene.computer.bring(code)) == (400, "invalid_grant")
    assert error(scene.computer.refresh(tokens["refresh_token"])) == (400, "invalid_grant")


def test_a_code_lasts_a_minute(scene: Scene) -> None:
    code = scene.code()
    scene.after(timedelta(seconds=61))

    assert error(scene.computer.bring(code)) == (400, "invalid_grant")


@pytest.mark.parametrize(
    ("other", "said_back"),
    [
        ({"client_id": "somebody-else"}, (401, "invalid_client")),
        ({"client_id": None}, (401, "invalid_client")),
        ({"redirect_uri": said.redirect(52414)}, (400, "invalid_grant")),
        ({"code_verifier": "another-verifier-that-is-long-enough-0123456789"}, (400, "invalid_grant")),
        ({"code_verifier": None}, (400, "invalid_request")),
        ({"grant_type": "password"}, (400, "unsupported_grant_type")),
        ({"grant_type": None}, (400, "invalid_request")),
    ],
)
def test_a_code_is_good_for_whoever_asked_for_it_and_as_it_was_asked_for(
    scene: Scene, other: dict[str, str | None], said_back: tuple[int, str]
) -> None:
    assert error(scene.computer.bring(scene.code(), **other)) == said_back


def test_a_code_that_was_tried_with_another_verifier_is_burnt(scene: Scene) -> None:
    code = scene.code()
    scene.computer.bring(code, code_verifier="another-verifier-that-is-long-enough-0123456789")

    assert error(scene.computer.bring(code)) == (400, "invalid_grant")


def test_a_code_of_one_computer_is_worth_nothing_on_another(scene: Scene) -> None:
    with scene.running.ledger.reading() as connection:
        same = registry.user_called(connection, scene.initials)
    other = Computer(scene.running, scene.running.enrol(same))

    assert error(other.bring(scene.code())) == (400, "invalid_grant")


def test_a_refresh_token_is_worth_nothing_with_another_key(scene: Scene) -> None:
    token = scene.tokens()["refresh_token"]

    assert error(scene.computer.refresh(token, key=DeviceKey.new())) == (400, "invalid_grant")


@pytest.mark.parametrize("wrong", ["none", "rubbish", "method", "address", "replayed", "old"])
def test_tokens_go_to_a_fresh_proof_of_this_very_request(scene: Scene, wrong: str) -> None:
    code = scene.code()
    form = {
        "grant_type": "authorization_code",
        "client_id": said.CLIENT,
        "code": code,
        "redirect_uri": BACK,
        "code_verifier": "x" * 43,
    }
    good = scene.computer.proof(said.TOKEN)
    proofs = {
        "none": "",
        "rubbish": "rubbish",
        "method": scene.computer.proof(said.TOKEN, method="GET"),
        "address": scene.computer.proof("/v1/token"),
        "replayed": good,
        "old": good,
    }
    if wrong == "replayed":
        scene.computer.post(form, good)
    if wrong == "old":
        scene.after(timedelta(seconds=121))

    assert error(scene.computer.post(form, proofs[wrong])) == (400, "invalid_dpop_proof")


@pytest.mark.parametrize(
    "other",
    [
        {"code_challenge": None},
        {"code_challenge_method": "plain"},
        {"code_challenge_method": None},
        {"code_challenge": "short"},
        {"state": None},
        {"dpop_jkt": None},
        {"response_mode": "fragment"},
        {"request": "x.y.z"},
    ],
)
def test_a_request_that_proves_too_little_goes_back_with_an_error_and_no_page(
    scene: Scene, other: dict[str, str | None]
) -> None:
    answer = told(scene.browser.begin(scene.computer.key, **other))

    assert answer["error"] == "invalid_request"
    assert answer["iss"] == scene.running.address


@pytest.mark.parametrize(
    "redirect",
    [
        "http://127.0.0.1:52413/other",
        "http://127.0.0.1:52413/signed-in/../other",
        "http://127.0.0.1:52413/signed-in?to=https://evil.example",
        "http://127.0.0.1:52413/signed-in#x",
        "https://evil.example/signed-in",
        "http://127.0.0.1.evil.example:80/signed-in",
        "http://127.0.0.1:52413@evil.example/signed-in",
        "http://localhost:52413/signed-in",
        "http://127.0.0.1/signed-in",
        "http://127.0.0.1:99999/signed-in",
        "http://127.0.0.1:52413/signed-in\n",
        "",
    ],
)
def test_no_browser_is_sent_anywhere_but_to_its_own_computer(scene: Scene, redirect: str) -> None:
    for other in ({}, {"response_type": "token"}):
        got = scene.browser.begin(scene.computer.key, redirect_uri=redirect, **other)

        assert (got.status_code, "location" in got.headers) == (400, False)
        assert "evil" not in got.text


def test_an_unknown_client_and_a_name_said_twice_are_a_page(scene: Scene) -> None:
    unknown = scene.browser.begin(scene.computer.key, client_id="somebody-else")
    twice = scene.browser.line.get(
        f"{said.AUTHORIZE}?client_id={said.CLIENT}&redirect_uri={BACK}&redirect_uri=https://evil.example/"
    )

    for got in (unknown, twice):
        assert (got.status_code, "location" in got.headers) == (400, False)


def test_wrong_words_are_said_without_telling_what_was_wrong_and_rest_after_five(scene: Scene) -> None:
    scene.browser.begin(scene.computer.key)
    unknown = scene.browser.type("nobody", scene.words)
    wrong = [scene.browser.type(scene.initials, "havre") for _ in range(5)]
    resting = scene.browser.type(scene.initials, scene.words)
    scene.after(timedelta(minutes=10))
    scene.browser.begin(scene.computer.key)

    assert unknown.text == wrong[0].text
    assert "passer ikke sammen" in wrong[4].text
    assert "Vent ti minutter" in resting.text
    assert told(scene.browser.type(scene.initials, scene.words))["code"]


def test_somebody_else_does_not_sign_in_on_a_persons_computer(scene: Scene) -> None:
    other = scene.running.add_user(new_initials())
    words = give_words(scene.running, other.id)
    scene.browser.begin(scene.computer.key)

    answer = told(scene.browser.type(other.initials, words))

    assert (answer["error"], answer["error_description"]) == ("access_denied", "other_person")
    assert "code" not in answer


def codes_of(scene: Scene) -> list[tuple[int, ...]]:
    jkt = thumbprint(scene.computer.key.public)
    query = "select count(*) from signin_attempt where code is not null and jkt = ?"
    return scene.running.all(query, jkt)


def test_a_form_from_another_page_or_another_browser_signs_nobody_in(scene: Scene) -> None:
    scene.browser.begin(scene.computer.key)
    stranger = Browser(scene.running)

    foreign = scene.browser.type(scene.initials, scene.words, Origin="https://evil.example")
    slipped = stranger.type(scene.initials, scene.words)
    stranger.line.close()

    assert (foreign.status_code, slipped.status_code) == (400, 400)
    assert "begynd igen" in slipped.text
    assert codes_of(scene) == [(0,)]


def test_a_sign_in_ends_once_and_after_ten_minutes_not_at_all(scene: Scene) -> None:
    scene.browser.begin(scene.computer.key)
    cookies = dict(scene.browser.line.cookies)
    told(scene.browser.type(scene.initials, scene.words))
    scene.browser.line.cookies.update(cookies)
    again = scene.browser.type(scene.initials, scene.words)
    scene.browser.begin(scene.computer.key)
    scene.after(timedelta(minutes=10, seconds=1))
    late = scene.browser.type(scene.initials, scene.words)

    assert (again.status_code, late.status_code) == (400, 400)


def test_no_page_may_be_framed_kept_or_run_anything(scene: Scene) -> None:
    form = scene.browser.begin(scene.computer.key)
    pages_seen = [form, scene.browser.begin(scene.computer.key, client_id="x"), scene.browser.type("x", "y")]

    for page in pages_seen:
        policy = page.headers["content-security-policy"]
        assert page.headers["x-frame-options"] == "DENY"
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "script" not in policy
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["referrer-policy"] == "no-referrer"
    cookie = form.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()


def test_what_was_typed_comes_back_on_no_page(scene: Scene) -> None:
    scene.browser.begin(scene.computer.key)

    got = scene.browser.type("<script>alert(1)</script>", "<b>havre</b>")

    assert "<script>" not in got.text
    assert "havre" not in got.text


def test_neither_words_nor_codes_nor_cookies_lie_in_the_store_as_they_are(scene: Scene) -> None:
    code = scene.code()
    cookie = scene.browser.line.cookies.get(routes.COOKIE, "")

    rows = str(scene.running.all("select * from signin_attempt")) + str(
        scene.running.all("select hex(verifier), hex(salt) from local_account")
    )

    assert code not in rows
    assert scene.words not in rows
    assert not cookie or cookie not in rows
