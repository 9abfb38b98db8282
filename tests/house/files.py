"""The files of the repository, as the house tests read them."""

import ast
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def modules(folder: str) -> Iterator[Path]:
    """List every module under a folder of the root."""
    return iter(sorted((ROOT / folder).rglob("*.py")))


@cache
def tree_of(path: Path) -> ast.Module:
    """Parse a module once."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def committed() -> tuple[Path, ...]:
    """List the files that git keeps; where there is no git, every file outside the hidden folders."""
    if shutil.which("git"):
        listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
        if listed.returncode == 0:
            return tuple(ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file())
    return tuple(
        path
        for path in ROOT.rglob("*")
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
    )


@cache
def texts() -> dict[str, str]:
    """Read every committed file that is text, by its name from the root."""
    read = {}
    for path in committed():
        try:
            read[path.relative_to(ROOT).as_posix()] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return read
