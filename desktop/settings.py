"""What may be read while the store is locked: language, theme, text size, initials and when the service was last heard.

Everything else a person chooses is kept inside the encrypted store.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Visible:
    """The few facts in the clear. `last_contact` is an instant as changes carry it."""

    language: str = "da"
    theme: str = "system"
    scale: float = 1.0
    calm: bool = False
    initials: str = ""
    last_contact: str = ""


def read(path: Path) -> Visible:
    """Read them; what is missing, torn or of the wrong shape is as on the first day."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Visible()
    if not isinstance(said, dict):
        return Visible()
    return Visible(**{name: value for name, value in said.items() if _fits(name, value)})


def _fits(name: str, value: Any) -> bool:
    first = {each.name: each.default for each in fields(Visible)}
    if name not in first:
        return False
    if name == "scale":
        return isinstance(value, int | float) and not isinstance(value, bool) and 1 <= value <= 2
    return isinstance(value, type(first[name]))


def write(path: Path, visible: Visible) -> None:
    """Write them, whole or not at all; a folder that cannot be written is no reason to stop."""
    fresh = path.with_suffix(".new")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh.write_text(json.dumps(asdict(visible), ensure_ascii=False), encoding="utf-8")
        fresh.replace(path)


def change(path: Path, **changed: Any) -> Visible:
    """Change some of them."""
    visible = replace(read(path), **changed)
    write(path, visible)
    return visible
