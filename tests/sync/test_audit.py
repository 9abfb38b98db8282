"""The team lead's look into the trail: a sample by chance, one line, and what the citizen is told."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from casework.changes import Change, Seen
from tests.sync.stage import HAPPENED, NOW, Central, new_id
from tests.sync.trail_stage import Desk, a_desk, told


@pytest.fixture
def desk(running: Central, tmp_path: Path) -> Iterator[Desk]:
    with a_desk(running, tmp_path / "store", "MEHA") as one:
        yield one


def test_the_sample_is_drawn_by_its_seed_and_shows_first_who_did_not_have_the_citizen(
    running: Central, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    own, other = new_id(), new_id()
    running.grant(desk.user, own)
    desk.round()
    for number in range(30):
        desk.note(own if number % 3 else other, action="read")
    desk.note(action="lock", what="")
    desk.round()
    asked = ("audit", "sample", "--from", "2026-11-26", "--to", "2026-11-26", "-n", "12", "--seed", "7")

    first, again = (told(running, *asked, capsys=capsys)["looks"] for _ in range(2))
    long = told(running, *asked[:-1], "7" * 65, capsys=capsys)["looks"]
    later = told(running, "audit", "sample", "--from", "2026-11-27", "--to", "2026-11-27", capsys=capsys)

    assert first == again
    assert len(first) == len(long) == 12
    relations = [look["relation"] for look in first]
    assert relations == sorted(relations, key=lambda said: said != "ingen")
    assert {"ingen", "kendt"} <= set(relations)
    assert {look["initials"] for look in first} == {"MEHA"}
    assert {look["action"] for look in first} <= {"read", "pull", "backfill"}
    assert later["looks"] == []
    (ref, *_) = [look["ref"] for look in first if look["relation"] == "ingen"]
    shown = told(running, "audit", "show", ref, capsys=capsys)["look"]
    assert (shown["ref"], shown["citizens"]) == (ref, [other])
    assert told(running, "audit", "show", "a999999", capsys=capsys)["ok"] is False


def test_the_citizens_extract_says_days_and_purposes_and_nobodys_name(
    running: Central, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    stream = new_id()
    running.grant(desk.user, stream)
    desk.round()
    note = {"what": "Ring", "status": "open"}
    desk.store.ledger.record([_agreement(stream, note)], now=NOW)
    desk.note(stream, action="show-address", what="", words="hentes til møde")
    desk.note(stream)
    desk.note(stream)
    desk.round()

    said = told(running, "audit", "citizen", stream, "--to", "2026-11-26", capsys=capsys)

    assert [(use["done"], use["purpose"]) for use in said["uses"]] == [
        ("Der blev skrevet i sagen", "at arbejde med sagen"),
        ("Den beskyttede adresse blev vist", "at kunne mødes eller sende et brev"),
        ("Sagen blev læst", "at arbejde med sagen"),
    ]
    text = json.dumps(said, ensure_ascii=False)
    assert [
        word for word in ("MEHA", desk.user.id, desk.user.name, "hentes", desk.store.device) if word in text
    ] == []
    assert told(running, "audit", "citizen", new_id(), capsys=capsys)["ok"] is False


def _agreement(stream: str, fields: dict[str, Any]) -> Any:
    return Change(stream, new_id(), "agreement", fields, Seen(), HAPPENED)


def test_looking_into_the_log_is_itself_written_down(
    running: Central, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.note("c-1")
    desk.round()

    told(running, "audit", "sample", "--to", "2026-11-26", capsys=capsys)

    assert running.all("select user, act from access_log where act = 'audit'") == [("administrator", "audit")]
