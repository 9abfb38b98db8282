"""The disk of the service is full: nothing is lost, the person hears it, `/readyz` says it, and all goes on by itself.

SQLCipher at a limit of its own file and on a small disk; PostgreSQL with its database on a small disk.
"""

import errno
import json
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx
import pytest

from casework.errors import Damaged
from sync.service import doctor, readiness
from sync.service.engines import sqlcipher
from sync.service.engines.engine import is_full
from sync.service.engines.sqlcipher import SqlCipher
from sync.service.ledger import create, open_store
from sync.words import TurnedAway, needs_person
from tests.sync import servers
from tests.sync.away import Laptop
from tests.sync.conftest import server_called
from tests.sync.stage import Central, central

WORDS: Final = "hun ringede om praktikken, og vi aftalte at ses; " * 400
"""A note of some twenty kilobytes."""
ENGINES: Final = ("file", "sqlcipher", "newest")


def is_root() -> bool:
    return os.geteuid() == 0


@contextmanager
def small_disk(folder: Path, megabytes: int, owner: int = 0) -> Iterator[Path]:
    """Put a disk of its own under a folder; only root can, so that is said where nobody did."""
    if not is_root():
        pytest.skip("NOT SHOWN: a small disk is mounted by root, and this is not root")
    folder.mkdir()
    folder.parent.chmod(0o711)
    size = f"size={megabytes}m,mode=700,uid={owner}"
    subprocess.run(["mount", "-t", "tmpfs", "-o", size, "fodfaeste-test", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Use a disk up to the last page; deleting what is returned gives the room back."""
    ballast = folder / "film.mp4"
    with ballast.open("ab", buffering=0) as file:
        for piece in (1 << 20, 4096):
            try:
                while True:
                    file.write(bytes(piece))
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise
    return ballast


@dataclass
class Crowded:
    """A service whose disk a test fills and empties again."""

    running: Central
    fill: Callable[[], object]
    empty: Callable[[], object]


@pytest.fixture(params=ENGINES)
def crowded(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Crowded]:
    made = {"file": at_its_limit, "sqlcipher": on_a_small_disk, "newest": on_postgresql}[request.param]
    with ExitStack() as opened:
        yield made(tmp_path, opened)


def at_its_limit(folder: Path, opened: ExitStack) -> Crowded:
    running = opened.enter_context(central(folder / "central"))
    writer = running.ledger._writer
    return Crowded(
        running,
        lambda: writer.execute("pragma max_page_count = 1"),
        lambda: writer.execute("pragma max_page_count = 4294967294"),
    )


def on_a_small_disk(folder: Path, opened: ExitStack) -> Crowded:
    disk = opened.enter_context(small_disk(folder / "disk", (SqlCipher.room >> 20) + 12))
    running = opened.enter_context(central(disk / "central"))
    return Crowded(running, lambda: fill(disk), (disk / "film.mp4").unlink)


def on_postgresql(folder: Path, opened: ExitStack) -> Crowded:
    server = server_called("newest")
    assert server is not None
    disk = opened.enter_context(small_disk(server.folder / "disk", 40, servers.NOBODY))
    server.as_superuser(f"create tablespace crowded location '{disk}'")
    opened.callback(server.as_superuser, "drop tablespace crowded")
    made = (
        f"create database crowded owner {servers.OWNER} template ready tablespace crowded strategy file_copy"
    )
    server.as_superuser(made)
    opened.callback(server.as_superuser, "drop database crowded with (force)")
    running = opened.enter_context(central(folder / "central", server=server, database="crowded"))
    return Crowded(running, lambda: fill(disk), (disk / "film.mp4").unlink)


def ready(running: Central) -> tuple[int, str]:
    got = httpx.get(f"{running.address}/readyz", trust_env=False)
    return got.status_code, got.json().get("what", "") if got.status_code >= 400 else got.text


def notes(running: Central) -> list[str]:
    return [str(json.loads(said)["f"]["text"]) for said in running.contents("note")]


def test_nothing_is_lost_it_is_said_and_all_goes_on_when_there_is_room(
    crowded: Crowded, tmp_path: Path
) -> None:
    running = crowded.running
    one = Laptop(running, running.add_user("META"), tmp_path / "META")
    one.open_citizen()
    one.write("før")
    one.round()
    assert ready(running) == (200, "ready\n")

    crowded.fill()
    one.write(*(f"{number} {WORDS}" for number in range(40)))
    for _ in range(2):
        with pytest.raises(
            TurnedAway, match=r"disk er fuld.*Intet er gået tabt.*Sig det til admin"
        ) as turned:
            one.round()

        assert (turned.value.code, turned.value.retry) == ("not_ready", "after")
        assert not needs_person(turned.value)
        assert ready(running) == (503, "disk")
    assert httpx.get(f"{running.address}/healthz", trust_env=False).status_code == 200
    assert (notes(running), len(one.store.ledger.waiting(99))) == (["før"], 40)

    crowded.empty()
    assert ready(running) == (200, "ready\n")
    one.round()

    assert sorted(notes(running)) == sorted(["før", *(f"{number} {WORDS}" for number in range(40))])
    assert (len(one.store.ledger.waiting(99)), doctor.faults(running.ledger)) == (0, [])
    assert not running.ledger.lacks_room
    one.store.close()


def test_readiness_that_forgets_a_full_disk_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readiness, "_try_room", lambda _: None)
    with ExitStack() as opened, pytest.raises(AssertionError):
        test_nothing_is_lost_it_is_said_and_all_goes_on_when_there_is_room(
            at_its_limit(tmp_path, opened), tmp_path
        )


def test_a_disk_that_is_nearly_full_is_said_before_a_write_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with central(tmp_path / "central") as running:
        assert ready(running) == (200, "ready\n")

        monkeypatch.setattr(SqlCipher, "room", 1 << 60)

        assert ready(running) == (503, "disk")
        assert not running.ledger.lacks_room


def test_what_was_full_is_known_by_its_cause_and_other_errors_are_none() -> None:
    def caused(by: BaseException | None) -> BaseException:
        error = Damaged("Filen kan ikke skrives.")
        error.__cause__ = by
        return error

    assert is_full(caused(caused(OSError(errno.EDQUOT, ""))))
    assert not is_full(caused(OSError(errno.EACCES, "")))
    assert not is_full(caused(None))


def test_a_service_that_ends_and_starts_on_a_full_disk_loses_nothing_and_can_be_read(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 12) as disk:
        with central(disk / "central") as running:
            running.add_user("META")
            fill(disk)
        again = open_store(disk / "central")
        try:
            with again.reading() as connection:
                assert connection.execute("select initials from user").fetchall() == [("META",)]
        finally:
            again.close()


def test_a_store_that_cannot_be_opened_for_want_of_room_says_so_and_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create(tmp_path, "Nordbyen Kommune").close()
    monkeypatch.setattr(sqlcipher, "_RECIPE", ("pragma max_page_count = 1", "create table more (one)"))

    with pytest.raises(Damaged, match=r"Disken er fuld.*Intet er ændret.*Skaf plads"):
        open_store(tmp_path)
