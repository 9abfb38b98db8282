"""./fod test, ./fod bench and the practice day put every temporary file in one room, which goes with the run."""

import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import fod_room
import fod_setup
import fod_test
import pytest

from tests.house.files import ROOT, modules

BARE = "[pytest]\ntmp_path_retention_policy = failed\n"
"""A run of its own for one test costs a second with every plug-in and a fifth of that without."""

HOLDS = """
import sys, time
sys.path.insert(0, sys.argv[1])
import fod_room
with fod_room.room() as room:
    (room.temporary / "a-store").mkdir()
    print(room.temporary, room.memory or room.temporary, flush=True)
    time.sleep(60)
"""
WAITS = """
import os, pathlib, time
def test_it():
    place = pathlib.Path(os.environ["PID_FILE"])
    place.with_name("new").write_text(str(os.getpid()))
    place.with_name("new").rename(place)
    time.sleep(60)
"""
FAILS_ONCE = """
import os, pathlib
def played(name):
    with pathlib.Path(os.environ["PLAYED"]).open("a") as names:
        print(name, file=names)
    return pathlib.Path(os.environ["PLAYED"]).read_text().split().count(name)
def test_sound(): assert played("sound") == 1
def test_faulty(): assert played("faulty") == 2
"""
RUNS = "import sys; sys.path.insert(0, 'packaging'); import fod_test; sys.exit(fod_test.run(sys.argv[1:]))"
FORGETS = (
    "folder = tempfile.mkdtemp(prefix='forgotten-')",
    "Path(folder, 'file').write_bytes(bytes(1 << 20))",
    f"memory = os.environ.get({fod_room.MEMORY_NAME!r})",
    "memory and Path(memory, 'forgotten-in-memory').touch()",
)
LEAVES_IT = re.compile(r"\btempfile\.mk[a-z]*temp\(")


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let this folder be the system's own for temporary files, and runs in it be without plug-ins."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    folder = tmp_path / "shared"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def run_of(tmp_path: Path, *lines: str) -> int:
    """Run ./fod test on one test with these lines; return its status."""
    test = tmp_path / "test_one.py"
    head = ["import os, tempfile", "from pathlib import Path", "def test_it(tmp_path):"]
    test.write_text("\n".join([*head, *(f"    {line}" for line in lines)]) + "\n", encoding="utf-8")
    (tmp_path / "pytest.ini").write_text(BARE, encoding="utf-8")
    return fod_test.run([str(test), "-c", str(tmp_path / "pytest.ini"), "-p", "no:cacheprovider"])


def test_what_tests_make_is_gone_when_the_run_ends(tmp_path: Path, shared: Path) -> None:
    assert run_of(tmp_path, "(tmp_path / 'store').write_bytes(bytes(1 << 20))") == 0

    assert list(shared.iterdir()) == []


def test_a_test_that_leaves_a_folder_fails_the_run_and_is_named(
    tmp_path: Path, shared: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run_of(tmp_path, *FORGETS) == fod_test.LEFT_BEHIND

    said = capfd.readouterr().out
    assert "left these behind" in said
    assert "forgotten-" in said
    assert "(1.0 MB)" in said
    assert ("forgotten-in-memory" in said) == fod_room.IN_MEMORY.is_dir()
    assert list(shared.iterdir()) == []


def test_a_run_without_its_look_around_lets_a_folder_go_unseen(
    tmp_path: Path, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fod_room.Room, "left_behind", lambda _self: ([], 0))

    assert run_of(tmp_path, *FORGETS) == 0


def test_the_folder_of_a_failed_test_is_kept_until_the_next_fails(
    tmp_path: Path, shared: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    first = run_of(tmp_path, "(tmp_path / 'first').touch()", "assert False")
    second = run_of(tmp_path, "(tmp_path / 'second').touch()", "assert False")

    kept = shared / fod_room.KEPT_NAME
    assert (first, second) == (1, 1)
    assert str(kept) in capfd.readouterr().out
    assert [path.name for path in kept.rglob("*") if path.is_file()] == ["second"]
    assert list(shared.iterdir()) == [kept]


def test_a_failed_test_that_left_too_much_keeps_nothing(
    tmp_path: Path, shared: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fod_room, "KEPT_MOST", 1000)

    assert run_of(tmp_path, "(tmp_path / 'big').write_bytes(bytes(2000))", "assert False") == 1

    assert "too much to keep" in capfd.readouterr().out
    assert list(shared.iterdir()) == []


@pytest.fixture
def holder(shared: Path) -> Iterator["subprocess.Popen[str]"]:
    """Start another run, which holds its room until it is killed."""
    words = [sys.executable, "-c", HOLDS, str(ROOT / "packaging")]
    environment = {**os.environ, "TMPDIR": str(shared)}
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment) as other:
        yield other
        other.kill()


def test_the_room_of_a_killed_run_goes_with_the_next(shared: Path, holder: "subprocess.Popen[str]") -> None:
    assert holder.stdout is not None
    rooms = [Path(word) for word in holder.stdout.readline().split()]
    holder.kill()
    holder.wait()
    assert all(room.is_dir() for room in rooms)

    with fod_room.room():
        assert [room for room in rooms if room.exists()] == []


@pytest.mark.skipif(os.name == "nt", reason="nothing can be held there")
def test_the_room_of_a_run_that_runs_is_left_alone(shared: Path, holder: "subprocess.Popen[str]") -> None:
    assert holder.stdout is not None
    rooms = [Path(word) for word in holder.stdout.readline().split()]

    with fod_room.room():
        assert all(room.is_dir() for room in rooms)


def test_what_a_killed_run_wrote_once_more_goes_after_an_hour(shared: Path) -> None:
    for name, age in (("fresh", 60), ("old", 2 * fod_room.AN_HOUR)):
        folder = shared / f"{fod_room.PREFIX}{name}"
        folder.mkdir()
        os.utime(folder, (time.time() - age,) * 2)

    assert [path.name for path in fod_room.sweep(shared)] == [f"{fod_room.PREFIX}old"]


def test_a_run_that_is_told_to_end_ends_its_tests_and_takes_its_room_along(
    tmp_path: Path, shared: Path
) -> None:
    (tmp_path / "test_one.py").write_text(WAITS, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text(BARE, encoding="utf-8")
    words = [str(tmp_path / "test_one.py"), "-c", str(tmp_path / "pytest.ini"), "-p", "no:cacheprovider"]
    environment = {**os.environ, "TMPDIR": str(shared), "PID_FILE": str(tmp_path / "pid")}
    with subprocess.Popen([sys.executable, "-c", RUNS, *words], cwd=ROOT, env=environment) as run:
        while not (tmp_path / "pid").exists():
            assert run.poll() is None
            threading.Event().wait(0.02)
        run.terminate()

    assert run.returncode != 0
    assert list(shared.iterdir()) == []
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_what_failed_of_a_group_is_played_once_more_and_no_more_of_it(
    tmp_path: Path, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With our own settings: a run that its options end before the first test is no run (it once was)."""
    (tmp_path / "test_two.py").write_text(FAILS_ONCE, encoding="utf-8")
    group = (str(tmp_path / "test_two.py"), "-c", str(ROOT / "pyproject.toml"), "-n", "0")
    monkeypatch.delenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD")
    monkeypatch.setattr(fod_test, "GROUPS", [group])

    assert fod_test.run([], {"PLAYED": str(tmp_path / "played")}) == 0

    assert (tmp_path / "played").read_text(encoding="utf-8").split() == ["sound", "faulty", "faulty"]


def test_a_run_lies_in_memory_only_where_there_is_plenty_and_nobody_chose_a_place(
    tmp_path: Path, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory, limit = tmp_path / "memory", tmp_path / "limit"
    memory.mkdir()
    monkeypatch.setattr(fod_room, "IN_MEMORY", memory)
    monkeypatch.setattr(fod_room, "LIMITS", (str(limit), str(tmp_path / "not there")))
    monkeypatch.setattr(fod_room, "PLENTY", 1000)
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.delenv(name, raising=False)

    limit.write_text("max\n")  # no limit at all
    assert fod_room.place(fast=True) == memory
    assert fod_room.place(fast=False) == shared
    with fod_room.room(fast=True) as room:
        assert room.memory is not None
        assert {path.parents[1] for path in (room.tests, room.temporary, room.memory)} == {memory}
    assert list(memory.iterdir()) == []

    limit.write_text("999\n")
    assert fod_room.place(fast=True) == shared
    limit.write_text("1000\n")
    assert fod_room.place(fast=True) == memory
    monkeypatch.setenv("TMPDIR", str(shared))
    assert fod_room.place(fast=True) == shared


def test_a_folder_without_rights_goes_too(tmp_path: Path) -> None:
    folder = tmp_path / "room"
    (folder / "locked" / "inside").mkdir(parents=True)
    (folder / "locked").chmod(0)

    fod_room.remove(folder)

    assert not folder.exists()


def test_a_run_without_room_says_so_before_it_begins(shared: Path) -> None:
    with pytest.raises(fod_setup.Trouble, match=r"skal bruge .* MB i .*not enough room.*TMPDIR"):
        fod_room.demand(1 << 60, what="./fod test")


def test_no_test_asks_for_a_folder_that_nobody_removes() -> None:
    may = {Path(__file__).resolve(), ROOT / "packaging" / "fod_room.py"}
    asks = [
        f"{path.relative_to(ROOT).as_posix()}: {call}"
        for path in [*modules("tests"), *modules("packaging")]
        if path not in may
        for call in LEAVES_IT.findall(path.read_text(encoding="utf-8"))
    ]

    assert asks == []
    assert LEAVES_IT.search('Path(tempfile.mkdtemp(prefix="measure-"))')
