"""The first act of a start on macOS: no debugger of the same person attaches. Core dumps are forbidden as on Linux.

Not seen running: docs/PLATFORMS.md has the list that a person walks through.
"""

import ctypes
from typing import Final

PT_DENY_ATTACH: Final = 31


def close_memory() -> None:
    """Ask the kernel to let nobody attach from now on."""
    ctypes.CDLL(None).ptrace(PT_DENY_ATTACH, 0, None, 0)
