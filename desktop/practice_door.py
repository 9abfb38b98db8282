"""The practice office's *Lås op*: the words stand there already, and one may go on to the next chair."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop import chairs
from desktop.practice import PASSPHRASE
from desktop.ui.lean_chairs import LeanChairs

Sits = Callable[[Path | None], None]


class PracticeDoor:
    """Wires the chairs; `sits` is handed the store of the chair, None where it is made when somebody goes in."""

    def __init__(self, window: LeanChairs, sits: Sits) -> None:
        self._window, self._sits = window, sits
        window.other_asked.connect(self._go_on)
        self._show()

    def _go_on(self) -> None:
        """Sit in the next chair; while one is being opened, one stays where one is."""
        if self._window.unlock.isEnabled():
            chairs.sit(chairs.after(chairs.chosen()))
            self._sits(chairs.store())
            self._show()

    def _show(self) -> None:
        initials = chairs.chosen()
        self._window.show_chair(initials, job_of(initials))
        self._window.word.setText(PASSPHRASE)
        self._window.eye.setChecked(True)
        self._window.show_message(
            QCoreApplication.translate(
                "entry",
                "Øvelseskontor: alle borgere er opfundne. Adgangssætningen står der allerede; tryk Lås op.",
            )
        )


def job_of(initials: str) -> str:
    """Return what somebody in a chair is, as a person reads it."""
    return {
        chairs.CASEWORKER: QCoreApplication.translate("entry", "Sagsbehandler"),
        chairs.MENTOR: QCoreApplication.translate("entry", "Mentor"),
        chairs.LEAD: QCoreApplication.translate("entry", "Teamleder"),
    }[initials]
