"""A file on its way into a case: which, what it is, the day that it speaks of, and how it is kept and sent."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal

from desktop.ui.parts.button import Button
from desktop.ui.parts.field import DateField, Field
from desktop.ui.parts.layout import STRETCH, column, hold, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.tick import TickedLine
from desktop.ui.parts.words import Words
from desktop.ui.screens.forms import Form

YES = "yes"


class AttachForm(Form):
    """The file is pointed at with `file_wanted()`; `original` and `office` are `YES` or nothing."""

    demanded = ("what",)
    file_wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.file = ""
        self._sign, self._name = Icon("paperclip", "accent"), Words("", "strong")
        self.choose = Button("", kind="quiet")
        self.ticks = {"original": TickedLine(), "office": TickedLine()}
        what, day = Field(""), DateField("", today=today)
        name = hold(column(STRETCH, self._name, STRETCH, gap=""))
        self.fields |= {"what": what, "on": day}
        chosen = hold(row(self._sign, (name, 1), self.choose, gap="near"))
        self.build(chosen, what, day, *self.ticks.values())
        self.ticks["original"].hide()
        day.show_day(today)
        self.choose.clicked.connect(self.file_wanted)

    def take(self, name: str, *, was_larger: bool = False) -> None:
        """A file was read and waits to be attached; a photo that was made smaller can be kept as it was."""
        self.file = name
        self.fields["what"].settle()
        self.ticks["original"].setVisible(was_larger)
        self.retranslate()

    def values(self) -> dict[str, str]:
        """Return what stands in the fields, and what is ticked."""
        ticked = {name: YES if one.isChecked() else "" for name, one in self.ticks.items()}
        return super().values() | ticked

    def fill(self, values: Mapping[str, str]) -> None:
        """Put values in, as a draft holds them."""
        super().fill(values)
        for name, one in self.ticks.items():
            one.setChecked(values.get(name, "") == YES)

    def wait(self, *, on: bool) -> None:
        """Stand still while the file is under way."""
        super().wait(on=on)
        for one in self.ticks.values():
            one.setEnabled(not on)

    def refuse(self, sentence: str) -> None:
        """Say under the words why the file was not taken; under the day only where that cannot be read."""
        day = self.fields["on"]
        if isinstance(day, DateField) and day.text() and day.day() is None:
            super().refuse(sentence)
            return
        self.wait(on=False)
        self.point_at("what", sentence)

    def is_touched(self) -> bool:
        """Whether there are words, or a file that was chosen."""
        return bool(self.file) or super().is_touched()

    def flaw(self) -> tuple[str, str] | None:
        """A file, words for it, and a day that exists."""
        if not self.file:
            return "what", self.tr("Vælg filen igen. Den bliver først læst, når du peger på den.")
        if not self.values()["what"].strip():
            return "what", self.tr("Skriv, hvad filen er, så en kollega kan finde den igen.")
        return None

    def retranslate(self) -> None:
        """Say everything again."""
        self._name.say(self.file or self.tr("Ingen fil valgt endnu"))
        self.choose.rename(self.tr("Skift fil") if self.file else self.tr("Vælg fil"))
        self.fields["what"].rename(self.tr("Hvad er det?"))
        self.fields["on"].rename(self.tr("Fra hvilken dag?"))
        self.ticks["original"].say(
            self.tr("Behold originalen"),
            self.tr(
                "Ellers gøres billedet mindre. Hvor, hvornår og med hvad det er taget, fjernes i begge tilfælde."
            ),
        )
        self.ticks["office"].say(
            self.tr("Send, når jeg er på kontoret"),
            self.tr(
                "Filen ligger kun på denne computer, til du siger til i Synkronisering, dog højst 7 dage."
            ),
        )
        self.save.rename(self.tr("Vedhæft"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at vedhæfte"))
