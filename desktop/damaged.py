"""A store that is damaged, as *Lås op* hears of it: whether there are sealed copies, and what a restore came to."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from casework.errors import Damaged, FodfaesteError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.missing import Missing
    from storage.restore import Restored

NAMED: Final = 3
"""How many missing records the sentence above the page names."""


def has_way_back(folder: Path | None, refusal: FodfaesteError) -> bool:
    """Tell whether a refusal says that a store is damaged, and what reads of it or a sealed copy gives it back."""
    from storage.faults import PagesDamaged

    is_damage = type(refusal) in {Damaged, PagesDamaged}  # other kinds are none
    return is_damage and (_has_copies(folder) or has_pages(folder))


def was_found(folder: Path | None) -> bool:
    """Tell whether pages were found not to hold while the store was open."""
    from storage import damage

    return folder is not None and damage.is_marked(folder)


def has_pages(folder: Path | None) -> bool:
    """Tell whether there is a database that may be read around its damaged pages, and a key file to it."""
    from storage import engine, keyfile

    if folder is None:
        return False
    try:
        keyfile.read(folder)
        return (folder / engine.NAME).stat().st_size > engine.PAGE
    except (FodfaesteError, OSError):
        return False


def _has_copies(folder: Path | None) -> bool:
    from storage import backups

    return folder is not None and bool(backups.found(folder))


def said_of(restored: "Restored") -> str:
    """Say what a restore came to: what came from where, and what may be missing. Only a whole one promises the rest."""
    lost = _lost(restored)
    if restored.missing or restored.untouched:
        whole = QCoreApplication.translate("entry", "Sagerne er bygget op igen. Alt, du har skrevet, er her.")
        said = _said_of_missing(restored.missing) if restored.missing else "" if lost else whole
        aside = QCoreApplication.translate("entry", "De beskadigede filer ligger stadig på computeren.")
        return " ".join(part for part in (said, aside, *lost) if part)
    if not lost:
        said = QCoreApplication.translate(
            "entry",
            "Sagerne er gendannet. Usendte ændringer, der kom med fra den anden kopi: {count}. Resten kommer fra "
            "centralen, når der er net. De beskadigede filer ligger stadig på computeren.",
        )
    else:
        said = QCoreApplication.translate(
            "entry",
            "Sagerne er gendannet. Usendte ændringer, der kom med fra den anden kopi: {count}. Det, centralen har "
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
        second_copy.ENDS: QCoreApplication.translate(
            "entry",
            "Den anden kopi slutter før det sidste, du gemte. Det, der ikke var sendt, mangler. Skriv det igen, mens "
            "du husker det.",
        ),
    }
    count = QCoreApplication.translate(
        "entry", "I den anden kopi kunne {count} ikke læses. Se efter, om noget af det nyeste mangler."
    ).format(count=restored.damaged)
    decayed = restored.damaged and restored.doubt != second_copy.SHUT
    return tuple(each for each in (said.get(restored.doubt, ""), count if decayed else "") if each)


def _said_of_missing(missing: "Sequence[Missing]") -> str:
    """Name what neither store nor copies gave back; the whole list stands on *Sikkerhed*."""
    from casework.clock import local
    from casework.kinds import KINDS
    from desktop.sentences import in_words

    def named(one: "Missing") -> str:
        kind, at = KINDS.get(one.kind), local(one.at) if one.at else None
        day = f"{at.day}.{at.month}.{at.year}" if at else ""
        return ", ".join(part for part in (in_words(kind.danish) if kind else "", one.citizen, day) if part)

    what = "; ".join(filter(None, map(named, missing[:NAMED])))
    if len(missing) > NAMED:
        return QCoreApplication.translate(
            "entry",
            "Sagerne er bygget op igen. Dette kunne ikke læses nogen steder: {what} og {count} mere. Har centralen "
            "det, kommer det, når der er net. Hele listen står under Indstillinger, Sikkerhed.",
        ).format(what=what, count=len(missing) - NAMED)
    return QCoreApplication.translate(
        "entry",
        "Sagerne er bygget op igen. Dette kunne ikke læses nogen steder: {what}. Har centralen det, kommer det, når "
        "der er net. Listen står under Indstillinger, Sikkerhed.",
    ).format(what=what)
