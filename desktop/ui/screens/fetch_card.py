"""The fetching in the room behind the chip: how far, *Afbryd*, and the number of whoever is needed before the rest."""

from PySide6.QtCore import Signal

from casework.cpr import what_is_wrong
from desktop.sentences import in_words
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Heading
from desktop.ui.parts.field import Field
from desktop.ui.parts.layout import STRETCH, hold, row
from desktop.ui.parts.progress import Progress
from desktop.ui.parts.reflow import Beside
from desktop.ui.parts.words import Words


class FetchCard(Card):
    """`stopped()` and `resumed()`; `wanted(number)` once it is a CPR number. Hidden while nothing is fetched."""

    stopped = Signal()
    resumed = Signal()
    wanted = Signal(str)

    def __init__(self) -> None:
        self._head = Heading("")
        self._progress = Progress()
        self.on = Button("", icon="arrow-down", kind="quiet")
        self.number, self.first = Field(""), Button("", icon="user-round", kind="quiet")
        self._said = Words("", "small", "ink_soft")
        super().__init__(
            self._head,
            self._progress,
            row(self.on, STRETCH),
            hold(Beside((self.number, 1, 220), (self.first, 0, 160), gap="near", middle=True)),
            self._said,
            gap="near",
        )
        self._progress.stopped.connect(self.stopped)
        self.on.clicked.connect(self.resumed)
        self.first.clicked.connect(self._want)
        self.number.line.returnPressed.connect(self._want)
        self._off = False
        self.hide()

    def show_fetching(self, what: str, share: float, *, left: str = "", off: bool = False) -> None:
        """*Henter dine borgere: 12 af 41*, 0.29, *cirka 2 minutter tilbage*; `off` where it was called off."""
        self._off = off
        self._progress.show_progress(what, share, left=left)
        self._progress.let_stop(on=not off)
        self.on.setVisible(off)
        self.show()

    def say(self, text: str) -> None:
        """Say what became of the one who was wanted."""
        self._said.say(text)

    def _want(self) -> None:
        wrong = what_is_wrong(self.number.text())
        if wrong:
            self.number.need(in_words(wrong))
            return
        self.number.settle()
        self.say(self.tr("Henter borgeren før de andre. Du kan arbejde imens."))
        self.wanted.emit(self.number.text())

    def clear(self) -> None:
        """He is here: the number stands here no longer."""
        self.number.write("")
        self.say("")

    def retranslate(self) -> None:
        """Say everything again."""
        self._head.say(self.tr("Henter fra centralen"))
        self.on.rename(self.tr("Hent resten"))
        self.number.rename(self.tr("Borgerens CPR-nummer"))
        self.first.rename(self.tr("Hent borgeren nu"))
