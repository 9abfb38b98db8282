"""What is in the way is said otherwise at the code than in daily work: nothing is written yet, and somebody must act.

The proxies are real ones that let nobody through; the name is one that no network knows.
"""

import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from casework.errors import Unreachable
from sync import at_the_code as here
from sync import line, words
from sync.enrol import begin, enrol
from sync.proofs import DeviceKey
from sync.service.ways import WAYS
from sync.wire import Wire
from sync.words import SAFE, Slow, TurnedAway, why_missed
from tests.sync.certificates import issued
from tests.sync.proxy import ASKS, NAME, SHUT, Proxy, no_proxy_is_set, trust
from tests.sync.stage import NOW, new_id

NOTHING_TO_DO = "Du skal ikke gøre noget"
UNKNOWN = "centralen.invalid"
"""A name that is known nowhere (RFC 6761)."""
OF_ANY_ADDRESS = (
    "not_found",
    "method",
    "malformed",
    "too_large",
    "bad_proof",
    "proof_replayed",
    "proof_clock",
)
ENROL = next(way for way in WAYS if way.path == "/v1/enrol")


@pytest.fixture(autouse=True)
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing names a proxy yet."""
    no_proxy_is_set(monkeypatch)
    trust(issued("Nordbyens egen rod", issues=True), tmp_path, monkeypatch)
    yield
    line.ask_system(None)


def _behind(answer: bytes, address: str = f"https://{NAME}") -> tuple[str, str]:
    """Return what a proxy that answers so leads to: in daily work, and at the code."""
    with closing(Proxy(1, answer)) as proxy:
        line.ask_system(lambda _address: proxy.address)
        said = _said(address)
        assert len(proxy.asked) == 2, "a proxy that is not asked proves nothing"
        return said


def _said(address: str) -> tuple[str, str]:
    wire = Wire(address, DeviceKey.new(), new_id(), wall=NOW.timestamp)
    with closing(wire), pytest.raises(Unreachable) as daily:
        wire.hello()
    with pytest.raises(Unreachable) as first:
        enrol(address, "k7qm-3xpa", begin(), wall=NOW.timestamp)
    return str(daily.value), str(first.value)


def test_a_proxy_that_wants_a_login_is_said_and_what_is_to_be_done() -> None:
    assert _behind(ASKS) == (words.PROXY_ASKS, here.PROXY_ASKS_HERE)


def test_a_proxy_that_lets_nobody_through_to_an_address_is_said() -> None:
    assert _behind(SHUT) == (words.PROXY_SHUT, here.PROXY_SHUT_HERE)


@pytest.fixture
def no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is not known, as the system's own look-up says it, and without asking any network."""
    known = socket.getaddrinfo

    def look_up(host: Any, *more: Any, **others: Any) -> Any:
        if host == UNKNOWN:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return known(host, *more, **others)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.mark.usefixtures("no_name")
def test_an_address_that_is_known_nowhere_is_said() -> None:
    assert _said(f"https://{UNKNOWN}") == (words.NO_NAME, here.NO_NAME_HERE)


@pytest.mark.usefixtures("no_name")
def test_where_the_proxys_own_name_is_not_known_the_service_is_not_blamed_for_it() -> None:
    line.ask_system(lambda _address: f"http://{UNKNOWN}:8080")

    assert _said(f"https://{NAME}") == (words.NO_ANSWER, here.SILENT_HERE)


def test_a_name_that_is_not_known_is_no_more_than_silence_in_daily_work() -> None:
    """Without any network some systems say the same of every name: then nobody is to act, and nothing is in the way."""
    assert why_missed(Unreachable(words.NO_NAME)) == ""
    assert why_missed(Unreachable(words.PROXY_ASKS)) == words.PROXY_ASKS


@pytest.mark.parametrize("sentence", sorted({*here._HERE.values(), *here._TURNED.values()}))
def test_at_the_code_nothing_is_said_to_be_written_and_everybody_hears_what_to_do(sentence: str) -> None:
    assert SAFE not in sentence
    assert NOTHING_TO_DO not in sentence
    assert "Intet er ændret" in sentence
    assert any(
        act in sentence
        for act in (
            "røv igen",
            "prøv så igen",
            "ig det til",
            "Bed administratoren",
            "bed administratoren",
            "Tal med",
        )
    )


@pytest.mark.parametrize("code", [*ENROL.refuses, *OF_ANY_ADDRESS, "not_ready", "bug", "of a later version"])
def test_what_the_service_says_at_the_code_keeps_its_code_and_promises_nothing_that_is_not_written(
    code: str,
) -> None:
    turned = TurnedAway(code, "user")

    said = here.at_the_code(turned)

    assert isinstance(said, TurnedAway)
    assert (said.code, said.retry) == (code, "user")
    assert SAFE not in str(said)


def test_what_is_slow_or_cut_does_not_claim_that_the_code_is_unused() -> None:
    for error in (Slow(words.SLOW), Unreachable(words.NO_ANSWER), Unreachable(words.NOT_OURS)):
        assert "koden kan stadig bruges her" in str(here.at_the_code(error))
        assert "ikke brugt" not in str(here.at_the_code(error))


def test_what_is_said_of_the_typed_itself_stays_as_it_is() -> None:
    flaw = Unreachable("Adressen på centralen er ikke en adresse. Se efter, om den er skrevet rigtigt.")

    assert here.at_the_code(flaw) is flaw
