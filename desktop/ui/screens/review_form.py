"""The day by which a plan is gone through again: another one than we propose, with a reason where it is later."""

from datetime import date

from casework.calendar import say_field_date
from casework.review_day import ON, WHY
from casework.reviews import ReviewDay
from desktop.ui.parts.button import Button
from desktop.ui.parts.field import DateField, Field
from desktop.ui.screens.forms import Form


class ReviewDayForm(Form):
    """`day` is what holds now. Where somebody chose it, `proposed_wanted()` lets ours hold again."""

    demanded = (ON,)

    def __init__(self, today: date, day: ReviewDay) -> None:
        super().__init__()
        self.day = day
        self.takes_ours = False
        """Whether the person pressed for the day that we propose."""
        self._day = DateField("", day.on, today=today)
        self.fields = {ON: self._day, WHY: Field("", day.why)}
        if day.is_chosen:
            self.more_buttons = (ours := Button("", kind="quiet"),)
            ours.clicked.connect(self._take_ours)
        self.build(*self.fields.values())
        self.began = self.values()

    def _take_ours(self) -> None:
        self.takes_ours = True
        self.send()

    def refuse(self, sentence: str) -> None:
        """Say under the reason that it is lacking, and anything else under the day."""
        self.takes_ours = False
        values, day = self.values(), self._day.day()
        if day and self.day.proposed and day > self.day.proposed and not values[WHY].strip():
            self.wait(on=False)
            self.point_at(WHY, sentence)
        else:
            super().refuse(sentence)

    def retranslate(self) -> None:
        """Say everything again."""
        ours = say_field_date(self.day.proposed) if self.day.proposed else ""
        self.fields[ON].rename(
            self.tr("Planen gennemgås senest"),
            help_text=self.tr("Vi foreslår {day}. Det er ikke et krav i loven.").format(day=ours),
        )
        self.fields[WHY].rename(
            self.tr("Hvorfor den dag?"),
            help_text=self.tr(
                "Skal skrives, når dagen er senere end den, vi foreslår. Står ikke på papiret."
            ),
        )
        self.save.rename(self.tr("Gem dagen"))
        for one in self.more_buttons:
            one.rename(self.tr("Brug den dag, vi foreslår"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at vælge en dag"))
