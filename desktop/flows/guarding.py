"""Beskyt adressen: switched on and off from the page of a case, and what carries the address settled one by one."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from casework import guarding
from casework.answers_guarding import CarrierShown, GuardShown
from desktop.flows.case_acts import CaseActs
from desktop.flows.ways import Pen, while_stands
from desktop.ui.screens.citizen import CitizenScreen
from storage.reads import guarding as reads


class Guarding(CaseActs):
    """Wires the card of a protected address, and the form that protects one."""

    def __init__(self, pen: Pen, screen: CitizenScreen, citizen: str) -> None:
        super().__init__(pen, screen, citizen)
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
        self.make(of, reads.guarded if on else reads.opened, said, receipt=receipt, form="life")

    def _settle(self, of: GuardShown, one: CarrierShown, said: dict[str, str]) -> None:
        receipt = QCoreApplication.translate("flows", "Svaret er gemt på denne computer.")
        about: dict[str, Any] = {"how": said["how"], "remark": said["remark"]}
        self.write(of, guarding.settle, one.stream, one.carrier, receipt=receipt, form="guard", **about)
