"""I dag: the visits in driving order on a route line; beside it what calls for an answer and what is owed."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import ClassVar, Literal

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from casework.answers import Day, DayVisit, DraftFound
from casework.answers_checks import DayChecks
from desktop.sentences import ours
from desktop.ui.look.tokens import look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.dayline import DayLine, Leaf, State, under_the_line
from desktop.ui.parts.empty_state import Empty
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import STRETCH, column, empty, hold
from desktop.ui.parts.reflow import Beside, Flow
from desktop.ui.screens import days, said
from desktop.ui.screens.clash_line import ClashLine
from desktop.ui.screens.screen import Key, Now, SamePlace, Screen, copenhagen_now, shortcut
from desktop.ui.screens.today_door import ClosedByNews
from desktop.ui.screens.today_side import DaySide
from desktop.ui.screens.today_stops import StopCard
from desktop.ui.screens.typing_pause import PAUSE_MS, FormKept, form_contents, form_texts
from desktop.ui.screens.visit_form import Person, VisitForm
from desktop.ui.screens.visit_planner import VisitPlanner

Folded = Literal["", "told", "news"]
"""Why a card folded up in which the keyboard stood: the person's own answer, or news about its visit."""


class TodayScreen(Screen):
    """What the day holds. What is typed here, a refresh leaves alone: a reason for an address, a visit to come.

    `visit_wanted` asks for the people who can be visited; `plan_visit` opens the form with them. What was sent stands
    still in its form until `form_saved` or `refuse` answers it.
    """

    place: ClassVar[str] = "today"
    visit_started = Signal(str, str)
    not_met_told = Signal(str, str, bool)
    citizen_chosen = Signal(str)
    address_asked = Signal(str, str)
    draft_reopened = Signal(str)
    day_printed = Signal()
    usb_wanted = Signal()
    visit_wanted = Signal()
    visit_planned = Signal(dict)
    visit_moved = Signal(str, str, object)
    typed = Signal(dict)
    clash_asked = Signal(object, str, object, str, str)

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._day: Day | None = None
        self._checks = DayChecks()
        self._opened = ""
        self._cards: dict[str, StopCard] = {}
        self._drafts = column(gap="near")
        self._line = DayLine()
        self._side, self.planner = DaySide(now), VisitPlanner(inset=8)
        self._closed = ClosedByNews(inset=8)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._add_first = self._adder(primary=True)
        self._empty = Card((Empty("footprints", "", "", self._add_first), 1), gap="", tone="page")
        self._add, self._print = self._adder(primary=False), Button("", icon="printer", kind="quiet")
        self._usb = Button("", icon="usb", kind="quiet")
        foot = hold(Flow(self._add, self._print, self._usb, gap="gap"))
        self._drafts_box = hold(self._drafts)
        left = hold(
            column(under_the_line(self._drafts_box), self._line, 10, under_the_line(foot), STRETCH, gap="")
        )
        self._whole = hold(Beside((left, 1, 600), (self._side, 0, 320), gap="gap"))
        edge = look.space("edge")
        margins = (edge - 8, 22, edge, 20)
        body = hold(
            column(
                self.planner, self._closed, (self._whole, 1), (self._empty, 1), gap="snug", margins=margins
            )
        )
        self.lay_out(Header(), body)
        self._print.clicked.connect(self.day_printed)
        self._usb.clicked.connect(self.usb_wanted)
        shortcut(self, "Ctrl+P", self._print.click)
        self._side.citizen_chosen.connect(self.citizen_chosen)
        self.planner.planned.connect(self.visit_planned)
        self.planner.left.connect(self._add.setFocus)
        self.planner.typed.connect(self._changed)
        self._hear_clashes(self.planner.clashes)
        self._pause.timeout.connect(lambda: self.typed.emit(self.contents()))
        self.retranslate()

    def _hear_clashes(self, line: ClashLine) -> None:
        line.asked.connect(partial(self.clash_asked.emit, line))

    def _adder(self, *, primary: bool) -> Button:
        button = Button(
            "", icon="plus", kind="primary" if primary else "quiet", size="primary" if primary else "desk"
        )
        button.clicked.connect(self.visit_wanted)
        return button

    def show_day(self, day: Day) -> None:
        """Show the day; what is the same stays untouched."""
        if self._day is not None and self._day.on != day.on:
            self._closed.clear()
        is_first = self._stands_at_adding and not (self._day is not None and self._day.visits)
        left = [visit for visit in day.visits if not visit.outcome]
        known = {visit.visit for visit in left}
        if self._opened not in known:
            self._opened = left[0].visit if left else ""
        with SamePlace(self):
            self._day = day
            self._say_head(day)
            self._show_drafts(day.drafts)
            folded = self._show_stops(day.visits, first_left=left[0].visit if left else "")
            self._side.show_day(day)
        opened = self._cards.get(self._opened)
        self.first_focus = opened.start if opened else self._add_first
        self._show_whole(day)
        if is_first and opened is not None and opened.start is not None:
            opened.start.setFocus()  # the first visits came while nobody did anything
        elif folded == "told" and opened is not None and opened.start is not None:
            opened.start.setFocus()
        elif folded == "news":
            self._closed.take_focus()

    def show_checks(self, checks: DayChecks) -> None:
        """Show beside the day what is to be looked at in the cases of its person."""
        if checks != self._checks:
            self._checks = checks
            with SamePlace(self):
                self._side.show_checks(checks)
            if self._day is not None:
                self._show_whole(self._day)

    def _show_whole(self, day: Day) -> None:
        checks = self._checks.clashes or self._checks.reviews
        nothing = not (day.visits or day.said_now or day.overdue or day.waiting_for or day.drafts or checks)
        stood = self._stands_at_adding
        self._empty.setVisible(nothing)
        self._whole.setVisible(not nothing)
        if stood and not nothing:
            self._add.setFocus()  # the same way on, where it stands now

    @property
    def _stands_at_adding(self) -> bool:
        """Whether the keyboard stands on one of the two ways to add a visit."""
        return self.window().focusWidget() in {self._add_first, self._add}

    def plan_visit(self, people: Sequence[Person], kept: FormKept | None = None) -> None:
        """Open the form of a visit to one of these."""
        self.planner.open(VisitForm(self.now(), people=people), kept=kept)

    def _changed(self) -> None:
        """A draft goes out at most a pause after the first letter, however long one types on."""
        if not self._pause.isActive():
            self._pause.start()

    def form_saved(self) -> None:
        """What was sent is durable: its form closes."""
        self.planner.form_saved()
        for card in self._cards.values():
            card.place.form_saved()

    def refuse(self, sentence: str) -> None:
        """Say under the field why what was sent was not taken."""
        for place in (self.planner.place, *(card.place for card in self._cards.values())):
            if place.refuse(sentence):
                return

    def contents(self) -> dict[str, str]:
        """Return what is typed and not saved, as a draft keeps it."""
        form = self.planner.form
        return {"visit_form": form_contents(form)} if form is not None and form.is_touched() else {}

    def show_draft(self, people: Sequence[Person], contents: Mapping[str, str]) -> None:
        """Put what was typed back where it stood."""
        if contents.get("visit_form"):
            self.plan_visit(people, form_texts(contents["visit_form"]))

    def let_tell_again(self, visit: str) -> None:
        """That nobody opened could not be kept: the question stands there as before."""
        card = self._cards.get(visit)
        if card is not None and card.door is not None:
            card.door.let_tell_again()

    def show_address(self, citizen: str, address: str) -> None:
        """Show the protected address that was asked for with a reason."""
        for card in self._cards.values():
            if card.visit.citizen == citizen:
                card.show_address(address)

    def _say_head(self, day: Day) -> None:
        count = len(day.visits)
        visits = (
            self.tr("1 besøg") if count == 1 else self.tr("{count} besøg i din køreorden").format(count=count)
        )
        week = said.upper(days.say_week(day.on))
        if self.header is not None:
            self.header.say(said.upper(days.say_date(day.on)), f"{week} · {visits}")

    def _show_drafts(self, drafts: tuple[DraftFound, ...]) -> None:
        empty(self._drafts)
        for draft in drafts:
            go = Button(
                self.tr("Fortsæt"),
                icon="pencil",
                name=self.tr("Fortsæt kladden om {name}").format(name=draft.name),
            )
            go.clicked.connect(lambda _checked=False, key=draft.key: self.draft_reopened.emit(key))
            text = self.tr("Det, du skrev {when}, er her endnu.").format(
                when=said.moment(draft.kept_at, self._today())
            )
            title = self.tr("Kladde om {name}").format(name=draft.name)
            self._drafts.addWidget(Banner(text, "plain", title=title, icon="pencil", action=go))
        self._drafts.setContentsMargins(0, 0, 0, 12 if drafts else 0)
        self._drafts_box.setVisible(bool(drafts))

    def _today(self) -> date:
        return self._day.on if self._day else self.now().date()

    def _show_stops(self, visits: tuple[DayVisit, ...], *, first_left: str) -> Folded:
        """Cards that say the same, or in which the person is in the middle of something, are kept as they are.

        A visit that was told meanwhile, or is on the day no more, is nothing to be in the middle of: that is said.
        """
        before, cards = self._cards, dict[str, StopCard]()
        for visit in visits:
            state: State = "done" if visit.outcome else "next" if visit.visit == self._opened else "later"
            card = before.get(visit.visit)
            is_kept = card is not None and card.is_asking and not visit.outcome
            if card is not None and is_kept:
                card.hear(visit)
            elif card is None or not card.says_same(visit, state, first=visit.visit == first_left):
                card = self._make_card(visit, state, is_first_left=visit.visit == first_left)
            cards[visit.visit] = card
        closed = [(card, cards.get(visit)) for visit, card in before.items() if cards.get(visit) is not card]
        folded: Folded = ""
        for card, instead in closed:
            has_focus = self._has_focus(card)
            if self._say_closed(card, instead) and has_focus:
                folded = "news"
            elif card.is_told and has_focus:
                folded = "told"
        self._cards = cards
        self._line.setVisible(bool(before))  # the first cards are laid out once, not one by one
        self._line.show_leaves(
            [Leaf(said.clock(one.visit.at), one, one.state, one.visit.name) for one in cards.values()]
        )
        self._line.show()
        return folded

    def _has_focus(self, card: StopCard) -> bool:
        focus: QWidget | None = card.window().focusWidget()
        return focus is not None and card.isAncestorOf(focus)

    def _say_closed(self, card: StopCard, instead: StopCard | None) -> bool:
        """Say what became of a visit whose question or form was closed, where the person has not answered it."""
        if not card.is_asking or card.is_told:
            return False
        name, typed = card.visit.name, card.typed()
        if instead is None:
            title = self.tr("Besøget hos {name} er ikke længere på din dag").format(name=name)
        else:
            told = ours(instead.visit.told) or said.outcome(instead.visit.outcome)
            title = self.tr("Besøget hos {name} er fortalt i mellemtiden: {told}").format(
                name=name, told=told
            )
        text = self.tr("Det, du var i gang med, er lukket, og intet er gemt fra det.")
        if typed:
            text += " " + self.tr("Du havde skrevet: {typed}").format(typed=typed)
        self._closed.say(title, text)
        return True

    def _make_card(self, visit: DayVisit, state: State, *, is_first_left: bool) -> StopCard:
        card = StopCard(visit, state, is_first_left=is_first_left)
        self._hear_clashes(card.clashes)
        card.started.connect(lambda: self.visit_started.emit(visit.visit, visit.citizen))
        card.not_met_told.connect(lambda left: self.not_met_told.emit(visit.visit, visit.citizen, left))
        card.citizen_chosen.connect(lambda: self.citizen_chosen.emit(visit.citizen))
        card.address_asked.connect(lambda reason: self.address_asked.emit(visit.citizen, reason))
        card.move_wanted.connect(lambda: card.ask_when(self.now()))
        card.moved.connect(lambda at: self.visit_moved.emit(visit.visit, visit.citizen, at))
        card.opened.connect(lambda: self._open(visit.visit))
        card.asked.connect(lambda: self._begin_with(card))
        card.settled.connect(lambda: self._begin_at(visit.visit))
        return card

    def _begin_with(self, card: StopCard) -> None:
        if card is self._cards.get(self._opened):
            self.first_focus = card.start

    def _begin_at(self, visit: str) -> None:
        """Nothing is asked at a visit any more: what came meanwhile is shown, and the keyboard stands there again."""
        if self._day is not None:
            self.show_day(self._day)
        card = self._cards.get(visit)
        if card is not None and card.start is not None:
            self.first_focus = card.start
            card.start.show()
            card.start.setFocus()

    def _open(self, visit: str) -> None:
        """Open another stop than the next one: a day is not always driven as planned.

        Who goes on to another door has let the question at this one go; what is typed stays.
        """
        for card in tuple(self._cards.values()):
            if card.door is not None and not card.is_told:
                card.leave_door()
        self._opened = visit
        if self._day is not None:
            self.show_day(self._day)
        if self.first_focus is not None:
            self.first_focus.setFocus()

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of the day."""
        return (
            ("Tab", self.tr("næste besøg eller knap")),
            ("Enter", self.tr("åbn besøget, eller tryk på knappen")),
            ("Ctrl ↵", self.tr("gem det nye besøg")),
            ("Ctrl P", self.tr("udskriv dagen")),
        )

    def retranslate(self) -> None:
        """Say everything again."""
        for button in (self._add, *self._empty.findChildren(Button)):
            button.rename(self.tr("Tilføj besøg"))
        self.planner.retranslate()
        self._print.rename(self.tr("Udskriv dagen"))
        self._usb.rename(self.tr("Gem til USB"), name=self.tr("Gem til USB: dagens besøg"))
        for blank in self._empty.findChildren(Empty):
            blank.say(
                self.tr("Ingen besøg i dag"),
                self.tr("Dagens besøg står her i den rækkefølge, du kører dem. Læg det første ind."),
            )
        if self._day is not None:
            before = self._cards
            stay = {visit: card for visit, card in before.items() if card.is_written_in or card.is_told}
            at_doors = [
                visit for visit, card in before.items() if card.door is not None and visit not in stay
            ]
            made_anew = [card for visit, card in before.items() if visit not in stay]
            had_focus = any(self._has_focus(card) for card in made_anew)
            self._cards = stay  # an answer that is on its way is not asked for again
            self.show_day(self._day)
            for visit in at_doors:
                self._cards[visit].ask_at_door(take_focus=False)
            if had_focus and self.first_focus is not None:  # what had it is gone with the language it spoke
                self.first_focus.setFocus()
