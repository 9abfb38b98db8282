"""A closed case on its page: since when and why, what comes next, and the ways on where somebody wrote unknowing."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casework.answers_closing import ClosingShown
from casework.sentences import small
from casework.words import CLOSED_REASONS
from desktop.sentences import in_words
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.layout import STRETCH, column, hold
from desktop.ui.parts.reflow import Flow
from desktop.ui.screens.closing_form import counted


class ClosingTask(QWidget):
    """Hidden while a case is open. `reopened(of)` and `kept(of)` say first what was shown."""

    reopened = Signal(ClosingShown)
    kept = Signal(ClosingShown)

    def __init__(self) -> None:
        super().__init__()
        self.shown = ClosingShown()
        self.reopen, self.keep = Button("", kind="quiet"), Button("", kind="quiet")
        self._banner, self._unseen = Banner("", "plain"), Banner("", "notice")
        self._ways = hold(Flow(self.reopen, self.keep, gap="snug"))
        self.setLayout(column(self._unseen, self._banner, self._ways, STRETCH, gap="near"))
        self.reopen.clicked.connect(lambda: self.reopened.emit(self.shown))
        self.keep.clicked.connect(lambda: self.kept.emit(self.shown))
        self.hide()
        self.retranslate()

    def show_closing(self, shown: ClosingShown) -> None:
        """Say what is known."""
        self.shown = shown
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""
        shown = self.shown
        is_closed = shown.closed_on is not None
        self.reopen.rename(self.tr("Åbn sagen igen"))
        self.keep.rename(self.tr("Behold lukket"), name=self.tr("Behold lukket, jeg har set det"))
        self.reopen.setVisible(is_closed and shown.may_reopen)
        self.keep.setVisible(is_closed and shown.may_close and shown.pieces > 0)
        self._ways.setVisible(is_closed and shown.may_reopen)
        self._banner.setVisible(is_closed)
        if shown.closed_on is not None:
            self._banner.say(self._said(shown, shown.closed_on))
        self._unseen.setVisible((is_closed and shown.pieces > 0) or self._is_open_in_doubt())
        if is_closed and shown.pieces:
            self._unseen.say(self._said_unseen(shown))
        elif self._is_open_in_doubt():
            self._unseen.say(
                self.tr(
                    "To personer har hver sit svar på, om sagen er lukket. Den er åben, til nogen vælger under "
                    "Synkronisering."
                )
            )
        self.setVisible(is_closed or self._is_open_in_doubt())

    def _is_open_in_doubt(self) -> bool:
        return self.shown.closed_on is None and self.shown.disputed

    def _said(self, shown: ClosingShown, closed_on: date) -> str:
        day = f"{closed_on:%d.%m.%Y}"
        reason = in_words(CLOSED_REASONS.get(shown.reason, ""))
        lines = [
            self.tr("Sagen blev lukket {day}: {reason}.").format(day=day, reason=small(reason))
            if reason
            else self.tr("Sagen blev lukket {day}.").format(day=day)
        ]
        if shown.next_step:
            lines.append(self.tr("Nu: {next}").format(next=shown.next_step))
        stopped = self._stopped(shown)
        if stopped:
            lines.append(self.tr("Stoppet: {what}.").format(what=stopped))
        if shown.kept_until is not None:
            lines.append(
                self.tr(
                    "Sagen gemmes mindst til {until} efter den kode, der plejer at gælde ({code}); kommunen bestemmer "
                    "koden."
                ).format(until=f"{shown.kept_until:%d.%m.%Y}", code=shown.code)
            )
        return " ".join(lines)

    def _said_unseen(self, shown: ClosingShown) -> str:
        who = ", ".join(shown.unseen)
        said = (
            self.tr("{who} har skrevet 1 ting i sagen uden at vide, at den blev lukket.")
            if shown.pieces == 1
            else self.tr("{who} har skrevet {count} ting i sagen uden at vide, at den blev lukket.")
        )
        way = self.tr("Intet er gået tabt: det står i sagen. Åbn den igen, hvis der skal ske mere.")
        return f"{said.format(who=who, count=shown.pieces)} {way}"

    def _stopped(self, shown: ClosingShown) -> str:
        return counted(
            (shown.visits, self.tr("1 planlagt besøg"), self.tr("{count} planlagte besøg")),
            (shown.agreements, self.tr("1 åben aftale"), self.tr("{count} åbne aftaler")),
            (shown.statements, self.tr("1 attest"), self.tr("{count} attester")),
        )
