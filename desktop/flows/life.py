"""What life does to a citizen, kept from the page of his case: his death, and that it was an error."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from casework import death
from casework.answers_life import LifeShown
from casework.changes import Change
from casework.errors import FodfaesteError
from desktop.flows.ways import Ways, while_stands
from desktop.sentences import told
from desktop.ui.screens.citizen import CitizenScreen
from storage.ledger import Recorded
from storage.reads import life as reads


class Life:
    """Wires the card of a citizen's life."""

    def __init__(self, ways: Ways, screen: CitizenScreen, citizen: str) -> None:
        self._ways, self._screen, self._citizen = ways, screen, citizen
        screen.facts.death_wanted.connect(lambda: screen.life.ask_death(ways.today()))
        screen.life.death_told.connect(self._tell_death)
        screen.life.death_taken_back.connect(self._take_death_back)

    def ask(self) -> None:
        """Ask what is known of it."""
        citizen, screen = self._citizen, self._screen

        def show(shown: LifeShown) -> None:
            screen.life.show_life(shown)
            screen.facts.show_life(shown)

        self._ways.desk.ask(lambda reader: reads.shown(reader, citizen), while_stands(screen, show))

    def _tell_death(self, of: LifeShown, day: str, source: str) -> None:
        page = self._screen.page
        stream = page.id if page is not None else self._citizen
        said = QCoreApplication.translate(
            "flows", "Dødsfaldet er gemt på denne computer. Besøg og aftaler er stoppet; intet er slettet."
        )
        self._write(of, death.report_death, stream, said=said, died_on=day, source=source)

    def _take_death_back(self, of: LifeShown) -> None:
        said = QCoreApplication.translate(
            "flows", "Dødsfaldet er taget tilbage. Alt står, som det gjorde før."
        )
        self._write(of, death.take_death_back, of.said_in, said=said)

    def _write(
        self,
        of: LifeShown,
        verb: Callable[..., tuple[Change, ...]],
        *about: Any,
        said: str,
        **fields: Any,
    ) -> None:
        def done(_recorded: Recorded) -> None:
            self._ways.window.toast(said)
            self._screen.form_saved("life")

        self._ways.desk.write(
            verb,
            *about,
            seen=of.seen,
            then=while_stands(self._screen, done),
            refused=while_stands(self._screen, self._refuse),
            **fields,
        )

    def _refuse(self, refusal: FodfaesteError) -> None:
        self._screen.refuse(told(refusal), "life")
