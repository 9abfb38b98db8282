"""Run pytest and tell how long each floor took against its budget (standard library only)."""

import os
import signal
import subprocess
import threading
import time
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import fod_room
from fod_setup import PYTHON, ROOT

BUDGETS = {"casework": 60, "storage": 180, "sync": 240, "service": 120, "desktop": 180, "journeys": 120}
ALSO = ("house", "measures", "old", "other")
SPREAD = ("-n", "--numprocesses", "-p", "-x", "--pdb", "-s", "--collect-only", "--co")


GROUPS = (
    ("tests/casework", "tests/house", "tests/measures"),
    ("tests/storage", "tests/sync"),
    ("tests/desktop/look", "tests/desktop/parts", "tests/desktop/paper"),
    ("tests/desktop/screens", "tests/desktop/text"),
    ("tests/desktop/core",),
    ("tests/desktop/flows",),
    ("tests/journeys", "-n", "0"),
)
"""Processes of their own: a thousand windows in one Qt process slow each other down and have brought it down."""


GROUP_SECONDS = 600.0
"""No group takes a third of this on two cores; one that does hangs, and is ended so that the run can tell of it."""

LAST_WORDS_SECONDS = 10.0

NEEDED = 1024 * fod_room.MB
"""What a run needs in the temporary folder (bytes)."""


def run(arguments: Sequence[str], extra: Mapping[str, str] | None = None) -> int:
    """Run what was asked for, or everything group by group; a group that fails is run once more, and that is said."""
    fod_room.demand(NEEDED, what="./fod test")
    if arguments:
        return _run(arguments, extra)
    failed = [group for group in GROUPS if _run(group, extra)]
    if failed:
        print(f"\nOnce more, each alone ({len(failed)} of {len(GROUPS)} groups failed): {failed}", flush=True)
        failed = [group for group in failed if _run((*group, "-n", "0"), extra)]
    print(f"{len(GROUPS) - len(failed)} of {len(GROUPS)} groups of tests passed")
    return 1 if failed else 0


def _run(arguments: Sequence[str], extra: Mapping[str, str] | None = None) -> int:
    """Run pytest, two processes wide unless asked otherwise; print budgets, then pytest's own last line."""
    spread = [] if any(a.startswith(SPREAD) for a in arguments) else ["-n", "2", "--dist", "loadfile"]
    environment = {"QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8", **os.environ, **(extra or {})}
    with fod_room.room() as room:
        report = room.tests.with_name("report.xml")
        command = [PYTHON, "-m", "pytest", "-q", *spread, f"--junitxml={report}", *_folder(arguments, room)]
        started = time.monotonic()
        limit = None if "FODFAESTE_ENDURANCE" in environment else GROUP_SECONDS
        status, last = _show_and_keep_last_line(command, environment | room.environment(), limit)
        wall = time.monotonic() - started
        if report.exists():
            print("\n" + "\n".join(budget_lines(seconds_per_floor(report))))
        status = _tell_of_folders(room, status)
    print(f"{wall:.0f} s in all, exit status {status}")
    print(last)
    return status


def _folder(arguments: Sequence[str], room: fod_room.Room) -> list[str]:
    """Let pytest make its folders in the room, unless somebody wants them elsewhere."""
    own = [] if any(a.startswith("--basetemp") for a in arguments) else [f"--basetemp={room.tests}"]
    return [*own, *arguments]


def _tell_of_folders(room: fod_room.Room, status: int) -> int:
    """Keep what failed, and tell what no test removed: a run that leaves folders behind fails."""
    if status:
        print(room.keep_failed())
        return status
    left = room.left_behind()
    if left:
        print(f"\nTests left these behind in the temporary folder: {', '.join(left)}")
    return 1 if left else 0


def _show_and_keep_last_line(
    command: Sequence[object], environment: Mapping[str, str], limit: float | None = GROUP_SECONDS
) -> tuple[int, str]:
    """Show pytest's output as it comes; end it and all that it started when the limit (seconds) has passed."""
    words = [str(word) for word in command]
    with subprocess.Popen(
        words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, process_group=0
    ) as pytest:
        shown: list[bytes] = []
        # A thread of its own: what a test left running may hold the pipe open long after pytest is gone.
        showing = threading.Thread(target=_show, args=(pytest, shown), daemon=True)
        showing.start()
        try:
            status = pytest.wait(limit)
        except subprocess.TimeoutExpired:
            status = _end(pytest, limit)
        except BaseException:
            _signal_all(pytest, signal.SIGKILL)
            raise
        showing.join(LAST_WORDS_SECONDS)
    return status, last_line(b"".join(shown).decode(errors="replace"))


def _show(pytest: subprocess.Popen[bytes], shown: list[bytes]) -> None:
    if pytest.stdout is None:
        return
    with suppress(ValueError):  # closed under us: the run is over
        while part := os.read(pytest.stdout.fileno(), 65536):
            shown.append(part)
            print(part.decode(errors="replace"), end="", flush=True)


def last_line(text: str) -> str:
    """Give pytest's closing line: how many passed and failed, in how many seconds."""
    closing = [
        line for line in text.splitlines() if " in " in line and line.rstrip().endswith(("s", ")", "="))
    ]
    return closing[-1].rstrip() if closing else ""


def _end(pytest: subprocess.Popen[bytes], limit: float | None) -> int:
    """Let each process say where it stands (faulthandler answers SIGABRT), then kill those that still do."""
    print(f"\nA group of tests hangs: ended after {limit or 0:.0f} s. Where each process stood:", flush=True)
    _signal_all(pytest, signal.SIGABRT)
    time.sleep(LAST_WORDS_SECONDS)
    _signal_all(pytest, signal.SIGKILL)
    pytest.wait()
    return 1


def _signal_all(pytest: subprocess.Popen[bytes], number: signal.Signals) -> None:
    try:
        os.killpg(pytest.pid, number)
    except ProcessLookupError:
        return


def seconds_per_floor(report: Path) -> dict[str, tuple[int, float]]:
    """Add up tests and seconds per floor from pytest's JUnit report."""
    totals: dict[str, tuple[int, float]] = defaultdict(lambda: (0, 0.0))
    for case in ET.parse(report).iter("testcase"):  # noqa: S314  our own file, written a moment ago
        floor = floor_of(case.get("classname", ""))
        count, seconds = totals[floor]
        totals[floor] = count + 1, seconds + float(case.get("time", "0"))
    return dict(totals)


def floor_of(classname: str) -> str:
    """Name the floor of tests.sync.service.test_x: the service has a budget of its own."""
    parts = classname.split(".")
    if "service" in parts:
        return "service"
    return next((part for part in parts if part in BUDGETS or part in ALSO), "other")


def budget_lines(totals: Mapping[str, tuple[int, float]]) -> list[str]:
    """Say for each floor how long its tests took, and which are over; over is told, not failed."""
    lines = []
    for floor in [*BUDGETS, *ALSO]:
        count, seconds = totals.get(floor, (0, 0.0))
        if not count:
            continue
        budget = BUDGETS.get(floor)
        against = f" of {budget} s" if budget else ""
        over = "  OVER" if budget and seconds > budget else ""
        lines.append(f"  {floor:<10} {count:>5} tests {seconds:>7.1f} s{against}{over}")
    return lines
