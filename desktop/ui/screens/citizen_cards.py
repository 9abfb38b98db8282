"""Goals and agreements of a case, each with its form unfolding in its own card."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from casework.answers import AgreementShown, GoalShown
from casework.death import STOPPED
from desktop.ui.look import paint
from desktop.ui.look.part import Part
from desktop.ui.look.spoken import Role
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Hairline, Heading
from desktop.ui.parts.layout import STRETCH, Piece, column, empty, hold, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.tick import Tick
from desktop.ui.parts.words import Voice, Words
from desktop.ui.screens import said
from desktop.ui.screens.form_news import FormNews
from desktop.ui.screens.form_place import FormPlace
from desktop.ui.screens.forms import AgreementForm, Form, GoalForm, agreement_values
from desktop.ui.screens.typing_pause import FormKept

DONE_SHOWN = 2


class Footholds(QWidget, Part):
    """So many of so many steps of a goal."""

    spoken_role: ClassVar = Role.Graphic

    def __init__(self, reached: int, steps: int, name: str) -> None:
        super().__init__()
        self._reached, self._steps = reached, steps
        self.setAccessibleName(name)
        self.setFixedHeight(8)
        self.setMinimumWidth(steps * 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One foothold beside the other; the words below say the same."""
        painter, gap = paint.start(self), 4
        wide = (self.width() - gap * (self._steps - 1)) / self._steps
        for number in range(self._steps):
            taken = number < self._reached
            edge = look.color("edge") if look.is_contrast or not taken else None
            cell = QRectF(number * (wide + gap), 0, wide, 8)
            paint.panel(painter, cell, look.color("accent" if taken else "sunken"), radius=4, border=edge)


class ListCard(Card):
    """A heading with a button, a form that unfolds below it, then the list. A refresh leaves the form alone.

    `add` is the button where it stands elsewhere on the page.
    """

    torn_chosen = Signal()
    history_wanted = Signal(str)
    news_taken = Signal()
    typed = Signal()

    def __init__(self, add: Button | None = None) -> None:
        self._add = add or Button("", icon="plus", kind="quiet")
        self._heading = Heading("", right=None if add else self._add)
        self.place, self._list = FormPlace(), column(gap="near")
        super().__init__(self._heading, self.place, self._list, STRETCH, gap="near")
        self._add.clicked.connect(lambda: self.place.open(self.new_form()))
        self.place.sent.connect(self.tell)
        self.place.left.connect(self._add.setFocus)
        self.place.typed.connect(self.typed)
        self.news: FormNews | None = None
        self.place.turned.connect(self._watch)

    def _watch(self) -> None:
        """A form of a record that is there already says what a colleague writes in it meanwhile."""
        form = self.place.form
        self.news = FormNews(form) if form is not None and form.record else None
        layout = form.layout() if form is not None else None
        if self.news is not None and layout is not None:
            layout.addWidget(self.news)
            self.news.taken.connect(self.news_taken)

    @property
    def form(self) -> Form | None:
        """The form that stands here."""
        return self.place.form

    def new_form(self) -> Form:
        """Make an empty form."""
        return Form()

    def form_of(self, _record: str) -> Form:
        """Make the form of a record that stands here, or an empty one."""
        return self.new_form()

    def reopen(self, kept: FormKept) -> None:
        """Unfold a form as a draft kept it."""
        self.place.open(self.form_of(kept.record), kept)

    def tell(self) -> None:
        """Hand on what was typed."""

    def take_new(self, *, on: bool) -> None:
        """Let something new be begun here, or not: nobody makes an agreement with the dead, nor sets a goal.

        What is being written stays: it may be about the days before.
        """
        self._add.setVisible(on)

    def _history_button(self, record: str, what: str) -> Button:
        """A sign without words: it stands on every line, and the words of the line need the room."""
        button = Button(
            "",
            icon="history",
            kind="quiet",
            name=self.tr("Historik: alle versioner af {what}").format(what=what),
        )
        button.clicked.connect(lambda: self.history_wanted.emit(record))
        return button

    def _torn_button(self, what: str) -> Button:
        button = Button(
            self.tr("To versioner"),
            kind="quiet",
            name=self.tr("To versioner af {what}, se dem").format(what=what),
        )
        button.clicked.connect(self.torn_chosen)
        return button


class GoalsCard(ListCard):
    """Goals with own words and footholds; `goal_set(dict)`."""

    goal_set = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self._today, self._goals = date.min, tuple[GoalShown, ...]()
        self.retranslate()

    def new_form(self) -> Form:
        """Make an empty form."""
        return GoalForm(self._today)

    def tell(self) -> None:
        """Hand on what was typed."""
        if self.form is not None:
            self.goal_set.emit(self.form.values())

    def show_goals(self, goals: Sequence[GoalShown], today: date) -> None:
        """Show what is aimed at, and what was reached."""
        shown = tuple(goal for goal in goals if goal.status != "dropped")
        if (shown, today) == (self._goals, self._today) and self._list.count():
            return
        self._goals, self._today = shown, today
        empty(self._list)
        for number, goal in enumerate(shown):
            if number:
                self._list.addWidget(Hairline())
            self._list.addWidget(self._goal(goal))
        if not shown:
            text = self.tr(
                "Ingen mål endnu. Et mål er borgerens egne ord, noget I kan måle, og en dato. Skriv det sammen."
            )
            self._list.addWidget(Words(text, "body", "ink_soft"))

    def _goal(self, goal: GoalShown) -> QWidget:
        day = f"{goal.target_date:%d.%m.%Y}" if goal.target_date else ""
        head = row((Words(goal.title, "strong"), 1), Words(day, "small", "ink_soft", lines=1), top=True)
        pieces: list[Piece] = [head, Voice(goal.own_words) if goal.own_words else None]
        steps = ""
        if goal.steps:
            steps = self.tr("{reached} af {steps} delmål").format(
                reached=goal.steps_reached, steps=goal.steps
            )
            pieces += [2, Footholds(goal.steps_reached, goal.steps, f"{goal.title}: {steps}")]
        reached = self.tr("Nået") if goal.status == "reached" else ""
        foot = " · ".join(part for part in (reached, steps, goal.measure) if part)
        foot_words = Words(foot, "small", "done" if reached else "ink_soft", middle=True)
        pieces.append(row((foot_words, 1), self._history_button(goal.id, goal.title), gap="near"))
        if goal.torn:
            pieces.append(
                row(Icon("circle-alert", "notice", 18), self._torn_button(goal.title), STRETCH, gap="tight")
            )
        return hold(column(*pieces, gap="tight"))

    def retranslate(self) -> None:
        """Say everything again."""
        self._heading.say(self.tr("Mål"))
        self._add.rename(self.tr("Nyt mål"))
        goals, self._goals = self._goals, ()
        self.show_goals(goals, self._today)


class AgreementsCard(ListCard):
    """Who does what by when, with a tick for each."""

    agreement_made = Signal(dict)
    agreement_kept = Signal(str)
    agreement_changed = Signal(str, dict)
    agreement_dropped = Signal(str, str)
    agreement_reopened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.named: Callable[[str], str] = str
        """Names who does it: to read *MEHA* or *Borger* one has to know what they stand for."""
        self._today, self._agreements = date.min, tuple[AgreementShown, ...]()
        self.retranslate()

    def new_form(self) -> Form:
        """Make an empty form."""
        return AgreementForm(self._today)

    def form_of(self, record: str) -> Form:
        """Make the form of an agreement as it stands."""
        form = AgreementForm(self._today, record)
        agreement = next((one for one in self._agreements if one.id == record), None)
        if agreement is not None:
            form.begin_with(agreement)
            form.dropped.connect(lambda why: self.agreement_dropped.emit(record, why))
        return form

    def show_news(self, by: str) -> None:
        """Say beside the form that is open what of its agreement is other than when it opened, and who wrote that."""
        form = self.form
        agreement = next((one for one in self._agreements if form and one.id == form.record), None)
        if form is not None and self.news is not None and agreement is not None:
            stands = agreement_values(agreement)
            self.news.show_news({name: stands[name] for name in stands if name not in agreement.torn}, by)

    def tell(self) -> None:
        """Hand on what was typed: everything of a new one, only what was altered of an old one."""
        if self.form is None:
            return
        values, record = self.form.values(), self.form.record
        if not record:
            self.agreement_made.emit(values)
            return
        altered = self.form.altered()
        if altered:
            self.agreement_changed.emit(record, altered)
        else:
            self.place.close_form()

    def show_agreements(self, agreements: Sequence[AgreementShown], today: date) -> None:
        """Show open ones by their day, and the last ones that were kept."""
        still = sorted(
            (a for a in agreements if a.status in {"open", STOPPED}), key=lambda a: a.due or date.max
        )
        done = [a for a in agreements if a.status == "done"][-DONE_SHOWN:]
        shown = (*still, *done)
        if (shown, today) == (self._agreements, self._today) and self._list.count():
            return
        self._agreements, self._today = shown, today
        self._say_head()
        empty(self._list)
        for agreement in shown:
            self._list.addWidget(self._agreement(agreement))
        if not shown:
            text = self.tr(
                "Ingen aftaler endnu. Aftaler er små ting, som nogen gør inden en dato. Skriv den første sammen."
            )
            self._list.addWidget(Words(text, "body", "ink_soft"))

    def _agreement(self, agreement: AgreementShown) -> QWidget:
        done, late = agreement.status == "done", agreement.status == "open" and agreement.days_over > 0
        tick = Tick(name=self.tr("Holdt: {what}").format(what=agreement.what), ticked=done, late=late)
        stands = done or agreement.status == STOPPED
        tick.setEnabled(not stands)
        tick.clicked.connect(lambda: self.agreement_kept.emit(agreement.id))
        second = f"{self.named(agreement.who)} · {self._when(agreement)}"
        line = row(
            Icon("clock-alert", "notice", 16) if late else None,
            (Words(second, "small", "notice" if late else "ink_soft"), 1),
            gap="tight",
        )
        torn = row(self._torn_button(agreement.what), STRETCH) if agreement.torn else None
        change = self._again(agreement) if done else self._change_button(agreement)
        if agreement.status == STOPPED:
            change.hide()  # shown before it has a place it would be a window, and close every open menu
        history = self._history_button(agreement.id, agreement.what)
        what = Words(agreement.what, "body", "ink_soft" if done else "ink")
        # The signs stand beside the first line alone: a deadline needs the whole of the second.
        words = column(row((what, 1), history, change, gap="tight"), line, torn, gap="")
        return hold(row(tick, (hold(words), 1), gap="near", top=True))

    def _change_button(self, agreement: AgreementShown) -> Button:
        name = self.tr("Ret aftalen {what}").format(what=agreement.what)
        change = Button("", icon="pencil", kind="quiet", name=name)
        change.clicked.connect(lambda: self.place.open(self.form_of(agreement.id)))
        return change

    def _again(self, agreement: AgreementShown) -> Button:
        """What was kept, or ticked by a slip, is opened again where it stands."""
        name = self.tr("Åbn igen: {what}").format(what=agreement.what)
        again = Button("", icon="undo-2", kind="quiet", name=name)
        again.clicked.connect(lambda: self.agreement_reopened.emit(agreement.id))
        return again

    def _when(self, agreement: AgreementShown) -> str:
        if agreement.status == "done":
            return self.tr("holdt")
        if agreement.status == STOPPED:
            return self.tr("stoppet ved dødsfald")
        if agreement.due is None:
            return self.tr("uden dato")
        if agreement.days_over > 0:
            one, many = self.tr("1 dag over fristen"), self.tr("{days} dage over fristen")
            return one if agreement.days_over == 1 else many.format(days=agreement.days_over)
        return said.day(agreement.due, self._today)

    def _say_head(self) -> None:
        still = sum(agreement.status == "open" for agreement in self._agreements)
        count = self.tr("1 åben") if still == 1 else self.tr("{count} åbne").format(count=still)
        self._heading.say(self.tr("Aftaler"), note=count if still else "")

    def retranslate(self) -> None:
        """Say everything again."""
        self._add.rename(self.tr("Ny aftale"))
        agreements, self._agreements = self._agreements, ()
        self.show_agreements(agreements, self._today)
