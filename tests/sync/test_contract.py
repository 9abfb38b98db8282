"""The contract of each address: what breaks it never comes to a handler, and every answer keeps to it."""

import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest

from sync import protocol as fsp
from sync.protocol_files import PIECE
from sync.service import accept, app, contract, deliver, files, registry
from sync.service.contract import Octets, Way
from sync.service.problems import Refusal
from sync.service.signin.ways import SIGN_IN, SignWay
from sync.service.ways import WAYS
from tests.sync.contracted import breach, way_of
from tests.sync.signing import Signing
from tests.sync.stage import Central, Clock, central, new_id

KEPT: Final = Path(__file__).parents[2] / "docs" / "openapi.json"
FILE: Final = f"/v1/file/{new_id()}"
JSON: Final = {"Content-Type": "application/json"}
PACKED: Final = {**JSON, "Content-Encoding": "deflate"}
DEEP: Final = b'{"dev":"","epoch":"","sig":"","ch":' + b"[" * 100_000 + b"]" * 100_000 + b"}"

Broken = tuple[str, str, dict[str, Any], tuple[int, str]]
BROKEN: Final[dict[str, Broken]] = {
    "a word for a number": ("GET", "/v1/pull?limit=ten", {}, (400, "malformed")),
    "a number in other digits": ("GET", "/v1/pull?limit=%D9%A3", {}, (400, "malformed")),
    "a number that no database holds": ("GET", f"/v1/pull?have={10**18}", {}, (400, "malformed")),
    "a number below nothing": ("GET", "/v1/pull?have=-1", {}, (400, "malformed")),
    "a yes that is neither": ("GET", "/v1/pull?check=2", {}, (400, "malformed")),
    "a name that stands there twice": ("GET", "/v1/pull?limit=1&limit=2", {}, (400, "malformed")),
    "a cursor that is no text of ours": ("GET", "/v1/pull?cursor=%C3%B8", {}, (400, "malformed")),
    "a cursor without end": ("GET", "/v1/pull?cursor=" + "a" * 600, {}, (400, "malformed")),
    "a citizen that is no name": ("GET", "/v1/stream/..%2Fsecret", {}, (404, "not_found")),
    "a file that is no name": ("GET", "/v1/file/x", {}, (404, "not_found")),
    "a piece that no file has": ("GET", f"{FILE}/100000", {}, (404, "not_found")),
    "a sum that is none": (
        "POST",
        f"{FILE}/0?size=20&sum=x",
        {"body": b"x"},
        (400, "malformed"),
    ),
    "a body of another kind": (
        "POST",
        "/v1/push",
        {"body": b"{}", "headers": {"Content-Type": "text/xml"}},
        (415, "media_type"),
    ),
    "bytes that say that they are words": (
        "POST",
        f"{FILE}/0",
        {"body": b"{}", "headers": JSON},
        (415, "media_type"),
    ),
    "a body packed in a way that we do not read": (
        "POST",
        "/v1/push",
        {"body": b"{}", "headers": {**JSON, "Content-Encoding": "gzip"}},
        (415, "media_type"),
    ),
    "a body that is no JSON": ("POST", "/v1/push", {"body": b"{"}, (400, "malformed")),
    "a body with another shape": ("POST", "/v1/push", {"body": b'{"dev":1}'}, (400, "malformed")),
    "no body": ("POST", "/v1/push", {}, (400, "malformed")),
    "a number where a database has no room": (
        "POST",
        "/v1/dropped",
        {"body": b'{"s":"x","q":%d}' % (1 << 63)},
        (400, "malformed"),
    ),
    "lists in lists without end": ("POST", "/v1/push", {"body": DEEP}, (400, "malformed")),
    "a packed body that is cut": (
        "POST",
        "/v1/push",
        {"body": zlib.compress(b"{}" * 50)[:-6], "headers": PACKED},
        (400, "malformed"),
    ),
    "a packed body that grows": (
        "POST",
        "/v1/push",
        {"body": zlib.compress(bytes(fsp.MOST_PLAIN + 1)), "headers": PACKED},
        (413, "too_large"),
    ),
    "a body over the limit": (
        "POST",
        "/v1/push",
        {"body": bytes(fsp.MOST_COMPRESSED + 1)},
        (413, "too_large"),
    ),
    "a piece over the limit": ("POST", f"{FILE}/0", {"body": bytes(PIECE + 1)}, (413, "too_large")),
    "a slash too many": ("GET", "/v1/pull/", {}, (404, "not_found")),
}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Signing]:
    """One service and one device for all of these: what is refused leaves nothing behind."""
    with central(tmp_path_factory.mktemp("contract")) as running:
        signing = Signing(running, running.enrol(running.add_user("JOKR")))
        yield signing
        signing.close()


@pytest.fixture
def unheard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let a handler that is reached say so, whatever it then does with what it was given."""
    reached: list[str] = []

    def watched(name: str, handler: Callable[..., Any]) -> Callable[..., Any]:
        def reach(*values: Any, **named: Any) -> Any:
            reached.append(name)
            return handler(*values, **named)

        return reach

    monkeypatch.setattr(accept, "push", watched("push", accept.push))
    monkeypatch.setattr(registry, "note_dropped", watched("dropped", registry.note_dropped))
    for name in ("pull", "stream_page"):
        monkeypatch.setattr(deliver, name, watched(name, getattr(deliver, name)))
    for name in ("state", "take", "give"):
        monkeypatch.setattr(files, name, watched(name, getattr(files, name)))
    return reached


def told(shared: Signing, which: str) -> tuple[int, str]:
    method, path, more, _ = BROKEN[which]
    got = shared.send(method, path, **more)
    return got.status_code, got.json().get("code", "")


@pytest.mark.parametrize("which", BROKEN)
def test_what_breaks_the_contract_never_comes_to_a_handler(
    shared: Signing, unheard: list[str], which: str
) -> None:
    assert told(shared, which) == BROKEN[which][3]
    assert unheard == []


@pytest.mark.parametrize(
    "which",
    ["a body of another kind", "a body packed in a way that we do not read", "a piece over the limit"],
)
def test_without_the_look_at_the_headers_it_would_be_noticed(
    shared: Signing, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    monkeypatch.setattr(app, "check_head", lambda *_: None)
    monkeypatch.setattr(contract.Way, "most", property(lambda _: 1 << 40))

    assert told(shared, which) != BROKEN[which][3]


def test_a_number_unbounded_would_be_noticed(shared: Signing, monkeypatch: pytest.MonkeyPatch) -> None:
    which = "a number that no database holds"
    monkeypatch.setattr(contract.Whole, "read", lambda _, said: int(said))

    assert told(shared, which) != BROKEN[which][3]


def test_two_proofs_in_one_request_are_none(shared: Signing) -> None:
    url = shared.running.address + "/v1/pull"
    first, second = shared.headers("GET", url), shared.headers("GET", url)
    both = [*first.items(), ("DPoP", second["DPoP"])]

    assert shared.unsigned("GET", "/v1/pull", headers=both).json()["code"] == "bad_proof"


def test_a_strangers_body_is_not_even_read(shared: Signing, monkeypatch: pytest.MonkeyPatch) -> None:
    async def never(*_: Any) -> None:
        raise AssertionError("read")

    monkeypatch.setattr(app, "read_body", never)

    assert shared.unsigned("POST", "/v1/push", content=b"{").json()["code"] == "token_needed"
    assert shared.send("POST", "/v1/push", body=b"{").json()["code"] == "bug"


@pytest.mark.parametrize("way", [*WAYS, *SIGN_IN], ids=lambda way: f"{way.method} {way.path}")
def test_an_address_with_another_method_says_which_it_has(shared: Signing, way: Way | SignWay) -> None:
    path = way.path.format(stream=new_id(), id=new_id(), number=0, name="0" * 40)

    got = shared.unsigned("DELETE", path)

    assert (got.status_code, got.json()["code"]) == (405, "method")
    assert way.method in got.headers["Allow"].split(", ")


def test_the_document_is_answered_as_it_is_kept(shared: Signing) -> None:
    got = shared.unsigned("GET", "/openapi.json")

    assert got.headers["Content-Type"] == "application/json"
    assert got.content == KEPT.read_bytes()


def test_an_answer_that_the_contract_does_not_know_is_noticed() -> None:
    way = way_of("GET", "/v1/grants")
    dated = {"date": "now", "content-type": "application/json"}
    refused = {**dated, "content-type": "application/problem+json"}
    other = msgspec.json.encode(Refusal("glass_forbidden").problem)

    assert breach(way, 200, dated, b'{"grants":[],"at":"x"}') == ""
    assert breach(way, 200, dated, b'{"grants":[]}')
    assert breach(way, 204, dated, b"")
    assert breach(way, 403, refused, other) == "glass_forbidden is not declared"
    assert breach(way, 404, refused, other)
    assert breach(way, 403, dated, other)
    assert breach(way, 200, {"content-type": "application/json"}, b'{"grants":[],"at":"x"}') == "no date"


def test_a_service_that_answers_outside_its_contract_does_not_pass_a_test(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def strange(_: Any, __: Any) -> dict[str, int]:
        return {"grants": 1}

    monkeypatch.setattr(app.Service, "grants", strange)
    running = Central(tmp_path / "central", Clock())
    signing = Signing(running, running.enrol(running.add_user("JOKR")))
    signing.send("GET", "/v1/grants")
    signing.close()

    with pytest.raises(AssertionError, match="GET grants 200"):
        running.close()


def test_no_address_takes_a_body_without_a_limit() -> None:
    limits = [way.most for way in WAYS if way.takes is not None]

    assert max(limits) == 64 << 20
    assert all(isinstance(way.takes, Octets) for way in WAYS if way.most > fsp.MOST_COMPRESSED)
