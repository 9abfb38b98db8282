"""Write packaging/central.lock: of requirements.lock what the central service alone needs; a test compares them.

Whoever needs a package stands in the lock behind `# via`, so the rest follows from the service's own few. Standard
library only. With `--check` nothing is written, and the status says whether the file is as it would be.
"""

import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WHOLE = ROOT / "requirements.lock"
PART = ROOT / "packaging" / "central.lock"
OWN = (
    *("cryptography", "httpx", "joserfc", "msgspec", "prometheus-client", "psycopg", "sqlcipher3"),
    *("starlette", "truststore", "tzdata", "uvicorn"),
)
"""What casework and sync import (pyproject.toml says what for)."""
_NAME = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^]]*\])?==")


def entries(lock: str) -> dict[str, str]:
    """Return each package's lines by its name."""
    found: dict[str, str] = {}
    name = ""
    for line in lock.splitlines(keepends=True):
        begins = _NAME.match(line)
        if begins:
            name = begins[1].lower().replace("_", "-")
            found[name] = ""
        if name and not line.startswith("#"):
            found[name] += line
    return found


def part(lock: str) -> str:
    """Return the lock of the service."""
    every = entries(lock)
    needed = set(OWN)
    while more := {name for name in every.keys() - needed if _asked_by(every[name]) & needed}:
        needed |= more
    missing = needed - every.keys()
    if missing:
        raise SystemExit(f"not in requirements.lock: {', '.join(sorted(missing))}")
    return "".join(_hashes(every, name) for name in sorted(needed))


def _asked_by(lines: str) -> set[str]:
    said = lines.partition("# via")[2]
    return set(re.findall(r"[a-z0-9][a-z0-9._-]*", said))


def _hashes(every: Mapping[str, str], name: str) -> str:
    return "".join(
        f"{line}\n" for line in every[name].splitlines() if line.strip() and not line.strip().startswith("#")
    )


def main(arguments: Sequence[str]) -> int:
    """Write the file, or only look."""
    wanted = part(WHOLE.read_text(encoding="utf-8"))
    if "--check" in arguments:
        return 0 if PART.exists() and PART.read_text(encoding="utf-8") == wanted else 1
    PART.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
