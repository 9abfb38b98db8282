"""The five answers of a case in one band."""

from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from casework.answers import CitizenPage
from desktop.sentences import ours
from desktop.ui.look import paint
from desktop.ui.look.part import Part
from desktop.ui.look.tokens import look
from desktop.ui.parts.card import Card
from desktop.ui.parts.layout import STRETCH, column, hold
from desktop.ui.parts.reflow import Evenly
from desktop.ui.parts.words import Words
from desktop.ui.screens import days, said


class Answer(QWidget, Part):
    """A quiet question, a plain answer, a remark."""

    def __init__(self) -> None:
        super().__init__()
        self._question = Words("", "small", "ink_soft", lines=2)
        self._answer, self._remark = Words("", "strong", lines=3), Words("", "small", "ink_soft", lines=2)
        self.setLayout(
            column(self._question, self._answer, self._remark, STRETCH, gap="", margins=(12, 0, 0, 0))
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def say(self, question: str, answer: str, remark: str = "", *, late: bool = False) -> None:
        """Say another answer."""
        self._question.say(question)
        self._answer.say(answer)
        self._remark.say(remark)
        self._remark.setVisible(bool(remark))
        self._remark.tint("notice" if late else "ink_soft")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A hairline between the cells orders them; none stands at the edge."""
        if self.x():
            paint.start(self).fillRect(QRectF(0, 2, look.stroke, self.height() - 4), look.color("line"))


class AnswerBand(Card):
    """Who, plan, next step, last real contact, waiting for what."""

    def __init__(self) -> None:
        self._answers = [Answer() for _ in range(5)]
        super().__init__(hold(Evenly(*self._answers, least=150, gap="near")), margins=(4, 11, 12, 12))

    def show_page(self, page: CitizenPage, today: date) -> None:
        """Answer again."""
        who, plan, step, contact, waits = self._answers
        partner = self.tr("makker {name}").format(name=page.partner.name) if page.partner else ""
        who.say(
            self.tr("Kontaktperson"), page.primary.name if page.primary else self.tr("Ingen endnu"), partner
        )
        self._say_plan(plan, page)
        when = said.moment(page.next_step_at, today) if page.next_step_at else ""
        calls = page.calls and (page.next_step_missed or not page.next_step)
        nothing = self.tr("Intet aftalt") if page.calls else self.tr("Intet mere")
        step.say(self.tr("Næste skridt"), ours(page.next_step) or nothing, when, late=calls)
        self._say_contact(contact, page, today)
        self._say_waiting(waits, page)

    def _say_plan(self, cell: Answer, page: CitizenPage) -> None:
        if not page.plan_number:
            cell.say(self.tr("Plan"), self.tr("Ingen endnu"))
            return
        issued = page.plan_issued
        day = f"{days.short_month(issued)} {issued.year}" if issued else ""
        version = self.tr("Udgave {number}").format(number=page.plan_number)
        cell.say(self.tr("Plan"), version, self.tr("udskrevet {day}").format(day=day) if day else "")

    def _say_contact(self, cell: Answer, page: CitizenPage, today: date) -> None:
        if not page.last_contact:
            cell.say(self.tr("Sidste rigtige kontakt"), self.tr("Ingen endnu"))
            return
        how = ", ".join(part for part in (said.form(page.last_contact_form), page.last_contact_by) if part)
        cell.say(self.tr("Sidste rigtige kontakt"), said.upper(days.say_age(page.last_contact, today)), how)

    def _say_waiting(self, cell: Answer, page: CitizenPage) -> None:
        over, days = page.waiting_days_over, page.waiting_days_over
        one, many = self.tr("1 dag over fristen"), self.tr("{days} dage over fristen").format(days=days)
        remark = (one if days == 1 else many) if over > 0 else ""
        cell.say(self.tr("Vi venter på"), ours(page.waiting_for) or self.tr("Ingen"), remark, late=over > 0)
