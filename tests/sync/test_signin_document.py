"""docs/PROTOCOL.md, *Signing in*: its examples are sent as they stand there, and answered as they stand there."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync import protocol_signin as said_there
from sync.enrol import Attempt, enrol
from sync.service import registry, sessions
from sync.service.signin_way import Way
from tests.sync.protocol_page import DEVICE_KEY, PAGE, SERVICE_KEY, said
from tests.sync.signing_in import Browser, Computer, cheap_words, demand, give_words
from tests.sync.stage import Central, central

__all__ = ["cheap_words"]
TEXTS = dict(re.findall(r"^```text (signin-\S+)\n(.*?)\n```$", PAGE, re.MULTILINE | re.DOTALL))
SESSION = "0d9f4f5e-8a2b-4c1d-9e3f-7a6b5c4d3e2f"


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Central]:
    folder = tmp_path / "central"
    folder.mkdir()
    (folder / "central.key").write_bytes(SERVICE_KEY)
    monkeypatch.setattr(sessions, "new_id", lambda: SESSION)
    with central(folder) as running:
        yield running


def test_the_service_says_of_itself_what_the_page_says(page: Central) -> None:
    browser = Browser(page)

    got = browser.line.get(said_there.METADATA).text
    browser.line.close()

    assert json.loads(got.replace(page.address, "https://central.example")) == said("signin-metadata")


def test_a_sign_in_goes_as_the_page_tells_it(page: Central, cheap_words: None) -> None:
    user = registry.User(**said("enrol-answered")["user"])
    with page.ledger.writing() as connection:
        registry.put_user(connection, user)
    attempt = Attempt(said("enrol-asked")["dev"], DEVICE_KEY)
    computer = Computer(page, enrol(page.address, page.code(user), attempt, wall=page.clock.wall))
    demand(page, Way("local"))
    words, browser = give_words(page, user.id), Browser(page)

    browser.line.get(TEXTS["signin-authorize"])
    back = browser.type(user.initials, words).headers["location"]
    browser.line.close()
    code = re.fullmatch(
        r"http://127\.0\.0\.1:52413/signed-in\?code=([\w-]{43})&state=hWv0aHTtm2oJ4Yy7&iss=.*", back
    )
    assert code is not None
    form = dict(pair.split("=", 1) for pair in TEXTS["signin-code"].split("&"))
    form |= {"code": code[1], "redirect_uri": "http://127.0.0.1:52413/signed-in"}
    tokens = computer.post(form, computer.proof(said_there.TOKEN)).json()

    assert tokens == said("signin-tokens")
    assert tokens["access_token"] == said("token-answered")["access_token"]
