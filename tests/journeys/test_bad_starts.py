"""Bad starts, each in a process of its own: a second instance, a home that cannot be used, a port that is taken."""

import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sync.service.ledger import create
from tests.journeys.bad_days import (
    SAVED,
    contents_of,
    fill,
    is_root,
    make_store,
    read_only,
    small_disk,
    texts_in,
)
from tests.journeys.stage import ROOT
from tests.journeys.starting import WAITS, second_start, started


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    make_store(folder / "stores" / "one")
    return folder


def first_line_of(program: subprocess.Popen[str]) -> str:
    """Read what it says on the terminal while its small window stands, then close it."""
    assert program.stderr is not None
    try:
        return next((line for line in program.stderr if "Intet er" in line), "")
    finally:
        program.terminate()
        program.communicate(timeout=WAITS)


def test_a_second_start_raises_the_first_window_says_so_and_ends_well(home: Path) -> None:
    before = contents_of(home / "stores" / "one")

    told, code = second_start(home)

    assert code == 0
    assert "allerede åbent på denne computer, og vinduet er hentet frem" in told
    assert "Intet er ændret. Skriv videre i det vindue." in told
    assert contents_of(home / "stores" / "one") == before
    assert texts_in(home / "stores" / "one") == [SAVED]


def test_a_home_that_cannot_be_written_is_said_and_nothing_in_it_is_touched(home: Path) -> None:
    with read_only(home):
        told = first_line_of(started(home))
        assert f"Mappen {home} kan ikke skrives i" in told
        assert "Intet er ændret, og intet er gået tabt" in told
        assert "Bed IT om skriveadgang" in told
    assert texts_in(home / "stores" / "one") == [SAVED]


@pytest.mark.skipif(not is_root(), reason="a small disk is mounted by root")
def test_a_start_on_a_full_disk_is_said_and_works_when_there_is_room(home: Path) -> None:
    beside = home.with_name("beside")
    shutil.move(home, beside)
    with small_disk(home, 10):
        shutil.copytree(beside, home, dirs_exist_ok=True, ignore=shutil.ignore_patterns("reserve.bin"))
        film = fill(home)
        told = first_line_of(started(home))
        assert "Disken er fuld, og derfor kan Fodfæste ikke starte" in told
        assert "det gemte er sikkert" in told
        assert "Slet filer, du kan undvære, og start igen" in told
        film.unlink()
        assert texts_in(home / "stores" / "one") == [SAVED]


@contextmanager
def taken_port() -> Iterator[int]:
    """Let another program listen on a port."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


def serve(folder: Path, port: int, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "sync.service.admin",
            "serve",
            "--store",
            str(folder),
            "--port",
            str(port),
            *more,
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=WAITS,
    )


@pytest.mark.parametrize("as_json", [False, True])
def test_a_port_that_is_taken_is_said_and_the_service_can_serve_on_another(
    tmp_path: Path, as_json: bool
) -> None:
    folder = tmp_path / "central"
    create(folder, "Nordbyen Kommune").close()
    with taken_port() as port:
        done = serve(folder, port, *(["--json"] if as_json else []))

    told = json.loads(done.stdout)["error"] if as_json else done.stderr
    assert done.returncode == 1
    assert f"Port {port} er allerede i brug" in told
    assert "Intet er ændret" in told
    assert "stop det andet program, eller vælg en anden port med --port" in told
    assert answers_on_a_free_port(folder)


def answers_on_a_free_port(folder: Path) -> bool:
    program = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "sync.service.admin",
            "serve",
            "--json",
            "--store",
            str(folder),
            "--port",
            "0",
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    try:
        return bool(json.loads(program.stdout.readline())["ok"])
    finally:
        program.terminate()
        program.communicate(timeout=WAITS)
