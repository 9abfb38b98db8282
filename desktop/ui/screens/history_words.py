"""What a change did, in words and with a sign, and its days and hours as everywhere else."""

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from casework.answers_history import Did
from desktop.ui.screens import said

DID_SIGNS: Final[dict[Did, str]] = {
    "written": "pencil",
    "changed": "pencil",
    "chosen": "git-compare",
    "withdrawn": "undo-2",
    "unwithdrawn": "rotate-ccw",
    "removed": "trash-2",
    "back": "rotate-ccw",
    "moved": "arrow-right",
}


def did_words(did: Did) -> str:
    """Say what a change did."""
    translate = QCoreApplication.translate
    words: dict[Did, str] = {
        "written": translate("history", "Skrevet"),
        "changed": translate("history", "Ændret"),
        "chosen": translate("history", "Valgt blandt flere"),
        "withdrawn": translate("history", "Tilbagekaldt"),
        "unwithdrawn": translate("history", "Tilbagekaldelsen er fortrudt"),
        "removed": translate("history", "Fjernet"),
        "back": translate("history", "Hentet tilbage"),
        "moved": translate("history", "Flyttet til den rigtige borger"),
    }
    return words[did]


def said_in_time(text: str, shape: str, today: date) -> str:
    """Say a day or an hour as a row does; nothing where the field holds none."""
    if shape not in {"date", "instant"} or not text:
        return ""
    try:
        return said.moment(text, today)
    except ValueError:
        return ""
