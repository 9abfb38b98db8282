"""Kom i gang: four steps from the icon to the first citizen, without a technical word, one sentence for all that fails.

A step can be shown directly, so that a first day that was broken off goes on where it stopped.
"""

from typing import Final

from PySide6.QtCore import Signal

from casework import link
from desktop.sentences import told
from desktop.ui.screens.screen import Now, copenhagen_now
from desktop.ui.screens.signin import SignInStep
from desktop.ui.screens.start_steps import CodeStep, FetchStep, PlaceStep, WordsStep
from desktop.ui.screens.step_frame import StepFrame

STEPS: Final = ("place", "code", "signin", "words", "fetch")
_SAID: Final = {"place": 0, "code": 1, "signin": 1, "words": 2, "fetch": 3}
"""Which of the four steps of the line each is: the browser is part of *Log på*."""
_ANEW: Final = frozenset({"signin", "words"})
"""The steps at which somebody who finds another person's first day may begin his own."""


class StartScreen(StepFrame):
    """What a person says on the first day; the flow answers with a step, a problem, words or progress."""

    practice_wanted = Signal()
    code_given = Signal(str, str)
    sign_in_wanted = Signal()
    called_off = Signal()
    suggested_anew = Signal()
    passphrase_chosen = Signal(str)
    opened = Signal()
    fetching_stopped = Signal()
    begun_anew = Signal()

    def __init__(self, now: Now = copenhagen_now) -> None:
        self._goes_on, self._whose = False, ("", "")
        self._place, self._code, self._signin = PlaceStep(), CodeStep(), SignInStep()
        self._words, self._fetch = WordsStep(), FetchStep()
        steps = (self._place, self._code, self._signin, self._words, self._fetch)
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
        self._fetch.stopped.connect(self.fetching_stopped)
        self._back.clicked.connect(self._go_back)
        self._on.clicked.connect(self._go_on)

    def show_words(self, words: tuple[str, ...]) -> None:
        """Suggest five words."""
        self._words.show_words(words)
        if self._name == "words":
            self._words.begin()

    def say_help(self, *, helped: bool) -> None:
        """Say with the words whether two colleagues can help whoever forgets them."""
        self._words.say_help(helped=helped)

    def say_goes_on(self, *, kept: bool) -> None:
        """Say whether a first day that is broken off goes on by itself, or needs a new code."""
        self._goes_on = kept
        self._say_calm()

    def say_whose(self, name: str, municipality: str) -> None:
        """Say who is on the way in, after a first day that was broken off; somebody else may begin anew."""
        self._whose = name, municipality
        self._say_calm()

    def show_address(self, address: str) -> None:
        """Go on at the code, where the answer to it never came."""
        self._code.address.write(address)
        self.show_step("code")

    @property
    def keys_of_link(self) -> str:
        """The mark of the service's keys, where a link brought it."""
        return self._code.keys_of_link

    def take_link(self, text: str) -> bool:
        """The system handed a link over: show what it brings, and let the person press; tell whether it comes in time.

        Nothing is sent by it alone, because anybody may send a link to anybody.
        """
        if self._is_busy or self._name not in {"place", "code"}:
            return False
        self.show_step("code")
        try:
            self._code.take_link(text)
        except link.NotALink as error:
            self.show_problem(told(error))
        return True

    def show_problem(self, sentence: str) -> None:
        """Say in one sentence what is in the way; the step stays, with what was typed, and the cursor in it."""
        super().show_problem(sentence)
        self._steps[self._name].begin()

    def show_progress(self, done: int, total: int, left: str = "") -> None:
        """So many of so many cases are ready."""
        self._fetch.show_progress(done, total, left)

    def _go_on(self) -> None:
        if self._is_busy:
            return
        if self._name == "code":
            if typed := self._code.typed():
                self.code_given.emit(*typed)
        elif self._name == "signin":
            self.sign_in_wanted.emit()
        elif self._name == "words":
            self._choose_words()
        elif self._name == "fetch":
            self.opened.emit()

    def _go_back(self) -> None:
        """From the code to the choice; from the browser, while it is waited for, to the step itself."""
        if self._name == "signin" and self._is_busy:
            self.called_off.emit()
            return
        if self._name != "code":
            self._whose = ("", "")
            self._say_calm()
            self.begun_anew.emit()
        self.show_step("place")

    def busy(self, *, on: bool) -> None:
        """While the browser is waited for, the way back is the way out of it."""
        super().busy(on=on)
        self._back.setEnabled(not on or self._name == "signin")
        self._say_frame()

    def _choose_words(self) -> None:
        if chosen := self._words.chosen():
            self.passphrase_chosen.emit(chosen)

    def _say_frame(self) -> None:
        waits = self._name == "signin" and self._is_busy
        anew = self._name in _ANEW and any(self._whose) and not waits
        self._back.setVisible(self._name == "code" or waits or anew)
        back = self.tr("Begynd forfra") if anew else self.tr("Tilbage")
        self._back.rename(self.tr("Fortryd") if waits else back)
        self._on.setVisible(self._name != "place")
        names = (
            self.tr("Vælg sted"),
            self.tr("Log på"),
            self.tr("Adgangssætning"),
            self.tr("Hent borgere"),
        )
        self._line.show_steps(names, _SAID[self._name])
        on = {"fetch": self.tr("Begynd"), "signin": self.tr("Åbn browseren")}
        self._on.rename(on.get(self._name, self.tr("Videre")))

    def ask_for_room(self) -> None:
        """The words get the room of their second line where there is little."""
        super().ask_for_room()
        self._words.lead.setVisible(self.has_room)

    def retranslate(self) -> None:
        """Say everything again."""
        self._slogan.say(self.tr("Ét skridt ad gangen"))
        self._say_calm()
        for step in self._steps.values():
            step.retranslate()
        self._say_frame()

    def _say_calm(self) -> None:
        name, municipality = self._whose
        if name:
            whose = self.tr("Du går videre, hvor du slap, som {name} hos {municipality}.")
            self._calm.say(whose.format(name=name, municipality=municipality))
        elif self._goes_on:
            self._calm.say(self.tr("Fire korte trin. Bliver du afbrudt, går du videre, hvor du slap."))
        else:
            self._calm.say(
                self.tr(
                    "Fire korte trin. Gør dem i ét stræk; bliver du afbrudt efter koden, skal du have en ny."
                )
            )
