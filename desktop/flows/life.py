"""What life does to a citizen, kept from the page of his case: a new name or number, his death, an error."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from casework import death
from casework.answers_life import LifeShown
from desktop.flows.case_acts import CaseActs
from desktop.flows.ways import Pen, while_stands
from desktop.ui.screens.citizen import CitizenScreen
from storage.reads import life as reads


class Life(CaseActs):
    """Wires the card of a citizen's life."""

    def __init__(self, pen: Pen, screen: CitizenScreen, citizen: str) -> None:
        super().__init__(pen, screen, citizen)
        screen.facts.life_wanted.connect(lambda: screen.life.offer(pen.ways.today()))
        screen.life.name_told.connect(self._rename)
        screen.life.number_told.connect(self._renumber)
        screen.life.death_told.connect(self._tell_death)
        screen.life.death_taken_back.connect(self._take_death_back)

    def ask(self) -> None:
        """Ask what is known of it."""
        citizen, screen = self._citizen, self._screen

        def show(shown: LifeShown) -> None:
            screen.life.show_life(shown)
            screen.facts.show_life(shown)

        self._ways.desk.ask(lambda reader: reads.shown(reader, citizen), while_stands(screen, show))

    def _rename(self, of: LifeShown, said: dict[str, str]) -> None:
        receipt = QCoreApplication.translate(
            "flows", "Det nye navn er gemt på denne computer og gælder overalt fra nu af."
        )
        self.make(of, reads.renamed, said, receipt=receipt, form="life")

    def _renumber(self, of: LifeShown, said: dict[str, str]) -> None:
        receipt = QCoreApplication.translate("flows", "Det nye CPR-nummer er gemt på denne computer.")
        self.make(of, reads.renumbered, said, receipt=receipt, form="life")

    def _tell_death(self, of: LifeShown, day: str, source: str) -> None:
        receipt = QCoreApplication.translate(
            "flows", "Dødsfaldet er gemt på denne computer. Besøg og aftaler er stoppet; intet er slettet."
        )
        about: dict[str, Any] = {"died_on": day, "source": source}
        self.write(of, death.report_death, self.stream(), receipt=receipt, form="life", **about)

    def _take_death_back(self, of: LifeShown) -> None:
        receipt = QCoreApplication.translate(
            "flows", "Dødsfaldet er taget tilbage. Alt står, som det gjorde før."
        )
        self.write(of, death.take_death_back, of.said_in, receipt=receipt, form="life")
