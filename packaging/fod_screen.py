"""A screen to run on: the one that is there, or a virtual one for as long as it is needed."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from fod_setup import Trouble

SIZE = "1440x900x24"


def is_present() -> bool:
    """Say whether a window can be shown to somebody."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@contextmanager
def virtual() -> Iterator[dict[str, str]]:
    """Start Xvfb on a free number and yield the environment for it; it ends with the block."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", SIZE, "-nolisten", "tcp", "-dpi", "96"]
    with tempfile.TemporaryFile() as said:
        server = subprocess.Popen(
            command, pass_fds=[write], stdout=said, stderr=said, stdin=subprocess.DEVNULL
        )
        os.close(write)
        try:
            with os.fdopen(read) as answer:
                number = answer.readline().strip()
            if not number:
                raise Trouble("Den usynlige skærm (Xvfb) ville ikke starte; se pakken xvfb.")
            yield {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "LANG": "C.UTF-8"}
        finally:
            server.terminate()
            server.wait()
