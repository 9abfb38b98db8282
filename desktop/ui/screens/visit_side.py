"""Beside the writing of a visit: today's agreements and goals, the question answered together, the next date."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from casework import calendar
from casework.agreements import AgreementTold, make_agreement
from casework.changes import Seen
from casework.clock import COPENHAGEN
from casework.errors import Refused
from casework.goals import GoalTold, set_goal
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Heading
from desktop.ui.parts.chip import FilterChip
from desktop.ui.parts.choice import Rating
from desktop.ui.parts.field import DateField, Field
from desktop.ui.parts.layout import STRETCH, column, empty, hold, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.reflow import Beside, Flow
from desktop.ui.parts.words import Words
from desktop.ui.screens import days, said
from desktop.ui.screens.clash_line import ClashLine
from desktop.ui.screens.forms import AgreementForm, Form, GoalForm
from desktop.ui.screens.visit_typed import clock_of, day_of

Told = AgreementTold | GoalTold
NOWHERE = "-"
translate = QCoreApplication.translate


LOW: Final = 900
"""A window of less height, at 100 % text, has no room for two rows and the dates below them (px)."""


class DealsCard(Card):
    """What is agreed and aimed at today; forms unfold here. `changed()` for every letter and row.

    In a low window the newest stands there whole and the others in one line, until all are asked for: the next date
    must not go below the bar because something was agreed.
    """

    changed = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self.agreements: list[AgreementTold] = []
        self.goals: list[GoalTold] = []
        self.form: Form | None = None
        self._changing: Told | None = None
        self._is_folded, self._was_low = True, True
        self.all = Button("", kind="quiet")
        self.add_goal = Button("", icon="target", kind="quiet")
        self.add_agreement = Button("", icon="plus", kind="quiet")
        self._heading = Heading("", right=hold(row(self.all, self.add_goal, self.add_agreement, gap="pad")))
        self._form_box, self._list = column(gap=""), column(gap="tight")
        self._nothing, self._also = Words("", "small", "ink_soft"), Words("", "small", "ink_soft", lines=1)
        self._also.hide()
        pieces = (self._heading, self._form_box, self._nothing, self._list, self._also)
        super().__init__(*pieces, gap="tight", margins=(16, 8, 16, 10))
        self.add_agreement.clicked.connect(
            lambda: self.open_form(AgreementForm(self._today(), with_why=False))
        )
        self.add_goal.clicked.connect(lambda: self.open_form(GoalForm(self._today(), with_steps=False)))
        self.all.clicked.connect(self._turn)
        self.retranslate()

    def _turn(self) -> None:
        self._is_folded = not self._is_folded
        self._show_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a window that is high enough all stand there."""
        super().resizeEvent(event)
        if self._is_low() != self._was_low:
            self._show_list()

    def _is_low(self) -> bool:
        return self.window().height() < look.grow(LOW)

    def _today(self) -> date:
        return self._now().date()

    def show_told(self, agreements: tuple[AgreementTold, ...], goals: tuple[GoalTold, ...]) -> None:
        """Put back what was agreed, without telling anyone."""
        self.agreements, self.goals = list(agreements), list(goals)
        self._show_list()

    def take(self, agreement: AgreementTold) -> None:
        """One more agreement."""
        if agreement not in self.agreements:
            self.agreements.append(agreement)
            self._show_list()
            self.changed.emit()

    def open_form(self, form: Form, values: Mapping[str, str] | None = None) -> bool:
        """Unfold a form, with what a draft kept of it; False where words in another one are still unsaved."""
        if self.form is not None and self.form.is_touched():
            form.deleteLater()
            first = next(iter(self.form.fields))
            self.form.point_at(first, self.tr("Gem eller luk først det, du har skrevet her."))
            return False
        self.close_form()
        self._changing = None
        form.began = form.began or form.values()
        form.fill(values or {})
        self.form = form
        self._form_box.addWidget(form)
        self._form_box.setContentsMargins(0, 4, 0, 8)
        form.saved.connect(self._save)
        form.closed.connect(self._leave)
        form.typed.connect(self.changed)
        form.show()
        form.begin()
        self.changed.emit()
        return True

    def close_form(self) -> None:
        """Fold the form away."""
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self._form_box.setContentsMargins(0, 0, 0, 0)

    def _leave(self) -> None:
        self._changing = None
        self.close_form()
        self.add_agreement.setFocus()
        self.changed.emit()

    def _save(self) -> None:
        """Take what the form says, or say under its field why not: the same sentence that saving would meet."""
        form = self.form
        if form is None:
            return
        try:
            told = self._told(form)
        except Refused as refused:
            form.refuse(str(refused))
            return
        if self._changing is not None:
            self._drop(self._changing)
        if isinstance(told, GoalTold):
            self.goals.append(told)
        else:
            self.agreements.append(told)
        self._show_list()
        self._leave()

    def settle(self) -> bool:
        """Take what stands in an open form; False where it says under a field what is missing, and still stands."""
        if self.form is not None:
            if self.form.is_touched():
                self.form.send()
            else:
                self.close_form()
        return self.form is None

    def _told(self, form: Form) -> Told:
        values, now, seen = form.values(), self._now(), Seen()
        if isinstance(form, GoalForm):
            set_goal(NOWHERE, **values, by=NOWHERE, now=now, seen=seen)
            day = day_of(values["target_date"])
            return GoalTold(values["title"], values["own_words"], values["area"], values["measure"], day)
        made = {name: values[name] for name in ("what", "who", "due")}
        make_agreement(NOWHERE, **made, by=NOWHERE, now=now, seen=seen)
        return AgreementTold(values["what"], values["who"], day_of(values["due"]))

    def _drop(self, told: Told) -> None:
        """Take the old one out before the changed one goes in."""
        self.agreements = [one for one in self.agreements if one is not told]
        self.goals = [one for one in self.goals if one is not told]

    def _show_list(self) -> None:
        empty(self._list)
        told: list[Told] = [*self.agreements, *self.goals]
        self._was_low = self._is_low()
        folds = self._was_low and len(told) > 1
        shown = told[-1:] if folds and self._is_folded else told
        for one in shown:
            self._list.addWidget(self._line(one))
        others = [one.title if isinstance(one, GoalTold) else one.what for one in told[: -len(shown) or None]]
        self._also.say(
            self.tr("Også: {others}").format(others=" · ".join(others)) if len(shown) < len(told) else ""
        )
        self._also.setVisible(len(shown) < len(told))
        self.all.setVisible(folds)
        every = self.tr("Alle {count}").format(count=len(told))
        self.all.rename(every if self._is_folded else self.tr("Færre"))
        self._nothing.setVisible(not told)

    def _line(self, told: Told) -> QWidget:
        if isinstance(told, GoalTold):
            until = f"{told.target_date:%d.%m.%Y}" if told.target_date else ""
            return self._row("target", told.title, f"{told.measure} · {until}", told)
        due = said.day(told.due, self._today()) if told.due else self.tr("uden dato")
        return self._row("handshake", told.what, f"{told.who} · {due}", told)

    def _row(self, sign: str, what: str, second: str, told: Told) -> QWidget:
        change = Button("", icon="pencil", kind="quiet", name=self.tr("Ret »{what}«").format(what=what))
        change.clicked.connect(lambda: self._change(told))
        words = hold(column(Words(what), Words(second, "small", "ink_soft"), STRETCH, gap=""))
        return hold(row(Icon(sign, "accent", beside="body"), (words, 1), change, gap="snug", top=True))

    def _change(self, told: Told) -> None:
        form: Form
        if isinstance(told, GoalTold):
            target = told.target_date.isoformat() if told.target_date else ""
            form = GoalForm(self._today(), with_steps=False)
            values = {"title": told.title, "own_words": told.own_words, "measure": told.measure}
            form.fill({**values, "area": told.area, "target_date": target})
        else:
            due = told.due.isoformat() if told.due else ""
            form = AgreementForm(self._today(), with_why=False)
            form.fill({"what": told.what, "who": told.who, "due": due})
        form.began = form.values()
        if self.open_form(form):
            self._changing = told

    def retranslate(self) -> None:
        """Say everything again."""
        self._heading.say(self.tr("Aftaler i dag"))
        self.add_agreement.rename(self.tr("Ny"), name=self.tr("Ny aftale"))
        self.add_goal.rename(self.tr("Mål"), name=self.tr("Nyt mål"))
        self._nothing.say(self.tr("Skriv i notatet, hvem der gør hvad hvornår."))
        self._show_list()


class QuestionCard(Card):
    """Two questions that are answered together, 1 to 5 each; the answers of last time are marked. `changed()`."""

    changed = Signal()

    def __init__(self) -> None:
        self._question, self._whose = Words("", "strong"), Words("", "small", "ink_soft")
        self._helped = Words("", "strong")
        self.rating, self.helped = Rating("", ""), Rating("", "")
        self._last = (0, 0)
        asked = (self._question, self._whose, self.rating, self._helped, self.helped)
        super().__init__(*asked, gap="tight", margins=(16, 10, 16, 8))
        for rating in (self.rating, self.helped):
            rating.rated.connect(lambda _number: self.changed.emit())

    def show_question(self, first_name: str, *, last: tuple[int, int], last_at: str, today: date) -> None:
        """Ask; say whose answers they are and when the first was last given. `last` are both answers, 0 for none."""
        self._last = last
        self._question.say(self.tr("Hvor tæt er du på dit mål i dag?"))
        self._helped.say(self.tr("Føler du dig hjulpet?"))
        own = self.tr("{name}s eget svar.").format(name=first_name)
        when = self.tr("Sidst: {when}.").format(when=days.say_age(last_at, today)) if last_at else ""
        self._whose.say(f"{own} {when}".strip())
        low, high = self.tr("Langt fra"), self.tr("Helt tæt på")
        self.rating.rename(low, high, name=self.tr("Borgerens svar, 1 til 5"))
        low, high = self.tr("Slet ikke"), self.tr("I høj grad")
        self.helped.rename(low, high, name=self.tr("Føler borgeren sig hjulpet, 1 til 5"))
        for rating, before in zip((self.rating, self.helped), last, strict=True):
            rating.show_answer(rating.value(), last=before)

    def answer(self) -> int | None:
        """Return the answer, None where there is none."""
        return self.rating.value() or None

    def felt_helped(self) -> int | None:
        """Return how much help it felt like, None where that was not answered."""
        return self.helped.value() or None

    def show_answer(self, answer: int | None, helped: int | None) -> None:
        """Put answers back, without telling anyone."""
        self.rating.show_answer(answer or 0, last=self._last[0])
        self.helped.show_answer(helped or 0, last=self._last[1])


class NextCard(Card):
    """Four choices of a next date: tomorrow, in a week, at the agreed rhythm, or another day and hour. `changed()`."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        self._chips = [FilterChip(""), FilterChip(""), FilterChip(""), FilterChip("", icon="calendar")]
        self._heading = Heading("", right=self._chips[3])
        self._days: list[date] = []
        self._rhythm = 2
        self._today, self._planned = today, time(10)
        self._group = QButtonGroup()
        self._group.setExclusive(False)
        self.day, self.hour = DateField("", today=today, ahead=True), Field("")
        self._other = hold(Beside((self.day, 3, 150), (self.hour, 2, 90), gap="near"))
        self.clashes = ClashLine()
        super().__init__(
            self._heading,
            hold(Flow(*self._chips[:3], fill=True)),
            self._other,
            self.clashes,
            STRETCH,
            gap="near",
            margins=(16, 8, 16, 10),
        )
        self._citizen, self._form = "", ""
        self.changed.connect(self._ask)
        self._group.setParent(self)
        for number, chip in enumerate(self._chips):
            self._group.addButton(chip, number)
        self._group.idClicked.connect(self._press)
        self.day.changed.connect(lambda _text: self._typed())
        self.hour.changed.connect(lambda _text: self._typed())
        self._other.hide()

    def know(self, citizen: str, form: str) -> None:
        """Hear to whom the next visit is, and how one meets."""
        self._citizen, self._form = citizen, form

    def _ask(self) -> None:
        """Ask what stands in the way of the day and the hour that are chosen."""
        on, hour = self.next_on(), clock_of(self.next_time())
        if on is None or hour is None:
            self.clashes.clear()
        else:
            self.clashes.ask(self._citizen, datetime.combine(on, hour, COPENHAGEN), self._form)

    def show_choices(self, today: date, *, rhythm_days: int, planned: time) -> None:
        """Offer days: working days only, at the hour of this visit."""
        self._today, self._planned = today, planned
        self._days, self._rhythm = calendar.days_to_offer(today, rhythm_days)
        for chip, day in zip(self._chips, self._days, strict=False):
            name = days.say_brief(day, today)
            near = days.say_ahead(day, today) if (day - today).days == 1 else ""
            chip.say(name)
            chip.setAccessibleName(f"{name} {near}".strip())
        self._chips[3].say(self.tr("Vælg dato"))
        rhythm = self.tr("hver {days}. dag").format(days=rhythm_days)
        self._heading.say(self.tr("Næste gang"), note=rhythm)
        self.clashes.retranslate()
        self.day.rename(self.tr("Dato"))
        self.hour.rename(self.tr("Klokken"))
        if not self.hour.text():
            quiet = self.hour.blockSignals(True)
            self.hour.write(f"{planned:%H.%M}")
            self.hour.blockSignals(quiet)

    def propose(self) -> None:
        """Choose the day of the agreed rhythm; where a day is chosen already, the next one that is offered."""
        order = (self._rhythm, *(number for number in range(3) if number != self._rhythm), 3)
        chosen = next((place for place, number in enumerate(order) if self._chips[number].isChecked()), -1)
        number = order[(chosen + 1) % len(order)]
        self._chips[number].setChecked(True)
        self._chips[number].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._press(number)

    def next_on(self) -> date | None:
        """Return the chosen day."""
        chosen = next((number for number, chip in enumerate(self._chips) if chip.isChecked()), -1)
        if 0 <= chosen < len(self._days):
            return self._days[chosen]
        return self.day.day() if chosen == 3 else None

    def next_time(self) -> str:
        """Return the hour, as it was typed."""
        return self.hour.text() if self._chips[3].isChecked() else f"{self._planned:%H.%M}"

    def show_next(self, day: date | None, hour: str) -> None:
        """Put a day back, without telling anyone."""
        number = self._days.index(day) if day in self._days else 3 if day else -1
        if number == 3 or (hour and hour != f"{self._planned:%H.%M}"):
            number = 3 if day else number
            self.day.show_day(day)
            self.hour.write(hour or self.hour.text())
        self._mark(number)
        self._ask()

    def _press(self, number: int) -> None:
        """Pressing the chosen one again chooses none."""
        self._mark(number if self._chips[number].isChecked() else -1)
        if number == 3 and self._chips[3].isChecked():
            self.day.setFocus()
        self.changed.emit()

    def _mark(self, number: int) -> None:
        for place, chip in enumerate(self._chips):
            chip.setChecked(place == number)
        self._other.setVisible(number == 3)

    def _typed(self) -> None:
        self.hour.settle()
        if self.hour.text() and clock_of(self.hour.text()) is None:
            self.hour.need(self.tr("Skriv klokken som 10.15."))
        self.changed.emit()


def side_by_side(*cards: Card, last: Card) -> QWidget:
    """Stack the cards; of those that always stand there the lowest takes what room is left, `last` comes and goes."""
    foot = (0, 0, 0, look.space("tight"))
    return hold(column(*cards[:-1], (cards[-1], 1), last, gap="near", margins=foot))
