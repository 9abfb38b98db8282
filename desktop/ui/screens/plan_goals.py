"""The goals of a plan as a form: one stands open with what is done and why, the others wait as lines."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from casework.answers import ActivityShown, GoalShown
from desktop.sentences import in_words
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Hairline, Heading
from desktop.ui.parts.chip import Chip
from desktop.ui.parts.field import Field, LongField
from desktop.ui.parts.layout import STRETCH, column, empty, hold, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.progress import StepBar
from desktop.ui.parts.reflow import Flow
from desktop.ui.parts.tick import Tick
from desktop.ui.parts.words import Words
from desktop.ui.screens import said
from desktop.ui.screens.form_news import FormNews
from desktop.ui.screens.forms import GoalForm
from desktop.ui.screens.pressable import Pressable

UNDER_WAY: Final = frozenset({"", "active", "open"})


class Shut(Pressable):
    """A closed part of the form: its name, what it holds, and a way in."""

    def __init__(self, title: str, note: str, *, is_new: bool = False) -> None:
        holds = Words(note, "small", "accent" if is_new else "ink_soft")
        name = Words(title, "strong", lines=1)
        line = row(name, (holds, 1), Icon("chevron-right"), gap="snug")
        super().__init__(line, name=f"{title}, {note}" if note else title, margins=(16, 14, 12, 14))
        self.setText(title)


class ActivityLine(QWidget):
    """What is done, and under it why and by whom; where it says no purpose, it is marked.

    `ended(id)`, `opened(id)`: it is over, or put right.
    """

    ended = Signal(str)
    opened = Signal(str)
    torn_chosen = Signal()

    def __init__(self, one: ActivityShown, *, is_torn: bool, on: bool) -> None:
        super().__init__()
        under = " · ".join(part for part in (one.why, one.who, in_words(one.owner), one.legal_basis) if part)
        went = Words(self.tr("Sådan går det: {went}").format(went=one.went), "small") if one.went else None
        lacks = None if one.why.strip() else Chip(self.tr("Uden formål"), "notice", "circle-question-mark")
        told = Words(under, "small", "ink_soft") if under else None
        words = hold(
            column(Words(one.what, "body"), told, row(lacks, STRETCH) if lacks else None, went, gap="")
        )
        ways = self._torn(one) if is_torn else self._ways(one)
        for each in ways if not on else ():
            each.setVisible(False)
        self.setLayout(row((words, 1), hold(row(*ways, gap="tight")), gap="near", top=True))

    def _ways(self, one: ActivityShown) -> tuple[Button, ...]:
        end = Button(self.tr("Slut"), kind="quiet", name=self.tr("Slut med: {what}").format(what=one.what))
        change = Button("", icon="pencil", kind="quiet", name=self.tr("Ret: {what}").format(what=one.what))
        end.clicked.connect(lambda: self.ended.emit(one.id))
        change.clicked.connect(lambda: self.opened.emit(one.id))
        return end, change

    def _torn(self, one: ActivityShown) -> tuple[Button, ...]:
        name = self.tr("To versioner af {what}, se dem").format(what=one.what)
        both = Button(self.tr("To versioner"), kind="quiet", name=name)
        both.clicked.connect(self.torn_chosen)
        return (both,)


class Stair(QWidget):
    """How many steps of a goal lie behind, and the next one with a box to tick: `taken()`."""

    taken = Signal()

    def __init__(self, goal: GoalShown) -> None:
        super().__init__()
        self._goal = goal
        behind, steps = goal.steps_reached, goal.steps
        self._bar, self._said = StepBar(behind, steps), Words("", "small", "ink_soft")
        ahead = goal.milestones[behind:]
        self._tick = Tick(name=ahead[0]) if ahead else None
        self._next = Words("", "body")
        following = row(self._tick, (self._next, 1), gap="near") if self._tick else None
        self.setLayout(column(self._bar, self._said, following, gap="tight"))
        if self._tick is not None:
            self._tick.clicked.connect(self._take)
        self.retranslate()

    def _take(self) -> None:
        """What is shown ticked was kept: until then the box stands as it stood."""
        if self._tick is not None:
            self._tick.setChecked(False)
        self.taken.emit()

    def retranslate(self) -> None:
        """Say everything again."""
        goal = self._goal
        count = self.tr("{reached} af {steps} delmål er nået")
        said = count.format(reached=goal.steps_reached, steps=goal.steps)
        self._said.say(said)
        self._bar.show_steps(goal.steps_reached, goal.steps, name=said)
        if self._tick is not None:
            step = goal.milestones[goal.steps_reached]
            self._next.say(self.tr("Næste delmål: {step}").format(step=step))
            self._tick.setAccessibleName(self.tr("Delmålet er nået: {step}").format(step=step))


class GoalCard(Card):
    """One goal, open: its form, its stair, and what is done towards it. `wanted_activity()` opens the next form.

    `step_taken()`, `reached()` and `dropped()` are pressed, not written: never over words that are not saved.
    """

    saved = Signal(dict)
    typed = Signal()
    wanted_activity = Signal()
    step_taken = Signal()
    activity_ended = Signal(str)
    activity_opened = Signal(str)
    reached = Signal()
    dropped = Signal()
    torn_chosen = Signal()

    def __init__(
        self, goal: GoalShown, number: int, activities: tuple[ActivityShown, ...], today: date
    ) -> None:
        self.goal, self._number = goal, number
        self.form = GoalForm(today, goal.id)
        self.form.fill(values_of(goal))
        self.form.began = self.form.values()
        self._show_beginnings()
        self._head = Heading("", right=Chip(said.area(goal.area), "plain", "target") if goal.area else None)
        self._more = Button("", icon="plus", kind="quiet")
        self._reach, self._drop = Button("", icon="check", kind="quiet"), Button("", kind="quiet")
        self._stair = Stair(goal) if goal.milestones else None
        torn = (
            Banner("", "notice", slim=True, action=(look_at := Button("", kind="quiet")))
            if goal.torn
            else None
        )
        self._done = column(gap="snug")
        self.news = FormNews(self.form)
        super().__init__(
            self._head,
            torn,
            self.form,
            self.news,
            self._stair,
            hold(self._done),
            hold(Flow(self._more, self._reach, self._drop, gap="pad")),
            gap="snug",
        )
        self._torn, self._look_at = torn, look_at if torn else None
        self.form.close_button.hide()
        self.form.saved.connect(lambda: self.saved.emit(self.form.altered()))
        self.form.save.hide()
        self.form.typed.connect(self._offer_to_save)
        self._more.clicked.connect(self.wanted_activity)
        self._reach.clicked.connect(lambda: self._press(self.reached))
        self._drop.clicked.connect(lambda: self._press(self.dropped))
        if self._stair is not None:
            self._stair.taken.connect(lambda: self._press(self.step_taken))
        self.show_activities(activities, frozenset(), on=True)
        if self._look_at is not None:
            self._look_at.clicked.connect(self.torn_chosen)
        self.retranslate()

    def _press(self, act: SignalInstance) -> None:
        """Words that stand here unsaved would go with the card: they come first."""
        if self.is_changed:
            self.form.point_at(next(iter(self.form.altered())), self.tr("Gem først det, du har skrevet her."))
        else:
            act.emit()

    def show_activities(
        self, activities: Sequence[ActivityShown], torn: Collection[str], *, on: bool
    ) -> None:
        """Show what is done towards it; the form above stays as it is."""
        empty(self._done)
        for one in activities:
            line = ActivityLine(one, is_torn=one.id in torn, on=on)
            line.ended.connect(self.activity_ended)
            line.opened.connect(self.activity_opened)
            line.torn_chosen.connect(self.torn_chosen)
            self._done.addWidget(Hairline())
            self._done.addWidget(line)

    def take_acts(self, *, on: bool) -> None:
        """A goal of the dead, or of a closed case, is neither reached nor taken out any more."""
        for each in (self._reach, self._drop, self._stair):
            if each is not None:
                each.setEnabled(on)
        for begins in (self._reach, self._drop):
            begins.setVisible(on)

    def show_news(self, goal: GoalShown, by: str) -> None:
        """Say under the form what of the goal is other than when it opened, and who wrote that."""
        stands = values_of(goal)
        self.news.show_news({name: stands[name] for name in stands if name not in goal.torn}, by)

    def _show_beginnings(self) -> None:
        """A text that is longer than its field shows how it begins."""
        for editing in self.form.fields.values():
            if isinstance(editing, Field):
                editing.line.setCursorPosition(0)
            elif isinstance(editing, LongField):
                editing.area.moveCursor(QTextCursor.MoveOperation.Start)

    def _offer_to_save(self) -> None:
        """*Gem mål* stands there only when there is something to save, so that *Udskriv* is the one filled button."""
        self.form.save.setVisible(self.is_changed)
        self.typed.emit()

    @property
    def is_changed(self) -> bool:
        """Whether something stands in the form that is not saved."""
        return self.form.is_touched()

    def retranslate(self) -> None:
        """Say everything again."""
        self._head.say(self.tr("Mål {number}").format(number=self._number))
        self._more.rename(self.tr("Ny aktivitet"))
        self._reach.rename(
            self.tr("Målet er nået"), name=self.tr("Målet er nået: {goal}").format(goal=self.goal.title)
        )
        self._drop.rename(
            self.tr("Tag målet ud"), name=self.tr("Tag målet ud: {goal}").format(goal=self.goal.title)
        )
        if self._stair is not None:
            self._stair.retranslate()
        self.form.retranslate()
        if self._torn is not None and self._look_at is not None:
            self._torn.say(
                self.tr("To har skrevet målet, mens I var hver for sig. Vælg først, hvad der skal stå.")
            )
            self._look_at.rename(self.tr("Se begge"))
            self._torn.refit()
            for name in self.goal.torn:
                if name in self.form.fields:
                    self.form.fields[name].hold_still(self.tr("Kan ikke rettes her: der er to versioner."))


def values_of(goal: GoalShown) -> dict[str, str]:
    """Return what the form of a goal holds before anybody types."""
    return {
        "title": goal.title,
        "own_words": goal.own_words,
        "measure": goal.measure,
        "target_date": goal.target_date.isoformat() if goal.target_date else "",
        "area": goal.area,
        "milestones": "\n".join(goal.milestones),
        "voice": goal.voice,
    }


def part_of(contents: dict[str, str], mark: str) -> dict[str, str]:
    """Return the fields of one form out of a draft."""
    return {name.removeprefix(mark): text for name, text in contents.items() if name.startswith(mark)}
