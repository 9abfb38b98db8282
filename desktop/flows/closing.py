"""Luk sagen: closed from its page with day, reason and what happens next, kept closed, and opened again."""

from PySide6.QtCore import QCoreApplication

from casework.answers_closing import ClosingShown
from desktop.flows.case_acts import CaseActs
from desktop.flows.ways import Pen, while_stands
from desktop.ui.screens.citizen import CitizenScreen
from storage.reads import closing as reads


class Closing(CaseActs):
    """Wires the card of a closed case, and the form that closes one."""

    def __init__(self, pen: Pen, screen: CitizenScreen, citizen: str) -> None:
        super().__init__(pen, screen, citizen)
        screen.life.case_closed.connect(self._close)
        screen.closing.reopened.connect(self._reopen)
        screen.closing.kept.connect(self._keep)

    def ask(self) -> None:
        """Ask whether it is closed."""
        citizen, screen = self._citizen, self._screen

        def show(shown: ClosingShown) -> None:
            screen.closing.show_closing(shown)
            screen.life.show_closing(shown)

        self._ways.desk.ask(lambda reader: reads.shown(reader, citizen), while_stands(screen, show))

    def _close(self, of: ClosingShown, said: dict[str, str]) -> None:
        receipt = QCoreApplication.translate(
            "flows", "Sagen er lukket, og det er gemt på denne computer. Den findes stadig ved søgning."
        )
        self.make(of, reads.closed, said, receipt=receipt, form="life")

    def _keep(self, of: ClosingShown) -> None:
        receipt = QCoreApplication.translate(
            "flows", "Sagen er stadig lukket. Det, der blev skrevet, står i den."
        )
        self.make(of, reads.kept, receipt=receipt)

    def _reopen(self, of: ClosingShown) -> None:
        receipt = QCoreApplication.translate("flows", "Sagen er åben igen. Alt står, som det gjorde før.")
        self.make(of, reads.reopened, receipt=receipt)
