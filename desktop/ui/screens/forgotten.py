"""Glemt adgangssætning: three steps from *Lås op* to new words, two people who help, nothing lost on the way."""

from typing import Final

from PySide6.QtCore import Signal

from desktop.ui.screens.forgotten_steps import Asked, AskStep, CompareStep
from desktop.ui.screens.screen import Now, copenhagen_now
from desktop.ui.screens.start_steps import WordsStep
from desktop.ui.screens.step_frame import StepFrame

STEPS: Final = ("ask", "compare", "words")


class ForgottenScreen(StepFrame):
    """What a person says who is locked out; the flow answers with a step, a problem, words, or how far it has come.

    `asked(address)` (empty where it is known), `saved` and `loaded` for USB sticks, `looked` for *Se efter nu*, `anew`
    for another request, `passphrase_chosen(words)`, `left` for the way back to *Lås op*.
    """

    asked = Signal(str)
    saved = Signal()
    loaded = Signal()
    looked = Signal()
    anew = Signal()
    suggested_anew = Signal()
    passphrase_chosen = Signal(str)
    left = Signal()

    def __init__(self, now: Now = copenhagen_now, *, restoring: bool = False) -> None:
        """`restoring` where the new words are to open a copy of a damaged store."""
        self._is_restoring = restoring
        self._ask, self._compare = AskStep(restoring=restoring), CompareStep()
        self._words = WordsStep(helped=True)
        super().__init__(dict(zip(STEPS, (self._ask, self._compare, self._words), strict=True)), now)
        self._pauses += (
            self._ask.stick,
            self._compare.load,
            self._compare.save,
            self._compare.again,
        )
        self.lay_steps()
        self._connect()
        self.first_focus = self._on
        self.retranslate()
        self.show_step("ask")

    def _connect(self) -> None:
        self._on.clicked.connect(self._go_on)
        self._back.clicked.connect(self.left)
        self._ask.given.connect(self._go_on)
        self._ask.saved.connect(self.saved)
        self._compare.saved.connect(self.saved)
        self._compare.loaded.connect(self.loaded)
        self._compare.anew.connect(self.anew)
        self._words.given.connect(self._go_on)
        self._words.other_words.connect(self.suggested_anew)

    @property
    def address(self) -> str:
        """Return the address that was typed."""
        return self._ask.address.text().strip()

    def ask_address(self, *, known: bool) -> None:
        """Ask where the service is, where this computer does not know."""
        self._ask.ask_address(known=known)
        if (
            self._name == "ask"
        ):  # Qt gives the focus of a field that goes to the next thing, which is the second way
            self._on.setFocus()
            self._ask.begin()

    def show_check(self, words: tuple[str, ...]) -> None:
        """Show the six words that are read out."""
        self._compare.show_words(words)

    def show_asked(self, asked: Asked) -> None:
        """Show how far the request has come; nothing under the hand moves."""
        self._compare.show_asked(asked)

    def show_words(self, words: tuple[str, ...]) -> None:
        """Suggest new words."""
        self._words.show_words(words)
        if self._name == "words":
            self._words.begin()

    def forget_typed(self) -> None:
        """Leave no words in the fields."""
        self._words.typed.write("")

    def _go_on(self) -> None:
        if self._is_busy:
            return
        if self._name == "ask" and not self._ask.needs_address():
            self.asked.emit(self.address)
        elif self._name == "compare":
            self.looked.emit()
        elif self._name == "words":
            self._choose_words()

    def _choose_words(self) -> None:
        if chosen := self._words.chosen():
            self.passphrase_chosen.emit(chosen)

    def _say_frame(self) -> None:
        names = (self.tr("Spørg om hjælp"), self.tr("Sammenlign"), self.tr("Nye ord"))
        self._line.show_steps(names, self.number_here)
        opened = self.tr("Gendan med de nye ord") if self._is_restoring else self.tr("Lås op med de nye ord")
        ways_on = (self.tr("Send anmodning"), self.tr("Se efter nu"), opened)
        self._on.rename(ways_on[self.number_here])

    def ask_for_room(self) -> None:
        """The words get the room of their second line where there is little."""
        super().ask_for_room()
        self._words.lead.setVisible(self.has_room)

    def retranslate(self) -> None:
        """Say everything again."""
        self._slogan.say(self.tr("Alt samles igen") if self._is_restoring else self.tr("Intet er tabt"))
        self._calm.say(
            self.tr("To mennesker i din kommune lukker dig ind igen, sammen. Ingen af dem kan det alene.")
        )
        back = self.tr("Tilbage til kopierne") if self._is_restoring else self.tr("Tilbage til Lås op")
        self._back.rename(back)
        for step in self._steps.values():
            step.retranslate()
        self._say_frame()
