"""The service keeps to its OpenAPI document: requests made from it by schemathesis, signed by a real device.

What the document allows is never refused by the looks before a handler; what it does not allow always is; no answer is
outside of it, and none is a failure of the service.
"""

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi import checks

from sync.service import app, contract
from sync.service.contract import Octets, Way
from sync.service.ways import WAYS
from tests.storage.faults.sizes import chance, many, told
from tests.sync.signing import Signing
from tests.sync.stage import Central, central
from tests.sync.truth import Truth

CASES: Final = many(5, 3000)
"""Requests of each kind to each address: what the document allows, and what it does not."""
CHECKS: Final = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
ALLOWED, BROKEN = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
ONLY_MORE_NAMES: Final = "violates `additionalProperties`"
"""What schemathesis calls a broken query that only has names we do not know: those are passed over (decision 0031)."""


class Heard(logging.Handler):
    """Hears which part of a request broke the contract, as the service's log says it."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.at = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.at = getattr(record, "at", "")


@dataclass
class Stage:
    """A service, a device, its document as schemathesis read it, and how the requests ended."""

    running: Central
    signing: Signing
    truth: Truth
    heard: Heard
    schema: Any
    line: requests.Session = field(default_factory=requests.Session)
    ends: Counter[str] = field(default_factory=Counter)

    def send(self, case: Any, way: Way, *, is_true: bool) -> requests.Response:
        """Send a case as a real device would: its own names and signatures in it, and a fresh proof beside it."""
        sent = case.as_transport_kwargs(base_url=self.running.address)
        parts = {name: sent.get(name) for name in ("method", "url", "params", "data", "json", "headers")}
        prepared = requests.Request(**parts).prepare()
        assert prepared.url is not None
        if is_true and isinstance(prepared.body, bytes):
            self._make_true(prepared, way)
        elif way.name == "push" and isinstance(prepared.body, bytes):
            prepared.prepare_body(
                self.truth.named(prepared.body), None
            )  # whose it is, is asked before what it holds
        prepared.headers.update(self.signing.headers(way.method, prepared.url, way.lets))
        self.heard.at = ""
        got = self.line.send(prepared)
        self.truth.heard(way, got.status_code, got.content)
        self.ends[f"{got.status_code}"] += 1
        return got

    def _make_true(self, prepared: requests.PreparedRequest, way: Way) -> None:
        raw = prepared.body if isinstance(prepared.body, bytes) else b""
        signed = self.truth.query(way, raw)
        if signed:
            prepared.prepare_url(str(prepared.url).partition("?")[0], signed)
        prepared.prepare_body(self.truth.body(way, raw), None)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with central(tmp_path_factory.mktemp("document")) as running:
        signing = Signing(running, running.enrol(running.add_user("JOKR")))
        signing.headers("GET", running.address)  # a token, before a test of the test breaks the service
        said = signing.unsigned("GET", "/openapi.json").json()
        for operations in said["paths"].values():
            for operation in operations.values():
                del operation[
                    "security"
                ]  # who is asking is proven by a real key; what is not: test_who_is_asking
        heard = Heard()
        app.LOG.addHandler(heard)
        app.LOG.setLevel(logging.INFO)
        one = Stage(running, signing, Truth(signing), heard, schemathesis.openapi.from_dict(said))
        one.line.trust_env = False
        yield one
        print(f"schemathesis: {sum(one.ends.values())} requests: {told(one.ends)}")
        app.LOG.setLevel(logging.NOTSET)
        app.LOG.removeHandler(heard)
        one.line.close()
        signing.close()


def play(stage: Stage, way: Way, mode: GenerationMode, cases: int = CASES) -> None:
    """Send so many requests to an address that its document allows, or that it does not; say what is wrong."""
    operation = stage.schema[way.path][way.method]

    @seed(chance(f"document {way.name} {mode}").getrandbits(64))
    @settings(
        max_examples=cases,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(generation_mode=mode))
    def one(case: Any) -> None:
        try:
            got = stage.send(case, way, is_true=mode == ALLOWED)
        except requests.ConnectionError:
            assert mode == BROKEN, "the line was cut"
            return  # an address that is not even HTTP: the server ends the line before our code sees anything
        case.validate_response(got, checks=CHECKS)
        if mode == ALLOWED:
            assert stage.heard.at == "", f"{way.name}: the document allows what breaks {stage.heard.at}"
        elif got.status_code != 429 and case.meta.phase.data.description != ONLY_MORE_NAMES:
            assert stage.heard.at, f"{way.name}: the document does not allow this, and it was let through"

    one()


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_what_the_document_allows_is_heard_and_answered_as_it_says(stage: Stage, way: Way) -> None:
    play(stage, way, ALLOWED)


@pytest.mark.slow
@pytest.mark.parametrize(
    "way",
    [way for way in WAYS if way.values or (way.takes and not isinstance(way.takes, Octets))],
    ids=lambda way: way.name,
)
def test_what_the_document_does_not_allow_comes_to_no_handler(stage: Stage, way: Way) -> None:
    play(stage, way, BROKEN)


def way_called(name: str) -> Way:
    return next(way for way in WAYS if way.name == name)


def test_a_body_that_nobody_looks_at_is_noticed(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    async def unread(way: Way, _: Any) -> Any:
        return msgspec.json.decode(b'{"s":"x","q":1}', type=way.takes)

    monkeypatch.setattr(app, "read_body", unread)

    with pytest.raises(AssertionError, match="let through"):
        play(stage, way_called("dropped"), BROKEN, 20)


def test_a_number_that_the_document_allows_and_the_service_does_not_is_noticed(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def narrow(one: contract.Whole, said: str) -> int:
        raise ValueError(one.name)

    monkeypatch.setattr(contract.Whole, "read", narrow)

    with pytest.raises(AssertionError, match="the document allows what breaks query"):
        play(stage, way_called("pull"), ALLOWED, 20)


def test_an_answer_outside_the_document_is_noticed(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "SCHEMA", "one")

    try:
        with pytest.raises(FailureGroup):
            play(stage, way_called("hello"), ALLOWED, 1)
    finally:
        while not stage.running.contracted.breaches:  # it is noted a moment after the answer has gone out
            pass
        stage.running.contracted.breaches.clear()


def test_what_a_batch_may_carry_is_looked_at_change_by_change(stage: Stage) -> None:
    """The campaign is worth nothing where its batches end at the signature."""
    play(stage, way_called("push"), ALLOWED, 20)

    assert stage.running.all("select count(*) from held")[0][0] > 0
