"""A case that left this computer, as *Synkronisering* says it: to whom, why, and what became of what was typed."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from casework.answers import HandedOver
from casework.clock import local
from desktop.ui.parts.banner import Banner


def handed_over(gone: HandedOver) -> QWidget:
    """Say what became of a case, and of what was typed about it and not saved."""
    typed = f" {_typed(gone)}" if gone.typed else ""
    on = local(gone.at)
    if gone.is_here:
        text = QCoreApplication.translate("SyncScreen", "Din adgang til {name} blev ændret den {day}")
        over = text.format(name=gone.name, day=f"{on.day}.{on.month}.")
        return Banner(f"{over}{typed}", "plain", icon="log-out")
    if gone.lost:
        text = QCoreApplication.translate(
            "SyncScreen",
            "Adgangen til {name} gik tabt den {day}, da centralen blev lagt tilbage fra en ældre kopi. Det, du har "
            "skrevet om borgeren, er hos centralen. Tal med teamlederen, så du kan få borgeren igen.",
        ).format(name=gone.name, day=f"{on.day}.{on.month}.")
        return Banner(f"{text}{typed}", "notice")
    if gone.erased:
        over = QCoreApplication.translate(
            "SyncScreen",
            "En sag, du har haft, blev slettet den {day} Den må ikke gemmes længere og er fjernet herfra.",
        ).format(day=f"{on.day}.{on.month}.")
        return Banner(f"{over}{typed}", "plain", icon="log-out")
    if not gone.to:
        over = QCoreApplication.translate(
            "SyncScreen", "Din adgang til {name} sluttede den {day} Sagen er fjernet fra denne computer."
        )
        over = over.format(name=gone.name, day=f"{on.day}.{on.month}.")
        return Banner(f"{over}{typed}", "plain", icon="log-out")
    text = QCoreApplication.translate(
        "SyncScreen",
        "{name} er flyttet til {to} den {day} Dine notater er modtaget af centralen; sagen er fjernet herfra.",
    ).format(name=gone.name, to=gone.to, day=f"{on.day}.{on.month}.")
    return Banner(f"{text}{typed}", "plain", icon="log-out")


def _typed(gone: HandedOver) -> str:
    """Say what became of what was typed and not saved; never more than a receipt proves."""
    if gone.typed_waits:
        return QCoreApplication.translate(
            "SyncScreen", "Din kladde følger med; den er gemt her, til centralen har kvitteret."
        )
    if gone.typed == "aside" and gone.erased:
        return QCoreApplication.translate(
            "SyncScreen", "Din kladde ligger hos centralen i 30 dage, og så er den også væk."
        )
    if gone.typed == "aside":
        return QCoreApplication.translate(
            "SyncScreen", "Din kladde er lagt til side hos centralen. Teamlederen kan se, at den ligger der."
        )
    if gone.typed == "attempt":
        return QCoreApplication.translate("SyncScreen", "Din kladde fulgte med som en linje i kontaktloggen.")
    return QCoreApplication.translate("SyncScreen", "Din kladde fulgte med som notat.")
