"""What tests of a start share: the desktop as a process of its own, and a second start beside the first."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.journeys.stage import ROOT, Desk, wait_until

WAITS = 30


class Offscreen(Desk):
    """A computer whose program draws on no screen: what stands in its windows can be read all the same."""

    def _environment(self) -> dict[str, str]:
        # The line between two starts lies in the temporary folder, and its whole path has room in 107 bytes only.
        return {**super()._environment(), "QT_QPA_PLATFORM": "offscreen", "TMPDIR": tempfile.gettempdir()}


def started(home: Path, **environment: str) -> subprocess.Popen[str]:
    """Start the desktop as its icon does."""
    return subprocess.Popen(
        [sys.executable, "-m", "desktop.start", "--home", str(home)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def all_of(program: subprocess.Popen[str]) -> str:
    """Wait until it ends, and return what it said; one that does not end is ended."""
    try:
        return program.communicate(timeout=WAITS)[0]
    except subprocess.TimeoutExpired:
        program.kill()
        program.communicate()
        raise


def second_start(home: Path) -> tuple[str, int]:
    """Start the desktop twice; return what the second start said and ended with, once the first window heard of it."""
    first = Offscreen("first", home)
    first.start("--home", str(home))
    try:
        wait_until(lambda: first.says("Adgangssætning"))
        second = started(home, TMPDIR=first._environment()["TMPDIR"])
        told = all_of(second)
        wait_until(lambda: first.says("Fodfæste var allerede åbent. Her er vinduet."))
    finally:
        first.close()
    return told, second.returncode
