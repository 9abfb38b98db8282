"""The lines of one mentee in one month, what they add up to, and the sheet that is signed."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from casework.answers_mentor import Mentee
from casework.mentoring import Logged, counted_on
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Hairline, Heading
from desktop.ui.parts.layout import column, empty, hold, row
from desktop.ui.parts.reflow import Flow
from desktop.ui.parts.words import Words
from desktop.ui.screens import days, mentor_said
from desktop.ui.screens.pressable import Pressable


class MonthCard(Card):
    """`line_chosen(Logged)` when a line is pressed; `printed(everybody)`, `saved(everybody)` for the sheets."""

    line_chosen = Signal(Logged)
    turned = Signal()
    printed = Signal(bool)
    saved = Signal(bool)

    def __init__(self, today: date) -> None:
        self.first = today.replace(day=1)
        self._today, self._everybody = today, 1
        self._mentee: Mentee | None = None
        self._before, self._after = (
            Button("", icon="chevron-left", kind="quiet"),
            Button("", icon="chevron-right", kind="quiet"),
        )
        self._head = Heading("", right=hold(row(self._before, self._after, gap="tight")))
        self._lines = column(gap="")
        self._print = Button("", icon="printer")
        self._save, self._all = Button("", icon="usb", kind="quiet"), Button("", icon="printer", kind="quiet")
        super().__init__(
            self._head, self._lines, hold(Flow(self._print, self._save, self._all, gap="pad")), gap="near"
        )
        self._before.clicked.connect(lambda: self.turn(-1))
        self._after.clicked.connect(lambda: self.turn(1))
        self._print.clicked.connect(lambda: self.printed.emit(False))
        self._save.clicked.connect(lambda: self.saved.emit(False))
        self._all.clicked.connect(lambda: self.printed.emit(True))
        self.retranslate()

    def turn(self, by: int) -> None:
        """Another month; none that has not begun."""
        month = self.first.month - 1 + by
        first = date(self.first.year + month // 12, month % 12 + 1, 1)
        if first <= self._today:
            self.first = first
            self.turned.emit()

    def go_to(self, text: str) -> None:
        """A month that was looked at before, where the text is one."""
        try:
            self.first = min(date.fromisoformat(text), self._today).replace(day=1)
        except ValueError:
            return

    def show_month(self, mentee: Mentee, today: date, *, everybody: int) -> None:
        """Show the lines of a mentee in the month that is open; `everybody` is how many mentees have a sheet."""
        self._mentee, self._today, self._everybody = mentee, today, everybody
        self.retranslate()

    def _fill(self) -> None:
        empty(self._lines)
        mentee = self._mentee
        if mentee is None:
            return
        lines = mentee.between(self.first, last_of(self.first))
        for number, line in enumerate(lines):
            if number:
                self._lines.addWidget(Hairline())
            self._lines.addWidget(self._line(mentee, line))
        if not lines:
            self._lines.addWidget(
                Words(
                    self.tr("Ingen linjer i denne måned. Den første skriver du ovenfor."), "body", "ink_soft"
                )
            )

    def _line(self, mentee: Mentee, line: Logged) -> QWidget:
        when, long = days.say_row_date(line.on), mentor_said.time(line.minutes)
        outside = not counted_on(line, mentee.agreed)
        second = " · ".join([when, self.tr("uden for aftalen")] if outside else [when])
        words = column(
            Words(line.text, lines=3),
            Words(second, "small", "notice" if outside else "ink_soft", lines=1),
            gap="",
        )
        pressed = Pressable(
            row((words, 1), Words(long, "strong", lines=1, tabular=True), gap="snug"),
            name=self.tr("Ret linjen: {text}, {when}, {time}").format(text=line.text, when=second, time=long),
            kind="row",
            margins=(6, 8, 6, 8),
        )
        pressed.clicked.connect(lambda: self.line_chosen.emit(line))
        return pressed

    def retranslate(self) -> None:
        """Say everything again."""
        mentee, month = self._mentee, mentor_said.month(self.first)
        lines = mentee.between(self.first, last_of(self.first)) if mentee else ()
        said = mentor_said.time(sum(line.minutes for line in lines))
        self._head.say(month[:1].upper() + month[1:], note=said if lines else "")
        self._before.rename("", name=self.tr("Måneden før"))
        self._after.rename("", name=self.tr("Måneden efter"))
        self._after.setEnabled(last_of(self.first) < self._today)
        self._print.rename(self.tr("Udskriv arket"), name=self.tr("Udskriv arket for måneden, Ctrl P"))
        self._save.rename(self.tr("Gem som PDF"))
        self._all.rename(self.tr("Udskriv alle {count} ark").format(count=self._everybody))
        self._all.setVisible(self._everybody > 1)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def last_of(first: date) -> date:
    """Return the last day of a month."""
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
