"""`fodfaeste-central user` and `team` as the administrator runs them: who came, who left, who leads."""

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sync.service import admin, doctor, handing, people, registry
from sync.service.ledger import open_store
from sync.service.projections import open_kept
from tests.sync.small_export import small_export
from tests.sync.stage import central, device
from tests.sync.test_admin import run

Told = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "central"
    export = small_export(folder.parent / "export")
    assert admin.main(["import", str(export), "--store", str(folder)]) == 0
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "central")
    return tmp_path / "central"


@pytest.fixture
def told(folder: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    def asked(*words: str) -> tuple[int, dict[str, Any]]:
        capsys.readouterr()
        status = admin.main([*words, "--store", str(folder), "--json"])
        return status, json.loads(capsys.readouterr().out)

    return asked


def whole(folder: Path) -> bool:
    ledger = open_kept(folder)
    found = doctor.faults(ledger)
    ledger.close()
    return not found


def test_a_real_process_enters_a_person_who_gets_a_code_and_is_known_to_a_later_import(
    folder: Path, tmp_path: Path, told: Told
) -> None:
    words = ["user", "add", "anno", "--name", "Anna Nord", "--job", "Sagsbehandler", "--team", "Team Udsatte"]
    status, said = run(tmp_path, *words, "--store", folder)
    again = told(*words)
    code = told("code", "ANNO")
    imported = told("import", str(small_export(tmp_path / "export")))

    assert (status, said) == (
        0,
        "ANNO er indskrevet. Lav en kode til den første computer: code ANNO",
    )
    assert (again[0], again[1]["ok"]) == (1, False)
    assert code[0] == 0
    assert (imported[0], imported[1]["changes"]) == (0, 0)
    assert {"initials": "ANNO", "name": "Anna Nord", "role": "Sagsbehandler"}.items() <= next(
        one for one in told("user", "list")[1]["users"] if one["initials"] == "ANNO"
    ).items()
    assert whole(folder)


def test_the_line_system_finds_a_person_who_was_entered_by_hand(
    folder: Path, tmp_path: Path, told: Told
) -> None:
    told("user", "add", "ANNO", "--name", "Anna Nord", "--job", "Mentor")
    before = {one["initials"]: one["id"] for one in told("user", "list")[1]["users"]}
    file = small_export(tmp_path / "export") / "medarbejdere.csv"
    row = "ANNO;Anna Nord Lund;Sagsbehandler;Team Unge;anno@example.invalid;9845 1234\r\n"
    file.write_bytes(file.read_bytes().rstrip() + b"\r\n" + row.encode())

    status, _ = told("import", str(tmp_path / "export"))

    after = {one["initials"]: (one["id"], one["name"]) for one in told("user", "list")[1]["users"]}
    assert status == 0
    assert after["ANNO"] == (before["ANNO"], "Anna Nord Lund")


def test_what_is_changed_of_a_person_leaves_the_rest_and_reaches_his_colleagues(
    folder: Path, told: Told
) -> None:
    status, said = told("user", "change", "JOKR", "--job", "Teamleder")
    same = told("user", "change", "JOKR", "--job", "Teamleder")
    nothing = told("user", "change", "JOKR")
    nobody = told("user", "change", "QQQQ", "--job", "Mentor")

    ledger = open_store(folder)
    with ledger.reading() as connection:
        said_of = people._said(connection)[registry.user_called(connection, "JOKR").id]
        payload = connection.execute(
            "select payload from change where kind = 'worker' order by seq desc"
        ).fetchone()
    ledger.close()
    assert (status, said["changed"], same[1]["changed"]) == (0, True, False)
    assert (said_of["role"], said_of["team"], said_of["phone"]) == ("Teamleder", "Team Udsatte", "9845 1002")
    assert json.loads(payload[0])["f"] == {"role": "Teamleder"}
    assert (nothing[0], nobody[0]) == (1, 1)
    assert whole(folder)


def test_who_left_is_shut_out_everywhere_and_not_before_his_cases_are_moved(folder: Path, told: Told) -> None:
    with central(folder) as running:
        user = next(one for one in users(running) if one.initials == "JOKR")
        with device(running, user):
            pass
    told("code", "JOKR")

    refused = told("user", "leave", "JOKR")
    moved = told("transfer", "--from", "JOKR", "--to", "MEHA", "--all")
    status, said = told("user", "leave", "JOKR")

    assert refused[0] == 1
    assert "Flyt dem først: transfer --from JOKR" in refused[1]["error"]
    assert (moved[0], status, said["devices"]) == (0, 0, 1)
    assert [one["revoked"] is not None for one in told("device", "list")[1]["devices"]] == [True]
    with central(folder) as running:
        over = datetime.now(UTC).isoformat(timespec="seconds")
        assert running.all("select count(*) from code where device is null and expires > ?", over) == [(0,)]
        assert running.all("select count(*) from span where user = ? and to_seq is null", user.id) == [(0,)]
    assert any(one["what"] == "left=JOKR" for one in told("rules", "log")[1]["log"])
    assert whole(folder)


def users(running: Any) -> list[registry.User]:
    with running.ledger.reading() as connection:
        return registry.users(connection)


def test_a_person_who_left_with_cases_in_his_hands_would_be_noticed(
    folder: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing, "caseload", lambda *_: {})

    with pytest.raises(AssertionError):
        test_who_left_is_shut_out_everywhere_and_not_before_his_cases_are_moved(folder, told)


def test_the_teams_are_those_of_the_line_system_and_a_new_lead_gets_all_their_cases_and_loses_them(
    folder: Path, told: Told
) -> None:
    before = told("team", "list")[1]["teams"]
    led = next(one for one in before if one["name"] == "Team Udsatte")
    told("user", "add", "NYLE", "--name", "Ny Leder", "--job", "Teamleder", "--team", "Team Udsatte")

    given = told("team", "lead", "NYLE", "team udsatte")
    again = told("team", "lead", "NYLE", "Team Udsatte")
    ended = told("team", "lead", "NYLE", "Team Udsatte", "--end")

    assert led["citizens"] > 0
    assert set(led["leads"]) < set(led["members"])
    assert (given[1]["citizens"], again[1]["citizens"], ended[1]["citizens"]) == (
        led["citizens"],
        0,
        led["citizens"],
    )
    assert whole(folder)


def test_who_is_no_team_lead_and_a_team_that_is_not_are_refused(told: Told) -> None:
    for words in (("JOKR", "Team Udsatte"), ("HELU", "Team Intet"), ("QQQQ", "Team Udsatte")):
        assert told("team", "lead", *words)[0] == 1


def test_a_name_with_the_signs_of_a_table_is_taken_as_it_is(told: Told) -> None:
    name = 'Bo "Bob"; Ø\'Neil'

    status, _ = told("user", "add", "BOBO", "--name", name, "--job", "Mentor")

    assert status == 0
    assert name in {one["name"] for one in told("user", "list")[1]["users"]}


def test_here_is_nobody_and_no_team_in_a_fresh_store(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    admin.main(["init", "--municipality", "Nordbyen", "--store", str(tmp_path / "fresh")])
    for words in (["user", "list"], ["team", "list"]):
        assert admin.main([*words, "--store", str(tmp_path / "fresh")]) == 0

    assert "Ingen er på et hold endnu." in capsys.readouterr().out


def test_an_export_that_still_names_who_left_gives_him_nothing_and_the_case_waits_for_a_contact(
    folder: Path, tmp_path: Path, told: Told
) -> None:
    told("transfer", "--from", "JOKR", "--to", "MEHA", "--all")
    told("user", "leave", "JOKR")
    more = small_export(tmp_path / "export", citizens=40)

    assert told("import", str(more))[0] == 0

    with central(folder) as running:
        ids = {one.initials: one.id for one in users(running)}
        has = running.all("select count(*) from span where user = ? and to_seq is null", ids["JOKR"])
    assert has == [(0,)]
    assert told("team", "list")[1]["alone"]


@pytest.mark.parametrize(
    "words",
    [
        ("grant", "JOKR", "{case}", "primær"),
        ("transfer", "--from", "MEHA", "--to", "JOKR", "--all"),
        ("cover", "--from", "MEHA", "--to", "JOKR", "--until", "{soon}"),
    ],
)
def test_nobody_who_left_is_given_a_case_by_a_slip(folder: Path, told: Told, words: tuple[str, ...]) -> None:
    told("transfer", "--from", "JOKR", "--to", "MEHA", "--all")
    told("user", "leave", "JOKR")
    with central(folder) as running:
        case = running.all("select min(stream) from span where to_seq is null")[0][0]
    soon = (datetime.now(UTC) + timedelta(days=3)).date().isoformat()

    status, said = told(*(one.format(case=case, soon=soon) for one in words))

    assert (status, "er holdt op" in said["error"]) == (1, True)
    told("code", "JOKR")
    assert told(*(one.format(case=case, soon=soon) for one in words))[0] == 0
