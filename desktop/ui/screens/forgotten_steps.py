"""The steps of *Glemt adgangssætning*: ask for help, compare six words by telephone, choose new words."""

from typing import Final, NamedTuple

from PySide6.QtCore import Signal

from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.field import Field
from desktop.ui.parts.layout import hold, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.reflow import Evenly, Flow
from desktop.ui.parts.words import Words
from desktop.ui.screens.start_steps import Step

CHECKED: Final = 6
WIDEST: Final = 256
"""Width, at text size 1, in which the longest word of the list stands whole in large type."""


class Asked(NamedTuple):
    """How far a request has come: officers who approved, until when it stands (as it is said), whether there is net."""

    approved: int
    until: str
    online: bool


class CheckCard(Card):
    """One of the six words, in type that is read out without leaning forward."""

    def __init__(self, number: int) -> None:
        self._number, self.word = Words(str(number), "small", "ink_soft"), Words("", "display", lines=1)
        super().__init__(row(self._number, (self.word, 1), gap="snug"), gap="")


class AskStep(Step):
    """What happens, in three lines; where the service is, if this computer does not know."""

    saved = Signal()

    def __init__(self, *, restoring: bool = False) -> None:
        super().__init__()
        self._is_restoring = restoring
        self.address = Field("", icon="building-2", size="primary")
        self.fields = (self.address,)
        self._lines = [Words("", "body") for _ in range(3)]
        signs = ("send", "phone", "key-round")
        told = [
            row(Icon(sign, "accent", beside="body"), (line, 1), gap="snug", top=True)
            for sign, line in zip(signs, self._lines, strict=True)
        ]
        self.stick = Button("", icon="usb", kind="quiet", size="primary")
        self.stick.clicked.connect(self.saved)
        self.build(Card(*told, pad="room", gap="snug"), self.address, hold(Flow(self.stick, gap="")))

    def ask_address(self, *, known: bool) -> None:
        """Ask where the service is, where this computer does not know."""
        self.address.setVisible(not known)

    def needs_address(self) -> bool:
        """Whether the address is asked for and missing; the field then says so."""
        missing = self.address.isVisibleTo(self) and not self.address.text().strip()
        if missing:
            self.address.need(self.tr("Skriv adressen på centralen. Den står i brevet fra din kommune."))
            self.address.setFocus()
        return missing

    def begin(self) -> None:
        """Put the cursor where one writes, if anything is to be written."""
        if self.address.isVisibleTo(self):
            super().begin()

    def under_way(self) -> str:
        """Say what happens."""
        return self.tr("Sender anmodningen. Det tager et øjeblik.")

    def retranslate(self) -> None:
        """Say everything again."""
        self.title.say(self.tr("Har du glemt dine ord?"))
        self.lead.say(
            self.tr(
                "Når to nøgleofficerer hjælper, åbner nye ord den kopi, du har valgt. Intet bliver slettet."
            )
            if self._is_restoring
            else self.tr(
                "Alt, du har skrevet, ligger her endnu, også det, der ikke er sendt. Intet bliver slettet."
            )
        )
        self._lines[0].say(self.tr("Du sender en anmodning til de to nøgleofficerer i din kommune."))
        self._lines[1].say(
            self.tr("Du ringer til dem, og I sammenligner seks ord, så ingen anden kan spørge.")
        )
        self._lines[2].say(self.tr("Når begge har godkendt, vælger du nye ord og er inde igen."))
        self.address.rename(
            self.tr("Adressen på din kommunes Fodfæste"),
            help_text=self.tr("Den adresse, du brugte den første dag."),
        )
        self.stick.rename(self.tr("Intet net? Gem anmodningen på en USB-nøgle"))


class CompareStep(Step):
    """Six words in large type, and how far the two officers have come."""

    saved = Signal()
    loaded = Signal()
    anew = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cards = [CheckCard(number) for number in range(1, CHECKED + 1)]
        self._state = Banner("", "plain", icon="clock")
        self._asked = Asked(0, "", online=True)
        self.load = Button("", icon="usb", size="primary")
        self.save = Button("", icon="download", kind="quiet", size="primary")
        self.again = Button("", icon="rotate-ccw", kind="quiet", size="primary")
        for button, signal in (
            (self.load, self.loaded),
            (self.save, self.saved),
            (self.again, self.anew),
        ):
            button.clicked.connect(signal)
        self.build(
            hold(Evenly(*self._cards, least=WIDEST, gap="near")),
            self._state,
            hold(Flow(self.load, self.save, self.again, gap="snug")),
        )

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words that stand there."""
        return tuple(card.word.said for card in self._cards)

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show the six words."""
        for card, word in zip(self._cards, words, strict=True):
            card.word.say(word)

    def show_asked(self, asked: Asked) -> None:
        """Show how far the request has come."""
        self._asked = asked
        self.retranslate()

    def under_way(self) -> str:
        """Say what happens."""
        return self.tr("Læser svaret. Det tager et øjeblik.")

    def retranslate(self) -> None:
        """Say everything again."""
        self.title.say(self.tr("Ring, og læs de seks ord op"))
        self.lead.say(
            self.tr(
                "Ring til begge nøgleofficerer. De skriver ordene af efter dig; passer de ikke, siger de nej."
            )
        )
        self._state.say(self._until(), title=self._said())
        self.load.rename(self.tr("Svar fra USB-nøgle"))
        self.save.rename(self.tr("Gem på USB-nøgle"))
        self.again.rename(self.tr("Ny anmodning"))

    def _said(self) -> str:
        if not self._asked.online:
            return self.tr("Anmodningen ligger klar på denne computer")
        if self._asked.approved == 0:
            return self.tr("Venter på de to nøgleofficerer")
        if self._asked.approved == 1:
            return self.tr("Én har godkendt; venter på den anden")
        return self.tr("Begge har godkendt; svaret er på vej")

    def _until(self) -> str:
        said = self.tr(
            "Anmodningen gælder til {until}. Du kan lukke programmet imens; ordene er de samme, når du kommer igen."
        )
        if not self._asked.online:
            said = self.tr(
                "Den sendes, når der er net. Eller bær den på en USB-nøgle. Den gælder til {until}."
            )
        return said.format(until=self._asked.until)
