"""A store that is damaged, as *Lås op* hears of it: whether there are sealed copies, and what a restore came to."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from casework.errors import Damaged, FodfaesteError

if TYPE_CHECKING:
    from storage.restore import Restored


def has_way_back(folder: Path | None, refusal: FodfaesteError) -> bool:
    """Tell whether a refusal says that a store is damaged, and a sealed copy can give it back."""
    from storage.faults import PagesDamaged

    return type(refusal) in {Damaged, PagesDamaged} and _has_copies(folder)  # other kinds are no damage


def was_found(folder: Path | None) -> bool:
    """Tell whether pages were found not to hold while the store was open, and a sealed copy can give them back."""
    from storage import damage

    return folder is not None and damage.is_marked(folder) and _has_copies(folder)


def _has_copies(folder: Path | None) -> bool:
    from storage import backups

    return folder is not None and bool(backups.found(folder))


def said_of(restored: "Restored") -> str:
    """Say what a restore came to: what came from where, and what may be missing."""
    said = QCoreApplication.translate(
        "entry",
        "Lageret er gendannet. Usendte ændringer, der kom med fra den anden kopi: {count}. Resten kommer fra "
        "centralen, når der er net. De beskadigede filer ligger stadig på computeren.",
    ).format(count=restored.brought_back)
    if not restored.damaged:
        return said
    lost = QCoreApplication.translate(
        "entry", "I den anden kopi kunne {count} ikke læses. Se efter, om noget af det nyeste mangler."
    ).format(count=restored.damaged)
    return f"{said} {lost}"
