"""Beside the day's route: words that call for an answer, what is over its date, whom we wait for."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from casework.answers import Day, Owed, SaidNow
from casework.answers_checks import DayChecks
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Hairline, Heading
from desktop.ui.parts.chip import Chip
from desktop.ui.parts.layout import STRETCH, Piece, column, empty, hold, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.words import Voice, Words
from desktop.ui.screens import days, said
from desktop.ui.screens.pressable import Pressable
from desktop.ui.screens.screen import Now, copenhagen_now
from desktop.ui.screens.today_checks import DayClashes, DayReviews

SHOWN = 5


class DaySide(QWidget):
    """`citizen_chosen(id)` when a row is pressed."""

    citizen_chosen = Signal(str)

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__()
        self._box, self._later = column(gap="snug"), column(gap="snug")
        self._clashes, self._reviews = DayClashes(now), DayReviews(now)
        self._own, self._others = hold(self._box), hold(self._later)
        self.setLayout(column(self._own, self._clashes, self._others, self._reviews, STRETCH, gap="snug"))
        for part in (self._clashes, self._reviews):
            part.citizen_chosen.connect(self.citizen_chosen)

    def show_day(self, day: Day) -> None:
        """Show it all anew."""
        empty(self._box)
        empty(self._later)
        for words in day.said_now:
            self._box.addWidget(self._said_now(words, day.on))
        late, waits = self.tr("Over fristen"), self.tr("Vi venter på andre")
        self._section(late, day.overdue, day.on)
        self._section(waits, day.waiting_for, day.on)
        self._own.setVisible(bool(day.said_now))
        self._others.setVisible(bool(day.overdue or day.waiting_for))

    def show_checks(self, checks: DayChecks) -> None:
        """Show what is to be looked at: what stands in each other's way above what is owed, what is due below it."""
        self._clashes.show_checks(checks)
        self._reviews.show_checks(checks)

    def _said_now(self, words: SaidNow, today: date) -> QWidget:
        head = row(
            Icon("sprout", "voice"),
            Words(self.tr("Motivation nu"), "label", "voice", lines=1),
            STRETCH,
            gap="near",
        )
        when = self.tr("sagt {when}").format(when=days.say_age(words.said_at, today))
        phone = row(Chip(words.phone, "bare", "phone"), STRETCH) if words.phone else None
        who = column(Words(words.name, "label"), Words(when, "small", "ink_soft", lines=1), phone, gap="")
        go = Button(
            self.tr("Åbn"),
            icon="arrow-right",
            trailing=True,
            name=self.tr("Åbn sagen om {name}").format(name=words.name),
        )
        go.clicked.connect(lambda: self.citizen_chosen.emit(words.citizen))
        return Card(head, Voice(words.words), row((who, 1), go, gap="near"), tone="voice_soft", gap="near")

    def _section(self, name: str, owed: tuple[Owed, ...], today: date) -> None:
        if not owed:
            return
        if self._later.count():
            self._later.addSpacing(6)
        self._later.addWidget(Heading(name, note=str(len(owed))))
        pieces: list[Piece] = []
        for number, one in enumerate(owed[:SHOWN]):
            pieces += [Hairline() if number else None, self._owed(one, today)]
        if len(owed) > SHOWN:
            rest = self.tr("og {count} til under Borgere").format(count=len(owed) - SHOWN)
            more = row((Words(rest, "small", "ink_soft"), 1), margins=(8, 4, 8, 4))
            pieces += [Hairline(), hold(more)]
        self._later.addWidget(Card(*pieces, gap="tight", margins=(8, 8, 8, 8)))

    def _owed(self, owed: Owed, today: date) -> QWidget:
        late = owed.days_over > 0
        first = f"{owed.what} · {owed.name.split()[0]}"
        second = f"{said.party(owed.who)} · {said_owed(owed, today)}"
        line = row(
            Icon("clock-alert" if late else "hourglass", "notice" if late else "ink_soft", beside="body"),
            (hold(column(Words(first), Words(second, "small", "notice" if late else "ink_soft"), gap="")), 1),
            gap="snug",
            top=True,
        )
        pressed = Pressable(
            line, name=f"{owed.what}, {owed.name}, {second}", kind="row", margins=(8, 6, 8, 6)
        )
        pressed.setToolTip(owed.name)
        pressed.clicked.connect(lambda: self.citizen_chosen.emit(owed.citizen))
        return pressed


def said_owed(owed: Owed, today: date) -> str:
    """Say since when, or until when, something is owed."""
    if owed.days_over > 0:
        one = QCoreApplication.translate("DaySide", "1 dag over")
        many = QCoreApplication.translate("DaySide", "{days} dage over").format(days=owed.days_over)
        return one if owed.days_over == 1 else many
    if owed.since is not None:
        if owed.since == today:
            return QCoreApplication.translate("DaySide", "siden i dag")
        since = QCoreApplication.translate("DaySide", "siden {day}")
        return since.format(day=days.short_month(owed.since))
    return said.day(owed.due, today) if owed.due else QCoreApplication.translate("DaySide", "uden dato")
