"""The code behind *Dæk*: chosen twice alike, changed, or taken away; or the reason why there is none."""

from PySide6.QtCore import Signal

from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Heading
from desktop.ui.parts.field import Field
from desktop.ui.parts.layout import STRETCH, column, hold
from desktop.ui.parts.reflow import Flow
from desktop.ui.parts.words import Words


class CodeCard(Card):
    """`chosen(digits)` and `dropped()`; what is refused is said under the field."""

    chosen = Signal(str)
    dropped = Signal()

    def __init__(self) -> None:
        self._heading, self._text = Heading(""), Words("")
        self._first, self._again = Field("", secret=True), Field("", secret=True)
        for field in (self._first, self._again):
            field.line.setMaxLength(6)
            field.changed.connect(lambda _text: self._settle())
            field.line.returnPressed.connect(self._send)
        self._keep, self._change, self._drop = Button(""), Button(""), Button("", kind="quiet")
        self._form = hold(column(self._first, self._again, hold(Flow(self._keep)), gap="snug"))
        self._has = hold(Flow(self._change, self._drop, gap="near"))
        super().__init__(self._heading, self._text, self._form, self._has, STRETCH, gap="snug")
        self._is_chosen, self._is_allowed, self._is_writing = False, True, False
        self._keep.clicked.connect(self._send)
        self._change.clicked.connect(self._begin)
        self._drop.clicked.connect(self.dropped)
        self._show()

    def show_state(self, *, chosen: bool, allowed: bool) -> None:
        """Show whether there is a code, and whether the municipality lets there be one."""
        if chosen and not self._is_chosen:
            self._is_writing = False
            for field in (self._first, self._again):
                field.line.clear()
        self._is_chosen, self._is_allowed = chosen, allowed
        self._show()

    def refuse(self, sentence: str) -> None:
        """Say under the field why the code was not taken."""
        self._first.need(sentence)
        self._first.line.setFocus()

    def kept(self) -> None:
        """A new code is in place: the fields are emptied."""
        self._is_chosen, self._is_writing = True, False
        for field in (self._first, self._again):
            field.line.clear()
        self._show()

    def _begin(self) -> None:
        self._is_writing = True
        self._show()
        self._first.line.setFocus()

    def _settle(self) -> None:
        self._first.settle()
        self._again.settle()

    def _send(self) -> None:
        if self._first.text() != self._again.text():
            self._again.need(self.tr("De to koder er ikke ens. Skriv den samme to gange. Intet er ændret."))
            self._again.line.setFocus()
        else:
            self.chosen.emit(self._first.text())

    def _show(self) -> None:
        writes = self._is_allowed and (self._is_writing or not self._is_chosen)
        self._form.setVisible(writes)
        self._has.setVisible(self._is_allowed and not writes)
        self.say()

    def say(self) -> None:
        """Say everything in the language of the moment."""
        self._heading.say(self.tr("Dæk med en kode"))
        self._first.rename(self.tr("Kode på 6 cifre"))
        self._again.rename(self.tr("Den samme igen"))
        self._keep.rename(self.tr("Gem koden"))
        self._change.rename(self.tr("Skift koden"))
        self._drop.rename(self.tr("Fjern koden"))
        if not self._is_allowed:
            self._text.say(self.tr("Din kommune har slået Dæk fra på denne computer. Brug Lås, Ctrl L."))
            return
        self._text.say(
            self.tr(
                "Dæk, Ctrl Shift D, skjuler skærmen i op til 15 minutter, og koden henter den frem. "
                "Nøglen bliver i hukommelsen imens: gå ikke fra computeren. Lås, Ctrl L, fjerner den."
            )
        )
