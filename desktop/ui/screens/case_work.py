"""Arbejde and Økonomi: what an import brought of placements, paid hours, benefit and pay."""

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from casework.answers_case import PlacementLine, WageWeek
from desktop.sentences import ours
from desktop.ui.parts.card import Card
from desktop.ui.parts.layout import hold
from desktop.ui.parts.reflow import Evenly
from desktop.ui.parts.rows import Cell, Column
from desktop.ui.screens import said
from desktop.ui.screens.case_list import CaseListScreen, day_cell, day_words, money, number
from desktop.ui.screens.citizen_answers import Answer
from desktop.ui.screens.days import say_week, short_month


class Band(Card):
    """A few answers side by side, above a table."""

    def __init__(self, count: int) -> None:
        self.answers = [Answer() for _ in range(count)]
        super().__init__(hold(Evenly(*self.answers, least=150, gap="near")), margins=(4, 11, 12, 12))


class CaseWorkScreen(CaseListScreen[PlacementLine | WageWeek]):
    """A line for each placement and each week with paid hours; above them what is now."""

    room: ClassVar[str] = "work"
    sign: ClassVar[str] = "briefcase"

    def above(self) -> QWidget | None:
        """Return what is going on now, and the hours."""
        self.band = Band(3)
        return self.band

    def columns(self) -> Sequence[Column[Any]]:
        """Four columns; with little room hours and purpose stand under the place."""
        when, where = self.tr("Hvornår"), self.tr("Hvor")
        hours, what = self.tr("Timer"), self.tr("Hvad")
        if self.is_narrow:
            return (
                Column(when, self._short_when, 1.0, key=_began, least=110),
                Column(where, self._where, 4.0, least=200),
                Column(hours, self._hours, 0.9, least=90),
                Column(what, self._what, 0.0, least=0),
            )
        return (
            Column(when, self._when, 1.5, key=_began, least=150),
            Column(where, self._where, 2.4, least=220),
            Column(hours, self._hours, 0.9, least=100),
            Column(what, self._what, 3.0, least=260),
        )

    def _when(self, row: PlacementLine | WageWeek) -> Cell:
        if isinstance(row, WageWeek):
            return Cell(said.upper(say_week(row.monday)), str(row.monday.year))
        if row.start is None:
            return day_cell(row.end)
        until = self.tr("til {day}").format(day=day_words(row.end)) if row.end else self.tr("uden slutdato")
        same_year = row.end is not None and row.end.year == row.start.year
        return Cell(short_month(row.start) if same_year else day_words(row.start), until)

    def _short_when(self, row: PlacementLine | WageWeek) -> Cell:
        """The days in digits, with their years: written out they would be cut."""
        if isinstance(row, WageWeek) or row.start is None:
            return self._when(row)
        until = self.tr("til {day}").format(day=f"{row.end:%d.%m.%y}") if row.end else self.tr("uden slut")
        return Cell(f"{row.start:%d.%m.%y}", until)

    def _where(self, row: PlacementLine | WageWeek) -> Cell:
        if isinstance(row, WageWeek):
            return Cell(row.company, self.tr("løntimer"), bold=True)
        return Cell(row.company or row.type, row.type if row.company else "", bold=True)

    def _hours(self, row: PlacementLine | WageWeek) -> Cell:
        if row.hours is None:
            return Cell("")
        hours = self.tr("{hours} t").format(hours=number(row.hours))
        return Cell(hours) if isinstance(row, WageWeek) else Cell(hours, self.tr("om ugen"))

    def _what(self, row: PlacementLine | WageWeek) -> Cell:
        if isinstance(row, WageWeek):
            return Cell("")
        ended = ": ".join(part for part in (row.ending, row.reason) if part)
        return Cell(ours(row.purpose) or ended, ended if row.purpose else "")

    def about(self) -> str:
        """Say where it comes from, and what comes later."""
        return self.tr(
            "Forløb og løntimer, som fagsystemet har dem. De rettes dér. Virksomheder, opfølgning og fastholdelse "
            "kommer her i en senere udgave."
        )

    def nothing(self) -> tuple[str, str]:
        """Say what comes here."""
        return (
            self.tr("Ingen forløb eller løntimer endnu"),
            self.tr(
                "Praktik, løntilskud og ordinære timer kommer her, når fagsystemets udtræk er læst ind. Den første "
                "løntime er værd at fejre, også når den er alene."
            ),
        )

    def show_case(self, shown: Any) -> None:
        """Show the rows, and above them what is now."""
        super().show_case(shown)
        self.band.setVisible(bool(shown.rows))
        running, last, total = self.band.answers
        today = self.now().date()
        places = [one for one in shown.rows if isinstance(one, PlacementLine) and _runs(one, today)]
        weeks = [one for one in shown.rows if isinstance(one, WageWeek)]
        names = ", ".join(dict.fromkeys(one.company or one.type for one in places))
        running.say(self.tr("I gang nu"), names or self.tr("Intet"), places[0].type if places else "")
        if not weeks:
            last.say(self.tr("Seneste løntimer"), self.tr("Ingen endnu"))
            total.say(self.tr("Løntimer i alt"), self.tr("Ingen endnu"))
            return
        newest = max(one.monday for one in weeks)
        of_week = sum(one.hours for one in weeks if one.monday == newest)
        hours = self.tr("{hours} t")
        week = f"{said.upper(say_week(newest))} {newest.year}"
        last.say(self.tr("Seneste løntimer"), hours.format(hours=number(of_week)), week)
        count = len({one.monday for one in weeks})
        over = self.tr("over 1 uge") if count == 1 else self.tr("over {count} uger").format(count=count)
        total.say(
            self.tr("Løntimer i alt"), hours.format(hours=number(sum(one.hours for one in weeks))), over
        )


class CaseEconomyScreen(CaseListScreen[WageWeek]):
    """What a citizen lives of, and what each week brought before tax."""

    room: ClassVar[str] = "economy"
    sign: ClassVar[str] = "wallet"

    def above(self) -> QWidget | None:
        """Return what the citizen lives of."""
        self.band = Band(3)
        return self.band

    def columns(self) -> Sequence[Column[WageWeek]]:
        """Four columns; with little room what an hour brings stands under the hours."""
        week, hours = self.tr("Uge"), self.tr("Timer")
        pay, where = self.tr("Løn før skat"), self.tr("Arbejdsplads")
        if self.is_narrow:
            return (
                Column(week, self._week, 0.9, key=_began, least=90),
                Column(hours, self._hours, 1.2, least=120),
                Column(pay, self._pay, 1.2, least=120),
                Column(where, self._where, 0.0, least=0),
            )
        return (
            Column(week, self._week, 1.0, key=_began, least=110),
            Column(hours, self._hours, 1.6, least=180),
            Column(pay, self._pay, 1.6, key=lambda row: row.pay or 0.0, least=170),
            Column(where, self._where, 2.6, least=240),
        )

    def _week(self, row: WageWeek) -> Cell:
        return Cell(said.upper(say_week(row.monday)), str(row.monday.year))

    def _hours(self, row: WageWeek) -> Cell:
        each = self.tr("{wage} i timen").format(wage=money(row.wage)) if row.wage is not None else ""
        return Cell(self.tr("{hours} t").format(hours=number(row.hours)), each)

    def _pay(self, row: WageWeek) -> Cell:
        return (
            Cell(money(row.pay), bold=True)
            if row.pay is not None
            else Cell(self.tr("timeløn ukendt"), ink="ink_soft")
        )

    def _where(self, row: WageWeek) -> Cell:
        return Cell(row.company)

    def about(self) -> str:
        """Say what the numbers are, and what they are not."""
        return self.tr(
            "Ydelse og løntimer, som fagsystemet har dem. Løn før skat er timer gange timeløn, ikke en lønseddel. "
            "»Hvad får jeg ud af flere timer« kommer her i en senere udgave."
        )

    def nothing(self) -> tuple[str, str]:
        """Say what comes here."""
        return (
            self.tr("Ingen løn endnu"),
            self.tr(
                "Uger med løntimer kommer her, når fagsystemets udtræk er læst ind. Beregningen af, hvad flere timer "
                "giver, kommer i en senere udgave."
            ),
        )

    def show_case(self, shown: Any) -> None:
        """Show the weeks, and above them what the citizen lives of."""
        super().show_case(shown)
        lives_of = shown.benefit
        self.band.setVisible(any((lives_of.name, lives_of.rate, lives_of.group)))
        benefit, rate, group = self.band.answers
        unknown = self.tr("Ikke skrevet")
        since = self.tr("siden {day}").format(day=day_words(lives_of.since)) if lives_of.since else ""
        benefit.say(self.tr("Ydelse"), lives_of.name or unknown, since)
        rate.say(self.tr("Sats"), lives_of.rate or unknown)
        group.say(self.tr("Målgruppe"), lives_of.group or unknown)


def _began(row: PlacementLine | WageWeek) -> str:
    on = row.monday if isinstance(row, WageWeek) else row.start or row.end
    return on.isoformat() if on else ""


def _runs(row: PlacementLine, today: Any) -> bool:
    return (row.start is None or row.start <= today) and (row.end is None or row.end >= today)
