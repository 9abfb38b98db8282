"""A look into the trail: a sample by chance, one line, what the citizen is told, who may look and who did."""

import json
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from casework.changes import Change, Seen
from sync.service import moments, rules
from sync.service.admin import main
from tests.sync.stage import HAPPENED, NOW, Central, new_id
from tests.sync.trail_stage import WATCHER, Desk, a_desk, told, watched


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

    first, again = (watched(running, *asked, capsys=capsys)["looks"] for _ in range(2))
    long = watched(running, *asked[:-1], "7" * 65, capsys=capsys)["looks"]
    later = watched(running, "audit", "sample", "--from", "2026-11-27", "--to", "2026-11-27", capsys=capsys)

    assert first == again
    assert len(first) == len(long) == 12
    relations = [look["relation"] for look in first]
    assert relations == sorted(relations, key=lambda said: said != "ingen")
    assert {"ingen", "kendt"} <= set(relations)
    assert {look["initials"] for look in first} == {"MEHA"}
    assert {look["action"] for look in first} <= {"read", "pull", "backfill"}
    assert later["looks"] == []
    (ref, *_) = [look["ref"] for look in first if look["relation"] == "ingen"]
    shown = watched(running, "audit", "show", ref, capsys=capsys)["look"]
    assert (shown["ref"], shown["citizens"]) == (ref, [other])
    assert watched(running, "audit", "show", "a999999", capsys=capsys)["ok"] is False


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

    said = watched(running, "audit", "citizen", stream, "--to", "2026-11-26", capsys=capsys)

    assert [(use["done"], use["purpose"]) for use in said["uses"]] == [
        ("Der blev skrevet i sagen", "at arbejde med sagen"),
        ("Den beskyttede adresse blev vist", "at kunne mødes eller sende et brev"),
        ("Sagen blev læst", "at arbejde med sagen"),
    ]
    text = json.dumps(said, ensure_ascii=False)
    assert [
        word for word in ("MEHA", desk.user.id, desk.user.name, "hentes", desk.store.device) if word in text
    ] == []
    assert watched(running, "audit", "citizen", new_id(), capsys=capsys)["ok"] is False


def _agreement(stream: str, fields: dict[str, Any]) -> Any:
    return Change(stream, new_id(), "agreement", fields, Seen(), HAPPENED)


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(rules, "whoever", lambda: "bodil")
    monkeypatch.setattr(moments, "now", lambda: NOW + timedelta(hours=1))
    return "bodil"


LOOKS: Final[dict[str, tuple[str, ...]]] = {
    "sample": (),
    "show": ("{ref}",),
    "glass": (),
    "wrong": (),
    "looked": (),
    "citizen": ("{stream}",),
}
DECIDES: Final = {"glass", "wrong"}
"""What a team lead is to judge, and may look for himself."""


def read_once(running: Central, desk: Desk) -> dict[str, str]:
    """Let a case be read, and return its id and the name of that look."""
    stream = new_id()
    running.grant(desk.user, stream)
    desk.round()
    desk.store.ledger.record([_agreement(stream, {"what": "Ring", "status": "open"})], now=NOW)
    desk.note(stream)
    desk.round()
    named = "select device, branch, seq from trail_entry where objects = ? and action = 'read'"
    (row,) = running.all(named, stream)
    return {"stream": stream, "ref": ":".join(map(str, row))}


def asked(name: str, about: dict[str, str]) -> tuple[str, ...]:
    return ("audit", name, *(one.format(**about) for one in LOOKS[name]))


def test_every_look_into_the_log_is_kept_with_who_looked_and_from_which_account(
    running: Central, desk: Desk, account: str, capsys: pytest.CaptureFixture[str]
) -> None:
    about = read_once(running, desk)

    for name in LOOKS:
        assert watched(running, *asked(name, about), capsys=capsys)["ok"]
    assert told(running, "audit", "twins", capsys=capsys)["ok"]

    cases = ["", about["stream"], "", "", "", about["stream"]]
    looked = watched(running, "audit", "looked", capsys=capsys)["looked"]
    said = [(one["initials"], one["account"], one["citizen"], one["desk"]) for one in looked]
    assert said == [*((WATCHER, account, case, False) for case in cases), ("administ", account, "", False)]
    looks = watched(running, "audit", "sample", "-n", "99", capsys=capsys)["looks"]
    uses = watched(running, "audit", "citizen", about["stream"], capsys=capsys)["uses"]
    assert {one["initials"] for one in looks} == {"MEHA"}
    assert [one["done"] for one in uses] == ["Der blev skrevet i sagen", "Sagen blev læst"]


@pytest.mark.parametrize("name", LOOKS)
def test_only_whose_the_log_is_may_look_and_whoever_may_not_is_shown_nothing(
    running: Central, desk: Desk, account: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    about = read_once(running, desk)
    jobs = {"ADMA": "administrator", "DPOB": "DPO", "LEDA": "Teamleder", "SAGA": "Sagsbehandler", "UDEN": ""}
    for initials, job in jobs.items():
        running.add_user(initials, job)

    said = {who: told(running, *asked(name, about), "--who", who, capsys=capsys) for who in jobs}

    may = {"ADMA", "DPOB"} | ({"LEDA"} if name in DECIDES else set())
    assert {who for who, one in said.items() if one["ok"]} == may
    for who in jobs.keys() - may:
        assert said[who].keys() == {"ok", "error"}
        assert "Intet er vist. Loggen er databeskyttelsesrådgiverens" in said[who]["error"]
    noted = running.all("select count(*) from access_log where act = ?", f"audit {account}")
    assert noted == [(len(may),)]


def test_who_left_and_who_is_nobody_looks_no_more(
    running: Central, account: str, capsys: pytest.CaptureFixture[str]
) -> None:
    running.add_user("DPOB", "DPO")
    assert told(running, "user", "leave", "DPOB", capsys=capsys)["ok"]

    left = told(running, "audit", "sample", "--who", "DPOB", capsys=capsys)
    nobody = told(running, "audit", "sample", "--who", "XXXX", capsys=capsys)

    assert "ikke her længere" in left["error"]
    assert "ingen medarbejder" in nobody["error"]
    assert running.all("select 1 from access_log where act = ?", f"audit {account}") == []


def test_a_look_without_a_name_is_not_understood(
    running: Central, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in LOOKS:
        with pytest.raises(SystemExit):
            told(running, *asked(name, {"ref": "a1", "stream": "x"}), capsys=capsys)


def test_a_look_at_a_desk_says_so(
    running: Central, desk: Desk, account: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with running.ledger.writing() as connection:
        connection.execute(
            "insert into access_log (at, user, device, act, stream, rows) values (?, ?, 1, 'audit', 'c-1', 3)",
            (HAPPENED, desk.user.id),
        )
    watched(running, "audit", "sample", capsys=capsys)
    main(["audit", "looked", "--who", WATCHER, "--store", str(running.ledger.folder)])

    at_a_desk, own = capsys.readouterr().out.splitlines()
    assert at_a_desk.endswith("MEHA  ved sin egen computer  c-1")
    assert own.endswith(f"{WATCHER}  fra kontoen {account}  -")


def test_whoever_came_through_sudo_is_named_by_his_own_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUDO_USER", "bodil")
    monkeypatch.setenv("LOGNAME", "root")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    through = rules.whoever()
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("LOGNAME", "anna")

    assert (through, rules.whoever()) == ("bodil", "anna")
