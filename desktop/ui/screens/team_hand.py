"""One act for a whole caseload: from whom, to whom, which citizens, until when, and why."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal

from casework.answers_team import HandWanted, Member
from desktop.ui.parts.field import ChoiceField, DateField, Field
from desktop.ui.parts.layout import column, empty, hold
from desktop.ui.parts.reflow import Beside, Evenly
from desktop.ui.parts.segment import Option, Segment
from desktop.ui.parts.tick import Tick
from desktop.ui.parts.words import Words
from desktop.ui.screens.forms import Form
from desktop.ui.screens.screen import shortcut

TRANSFER, COVER, END = "transfer", "cover", "end"


class HandForm(Form):
    """All citizens are chosen beforehand. `wanted(HandWanted)` when it is sent; nothing is kept as a draft."""

    wanted = Signal(HandWanted)
    demanded = ("reason",)
    keeps = False

    def __init__(self, giver: Member, takers: Sequence[Member], today: date) -> None:
        super().__init__(giver.user)
        self._giver = giver
        self._ticks: dict[str, Tick] = {}
        self._ends = self._is_filled = False
        self._takers = {one.user: one.name for one in takers}
        taker = ChoiceField("", self._offered())
        self.fields = {"taker": taker, "until": DateField("", today=today, ahead=True), "reason": Field("")}
        self.how = Segment([Option(TRANSFER, ""), Option(COVER, "")], TRANSFER)
        self._said, self._list = Words("", "label"), column(gap="")
        self._citizens = hold(self._list)
        self._today = today
        self.build(
            self.how,
            Beside((taker, 1, 200), (self.fields["until"], 1, 160), gap="snug"),
            self.fields["reason"],
            self._said,
        )
        whole = self.layout()
        if whole is not None:
            whole.addWidget(self._citizens)  # forty names below the button that sends them
        self.how.chosen.connect(lambda _how: self._fit())
        self.how.taken.connect(self._go_on)
        shortcut(self, "Alt+D", self._cover)
        taker.chosen.connect(lambda _user: self._name_save())
        self.saved.connect(self._want)
        self.how.setVisible(bool(giver.user))  # what nobody has is given for good
        self._fit()

    def show_citizens(self, citizens: Mapping[str, str]) -> None:
        """Offer these to be handed over, at first all of them; whoever comes later is chosen by hand or not at all."""
        chosen = set(self._chosen()) if self._is_filled else set(citizens)
        self._is_filled = True
        empty(self._list)
        self._ticks = {case: Tick(name, ticked=case in chosen) for case, name in citizens.items()}
        for tick in self._ticks.values():
            tick.setEnabled(not self.is_under_way)
            tick.toggled.connect(lambda _on: self._say_count())
        self._list.addWidget(hold(Evenly(*self._ticks.values(), least=250, gap="tight")))
        self._say_count()

    def offer_end(self, *, on: bool) -> None:
        """Somebody covers already: it can be ended before its time."""
        options = [TRANSFER, COVER, *([END] if on else [])]
        self._ends = on
        self.how.show_options([Option(one, self._called(one)) for one in options], self.how.choice())

    def _called(self, how: str) -> str:
        names = {TRANSFER: self.tr("Overdrag for altid"), COVER: self.tr("Dæk til og med dagen")}
        return names.get(how, self.tr("Slut dækningen"))

    def _fit(self) -> None:
        how = self.how.choice()
        self.fields["until"].setVisible(how == COVER)
        self.fields["taker"].setVisible(how != END)
        for part in (self._said, self._citizens):
            part.setVisible(how == TRANSFER)
        self._name_save()

    def _go_on(self, how: str) -> None:
        """A cover wants its last day next."""
        if how == COVER:
            self.fields["until"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _cover(self) -> None:
        if not self.is_under_way and self._giver.user:
            self.how.choose(COVER)
            self._fit()
            self._go_on(COVER)

    def _chosen(self) -> tuple[str, ...]:
        return tuple(case for case, tick in self._ticks.items() if tick.isChecked())

    def _say_count(self) -> None:
        self._said.say(
            self.tr("{chosen} af {all} borgere er valgt").format(
                chosen=len(self._chosen()), all=len(self._ticks)
            )
        )
        self._name_save()

    def flaw(self) -> tuple[str, str] | None:
        """Somebody to give to, a day for a cover, somebody to hand over, and why."""
        said, how, until = self.values(), self.how.choice(), self.fields["until"]
        if not self._takers and how != END:
            return "taker", self.tr("Der er ingen andre i teamet at give til.")
        if not said["taker"] and how != END:
            return "taker", self.tr("Vælg, hvem der får borgerne eller dækker.")
        last = until.day() if isinstance(until, DateField) else None
        if how == COVER and (last is None or last < self._today):
            return "until", self.tr("Skriv den sidste dag, der dækkes, som 27.11.2026.")
        if how == TRANSFER and not self._chosen():
            return "reason", self.tr("Vælg mindst én borger, der skal overdrages.")
        if not said["reason"]:
            return "reason", self.tr("Skriv kort hvorfor. Grunden står i loggen.")
        return None

    def _want(self) -> None:
        said, how, until = self.values(), self.how.choice(), self.fields["until"]
        streams = self._chosen() if how == TRANSFER else ()
        last = until.day() if how == COVER and isinstance(until, DateField) else None
        self.wait(on=True)
        taker = self._giver.cover if how == END else said["taker"]
        self.wanted.emit(HandWanted(how, self._giver.user, taker, said["reason"], streams, last))

    def _one_line(self) -> bool:
        """Enter in a line sends nothing here: a whole caseload goes by the button that names it, or by Ctrl+Enter."""
        return False

    def _offered(self) -> list[Option]:
        """Nobody is chosen beforehand."""
        return [Option("", self.tr("Vælg …")), *(Option(user, name) for user, name in self._takers.items())]

    def wait(self, *, on: bool) -> None:
        """Stand still while it is under way."""
        super().wait(on=on)
        for part in (self.how, *self._ticks.values()):
            part.setEnabled(not on)

    def _name_save(self) -> None:
        how, to = self.how.choice(), self._takers.get(self.values()["taker"], "")
        named = {
            TRANSFER: self.tr("Overdrag {count} til {name}").format(count=len(self._chosen()), name=to),
            COVER: self.tr("Lad {name} dække").format(name=to),
        }.get(how)
        self.save.rename(named if named and to else self._called(how))

    def retranslate(self) -> None:
        """Say everything again."""
        self.offer_end(on=self._ends)
        self.how.setAccessibleName(self.tr("Hvordan"))
        taker = self.fields["taker"]
        taker.rename(self.tr("Til hvem?"))
        if isinstance(taker, ChoiceField):
            taker.show_options(self._offered())
        self.fields["until"].rename(
            self.tr("Til og med hvilken dag?"), help_text=self.tr("Det slutter af sig selv.")
        )
        self.fields["reason"].rename(
            self.tr("Hvorfor?"), help_text=self.tr("Grunden står i loggen. Skriv intet om borgerne.")
        )
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at overdrage"))
        self._name_save()
        self._say_count()
