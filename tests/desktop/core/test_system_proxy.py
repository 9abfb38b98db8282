"""The system's own answer for one address, asked through Qt; and that every line asks it once the program has begun."""

import pytest

from desktop import system_proxy
from sync import line

ADDRESS = "https://central.nordbyen.example"


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setattr(line._System, "names", None)


def test_a_proxy_of_the_system_is_named_with_its_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.nordbyen.example:8080")

    assert system_proxy.named_for(ADDRESS) == "http://proxy.nordbyen.example:8080"


def test_where_the_system_names_none_there_is_none() -> None:
    assert system_proxy.named_for(ADDRESS) == ""


def test_lines_ask_it_once_the_program_has_begun() -> None:
    before = line._System.names

    system_proxy.begin()

    assert before is None
    assert line._System.names is system_proxy.named_for
    assert line.proxy_for(ADDRESS) is None
