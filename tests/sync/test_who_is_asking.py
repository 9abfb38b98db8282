"""Proofs, tokens and codes: who is let in, and everything that is not."""

import hashlib
import json
import stat
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import device_key
from sync import protocol as fsp
from sync.enrol import Attempt, Enrolled, begin, enrol
from sync.proofs import DeviceKey, Proof, decoded, encoded, is_signed, is_sound
from sync.service import registry
from sync.service.guard import Guard
from sync.service.problems import Refusal
from sync.wire import Wire
from sync.words import TurnedAway
from tests.sync.stage import Central


class Raw:
    """Requests made by hand, so that each part of them can be wrong."""

    def __init__(self, running: Central, enrolled: Enrolled) -> None:
        self.running = running
        self.enrolled = enrolled
        self.line = httpx.Client(trust_env=False)

    def at(self, seconds: float = 0) -> int:
        return int(self.running.clock.wall() + seconds)

    def token(self) -> str:
        url = f"{self.running.address}/v1/token"
        proof = self.enrolled.key.proof("POST", url, at=self.at())
        got = self.line.post(url, headers={"DPoP": proof}, json={"dev": self.enrolled.device})
        return str(got.json()["access_token"])

    def pull(self, token: str, proof: str, scheme: str = "DPoP") -> tuple[int, str]:
        headers = {"DPoP": proof, "Authorization": f"{scheme} {token}"}
        got = self.line.get(f"{self.running.address}/v1/pull", headers=headers)
        return got.status_code, got.json().get("code", "")

    def proof(self, token: str, **other: str) -> str:
        key = self.enrolled.key
        method, path = other.get("method", "GET"), other.get("path", "/v1/pull")
        return key.proof(method, self.running.address + path, at=self.at(), token=token)


@pytest.fixture
def raw(running: Central) -> Iterator[Raw]:
    one = Raw(running, running.enrol(running.add_user("JOKR")))
    yield one
    one.line.close()


def test_a_device_with_token_and_proof_is_let_in(raw: Raw) -> None:
    token = raw.token()

    assert raw.pull(token, raw.proof(token)) == (200, "")


def test_a_proof_works_once(raw: Raw) -> None:
    token = raw.token()
    proof = raw.proof(token)
    raw.pull(token, proof)

    assert raw.pull(token, proof) == (401, "proof_replayed")


@pytest.mark.parametrize(
    "also", [{"crit": ["exp"], "exp": 1}, {"alg": "HS256"}, {"alg": "none"}, {"typ": "JWT"}]
)
def test_a_proof_whose_head_says_more_than_we_know_is_refused(raw: Raw, also: dict[str, object]) -> None:
    token = raw.token()
    head, body, _ = raw.proof(token).split(".")
    said = {**json.loads(decoded(head)), **also}
    signed = f"{encoded(json.dumps(said).encode())}.{body}"
    proof = f"{signed}.{raw.enrolled.key.sign(signed.encode())}"

    assert raw.pull(token, proof) == (401, "bad_proof")


@pytest.mark.parametrize("wrong", [{"method": "POST"}, {"path": "/v1/push"}])
def test_a_proof_for_another_request_is_refused(raw: Raw, wrong: dict[str, str]) -> None:
    token = raw.token()

    assert raw.pull(token, raw.proof(token, **wrong)) == (401, "bad_proof")


def test_a_stolen_token_is_worth_nothing_without_the_key(raw: Raw) -> None:
    token = raw.token()
    thief = DeviceKey.new().proof("GET", f"{raw.running.address}/v1/pull", at=raw.at(), token=token)

    assert raw.pull(token, thief) == (401, "bad_proof")
    assert raw.pull(token, "", scheme="Bearer") == (401, "token_needed")
    assert raw.pull(token, "rubbish") == (401, "bad_proof")


def test_a_proof_made_for_another_token_is_refused(raw: Raw) -> None:
    assert raw.pull(raw.token(), raw.proof("another token")) == (401, "bad_proof")


def test_a_token_that_was_altered_or_is_over_is_refused(raw: Raw) -> None:
    token = raw.token()
    altered = token[:-4] + ("AAAA" if token[-4:] != "AAAA" else "BBBB")
    assert raw.pull(altered, raw.proof(altered)) == (401, "token_needed")

    raw.running.clock.now += timedelta(minutes=5, seconds=1)
    assert raw.pull(token, raw.proof(token)) == (401, "token_needed")


@pytest.mark.parametrize("seconds", [-121, 121])
def test_a_proof_far_from_the_services_time_is_refused(raw: Raw, seconds: int) -> None:
    raw.running.clock.now += timedelta(minutes=10)
    token = raw.token()
    url = f"{raw.running.address}/v1/pull"
    proof = raw.enrolled.key.proof("GET", url, at=raw.at(seconds), token=token)

    assert raw.pull(token, proof) == (401, "proof_clock")


def test_a_device_whose_clock_is_years_behind_still_gets_through(running: Central) -> None:
    enrolled = running.enrol(running.add_user("JOKR"))
    wire = Wire(running.address, enrolled.key, enrolled.device, wall=lambda: 1_000_000_000.0)

    page = wire.pull("", have=(0, 0), check=False, limit=10)
    wire.close()

    assert page.rows == []


def test_a_revoked_device_is_shut_out_with_a_sentence(running: Central) -> None:
    enrolled = running.enrol(running.add_user("JOKR"))
    wire = Wire(running.address, enrolled.key, enrolled.device, wall=running.clock.wall)
    wire.pull("", have=(0, 0), check=False, limit=10)
    with running.ledger.writing() as connection:
        connection.execute("update device set revoked = '2026-11-26'")

    with pytest.raises(TurnedAway, match="ikke længere adgang") as turned:
        wire.pull("", have=(0, 0), check=False, limit=10)
    wire.close()

    assert turned.value.code == "device_revoked"


def test_a_code_lets_in_who_it_was_made_for(running: Central) -> None:
    user = running.add_user("JOKR")
    code = running.code(user)

    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    done = enrol(running.address, typed, begin(), wall=running.clock.wall)

    assert (done.user, done.initials, done.municipality) == (user.id, "JOKR", "Nordbyen Kommune")


def test_a_lost_answer_does_not_burn_the_code(running: Central) -> None:
    code, attempt = running.code(running.add_user("JOKR")), begin()
    first = enrol(running.address, code, attempt, wall=running.clock.wall)

    assert enrol(running.address, code, attempt, wall=running.clock.wall) == first


def test_a_wrong_a_used_and_an_old_code_each_have_their_sentence(running: Central) -> None:
    user = running.add_user("JOKR")
    used, old = running.code(user), running.code(user)
    enrol(running.address, used, begin(), wall=running.clock.wall)

    with pytest.raises(TurnedAway, match="kendes ikke"):
        enrol(running.address, "0000-0000", begin(), wall=running.clock.wall)
    with pytest.raises(TurnedAway, match="allerede brugt"):
        enrol(running.address, used, begin(), wall=running.clock.wall)
    running.clock.now += timedelta(hours=24, seconds=1)
    with pytest.raises(TurnedAway, match="for gammel"):
        enrol(running.address, old, begin(), wall=running.clock.wall)


def test_codes_cannot_be_guessed_at_speed(running: Central) -> None:
    for _ in range(10):
        with pytest.raises(TurnedAway, match="kendes ikke"):
            enrol(running.address, "0000-0000", begin(), wall=running.clock.wall)

    with pytest.raises(TurnedAway, match="Vent ti minutter"):
        enrol(running.address, running.code(running.add_user("JOKR")), begin(), wall=running.clock.wall)


def test_the_key_lies_for_its_owner_alone_and_is_read_back(tmp_path: Path) -> None:
    key = DeviceKey.new()
    device_key.keep(tmp_path, key.raw)
    device_key.keep(tmp_path, key.raw)

    file = tmp_path / "device.ffk"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(file.read_bytes()) == 32
    assert DeviceKey(device_key.read(tmp_path)).public == key.public


PRIME, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
SMALL = [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
]


def forged(public: bytes, method: str, url: str, at: int) -> str:
    """A proof that nobody's key signed: under a point of low order one signature holds for every eighth message."""
    header = {"typ": "dpop+jwt", "alg": "Ed25519"}
    jwk = {"crv": "Ed25519", "kty": "OKP", "x": encoded(public)}
    neutral = (1).to_bytes(32, "little")
    for turn in count():
        claims = {"htm": method, "htu": url, "iat": at, "jti": f"a number used once {turn}"}
        parts = (json.dumps({**header, "jwk": jwk}).encode(), json.dumps(claims).encode())
        message = ".".join(map(encoded, parts))
        digest = hashlib.sha512(neutral + public + message.encode()).digest()
        if int.from_bytes(digest, "little") % ORDER % 8 == 0:
            return f"{message}.{encoded(neutral + bytes(32))}"
    raise AssertionError


@pytest.mark.parametrize("public", [*SMALL, (PRIME + 1).to_bytes(32, "little").hex()])
def test_a_key_that_anybody_can_sign_for_lets_nobody_in(running: Central, public: str) -> None:
    key, url = bytes.fromhex(public), f"{running.address}/v1/enrol"
    proof = forged(key, "POST", url, int(running.clock.wall()))
    asked = {"code": running.code(running.add_user("JOKR")), "dev": begin().device}

    with httpx.Client(trust_env=False) as line:
        got = line.post(url, headers={"DPoP": proof}, json=asked)

    assert (got.status_code, got.json()["code"]) == (401, "bad_proof")
    assert running.all("select count(*) from device") == [(0,)]
    assert not is_signed(key, b"anything", encoded((1).to_bytes(32, "little") + bytes(32)))


@given(st.binary(min_size=32, max_size=32))
def test_every_key_that_a_device_makes_is_sound(seed: bytes) -> None:
    assert is_sound(DeviceKey(seed).public)


def test_nobody_asks_as_the_importer(running: Central) -> None:
    with running.ledger.writing() as connection:
        importer = registry.importer(connection, running.clock())
    url = f"{running.address}/v1/token"
    at = int(running.clock.wall())
    proofs = {
        "bad_proof": forged(bytes(32), "POST", url, at),
        "device_unknown": DeviceKey.new().proof("POST", url, at=at),
    }

    with httpx.Client(trust_env=False) as line:
        got = {
            code: line.post(url, headers={"DPoP": proof}, json={"dev": importer.id}).json()["code"]
            for code, proof in proofs.items()
        }

    assert got == {code: code for code in proofs}
    assert running.all("select length(public) from device") == [(0,)]
    with pytest.raises(Refusal) as refused:
        Guard(running.ledger, started=running.clock()).token(
            fsp.TokenAsked(importer.id), Proof(bytes(32), "a number used once", at), now=running.clock()
        )
    assert refused.value.problem.code == "device_unknown"


def test_no_device_comes_in_under_the_name_of_the_importer(running: Central) -> None:
    attempt = Attempt(running.ledger.tenant().importer, DeviceKey.new())

    with pytest.raises(TurnedAway) as turned:
        enrol(running.address, running.code(running.add_user("JOKR")), attempt, wall=running.clock.wall)

    assert turned.value.code == "malformed"


def test_health_is_told_to_everybody_and_nothing_else(running: Central) -> None:
    with httpx.Client(trust_env=False, base_url=running.address) as line:
        assert line.get("/healthz").text == "ok\n"
        assert line.get("/readyz").text == "ready\n"
        assert line.get("/v1/hello").json()["protocols"] == [fsp.PROTOCOL]
        assert line.get("/v1/pull").json()["code"] == "token_needed"
        assert line.get("/secrets").json()["code"] == "not_found"
        assert line.get("/v1/push").json()["code"] == "method"
        assert line.post("/v1/enrol", content=b"{").json()["code"] == "bad_proof"
