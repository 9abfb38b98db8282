"""Fremdrift: what the citizen answered over time as a curve, the same as a list, and the paid hours week by week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Final

from PySide6.QtCore import Signal

from casework.answers_progress import Answered, PaidWeek, ProgressShown
from casework.visits import asked
from desktop.sentences import ours
from desktop.ui.look.tokens import look
from desktop.ui.parts.card import Card, Heading
from desktop.ui.parts.chart import Answer, Ratings, Staircase, Week
from desktop.ui.parts.empty_state import Empty
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import column, hold
from desktop.ui.parts.reflow import Beside
from desktop.ui.parts.rows import Cell, Column
from desktop.ui.parts.table import Table
from desktop.ui.parts.words import Words
from desktop.ui.screens import said
from desktop.ui.screens.case_tabs import give_tabs, tab_keys
from desktop.ui.screens.days import is_danish, say_week, short_month
from desktop.ui.screens.screen import Key, Now, copenhagen_now
from desktop.ui.screens.table_screen import TableScreen

DRAWN: Final = 24
"""How many times, or weeks, a curve says at once; the list has them all."""

LEAST: Final = 2
"""From how many times on there is a curve: one answer alone is a line of the list."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: an answer, or the hours of a week."""

    told: Answered | PaidWeek

    @property
    def record(self) -> str:
        """The record that it says."""
        return self.told.record

    @property
    def on(self) -> date:
        """Its day, or the Monday of its week."""
        return self.told.on if isinstance(self.told, Answered) else self.told.monday


class ProgressScreen(TableScreen):
    """`opened(id)` leads from a line to where it was said."""

    place: ClassVar[str] = "citizens"
    opened = Signal(str)

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._shown = ProgressShown()
        self._about = Words("", "small", "ink_soft")
        self._answers_head, self.answers = Heading(""), Ratings()
        self._hours_head, self.hours = Heading(""), Staircase()
        self._answers_card = Card(self._answers_head, (self.answers, 1), gap="near")
        self._hours_card = Card(self._hours_head, (self.hours, 1), gap="near")
        self._curves = hold(Beside((self._answers_card, 3, 420), (self._hours_card, 2, 380), gap="snug"))
        self.table = Table[Line](self.columns(), id_of=lambda line: line.record, sentence=self._sentence)
        self._nothing, self._not_yet = Empty("sprout", "", ""), Empty("sprout", "", "")
        edge = look.space("edge")
        body = column(
            self._about,
            self._curves,
            self._not_yet,
            (self.sheet(self._nothing), 1),
            gap="snug",
            margins=(edge, 14, edge, 16),
        )
        give_tabs(self, "progress")
        self.lay_out(Header(back=True), hold(body))
        self.first_focus = self.table
        self.table.opened.connect(self.opened)
        self.retranslate()

    def columns(self) -> Sequence[Column[Line]]:
        """Four columns; with little room what was asked and where stand in one, and its own column is away."""
        if self.is_narrow:
            return (
                Column(self.tr("Hvornår"), self._when, 1.0, key=lambda line: line.on, least=110),
                Column(self.tr("Svar"), self._value, 0.8, least=80),
                Column(self.tr("Hvad og hvor"), self._what_and_where, 4.0, least=200),
                Column(self.tr("Hvor"), self._where, 0.0, least=0),
            )
        return (
            Column(self.tr("Hvornår"), self._when, 1.2, key=lambda line: line.on, least=130),
            Column(self.tr("Svar"), self._value, 0.8, least=90),
            Column(self.tr("Hvad"), self._what, 3.0, least=280),
            Column(self.tr("Hvor"), self._where, 2.4, least=220),
        )

    def _when(self, line: Line) -> Cell:
        on, year = line.on, str(line.on.year)
        return Cell(short_month(on) if isinstance(line.told, Answered) else said.upper(say_week(on)), year)

    def _value(self, line: Line) -> Cell:
        if isinstance(line.told, Answered):
            return Cell(self.tr("{answer} af 5").format(answer=line.told.answer), bold=True)
        return Cell(self.tr("{hours} t").format(hours=_number(line.told.hours)), bold=True)

    def _what(self, line: Line) -> Cell:
        if isinstance(line.told, Answered):
            return Cell(ours(asked(line.told.question)))
        return Cell(self.tr("Løntimer"))

    def _where(self, line: Line) -> Cell:
        if isinstance(line.told, PaidWeek):
            return Cell(line.told.company)
        form = said.form(line.told.form) if line.told.form else ""
        return Cell(form, line.told.by) if form else Cell(line.told.by)

    def _what_and_where(self, line: Line) -> Cell:
        where = self._where(line)
        return Cell(
            self._what(line).first,
            " · ".join(part for part in (where.first, where.second) if part),
            bold=True,
            ends=True,
        )

    def _sentence(self, line: Line) -> str:
        cells = (self._when(line), self._what(line), self._value(line), self._where(line))
        return ", ".join(cell.spoken for cell in cells if cell.spoken)

    def show_progress(self, shown: ProgressShown) -> None:
        """Show the answers and the hours; a curve only where there is something to draw."""
        self._shown = shown
        if self.header is not None:
            self.header.say(self.tr("Fremdrift"), shown.name)
        turns, hours = shown.turns(), shown.hours()
        self._show_answers()
        self._show_hours(hours)
        are_curves = len(turns) >= LEAST, len(hours) >= LEAST
        self._answers_card.setVisible(are_curves[0])
        self._hours_card.setVisible(are_curves[1])
        lines = [*map(Line, shown.answers), *map(Line, shown.weeks)]
        self._curves.setVisible(any(are_curves))
        self._not_yet.setVisible(bool(lines) and not any(are_curves))
        lines.sort(key=lambda line: line.on, reverse=True)
        self.table.show_rows(lines)
        self.table.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        self._about.setVisible(bool(lines))
        self._say_about(is_drawn=any(are_curves))
        self._say_nothing()
        # With nothing to go through the keyboard begins on the line of rooms, never outside the page.
        self.first_focus = self.table if lines else self.tabs.way_in if self.tabs is not None else None

    def _say_about(self, *, is_drawn: bool) -> None:
        """Speak of what stands here: of answers only where there are some, of a curve only where one is drawn."""
        answers = self.tr(
            "Borgerens egne tal fra 1 til 5, som de blev sagt. Et tal, der falder, er ikke en fejl: det er noget at "
            "tale om."
        )
        hours = self.tr(
            "Løntimer uge for uge, som de er skrevet. Færre timer er ikke en fejl: det er noget at tale om."
        )
        same = self.tr("Listen siger det samme som kurven.")
        told = answers if self._shown.answers else hours
        self._about.say(f"{told} {same}" if is_drawn else told)

    def _show_answers(self) -> None:
        turns = self._shown.turns()
        names = self.tr("Tæt på målet"), self.tr("Hjulpet")
        drawn = [Answer(short_month(one.on), one.near, one.helped) for one in turns[-DRAWN:]]
        self.answers.show_answers(drawn, names=names)
        self._answers_head.say(self.tr("Borgerens egne svar"), note=self._newest(len(turns)))

    def _show_hours(self, hours: dict[date, float]) -> None:
        if not hours:
            return
        first, last = min(hours), max(hours)
        mondays = [first + timedelta(weeks=back) for back in range((last - first).days // 7 + 1)]
        weeks = [Week(str(one.isocalendar().week), hours.get(one, 0.0)) for one in mondays[-DRAWN:]]
        # The flag says the very first paid hour: where older weeks are not drawn, it would stand in a wrong place.
        self.hours.show_weeks(weeks, of_many=len(mondays) > DRAWN)
        self._hours_head.say(self.tr("Løntimer pr. uge"), note=self._newest(len(mondays)))

    def _newest(self, count: int) -> str:
        return self.tr("de seneste {count}").format(count=DRAWN) if count > DRAWN else ""

    def _say_nothing(self) -> None:
        self._not_yet.say(
            self.tr("Kurven begynder næste gang"),
            self.tr("Det, der er sagt indtil nu, står i listen."),
        )
        if self._shown.may_read:
            self._nothing.say(
                self.tr("Ingen svar endnu"),
                self.tr(
                    "Sidst i et besøg spørges borgeren, hvor tæt målet er, og om det hjælper. Hvert svar fra 1 til 5 "
                    "kommer her med sin dato, også dem, der falder."
                ),
            )
        else:
            self._nothing.say(
                self.tr("Svarene ligger ikke her"),
                self.tr(
                    "Din rolle i sagen læser ikke borgerens svar og løntimer. De, der arbejder med det, ser dem."
                ),
            )

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of the list."""
        return (
            ("↑ ↓", self.tr("gå gennem svarene")),
            ("Enter", self.tr("gå til besøget, hvor der blev svaret")),
            ("Alt S", self.tr("sortér efter dato, ældste eller nyeste først")),
            *tab_keys(),
            ("Esc", self.tr("tilbage til sagen")),
        )

    def retranslate(self) -> None:
        """Say everything again."""
        self.table.setAccessibleName(self.tr("Svar og løntimer, nyeste først"))
        self.table.rows_model.rename(self.columns())
        self.show_progress(self._shown)


def _number(hours: float) -> str:
    """Say hours with the comma or the point of the language of the moment."""
    return f"{hours:g}".replace(".", ",") if is_danish() else f"{hours:g}"
