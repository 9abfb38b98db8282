"""Choosing a passphrase: five words that chance has picked, or the person's own, with a meter that says what to do."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.parts.field import Field, FieldBase
from desktop.ui.parts.layout import column, hold
from desktop.ui.parts.progress import Bar
from desktop.ui.parts.reflow import Flow
from desktop.ui.parts.segment import Option, Segment
from desktop.ui.parts.words import Words
from desktop.ui.screens.five_words import COUNT, FiveWords

translate = QCoreApplication.translate
ENOUGH: Final = 3
"""The level of the meter, of four, from which a passphrase is taken."""

Flaw = tuple[FieldBase, str]


class Meter(QWidget):
    """A bar of four steps, and in words what would make the passphrase harder to guess."""

    def __init__(self) -> None:
        super().__init__()
        self.level, self.advice = 0, "begin"
        self.bar, self._said = Bar(), Words("", "small", "ink_soft")
        self.bar.setRange(0, 4)
        self.setLayout(column(self.bar, self._said, gap="tight"))
        self.show_strength(0, "begin")

    def show_strength(self, level: int, advice: str) -> None:
        """Show a level of 0 to 4 and its advice."""
        self.level, self.advice = level, advice
        self.bar.setValue(level)
        sentence = advised(advice)
        self._said.say(sentence)
        self.bar.setAccessibleName(
            translate("passphrase", "Styrke {level} af 4. {sentence}").format(level=level, sentence=sentence)
        )


class PassphraseChoice(QWidget):
    """`judged(text)` while own words are typed, `suggested_anew` for five others, `given` at Enter."""

    judged = Signal(str)
    suggested_anew = Signal()
    given = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ways = Segment([Option("words", ""), Option("own", "")], "words")
        self._suggested, self._why = FiveWords(), Words("", "body", "ink_soft")
        self.typed, self.own = self._suggested.typed, Field("", secret=True)
        self.again, self.meter = Field("", secret=True), Meter()
        self._made = hold(column(self.own, self.meter, self.again, gap="near"))
        ways = hold(Flow(self._ways, gap=""))
        self.setLayout(column(ways, self._why, self._suggested, self._made, gap="snug"))
        self._ways.chosen.connect(self._show_way)
        self._suggested.other_words.connect(self.suggested_anew)
        self.own.changed.connect(self.judged)
        for field in (self.typed, self.own, self.again):
            field.changed.connect(lambda _text, one=field: one.settle())
            field.line.returnPressed.connect(self.given)
        self.retranslate()
        self._show_way("words")

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words that are suggested."""
        return self._suggested.words

    def show_words(self, words: tuple[str, ...]) -> None:
        """Suggest other words; what was typed belonged to the old ones."""
        self._suggested.show_words(words)

    def show_strength(self, text: str, level: int, advice: str) -> None:
        """Show how good own words are, where they are still the ones that were judged."""
        if text == self.own.text():
            self.meter.show_strength(level, advice)

    def chosen(self) -> str | Flaw:
        """Return the passphrase, or the field where something is missing and the sentence that says what."""
        if self._ways.choice() == "words":
            return self._suggested.chosen() or (self.typed, self._suggested.lacks())
        if self.meter.level < ENOUGH:
            return self.own, self.tr("For let at gætte endnu.")
        if self.own.text() != self.again.text():
            return self.again, self.tr("De to er ikke ens. Skriv den nye igen, bogstav for bogstav.")
        return self.own.text()

    def forget_typed(self) -> None:
        """Leave nothing in the fields, and no words that may have been taken."""
        self.show_words(("",) * COUNT)
        for field in (self.typed, self.own, self.again):
            field.write("")
            field.settle()
        self.meter.show_strength(0, "begin")

    def pause(self, *, on: bool) -> None:
        """Take no letters for a moment."""
        for field in (self.typed, self.own, self.again):
            field.pause(on=on)

    def _show_way(self, way: str) -> None:
        self._suggested.setVisible(way == "words")
        self._made.setVisible(way == "own")
        if way == "words":
            said = self.tr("Tilfældige ord er de sværeste at gætte, og lettere at huske end tegn og tal.")
        else:
            said = self.tr("Mindst fire af vores ord, eller mindst 14 tegn, som andre ikke kan regne ud.")
        self._why.say(said)

    def retranslate(self) -> None:
        """Say everything again."""
        self._ways.setAccessibleName(self.tr("Hvilke ord"))
        self._ways.show_options(
            [
                Option("words", self.tr("Fem tilfældige ord")),
                Option("own", self.tr("Mine egne ord")),
            ]
        )
        self._suggested.retranslate()
        self.own.rename(self.tr("Ny adgangssætning"))
        self.again.rename(self.tr("Den nye igen"))
        self.meter.show_strength(self.meter.level, self.meter.advice)
        self._show_way(self._ways.choice())


def advised(advice: str) -> str:
    """Return what to do about a passphrase, in one calm sentence."""
    sentences = {
        "begin": translate("passphrase", "Skriv en sætning, som kun du finder på."),
        "longer": translate("passphrase", "Skriv videre. Flere ord gør den sværere at gætte."),
        "known": translate(
            "passphrase",
            "Den består af ord, som gættes først. Tilføj et ord, der ikke har med resten at gøre.",
        ),
        "pattern": translate(
            "passphrase", "Den følger et mønster, som gættes hurtigt. Brug forskellige ord i stedet."
        ),
        "easy": translate("passphrase", "Den kan gættes. Tilføj et ord mere."),
        "enough": translate("passphrase", "God nok. Et ord mere gør den endnu sværere at gætte."),
        "strong": translate("passphrase", "Stærk."),
    }
    return sentences[advice]
