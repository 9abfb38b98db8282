"""./fod on a machine where something is missing: it says what, and what to do, in a sentence."""

import os
import subprocess
import sys
from pathlib import Path

import fod_setup
import fod_test
import fod_words
import pytest

from tests.house.files import modules

LEAVES = """
import subprocess, sys
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(40)"], start_new_session=True)
print("1 passed in 0.1s")
"""


def test_each_line_of_the_system_list_is_a_probe_and_a_package() -> None:
    listed = list(fod_setup.system_packages())

    assert len(listed) > 15
    assert len({package for _, package in listed}) == len(listed)
    assert all(probe.startswith(("lib", "which:")) for probe, _ in listed)


def test_nothing_is_installed_where_nothing_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    fod_setup.install_system_packages([])


def test_a_machine_without_apt_is_told_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(fod_setup.Trouble, match=r"ingen apt-get.*libgl1"):
        fod_setup.install_system_packages(["libgl1"])


def test_a_person_without_rights_is_told_what_to_ask_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "apt-get").write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    (tmp_path / "apt-get").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(fod_setup.Trouble, match=r"Bed en administrator.*apt-get install.*xvfb"):
        fod_setup.install_system_packages(["xvfb"])


def test_an_apt_that_fails_is_tried_again_after_an_update(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said = tmp_path / "said"
    program = f'#!/bin/sh\necho "$@" >> {said}\n/usr/bin/grep -q update {said}\n'
    (tmp_path / "apt-get").write_text(program, encoding="utf-8")
    (tmp_path / "apt-get").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    fod_setup.install_system_packages(["xvfb"])

    assert said.read_text(encoding="utf-8").splitlines()[-2].endswith("update -qq")
    assert "install" in said.read_text(encoding="utf-8").splitlines()[-1]


def test_only_the_tests_want_a_compiler() -> None:
    wanted = {package for _, package in fod_setup.system_packages(tests=True)}
    for_everybody = {package for _, package in fod_setup.system_packages()}

    assert wanted - for_everybody == {"gcc", "libc6-dev"}


def wishing(monkeypatch: pytest.MonkeyPatch, programs: Path, apt: str) -> Path:
    """Be root on a machine with this apt-get; return the file that says to Debian to start no server."""
    for name, program in (("apt-get", apt), ("apt-cache", "exit 0")):
        (programs / name).write_text(f"#!/bin/sh\n{program}\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    there = programs / "createcluster.d" / "fodfaeste.conf"
    monkeypatch.setattr(fod_setup, "NO_SERVER_THERE", there)
    return there


def test_the_oldest_postgresql_is_installed_and_no_server_of_it_is_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    there = tmp_path / "createcluster.d" / "fodfaeste.conf"
    wishing(monkeypatch, tmp_path, f'echo "$@" > {tmp_path}/said; cp {there} {tmp_path}/seen')

    fod_setup.install_wished_packages([package for _, package in fod_setup.wished_packages()])

    assert (tmp_path / "said").read_text(encoding="utf-8").split()[-1] == "postgresql-15"
    assert "create_main_cluster = false" in (tmp_path / "seen").read_text(encoding="utf-8")
    assert not there.exists()


def test_what_is_only_wished_for_stops_no_test(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = wishing(monkeypatch, tmp_path, "exit 1")

    fod_setup.install_wished_packages(["postgresql-15"])

    assert "springes over" in capsys.readouterr().out
    assert not there.exists()


def test_a_machine_where_nobody_may_install_is_asked_for_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    fod_setup.install_wished_packages(["postgresql-15"])

    assert "postgresql-15 kan ikke hentes her" in capsys.readouterr().out


def test_an_unknown_word_is_answered_with_the_words_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    status = fod_words.main(["frobnicate"])

    assert status == 2
    assert "./fod setup" in capsys.readouterr().out


def test_every_word_says_what_it_does() -> None:
    assert [word for word, function in fod_words.WORDS.items() if not function.__doc__] == []


def test_the_service_has_a_budget_of_its_own() -> None:
    assert fod_test.floor_of("tests.sync.service.test_accept") == "service"
    assert fod_test.floor_of("tests.sync.test_protocol.TestX") == "sync"
    assert fod_test.floor_of("tests.somewhere.test_x") == "other"


def test_a_floor_over_its_budget_is_told() -> None:
    lines = fod_test.budget_lines({"casework": (900, 61.0), "storage": (10, 179.0)})

    assert [line.endswith("OVER") for line in lines] == [True, False]


def test_a_group_that_hangs_is_ended_and_told(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fod_test, "LAST_WORDS_SECONDS", 0.5)
    hangs = [sys.executable, "-X", "faulthandler", "-c", "def waiting():\n  while True: pass\nwaiting()"]

    status, _ = fod_test._show_and_keep_last_line(hangs, dict(os.environ), limit=1.0)

    told = capfd.readouterr()
    assert status != 0
    assert "A group of tests hangs" in told.out
    assert "in waiting" in told.err


def test_what_a_test_left_running_does_not_hold_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fod_test, "LAST_WORDS_SECONDS", 0.5)
    leaves = [sys.executable, "-c", LEAVES]

    status, last = fod_test._show_and_keep_last_line(leaves, dict(os.environ), limit=20.0)

    assert (status, last) == (0, "1 passed in 0.1s")


def test_a_campaign_that_tells_its_counts_can_run_once_more_alone(tmp_path: Path) -> None:
    """One process writes the report itself, and one family of reports refuses what a test tells."""
    campaign = tmp_path / "test_campaign.py"
    campaign.write_text('def test_it(record_property): record_property("counted", "3")\n', encoding="utf-8")

    assert fod_test.run([str(campaign), "-c", str(fod_setup.ROOT / "pyproject.toml"), "-n", "0"]) == 0


def groups_of(file: str) -> list[tuple[str, ...]]:
    """Return the groups that run a test file."""

    def lies_in(folder: str) -> bool:
        return file == folder or file.startswith(f"{folder}/")

    return [
        group
        for group in fod_test.GROUPS
        if any(lies_in(word) for word in group)
        if not any(lies_in(word.removeprefix("--ignore=")) for word in group if word.startswith("--ignore="))
    ]


def test_every_test_runs_in_one_group() -> None:
    files = [path.relative_to(fod_setup.ROOT).as_posix() for path in modules("tests")]
    tests = [file for file in files if Path(file).name.startswith("test_")]

    assert {file: groups_of(file) for file in tests if len(groups_of(file)) != 1} == {}


def end_of(lanes: int) -> list[float]:
    """Return when each lane is done, where whoever is free takes the next group."""
    ends = [0.0] * lanes
    for group in fod_test.GROUPS:
        ends[ends.index(min(ends))] += fod_test.MEASURED[group]
    return sorted(ends)


def test_the_lanes_end_together() -> None:
    ends = end_of(fod_test.LANES)

    assert ends[-1] - ends[0] < sum(ends) / 20


def test_lanes_that_take_the_longest_last_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fod_test, "GROUPS", fod_test.GROUPS[::-1])

    with pytest.raises(AssertionError):
        test_the_lanes_end_together()


def test_every_test_that_has_a_size_in_full_is_found_by_endurance() -> None:
    """`./fod endurance` takes what is marked slow: a size in full beside no such mark is never run."""
    sized = [path for path in modules("tests") if "many(" in path.read_text(encoding="utf-8")]
    campaigns = [path for path in sized if path.name.startswith("test_") and path.name != Path(__file__).name]

    assert len(campaigns) > 20
    assert [path.name for path in campaigns if "mark.slow" not in path.read_text(encoding="utf-8")] == []


def test_windows_alone_have_a_process_beside_the_one_that_waits() -> None:
    beside = {group for group in fod_test.GROUPS if fod_test._in_one_process(group)[-1] == "1"}

    assert beside == {group for group in fod_test.GROUPS if group[0].startswith("tests/desktop/")}
    assert all(fod_test._in_one_process(group).count("-n") == 1 for group in fod_test.GROUPS)


def test_every_file_that_a_group_names_is_there() -> None:
    words = {word.removeprefix("--ignore=") for group in fod_test.GROUPS for word in group}

    assert [
        word for word in words if word.startswith("tests/") and not (fod_setup.ROOT / word).exists()
    ] == []


ONE_OF_TWO = """
import os, time
def test_it():
    open(os.path.join({folder!r}, {own!r}), "w").close()
    until = time.monotonic() + 60
    while not os.path.exists(os.path.join({folder!r}, {other!r})):
        assert time.monotonic() < until
"""


def test_two_groups_run_at_a_time_and_each_is_shown_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Each of the two waits for the other."""
    groups = []
    for own, other in (("a", "b"), ("b", "a")):
        text = ONE_OF_TWO.format(folder=str(tmp_path), own=own, other=other)
        (tmp_path / f"test_{own}.py").write_text(text, encoding="utf-8")
        groups.append((str(tmp_path / f"test_{own}.py"), "-c", "/dev/null", "-n", "0"))
    monkeypatch.setattr(fod_test, "GROUPS", tuple(groups))

    status = fod_test.run([])

    said = capfd.readouterr().out
    assert (status, said.count("1 passed"), said.count("--- ")) == (0, 4, 2)
    assert "2 of 2 groups of tests passed" in said


def test_a_group_that_fails_is_run_once_more_and_one_that_leaves_something_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "test_bad.py").write_text("def test_it(): assert False\n", encoding="utf-8")
    leaves = (
        "import tempfile\ndef test_it(): open(tempfile.gettempdir() + '/left', 'wb').write(bytes(1 << 20))\n"
    )
    (tmp_path / "test_leaves.py").write_text(leaves, encoding="utf-8")
    groups = [(str(tmp_path / f"test_{name}.py"), "-c", "/dev/null", "-n", "0") for name in ("bad", "leaves")]
    monkeypatch.setattr(fod_test, "GROUPS", tuple(groups))

    status = fod_test.run([])

    said = capfd.readouterr().out
    assert status == 1
    assert (said.count("1 failed"), said.count("1 passed")) == (4, 2)
    assert "Once more, each alone (1 of 2 groups failed)" in said
    assert "0 of 2 groups of tests passed" in said


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Xvfb is for Linux")
def test_fod_needs_nothing_but_the_standard_library() -> None:
    done = subprocess.run(
        [sys.executable, "-S", "-E", Path(fod_setup.ROOT) / "fod", "help"], capture_output=True, check=False
    )

    assert done.returncode == 0
