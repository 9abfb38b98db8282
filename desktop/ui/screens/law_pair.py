"""Who answers for what is done, and where that stands in the law: two choices that belong together in a form."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from casework.plan_law import bases_for, owners_for, said_of
from desktop.sentences import in_words
from desktop.ui.parts.field import ChoiceField
from desktop.ui.parts.layout import column
from desktop.ui.parts.segment import Option
from desktop.ui.screens.forms import Form

LAW: Final = ("owner", "legal_basis")


class LawPair(QWidget):
    """An authority, and a place in the law. What belongs together is offered first; a place is never filled in.

    `area` is the goal's part of life. `first` is the kind of effort, where the form is of one: its place comes first.
    """

    def __init__(self, on: date, *, area: str = "", first: str = "") -> None:
        super().__init__()
        self._on, self._area, self._first = on, area, first
        self.owner, self.basis = (ChoiceField("", [Option("", "")]) for _ in LAW)
        self.fields = dict(zip(LAW, (self.owner, self.basis), strict=True))
        self.setLayout(column(self.owner, self.basis, gap="snug"))
        for one in self.fields.values():
            one.chosen.connect(lambda _choice: self.say())

    def keep(self, values: Mapping[str, str]) -> None:
        """What another list had stays, also where this one has it not."""
        for name, field in self.fields.items():
            if field.box.findData(values.get(name, "")) < 0:
                field.box.addItem(values[name], values[name])

    def say(self) -> None:
        """Offer what belongs together first, and say of the place in the law how far it was looked into."""
        nothing = Option("", self.tr("nævnes ikke"))
        owners = [Option(name, in_words(name)) for name in owners_for(self._area)]
        _offer(self.owner, [nothing, *owners])
        self.owner.rename(self.tr("Hvem har ansvaret?"))
        known = bases_for(self.owner.choice(), self._on)
        bases = [
            Option(one.law, f"{in_words(one.what)} ({one.law[one.law.index('§') :]})")
            for one in sorted(known, key=lambda each: each.what != self._first)
        ]
        _offer(self.basis, [nothing, *bases])
        chosen = self.basis.choice()
        begun = chosen[:1].upper() + chosen[1:]
        told = f"{begun}. {in_words(said_of(chosen))}".strip() if chosen else ""
        self.basis.rename(self.tr("Hvor står det i loven?"), help_text=told)


class LawForm(Form):
    """A form that asks for the two, where its person may write them."""

    _law: LawPair | None = None

    def fill(self, values: Mapping[str, str]) -> None:
        """What was chosen of another day's list stays."""
        if self._law:
            self._law.keep(values)
        super().fill(values)
        if self._law:
            self._law.say()


def _offer(choice: ChoiceField, options: list[Option]) -> None:
    """Show options; what is chosen stays, also where it is none of them."""
    stands = choice.choice()
    known = {one.id for one in options}
    choice.show_options(options if stands in known else [*options, Option(stands, stands)], stands)
