"""Gendan: of what reads, or from a sealed copy; what each way gives back, and the words that open it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from PySide6.QtCore import Signal

from casework.clock import COPENHAGEN
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.choice import Choices
from desktop.ui.parts.field import Field
from desktop.ui.parts.layout import column, hold, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.reflow import Flow
from desktop.ui.parts.segment import Option
from desktop.ui.parts.words import Words
from desktop.ui.screens import days, said
from desktop.ui.screens.screen import Now, copenhagen_now
from desktop.ui.screens.start_steps import Step
from desktop.ui.screens.step_frame import StepFrame

STEPS: Final = ("copy", "words")
REBUILD: Final = "rebuild"
LOOK: Final = "look"
"""The ways that are no copy: build up of everything that reads, or look at it and change nothing."""
WIDEST: Final = 200
"""Width, at text size 1, in which the day and hour of a copy stand whole."""


class CopyShown(NamedTuple):
    """A copy that can be restored from: a name for the flow, when it was made, in Danish time."""

    id: str
    made: datetime


class CopyStep(Step):
    """The ways on: what reads, and the copies by day and hour; below it, what each gives back, and from where."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = [Words("", "body") for _ in range(3)]
        signs = ("history", "monitor", "cloud")
        told = [
            row(Icon(sign, "accent", beside="body"), (line, 1), gap="snug", top=True)
            for sign, line in zip(signs, self._lines, strict=True)
        ]
        self._place = column(gap="")
        self.choices: Choices | None = None
        self.build(hold(self._place), Card(*told, pad="room", gap="snug"))

    def show_copies(self, options: Sequence[Option]) -> None:
        """Offer the copies, the newest first."""
        chosen = self.choices.choice() if self.choices is not None else options[0].id
        if self.choices is not None:
            self._place.removeWidget(self.choices)
            self.choices.deleteLater()
        self.choices = Choices(options, least=WIDEST, name=self.tr("Veje videre"))
        self.choices.choose(chosen if any(chosen == one.id for one in options) else options[0].id)
        self.choices.chosen.connect(lambda _id: self._say_lines())
        self._place.addWidget(self.choices)
        self._say_lines()

    def retranslate(self) -> None:
        """Say everything again."""
        self.title.say(self.tr("Noget af det, du har gemt, kan ikke læses"))
        self.lead.say(
            self.tr("De beskadigede filer bliver lagt til side, ikke slettet. Vælg, hvad der skal ske.")
        )
        self._say_lines()

    def _say_lines(self) -> None:
        """Say what the chosen way gives back."""
        chosen = self.choices.choice() if self.choices is not None else ""
        for line, sentence in zip(self._lines, self._told(chosen), strict=True):
            line.say(sentence)

    def _told(self, chosen: str) -> tuple[str, str, str]:
        if chosen == REBUILD:
            return (
                self.tr("Alt, der kan læses, kommer med, og resten hentes fra kopierne."),
                self.tr("Det, der ikke er sendt, hentes også fra computerens anden kopi."),
                self.tr("Resten kommer fra centralen. Det, ingen har, får du at se med navn og tid."),
            )
        if chosen == LOOK:
            return (
                self.tr("Du ser alt, der kan læses her, i kopierne og af det usendte, og kan printe det."),
                self.tr("Der kan ikke skrives imens, og intet ændres. Du kan altid bygge det op bagefter."),
                self.tr("Det, ingen her har, står med navn og tid under Indstillinger, Sikkerhed."),
            )
        return (
            self.tr("Kopien har alt, hvad du havde skrevet, da den blev taget."),
            self.tr("Det, du ikke har sendt siden, hentes fra computerens anden kopi."),
            self.tr("Det, centralen har kvitteret siden, kommer igen, når der er net."),
        )


class OpenStep(Step):
    """The words, and whose: those of today, or of the day of the copy."""

    def __init__(self) -> None:
        super().__init__()
        self._looks = False
        self.word = Field("", icon="key-round", secret=True, size="primary")
        self._was_wrong = False
        self.forgotten = Button("", icon="handshake", kind="quiet", size="primary")
        self.fields = (self.word,)
        self.build(self.word, hold(Flow(self.forgotten, gap="")))

    def under_way(self) -> str:
        """Say what happens."""
        if self._looks:
            return self.tr("Finder det, der kan læses. Det kan tage et minut. Intet ændres.")
        return self.tr("Gendanner det, du har gemt. Det kan tage et minut. Luk ikke computeren imens.")

    def say_way(self, made: str, *, looks: bool) -> None:
        """Say which copy was chosen, or that the store is rebuilt of all there is, or that one only looks."""
        self._looks = looks
        whole = self.tr("Det hele bygges op igen af alt, der kan læses.")
        seen = self.tr("Du ser det, der kan læses. Intet ændres.")
        self.lead.say(
            seen if looks else self.tr("Kopien blev taget {made}.").format(made=made) if made else whole
        )

    def show_problem(self, sentence: str) -> None:
        """Say what is in the way; from then on the field says what else there is to do."""
        super().show_problem(sentence)
        if sentence and not self._was_wrong:
            self._was_wrong = True
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""
        self.title.say(self.tr("Dine ord"))
        self.word.rename(
            self.tr("Adgangssætning"),
            help_text=self.tr(
                "Kan du ikke huske dem, kan to nøgleofficerer åbne kopien for dig: tryk Glemt adgangssætning."
            )
            if self._was_wrong
            else self.tr("Har du skiftet ord siden, så prøv først dem, du har nu."),
        )
        self.forgotten.rename(self.tr("Glemt adgangssætning"))


class RestoreScreen(StepFrame):
    """What a person says whose store is damaged: which copy, and the words.

    `restored(id, passphrase)`, `forgotten(id)` where the words are gone, too, `left` for the way back to *Lås op*.
    """

    restored = Signal(str, str)
    forgotten = Signal(str)
    left = Signal()

    def __init__(self, now: Now = copenhagen_now) -> None:
        self._copy, self._open = CopyStep(), OpenStep()
        super().__init__(dict(zip(STEPS, (self._copy, self._open), strict=True)), now)
        self._copies: tuple[CopyShown, ...] = ()
        self._reads = False
        self._pauses += (self._open.forgotten,)
        self.lay_steps()
        self._on.clicked.connect(self._go_on)
        self._back.clicked.connect(self._go_back)
        self._open.given.connect(self._go_on)
        self._open.forgotten.clicked.connect(self._forget)
        self.first_focus = self._on
        self.retranslate()
        self.show_step("copy")

    def show_copies(self, copies: Sequence[CopyShown], *, reads: bool = False) -> None:
        """Offer these copies, the newest first; before them what reads, where the database can be read at all."""
        self._copies, self._reads = tuple(copies), reads
        ways = [
            Option(REBUILD, self.tr("Byg det op igen"), "shield-check"),
            Option(LOOK, self.tr("Se, hvad der kan læses"), "eye"),
        ]
        ways = ways if reads else []
        ways += [Option(one.id, self._offered(one), "history") for one in self._copies]
        if ways:
            self._copy.show_copies(ways)

    def _offered(self, copy: CopyShown) -> str:
        said_when = self._said(copy)
        return self.tr("Kopi: {made}").format(made=said_when) if self._reads else said.upper(said_when)

    def forget_typed(self) -> None:
        """Leave no words in the field."""
        self._open.word.write("")

    def _go_on(self) -> None:
        chosen = self._copy.choices.choice() if self._copy.choices is not None else ""
        if self._is_busy or not chosen:
            return
        if self._name == "copy":
            made = next((self._said(one) for one in self._copies if one.id == chosen), "")
            self._open.say_way(made, looks=chosen == LOOK)
            self.show_step("words")
        elif self._open.word.line.text():
            self.restored.emit(chosen, self._open.word.line.text())
        else:
            self._open.word.need(self.tr("Skriv din adgangssætning."))
            self._open.word.setFocus()

    def _forget(self) -> None:
        if not self._is_busy and self._copy.choices is not None:
            self.forget_typed()
            self.forgotten.emit(self._copy.choices.choice())

    def _go_back(self) -> None:
        if self._name == "words":
            self.show_step("copy")
        else:
            self.left.emit()

    def _said(self, copy: CopyShown) -> str:
        """Say "i dag kl. 9.00", "i tirsdags kl. 16.10"."""
        made, today = copy.made.astimezone(COPENHAGEN), self.now().astimezone(COPENHAGEN).date()
        return f"{days.say_age(made.date(), today)} {days.say_time(made)}"

    def _say_frame(self) -> None:
        self._line.show_steps((self.tr("Vælg vej"), self.tr("Lås op")), self.number_here)
        first = self._name == "copy"
        looks = self._copy.choices is not None and self._copy.choices.choice() == LOOK
        act = self.tr("Se") if looks else self.tr("Gendan")
        self._on.rename(self.tr("Videre") if first else act)
        self._back.rename(self.tr("Tilbage til Lås op") if first else self.tr("Tilbage"))

    def retranslate(self) -> None:
        """Say everything again."""
        self._slogan.say(self.tr("Alt samles igen"))
        self._calm.say(self.tr("Dine notater findes mere end ét sted: her, i kopierne og hos centralen."))
        for step in self._steps.values():
            step.retranslate()
        self.show_copies(self._copies, reads=self._reads)
        self._say_frame()
