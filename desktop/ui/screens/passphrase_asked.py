"""The passphrase once more, before something is done with the keys: what it is, what it does, and one button."""

from typing import ClassVar

from PySide6.QtCore import Signal

from desktop.ui.look.tokens import look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Heading
from desktop.ui.parts.field import Field
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import STRETCH, column, hold
from desktop.ui.parts.reflow import Flow
from desktop.ui.parts.words import Words
from desktop.ui.screens.screen import Now, Screen, copenhagen_now


class PassphraseAsked(Screen):
    """`wanted(passphrase)` when the person has said yes. A screen of this kind says its own words in `say_words`."""

    place: ClassVar[str] = "settings"
    back_wanted = Signal()
    wanted = Signal(str)

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._is_busy = False
        self.back = Button("", icon="arrow-left", kind="quiet")
        self.ask, self.why = Heading(""), Heading("")
        self.word = Field("", icon="key-round", secret=True)
        self.act, self.waits = Button("", kind="primary", size="primary"), Words("", "small", "ink_soft")
        self._problem, self.lead = Banner("", "notice"), Words("")
        self.reasons = [Words(""), Words(""), Words("")]
        foot = hold(column(hold(Flow(self.act, gap="")), self.waits, gap="near"))
        asked = Card(self.ask, self.lead, self._problem, self.word, foot, gap="snug", pad="room")
        reasons = Card(self.why, hold(column(*self.reasons, gap="near")), gap="snug", pad="room")
        edge = look.space("edge")
        # One under the other from the top, as on any page: side by side they were so low that half of it was empty.
        body = hold(column(asked, reasons, STRETCH, gap="pad", margins=(edge, 18, edge, 20)))
        self.lay_out(Header(action=self.back), body)
        self.first_focus = self.word
        self._problem.hide()
        self.waits.hide()
        self.back.clicked.connect(self.back_wanted)
        self.act.clicked.connect(self._give)
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
        self.act.setEnabled(not on)
        self.waits.setVisible(on)
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

    def _show_problem(self, sentence: str) -> None:
        self._problem.say(sentence)
        self._problem.setVisible(bool(sentence))

    def retranslate(self) -> None:
        """Say everything again."""
        self.back.rename(self.tr("Tilbage"))
        self.word.rename(self.tr("Din adgangssætning"))
        self.waits.say(self.tr("Prøver adgangssætningen. Det tager et par sekunder."))
        self.say_words()

    def say_words(self) -> None:
        """Say what this page is for."""
