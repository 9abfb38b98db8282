"""Kom i gang: four steps from the icon to the first citizen, without a technical word, one sentence for all that fails.

A step can be shown directly, so that a first day that was broken off goes on where it stopped.
"""

from typing import Final

from PySide6.QtCore import Signal

from desktop.ui.screens.screen import Now, copenhagen_now
from desktop.ui.screens.start_steps import CodeStep, FetchStep, PlaceStep, WordsStep
from desktop.ui.screens.step_frame import StepFrame

STEPS: Final = ("place", "code", "words", "fetch")


class StartScreen(StepFrame):
    """What a person says on the first day; the flow answers with a step, a problem, words or progress."""

    practice_wanted = Signal()
    code_given = Signal(str, str)
    suggested_anew = Signal()
    passphrase_chosen = Signal(str)
    opened = Signal()

    def __init__(self, now: Now = copenhagen_now) -> None:
        self._place, self._code, self._words, self._fetch = PlaceStep(), CodeStep(), WordsStep(), FetchStep()
        steps = (self._place, self._code, self._words, self._fetch)
        super().__init__(dict(zip(STEPS, steps, strict=True)), now)
        self._pauses += (self._place.mine, self._place.try_out)
        self.lay_steps()
        self._connect()
        self.first_focus = self._place.mine
        self.retranslate()
        self.show_step("place")

    def _connect(self) -> None:
        self._place.practice.connect(self.practice_wanted)
        self._place.work.connect(lambda: self.show_step("code"))
        self._code.given.connect(self._go_on)
        self._words.given.connect(self._go_on)
        self._words.other_words.connect(self.suggested_anew)
        self._back.clicked.connect(lambda: self.show_step("place"))
        self._on.clicked.connect(self._go_on)

    def show_words(self, words: tuple[str, ...]) -> None:
        """Suggest five words."""
        self._words.show_words(words)
        if self._name == "words":
            self._words.begin()

    def say_help(self, *, helped: bool) -> None:
        """Say with the words whether two colleagues can help whoever forgets them."""
        self._words.say_help(helped=helped)

    def show_problem(self, sentence: str) -> None:
        """Say in one sentence what is in the way; the step stays, with what was typed, and the cursor in it."""
        super().show_problem(sentence)
        self._steps[self._name].begin()

    def show_progress(self, done: int, total: int) -> None:
        """So many of so many cases are ready."""
        self._fetch.show_progress(done, total)

    def _go_on(self) -> None:
        if self._is_busy:
            return
        if self._name == "code":
            self._give_code()
        elif self._name == "words":
            self._choose_words()
        elif self._name == "fetch":
            self.opened.emit()

    def _give_code(self) -> None:
        flaw = self._code.flaw()
        if flaw is None:
            self.code_given.emit(self._code.address.text(), self._code.code.text())
            return
        field, sentence = flaw
        field.need(sentence)
        field.setFocus()

    def _choose_words(self) -> None:
        if chosen := self._words.chosen():
            self.passphrase_chosen.emit(chosen)

    def _say_frame(self) -> None:
        self._back.setVisible(self._name == "code")
        self._on.setVisible(self._name != "place")
        names = (
            self.tr("Vælg sted"),
            self.tr("Log på"),
            self.tr("Adgangssætning"),
            self.tr("Hent borgere"),
        )
        self._line.show_steps(names, self.number_here)
        self._on.rename(self.tr("Begynd") if self._name == "fetch" else self.tr("Videre"))

    def ask_for_room(self) -> None:
        """The words get the room of their second line where there is little."""
        super().ask_for_room()
        self._words.lead.setVisible(self.has_room)

    def retranslate(self) -> None:
        """Say everything again."""
        self._slogan.say(self.tr("Ét skridt ad gangen"))
        self._calm.say(self.tr("Fire korte trin. Gør dem i ét stræk, for koden virker kun én gang."))
        self._back.rename(self.tr("Tilbage"))
        for step in self._steps.values():
            step.retranslate()
        self._say_frame()
