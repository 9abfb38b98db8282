"""Run pytest and tell how long each floor took against its budget (standard library only)."""

import io
import os
import signal
import subprocess
import threading
import time
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TextIO

import fod_room
from fod_setup import PYTHON, ROOT

BUDGETS = {"casework": 60, "storage": 180, "sync": 240, "service": 120, "desktop": 180, "journeys": 120}
ALSO = ("house", "measures", "old", "other")
SPREAD = ("-n", "--numprocesses", "-p", "-x", "--pdb", "-s", "--collect-only", "--co")


ON_POSTGRESQL = tuple(
    f"tests/sync/test_{name}.py"
    for name in (
        *("push", "pull", "scope", "postgres", "postgres_document", "postgres_columns"),
        *("migrations", "same_answers", "second_wall", "commit_order", "backup_check_postgres"),
        *("erasing_postgres", "moving_postgres", "same_person_sql", "scale", "signin", "waiting_for_news"),
        *("seals", "issuers", "seals_put_back"),
    )
)
AT_THE_DOOR = tuple(
    f"tests/sync/test_{name}.py"
    for name in (
        *("contract", "openapi_document", "body_fuzz", "operations", "counterparts", "upstream"),
        *("tls", "tls_scanned"),
        *("signin_attacks", "signin_mutants", "signin_client", "signin_document", "signin_admin"),
        "signin_contract",
        *("files", "files_killed", "files_of_a_wiped_device", "leftover_files", "thin_line"),
        *("service_killed", "wrong_citizen", "wrong_citizen_put_back", "roles", "who_is_asking"),
    )
)
DAYS = (
    "tests/sync/test_invariants.py",
    "tests/sync/test_pieces_by_days.py",
    "tests/sync/test_rounds_killed.py",
)


def _without(*files: str) -> tuple[str, ...]:
    return tuple(f"--ignore={file}" for file in files)


MEASURED: Mapping[tuple[str, ...], int] = {
    ("tests/sync", *_without(*ON_POSTGRESQL, *AT_THE_DOOR, *DAYS)): 230,
    ("tests/journeys", "-n", "0"): 215,
    ("tests/desktop/gallery", "tests/desktop/look", "tests/desktop/parts", "tests/desktop/paper"): 210,
    ("tests/desktop/flows",): 165,
    ON_POSTGRESQL: 86,
    AT_THE_DOOR: 69,
    ("tests/storage/faults",): 67,
    ("tests/storage", *_without("tests/storage/faults")): 63,
    ("tests/desktop/text",): 59,
    ("tests/casework", "tests/house", "tests/measures"): 53,
    ("tests/desktop/screens",): 31,
    ("tests/desktop/core",): 29,
    DAYS: 28,
}
"""Seconds of each group, as the last whole run on a bare machine with two cores printed them.

Processes of their own: a thousand windows in one Qt process slow each other down and have brought it down. What starts
a PostgreSQL shares one. A test file that is named by no group runs in the group of its folder.
"""

GROUPS: tuple[tuple[str, ...], ...] = tuple(sorted(MEASURED, key=lambda group: -MEASURED[group]))
"""The longest come first, so that the lanes end together."""

LANES = 2
"""Groups at a time, each in one process: two cores are never idle, whatever one group waits for."""

GROUP_SECONDS = 1500.0
"""No group takes a third of this on two cores; one that does hangs, and is ended so that the run can tell of it."""

LAST_WORDS_SECONDS = 10.0

LEFT_BEHIND = 64
"""The status of a run whose tests passed and left something behind; pytest's own end at 5."""

LEFT_MOST = fod_room.MB
"""A file of some letters is told and let pass; the smallest store is larger than this."""

_RUNNING: "list[subprocess.Popen[bytes]]" = []

NEEDED = 1024 * fod_room.MB
"""What a run needs in the temporary folder (bytes)."""


def run(arguments: Sequence[str], extra: Mapping[str, str] | None = None) -> int:
    """Run what was asked for, or everything in lanes; what failed of a group is run once more, and that is said."""
    fod_room.demand(NEEDED, what="./fod test", fast=_is_short(extra))
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _told_to_end)
    if arguments:
        return _run(arguments, extra)
    status = _in_lanes(extra)
    failed = [group for group in GROUPS if status[group] not in {0, LEFT_BEHIND}]
    if failed:
        print(f"\nOnce more, each alone ({len(failed)} of {len(GROUPS)} groups failed): {failed}", flush=True)
        status |= {group: _run((*group, "-n", "0", *_remembers(group), "--lf"), extra) for group in failed}
    bad = [group for group in GROUPS if status[group]]
    print(f"{len(GROUPS) - len(bad)} of {len(GROUPS)} groups of tests passed")
    return 1 if bad else 0


def _told_to_end(*_: object) -> None:
    """End as at Ctrl-C: the tests are ended first, and the room is removed."""
    raise KeyboardInterrupt


def _in_lanes(extra: Mapping[str, str] | None) -> dict[tuple[str, ...], int]:
    """Run all groups, some at a time, and show what each said when it has ended; return the status of each."""
    saying = threading.Lock()

    def one(group: tuple[str, ...]) -> int:
        said = io.StringIO()
        status = _run((*_in_one_process(group), *_remembers(group)), extra, said)
        with saying:
            print(f"\n--- {' '.join(group)}\n{said.getvalue()}", end="", flush=True)
        return status

    with ThreadPoolExecutor(LANES) as lanes:
        try:
            return dict(zip(GROUPS, lanes.map(one, GROUPS), strict=True))
        except BaseException:
            lanes.shutdown(wait=False, cancel_futures=True)
            for pytest in _RUNNING.copy():
                _signal_all(pytest, signal.SIGKILL)
            raise


def _in_one_process(group: tuple[str, ...]) -> tuple[str, ...]:
    """Give windows a process of their own, so that one that Qt brings down is told by the one that waits for it.

    Elsewhere the second process is two seconds of imports for nothing.
    """
    if "-n" in group:
        return group
    has_windows = any(word.startswith("tests/desktop") for word in group)
    return (*group, "-n", "1" if has_windows else "0")


def _remembers(group: tuple[str, ...]) -> tuple[str, ...]:
    """Return where a group keeps which of its tests failed; two lanes in one place would forget each other's."""
    return "-o", f"cache_dir={ROOT / '.pytest_cache' / str(GROUPS.index(group))}"


def _run(arguments: Sequence[str], extra: Mapping[str, str] | None = None, to: TextIO | None = None) -> int:
    """Run pytest, two processes wide unless asked otherwise; print budgets, then pytest's own last line."""
    spread = [] if any(a.startswith(SPREAD) for a in arguments) else ["-n", "2", "--dist", "loadfile"]
    environment = {"QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8", **os.environ, **(extra or {})}
    # Where nothing compiled is kept, each of some hundred processes compiles every module and every test anew.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with fod_room.room(fast=_is_short(extra)) as room:
        report = room.tests.with_name("report.xml")
        command = [PYTHON, "-m", "pytest", "-q", *spread, f"--junitxml={report}", *_folder(arguments, room)]
        started = time.monotonic()
        limit = GROUP_SECONDS if _is_short(extra) else None
        status, last = _show_and_keep_last_line(command, environment | room.environment(), limit, to)
        wall = time.monotonic() - started
        if report.exists():
            print("\n" + "\n".join(budget_lines(seconds_per_floor(report))), file=to)
        status = _tell_of_folders(room, status, to)
    print(f"{wall:.0f} s in all, exit status {status}\n{last}", file=to)
    return status


def _is_short(extra: Mapping[str, str] | None) -> bool:
    """Tell whether this is the run of a push, whose files have room in memory; the long ones are told of a disk."""
    return "FODFAESTE_ENDURANCE" not in {**os.environ, **(extra or {})}


def _folder(arguments: Sequence[str], room: fod_room.Room) -> list[str]:
    """Let pytest make its folders in the room, unless somebody wants them elsewhere."""
    own = [] if any(a.startswith("--basetemp") for a in arguments) else [f"--basetemp={room.tests}"]
    return [*own, *arguments]


def _tell_of_folders(room: fod_room.Room, status: int, to: TextIO | None = None) -> int:
    """Keep what failed, and tell what no test removed; a run that leaves as much as a store fails."""
    if status:
        print(room.keep_failed(), file=to)
        return status
    left, size = room.left_behind()
    if left:
        print(f"\nTests left these behind in the temporary folder: {', '.join(left)}", file=to)
    return LEFT_BEHIND if size >= LEFT_MOST else 0


def _show_and_keep_last_line(
    command: Sequence[object],
    environment: Mapping[str, str],
    limit: float | None = GROUP_SECONDS,
    to: TextIO | None = None,
) -> tuple[int, str]:
    """Show pytest's output as it comes; end it and all that it started when the limit (seconds) has passed."""
    words, out = [str(word) for word in command], subprocess.PIPE
    with subprocess.Popen(
        words,
        cwd=ROOT,
        env=environment,
        stdout=out,
        stderr=subprocess.STDOUT if to else None,
        stdin=subprocess.DEVNULL,
        process_group=0,
    ) as pytest:
        _RUNNING.append(pytest)
        shown: list[bytes] = []
        # A thread of its own: what a test left running may hold the pipe open long after pytest is gone.
        showing = threading.Thread(target=_show, args=(pytest, shown, to), daemon=True)
        showing.start()
        try:
            status = pytest.wait(limit)
        except subprocess.TimeoutExpired:
            status = _end(pytest, limit, to)
        except BaseException:
            _signal_all(pytest, signal.SIGKILL)
            pytest.wait()  # until it writes no more into the room
            raise
        finally:
            _RUNNING.remove(pytest)
        showing.join(LAST_WORDS_SECONDS)
    return status, last_line(b"".join(shown).decode(errors="replace"))


def _show(pytest: subprocess.Popen[bytes], shown: list[bytes], to: TextIO | None) -> None:
    if pytest.stdout is None:
        return
    with suppress(ValueError):  # closed under us: the run is over
        while part := os.read(pytest.stdout.fileno(), 65536):
            shown.append(part)
            print(part.decode(errors="replace"), end="", flush=True, file=to)


def last_line(text: str) -> str:
    """Give pytest's closing line: how many passed and failed, in how many seconds."""
    closing = [
        line for line in text.splitlines() if " in " in line and line.rstrip().endswith(("s", ")", "="))
    ]
    return closing[-1].rstrip() if closing else ""


def _end(pytest: subprocess.Popen[bytes], limit: float | None, to: TextIO | None) -> int:
    """Let each process say where it stands (faulthandler answers SIGABRT), then kill those that still do."""
    told = f"\nA group of tests hangs: ended after {limit or 0:.0f} s. Where each process stood:"
    print(told, flush=True, file=to)
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
