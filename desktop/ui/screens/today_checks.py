"""Beside the day: what stands in each other's way in the next two weeks, and what is due. All of it on a press."""

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from casework.answers_checks import DayChecks
from casework.reviews import CitizenReviews
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Hairline, Heading
from desktop.ui.parts.layout import STRETCH, Piece, column, empty, hold, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.words import Words
from desktop.ui.screens import check_words
from desktop.ui.screens.check_words import CheckSaid
from desktop.ui.screens.pressable import Pressable
from desktop.ui.screens.screen import Now, copenhagen_now

FEW: Final = 3
MANY: Final = 30
"""As many as a page can hold; the rest are counted."""
Line = tuple[str, str, CheckSaid]
"""A citizen, his name, and what is said of him."""


class DayList(QWidget):
    """`citizen_chosen(id)` when a line is pressed. Hidden while there is none."""

    citizen_chosen = Signal(str)

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__()
        self._now, self._checks = now, DayChecks()
        self._is_open = False
        self._heading, self._all = Heading(""), Button("", kind="quiet")
        self._box = column(gap="")
        self._more = hold(row(self._all, STRETCH))
        self.setLayout(column(self._heading, hold(self._box), self._more, gap="snug"))
        self._all.clicked.connect(self._turn)
        self.hide()

    def show_checks(self, checks: DayChecks) -> None:
        """Show these."""
        self._checks = checks
        self.retranslate()

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""

    def put(self, name: str, lines: list[Line]) -> None:
        """Show these lines under this name."""
        self._heading.say(name, note=str(len(lines)))
        empty(self._box)
        pieces: list[Piece] = []
        for number, line in enumerate(lines[: MANY if self._is_open else FEW]):
            pieces += [Hairline() if number else None, self._row(*line)]
        if self._is_open and len(lines) > MANY:
            rest = self.tr("og {count} til").format(count=len(lines) - MANY)
            pieces += [Hairline(), hold(row((Words(rest, "small", "ink_soft"), 1), margins=(8, 4, 8, 4)))]
        if pieces:
            self._box.addWidget(Card(*pieces, gap="tight", margins=(8, 8, 8, 8)))
        every = self.tr("Vis alle {count}").format(count=len(lines))
        self._all.rename(self.tr("Vis færre") if self._is_open else every)
        self._more.setVisible(len(lines) > FEW)
        self.setVisible(bool(lines))

    def _row(self, citizen: str, name: str, told: CheckSaid) -> QWidget:
        words = hold(column(Words(told.first), Words(told.second, "small", "ink_soft"), gap=""))
        line = row(Icon(told.sign, "notice", beside="body"), (words, 1), gap="snug", top=True)
        is_named = name in told.second
        said = ", ".join(part for part in (told.first, "" if is_named else name, told.second) if part)
        pressed = Pressable(line, name=said, kind="row", margins=(8, 6, 8, 6))
        pressed.setToolTip(name)
        pressed.clicked.connect(lambda: self.citizen_chosen.emit(citizen))
        return pressed

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class DayClashes(DayList):
    """What stands in each other's way in the next two weeks."""

    def retranslate(self) -> None:
        """Say everything again."""
        lines = [
            (one.first.citizen, one.first.name, check_words.clash(one, of_whom=True))
            for one in self._checks.clashes
        ]
        self.put(self.tr("Støder sammen"), lines)


class DayReviews(DayList):
    """What is due to be gone through again: one line a citizen, the first thing and how much more there is."""

    def retranslate(self) -> None:
        """Say everything again."""
        lines = [(one.citizen, one.name, self._said(one)) for one in self._checks.reviews]
        self.put(self.tr("Skal ses på"), lines)

    def _said(self, one: CitizenReviews) -> CheckSaid:
        told, more = check_words.review(one.reviews[0], self._now().date()), len(one.reviews) - 1
        rest = self.tr("og {count} til").format(count=more) if more else ""
        return CheckSaid(
            told.sign, told.first, " · ".join(part for part in (one.name, told.second, rest) if part)
        )
