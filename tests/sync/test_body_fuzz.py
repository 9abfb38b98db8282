"""Every body, broken in every way that a wire or a stranger can break it: never a failure, never a word of it back."""

import json
import logging
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from random import Random
from typing import Any, Final

import pytest

from sync import protocol as fsp
from sync.service import app
from sync.service.contract import Octets, Way
from sync.service.ways import WAYS
from tests.storage.faults.sizes import chance, many, told
from tests.sync.protocol_page import EXAMPLES, said
from tests.sync.signing import Signing
from tests.sync.stage import central, new_id
from tests.sync.truth import Truth

CASES: Final = many(20, 20_000)
CANARY: Final = "Zarathustra"
SLOT: Final = {"kind": "recovery", "suite": "x", "to": "a" * 32, "of": "b", "halves": ["QQ==", "QUE="]}
WHOLE: Final[dict[str, bytes]] = {
    "recovery_slot": json.dumps({"store": "s", "slot": SLOT}).encode(),
    "recovery_request": json.dumps(
        {"id": new_id(), "dev": "", "store": "s", "at": "", "once": "QUE", "slot": SLOT, "sig": ""}
    ).encode(),
    "addressed": json.dumps({"cpr": "6502034321", "records": [new_id()], "reason": "Nabosag"}).encode(),
    "recovery_done": json.dumps({"id": new_id(), "opened": False}).encode(),
    "journal": b"FFJ1" + bytes(range(256)) * 8,
    "trail_file": b"FFT1" + bytes(range(256)) * 8,
    "file_taken": bytes(range(17)),
    "seal": json.dumps({**said("seal-asked"), "holds": said("seal-given")["certificate"]}).encode(),
} | {
    name: EXAMPLES[example].encode()
    for name, example in {
        "enrol": "enrol-asked",
        "token": "token-asked",
        "restored": "restored-told",
        "push": "push-asked",
        "offered": "offered-asked",
        "glass": "glass-asked",
        "hand": "hand-asked",
        "team_code": "team-code-asked",
        "cases": "cases-asked",
        "dropped": "dropped-asked",
        "trail": "trail-asked",
        "wiped": "wiped-asked",
    }.items()
}
"""A body that each address takes; the device's own names and signatures are put in by `Truth`."""
STRANGE: Final[tuple[Any, ...]] = (
    None,
    True,
    -1,
    1.5,
    1 << 63,
    -(1 << 63),
    1 << 64,
    10**400,
    1e308,
    "",
    CANARY,
    "\0",
    "\ud800",
    "\u202e\N{COMBINING ACUTE ACCENT}",
    "a" * 100_000,
    [],
    {},
    [[]],
    {"": None},
    [0] * 5_000,
)
RAW: Final = (
    b"NaN",
    b"-Infinity",
    b"1e999",
    b'"\\ud800"',
    b'"\xff"',
    b"0" * 5000,
    b"[" * 5000,
    b'{"a":' * 900,
)


def cut(raw: bytes, by: Random) -> bytes:
    return raw[: by.randrange(len(raw) + 1)]


def flipped(raw: bytes, by: Random) -> bytes:
    altered = bytearray(raw)
    for _ in range(by.randrange(1, 9)):
        altered[by.randrange(len(altered))] ^= 1 << by.randrange(8)
    return bytes(altered)


def other_value(raw: bytes, by: Random) -> bytes:
    """Put a strange value where one of the body's own stands, however deep."""
    said = json.loads(raw)
    _replace(said, by, by.choice(STRANGE))
    return json.dumps(said).encode("utf-8", "surrogatepass")


def no_json(raw: bytes, by: Random) -> bytes:
    """Put something where a value stands that a reader of numbers and texts may stumble over."""
    said = json.loads(raw)
    _replace(said, by, "HERE")
    return json.dumps(said).encode().replace(b'"HERE"', by.choice(RAW), 1)


def without(raw: bytes, by: Random) -> bytes:
    said = json.loads(raw)
    del said[by.choice(list(said))]
    return json.dumps(said).encode()


def twice(raw: bytes, by: Random) -> bytes:
    said = json.loads(raw)
    name = by.choice(list(said))
    return json.dumps(said).encode()[:-1] + f', "{name}": {json.dumps(by.choice(STRANGE[:8]))}}}'.encode()


def deep(raw: bytes, by: Random) -> bytes:
    levels = by.choice((10, 60, 900, 200_000))
    said = json.loads(raw)
    _replace(said, by, "HERE")
    nested = b"[" * levels + b"]" * levels
    return json.dumps(said).encode().replace(b'"HERE"', nested, 1)


def _replace(said: Any, by: Random, value: Any) -> None:
    """Replace one value somewhere inside."""
    places = [*said] if isinstance(said, dict) else list(range(len(said)))
    place = by.choice(places)
    if isinstance(said[place], dict | list) and said[place] and by.random() < 0.7:
        _replace(said[place], by, value)
    else:
        said[place] = value


Break = Callable[[bytes, Random], bytes]
BREAKS: Final[tuple[Break, ...]] = (cut, flipped, other_value, no_json, without, twice, deep)


def packed(raw: bytes, by: Random) -> tuple[bytes, dict[str, str]]:
    """Pack a body, whole or broken in one of the ways that packing can be; or do not pack it."""
    how = by.randrange(8)
    if how == 0:
        whole = zlib.compress(raw)
        return whole[: by.randrange(len(whole))], {"Content-Encoding": "deflate"}
    if how == 1:
        return flipped(zlib.compress(raw), by), {"Content-Encoding": "deflate"}
    if how == 2:
        return zlib.compress(raw) + raw[:20], {"Content-Encoding": "deflate"}
    if how == 3:
        return zlib.compress(zlib.compress(raw)), {"Content-Encoding": "deflate"}
    if how == 4 and by.random() < 0.1:
        return bomb(raw), {"Content-Encoding": "deflate"}
    return (raw, {}) if how < 6 else (zlib.compress(raw), {"Content-Encoding": "deflate"})


def bomb(raw: bytes) -> bytes:
    """Pack a body with more blanks behind it than the service takes; blanks are packed once, they cost the most."""
    packing, blanks = zlib.compressobj(), b" " * fsp.MOST_PLAIN
    begun = packing.compress(raw) + packing.flush(zlib.Z_FULL_FLUSH)
    return begun + _blanks() + zlib.adler32(blanks, zlib.adler32(raw)).to_bytes(4, "big")


@cache
def _blanks() -> bytes:
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packing.compress(b" " * fsp.MOST_PLAIN) + packing.flush()


class Failed(logging.Handler):
    """Hears everything that the service says in its log."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"{record.getMessage()} {vars(record)}")


@dataclass
class Stage:
    signing: Signing
    truth: Truth
    log: Failed = field(default_factory=Failed)
    ends: Counter[str] = field(default_factory=Counter)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with central(tmp_path_factory.mktemp("fuzz")) as running:
        signing = Signing(running, running.enrol(running.add_user("JOKR")))
        signing.headers("GET", running.address)  # a token, before a test of the test breaks the service
        one = Stage(signing, Truth(signing))
        logging.getLogger().addHandler(one.log)
        app.LOG.setLevel(logging.DEBUG)
        yield one
        print(f"broken bodies: {sum(one.ends.values())}: {told(one.ends)}")
        app.LOG.setLevel(logging.NOTSET)
        logging.getLogger().removeHandler(one.log)
        signing.close()


def play(stage: Stage, way: Way, cases: int = CASES) -> None:
    """Send broken bodies to an address; whatever it makes of them, it does not fail and does not repeat them."""
    by = chance(f"fuzz {way.name}")
    is_bytes = isinstance(way.takes, Octets)
    for _ in range(cases):
        broken = by.choice(BREAKS[:2] if is_bytes else BREAKS)
        body = broken(WHOLE[way.name], by)
        signed = stage.truth.query(way, body)
        path = way.path.format(id=new_id(), number=0)
        if signed or way.name == "file_taken":
            asked = signed or {"size": "17", "sum": "a" * 64}
            path += "?" + "&".join(f"{name}={value}" for name, value in asked.items())
        body = stage.truth.body(way, body) if by.random() < 0.7 else body
        body, headers = (body, {}) if is_bytes else packed(body, by)
        stage.log.said.clear()
        got = stage.signing.send("POST", path, body=body, lets=way.lets, headers=headers)
        stage.truth.heard(way, got.status_code, got.content)
        stage.ends[f"{got.status_code}"] += 1
        assert got.status_code < 500, f"{way.name}: {broken.__name__}: {got.text} {stage.log.said}"
        if got.status_code >= 400:
            assert CANARY not in got.text
        assert not any(CANARY in one or "Traceback" in one for one in stage.log.said)


@pytest.mark.slow
@pytest.mark.parametrize("way", [way for way in WAYS if way.takes], ids=lambda way: way.name)
def test_a_broken_body_is_refused_or_taken_and_never_a_failure(stage: Stage, way: Way) -> None:
    play(stage, way)


def test_a_reader_that_lets_its_own_error_out_is_noticed(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def careless(way: Way, request: Any) -> Any:
        return json.loads(await request.body())

    monkeypatch.setattr(app, "read_body", careless)

    with pytest.raises(AssertionError, match="bug"):
        play(stage, next(way for way in WAYS if way.name == "dropped"), 20)


def test_a_bomb_is_a_whole_body_packed() -> None:
    assert zlib.decompress(bomb(WHOLE["push"])) == WHOLE["push"] + b" " * fsp.MOST_PLAIN


def test_a_body_that_is_unpacked_without_an_end_is_noticed(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = zlib.compress(bytes(fsp.MOST_PLAIN + 1))
    headers = {"Content-Encoding": "deflate"}
    before = stage.signing.send("POST", "/v1/push", body=bomb, headers=headers)
    monkeypatch.setattr(fsp, "unpacked", zlib.decompress)

    after = stage.signing.send("POST", "/v1/push", body=bomb, headers=headers)

    assert (before.status_code, after.status_code) == (413, 400)
