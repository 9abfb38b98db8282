"""A person in a browser and a computer that wants tokens, by hand, so that each part of a sign-in can be wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from sync import protocol_signin as said
from sync.enrol import Enrolled
from sync.proofs import DeviceKey, thumbprint
from sync.service import signin_way
from sync.service.signin import accounts
from sync.service.signin_way import Way
from tests.sync.stage import Central, central

VERIFIER = "a-verifier-that-is-long-enough-for-the-standard-0123456789"
BACK = said.redirect(52413)
STATE = "the state of this attempt"


@pytest.fixture
def cheap_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that derive in no time: what a guess costs is not shown here."""
    monkeypatch.setattr(accounts, "MEMORY_KIB", 64)
    monkeypatch.setattr(accounts, "PASSES", 1)
    monkeypatch.setattr(accounts, "LANES", 1)


_NUMBERS: Final = count()


def new_initials() -> str:
    """Initials that nobody has yet."""
    return f"P{next(_NUMBERS):04}"


def demand(running: Central, way: Way) -> None:
    """Decide how one signs in here."""
    with running.ledger.writing() as connection:
        signin_way.change(connection, running.ledger.keys, way, who="prøve", now=running.clock())


def give_words(running: Central, user: str) -> str:
    with running.ledger.writing() as connection:
        return accounts.make(connection, user, running.clock())


def plain_line(address: str = "") -> httpx.Client:
    """A line to this computer only: no certificates are loaded, no redirect is followed."""
    return httpx.Client(base_url=address, trust_env=False, follow_redirects=False, verify=False)


LINE: Final = plain_line()


@dataclass
class Browser:
    """A browser of a person: it keeps cookies, and shows where it would be sent instead of going there."""

    running: Central
    line: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.line = plain_line(self.running.address)

    def begin(self, key: DeviceKey, **other: str | None) -> httpx.Response:
        """Open the address that a device opens, with whatever is to be otherwise."""
        asked: dict[str, str | None] = {
            "response_type": "code",
            "client_id": said.CLIENT,
            "redirect_uri": BACK,
            "state": STATE,
            "code_challenge": said.challenge(VERIFIER),
            "code_challenge_method": "S256",
            "dpop_jkt": thumbprint(key.public),
            **other,
        }
        query = {name: value for name, value in asked.items() if value is not None}
        return self.line.get(said.AUTHORIZE, params=query)

    def type(self, initials: str, words: str, **headers: str) -> httpx.Response:
        """Send the form that the service showed."""
        return self.line.post(said.LOCAL, data={"initials": initials, "words": words}, headers=headers)


def told(response: httpx.Response) -> dict[str, str]:
    """Return what a browser would bring to the computer that it is sent back to."""
    assert response.status_code == 303, response.text
    to = response.headers["location"]
    assert to.startswith(f"{BACK}?"), to
    return {name: values[0] for name, values in parse_qs(urlsplit(to).query).items()}


@dataclass
class Computer:
    """A computer of a person, with its key; it brings codes and refresh tokens by hand."""

    running: Central
    enrolled: Enrolled

    @property
    def key(self) -> DeviceKey:
        return self.enrolled.key

    def proof(self, path: str, *, key: DeviceKey | None = None, method: str = "POST") -> str:
        at = int(self.running.clock.wall())
        return (key or self.key).proof(method, self.running.address + path, at=at)

    def bring(self, code: str, **other: str | None) -> httpx.Response:
        form: dict[str, str | None] = {
            "grant_type": "authorization_code",
            "client_id": said.CLIENT,
            "code": code,
            "redirect_uri": BACK,
            "code_verifier": VERIFIER,
            **other,
        }
        return self.post(form, self.proof(said.TOKEN))

    def refresh(self, token: str, *, key: DeviceKey | None = None) -> httpx.Response:
        form = {"grant_type": "refresh_token", "client_id": said.CLIENT, "refresh_token": token}
        return self.post(form, self.proof(said.TOKEN, key=key))

    def post(self, form: Mapping[str, str | None], proof: str, path: str = said.TOKEN) -> httpx.Response:
        data = {name: value for name, value in form.items() if value is not None}
        headers = {"DPoP": proof} if proof else {}
        return LINE.post(self.running.address + path, data=data, headers=headers)

    def pull(self, token: str, *, scheme: str = "DPoP", proof: str | None = None) -> tuple[int, str]:
        at = int(self.running.clock.wall())
        url = f"{self.running.address}/v1/pull"
        own = self.key.proof("GET", url, at=at, token=token) if proof is None else proof
        got = LINE.get(url, headers={"DPoP": own, "Authorization": f"{scheme} {token}"})
        return got.status_code, got.json().get("code", "")


def error(response: httpx.Response) -> tuple[int, Any]:
    return response.status_code, response.json().get("error")


@dataclass
class Scene:
    """Johanne with her computer, her browser and her words, where local accounts are in use."""

    running: Central
    computer: Computer
    browser: Browser
    words: str

    @property
    def initials(self) -> str:
        """As a person types them."""
        return self.computer.enrolled.initials.lower()

    def code(self) -> str:
        self.browser.begin(self.computer.key)
        return told(self.browser.type(self.initials, self.words))["code"]

    def tokens(self) -> dict[str, str]:
        got = self.computer.bring(self.code())
        assert got.status_code == 200, got.text
        return dict(got.json())

    def after(self, span: timedelta) -> None:
        self.running.clock.now += span


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Central]:
    """One service for all of them: each test brings persons of its own, and the clock only goes on."""
    with central(tmp_path_factory.mktemp("place") / "central") as one:
        yield one


@pytest.fixture
def scene(place: Central, cheap_words: None) -> Iterator[Scene]:
    user = place.add_user(new_initials())
    demand(place, Way("local"))
    words = give_words(place, user.id)
    computer = Computer(place, place.enrol(user))
    browser = Browser(place)
    yield Scene(place, computer, browser, words)
    browser.line.close()
