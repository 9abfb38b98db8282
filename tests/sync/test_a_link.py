"""A code and a link beside it: made by the administrator, read as *Kom i gang* reads it, and believed only so.

The service is a real one. A link brings the mark of its keys: the first contact knows whom it speaks to.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from casework import link
from casework.errors import Unreachable
from casework.link import Link
from sync import enrol as enrolling
from sync import protocol as fsp
from sync.at_the_code import OTHER_KEYS
from sync.enrol import Enrolled, begin, enrol
from sync.proofs import encoded
from sync.protocol_away import keys_id, keys_mark
from sync.service import admin
from sync.wire import Wire
from sync.words import TurnedAway
from tests.sync.stage import Central, central

AWAY = "https://fodfaeste.nordbyen.example"


@pytest.fixture
def running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Central]:
    with central(tmp_path / "central") as one:
        monkeypatch.setattr("sync.service.moments.now", one.clock)
        one.add_user("MEHA")
        yield one


@pytest.fixture
def make(running: Central, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run the administrator's word, and return its status and what it says."""

    def made(*more: str, word: tuple[str, ...] = ("code", "MEHA")) -> tuple[int, dict[str, Any]]:
        capsys.readouterr()
        status = admin.main([*word, *more, "--store", str(tmp_path / "central"), "--json"])
        return status, json.loads(capsys.readouterr().out)

    return made


def _come_in(running: Central, brought: Link) -> Enrolled:
    return enrol(brought.address, brought.code, begin(), wall=running.clock.wall, keys=brought.keys)


def test_the_link_of_a_code_brings_the_computer_in_at_the_service_that_made_it(
    running: Central, make: Any
) -> None:
    status, told = make("--address", running.address)
    brought = link.read(told["link"])

    come = _come_in(running, brought)

    assert (status, brought.address, brought.code) == (0, running.address, told["code"])
    assert come.initials == "MEHA"
    assert keys_mark(fsp.ServiceKeys(encoded(come.service.sign), encoded(come.service.seal))) == brought.keys


def test_in_words_the_link_stands_on_a_line_of_its_own(
    running: Central, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = ["--store", str(tmp_path / "central")]
    assert admin.main(["code", "MEHA", "--address", running.address, *store]) == 0
    first, second = capsys.readouterr().out.splitlines()

    assert admin.main(["code", "MEHA", *store]) == 0
    without = capsys.readouterr().out

    assert "Den gælder ét døgn" in first
    assert link.read(second).address == running.address
    assert link.KIND not in without
    assert "--address https://" in without


def test_an_address_that_was_announced_need_not_be_said_again(running: Central, make: Any) -> None:
    before = make()[1]
    make("--address", AWAY, word=("keys", "roll"))
    after = make()[1]

    assert "link" not in before
    assert link.read(after["link"]).address == AWAY
    assert link.read(make("--address", running.address)[1]["link"]).address == running.address


@pytest.mark.parametrize(
    "address",
    [
        "http://fodfaeste.nordbyen.example",
        f"{AWAY}/",
        "nordbyen",
        f"{AWAY}?a=1",
        f"{AWAY}#a",
        "https://drift@fodfaeste.nordbyen.example",
        "https://fodfaeste..nordbyen.example",
        "https://[::1",
        f"{AWAY}:abc",
        f"{AWAY}:99999",
        "https://fod faeste.example",
        f"{AWAY}/et sted",
        f"{AWAY}/a@b",
        "https://",
    ],
)
def test_an_address_that_cannot_be_one_makes_no_code(running: Central, make: Any, address: str) -> None:
    before = running.all("select count(*) from code")

    status, told = make("--address", address)

    assert (status, "Intet er ændret" in told["error"]) == (1, True)
    assert running.all("select count(*) from code") == before


def test_a_service_with_other_keys_than_the_link_names_is_not_believed(running: Central, make: Any) -> None:
    brought = link.read(make("--address", running.address)[1]["link"])

    with pytest.raises(Unreachable) as told:
        _come_in(running, replace(brought, keys="0" * 32))

    assert str(told.value) == OTHER_KEYS


def test_a_service_that_names_no_keys_is_not_believed_either(
    running: Central, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought = link.read(make("--address", running.address)[1]["link"])
    answered = Wire.enrol

    def without(wire: Wire, code: str, name: str, *, lost: bool = False) -> fsp.EnrolAnswered:
        return msgspec.structs.replace(answered(wire, code, name, lost=lost), service=None)

    monkeypatch.setattr(Wire, "enrol", without)

    with pytest.raises(Unreachable) as told:
        _come_in(running, brought)
    assert str(told.value) == OTHER_KEYS


def test_of_the_test_a_computer_that_believes_any_keys_is_noticed(
    running: Central, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought = link.read(make("--address", running.address)[1]["link"])
    monkeypatch.setattr(enrolling, "keys_mark", lambda _keys: "0" * 32)

    assert _come_in(running, replace(brought, keys="0" * 32)).initials == "MEHA"


def test_who_was_refused_for_the_keys_comes_in_with_the_next_link_on_the_same_computer(
    running: Central, make: Any
) -> None:
    attempt, brought = begin(), link.read(make("--address", running.address)[1]["link"])
    with pytest.raises(Unreachable):
        enrol(brought.address, brought.code, attempt, wall=running.clock.wall, keys="0" * 32)

    again = link.read(make("--address", running.address)[1]["link"])
    come = enrol(again.address, again.code, attempt, wall=running.clock.wall, keys=again.keys)

    assert come.device == attempt.device


def test_a_link_that_is_too_old_or_used_says_what_its_code_is(running: Central, make: Any) -> None:
    used, old = (link.read(make("--address", running.address)[1]["link"]) for _ in range(2))
    _come_in(running, used)
    running.clock.now += timedelta(days=1, seconds=1)

    said = []
    for one in (used, old):
        with pytest.raises(TurnedAway) as told:
            _come_in(running, one)
        said.append(told.value.code)

    assert said == ["code_used", "code_old"]


def test_the_mark_is_longer_than_the_name_by_which_a_device_says_what_it_knows() -> None:
    keys = fsp.ServiceKeys("a", "b")

    assert len(keys_mark(keys)) == 2 * len(keys_id(keys)) == 32
    assert keys_mark(keys) != keys_mark(fsp.ServiceKeys("a", "c"))


def test_the_page_of_the_protocol_shows_the_link_of_the_keys_that_it_shows() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "PROTOCOL.md").read_text(encoding="utf-8")
    shown = {
        name: page.partition(f"{name}\n")[2].partition("\n```")[0] for name in ("service-keys", "text link")
    }
    keys = msgspec.json.decode(shown["service-keys"], type=fsp.ServiceKeys)

    assert shown["text link"] == link.written(Link(AWAY, "K7QM-3XPA", keys_mark(keys)))
