"""Luk sagen: closed from its page with day, reason and what happens next, kept closed, and opened again."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from casework.answers_closing import ClosingShown
from casework.changes import Change
from casework.errors import FodfaesteError
from desktop.flows.ways import Pen, taking_back, while_stands
from desktop.sentences import told
from desktop.ui.screens.citizen import CitizenScreen
from storage.ledger import Recorded
from storage.reads import closing as reads
from storage.vault import Store


class Closing:
    """Wires the card of a closed case, and the form that closes one."""

    def __init__(self, pen: Pen, screen: CitizenScreen, citizen: str) -> None:
        self._pen, self._ways = pen, pen.ways
        self._screen, self._citizen = screen, citizen
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
        self._make(of, reads.closed, said, receipt=receipt, form="life")

    def _keep(self, of: ClosingShown) -> None:
        receipt = QCoreApplication.translate(
            "flows", "Sagen er stadig lukket. Det, der blev skrevet, står i den."
        )
        self._make(of, reads.kept, receipt=receipt)

    def _reopen(self, of: ClosingShown) -> None:
        receipt = QCoreApplication.translate("flows", "Sagen er åben igen. Alt står, som det gjorde før.")
        self._make(of, reads.reopened, receipt=receipt)

    def _make(
        self,
        of: ClosingShown,
        verb: Callable[..., tuple[Change, ...]],
        *about: Any,
        receipt: str,
        form: str = "page",
    ) -> None:
        """Make the act of what stands in the store now, with what stood on the screen."""
        page = self._screen.page
        stream, by = page.id if page is not None else self._citizen, self._ways.desk.user
        done: list[Change] = []

        def make(store: Store, now: datetime) -> tuple[Change, ...]:
            changes = verb(store.own_reader(), stream, *about, by=by, now=now, seen=of.seen)
            done.extend(changes)
            return changes

        def saved(recorded: Recorded) -> None:
            self._ways.window.toast(receipt, taking_back(self._pen, tuple(done), of.seen, recorded))
            while_stands(self._screen, self._screen.form_saved)(form)

        self._pen.make(make, then=saved, refused=while_stands(self._screen, partial(self._refuse, form)))

    def _refuse(self, form: str, refusal: FodfaesteError) -> None:
        self._screen.refuse(told(refusal), form)
