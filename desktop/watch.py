"""Hears what the system tells of screen lock, sleep, lid and user switch, where it tells; each is a reason for *Lås*.

How it tells differs: D-Bus on Linux, window messages on Windows, notifications on macOS. The last two stand in files of
their own that have not been seen running (docs/PLATFORMS.md).
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol


class Watch(Protocol):
    """Something that listens; whoever made it keeps it."""

    @property
    def hears(self) -> bool | None:
        """Whether the system tells at all; None as long as it has not answered."""


def begin(lock: Callable[[], object]) -> Watch | None:
    """Listen from now on; None where this system has no way to tell. It never stops a session from beginning."""
    with suppress(ImportError, OSError, AttributeError):
        if sys.platform == "win32":
            from desktop.watch_windows import WindowsWatch

            return WindowsWatch(lock)
        if sys.platform == "darwin":
            from desktop.watch_macos import MacWatch

            return MacWatch(lock)
        if sys.platform == "linux":
            from PySide6.QtDBus import QDBusConnection

            from desktop.watch_linux import LinuxWatch

            own = QDBusConnection.sessionBus() if _has_session_bus() else QDBusConnection("none")
            return LinuxWatch(lock, system=QDBusConnection.systemBus(), session=own)
    return None


def _has_session_bus() -> bool:
    """Tell whether there is one to join: asked for where there is none, the library would start one and wait for it."""
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or Path(f"/run/user/{os.getuid()}/bus").exists()
