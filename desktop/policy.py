"""What the municipality decides for a computer: a small file that its IT lays out, and that the person cannot change.

One `name = value` a line, read once at the session's start. No file forbids nothing; a file that cannot be read or is
not understood forbids what it could have forbidden.
"""

import os
import sys
from pathlib import Path
from typing import Final, NamedTuple

NAME: Final = "policy.txt"


class Policy(NamedTuple):
    """Whether *Dæk* is to be had, whether the screen may be shared for a quarter of an hour.

    `plan_data`: whether the file of a plan carries what it says as data; only where the municipality asks for it.
    """

    cover: bool = True
    sharing: bool = True
    plan_data: bool = False


STRICTEST: Final = Policy(cover=False, sharing=False, plan_data=False)


def place() -> Path:
    """Return where IT lays the file, on a system of this kind."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "Fodfaeste" / NAME
    if sys.platform == "darwin":
        return Path("/Library/Application Support/Fodfaeste") / NAME
    return Path("/etc/fodfaeste") / NAME


def read(path: Path) -> Policy:
    """Read it; names that are not known here belong to another version and are passed over."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return Policy()
    except (OSError, ValueError):
        return STRICTEST
    said = {
        name.strip(): value.strip().lower()
        for name, _, value in (line.partition("=") for line in lines if line.strip()[:1] not in {"", "#"})
    }
    return Policy(**{name: said[name] == "yes" for name in Policy._fields if name in said})
