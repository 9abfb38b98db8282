"""What may be read while the store is locked: language, theme, text size, initials and when the service was last heard.

Everything else a person chooses is kept inside the encrypted store.
"""

from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple


class Visible(NamedTuple):
    """The few facts in the clear. `last_contact` is an instant as changes carry it.

    A tuple, because the unlock window waits for this module and a dataclass costs it five milliseconds.
    """

    language: str = "da"
    theme: str = "system"
    scale: float = 1.0
    calm: bool = False
    initials: str = ""
    last_contact: str = ""


def read(path: Path) -> Visible:
    """Read them; what is missing, torn or of the wrong shape is as on the first day."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return Visible()
    import json

    try:
        said = json.loads(text)
    except ValueError:
        return Visible()
    if not isinstance(said, dict):
        return Visible()
    return Visible(**{name: value for name, value in said.items() if _fits(name, value)})


def _fits(name: str, value: Any) -> bool:
    first = Visible._field_defaults
    if name not in first:
        return False
    if name == "scale":
        return isinstance(value, int | float) and not isinstance(value, bool) and 1 <= value <= 2
    return isinstance(value, type(first[name]))


def write(path: Path, visible: Visible) -> None:
    """Write them, whole or not at all; a folder that cannot be written is no reason to stop."""
    import json

    fresh = path.with_suffix(".new")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh.write_text(json.dumps(visible._asdict(), ensure_ascii=False), encoding="utf-8")
        fresh.replace(path)


def change(path: Path, **changed: Any) -> Visible:
    """Change some of them."""
    visible = read(path)._replace(**changed)
    write(path, visible)
    return visible
