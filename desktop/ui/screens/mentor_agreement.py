"""What a mentor is to do for one citizen: goal, tasks, period, and whom to ring."""

from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from casework.answers_mentor import Mentee
from casework.calendar import say_field_date
from casework.mentoring import Agreed
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Heading
from desktop.ui.parts.layout import column, empty, hold
from desktop.ui.parts.words import Words
from desktop.ui.screens import mentor_said


class AgreementCard(Card):
    """`case_wanted()` when the case is to be opened."""

    case_wanted = Signal()

    def __init__(self) -> None:
        self._mentee: Mentee | None = None
        self._today = date.min
        self._open = Button("", icon="arrow-right", kind="quiet", trailing=True)
        self._head, self._facts = Heading("", right=self._open), column(gap="near")
        super().__init__(self._head, self._facts, gap="near")
        self._open.clicked.connect(self.case_wanted)
        self.retranslate()

    def show_agreement(self, mentee: Mentee, today: date) -> None:
        """Show what holds on a day for one citizen."""
        self._mentee, self._today = mentee, today
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""
        mentee = self._mentee
        agreed = mentee.now(self._today) if mentee else None
        self._head.say(self.tr("Aftalen"), note=mentor_said.time(agreed.minutes) if agreed else "")
        name = mentee.name if mentee else ""
        self._open.rename(self.tr("Åbn sagen"), name=self.tr("Åbn sagen om {name}").format(name=name))
        empty(self._facts)
        if mentee is None:
            return
        for about, text in self._said(mentee, agreed):
            self._facts.addWidget(_fact(about, text))

    def _said(self, mentee: Mentee, agreed: Agreed | None) -> list[tuple[str, str]]:
        contact = (self.tr("Fast kontakt"), mentee.contact)
        if agreed is None:
            none = self.tr(
                "Der er ingen aftale om mentortimer endnu. Skriv tiden ind alligevel: den tælles med, "
                "når timerne er bevilget."
            )
            return [("", none), *([contact] if mentee.contact else [])]
        said = [
            (self.tr("Mål"), agreed.goal),
            (self.tr("Opgaver"), agreed.tasks),
            (self.tr("Periode"), self._period(agreed)),
            (self.tr("Konto"), agreed.account),
            contact,
        ]
        return [(about, text) for about, text in said if text]

    def _period(self, agreed: Agreed) -> str:
        if agreed.start is None or agreed.end is None:
            return ""
        return self.tr("{first} til {last}").format(
            first=say_field_date(agreed.start), last=say_field_date(agreed.end)
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _fact(about: str, text: str) -> QWidget:
    name = Words(about, "small", "ink_soft", lines=1) if about else None
    return hold(column(name, Words(text, "body", "ink" if about else "ink_soft"), gap=""))
