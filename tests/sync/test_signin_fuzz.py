"""What a browser or a program brings to sign in, broken in every way: never a failure, never a word of it in the log.

These addresses speak forms and queries, as the standards want it, and are not in the contract of the others, so they
are broken here as `test_body_fuzz.py` breaks the bodies there.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Final
from urllib.parse import quote_from_bytes, urlencode

import pytest

from sync import protocol_signin as said
from sync.proofs import thumbprint
from sync.service.signin import forms, routes
from sync.service.signin_way import Way
from tests.storage.faults.sizes import chance, many, told
from tests.sync.signing_in import (
    BACK,
    STATE,
    VERIFIER,
    Browser,
    Computer,
    cheap_words,  # noqa: F401 - a fixture
    demand,
    give_words,
)
from tests.sync.stage import central
from tests.sync.test_body_fuzz import Failed

CASES: Final = many(20, 20_000)
CANARY: Final = "Zarathustra"
FORM: Final = "application/x-www-form-urlencoded"
VALUES: Final = (
    b"",
    CANARY.encode(),
    b"\0",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    "\u202eæøå".encode(),
    b"a" * 20_000,
    b"../../etc/passwd",
    b"' or 1=1 --",
    b"<script>" + CANARY.encode(),
    b"9" * 5_000,
)
Pairs = list[tuple[str, bytes]]


@dataclass
class Stage:
    """A service where people sign in with words of their own, and somebody with a computer."""

    browser: Browser
    computer: Computer
    initials: str
    words: str
    log: Failed = field(default_factory=Failed)
    ends: Counter[str] = field(default_factory=Counter)

    def whole(self, path: str) -> Pairs:
        """Return what the address takes, said right; what is used up by it is made anew."""
        own = self.computer.key
        pairs = {
            said.AUTHORIZE: {
                "response_type": "code",
                "client_id": said.CLIENT,
                "redirect_uri": BACK,
                "state": STATE,
                "code_challenge": said.challenge(VERIFIER),
                "code_challenge_method": "S256",
                "dpop_jkt": thumbprint(own.public),
            },
            said.UPSTREAM: {"state": STATE, "code": "kode", "iss": "https://udbyder.example"},
            said.LOCAL: {"initials": self.initials, "words": self.words, "code": ""},
            said.TOKEN: {
                "grant_type": "authorization_code",
                "client_id": said.CLIENT,
                "code": "kode",
                "redirect_uri": BACK,
                "code_verifier": VERIFIER,
                "refresh_token": "tegn",
            },
            said.REVOKE: {"client_id": said.CLIENT, "token": "tegn"},
        }[path]
        return [(name, value.encode()) for name, value in pairs.items()]

    def send(self, path: str, body: bytes, kind: str) -> tuple[int, str]:
        line = self.browser.line
        if path in {said.AUTHORIZE, said.UPSTREAM}:
            got = line.get(f"{path}?{quote_from_bytes(body, safe='=&%+')}"[:60_000])
        else:
            headers = {"Content-Type": kind, "DPoP": self.computer.proof(path)}
            got = line.post(path, content=body, headers=headers)
        return got.status_code, got.text


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with central(tmp_path_factory.mktemp("signin-fuzz")) as running:
        demand(running, Way("local"))
        person = running.add_user("MEHA")
        one = Stage(
            Browser(running),
            Computer(running, running.enrol(person)),
            person.initials,
            give_words(running, person.id),
        )
        logging.getLogger().addHandler(one.log)
        yield one
        print(f"broken sign-ins: {sum(one.ends.values())}: {told(one.ends)}")
        logging.getLogger().removeHandler(one.log)
        one.browser.line.close()


def other(pairs: Pairs, by: Random) -> bytes:
    """Another value where one of its own stands."""
    place = by.randrange(len(pairs))
    return written([*pairs[:place], (pairs[place][0], by.choice(VALUES)), *pairs[place + 1 :]])


def without(pairs: Pairs, by: Random) -> bytes:
    place = by.randrange(len(pairs))
    return written([*pairs[:place], *pairs[place + 1 :]])


def twice(pairs: Pairs, by: Random) -> bytes:
    return written([*pairs, (by.choice(pairs)[0], by.choice(VALUES))])


def too_many(pairs: Pairs, by: Random) -> bytes:
    return written([*pairs, *((f"{CANARY}{number}", b"x") for number in range(by.choice((33, 50, 2_000))))])


def cut(pairs: Pairs, by: Random) -> bytes:
    raw = written(pairs)
    return raw[: by.randrange(len(raw) + 1)]


def flipped(pairs: Pairs, by: Random) -> bytes:
    altered = bytearray(written(pairs))
    for _ in range(by.randrange(1, 9)):
        altered[by.randrange(len(altered))] ^= 1 << by.randrange(8)
    return bytes(altered)


def no_form(pairs: Pairs, by: Random) -> bytes:
    return by.choice((b"{}", b"&&&&=&=", b"%", b"%zz=%zz", b"\0\0", b"=" * 9_000, written(pairs) * 400))


def written(pairs: Pairs) -> bytes:
    return urlencode(pairs).encode()


BREAKS: Final[tuple[Callable[[Pairs, Random], bytes], ...]] = (
    other,
    without,
    twice,
    too_many,
    cut,
    flipped,
    no_form,
)
KINDS: Final = (FORM, FORM, FORM, f"{FORM}; charset=utf-16", "application/json", "multipart/form-data", "")
PATHS: Final = (said.AUTHORIZE, said.UPSTREAM, said.LOCAL, said.TOKEN, said.REVOKE)


def play(stage: Stage, path: str, cases: int = CASES) -> None:
    """Bring broken things to an address; whatever it makes of them, it does not fail and repeats nothing."""
    by = chance(f"sign-in {path}")
    for number in range(cases):
        if number % 7 == 0:
            stage.browser.begin(stage.computer.key)  # the page is open in this browser again
        broken = by.choice(BREAKS)
        body = broken(stage.whole(path), by)
        stage.log.said.clear()
        status, text = stage.send(path, body, by.choice(KINDS))
        stage.ends[f"{status}"] += 1
        assert status < 500, f"{path}: {broken.__name__}: {text[:300]} {stage.log.said}"
        assert CANARY not in text, f"{path}: {broken.__name__}"
        assert not any(CANARY in one or "failed" in one or stage.words in one for one in stage.log.said)


@pytest.mark.slow
@pytest.mark.usefixtures("cheap_words")
@pytest.mark.parametrize("path", PATHS)
def test_what_is_broken_is_refused_and_never_a_failure(stage: Stage, path: str) -> None:
    play(stage, path)


@pytest.mark.usefixtures("cheap_words")
def test_of_the_test_a_reader_that_lets_its_own_error_out_is_noticed(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def careless(request: object) -> dict[str, str]:
        return dict(one.split("=") for one in (await request.body()).decode().split("&"))  # type: ignore[attr-defined]

    monkeypatch.setattr(routes, "form", careless)

    with pytest.raises(AssertionError):
        play(stage, said.TOKEN, 20)


@pytest.mark.usefixtures("cheap_words")
def test_of_the_test_a_page_that_repeats_what_was_brought_is_noticed(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def said_back(request: object) -> dict[str, str]:
        routes.LOG.warning("asked for %s", request.url)  # type: ignore[attr-defined]
        raise forms.Unclear

    monkeypatch.setattr(routes, "query", said_back)

    with pytest.raises(AssertionError):
        play(stage, said.AUTHORIZE, 20)
