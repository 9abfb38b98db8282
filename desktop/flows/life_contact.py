"""Kontakt og hensyn: how a citizen is reached and what to mind, written from the page of his case."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from casework.answers_life import DetailsShown
from casework.errors import FodfaesteError
from desktop.flows.case_acts import CaseActs
from desktop.flows.ways import Pen, while_stands
from desktop.ui.screens.citizen import CitizenScreen
from storage.reads import contact_details as reads


class ContactDetails(CaseActs):
    """Wires the form of it, and the line that offers it where nobody can be reached."""

    def __init__(self, pen: Pen, screen: CitizenScreen, citizen: str) -> None:
        super().__init__(pen, screen, citizen)
        screen.life.contact_told.connect(self._change)

    def ask(self) -> None:
        """Ask what stands, and what this person may write."""
        citizen, screen = self._citizen, self._screen
        show = while_stands(screen, screen.life.show_details)
        self._ways.desk.ask(lambda reader: reads.shown(reader, citizen), show)

    def _change(self, of: DetailsShown, altered: Mapping[str, str]) -> None:
        """Send what was altered, by somebody who had seen what the form had painted when it opened."""
        receipt = QCoreApplication.translate("flows", "Kontakt og hensyn er gemt på denne computer.")
        self.make(of, reads.changed, altered, receipt=receipt, form="life", stream=of.stream)

    def refuse(self, form: str, refusal: FodfaesteError) -> None:
        """Say why, and ask anew: what it is measured against may have changed."""
        super().refuse(form, refusal)
        self.ask()
