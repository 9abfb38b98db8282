"""Skift adgangssætning: the old one, the new one chosen and typed back, and what came of it told on the same page."""

from typing import ClassVar

from PySide6.QtCore import Signal

from desktop.ui.look.tokens import look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Heading
from desktop.ui.parts.field import Field
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import STRETCH, column, hold, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.reflow import Beside, Flow
from desktop.ui.parts.words import Words
from desktop.ui.screens import said
from desktop.ui.screens.passphrase_choice import PassphraseChoice
from desktop.ui.screens.screen import Key, Now, Screen, copenhagen_now


class PassphraseScreen(Screen):
    """`change_wanted(old, new)` when both are given; `choice` says what else the person did."""

    place: ClassVar[str] = "settings"
    settings_wanted = Signal()
    renewal_wanted = Signal()
    binding_wanted = Signal()
    change_wanted = Signal(str, str)

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._is_busy, self._changed_at = False, ""
        self._back = Button("", icon="arrow-left", kind="quiet")
        self._first, self._then = Heading(""), Heading("")
        self.old, self.choice = Field("", icon="key-round", secret=True), PassphraseChoice()
        self._change = Button("", kind="primary", size="primary")
        self._problem, self._told = Banner("", "notice"), Words("")
        self._means = [Words(""), Words(""), Words("")]
        self._done = hold(
            row(Icon("shield-check", "done", beside="body"), (self._told, 1), gap="near", top=True)
        )
        self._waits = Words("", "small", "ink_soft")
        foot = hold(column(hold(Flow(self._change, gap="")), self._waits, gap="near"))
        self._asked = hold(column(self.old, self.choice, foot, gap="snug"))
        asked = Card(self._first, self._done, self._problem, self._asked, STRETCH, gap="snug")
        self._renew, self._bind = Button("", icon="refresh-cw"), Button("", icon="key-round")
        renew = hold(Flow(self._renew, self._bind, gap="near"))
        means = Card(self._then, *self._means, 4, renew, STRETCH, gap="near")
        edge = look.space("edge")
        pair = hold(Beside((asked, 3, 420), (means, 2, 300), gap="snug"))
        body = hold(column(pair, STRETCH, gap="pad", margins=(edge, 18, edge, 20)))
        self.lay_out(Header(action=self._back), body)
        self.first_focus = self.old
        for hidden in (self._done, self._problem, self._waits):
            hidden.hide()
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self._back.clicked.connect(self.settings_wanted)
        self._change.clicked.connect(self._give)
        self._renew.clicked.connect(self.renewal_wanted)
        self._bind.clicked.connect(self.binding_wanted)
        self.choice.given.connect(self._give)
        self.old.line.returnPressed.connect(self.choice.typed.setFocus)
        self.old.changed.connect(lambda _text: self.old.settle())

    def _give(self) -> None:
        if self._is_busy:
            return
        self._show_problem("")
        if not self.old.text():
            self.old.need(self.tr("Skriv den adgangssætning, du bruger nu."))
            self.old.setFocus()
            return
        chosen = self.choice.chosen()
        if isinstance(chosen, str):
            self.change_wanted.emit(self.old.text(), chosen)
            return
        field, sentence = chosen
        field.need(sentence)
        field.setFocus()

    def busy(self, *, on: bool) -> None:
        """The words are tried, and the key is sealed anew; nothing is asked twice."""
        self._is_busy = on
        self._change.setEnabled(not on)
        self._waits.setVisible(on)
        self.old.pause(on=on)
        self.choice.pause(on=on)

    def show_wrong(self, sentence: str) -> None:
        """The old one was wrong: say it where it was typed."""
        self.busy(on=False)
        self.old.need(sentence)
        self.old.setFocus()

    def show_problem(self, sentence: str) -> None:
        """Say what is in the way; what was typed stands."""
        self.busy(on=False)
        self._show_problem(sentence)

    def show_changed(self, at: str) -> None:
        """Say when it was changed, and leave neither old nor new words on the page."""
        self.busy(on=False)
        self._changed_at = at
        self.forget_typed()
        self._say_changed()
        self._asked.hide()
        self._done.show()
        self._back.setFocus()

    def forget_typed(self) -> None:
        """Leave nothing in the fields."""
        self.old.write("")
        self.choice.forget_typed()

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return (("Enter", self.tr("Skift adgangssætning")),)

    def _show_problem(self, sentence: str) -> None:
        self._problem.say(sentence)
        self._problem.setVisible(bool(sentence))

    def _say_changed(self) -> None:
        if self._changed_at:
            when = said.moment(self._changed_at, self.now().date())
            done = self.tr("Adgangssætningen er skiftet {when}. Brug den nye, næste gang du låser op.")
            self._told.say(done.format(when=when))

    def retranslate(self) -> None:
        """Say everything again."""
        if self.header is not None:
            self.header.say(self.tr("Adgangssætning"), self.tr("Kun på denne computer"))
        self._back.rename(self.tr("Indstillinger"))
        self._first.say(self.tr("Den gamle og den nye"))
        self.old.rename(self.tr("Den adgangssætning, du bruger nu"))
        self._change.rename(self.tr("Skift adgangssætning"))
        self._renew.rename(self.tr("Forny nøglerne"))
        self._bind.rename(self.tr("Binding til computeren"))
        self._waits.say(self.tr("Prøver den gamle og låser nøglen med den nye. Det tager et par sekunder."))
        self._then.say(self.tr("Det sker der"))
        for words, sentence in zip(self._means, self._sentences(), strict=True):
            words.say(sentence)
        self.choice.retranslate()
        self._say_changed()

    def _sentences(self) -> tuple[str, str, str]:
        return (
            self.tr(
                "Kun nøglen bliver låst på ny. Alt, du har skrevet, ligger, hvor det ligger, og intet sendes."
            ),
            self.tr(
                "Den gamle adgangssætning åbner ikke sagerne her mere, heller ikke gennem nøglefilens kopi eller "
                "sikkerhedskopierne."
            ),
            self.tr(
                "En kopi af computeren fra før kan stadig åbnes med den gamle. Tror du, at nogen har begge dele, "
                "så skift, forny nøglerne, og ring til IT."
            ),
        )
