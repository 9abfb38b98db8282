"""Whether there is a screen on which somebody sees a window."""

import os
import sys


def is_present() -> bool:
    """Say whether a window can be shown to somebody."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
