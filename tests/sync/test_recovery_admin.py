"""`fodfaeste-central recovery` as the two key officers run it: processes, files, and their own words."""

import argparse
import json
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from casework.errors import Refused
from sync import recovery
from sync.service import admin, officer_files, officers
from tests.sync.recovering import LAST_WORDS, SECRETS, Forgetful, forgotten


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A guess at an officer's words costs nothing here."""
    for module in ("recovery_admin", "appointing_admin"):
        monkeypatch.setattr(f"sync.service.{module}.Effort", lambda: officers.Effort(64, 1, 1))


@pytest.fixture
def day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Forgetful]:
    with forgotten(tmp_path) as one:
        for number, secret in enumerate(SECRETS):
            (tmp_path / f"ord-{number}").write_text(secret, encoding="utf-8")
            (tmp_path / f"officer-{number}.json").write_bytes(one.shares[number])
        monkeypatch.setattr("sync.service.moments.now", one.clock)
        yield one


def told(
    folder: Path, *arguments: str | Path, capsys: pytest.CaptureFixture[str]
) -> tuple[int, dict[str, Any]]:
    """Run a command in this process against the service of the test."""
    capsys.readouterr()
    status = admin.main(["recovery", *map(str, arguments), "--store", str(folder / "central"), "--json"])
    return status, json.loads(capsys.readouterr().out)


def share(folder: Path, number: int) -> list[str | Path]:
    return ["--share", folder / f"officer-{number}.json", "--secret-file", folder / f"ord-{number}"]


def test_two_officers_approve_at_the_service_and_the_answer_is_given_free(
    day: Forgetful, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = day.ask()
    recovery.ask(day.wire, asked)
    name, heard = asked.request.id[:8], " ".join(asked.words)

    _, listed = told(tmp_path, "list", capsys=capsys)
    statuses = [
        told(tmp_path, "approve", name, "--words", heard, *share(tmp_path, number), capsys=capsys)[0]
        for number in range(2)
    ]
    status, _ = told(tmp_path, "answer", name, capsys=capsys)
    answer = recovery.ask(day.wire, asked).answer
    assert answer is not None
    day.open_with(answer).close()

    assert [one["state"] for one in listed["requests"]] == ["waiting"]
    told_words = set(json.dumps(listed).split('"')) - {"net"}  # a word of the list, and the way that it came
    assert not set(asked.words) & told_words
    assert [*statuses, status] == [0, 0, 0]


def test_with_sticks_only_the_officers_keys_are_never_on_the_services_computer(
    day: Forgetful, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = day.ask()
    heard = " ".join(asked.words)
    request, answer = tmp_path / "anmodning.json", tmp_path / "svar.json"
    request.write_bytes(recovery.request_file(asked))
    away = tmp_path / "en officers egen computer"
    away.mkdir()

    told(tmp_path, "take", request, capsys=capsys)
    told(tmp_path, "show", asked.request.id[:8], "--out", away / "til-mig.json", capsys=capsys)
    for number in range(2):
        yes = away / f"ja-{number}.json"
        told(
            away, "approve", away / "til-mig.json", "--words", heard, "--out", yes, *share(tmp_path, number),
            capsys=capsys,
        )  # fmt: skip
        assert told(tmp_path, "take", yes, capsys=capsys)[0] == 0
    status, _ = told(tmp_path, "answer", asked.request.id[:8], "--out", answer, capsys=capsys)
    store = day.open_with(recovery.answer_from(answer.read_bytes()))

    assert status == 0
    assert not (away / "central").exists()
    assert LAST_WORDS in [placed.change.fields.get("text") for placed in store.ledger.waiting(100)]
    store.close()


def test_an_approval_for_another_request_is_not_taken(
    day: Forgetful, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = day.ask()
    recovery.ask(day.wire, asked)
    approval = officers.approval(
        asked.request, officers.opened(day.shares[0], SECRETS[0]), " ".join(asked.words)
    )
    (tmp_path / "ja.json").write_bytes(
        msgspec.json.encode(msgspec.structs.replace(approval, digest="0" * 64))
    )

    status, said = told(tmp_path, "take", tmp_path / "ja.json", capsys=capsys)

    assert (status, "anden anmodning" in said["error"]) == (1, True)


def test_what_was_refused_stands_in_the_log_too(
    day: Forgetful, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = day.ask()
    recovery.ask(day.wire, asked)

    status, said = told(
        tmp_path, "approve", asked.request.id[:8], "--words", "en to tre fire fem seks", *share(tmp_path, 0),
        capsys=capsys,
    )  # fmt: skip
    _, log = told(tmp_path, "log", capsys=capsys)

    assert (status, "Godkend ikke" in said["error"]) == (1, True)
    assert [step["act"] for step in log["steps"]] == ["slot", "asked", "not approved"]


def test_the_key_is_made_once_and_each_officer_gets_a_file_of_his_own(
    day: Forgetful, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with day.running.ledger.writing() as connection:
        connection.execute("delete from recovery_key")
    making: list[str | Path] = ["init", "--officer", "helu", "--officer", "jokr", "--out", tmp_path / "ud"]
    secrets: list[str | Path] = ["--secret-file", tmp_path / "ord-0", "--secret-file", tmp_path / "ord-1"]

    first, made = told(tmp_path, *making, *secrets, capsys=capsys)
    again, said = told(tmp_path, *making, *secrets, capsys=capsys)

    files = [tmp_path / "ud" / name for name in made["files"]]
    assert (first, again) == (0, 1)
    assert "har allerede en gendannelsesnøgle" in said["error"]
    assert [officers.opened(file.read_bytes(), SECRETS[n]).officer for n, file in enumerate(files)] == [
        "HELU",
        "JOKR",
    ]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    kept = day.running.all("select public from recovery_key")[0][0]
    for n, file in enumerate(files):
        assert officers.opened(file.read_bytes(), SECRETS[n]).private not in kept


def test_one_person_cannot_be_both_officers_nor_have_a_short_word(
    day: Forgetful, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with day.running.ledger.writing() as connection:
        connection.execute("delete from recovery_key")
    (tmp_path / "kort").write_text("kort", encoding="utf-8")
    twice: list[str | Path] = ["init", "--officer", "HELU", "--officer", "helu", "--out", tmp_path / "ud"]
    short: list[str | Path] = ["init", "--officer", "HELU", "--officer", "JOKR", "--out", tmp_path / "ud"]
    secrets: list[str | Path] = ["--secret-file", tmp_path / "ord-0", "--secret-file", tmp_path / "ord-1"]

    one = told(tmp_path, *twice, *secrets, capsys=capsys)
    two = told(
        tmp_path,
        *short,
        "--secret-file",
        tmp_path / "ord-0",
        "--secret-file",
        tmp_path / "kort",
        capsys=capsys,
    )

    assert (one[0], two[0]) == (1, 1)
    assert not (tmp_path / "ud").exists()
    assert day.running.all("select * from recovery_key") == []


def test_a_new_officer_takes_over_and_no_store_notices(
    day: Forgetful, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "nye").write_text("femten nye ord fra Sanne", encoding="utf-8")
    status, _ = told(
        tmp_path, "handover", "--share", tmp_path / "officer-1.json", "--officer", "sano", "--out",
        tmp_path / "sano.json", "--secret-file", tmp_path / "ord-1", "--secret-file", tmp_path / "nye",
        capsys=capsys,
    )  # fmt: skip
    asked = day.ask()
    recovery.ask(day.wire, asked)
    day.approve(asked, 0)

    approved, said = told(
        tmp_path, "approve", asked.request.id[:8], "--words", " ".join(asked.words), "--share",
        tmp_path / "sano.json", "--secret-file", tmp_path / "nye", capsys=capsys,
    )  # fmt: skip

    assert (status, approved, said["officer"], said["missing"]) == (0, 0, "SANO", 0)


@pytest.mark.parametrize(
    "odd", [b"", b"{}", b"[1]", bytes(9), b'{"kind":"fodfaeste-key-officer","version":9}']
)
def test_odd_files_are_told_apart_and_nothing_changes(
    day: Forgetful, tmp_path: Path, odd: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "odd").write_bytes(odd)
    asked = day.ask()
    recovery.ask(day.wire, asked)

    taken, _ = told(tmp_path, "take", tmp_path / "odd", capsys=capsys)
    approved, said = told(
        tmp_path, "approve", asked.request.id[:8], "--words", "x", "--share", tmp_path / "odd",
        "--secret-file", tmp_path / "ord-0", capsys=capsys,
    )  # fmt: skip

    assert (taken, approved) == (1, 1)
    assert "ikke en nøglefil" in said["error"]


def test_a_new_officer_comes_in_place_of_one_and_the_status_says_who_knows_them(
    day: Forgetful, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "nye").write_text("tolv nye ord fra Nynne", encoding="utf-8")
    own: list[str | Path] = ["--share", tmp_path / "officer-1.json", "--secret-file", tmp_path / "ord-1"]
    new: list[str | Path] = ["--secret-file", tmp_path / "nye", "--out", tmp_path / "ny.json"]
    before = told(tmp_path, "status", capsys=capsys)[1]

    failed = told(tmp_path, "replace", "--leaves", "JOKR", "--officer", "NYNY", *own, *new, capsys=capsys)
    same = told(tmp_path, "replace", "--leaves", "HELU", "--officer", "jokr", *own, *new, capsys=capsys)
    done = told(tmp_path, "replace", "--leaves", "HELU", "--officer", "nyny", *own, *new, capsys=capsys)
    after = told(tmp_path, "status", capsys=capsys)[1]

    assert [(before["officers"], before["new"], before["old"])] == [(["HELU", "JOKR"], 1, 0)]
    assert [failed[0], same[0]] == [1, 1]
    assert (done[0], done[1]["officers"], done[1]["asks"]) == (0, ["NYNY", "JOKR"], False)
    assert (after["officers"], after["new"], after["old"]) == (["NYNY", "JOKR"], 0, 1)
    assert officers.opened((tmp_path / "ny.json").read_bytes(), "tolv nye ord fra Nynne").number == 0
    assert stat.S_IMODE((tmp_path / "ny.json").stat().st_mode) == 0o600
    assert day.log()[-1] == "key"


def test_where_both_are_lost_that_is_said_plainly_and_a_file_in_the_way_changes_nothing(
    day: Forgetful, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secrets = ["--secret-file", tmp_path / "ord-0", "--secret-file", tmp_path / "ord-1"]
    asked = [
        "recovery",
        "anew",
        "--officer",
        "AAAA",
        "--officer",
        "BBBB",
        "--out",
        tmp_path / "nye",
        *secrets,
    ]
    words = [*map(str, asked), "--store", str(tmp_path / "central")]
    (tmp_path / "nye").mkdir()
    (tmp_path / "nye" / "noegleofficer-BBBB.json").touch()

    in_the_way = admin.main(words)
    (tmp_path / "nye" / "noegleofficer-BBBB.json").unlink()
    capsys.readouterr()
    done = admin.main(words)
    said = capsys.readouterr().out

    assert (in_the_way, done) == (1, 0)
    assert "kan ingen hjælpe: det, han ikke har sendt, er så tabt" in said
    assert len(list((tmp_path / "nye").iterdir())) == 2
    assert told(tmp_path, "status", capsys=capsys)[1]["old"] == 1
    assert day.log().count("key") == 1


def test_where_nobody_can_type_the_words_are_asked_for_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(_: str) -> str:
        raise EOFError

    monkeypatch.setattr(officer_files, "getpass", nobody)

    with pytest.raises(Refused, match="giv en fil med --secret-file"):
        officer_files.secrets_of(argparse.Namespace(secret_file=[]), ["Ord til HELUs nøglefil"])
