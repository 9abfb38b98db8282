"""Helbred: which statements were asked for, of whom, and where each stands. What they say stands in no list."""

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from casework.answers_case import StatementLine
from desktop.ui.parts.rows import Cell, Column
from desktop.ui.screens.case_list import CaseListScreen, day_cell, day_words, money
from desktop.ui.screens.case_work import Band


class CaseHealthScreen(CaseListScreen[StatementLine]):
    """A line for each statement; above them what one asks before a new one."""

    room: ClassVar[str] = "health"
    sign: ClassVar[str] = "stethoscope"

    def above(self) -> QWidget | None:
        """Return what came last, what is waited for, and what is late."""
        self.band = Band(3)
        return self.band

    def columns(self) -> Sequence[Column[StatementLine]]:
        """Four columns; with little room price and reminders are away."""
        asked, what = self.tr("Bedt om"), self.tr("Attest")
        state, more = self.tr("Hvor den står"), self.tr("Pris")
        if self.is_narrow:
            return (
                Column(asked, self._asked, 1.0, key=_asked_key, least=100),
                Column(what, self._what, 2.4, least=150),
                Column(state, self._state, 2.4, least=160),
                Column(more, self._more, 0.0, least=0),
            )
        return (
            Column(asked, self._asked, 1.1, key=_asked_key, least=120),
            Column(what, self._what, 2.6, least=240),
            Column(state, self._state, 2.6, key=lambda row: -row.days_over(self.now().date()), least=230),
            Column(more, self._more, 1.5, least=140),
        )

    def _asked(self, row: StatementLine) -> Cell:
        return day_cell(row.requested)

    def _what(self, row: StatementLine) -> Cell:
        if not row.form:
            return Cell(self.tr("Attest"), self.tr("hvilken, læses ikke i din rolle"), ink="ink_soft")
        return Cell(row.form, row.doctor, bold=True)

    def _state(self, row: StatementLine) -> Cell:
        if row.received is not None:
            return Cell(self.tr("Modtaget"), day_words(row.received), icon="check", icon_ink="done")
        over = row.days_over(self.now().date())
        due = self.tr("frist {day}").format(day=day_words(row.due)) if row.due else self.tr("ingen frist")
        if not over:
            return Cell(self.tr("Venter på svar"), due, icon="clock")
        late = (
            self.tr("1 dag over fristen")
            if over == 1
            else self.tr("{days} dage over fristen").format(days=over)
        )
        return Cell(late, due, ink="notice", icon="clock-alert", icon_ink="notice")

    def _more(self, row: StatementLine) -> Cell:
        times = row.reminders
        reminded = (
            self.tr("rykket 1 gang") if times == 1 else self.tr("rykket {times} gange").format(times=times)
        )
        return Cell(money(row.price) if row.price is not None else "", reminded if times else "")

    def about(self) -> str:
        """Say what stands here, and what comes later."""
        return self.tr(
            "Attester, som fagsystemet har dem: se her, før der bedes om en ny. Hvad der står i dem, læses i bilaget. "
            "At bede om en attest herfra kommer i en senere udgave."
        )

    def nothing(self) -> tuple[str, str]:
        """Say what comes here."""
        return (
            self.tr("Ingen attester endnu"),
            self.tr(
                "Når der er bedt om en attest, står den her med frist og svar, så borgeren ikke skal fortælle det "
                "samme igen. De kommer med fagsystemets udtræk."
            ),
        )

    def show_case(self, shown: Any) -> None:
        """Show the statements, and above them what one asks before a new one."""
        super().show_case(shown)
        self.band.setVisible(bool(shown.rows))
        last, waits, late = self.band.answers
        today = self.now().date()
        came = max((one for one in shown.rows if one.received), key=lambda one: one.received, default=None)
        open_ = [one for one in shown.rows if one.received is None]
        over = [one for one in open_ if one.days_over(today)]
        nothing, name = self.tr("Ingen"), (came.form or self.tr("Attest")) if came else ""
        last.say(self.tr("Seneste, der er kommet"), name or nothing, day_words(came.received) if came else "")
        waits.say(self.tr("Venter på svar"), str(len(open_)) if open_ else nothing)
        late.say(self.tr("Over fristen"), str(len(over)) if over else nothing, late=bool(over))


def _asked_key(row: StatementLine) -> str:
    return row.requested.isoformat() if row.requested else ""
