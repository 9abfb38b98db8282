"""Folders in memory, for tests that play the disk themselves or make thousands of stores: a real disk is only slow."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

MEMORY: Final = Path("/dev/shm")
ENOUGH: Final = 512 << 20
"""A container often has 64 MB of such memory (bytes): there the tests are on its disk."""


@contextmanager
def in_memory() -> Iterator[Path]:
    """Give a folder in memory where there is enough of it; it is removed afterwards."""
    with kept_in_memory() as folder:
        yield Path(folder)


def kept_in_memory() -> tempfile.TemporaryDirectory[str]:
    """Give such a folder that is removed when it is let go, at the latest when the process ends."""
    given = os.environ.get(
        "FODFAESTE_TEST_MEMORY"
    )  # packaging/fod_room.py: removed with the run, if it is killed
    memory = Path(given) if given else MEMORY
    roomy = memory.is_dir() and shutil.disk_usage(memory).free >= ENOUGH
    return tempfile.TemporaryDirectory(dir=memory if roomy else None)
