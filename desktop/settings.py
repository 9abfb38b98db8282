"""What may be read while the store is locked: language, theme, text size, initials and when the service was last heard.

Everything else a person chooses is kept inside the encrypted store. One `name = value` a line: reading JSON would
keep the first window waiting for 5 ms.
"""

from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

LOCK_MINUTES: Final = "lock_minutes"
"""What the minutes until the lock are called inside the store."""

PRACTISING: Final = "LIKO"
"""Whose initials the practice office shows before she has been there."""


class Visible(NamedTuple):
    """The few facts in the clear. `last_contact` is an instant, written in the time of Denmark.

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
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return Visible()
    said = {name: value for name, _, value in (line.partition(" = ") for line in lines)}
    return Visible(**{name: _meant(name, value) for name, value in said.items() if _fits(name, value)})


def _fits(name: str, value: str) -> bool:
    if name == "calm":
        return value in {"yes", "no"}
    if name == "scale":
        with suppress(ValueError):
            return 1 <= float(value) <= 2
        return False
    return name in Visible._fields


def _meant(name: str, value: str) -> Any:
    return float(value) if name == "scale" else value == "yes" if name == "calm" else value


def write(path: Path, visible: Visible) -> None:
    """Write them, whole or not at all; a folder that cannot be written is no reason to stop."""
    words = {**visible._asdict(), "calm": "yes" if visible.calm else "no"}
    fresh = path.with_suffix(".new")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        lines = (f"{name} = {' '.join(str(value).split())}\n" for name, value in words.items())
        fresh.write_text("".join(lines), encoding="utf-8")
        fresh.replace(path)


def change(path: Path, **changed: Any) -> Visible:
    """Change some of them."""
    visible = read(path)._replace(**changed)
    write(path, visible)
    return visible
