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
    """Say what a restore came to: what came from where, and what may be missing. Only a whole one promises the rest."""
    lost = _lost(restored)
    if not lost:
        said = QCoreApplication.translate(
            "entry",
            "Lageret er gendannet. Usendte ændringer, der kom med fra den anden kopi: {count}. Resten kommer fra "
            "centralen, når der er net. De beskadigede filer ligger stadig på computeren.",
        )
    else:
        said = QCoreApplication.translate(
            "entry",
            "Lageret er gendannet. Usendte ændringer, der kom med fra den anden kopi: {count}. Det, centralen har "
            "kvitteret, kommer igen, når der er net. De beskadigede filer ligger stadig på computeren.",
        )
    return " ".join((said.format(count=restored.brought_back), *lost))


def _lost(restored: "Restored") -> tuple[str, ...]:
    """Say what could not be read of the second copy, and what to do."""
    from storage import second_copy

    said = {
        second_copy.GONE: QCoreApplication.translate(
            "entry",
            "Den anden kopi var der ikke. Det, du har gemt efter sikkerhedskopien, og som ikke var sendt, mangler. "
            "Skriv det igen, mens du husker det.",
        ),
        second_copy.SHUT: QCoreApplication.translate(
            "entry",
            "Den anden kopi kunne ikke åbnes. Det, du har gemt efter sikkerhedskopien, og som ikke var sendt, mangler "
            "her. Filen bliver liggende på computeren. Slet ingenting, og kontakt IT.",
        ),
        second_copy.OLDER: QCoreApplication.translate(
            "entry",
            "Den anden kopi var fra før sikkerhedskopien. Det, du har gemt siden, og som ikke var sendt, mangler. "
            "Skriv det igen, mens du husker det.",
        ),
        second_copy.CUT: QCoreApplication.translate(
            "entry",
            "Slutningen af den anden kopi kunne ikke læses. Se efter, om noget af det nyeste mangler.",
        ),
    }
    count = QCoreApplication.translate(
        "entry", "I den anden kopi kunne {count} ikke læses. Se efter, om noget af det nyeste mangler."
    ).format(count=restored.damaged)
    decayed = restored.damaged and restored.doubt != second_copy.SHUT
    return tuple(each for each in (said.get(restored.doubt, ""), count if decayed else "") if each)
