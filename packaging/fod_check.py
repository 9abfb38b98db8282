"""Everything that can be checked without running the program, one line each (standard library only)."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence

from fod_setup import BIN, PYTHON, ROOT

Step = tuple[str, list[object]]


def steps(*, fix: bool) -> list[Step]:
    """List what is checked, in the order that tells most soonest; with fix, what can mend itself does."""
    mend: list[Step] = [
        ("mend format", [BIN / "ruff", "format", "--quiet", "."]),
        ("mend lint", [BIN / "ruff", "check", "--quiet", "--fix", "--exit-zero", "."]),
        ("mend map", [PYTHON, "packaging/docs_map.py", "--fix"]),
    ]
    look: list[Step] = [
        ("format", [BIN / "ruff", "format", "--check", "--quiet", "."]),
        ("lint", [BIN / "ruff", "check", "--quiet", "."]),
        ("contracts", [BIN / "lint-imports", "--no-cache"]),
        ("map", [PYTHON, "packaging/docs_map.py"]),
        ("types", [BIN / "mypy", "--no-error-summary"]),
        ("house", [PYTHON, "-m", "pytest", "-q", "tests/house"]),
    ]
    return [*(mend if fix else []), *look]


def run(*, fix: bool) -> int:
    """Run every step, print one line each with its seconds, and what it said if it was not content."""
    broken = [name for name, command in steps(fix=fix) if not _holds(name, command)]
    print(f"check: {'ikke i orden (broken): ' + ', '.join(broken) if broken else 'i orden (all holds)'}")
    return 1 if broken else 0


def _holds(name: str, command: Sequence[object]) -> bool:
    started = time.monotonic()
    environment = {"QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8", **os.environ, "NO_COLOR": "1"}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    holds = done.returncode == 0
    print(f"{name:<12} {'ok' if holds else 'BROKEN':<7} {time.monotonic() - started:5.1f} s", flush=True)
    if not holds:
        print(done.stdout + done.stderr, file=sys.stderr, flush=True)
    return holds
