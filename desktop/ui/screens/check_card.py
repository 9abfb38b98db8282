"""What is to be looked at in a case, as one calm card: clashes first, then what is due. It stops nobody."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from casework.answers import CitizenPage
from casework.answers_checks import NOTHING, CaseChecks
from casework.clashes import COUNTED, Clash
from casework.reviews import Review
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Hairline, Heading
from desktop.ui.parts.layout import STRETCH, column, empty, hold, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.words import Words
from desktop.ui.screens import check_words
from desktop.ui.screens.check_words import CheckSaid
from desktop.ui.screens.form_place import FormPlace
from desktop.ui.screens.purpose_form import PurposeForm
from desktop.ui.screens.review_form import ReviewDayForm
from desktop.ui.screens.screen import Now
from desktop.ui.screens.typing_pause import FormKept

SHOWN: Final = 3
"""How many lines stand there before somebody asks for all."""


def check_line(told: CheckSaid, way: QWidget | None = None) -> QWidget:
    """Return a line: a sign, what it is, when, and at its end a way on."""
    words = hold(column(Words(told.first), Words(told.second, "small", "ink_soft"), gap=""))
    return hold(row(Icon(told.sign, "notice", beside="body"), (words, 1), way, gap="snug", top=True))


class CheckCard(Card):
    """`purpose_said(record, words)` where a purpose is written here; `typed()` for every letter of it.

    Where `writes` is not, it tells, and `wanted(form)` asks for the form of the plan's next review, whose answers are
    `day_chosen(values)` and `proposed_wanted()`. Hidden where there is nothing to tell.
    """

    purpose_said = Signal(str, str)
    typed = Signal()
    wanted = Signal(object)
    day_chosen = Signal(dict)
    proposed_wanted = Signal()

    def __init__(self, now: Now, *, writes: bool = False) -> None:
        self._now, self._writes = now, writes
        self._checks: CaseChecks = NOTHING
        self._calls, self._is_open, self._chooses = False, False, False
        self._heading, self._list, self.place = Heading(""), column(gap="tight"), FormPlace()
        self._all, self._note = Button("", kind="quiet"), Words("", "small", "ink_soft")
        self._more = hold(row(self._all, STRETCH))
        self._day = Button("", icon="calendar", kind="quiet")
        self._another = hold(row(self._day, STRETCH))
        pieces = (self._heading, self._list, self.place, self._more, self._note, self._another)
        super().__init__(*pieces, gap="near")
        self._day.clicked.connect(self._want_day)
        self._all.clicked.connect(self._turn)
        self.place.typed.connect(self.typed)
        self.place.sent.connect(self._send)
        self.hide()
        self.retranslate()

    @property
    def form(self) -> PurposeForm | None:
        """The form that stands here."""
        form = self.place.form
        return form if isinstance(form, PurposeForm) else None

    def show_page(self, page: CitizenPage) -> None:
        """Show what is to be looked at; the same once more moves no line under a hand."""
        chooses = page.calls and page.writes_law and not self._writes
        if (page.checks, page.calls, chooses) != (self._checks, self._calls, self._chooses):
            self._checks, self._calls, self._chooses = page.checks, page.calls, chooses
            self.retranslate()

    def reopen(self, kept: FormKept) -> None:
        """Put back a purpose that was being written."""
        self._ask(kept.record, kept)
        self.show()

    def form_saved(self) -> None:
        """What was sent is durable: its form closes."""
        self.place.form_saved()
        self.retranslate()

    def refuse(self, sentence: str) -> bool:
        """Say under the field why what was sent was not taken; False where nothing was sent."""
        return self.place.refuse(sentence)

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self.retranslate()

    def _want_day(self) -> None:
        self.wanted.emit(ReviewDayForm(self._now().date(), self._checks.review))

    def _ask(self, record: str, kept: FormKept | None = None) -> None:
        self.place.open(PurposeForm(record), kept)

    def _send(self) -> None:
        if self.form is not None:
            self.purpose_said.emit(self.form.record, self.form.values()["purpose"])

    def _lines(self) -> list[Clash | Review]:
        return [*self._checks.clashes, *self._checks.reviews]

    def _line(self, one: Clash | Review) -> QWidget:
        if isinstance(one, Clash):
            return check_line(check_words.clash(one))
        told = check_words.review(one, self._now().date())
        if not (self._writes and self._calls and one.kind == "purpose" and one.of == "visit"):
            return check_line(told)
        way = Button(
            "", icon="pencil", kind="quiet", name=self.tr("Skriv formål: {what}").format(what=told.second)
        )
        way.clicked.connect(partial(self._ask, one.record))
        return check_line(told, way)

    def _notes(self) -> str:
        counted = any(one.kind in COUNTED for one in self._checks.clashes)
        due, today = self._checks.review.on, self._now().date()
        ahead = due is not None and due > today and self._calls and not self._writes
        parts = (
            check_words.assumed() if counted else "",
            check_words.next_review(self._checks.review) if ahead else "",
        )
        return " ".join(part for part in parts if part)

    def retranslate(self) -> None:
        """Say everything again."""
        found, notes = self._lines(), self._notes()
        self._heading.say(self.tr("Værd at se på"), note=str(len(found)) if found else "")
        empty(self._list)
        for number, one in enumerate(found if self._is_open else found[:SHOWN]):
            if number:
                self._list.addWidget(Hairline())
            self._list.addWidget(self._line(one))
        if not found:
            self._list.addWidget(Words(self.tr("Intet støder sammen, og intet venter."), "body", "ink_soft"))
        fewer, every = self.tr("Vis færre"), self.tr("Vis alle {count}").format(count=len(found))
        self._all.rename(fewer if self._is_open else every)
        self._more.setVisible(len(found) > SHOWN)
        self._note.say(notes)
        self._note.setVisible(bool(notes))
        self._day.rename(self.tr("Vælg en anden dag"), name=self.tr("Vælg en anden dag for næste gennemgang"))
        self._another.setVisible(self._chooses and self._checks.review.on is not None)
        self.setVisible(bool(found or notes) or self.form is not None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
