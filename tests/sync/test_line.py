"""The line trusts whom the operating system trusts, and goes through the proxy that it names, and no other.

A real service with TLS under a name that only the proxy can find, as in a municipality's network. Here the system's
trust store is the file that OpenSSL is told of, and its proxy the one of the environment.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from casework.errors import Unreachable
from sync import line
from sync.at_the_code import NO_TRUST_HERE, PROXY_ODD_HERE, SILENT_HERE
from sync.enrol import begin, enrol
from tests.sync.certificates import Issued, issued
from tests.sync.proxy import NAME, Proxy, no_proxy_is_set, trust
from tests.sync.stage import NOW, Central, Clock


@pytest.fixture(scope="module")
def authority() -> Issued:
    return issued("Nordbyens egen rod", issues=True)


@pytest.fixture
def service(tmp_path: Path, authority: Issued) -> Iterator[Central]:
    pair = issued(NAME, authority).written(tmp_path)
    running = Central(tmp_path / "central", Clock(), certificate=pair)
    yield running
    running.close()


@pytest.fixture
def proxy(service: Central, monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    """The system names a proxy, and trusts nobody yet."""
    no_proxy_is_set(monkeypatch)
    with closing(Proxy(int(service.address.rpartition(":")[2]))) as one:
        monkeypatch.setenv("HTTPS_PROXY", one.address)
        monkeypatch.setenv("https_proxy", one.address)
        yield one


def test_a_computer_comes_in_through_the_proxy_of_its_system(
    service: Central, proxy: Proxy, authority: Issued, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Kom i gang in a municipality's network: no name outside is found, and only the proxy leads out."""
    trust(authority, tmp_path, monkeypatch)
    person = service.add_user("MEHA")

    came_in = enrol(f"https://{NAME}", service.code(person), begin(), wall=service.clock.wall)

    assert came_in.initials == "MEHA"
    assert set(proxy.asked) == {f"CONNECT {NAME}:443"}, "the proxy hears the name, and not one word more"


@pytest.fixture
def by_script(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Nothing fixed names a proxy; the system's script does, for this one address. Tells what it was asked."""
    asked: list[str] = []

    def names(address: str) -> str:
        asked.append(address)
        return proxy.address if NAME in address else ""

    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.delenv(name)
    line.ask_system(names)
    yield asked
    line.ask_system(None)


def test_a_proxy_that_a_script_of_the_system_names_is_used_and_the_script_hears_the_address_alone(
    service: Central,
    proxy: Proxy,
    by_script: list[str],
    authority: Issued,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trust(authority, tmp_path, monkeypatch)
    person = service.add_user("MEHA")

    came_in = enrol(f"https://{NAME}", service.code(person), begin(), wall=service.clock.wall)

    assert came_in.initials == "MEHA"
    assert set(by_script) == {f"https://{NAME}"}
    assert set(proxy.asked) == {f"CONNECT {NAME}:443"}


def test_of_the_test_a_line_that_does_not_ask_the_system_finds_no_way(
    service: Central,
    proxy: Proxy,
    by_script: list[str],
    authority: Issued,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(line, "proxy_for", lambda _: None)

    with pytest.raises(Unreachable):
        test_a_proxy_that_a_script_of_the_system_names_is_used_and_the_script_hears_the_address_alone(
            service, proxy, by_script, authority, tmp_path, monkeypatch
        )


def test_what_is_named_for_good_is_not_asked_of_a_script_and_this_computer_never(
    proxy: Proxy, by_script: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    line.open_line("http://127.0.0.1:1", 1).close()
    monkeypatch.setenv("https_proxy", proxy.address)
    line.open_line(f"https://{NAME}", 1).close()

    assert by_script == []


def test_an_authority_that_the_system_does_not_know_is_not_trusted_and_the_person_hears_it(
    service: Central, proxy: Proxy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trust(issued("En anden rod", issues=True), tmp_path, monkeypatch)
    code = service.code(service.add_user("MEHA"))

    with pytest.raises(Unreachable) as told:
        enrol(f"https://{NAME}", code, begin(), wall=service.clock.wall)

    assert str(told.value) == NO_TRUST_HERE
    assert service.contracted.seen == set()


def test_of_the_test_a_line_that_trusts_anybody_is_noticed(
    service: Central, proxy: Proxy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trust(issued("En anden rod", issues=True), tmp_path, monkeypatch)
    made = httpx.Client

    def careless(**told: Any) -> httpx.Client:
        return made(**(told | {"verify": False}))

    monkeypatch.setattr(httpx, "Client", careless)

    assert enrol(
        f"https://{NAME}", service.code(service.add_user("MEHA")), begin(), wall=service.clock.wall
    ).initials


def test_this_computer_is_reached_without_the_proxy(
    proxy: Proxy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The practice office answers on this computer: nothing of it leaves, whatever the system says."""
    monkeypatch.setenv("HTTP_PROXY", proxy.address)
    near = Central(tmp_path / "near", Clock())
    try:
        assert enrol(near.address, near.code(near.add_user("MEHA")), begin(), wall=near.clock.wall).initials
    finally:
        near.close()
    assert proxy.asked == []


def test_a_proxy_that_does_not_answer_is_an_unreachable_service_in_a_sentence(
    service: Central, proxy: Proxy, authority: Issued, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trust(authority, tmp_path, monkeypatch)
    proxy.close()
    code = service.code(service.add_user("MEHA"))

    with pytest.raises(Unreachable) as told:
        enrol(f"https://{NAME}", code, begin(), wall=service.clock.wall)

    assert str(told.value) == SILENT_HERE


@pytest.mark.parametrize(
    "named",
    [
        "socks://127.0.0.1:9",
        "socks5h://127.0.0.1:9",
        "ftp://127.0.0.1:9",
        "http://127.0.0.1:abc",
        "http://..:9",
    ],
)
def test_a_proxy_of_a_kind_that_nobody_here_speaks_is_said_and_is_no_bug(
    monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    no_proxy_is_set(monkeypatch)
    monkeypatch.setenv("all_proxy", named)

    with pytest.raises(Unreachable) as told:
        enrol(f"https://{NAME}", "K7QM-3XPA", begin(), wall=NOW.timestamp)

    assert str(told.value) == PROXY_ODD_HERE


def test_what_a_desktop_sets_for_other_kinds_of_lines_stands_in_nobodys_way(
    service: Central, proxy: Proxy, authority: Issued, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As GNOME does it where a proxy is set by hand: one for each kind, and `socks://` for all."""
    trust(authority, tmp_path, monkeypatch)
    monkeypatch.setenv("all_proxy", "socks://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "socks://127.0.0.1:9")

    came_in = enrol(
        f"https://{NAME}", service.code(service.add_user("MEHA")), begin(), wall=service.clock.wall
    )

    assert came_in.initials == "MEHA"
    assert set(proxy.asked) == {f"CONNECT {NAME}:443"}


def test_a_place_that_is_to_be_reached_without_the_proxy_is(
    proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", ".nordbyen.example,andre.example")

    assert not line.goes_by_proxy(f"https://{NAME}")
    assert line.goes_by_proxy("https://central.soendby.example")


def test_a_proxy_that_is_named_without_a_scheme_is_one_of_http(
    service: Central, proxy: Proxy, authority: Issued, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trust(authority, tmp_path, monkeypatch)
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, proxy.address.removeprefix("http://"))

    assert enrol(
        f"https://{NAME}", service.code(service.add_user("MEHA")), begin(), wall=service.clock.wall
    ).initials
    assert proxy.asked


def test_of_the_test_a_line_that_does_not_ask_the_system_for_a_proxy_is_noticed(
    service: Central, proxy: Proxy, authority: Issued, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trust(authority, tmp_path, monkeypatch)
    made, code = httpx.Client, service.code(service.add_user("MEHA"))

    def alone(**told: Any) -> httpx.Client:
        return made(**(told | {"proxy": None}))

    monkeypatch.setattr(httpx, "Client", alone)

    with pytest.raises(Unreachable):
        enrol(f"https://{NAME}", code, begin(), wall=service.clock.wall)
    assert proxy.asked == []
