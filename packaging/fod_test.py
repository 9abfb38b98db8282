"""Run pytest and tell how long each floor took against its budget (standard library only)."""

import os
import subprocess
import tempfile
import time
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

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


def run(arguments: Sequence[str], extra: Mapping[str, str] | None = None) -> int:
    """Run what was asked for, or everything group by group; a group that fails is run once more, and that is said."""
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
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [PYTHON, "-m", "pytest", "-q", *spread, f"--junitxml={report}", *arguments]
        started = time.monotonic()
        status, last = _show_and_keep_last_line(command, environment)
        wall = time.monotonic() - started
        if report.exists():
            print("\n" + "\n".join(budget_lines(seconds_per_floor(report))))
    print(f"{wall:.0f} s in all, exit status {status}")
    print(last)
    return status


def _show_and_keep_last_line(command: Sequence[object], environment: Mapping[str, str]) -> tuple[int, str]:
    last = ""
    words = [str(word) for word in command]
    with subprocess.Popen(
        words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
    ) as pytest:
        for line in pytest.stdout or ():
            print(line, end="", flush=True)
            last = line.rstrip() if " in " in line and line.rstrip().endswith(("s", ")", "=")) else last
    return pytest.returncode, last


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
