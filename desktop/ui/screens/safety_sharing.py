"""Skærmdeling on the page Sikkerhed: what the system can keep out of films, and a quarter of an hour's leave."""

from PySide6.QtCore import Signal

from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Heading
from desktop.ui.parts.layout import STRETCH, hold
from desktop.ui.parts.reflow import Flow
from desktop.ui.parts.words import Words


class SharingCard(Card):
    """`allowed()` and `stopped()`: what the person pressed."""

    allowed = Signal()
    stopped = Signal()

    def __init__(self) -> None:
        self._heading, self._text = Heading(""), Words("")
        self._allow, self._stop = Button("", icon="monitor"), Button("", icon="eye-off")
        self._ways = hold(Flow(self._allow, self._stop))
        super().__init__(self._heading, self._text, self._ways, STRETCH, gap="snug")
        self._can, self._may, self._until = False, True, ""
        self._allow.clicked.connect(self.allowed)
        self._stop.clicked.connect(self.stopped)
        self.say()

    def show_state(self, *, can: bool, may: bool, until: str = "") -> None:
        """Show whether the system can, whether the municipality lets, and until when it is allowed just now."""
        self._can, self._may, self._until = can, may, until
        self.say()

    def say(self) -> None:
        """Say everything in the language of the moment."""
        self._heading.say(self.tr("Skærmbilleder og skærmdeling"))
        self._allow.rename(self.tr("Tillad skærmdeling i 15 min"))
        self._stop.rename(self.tr("Stop nu"))
        self._ways.setVisible(self._can and self._may)
        self._allow.setVisible(not self._until)
        self._stop.setVisible(bool(self._until))
        self._text.say(self._said().replace("Ctrl ", "Ctrl\u00a0"))  # keys are one word

    def _said(self) -> str:
        if not self._can:
            return self.tr(
                "Dette styresystem kan ikke holde Fodfæste ude af skærmbilleder. Del et enkelt andet vindue i møder, "
                "aldrig hele skærmen, og tryk Ctrl L, før du deler."
            )
        if self._until:
            return self.tr("Fodfæste kan ses af dem, du deler med, til {time}. Det står i loggen.").format(
                time=self._until
            )
        kept = self.tr("Fodfæste er skjult i skærmbilleder og skærmdeling, så vidt styresystemet kan.")
        return kept if self._may else f"{kept} {self.tr('Din kommune har slået skærmdeling fra.')}"
