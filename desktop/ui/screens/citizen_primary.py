"""Who is the regular contact, where several are proposed: named with a button each, and one press settles it."""

from functools import partial

from PySide6.QtCore import Signal

from casework.answers import CitizenPage
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.layout import column, empty, hold
from desktop.ui.parts.reflow import Flow
from desktop.ui.parts.words import Words


class PrimaryChoice(Card):
    """Hidden as long as there is no doubt. `chosen(id)` says whom the person pressed."""

    chosen = Signal(str)

    def __init__(self) -> None:
        self._text = Words("", "body")
        self._choices = column(gap="")
        self._page: CitizenPage | None = None
        super().__init__(self._text, hold(self._choices), gap="tight", edge="accent")
        self.hide()

    def show_page(self, page: CitizenPage) -> None:
        """Ask, or go away; buttons that name the same people stay, with the cursor on them."""
        self.setVisible(bool(page.proposed))
        same = self._page is not None and (self._page.proposed, self._page.primary) == (
            page.proposed,
            page.primary,
        )
        self._page = page
        if not same:
            self._ask(page)

    def retranslate(self) -> None:
        """Say everything again."""
        if self._page is not None:
            self._ask(self._page)

    def _ask(self, page: CitizenPage) -> None:
        empty(self._choices)
        if not page.proposed:
            return
        ask = self.tr("Hvem er borgerens kontaktperson?")
        until = (
            self.tr("Indtil nogen vælger, er det {name}.").format(name=page.primary.name)
            if page.primary
            else ""
        )
        self._text.say(f"{ask} {until}".strip())
        buttons = []
        for worker in page.proposed:
            button = Button(
                worker.name, name=self.tr("Vælg {name} som kontaktperson").format(name=worker.name)
            )
            button.clicked.connect(partial(self._choose, worker.id))
            buttons.append(button)
        self._choices.addWidget(hold(Flow(*buttons, gap="snug")))

    def _choose(self, worker: str, _pressed: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        self.chosen.emit(worker)
