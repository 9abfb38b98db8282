"""Beskyt adressen: switched on and off from the page of a case, and what carries the address settled one by one."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from casework import guarding
from casework.answers_guarding import CarrierShown, GuardShown
from casework.changes import Change
from casework.errors import FodfaesteError
from desktop.flows.ways import Pen, taking_back, while_stands
from desktop.sentences import told
from desktop.ui.screens.citizen import CitizenScreen
from storage.ledger import Recorded
from storage.reads import guarding as reads
from storage.vault import Store


class Guarding:
    """Wires the card of a protected address, and the form that protects one."""

    def __init__(self, pen: Pen, screen: CitizenScreen, citizen: str) -> None:
        self._pen, self._ways = pen, pen.ways
        self._screen, self._citizen = screen, citizen
        screen.life.address_guarded.connect(self._turn)
        screen.guard.settled.connect(self._settle)

    def ask(self) -> None:
        """Ask whether it is protected, and what carries it."""
        citizen, screen = self._citizen, self._screen

        def show(shown: GuardShown) -> None:
            screen.guard.show_guard(shown)
            screen.life.show_guard(shown)

        self._ways.desk.ask(lambda reader: reads.shown(reader, citizen), while_stands(screen, show))

    def _turn(self, of: GuardShown, on: bool, said: dict[str, str]) -> None:  # noqa: FBT001 - a signal's own
        receipt = (
            QCoreApplication.translate(
                "flows",
                "Adressen er beskyttet fra nu af. Hvor den allerede ligger, står i sagen.",
            )
            if on
            else QCoreApplication.translate(
                "flows", "Adressen er ikke beskyttet mere. Det er gemt på denne computer."
            )
        )
        self._make(of, reads.guarded if on else reads.opened, said, receipt)

    def _make(
        self, of: GuardShown, verb: Callable[..., tuple[Change, ...]], said: dict[str, str], receipt: str
    ) -> None:
        page = self._screen.page
        stream, by = page.id if page is not None else self._citizen, self._ways.desk.user
        done: list[Change] = []

        def make(store: Store, now: datetime) -> tuple[Change, ...]:
            changes = verb(store.own_reader(), stream, said, by=by, now=now, seen=of.seen)
            done.extend(changes)
            return changes

        def saved(recorded: Recorded) -> None:
            self._ways.window.toast(receipt, taking_back(self._pen, tuple(done), of.seen, recorded))
            while_stands(self._screen, self._screen.form_saved)("life")

        self._pen.make(make, then=saved, refused=while_stands(self._screen, partial(self._refuse, "life")))

    def _settle(self, of: GuardShown, one: CarrierShown, said: dict[str, str]) -> None:
        receipt = QCoreApplication.translate("flows", "Svaret er gemt på denne computer.")

        def done(_recorded: Recorded) -> None:
            self._ways.window.toast(receipt)
            while_stands(self._screen, self._screen.form_saved)("guard")

        about: dict[str, Any] = {"how": said["how"], "remark": said["remark"]}
        self._pen.write(
            guarding.settle,
            one.stream,
            one.carrier,
            seen=of.seen,
            then=done,
            refused=while_stands(self._screen, partial(self._refuse, "guard")),
            **about,
        )

    def _refuse(self, form: str, refusal: FodfaesteError) -> None:
        self._screen.refuse(told(refusal), form)
