"""Kontakt og hensyn: how a citizen is reached and what to mind, written from the page of his case."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from casework.answers_life import DetailsShown
from casework.changes import Change
from casework.errors import FodfaesteError
from desktop.flows.ways import Pen, taking_back, while_stands
from desktop.sentences import told
from desktop.ui.screens.citizen import CitizenScreen
from storage.ledger import Recorded
from storage.reads import contact_details as reads
from storage.vault import Store


class ContactDetails:
    """Wires the form of it, and the line that offers it where nobody can be reached."""

    def __init__(self, pen: Pen, screen: CitizenScreen, citizen: str) -> None:
        self._pen, self._ways = pen, pen.ways
        self._screen, self._citizen = screen, citizen
        screen.life.contact_told.connect(self._change)

    def ask(self) -> None:
        """Ask what stands, and what this person may write."""
        citizen, screen = self._citizen, self._screen
        show = while_stands(screen, screen.life.show_details)
        self._ways.desk.ask(lambda reader: reads.shown(reader, citizen), show)

    def _change(self, of: DetailsShown, altered: Mapping[str, str]) -> None:
        """Send what was altered, by somebody who had seen what the form had painted when it opened."""
        receipt = QCoreApplication.translate("flows", "Kontakt og hensyn er gemt på denne computer.")
        by, done = self._ways.desk.user, list[Change]()

        def make(store: Store, now: datetime) -> tuple[Change, ...]:
            changes = reads.changed(store.own_reader(), of.stream, altered, by=by, now=now, seen=of.seen)
            done.extend(changes)
            return changes

        def saved(recorded: Recorded) -> None:
            self._ways.window.toast(receipt, taking_back(self._pen, tuple(done), of.seen, recorded))
            while_stands(self._screen, self._screen.form_saved)("life")

        self._pen.make(make, then=saved, refused=while_stands(self._screen, self._refuse))

    def _refuse(self, refusal: FodfaesteError) -> None:
        self._screen.refuse(told(refusal), "life")
        self.ask()
