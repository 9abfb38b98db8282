"""`fodfaeste-central` as the administrator runs it: its words, its JSON and its status, now and then as a process."""

import io
import json
import os
import re
import shutil
import socket
import stat
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import httpx
import pytest
import sqlcipher3

from sync.service import admin
from sync.service.engines.sqlcipher import SqlCipher
from sync.service.ledger import open_store
from tests.house.files import ROOT

EXPORT = ROOT / "tests" / "data" / "fagsystem-export"
EXPECTED: dict[str, Any] = json.loads((EXPORT / "expected.json").read_text(encoding="utf-8"))


def environment(home: Path) -> dict[str, str]:
    return os.environ | {"FODFAESTE_HOME": str(home), "PYTHONPATH": str(ROOT)}


def run(home: Path, *arguments: str | Path) -> tuple[int, str]:
    """Run a command in this process: a new one each time cost half a second, and the words are the same."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setenv("FODFAESTE_HOME", str(home))
        status = admin.main([str(one) for one in arguments])
    return status, (out.getvalue() + err.getvalue()).strip()


def run_alone(home: Path, *arguments: str | Path) -> tuple[int, str]:
    """Run a command in a process of its own, as the administrator's shell does."""
    done = subprocess.run(
        [sys.executable, "-m", "sync.service.admin", *map(str, arguments)],
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, (done.stdout + done.stderr).strip()


def asked(home: Path, *arguments: str | Path) -> dict[str, Any]:
    _, said = run(home, *arguments, "--json")
    answer: dict[str, Any] = json.loads(said)
    return answer


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home into which the export was imported once, with its report."""
    home = tmp_path_factory.mktemp("home")
    status, said = run_alone(home, "import", EXPORT, "--report", home / "report.json")
    assert status == 0, said
    return home


@pytest.fixture
def home(taken: Path, tmp_path: Path) -> Path:
    shutil.copytree(taken, tmp_path / "home")
    return tmp_path / "home"


def report(home: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((home / "report.json").read_text(encoding="utf-8"))
    return told


def test_every_row_is_taken_or_refused_as_expected(taken: Path) -> None:
    files = report(taken)["files"]

    assert {name: told["data_rows"] for name, told in files.items()} == EXPECTED["data_rows"]
    assert {name: told["imported"] for name, told in files.items()} == EXPECTED["imported"]


@pytest.mark.parametrize("which", ["rejected", "warned"])
def test_what_is_refused_and_doubted_is_said_by_row(taken: Path, which: str) -> None:
    told = {(name, one["row"]) for name, file in report(taken)["files"].items() for one in file[which]}
    expected = {(one["file"], one["row"]) for one in EXPECTED[which]}

    assert expected <= told
    assert which == "warned" or told == expected


def test_the_report_shows_no_whole_number_and_counts_it_all(taken: Path) -> None:
    text = (taken / "report.json").read_text(encoding="utf-8")

    assert not re.search(r"\d{6}-?\d{4}", text)
    assert report(taken)["totals"]["data_rows"] == sum(EXPECTED["data_rows"].values())


def test_the_same_export_again_imports_nothing_twice(home: Path) -> None:
    again = asked(home, "import", EXPORT)

    assert (again["changes"], again["grants"], again["imported"]) == (0, 0, 0)


def test_a_changed_row_becomes_one_change_with_its_own_history(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "export"
    shutil.copytree(EXPORT, folder)
    goals = folder / "maal.csv"
    goals.write_text(goals.read_text(encoding="utf-8-sig").replace(";Aktivt", ";Udgået", 1), encoding="utf-8")

    told = asked(home, "import", folder)

    assert (told["changes"], told["changed"], told["imported"]) == (1, 1, 0)
    ledger = open_store(home / "central")
    with ledger.reading() as connection:
        rows = connection.execute(
            "select payload from change where kind = 'goal' order by seq desc"
        ).fetchall()
    ledger.close()
    last = json.loads(rows[0][0])
    assert set(last["f"]) == {"status"}
    assert (last["n"], last["o"] >= 2551) == (0, True)


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    told = asked(tmp_path, "import", EXPORT, "--dry-run")

    assert told["imported"] == sum(EXPECTED["imported"].values())
    assert not (tmp_path / "central" / "central.db").exists()


@pytest.mark.parametrize("fault", ["no folder", "a missing file", "a wrong header", "an empty file"])
def test_an_export_that_is_not_one_is_refused_in_one_sentence(home: Path, tmp_path: Path, fault: str) -> None:
    folder = tmp_path / "export"
    if fault != "no folder":
        shutil.copytree(EXPORT, folder)
    if fault == "a missing file":
        (folder / "maal.csv").unlink()
    if fault == "a wrong header":
        (folder / "maal.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    if fault == "an empty file":
        (folder / "maal.csv").write_bytes(b"")
    before = asked(home, "doctor")["seq"]

    status, said = run(home, "import", folder)

    assert status == 1
    assert said.count("\n") == 0
    assert "Intet er indlæst" in said
    assert asked(home, "doctor")["seq"] == before


def test_the_export_makes_persons_and_grants(taken: Path) -> None:
    users = {one["initials"]: one["role"] for one in asked(taken, "user", "list")["users"]}
    ledger = open_store(taken / "central")
    with ledger.reading() as connection:
        roles = dict(
            connection.execute(
                "select role, count(*) from span where to_seq is null group by role"
            ).fetchall()
        )
    ledger.close()

    assert users == {"HELU": "Teamleder", "JOKR": "Sagsbehandler", "MEHA": "Sagsbehandler", "SIBA": "Mentor"}
    assert roles["team_lead"] == EXPECTED["imported"]["borgere.csv"]
    assert 0 < roles["primary"] <= EXPECTED["imported"]["borgere.csv"]


def test_the_store_is_whole_and_for_its_owner_alone(taken: Path) -> None:
    told = asked(taken, "doctor")
    folder = taken / "central"

    assert (told["ok"], told["faults"]) == (True, [])
    assert stat.S_IMODE((folder / "central.key").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    raw = (folder / "central.db").read_bytes()
    assert not raw.startswith(b"SQLite format 3")
    assert b"Skovbrynet" not in raw


def test_the_doctor_notices_a_row_that_was_altered(home: Path) -> None:
    ledger = open_store(home / "central")
    with ledger.writing() as connection:
        connection.execute("delete from change where seq = 40")
    ledger.close()

    status, said = run(home, "doctor")

    assert status == 1
    assert "huller" in said


def test_a_citizen_is_granted_revoked_and_moved_by_command(home: Path) -> None:
    ledger = open_store(home / "central")
    with ledger.reading() as connection:
        stream = connection.execute("select stream from span where role = 'primary' limit 1").fetchone()[0]
    ledger.close()

    assert asked(home, "grant", "SIBA", stream, "mentor")["ok"]
    assert asked(home, "revoke", "SIBA", stream)["changed"]
    assert not asked(home, "revoke", "SIBA", stream)["changed"]
    assert run(home, "grant", "SIBA", stream, "kejser")[0] == 1
    assert run(home, "grant", "SIBA", "no such citizen", "mentor")[0] == 1
    assert run(home, "transfer", stream, "SIBA", "MEHA")[0] == 1
    assert asked(home, "doctor")["ok"]


def test_a_code_is_for_somebody_who_exists(home: Path) -> None:
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", asked(home, "code", "jokr")["code"])
    status, said = run(home, "code", "NIXX")
    assert (status, "ingen medarbejder" in said) == (1, True)


def test_a_port_in_use_is_said_and_ends_in_error(home: Path) -> None:
    with socket.socket() as taken_port:
        taken_port.bind(("127.0.0.1", 0))
        taken_port.listen()
        port = taken_port.getsockname()[1]

        status, said = run_alone(home, "serve", "--port", str(port))

    assert status == 1
    assert f"Port {port} er allerede i brug" in said
    assert "Intet er ændret" in said


def test_it_says_where_it_answers_and_stops_when_told(home: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "sync.service.admin", "serve", "--port", "0"],
        env=environment(home),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    address = re.search(r"http://127\.0\.0\.1:\d+", line)
    assert address is not None

    ready = httpx.get(f"{address.group()}/readyz", trust_env=False)
    process.terminate()

    assert ready.status_code == 200
    assert process.wait(60) in {0, -15}
    process.stdout.close()


def test_a_store_from_a_newer_version_is_left_alone(home: Path) -> None:
    ledger = open_store(home / "central")
    with ledger.writing() as connection:
        connection.execute("pragma user_version = 99")
    ledger.close()

    for command in (["user", "list"], ["serve", "--port", "0"], ["import", str(EXPORT)]):
        status, said = (run_alone if command[0] == "serve" else run)(home, *command)
        assert (status, "nyere udgave" in said) == (1, True)


def test_without_a_store_or_with_a_wrong_key_it_says_what_to_do(home: Path, tmp_path: Path) -> None:
    assert "fodfaeste-central init" in run(tmp_path / "empty", "user", "list")[1]

    (home / "central" / "central.key").write_bytes(bytes(32))
    status, said = run(home, "user", "list")
    assert (status, "nøglefilen hører ikke til" in said) == (1, True)

    (home / "central" / "central.key").unlink()
    status, said = run(home, "user", "list")
    assert (status, "mangler" in said) == (1, True)


def test_a_store_is_made_once(tmp_path: Path) -> None:
    assert run(tmp_path, "init", "--municipality", "Nordbyen Kommune")[0] == 0
    status, said = run_alone(tmp_path, "init", "--municipality", "Sydbyen Kommune")
    assert (status, "allerede et lager" in said) == (1, True)


def test_plain_sqlite_cannot_open_the_store(taken: Path) -> None:
    plain = sqlcipher3.connect(str(taken / "central" / "central.db"))
    with pytest.raises(sqlcipher3.DatabaseError):
        plain.execute("select * from sqlite_master")
    plain.close()


def test_a_full_disk_is_said_and_nothing_is_half_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path))
    assert admin.main(["init", "--municipality", "Nordbyen Kommune"]) == 0
    connect = SqlCipher.connect

    def small(engine: SqlCipher) -> Any:
        connection = connect(engine)
        connection.execute("pragma max_page_count = 100")
        return connection

    monkeypatch.setattr(SqlCipher, "connect", small)
    status = admin.main(["import", str(EXPORT)])
    monkeypatch.setattr(SqlCipher, "connect", connect)

    assert status == 1
    assert "disken fuld" in capsys.readouterr().err
    assert asked(tmp_path, "doctor") == {"ok": True, "faults": [], "seq": 0, "unheard": []}


def test_a_store_from_before_a_table_was_thought_of_gets_it_when_it_is_opened(home: Path) -> None:
    opened = open_store(home / "central")
    with opened.writing() as connection:
        connection.execute("drop index change_by_stream")
        connection.execute("drop table access_log")
        connection.execute("drop table migration")
    opened.close()

    status, _ = run(home, "doctor")
    again = open_store(home / "central")
    with again.reading() as connection:
        names = {row[0] for row in connection.execute("select name from sqlite_master")}
    again.close()

    assert status == 0
    assert {"access_log", "change_by_stream"} <= names
