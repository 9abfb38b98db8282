"""A team's plans for a day on paper: which day, how many, what is under way, and a way to stop it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from casework.answers_batch import DayStop, TeamDay
from casework.clashes import COUNTED
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Heading
from desktop.ui.parts.field import DateField
from desktop.ui.parts.layout import STRETCH, column, empty, hold
from desktop.ui.parts.progress import Progress
from desktop.ui.parts.reflow import Beside, Flow
from desktop.ui.parts.segment import Option, Segment
from desktop.ui.parts.words import Words
from desktop.ui.screens import check_words, days
from desktop.ui.screens.check_card import check_line
from desktop.ui.screens.check_words import CheckSaid

OFFERED: Final = 5
"""How many days ahead are one press away."""
NAMED: Final = 4
"""Citizens in whose way something stands that are named one by one."""
_FRIDAY: Final = 4


def workdays(today: date, many: int = OFFERED) -> tuple[date, ...]:
    """Return the next days on which people work, today among them; a holiday is offered, and then has no visits."""
    ahead = (today + timedelta(days=number) for number in range(2 * many + 2))
    return tuple(on for on in ahead if on.weekday() <= _FRIDAY)[:many]


class PrintCard(Card):
    """`day_chosen(date)`, `print_wanted(date)` and `stop_wanted()`; nothing is printed before the day is shown."""

    day_chosen = Signal(object)
    print_wanted = Signal(object)
    stop_wanted = Signal()

    def __init__(self, today: date) -> None:
        self._today, self._day = today, TeamDay(date.min, "")
        self._is_under_way = False
        self._clashes = column(gap="tight")
        self._wanted: date | None = None
        self._head, self._said = Heading(""), Words("", "body", "ink_soft")
        self.days = Segment([Option(on.isoformat(), "") for on in workdays(today)])
        self.other = DateField("", today=today)
        self.go = Button("", kind="primary")
        self.progress = Progress()
        self.progress.hide()
        super().__init__(
            self._head,
            hold(Flow(self.days, gap="")),
            Beside((self.other, 1, 180), (hold(column(STRETCH, self.go, 2, gap="")), 2, 205), gap="snug"),
            self._said,
            hold(self._clashes),
            self.progress,
            gap="snug",
        )
        self.days.chosen.connect(lambda on: self._choose(date.fromisoformat(on)))
        self.other.changed.connect(lambda _text: self._read_other())
        self.go.clicked.connect(self.print_it)
        self.progress.stopped.connect(self.stop_wanted)
        self.retranslate()

    @property
    def on(self) -> date:
        """The day that is chosen: the one that was typed, or else the one that was pressed."""
        return self.other.day() or date.fromisoformat(self.days.choice())

    def show_days(self, today: date) -> None:
        """Offer the days that lie ahead now; after midnight these are others."""
        if today != self._today:
            self._today = today
            self.days.show_options([Option(on.isoformat(), "") for on in workdays(today)])
            self.retranslate()

    def show_day(self, day: TeamDay) -> None:
        """Show what would be printed."""
        self._day = day
        self._say_day()
        if self._wanted == day.on:
            self.print_it()

    def point(self) -> None:
        """Put the cursor where a day is typed."""
        self.other.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def print_it(self) -> None:
        """Ask for the papers of the day that is shown; a day that cannot be read says so, and nothing is asked."""
        if self.other.text() and self.other.day() is None:
            self.other.need(self.tr("Skriv datoen som 27.11.2026."))
        elif self._day.on != self.on:
            self._wanted = self.on  # whoever types a day and Enter is faster than the answer
        elif self.go.isEnabled():
            self._wanted = None
            self.print_wanted.emit(self.on)

    def show_progress(self, done: int, of: int, *, drawn: bool) -> None:
        """Say how far it is: first all papers are drawn, then they are sent to the printer."""
        said = self.tr("Sender {done} af {of} til printeren") if drawn else self.tr("Tegner {done} af {of}")
        share = (done + (of if drawn else 0)) / max(2 * of, 1)
        self.progress.show_progress(said.format(done=done, of=of), share)
        self._wait(on=True)

    def show_done(self) -> None:
        """It is over: another day can be chosen."""
        self._wait(on=False)

    def _wait(self, *, on: bool) -> None:
        self.progress.setVisible(on)
        self.days.setEnabled(not on)
        self.other.pause(on=on)
        self._is_under_way = on
        self._say_day()

    def _choose(self, on: date) -> None:
        self.other.show_day(None)
        self._ask(on)

    def _read_other(self) -> None:
        self.other.settle()
        self._ask(self.on)

    def _ask(self, on: date) -> None:
        self._wanted = None
        self._say_day()
        if on != self._day.on:
            self.day_chosen.emit(on)

    def _say_day(self) -> None:
        is_here = self._day.on == self.on
        many, out = (len(self._day.stops), len(self._day.left_out)) if is_here else (0, 0)
        self.go.setEnabled(bool(many) and not self._is_under_way)
        self.go.rename(self._called(many))
        on = days.say_row_date(self.on)
        first = on[:1].upper() + on[1:]
        said = [self.tr("{day} har ingen i teamet besøg.").format(day=first)] if is_here else []
        if many:
            workers = self._day.workers
            who = (
                self.tr("1 medarbejder")
                if workers == 1
                else self.tr("{count} medarbejdere").format(count=workers)
            )
            on = on[:1].upper() + on[1:]
            said = [
                self.tr(
                    "{day}: {who}, i besøgenes rækkefølge, med en forside. Hver plan udleveres som en ny udgave. En, "
                    "der er skrevet under og stadig passer, går ud, som den er."
                ).format(day=on, who=who)
            ]
        if out:
            said.append(self._said_of_left_out(out))
        if is_here:  # until the day is answered, what was said of another one stands, and says which
            self._said.say(" ".join(said))
            self._say_clashes(self._day.clashing)
        self._said.setVisible(bool(self._said.said))

    def _say_clashes(self, clashing: Sequence[DayStop]) -> None:
        """Say per citizen what stands in the way of what, before anything is printed; it stops nothing."""
        empty(self._clashes)
        if clashing:
            self._clashes.addWidget(Words(self.tr("Støder sammen"), "label"))
        for one in clashing[:NAMED]:
            kinds = dict.fromkeys(check_words.of_team(each, self._day.on) for each in one.clashes)
            told = CheckSaid("clock-alert", one.name, "; ".join(kinds))
            self._clashes.addWidget(check_line(told))
        more = len(clashing) - NAMED
        rest = self.tr("og {count} til; forsiden nævner dem alle.").format(count=more) if more > 0 else ""
        counted = any(each.kind in COUNTED for one in clashing for each in one.clashes)
        for note in (rest, check_words.assumed() if counted else ""):
            if note:
                self._clashes.addWidget(Words(note, "small", "ink_soft"))

    def _said_of_left_out(self, many: int) -> str:
        one = self.tr("1 plan skrives ikke ud; forsiden siger hvorfor.")
        return (
            one
            if many == 1
            else self.tr("{count} planer skrives ikke ud; forsiden siger hvorfor.").format(count=many)
        )

    def _called(self, many: int) -> str:
        """The button names its day: whoever presses it sees what comes out."""
        if not many:
            return self.tr("Udskriv planerne")
        called = self.tr("Udskriv 1 plan · {day}") if many == 1 else self.tr("Udskriv {count} planer · {day}")
        return called.format(count=many, day=days.say_brief(self.on, self._today))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the day prints it."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.focusWidget() is self.other.line:
            self.print_it()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say everything again."""
        self._head.say(self.tr("Planer til en dag"))
        self.days.setAccessibleName(self.tr("Hvilken dag"))
        offered: Sequence[date] = workdays(self._today)
        self.days.show_options([Option(on.isoformat(), days.say_brief(on, self._today)) for on in offered])
        self.other.rename(self.tr("Eller en anden dag"))
        self._say_day()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
