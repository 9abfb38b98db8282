"""`fodfaeste-central backup-check` on what pg_dump wrote: restored into an empty database, which is emptied again."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from sync.service import backup_room
from sync.service.ledger import open_store
from tests.house.files import ROOT
from tests.sync import servers
from tests.sync.copied import SECRET, check, fill
from tests.sync.servers import APPLICATION, OWNER, Server

EMPTY: Final = "room_for_a_copy"
DATABASE: Final = "fodfaeste"


@pytest.fixture(scope="module")
def server() -> Server:
    one = servers.newest()
    one.database(EMPTY, ready=False)
    one.as_superuser(f"alter schema public owner to {OWNER}", database=EMPTY)
    one.database("copied")
    return one


@pytest.fixture(scope="module")
def made(server: Server, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    """A service's folder, a dump of its database, and its case; then one more note is written."""
    folder = tmp_path_factory.mktemp("made") / "central"
    stream = fill(folder, server, "copied")
    dump = dumped(server, folder.parent / "copy.dump")
    return folder, dump, stream


def dumped(server: Server, to: Path) -> Path:
    words = ["-Fc", "-h", str(server.folder), "-U", "postgres", "-d", "copied", "-f", str(to)]
    subprocess.run([str(server.programs / "pg_dump"), *words], check=True, capture_output=True)
    return to


@pytest.fixture
def room(server: Server, tmp_path: Path) -> Iterator[tuple[str | Path, ...]]:
    """The words that name the empty database; it is empty again when a test ends."""
    files = []
    for role in (APPLICATION, OWNER):
        file = tmp_path / role
        file.touch(mode=0o600)
        file.write_text(server.address(role, EMPTY))
        files.append(file)
    yield "--room-file", files[0], "--owner-file", files[1], "--pg-restore", server.programs / "pg_restore"
    assert tables(server) == 0


def tables(server: Server) -> object:
    count = (
        "select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'S')"
    )
    return server.as_superuser(count, database=EMPTY)[0][0]


def test_a_whole_dump_can_be_used_and_what_it_lacks_is_counted(
    server: Server, made: tuple[Path, Path, str], room: tuple[str | Path, ...]
) -> None:
    folder, dump, _ = made
    with_one_more(server, folder)

    words = ["-m", "sync.service.admin", "backup-check", dump, "--store", folder, *room, "--json"]
    done = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False)

    told = json.loads(done.stdout)
    assert (done.returncode, told["ok"], told["faults"]) == (0, True, [])
    assert (told["changes"], told["citizens"], told["files"], told["entries"] > 0) == (2, 1, 1, True)
    assert (told["lost"]["common"], told["lost"]["numbers"], told["lost"]["given"]) == (3, 1, 1)
    assert SECRET not in done.stdout + done.stderr


def with_one_more(server: Server, folder: Path) -> None:
    """Give one more case, so that the log of the service itself goes on behind the dump."""
    from sync.service import grants, registry
    from sync.service.log import Log

    ledger = open_store(folder)
    with ledger.writing() as connection:
        log, user = Log(connection), registry.user_called(connection, "LEJE")
        act = grants.Act("administrator", "prøve", "2026-11-26T10:00:00+00:00")
        (stream,) = connection.execute("select min(stream) from change").fetchone()
        assert grants.grant(log, user.id, stream, "partner", act=act)
        log.finish()
    ledger.close()


# What holds of any database is shown on SQLCipher (test_backup_check): here a sealed row, and a chain.
SPOILT: Final = {
    "a word": ("update change set payload = payload || '\\x00'::bytea where seq = 3", "kan ikke læses"),
    "the trail": ("update trail_entry set what = 'nothing'", "ved linje"),
}


@pytest.mark.parametrize("which", SPOILT)
def test_an_altered_dump_is_not_gone_back_to(
    server: Server,
    made: tuple[Path, Path, str],
    room: tuple[str | Path, ...],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    which: str,
) -> None:
    statement, why = SPOILT[which]
    server.as_superuser("create database kept template copied strategy file_copy")
    server.as_superuser(statement, database="copied")
    dump = dumped(server, tmp_path / "spoilt.dump")
    server.as_superuser("drop database copied with (force)", "alter database kept rename to copied")

    status, told = check(capsys, made[0], dump, *room)

    assert status == 1
    assert why in "\n".join(told["faults"])


def test_a_dump_whose_guards_are_down_is_not_gone_back_to(
    server: Server,
    made: tuple[Path, Path, str],
    room: tuple[str | Path, ...],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    server.as_superuser("alter table change disable row level security", database="copied")
    dump = dumped(server, tmp_path / "open.dump")
    server.as_superuser("alter table change enable row level security", database="copied")

    status, told = check(capsys, made[0], dump, *room)

    assert status == 1
    assert "Rækkesikkerheden er slået fra på tabellen change." in told["error"]


def test_a_cut_dump_a_full_database_and_a_missing_program_are_said_in_a_sentence(
    server: Server,
    made: tuple[Path, Path, str],
    room: tuple[str | Path, ...],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder, dump, _ = made
    cut = tmp_path / "cut.dump"
    cut.write_bytes(dump.read_bytes()[: dump.stat().st_size // 2])
    full = tmp_path / "full"
    full.touch(mode=0o600)
    full.write_text(server.address(OWNER, "copied"))
    service = tmp_path / "service"
    service.touch(mode=0o600)
    service.write_text(server.address(APPLICATION, "copied"))

    broken = check(capsys, folder, cut, *room)
    occupied = check(capsys, folder, dump, "--room-file", service, "--owner-file", full)
    mixed = check(capsys, folder, dump, *room[:2], "--owner-file", full)
    without = check(capsys, folder, dump, *room[:4], "--pg-restore", "/nowhere/pg_restore")
    alone = check(capsys, folder, dump, *room[:2])

    assert {one[0] for one in (broken, occupied, mixed, without, alone)} == {1}
    assert "pg_restore kan ikke lægge kopien ind" in broken[1]["error"]
    assert "ikke tom" in occupied[1]["error"]
    assert "ikke til samme database" in mixed[1]["error"]
    assert "findes ikke her" in without[1]["error"]
    assert "--owner-file" in alone[1]["error"]
    assert server.as_superuser("select count(*) from change", database="copied")[0][0] == 2


def test_a_room_that_is_not_emptied_is_noticed(
    server: Server,
    made: tuple[Path, Path, str],
    room: tuple[str | Path, ...],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(backup_room, "_OURS", "select 'x' where false")

    check(capsys, made[0], made[1], *room)
    left = tables(server)
    server.as_superuser(
        f"drop schema public cascade; create schema public authorization {OWNER}", database=EMPTY
    )

    assert left
