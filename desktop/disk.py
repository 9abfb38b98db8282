"""Whether the disk below the store is encrypted as a whole, as the system tells it; None where it does not.

A recommendation, never a condition: the store seals itself. The whole disk matters for what the system writes on its
own, swap and hibernation (docs/SECURITY.md, *Limits of Python*).
"""

import os
import sys
from pathlib import Path

SYSTEM = Path("/sys/dev/block")
MOUNTS = Path("/proc/self/mountinfo")


def is_sealed(folder: Path, *, system: Path = SYSTEM, mounts: Path = MOUNTS) -> bool | None:
    """Tell whether the folder lies on an encrypted disk; on Linux by dm-crypt, elsewhere it is not told."""
    if sys.platform != "linux":
        return None
    try:
        number = _number(folder, mounts)
        return None if number is None else _is_crypt(system / number)
    except OSError:
        return None


def _number(folder: Path, mounts: Path) -> str | None:
    """Return `major:minor` of the disk below; a file system with a number of its own is asked for its source."""
    here = folder.stat().st_dev
    if os.major(here):
        return f"{os.major(here)}:{os.minor(here)}"
    for line in mounts.read_text(encoding="utf-8").splitlines():
        before, _, after = line.partition(" - ")
        words, source = before.split(), after.split()[1:2]
        if words[2] == f"{os.major(here)}:{os.minor(here)}" and source and source[0].startswith("/dev/"):
            disk = Path(source[0]).stat().st_rdev
            return f"{os.major(disk)}:{os.minor(disk)}"
    return None


def _is_crypt(block: Path) -> bool | None:
    """Look at this layer and, where it is not the one, at every layer below it; all of them must be encrypted."""
    if not block.exists():
        return None
    kind = block / "dm" / "uuid"
    if kind.is_file() and kind.read_text(encoding="utf-8").startswith("CRYPT-"):
        return True
    below = [_is_crypt(layer) for layer in sorted((block / "slaves").glob("*"))]
    return bool(below) and all(below)
