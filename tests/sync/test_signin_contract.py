"""The addresses of signing in keep to the OpenAPI document: requests made from it by schemathesis, and by none of us.

What the document allows begins a sign-in or is refused as the standards say; what it does not allow never opens a page
and never gives a token; no answer is outside of it, and none is a failure of the service.
"""

import errno
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi import checks
from starlette.responses import JSONResponse

from sync import protocol_signin as said
from sync.service.engines.engine import Away
from sync.service.problems import Refusal
from sync.service.signin import routes
from sync.service.signin.attempts import Asked
from sync.service.signin.ways import SIGN_IN, SignWay
from sync.service.signin_way import Way
from tests.storage.faults.sizes import chance, many, told
from tests.sync.signing_in import Browser, Computer, cheap_words, demand  # noqa: F401 - a fixture
from tests.sync.stage import central

CASES: Final = many(8, 3000)
CHECKS: Final = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
ALLOWED, BROKEN = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
MORE: Final = "violates `additionalProperties`"
"""What schemathesis calls a query that only has names more: those are not looked at (RFC 6749, 3.1)."""

TOO_LONG: Final = "Invalid HTTP request received."
"""Said by the server itself to a line longer than HTTP's, before our code sees anything of it."""


@dataclass
class Stage:
    """A service where people sign in with words of their own, a computer, and the document as schemathesis read it."""

    browser: Browser
    computer: Computer
    schema: Any
    line: requests.Session = field(default_factory=requests.Session)
    ends: Counter[str] = field(default_factory=Counter)

    def send(self, case: Any, way: SignWay) -> requests.Response:
        """Send a case, in a browser that has a page of ours open, with a proof where one is asked for."""
        sent = case.as_transport_kwargs(base_url=self.browser.running.address)
        parts = {name: sent.get(name) for name in ("method", "url", "params", "data", "json", "headers")}
        prepared = requests.Request(**parts).prepare()
        if way.name == "local":
            self.browser.begin(self.computer.key)
            prepared.headers["Cookie"] = f"{routes.COOKIE}={self.browser.line.cookies[routes.COOKIE]}"
        if way.proof:
            prepared.headers["DPoP"] = self.computer.proof(way.path)
        got = self.line.send(prepared, allow_redirects=False)
        self.ends[f"{way.name} {got.status_code}"] += 1
        return got


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with central(tmp_path_factory.mktemp("signin-document")) as running:
        demand(running, Way("local"))
        browser, person = Browser(running), running.add_user("MEHA")
        document = browser.line.get("/openapi.json").json()
        for operations in document["paths"].values():
            for operation in operations.values():
                del operation["security"]  # a real key proves it where one is asked for
        computer = Computer(running, running.enrol(person))
        one = Stage(browser, computer, schemathesis.openapi.from_dict(document))
        one.line.trust_env = False
        yield one
        print(f"schemathesis: {sum(one.ends.values())} requests to sign in: {told(one.ends)}")
        one.line.close()
        browser.line.close()


def play(stage: Stage, way: SignWay, mode: GenerationMode, cases: int = CASES) -> None:
    """Send so many requests that the document allows, or that it does not; say what is wrong."""
    operation = stage.schema[way.path][way.method]

    @seed(chance(f"sign-in document {way.name} {mode}").getrandbits(64))
    @settings(
        max_examples=cases,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(generation_mode=mode))
    def one(case: Any) -> None:
        got = stage.send(case, way)
        if mode == BROKEN and got.text == TOO_LONG:
            return
        case.validate_response(got, checks=CHECKS)
        if mode == ALLOWED and way.name == "authorize":
            assert begun(got), f"the document allows what is refused: {got.status_code} {got.headers}"
        if mode == BROKEN and case.meta.phase.data.description != MORE:
            assert not opened(way, got), (
                f"{way.name}: the document does not allow this, and it was let through"
            )

    one()


def begun(got: requests.Response) -> bool:
    """Tell whether a browser sees the page to sign in on."""
    return got.status_code == 200 and f'action="{said.LOCAL}"' in got.text


def opened(way: SignWay, got: requests.Response) -> bool:
    """Tell whether an answer gives a page to sign in on, a code or a token."""
    if way.name == "local":
        return got.status_code == 303 and "code" in parse_qs(urlsplit(got.headers["Location"]).query)
    return got.status_code == 200


@pytest.mark.slow
@pytest.mark.usefixtures("cheap_words")
@pytest.mark.parametrize("way", SIGN_IN, ids=lambda way: way.name)
def test_what_the_document_allows_is_answered_as_it_says(stage: Stage, way: SignWay) -> None:
    play(stage, way, ALLOWED)


@pytest.mark.slow
@pytest.mark.usefixtures("cheap_words")
@pytest.mark.parametrize("way", [way for way in SIGN_IN if way.says], ids=lambda way: way.name)
def test_what_the_document_does_not_allow_opens_nothing(stage: Stage, way: SignWay) -> None:
    play(stage, way, BROKEN)


def way_called(name: str) -> SignWay:
    return next(way for way in SIGN_IN if way.name == name)


def test_of_the_test_a_question_that_nobody_looks_at_is_noticed(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "_flaw", lambda _: "")
    monkeypatch.setattr(said, "is_redirect", lambda _: True)
    monkeypatch.setattr(routes, "Asked", asked_of)

    with pytest.raises((AssertionError, FailureGroup)):
        play(stage, way_called("authorize"), BROKEN, 60)


def asked_of(*_: Any, **__: Any) -> Asked:
    return Asked("k" * 43, "http://127.0.0.1:1/signed-in", "s", "c" * 43)


def test_of_the_test_an_answer_outside_the_document_is_noticed(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    contracted = stage.browser.running.contracted
    with monkeypatch.context() as patch:
        patch.setattr(routes, "JSONResponse", lambda _: JSONResponse({"issuer": 5}))

        with pytest.raises(FailureGroup):
            play(stage, way_called("metadata"), ALLOWED, 1)

    while not contracted.breaches:  # it is noted a moment after the answer has gone out
        pass
    contracted.breaches.clear()


@pytest.mark.parametrize(
    ("why", "status", "error"),
    [
        (RuntimeError(), 500, "server_error"),
        (Away("x"), 503, "temporarily_unavailable"),
        (Refusal("not_ready"), 503, "temporarily_unavailable"),
        (OSError(errno.ENOSPC, "No space left on device"), 503, "temporarily_unavailable"),
    ],
    ids=["bug", "database", "ending", "disk"],
)
def test_where_the_service_fails_a_program_hears_a_word_of_the_standard_and_a_browser_a_page(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, why: Exception, status: int, error: str
) -> None:
    def broken(*_: Any) -> None:
        raise why

    monkeypatch.setattr(routes.SigningIn, "_way", broken)
    monkeypatch.setattr(routes.SigningIn, "_kept", broken)

    program, page = stage.computer.refresh("tegn"), stage.browser.begin(stage.computer.key)

    assert (program.status_code, program.json()) == (status, {"error": error})
    assert (page.status_code, page.headers["content-type"].partition(";")[0]) == (status, "text/html")
