"""Windows: which drive is another computer's. Not seen running; docs/SECURITY.md has the list for a person."""

import ctypes
import sys
from pathlib import Path
from typing import Final

_REMOTE: Final = 4
"""DRIVE_REMOTE of GetDriveTypeW."""


def is_remote(place: Path) -> bool:
    """Tell whether a folder lies on a network drive, under a letter or under a name such as //server/share."""
    if sys.platform != "win32":
        return False
    return place.drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(place.anchor) == _REMOTE
