"""What life does to a citizen, kept from the page of his case: a new name or number, his death, an error."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from casework import death
from casework.answers_life import LifeShown
from casework.changes import Change
from casework.errors import FodfaesteError
from desktop.flows.ways import Pen, taking_back, while_stands
from desktop.sentences import told
from desktop.ui.screens.citizen import CitizenScreen
from storage.ledger import Recorded
from storage.reads import life as reads
from storage.vault import Store


class Life:
    """Wires the card of a citizen's life."""

    def __init__(self, pen: Pen, screen: CitizenScreen, citizen: str) -> None:
        self._pen, self._ways = pen, pen.ways
        self._screen, self._citizen = screen, citizen
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
        self._make(of, reads.renamed, said, receipt)

    def _renumber(self, of: LifeShown, said: dict[str, str]) -> None:
        receipt = QCoreApplication.translate("flows", "Det nye CPR-nummer er gemt på denne computer.")
        self._make(of, reads.renumbered, said, receipt)

    def _make(
        self, of: LifeShown, verb: Callable[..., tuple[Change, ...]], said: dict[str, str], receipt: str
    ) -> None:
        """Make the act of what stands in the store now, with what the form had on the screen."""
        stream, by = self._stream(), self._ways.desk.user
        done: list[Change] = []

        def make(store: Store, now: datetime) -> tuple[Change, ...]:
            changes = verb(store.own_reader(), stream, said, by=by, now=now, seen=of.seen)
            done.extend(changes)
            return changes

        def saved(recorded: Recorded) -> None:
            self._ways.window.toast(receipt, taking_back(self._pen, tuple(done), of.seen, recorded))
            while_stands(self._screen, self._screen.form_saved)("life")

        self._pen.make(make, then=saved, refused=while_stands(self._screen, self._refuse))

    def _stream(self) -> str:
        page = self._screen.page
        return page.id if page is not None else self._citizen

    def _tell_death(self, of: LifeShown, day: str, source: str) -> None:
        said = QCoreApplication.translate(
            "flows", "Dødsfaldet er gemt på denne computer. Besøg og aftaler er stoppet; intet er slettet."
        )
        self._write(of, death.report_death, self._stream(), said=said, died_on=day, source=source)

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
            while_stands(self._screen, self._screen.form_saved)("life")

        self._pen.write(
            verb,
            *about,
            seen=of.seen,
            then=done,
            refused=while_stands(self._screen, self._refuse),
            **fields,
        )

    def _refuse(self, refusal: FodfaesteError) -> None:
        self._screen.refuse(told(refusal), "life")
