"""What the municipality decides reaches each computer in its lease: signed, numbered, within bounds, and logged."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sync.proofs import BadProof, decoded, read_statement
from sync.protocol_away import LEASE
from sync.service import admin, identity, rules
from tests.sync.away import Laptop, laptop, locked
from tests.sync.stage import Central, central


@pytest.fixture
def running(tmp_path: Path) -> Any:
    with central(tmp_path / "central") as one:
        yield one


@pytest.fixture
def hers(running: Central, tmp_path: Path) -> Any:
    with laptop(running, "MEHA", tmp_path / "hers") as one:
        yield one


@pytest.fixture
def say(running: Central, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    assert running.address

    def said(*words: str) -> dict[str, Any]:
        admin.main(["rules", *words, "--store", str(tmp_path / "central"), "--json"])
        return dict(json.loads(capsys.readouterr().out))

    return said


def told(one: Laptop) -> Any:
    """Return the rules as the lease of now says them."""
    with locked(one) as device:
        return json.loads(decoded(device.contact().lease.partition(".")[0])).get("rules")


def test_a_municipality_that_decided_nothing_sends_no_rules(hers: Laptop, say: Any) -> None:
    assert told(hers) is None
    assert say("show") == {"ok": True, "cover": True, "binding": False, "idle": 30, "hours": 168}


def test_what_is_decided_is_in_the_next_lease_under_the_services_signature(
    running: Central, hers: Laptop, say: Any
) -> None:
    say("set", "--cover", "nej", "--idle", "10", "--lease", "2d")
    with locked(hers) as device:
        text = device.contact().lease
    with running.ledger.reading() as connection:
        own = identity.read(connection, running.ledger.keys)
    facts = read_statement(own.signer.public, LEASE, text)

    assert {**facts["rules"], "serial": 0} == {"serial": 0, "cover": False, "binding": False, "idle": 10}
    assert facts["until"].startswith("2026-11-28")
    with pytest.raises(BadProof):
        read_statement(hers.enrolled.key.public, LEASE, text)


def test_one_is_changed_and_the_others_stay_and_each_change_has_a_higher_number(
    hers: Laptop, say: Any
) -> None:
    say("set", "--cover", "nej")
    first = told(hers)
    say("set", "--binding", "ja")
    second = told(hers)
    say("set", "--binding", "ja")

    assert (second["cover"], second["binding"]) == (False, True)
    assert second["serial"] > first["serial"]
    assert told(hers) == second


def test_a_service_that_came_back_from_a_copy_still_numbers_above_what_it_gave(
    running: Central, hers: Laptop, say: Any
) -> None:
    say("set", "--cover", "nej")
    before = told(hers)
    with running.ledger.writing() as connection:
        connection.execute("delete from setting where key = 'rules'")
        rules.change(connection, {"cover": True}, who="x", now=datetime.now(UTC) + timedelta(days=1))

    assert told(hers)["serial"] > before["serial"]


@pytest.mark.parametrize(
    "words",
    [
        ("--idle", "0"),
        ("--idle", "31"),
        ("--lease", "7t"),
        ("--lease", "31d"),
        ("--idle", "5", "--lease", "1t"),
        (),
    ],
)
def test_outside_the_bounds_it_is_refused_and_nothing_is_changed(
    hers: Laptop, say: Any, words: tuple[str, ...]
) -> None:
    before, log = say("show"), say("log")["log"]

    answer = say("set", *words)

    assert (answer["ok"], "Intet er ændret" in answer["error"]) == (False, True)
    assert (say("show"), say("log")["log"], told(hers)) == (before, log, None)


def test_the_log_says_what_was_decided_when_and_by_whom(say: Any) -> None:
    say("set", "--cover", "nej", "--idle", "2", "--lease", "8t")
    say("set", "--cover", "ja")

    found = say("log")["log"]
    assert [one["what"] for one in found] == ["lease=8t", "cover=nej", "idle=2", "cover=ja"]
    assert all(one["who"] and one["at"] for one in found)


def test_a_computer_takes_them_at_its_next_round(hers: Laptop, say: Any) -> None:
    say("set", "--cover", "nej", "--idle", "7")

    hers.round()

    held = hers.store.contacts.rules()
    assert (held.cover, held.binding, held.idle) == (False, False, 7)


def test_a_computer_that_is_to_be_wiped_or_shut_out_hears_no_rules(
    running: Central, hers: Laptop, tmp_path: Path, say: Any
) -> None:
    say("set", "--cover", "nej")
    admin.main(["device", "revoke", hers.enrolled.device, "--store", str(tmp_path / "central")])

    with locked(hers) as device:
        assert device.contact().lease == ""


def test_a_test_of_the_test_a_service_that_forgets_its_log_would_be_noticed(
    say: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "note", lambda *_, **__: None)

    with pytest.raises(AssertionError):
        test_the_log_says_what_was_decided_when_and_by_whom(say)
