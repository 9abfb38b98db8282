"""Forny nøglerne: the passphrase once more, and then the program locks while the store is written anew."""

from typing import ClassVar

from PySide6.QtCore import Signal

from desktop.ui.look.tokens import look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Heading
from desktop.ui.parts.field import Field
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import STRETCH, column, hold
from desktop.ui.parts.reflow import Beside, Flow
from desktop.ui.parts.words import Words
from desktop.ui.screens.screen import Key, Now, Screen, copenhagen_now


class RenewalScreen(Screen):
    """`wanted(passphrase)` when the person has said yes; the way back leads to the passphrase."""

    place: ClassVar[str] = "settings"
    back_wanted = Signal()
    wanted = Signal(str)

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._is_busy = False
        self._back = Button("", icon="arrow-left", kind="quiet")
        self._ask, self._why = Heading(""), Heading("")
        self.word = Field("", icon="key-round", secret=True)
        self._renew, self._waits = Button("", kind="primary", size="primary"), Words("", "small", "ink_soft")
        self._problem, self._lead = Banner("", "notice"), Words("")
        self._reasons = [Words(""), Words(""), Words("")]
        foot = hold(column(hold(Flow(self._renew, gap="")), self._waits, gap="near"))
        asked = Card(self._ask, self._lead, self._problem, self.word, foot, STRETCH, gap="snug")
        reasons = Card(self._why, *self._reasons, STRETCH, gap="near")
        edge = look.space("edge")
        pair = hold(Beside((asked, 3, 420), (reasons, 2, 300), gap="snug"))
        body = hold(column(pair, STRETCH, gap="pad", margins=(edge, 18, edge, 20)))
        self.lay_out(Header(action=self._back), body)
        self.first_focus = self.word
        self._problem.hide()
        self._waits.hide()
        self._back.clicked.connect(self.back_wanted)
        self._renew.clicked.connect(self._give)
        self.word.line.returnPressed.connect(self._give)
        self.word.changed.connect(lambda _text: self.word.settle())
        self.retranslate()

    def _give(self) -> None:
        if self._is_busy:
            return
        self._show_problem("")
        if self.word.text():
            self.wanted.emit(self.word.text())
            return
        self.word.need(self.tr("Skriv den adgangssætning, du bruger nu."))
        self.word.setFocus()

    def busy(self, *, on: bool) -> None:
        """The words are tried; nothing is asked twice."""
        self._is_busy = on
        self._renew.setEnabled(not on)
        self._waits.setVisible(on)
        self.word.pause(on=on)

    def show_wrong(self, sentence: str) -> None:
        """The passphrase was wrong: say it where it was typed."""
        self.busy(on=False)
        self.word.need(sentence)
        self.word.setFocus()

    def show_problem(self, sentence: str) -> None:
        """Say what is in the way."""
        self.busy(on=False)
        self._show_problem(sentence)

    def forget_typed(self) -> None:
        """Leave nothing in the field."""
        self.word.write("")

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return (("Enter", self.tr("Forny nøglerne")),)

    def _show_problem(self, sentence: str) -> None:
        self._problem.say(sentence)
        self._problem.setVisible(bool(sentence))

    def retranslate(self) -> None:
        """Say everything again."""
        if self.header is not None:
            self.header.say(self.tr("Forny nøglerne"), self.tr("Gælder kun dit lager på denne computer"))
        self._back.rename(self.tr("Tilbage"))
        self._ask.say(self.tr("Lås lageret med en ny nøgle"))
        self._lead.say(
            self.tr(
                "Det, du er ved at skrive, bliver gemt som kladde. Så låser programmet, mens lageret skrives på ny, og "
                "du låser op med den samme adgangssætning. Intet går tabt, heller ikke hvis strømmen går imens."
            )
        )
        self.word.rename(self.tr("Din adgangssætning"))
        self._renew.rename(self.tr("Forny nøglerne"))
        self._waits.say(self.tr("Prøver adgangssætningen. Det tager et par sekunder."))
        self._why.say(self.tr("Hvornår det er godt"))
        for words, sentence in zip(self._reasons, self._sentences(), strict=True):
            words.say(sentence)

    def _sentences(self) -> tuple[str, str, str]:
        return (
            self.tr("Når en anden kan have kopieret computeren og kender en adgangssætning, du har haft."),
            self.tr("En kopi fra før åbner derefter ikke noget af det, du skriver fra nu af."),
            self.tr(
                "Når en borger er givet videre, sker det af sig selv, næste gang ingen rører computeren."
            ),
        )
