"""The round of three steps in the practice office: a card in the rail, which takes no room from the page."""

from PySide6.QtCore import QEvent, Signal

from desktop.ui.look.spoken import announce
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.layout import column, hold
from desktop.ui.parts.words import Words

STEPS = 3


class TourCard(Card):
    """`left` when it is done with or closed; it never takes the focus by itself."""

    left = Signal()

    def __init__(self) -> None:
        self.step = 0
        self._where, self._title = Words("", "small", "ink_soft", lines=1), Words("", "strong")
        self._text = Words("", "small")
        self.go_on, self.close_it = Button("", kind="quiet"), Button("", kind="quiet")
        super().__init__(
            self._where,
            self._title,
            self._text,
            hold(column(self.go_on, self.close_it, gap="")),
            gap="tight",
            pad="snug",
        )
        self.go_on.clicked.connect(self._go_on)
        self.close_it.clicked.connect(self.left)
        self.retranslate()

    def _go_on(self) -> None:
        if self.step + 1 == STEPS:
            self.left.emit()
            return
        self.step += 1
        self.retranslate()
        announce(self, f"{self._where.said}. {self._title.said}. {self._text.said}")

    def retranslate(self) -> None:
        """Say the step in the language of the moment."""
        titles = (self.tr("Dagen"), self.tr("Find alt"), self.tr("Hjælp og kvittering"))
        texts = (
            self.tr(
                "Her står dagens besøg i køreorden. »Start besøg« åbner det næste. Hvert ord gemmes, mens du skriver."
            ),
            self.tr("Ctrl K finder borgere, ord i notater og alt, du kan gøre. Prøv et navn."),
            self.tr(
                "F1 viser taster og regler. I det rigtige arbejde siger mærket herunder, hvad der er kvitteret."
            ),
        )
        self._where.say(self.tr("Rundtur {number} af {count}").format(number=self.step + 1, count=STEPS))
        self._title.say(titles[self.step])
        self._text.say(texts[self.step])
        is_last = self.step + 1 == STEPS
        self.go_on.rename(
            self.tr("Færdig") if is_last else self.tr("Videre"), name=self._name(is_last=is_last)
        )
        self.close_it.rename(self.tr("Luk"), name=self.tr("Luk rundturen"))
        self.close_it.setVisible(not is_last)

    def _name(self, *, is_last: bool) -> str:
        return self.tr("Færdig med rundturen") if is_last else self.tr("Videre i rundturen")

    def changeEvent(self, event: QEvent) -> None:
        """Another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
