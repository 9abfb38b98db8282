"""Netværk: who else is in the citizen's life, how they are reached, and what the citizen has said yes to."""

from PySide6.QtWidgets import QWidget

from casework.answers_plan import Relation
from desktop.ui.parts.card import Card, Heading
from desktop.ui.parts.layout import column, empty, hold
from desktop.ui.parts.words import Words


class NetworkCard(Card):
    """Not there where the case knows of nobody: an import brings them, and nothing is written here."""

    def __init__(self) -> None:
        self._people: tuple[Relation, ...] = ()
        self._head, self._list = Heading(""), column(gap="near")
        super().__init__(self._head, self._list, gap="near")
        self.hide()
        self.retranslate()

    def show_network(self, people: tuple[Relation, ...]) -> None:
        """Show these; the same once more moves nothing."""
        if people != self._people:
            self._people = people
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""
        self._head.say(self.tr("Netværk"))
        empty(self._list)
        for one in self._people:
            self._list.addWidget(self._line(one))
        self.setVisible(bool(self._people))

    def _line(self, one: Relation) -> QWidget:
        """Who it is, how to reach her, and her consent in the words of the case; where it says none, that is said."""
        about = " · ".join(part for part in (one.role if one.name else "", one.phone) if part)
        consent = one.consent or self.tr("Intet samtykke er skrevet")
        return hold(
            column(
                Words(one.name or one.role, "strong", lines=2),
                Words(about, "small", "ink_soft", lines=2) if about else None,
                Words(self.tr("Samtykke: {consent}").format(consent=consent), "small", "ink_soft", lines=3)
                if one.consent
                else Words(consent, "small", "ink_soft", lines=2),
                gap="",
            )
        )
