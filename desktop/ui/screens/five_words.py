"""Five words that chance has picked, shown once and typed back: on the first day, after help, and at a change."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.field import Field
from desktop.ui.parts.layout import STRETCH, column, hold, row
from desktop.ui.parts.reflow import Evenly
from desktop.ui.parts.words import Words

COUNT: Final = 5
LONGEST: Final = 172
"""Width, at text size 1, in which the longest word of the list stands whole (hæfteklamme)."""


class WordCard(Card):
    """One word of the five, with its number."""

    def __init__(self, number: int) -> None:
        self._number, self.word = Words(str(number), "small", "ink_soft"), Words("", "title", lines=1)
        super().__init__(self._number, self.word, gap="")


class FiveWords(QWidget):
    """The words, *Giv mig fem andre*, and the field that says how many of them are right so far."""

    other_words = Signal()

    def __init__(self, *, large: bool = False) -> None:
        """`large` on a page of its own, small in a sheet."""
        super().__init__()
        gap = "snug" if large else "near"
        self._cards = [WordCard(number) for number in range(1, COUNT + 1)]
        self._anew = Button("", icon="refresh-cw", kind="quiet", size="primary" if large else "desk")
        self.typed = Field("", icon="key-round", size="primary") if large else Field("")
        cells = (*self._cards, hold(row(self._anew, STRETCH)))  # six of one size: the rows come out even
        self.setLayout(column(hold(Evenly(*cells, least=LONGEST, gap=gap)), 4, self.typed, gap=gap))
        self._anew.clicked.connect(self.other_words)
        self.typed.changed.connect(lambda _text: self._say_how_far())

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words that stand there."""
        return tuple(card.word.said for card in self._cards)

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show other words; what was typed belonged to the old ones."""
        for card, word in zip(self._cards, words, strict=True):
            card.word.say(word)
        self.typed.write("")
        self._say_how_far()

    def right_so_far(self) -> int:
        """Count the words typed that stand at their place."""
        typed = self.typed.text().casefold().split()
        wanted = [word.casefold() for word in self.words]
        right = 0
        while right < min(len(typed), len(wanted)) and typed[right] == wanted[right]:
            right += 1
        return right

    def is_right(self) -> bool:
        """Whether exactly the five words are typed."""
        return self.right_so_far() == len(self._cards) == len(self.typed.text().split())

    def chosen(self) -> str:
        """Return the passphrase; empty where other words are typed."""
        return " ".join(self.words) if self.is_right() else ""

    def lacks(self) -> str:
        """Return the sentence that says what is to be typed."""
        return self.tr("Skriv de fem ord, som de står ovenfor, med mellemrum mellem ordene.")

    def _say_how_far(self) -> None:
        if self.is_right():
            said = self.tr("Alle fem ord passer.")
        else:
            counted = (
                self.tr("Med mellemrum mellem ordene."),
                self.tr("Ét ord passer. Skriv videre."),
                self.tr("To ord passer. Skriv videre."),
                self.tr("Tre ord passer. Skriv videre."),
                self.tr("Fire ord passer. Skriv videre."),
                self.tr("De fem ord passer, men der står mere."),
            )
            said = counted[self.right_so_far()]
        self.typed.rename(self.tr("Skriv de fem ord igen"), help_text=said)

    def retranslate(self) -> None:
        """Say everything again."""
        self._anew.rename(self.tr("Giv mig fem andre"))
        self._say_how_far()
