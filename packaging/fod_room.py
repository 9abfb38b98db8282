"""A room of its own for one run: every temporary file lies in it, and it goes with the run (standard library only).

A run of the tests makes thousands of stores. What a test forgets, what a killed test leaves and the folders that pytest
keeps lie in this one room, and the room is removed whatever happened. Where the run itself was killed, the next one
finds that nobody holds the room any longer, and removes it.

A store waits for the disk at every save, some fifty times a test; a run of the tests lies in memory where there is
plenty, and waits for nothing. What is shown about power cuts and full disks is shown on disks of the tests' own.
"""

import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from fod_setup import Trouble

try:
    import fcntl
except ImportError:  # Windows: a room of a killed run stays until the system cleans its own temporary folder
    fcntl = None  # type: ignore[assignment]

PREFIX = "fodfaeste-run-"
HELD = "held"
AN_HOUR = 3600
IN_MEMORY = Path("/dev/shm")  # noqa: S108  only folders with names that nobody can guess are made there
MEMORY_NAME = "FODFAESTE_TEST_MEMORY"
"""Where tests/conftest.py finds the room's part in memory; without it a test makes its own."""

MB = 1 << 20
PLENTY = 4096 * MB
"""Twice what two groups of tests have ever held at a time; below it, and where nothing may be started there, a disk."""

LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")
"""What a container may use, in either generation of the system's groups; what lies in memory counts."""

KEPT_NAME = "fodfaeste-failed"
KEPT_MOST = 50 * MB
"""What a failed test leaves is a handful of stores of a few MB; more is not looked through by anybody."""


@dataclass(frozen=True, slots=True)
class Room:
    """The folders of one run: what pytest makes, what anybody asks the system for, and what lies in memory."""

    tests: Path
    temporary: Path
    memory: Path | None

    def environment(self) -> dict[str, str]:
        """Return what makes every process below use this room."""
        found = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self.temporary))
        return found | ({MEMORY_NAME: str(self.memory)} if self.memory else {})

    def left_behind(self) -> tuple[list[str], int]:
        """Name what nobody removed, with the size of each (MB), and say how much it is in all (bytes).

        The folders of pytest are its own to remove. A socket is no file: the end of a line to a program that a test
        killed takes no room.
        """
        folders = [self.temporary] + ([self.memory] if self.memory else [])
        found = {
            path: size_of(path) for folder in folders for path in folder.iterdir() if not path.is_socket()
        }
        return [f"{path.name} ({size / MB:.1f} MB)" for path, size in sorted(found.items())], sum(
            found.values()
        )

    def keep_failed(self) -> str:
        """Move the folders of failed tests out of the room, in place of the last ones; say where they are."""
        if not self.tests.exists():
            return ""
        size = size_of(self.tests)
        if size > KEPT_MOST:
            return f"The failed tests left {size / MB:.0f} MB: too much to keep, removed."
        kept = Path(tempfile.gettempdir()) / KEPT_NAME
        shutil.rmtree(kept, ignore_errors=True)
        shutil.move(self.tests, kept)
        return f"The folders of the failed tests ({size / MB:.0f} MB) are kept in {kept} until the next time."


@contextmanager
def room(*, fast: bool = False) -> Iterator[Room]:
    """Make a room in the temporary folder, and one in memory where there is such; both go at the end.

    A fast one lies in memory as a whole, where there is plenty of it and nobody chose another place.
    """
    with ExitStack() as closing:
        sweep(Path(tempfile.gettempdir()))
        disk = closing.enter_context(_held_folder(place(fast=fast)))
        memory = None
        if disk.parent == IN_MEMORY:
            memory = disk / "memory"
            memory.mkdir()
        elif IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK):
            memory = closing.enter_context(_held_folder(IN_MEMORY)) / "memory"
            memory.mkdir()
        found = Room(disk / "tests", disk / "tmp", memory)
        found.temporary.mkdir()
        yield found


def place(*, fast: bool) -> Path:
    """Return the folder that a room is made in; whoever sets TMPDIR has it there."""
    chosen = any(os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP"))
    return IN_MEMORY if fast and not chosen and is_plenty() else Path(tempfile.gettempdir())


def is_plenty() -> bool:
    """Tell whether whole runs have room in memory, and may start programs there."""
    if not (IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK)):
        return False
    may_start = not os.statvfs(IN_MEMORY).f_flag & os.ST_NOEXEC
    return may_start and min(shutil.disk_usage(IN_MEMORY).free, *_memory_left()) >= PLENTY


def _memory_left() -> Iterator[int]:
    """Say how much memory is there to be had, and how much this container may have at all (bytes)."""
    with suppress(OSError):
        told = dict(line.split(":", 1) for line in Path("/proc/meminfo").read_text("ascii").splitlines())
        yield int(told["MemAvailable"].split()[0]) * 1024
    for limit in LIMITS:
        with suppress(OSError, ValueError):  # not this generation, or no limit at all
            yield int(Path(limit).read_text("ascii"))


@contextmanager
def _held_folder(above: Path) -> Iterator[Path]:
    """Make a folder that this process holds; remove it afterwards, and before that those that nobody holds."""
    sweep(above)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=above))
    # A database server of a test run as root runs as nobody: it has to get past, and needs to read nothing here.
    folder.chmod(0o711)
    try:
        with (folder / "taking").open("w") as held:
            _is_free(held.fileno())
            (folder / "taking").rename(folder / HELD)  # nobody ever sees it and finds it free
            yield folder
    finally:
        remove(folder)


def sweep(above: Path) -> list[Path]:
    """Remove the rooms of runs that were killed: whose file nobody holds, or is gone for an hour. Return those."""
    swept = [folder for folder in above.glob(f"{PREFIX}*") if _is_deserted(folder)]
    for folder in swept:
        remove(folder)
    return swept


def _is_deserted(folder: Path) -> bool:
    try:
        with (folder / HELD).open("r+") as held:
            return _is_free(held.fileno())
    except FileNotFoundError:
        # Being made just now, or gone, or written into once more by what a killed run left running.
        with suppress(FileNotFoundError):
            return folder.stat().st_mtime < time.time() - AN_HOUR
        return False
    except OSError:  # somebody else's
        return False


def _is_free(held: int) -> bool:
    """Take hold of a room where nobody does; the system lets go of it when the process ends, however it ends."""
    if fcntl is None:
        return False
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def remove(folder: Path) -> None:
    """Remove a folder, also what a test took every right from."""
    with suppress(FileNotFoundError):  # another lane removes it too
        for path in folder.rglob("*"):
            if path.is_dir() and not path.is_symlink():
                with suppress(OSError):
                    path.chmod(stat.S_IRWXU)
    shutil.rmtree(folder, ignore_errors=True)


def size_of(path: Path) -> int:
    """Return how much lies in a file or below a folder, in bytes; what goes meanwhile counts as nothing."""
    total = 0
    for each in [path, *path.rglob("*")]:
        with suppress(OSError):
            found = each.lstat()
            total += found.st_size if stat.S_ISREG(found.st_mode) else 0
    return total


def demand(needed: int, *, what: str, fast: bool = False) -> None:
    """See that the folder of a room has room for a run.

    Raises Trouble, before anything is begun, where fewer than the needed bytes are free.
    """
    folder = place(fast=fast)
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise Trouble(
            f"{what} skal bruge {needed / MB:.0f} MB i {folder}, og der er {free / MB:.0f} MB ledig"
            " (not enough room): ryd op dér, eller sæt TMPDIR til en mappe på en større disk."
        )
