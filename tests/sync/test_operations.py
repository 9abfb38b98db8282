"""What an operator sees and does: readiness, the end of a process, counters, the log, request ids."""

import json
import logging
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from sync.service import app, deliver, logs, metrics, readiness
from sync.service.contract import Way
from sync.service.ledger import create
from sync.service.problems import Refusal
from sync.service.watch import Watch
from sync.service.ways import WAYS
from tests.sync.signing import Signing
from tests.sync.stage import Central, central, new_id

CANARY: Final = "Zarathustra"


@pytest.fixture
def signing(running: Central) -> Iterator[Signing]:
    one = Signing(running, running.enrol(running.add_user(CANARY)))
    yield one
    one.close()


class Lines(logging.Handler):
    """Every line that the service would write, as it would write it."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(logs.Facts())
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(self.format(record))


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[Lines]:
    one, root = Lines(), logging.getLogger()
    root.addHandler(one)
    app.LOG.setLevel(logging.DEBUG)
    yield one
    app.LOG.setLevel(logging.NOTSET)
    root.removeHandler(one)


def ready(running: Central) -> tuple[int, str]:
    got = httpx.get(f"{running.address}/readyz", trust_env=False)
    return got.status_code, got.json()["code"] if got.status_code >= 400 else got.text


def behind(running: Central) -> None:
    """Let the file outside the database say that more numbers were given than stand in it."""
    epoch = running.ledger.tenant().epoch
    (running.ledger.folder / "central.height").write_text(f"{epoch} {10**6:019d}\n")


def newer(running: Central) -> None:
    with running.ledger.writing() as connection:
        connection.execute(
            "insert into migration (number, name, digest, at) values (?, ?, ?, ?)", (999, "x", "y", "z")
        )


def undone(running: Central) -> None:
    with running.ledger.writing() as connection:
        connection.execute("delete from migration where number = (select max(number) from migration)")


def unreadable(running: Central) -> None:
    (running.ledger.folder / "central.height").write_text("x")


MISSING: Final = {"height": behind, "height ": unreadable, "migrations": newer, "migrations ": undone}


@pytest.mark.parametrize("part", MISSING)
def test_a_service_that_lacks_a_part_is_not_ready_and_says_which_in_the_log_alone(
    running: Central, lines: Lines, part: str
) -> None:
    assert ready(running) == (200, "ready\n")

    MISSING[part](running)

    assert ready(running) == (503, "not_ready")
    assert json.loads(lines.said[-1])["at"] == part.strip()
    assert httpx.get(f"{running.address}/healthz", trust_env=False).status_code == 200


def test_a_readiness_that_only_asks_the_database_is_noticed(
    running: Central, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readiness, "check", lambda ledger: ledger.tenant())

    with pytest.raises(AssertionError):
        test_a_service_that_lacks_a_part_is_not_ready_and_says_which_in_the_log_alone(
            running, lines, "height"
        )


def test_the_browsers_addresses_are_counted_and_closed_like_the_others(running: Central) -> None:
    address = f"{running.address}/.well-known/oauth-authorization-server"
    before = httpx.get(address, trust_env=False)
    running.watch.end()

    after = httpx.get(address, trust_env=False)

    assert (before.status_code, after.status_code) == (200, 503)
    assert after.headers["Retry-After"] == "5"
    assert len(before.headers["X-Request-Id"]) == 32
    assert 'address="oauth_' in running.watch.metrics.written()


def test_a_service_that_ends_finishes_what_runs_and_refuses_what_comes(
    running: Central, signing: Signing
) -> None:
    url = f"{running.address}/v1/grants"
    late = signing.headers("GET", url)
    line, rest = a_request_begun(running, signing)
    with line:
        running.watch.end()

        got = signing.unsigned("GET", "/v1/grants", headers=late)

        assert (got.status_code, got.json().get("code")) == (503, "not_ready")
        assert got.headers["Retry-After"] == "5"
        assert ready(running) == (503, "not_ready")
        assert signing.unsigned("GET", "/healthz").status_code == 200
        line.sendall(rest)
        assert line.recv(65536).startswith(b"HTTP/1.1 204")


def a_request_begun(running: Central, signing: Signing) -> tuple[socket.socket, bytes]:
    """Send the head of a request and half of its body, and wait until the service answers it."""
    path, body = "/v1/dropped", json.dumps({"s": new_id(), "q": 1}).encode()
    proven = signing.headers("POST", running.address + path)
    host = running.address.removeprefix("http://")
    head = {**proven, "Host": host, "Content-Length": str(len(body)), "Connection": "close"}
    said = f"POST {path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in head.items())
    name, _, port = host.partition(":")
    line = socket.create_connection((name, int(port)), 20)
    line.sendall(said.encode() + b"\r\n" + body[:5])
    while "requests_running 1.0" not in running.watch.metrics.written():
        pass
    return line, body[5:]


def test_a_service_that_does_not_look_whether_it_ends_is_noticed(
    running: Central, signing: Signing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Watch, "check", lambda *_: None)

    with pytest.raises(AssertionError):
        test_a_service_that_ends_finishes_what_runs_and_refuses_what_comes(running, signing)


def test_a_process_that_is_told_to_end_is_first_not_ready_and_then_gone(tmp_path: Path) -> None:
    create(tmp_path / "central", "Nordbyen Kommune").close()
    words = [
        "serve",
        "--store",
        str(tmp_path / "central"),
        "--port",
        "0",
        "--drain",
        "600",
        "--metrics-port",
        "0",
    ]
    process = subprocess.Popen(
        [sys.executable, "-m", "sync.service.admin", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "FODFAESTE_HOME": str(tmp_path)},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    counters = re.search(r"port (\d+)", process.stderr.readline())
    address = re.search(r"http://\S+", process.stdout.readline())
    assert counters is not None
    assert address is not None

    with httpx.Client(trust_env=False, base_url=address.group()) as line:
        before = line.get("/readyz").status_code
        process.send_signal(signal.SIGTERM)
        while line.get("/readyz").status_code == 200:
            pass
        refused = line.get("/v1/hello")
        counted = httpx.get(f"http://127.0.0.1:{counters[1]}/metrics", trust_env=False).text
    process.send_signal(signal.SIGTERM)

    assert (before, refused.json()["code"]) == (200, "not_ready")
    assert "fodfaeste_draining 1.0" in counted
    assert process.wait(30) in {0, -signal.SIGTERM}
    said = process.stderr.read().splitlines()
    assert all(json.loads(one)["time"] for one in said)
    process.stdout.close()
    process.stderr.close()


def visit(signing: Signing) -> set[str]:
    """Ask for every address, with names and numbers of people wherever one has room; return all that nobody may see."""
    stream = new_id()
    secret = {CANARY, stream, signing.enrolled.device, signing.enrolled.user}
    for way in WAYS:
        path = way.path.format(stream=stream, id=stream, number=0, name="0" * 40)
        body = json.dumps(
            {"dev": signing.enrolled.device, "cpr": CANARY, "s": CANARY, "code": CANARY}
        ).encode()
        for asked in (path, f"{path}?cursor={CANARY}&epoch={CANARY}&sum={CANARY}&limit=x", f"/{CANARY}"):
            sent = body if way.method == "POST" else None
            signing.send(way.method, asked, body=sent, lets=way.lets, headers={"X-Request-Id": CANARY})
    return secret


def test_the_counters_know_addresses_and_codes_and_nobody(running: Central, signing: Signing) -> None:
    secret = visit(signing)

    text = running.watch.metrics.written()

    families = {one.name: one for one in text_string_to_metric_families(text)}
    counted = families["fodfaeste_requests"].samples
    assert {one.labels["address"] for one in counted} == {way.name for way in WAYS}
    assert {one.labels["code"] for one in counted} >= {"", "malformed", "bad_proof"}
    assert {one.name for one in families["fodfaeste_request_seconds"].samples} > {
        "fodfaeste_request_seconds_bucket"
    }
    assert [word for word in secret if word in text] == []


def test_the_log_tells_how_each_request_ended_and_of_nobody(
    running: Central, signing: Signing, lines: Lines
) -> None:
    secret = visit(signing)
    logging.getLogger("uvicorn.error").warning("Invalid request from %s", CANARY)
    try:
        raise ValueError(CANARY)
    except ValueError:
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application")

    said = "\n".join(lines.said)
    told = [json.loads(one) for one in lines.said]
    assert {one["address"] for one in told if "address" in one} == {way.name for way in WAYS}
    assert told[-1] == {
        **told[-1],
        "says": "uvicorn.error: Exception in ASGI application",
        "error": "ValueError",
    }
    assert [word for word in secret if word in said] == []


def chatty(_: Way, error: Exception) -> Refusal:
    app.LOG.error("%s: %s", CANARY, error)
    return Refusal("bug")


@pytest.mark.parametrize("words", ["{args}", "{path}"])
def test_a_log_that_says_what_was_sent_is_noticed(
    running: Central, signing: Signing, lines: Lines, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    if words == "{args}":
        monkeypatch.setattr(logs, "OURS", "uvicorn.error")
    else:
        monkeypatch.setattr(app, "as_refusal", chatty)

    with pytest.raises(AssertionError):
        test_the_log_tells_how_each_request_ended_and_of_nobody(running, signing, lines)


def test_each_answer_has_a_number_of_its_own_that_the_log_has_too(signing: Signing, lines: Lines) -> None:
    given = [signing.send("GET", "/v1/grants", headers={"X-Request-Id": "mine"}) for _ in range(3)]

    ids = [got.headers["X-Request-Id"] for got in given]
    logged = [json.loads(one).get("request") for one in lines.said]
    assert len(set(ids)) == 3
    assert "mine" not in ids
    assert set(ids) <= set(logged)


def test_a_bug_leaves_its_kind_in_the_log_and_none_of_its_words(
    signing: Signing, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError(CANARY)

    monkeypatch.setattr(deliver, "granted", fails)

    got = signing.send("GET", "/v1/grants")

    assert got.json()["code"] == "bug"
    assert any("RuntimeError" in one for one in lines.said)
    assert CANARY not in "\n".join(lines.said) + got.text


def test_a_line_that_is_cut_in_a_body_is_no_bug(running: Central, signing: Signing, lines: Lines) -> None:
    line, _ = a_request_begun(running, signing)
    line.close()
    while "requests_running 0.0" not in running.watch.metrics.written():
        pass

    assert json.loads(lines.said[-1])["at"] == "line"
    assert 'code="bug"' not in running.watch.metrics.written()


def test_two_services_in_one_process_count_apart(tmp_path: Path) -> None:
    with central(tmp_path / "one") as one, central(tmp_path / "two") as two:
        ready(one)

        assert 'address="ready"' in one.watch.metrics.written()
        assert 'address="ready"' not in two.watch.metrics.written()
        assert isinstance(one.watch.metrics, metrics.Metrics)
