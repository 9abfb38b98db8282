"""`fodfaeste-central issuer`, and what `device revoke` says of seals: for whoever sets validators up."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509

from sync.service import admin, issuer
from sync.service.keys import certificates
from tests.sync.sealing import Sealing, fresh, read
from tests.sync.stage import Central, central


@pytest.fixture
def running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Central]:
    with central(tmp_path / "central") as one:
        monkeypatch.setattr("sync.service.moments.now", one.clock)
        yield one


def told(tmp_path: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    status = admin.main([*words, "--store", str(tmp_path / "central"), "--json"])
    return status, json.loads(capsys.readouterr().out)


def shut(running: Central, by: bytes) -> set[int]:
    found = issuer.list_of(running.ledger, certificates.name_of(by), running.clock())
    return {one.serial_number for one in x509.load_der_x509_crl(found)}


def test_the_words_hand_every_issuer_to_whoever_reads_seals(
    running: Central, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hers = Sealing(running, running.enrol(running.add_user("MEHA")))
    first = hers.ask().issuer
    told(tmp_path, capsys, "keys", "roll")
    second = hers.ask().issuer
    told(tmp_path, capsys, "keys", "end", "--early")

    shown = told(tmp_path, capsys, "issuer", "show")[1]
    done = told(tmp_path, capsys, "issuer", "out", str(tmp_path / "segl.pem"))
    again = told(tmp_path, capsys, "issuer", "out", str(tmp_path / "segl.pem"))

    marks = [certificates.fingerprint(one) for one in (second, first)]
    assert [one["sha256"] for one in shown["issuers"]] == marks == done[1]["sha256"]
    assert [(one["issued"], bool(one["ended"])) for one in shown["issuers"]] == [(1, False), (1, True)]
    written = x509.load_pem_x509_certificates((tmp_path / "segl.pem").read_bytes())
    assert written == [read(second), read(first)]
    assert (again[0], "findes i forvejen" in again[1]["error"]) == (1, True)


def test_an_address_is_said_and_taken_back(
    running: Central, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del running
    before = told(tmp_path, capsys, "issuer", "show")[1]["address"]
    said = told(tmp_path, capsys, "issuer", "address", "https://segl.example")
    between = told(tmp_path, capsys, "issuer", "show")[1]["address"]
    wrong = told(tmp_path, capsys, "issuer", "address", "segl.example")
    told(tmp_path, capsys, "issuer", "address")

    assert (before, said[0], between) == ("", 0, "https://segl.example")
    assert (wrong[0], "Intet er ændret" in wrong[1]["error"]) == (1, True)
    assert told(tmp_path, capsys, "issuer", "show")[1]["address"] == ""


def test_in_words_for_a_person(running: Central, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Sealing(running, running.enrol(running.add_user("MEHA"))).ask()
    store = ["--store", str(tmp_path / "central")]
    lines = (["show"], ["out", str(tmp_path / "segl.pem")], ["address", "https://segl.example"], ["address"])

    assert [admin.main(["issuer", *words, *store]) for words in lines] == [0, 0, 0, 0]
    said = capsys.readouterr().out
    assert "Udsteder 1, lavet 26.11.2026" in said
    assert "udstedt 1 certifikater, 0 er spærret" in said
    assert "nævner ingen adresse" in said


def test_a_computer_that_is_shut_out_is_listed_unless_its_seals_are_to_stay(
    running: Central, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hers, his = (Sealing(running, running.enrol(running.add_user(who))) for who in ("MEHA", "JOKR"))
    lost, old = hers.ask(), his.ask()
    hers.key = fresh()
    later = hers.ask()

    told(tmp_path, capsys, "device", "revoke", hers.enrolled.device)
    told(tmp_path, capsys, "device", "revoke", his.enrolled.device, "--keep-seals")
    listed = shut(running, lost.issuer)
    after = told(tmp_path, capsys, "device", "revoke", his.enrolled.device)
    twice = told(tmp_path, capsys, "device", "revoke", his.enrolled.device)

    assert listed == {read(one.certificate).serial_number for one in (lost, later)}
    assert (after[0], twice[0]) == (0, 1)
    assert shut(running, lost.issuer) == listed | {read(old.certificate).serial_number}
    assert told(tmp_path, capsys, "issuer", "show")[1]["issuers"][0]["shut"] == 3


def test_what_an_issuer_that_has_ended_cannot_list_is_said(
    running: Central, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its last list says nothing of a computer that is shut out afterwards, and no count may say that it does."""
    hers, his = (Sealing(running, running.enrol(running.add_user(who))) for who in ("MEHA", "JOKR"))
    first, others = hers.ask(), his.ask()
    early = told(tmp_path, capsys, "device", "revoke", his.enrolled.device)[1]
    told(tmp_path, capsys, "keys", "roll")
    second = hers.ask()
    told(tmp_path, capsys, "keys", "end", "--early")

    said = told(tmp_path, capsys, "device", "revoke", hers.enrolled.device)[1]
    shown = told(tmp_path, capsys, "issuer", "show")[1]["issuers"]

    assert early["unlisted"] == []
    assert said["unlisted"] == [f"{read(first.certificate).serial_number:x}"]
    assert [one["shut"] for one in shown] == [1, 1]
    assert shut(running, first.issuer) == {read(others.certificate).serial_number}
    assert shut(running, second.issuer) == {read(second.certificate).serial_number}


def test_what_no_list_can_name_is_said_in_words(
    running: Central, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hers = Sealing(running, running.enrol(running.add_user("MEHA")))
    serial = read(hers.ask().certificate).serial_number
    told(tmp_path, capsys, "keys", "roll")
    told(tmp_path, capsys, "keys", "end", "--early")

    admin.main(["device", "revoke", hers.enrolled.device, "--store", str(tmp_path / "central")])

    said = capsys.readouterr().out
    assert "kan ikke komme på nogen liste" in said
    assert f"{serial:x}" in said
