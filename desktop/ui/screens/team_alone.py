"""Citizens without a regular contact, as after somebody's job changed: first on the team's desk, with the way on."""

from collections.abc import Mapping

from PySide6.QtCore import Signal

from casework.folding import fold
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.layout import column, hold
from desktop.ui.parts.reflow import Flow
from desktop.ui.parts.words import Words
from desktop.ui.screens.team_cards import SHOWN, Listed


class AloneCard(Listed):
    """`hand_wanted()` when they are to be given to somebody; there only where there are some."""

    hand_wanted = Signal()

    def __init__(self) -> None:
        self._alone: tuple[str, ...] = ()
        self._names: Mapping[str, str] = {}
        super().__init__()
        self.wear(edge="notice")

    def show_alone(self, alone: tuple[str, ...], names: Mapping[str, str]) -> None:
        """Show these; the same once more leaves the button under a hand alone."""
        if (alone, names) != (self._alone, self._names):
            self._alone, self._names = alone, names
            self.retranslate()

    def shown(self) -> tuple[str, ...]:
        """Return the cases that are named here, by name."""
        order = sorted(self._alone, key=lambda one: (one not in self._names, fold(self._names.get(one, ""))))
        return tuple(order[:SHOWN])

    def retranslate(self) -> None:
        """Say everything again."""
        self.setVisible(bool(self._alone))
        self._head.say(self.tr("Uden fast kontakt"), note=str(len(self._alone)) if self._alone else "")
        unknown = self.tr("en sag, der ikke er på denne computer")
        names = [Words(self._names.get(one, unknown), lines=2) for one in self.shown()]
        why = self.tr("Ingen har sagen som sin, før du giver den til en i teamet.")
        self.put(
            [hold(column(Words(why, "small", "notice"), *names, gap="tight"))] if names else [],
            "",
            len(self._alone) - SHOWN,
        )
        if names:
            give = Button(self.tr("Giv til en i teamet"), icon="users-round")
            give.clicked.connect(self.hand_wanted)
            self._lines.addSpacing(look.space("near"))
            self._lines.addWidget(hold(Flow(give)))
