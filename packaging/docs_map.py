"""Writes the map in docs/ARCHITECTURE.md from the first line of every module, and checks that it is true."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "ARCHITECTURE.md"
BEGIN, END = "<!-- map: written by ./fod check --fix -->", "<!-- end of map -->"
FLOORS = ("desktop", "sync", "storage", "casework", "packaging")


def first_line(path: Path) -> str:
    """Read what a module says it is for; empty when it says nothing."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return docstring.split("\n\n", maxsplit=1)[0].replace("\n", " ").replace("|", "\\|")


def modules(floor: str) -> Iterator[Path]:
    """List a floor's modules; an __init__ that only names its folder is left out."""
    for path in sorted((ROOT / floor).rglob("*.py")):
        if path.name != "__init__.py" or len(path.read_text(encoding="utf-8").splitlines()) > 1:
            yield path


def rows(floor: str) -> Iterator[str]:
    """Write one table row for each module of a floor."""
    for path in modules(floor):
        yield f"| `{path.relative_to(ROOT / floor).as_posix()}` | {first_line(path)} |"


def drawn() -> str:
    """Draw the whole map, floor by floor."""
    tables = []
    for floor in FLOORS:
        lines = list(rows(floor))
        if lines:
            tables.append("\n".join([f"### {floor}", "", "| file | what it is for |", "|---|---|", *lines]))
    return "\n\n".join(tables)


def with_map(page: str) -> str:
    """Put the map as it is now between the two marks of the page."""
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n\n{drawn()}\n\n{END}{after}"


def main(*, fix: bool) -> int:
    """Compare the page with the modules; with fix, rewrite it."""
    page = PAGE.read_text(encoding="utf-8")
    right = with_map(page)
    if fix:
        PAGE.write_text(right, encoding="utf-8")
    elif page != right:
        stale = sorted(set(right.splitlines()) ^ set(page.splitlines()))
        print(
            "docs/ARCHITECTURE.md does not match the modules; ./fod check --fix rewrites it:",
            *stale,
            sep="\n  ",
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(fix="--fix" in sys.argv))
