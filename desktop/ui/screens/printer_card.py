"""Printer: which one papers go to from this computer, and on how many sides. Printing itself stays one press."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from desktop.ui.parts.card import Card, Heading
from desktop.ui.parts.field import ChoiceField
from desktop.ui.parts.layout import STRETCH, column, hold
from desktop.ui.parts.reflow import Flow
from desktop.ui.parts.segment import Option, Segment
from desktop.ui.parts.words import Words

AS_IT_IS = "as_it_is"
"""The sides as the printer itself is set to."""


class PrinterCard(Card):
    """`picked(name, sides)`: empty words leave it to the computer and the printer."""

    picked = Signal(str, str)

    def __init__(self) -> None:
        self._name, self._is_known = "", False
        self._here: tuple[str, ...] = ()
        self._head, self._sides_name, self._note = (
            Heading(""),
            Words("", "label"),
            Words("", "small", "ink_soft"),
        )
        self.printer = ChoiceField("", [Option("", "")])
        self.sides = Segment([Option(one, "") for one in (AS_IT_IS, "both", "one")], AS_IT_IS)
        sides = hold(column(self._sides_name, hold(Flow(self.sides, gap="")), gap="tight"))
        super().__init__(
            self._head, hold(column(self.printer, self._note, gap="tight")), sides, STRETCH, gap="pad"
        )
        self.printer.chosen.connect(self._pick)
        self.sides.chosen.connect(lambda _sides: self._pick(self._name))
        self.retranslate()

    def show_choice(self, name: str, sides: str) -> None:
        """Show what holds."""
        self._name = name
        self.sides.choose(sides or AS_IT_IS)
        self._offer()

    def show_printers(self, here: Sequence[str]) -> None:
        """Offer the printers that the computer knows now."""
        self._here, self._is_known = tuple(here), True
        self._offer()

    def _pick(self, name: str) -> None:
        self._name = name
        self._say_note()
        sides = self.sides.choice()
        self.picked.emit(name, "" if sides == AS_IT_IS else sides)

    def _offer(self) -> None:
        gone = () if self._name in {"", *self._here} else (self._name,)
        away = self.tr("{name} (er her ikke)")
        names = [Option(one, one) for one in self._here]
        names += [Option(one, away.format(name=one) if self._is_known else one) for one in gone]
        self.printer.show_options([Option("", self.tr("Computerens egen")), *names])
        self.printer.choose(self._name)
        self._say_note()

    def _say_note(self) -> None:
        if self._is_known and not self._here:
            words = self.tr("Computeren har ingen printer nu. Papir kan gemmes i stedet.")
        elif self._is_known and self._name and self._name not in self._here:
            words = self.tr("Den printer er her ikke nu. Vælg en anden, eller gem papiret.")
        else:
            words = ""
        self._note.setVisible(bool(words))
        self._note.say(words)

    def retranslate(self) -> None:
        """Say everything again."""
        self._head.say(self.tr("Udskrift"))
        self.printer.rename(self.tr("Printer"))
        self._sides_name.say(self.tr("Papirets sider"))
        self.sides.setAccessibleName(self.tr("Papirets sider"))
        words = (self.tr("Som printeren"), self.tr("Begge sider"), self.tr("Én side"))
        ids = (AS_IT_IS, "both", "one")
        self.sides.show_options([Option(one, word) for one, word in zip(ids, words, strict=True)])
        self._offer()
