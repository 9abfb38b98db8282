"""Plan: the form at the left, the pages as they will be printed at the right; reading ease while writing."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from casework.answers import CitizenPage, GoalShown
from casework.answers_signing import PlanSigned
from casework.signing import Standing
from desktop.sentences import in_words
from desktop.ui.look.tokens import look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Ground
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import STRETCH, column, empty, hold, row
from desktop.ui.parts.reflow import Beside, Flow
from desktop.ui.parts.scroll import BAR, Scroller
from desktop.ui.parts.segment import Option, Segment
from desktop.ui.screens import days
from desktop.ui.screens.check_card import CheckCard
from desktop.ui.screens.forms import AgreementForm, Form, GoalForm
from desktop.ui.screens.mentor_grant import grant_form
from desktop.ui.screens.paper_room import show_sides
from desktop.ui.screens.plan_activity import EndForm, FormMaker, end_form, new_activity
from desktop.ui.screens.plan_asked import PlanAsked
from desktop.ui.screens.plan_cards import BesideCard, PlanAgreements, PlanContacts, beside_goals, towards
from desktop.ui.screens.plan_ease import EaseLine, texts_of
from desktop.ui.screens.plan_forms import FormCard, contents_of, form_about, form_how, form_of, record_of
from desktop.ui.screens.plan_goals import GoalCard, Shut, part_of
from desktop.ui.screens.plan_look import PlanLook
from desktop.ui.screens.plan_pages import PlanPages
from desktop.ui.screens.plan_sending import send
from desktop.ui.screens.plan_signed import SignedLine
from desktop.ui.screens.screen import Key, Now, SamePlace, Screen, copenhagen_now, shortcut
from desktop.ui.screens.typing_pause import PAUSE_MS


class PlanScreen(Screen):
    """The joint plan of one citizen. What is typed and not saved survives every refresh and is handed on as a draft."""

    place: ClassVar[str] = "citizens"
    frame: ClassVar = "narrow"
    goal_set = Signal(dict)
    goal_changed = Signal(str, dict)
    step_taken = Signal(str)
    goal_reached = Signal(str)
    goal_dropped = Signal(str)
    activity_added = Signal(dict)
    activity_changed = Signal(str, dict)
    activity_ended = Signal(str, str)
    agreement_made = Signal(str, str, str, str, str)
    agreement_changed = Signal(str, dict)
    agreement_dropped = Signal(str, str)
    agreement_reopened = Signal(str)
    hours_granted = Signal(dict)
    print_wanted = Signal()
    usb_wanted = Signal()
    others_wanted = Signal()
    sign_wanted = Signal()
    torn_chosen = Signal(str)
    news_taken = Signal()
    typed = Signal(dict)

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._page: CitizenPage | None = None
        self._missing: tuple[str, ...] = ()
        self._open = ""
        self._form: Form | None = None
        self._form_card: FormCard | None = None
        self._card: GoalCard | None = None
        self._sent: Form | None = None
        self._list = column(gap="snug")
        self.mentors: Sequence[tuple[str, str]] = ()
        self._new_goal, self._new_agreement, self._new_hours = (
            Button("", icon="plus", kind="quiet") for _ in range(3)
        )
        self._ease, self.signatures, self.paper_look = EaseLine(), SignedLine(), PlanLook()
        self.pages, self.checks, self.asked = PlanPages(), CheckCard(now), PlanAsked()
        self._print = Button("", icon="printer", kind="primary", size="primary")
        self._usb, self._others = Button("", icon="usb", kind="plain"), Button("", icon="send", kind="plain")
        self._side = Segment([Option("form", ""), Option("pages", "")], "form")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        more = hold(Flow(self._new_goal, self._new_agreement, self._new_hours, gap="gap"))
        pieces = (self.checks, hold(self._list), more, self.asked, self._ease, STRETCH)
        left = column(*pieces, gap="snug", margins=(0, 0, BAR, 18))
        right = Ground(
            "sunken",
            (self.pages, 1),
            self.paper_look,
            self.signatures,
            hold(Flow(self.signatures.sign, self._others, self._usb, gap="near")),
            gap="near",
            margins=(20, 14, 20, 14),
        )
        edge = look.space("edge")
        self._left, self._right = Scroller(hold(left)), Scroller(right)
        self._sides = hold(row(STRETCH, self._side, STRETCH, margins=(0, 0, edge, 0)))
        beside = hold(Beside((self._left, 1, 480), (self._right, 1, 400), gap="snug"))
        body = hold(column(self._sides, (beside, 1), gap="snug", margins=(edge, 18, 0, 0)))
        header = Header(action=self._print, short=True, back=True)
        self.lay_out(header, body, scroll=False)
        self.first_focus = header.search

    def fit(self, *, tight: bool) -> None:
        """With little room one sees the form or the pages, and *Udskriv* is a sign."""
        self._sides.setVisible(tight)
        show_sides(self._left, self._right, self._side.choice(), tight=tight)
        self._print.rename("" if tight else self.tr("Udskriv"), name=self.tr("Udskriv"))
        self._say_head()

    def _connect(self) -> None:
        self._print.clicked.connect(self.print_wanted)
        shortcut(self, "Ctrl+P", self._print.click)
        self._usb.clicked.connect(self.usb_wanted)
        self._others.clicked.connect(self.others_wanted)
        self.signatures.sign_wanted.connect(self.sign_wanted)
        for offers in (self.asked, self.checks):
            offers.wanted.connect(self._begin)
        self.asked.opened.connect(lambda record: self._about(form_how, record))
        self.asked.torn_chosen.connect(lambda: self.torn_chosen.emit(self._page.id if self._page else ""))
        self._new_goal.clicked.connect(lambda: self._begin(GoalForm(self.now().date())))
        self._new_agreement.clicked.connect(lambda: self._begin(AgreementForm(self.now().date())))
        self._new_hours.clicked.connect(
            lambda: self._begin(grant_form(self._page, self.mentors, self.now().date()))
        )
        self._side.chosen.connect(lambda _side: self.fit(tight=look.is_tight(self)))
        self._pause.timeout.connect(lambda: self.typed.emit(self.contents()))

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return (
            ("Ctrl P", self.tr("Udskriv")),
            ("Ctrl+Enter", self.tr("Gem det, du skriver i")),
            ("Esc", self.tr("Luk formularen; uden en formular: tilbage til sagen")),
        )

    @property
    def open_goal(self) -> str:
        """The goal whose form stands open, empty where none does."""
        return self._card.goal.id if self._card is not None else ""

    @property
    def open_records(self) -> tuple[str, ...]:
        """The records whose forms stand open: what a colleague writes in them is said."""
        return tuple(one for one in (self.open_goal, record_of(self._form)) if one)

    def show_plan(
        self, page: CitizenPage, missing: tuple[str, ...], by: Mapping[str, str] | None = None
    ) -> None:
        """Show the plan of a citizen; a form in which something is typed stays as it is."""
        if self._page is not None and page.id != self._page.id:
            self._open, self._card, self._sent = "", None, None
            self._let_form_go()
        self._page, self._missing = page, missing
        for begins in (self._new_goal, self._new_agreement, self._new_hours):
            begins.setVisible(page.calls)
        for leaves in (self._print, self._usb):
            leaves.setVisible("plan" in page.prints)
        self._others.setVisible(not page.prints.isdisjoint({"partner", "company"}))
        self.signatures.offer(on=page.calls and "plan" in page.prints)
        self.paper_look.show_page(page)
        self.checks.show_page(page)
        self.asked.show_page(page, self.now().date())
        self._say_head()
        with SamePlace(self):
            self._fill()
        now = next((goal for goal in page.goals if goal.id == self.open_goal), None)
        if self._card is not None and now is not None:
            self._card.show_news(now, (by or {}).get(now.id, ""))
        if self._form_card is not None:
            self._form_card.show_news(page, by or {})

    def show_signed(self, signed: PlanSigned, standing: Standing) -> None:
        """Say who signed which version, and what that is to the plan as it stands."""
        self.signatures.show_signed(signed, standing)

    def show_pages(self, images: Sequence[QImage]) -> None:
        """Show the pages as they will be printed."""
        self.pages.show_pages(images)
        self._print.setEnabled(len(images) > 0)

    def show_saved(self) -> None:
        """What was sent has been saved: its form closes, another one stays, and what stands now is shown."""
        sent, self._sent = self._sent, None
        self._pause.stop()
        if sent is not None and sent is self._form:
            self._let_form_go()
        else:
            self._card = None
        self._fill()
        if self.contents():
            self._pause.start()

    def refuse(self, sentence: str) -> None:
        """Say under the field what is missing."""
        form, self._sent = self._sent or self._form or (self._card.form if self._card else None), None
        if form is not None:
            form.refuse(sentence)

    def contents(self) -> dict[str, str]:
        """Return what is typed and not saved, as a draft keeps it: the form that is open, and the goal."""
        kept: dict[str, str] = {}
        if self._form is not None:
            kept |= contents_of(self._form)
        if self._card is not None and self._card.is_changed:
            kept |= {"goal": self._card.goal.id}
            kept |= {f"g.{name}": text for name, text in self._card.form.values().items()}
        return kept

    def show_draft(self, contents: dict[str, str]) -> None:
        """Put back what was typed before a crash, a lock or a restart."""
        goal = contents.get("goal", "")
        if goal:
            self._open = goal
            self._fill()
            if self._card is not None and self._card.goal.id == goal:
                self._card.form.fill(part_of(contents, "g."))
        if "form" not in contents:
            return
        form = self._form or form_of(
            contents, self._page, self.now().date(), self.mentors
        )  # what was typed meanwhile stands in it
        form.fill(part_of(contents, "f."))
        self._begin(form)

    def _say_head(self) -> None:
        page = self._page
        if page is None or self.header is None:
            return
        if page.plan_number and page.plan_issued:
            issued = days.say_row_date(page.plan_issued)
            note = self.tr("Udgave {number} blev givet {day}").format(number=page.plan_number, day=issued)
        else:
            note = self.tr("Planen er ikke givet endnu")
        if look.is_tight(self):
            self.header.say(page.name, self.tr("Plan · {note}").format(note=note))
        else:
            self.header.say(self.tr("Plan for {name}").format(name=page.name), note)

    def _fill(self) -> None:
        page = self._page
        if page is None:
            return
        kept = self._card if self._card is not None and self._card.is_changed else None
        for stays in (self._form_card, kept):
            if stays is not None:
                self._list.removeWidget(stays)
        empty(self._list)
        self._card = kept
        if self._form_card is not None:
            self._list.addWidget(self._form_card)
        if self._missing:
            title = self.tr("Det mangler planen endnu")
            self._list.addWidget(Banner(" ".join(map(in_words, self._missing)), "notice", title=title))
        active = [goal for goal in page.goals if goal.status in {"", "active"}]
        if self._open not in {goal.id for goal in active}:
            self._open = active[0].id if active else ""
        for number, goal in enumerate(active, start=1):
            self._list.addWidget(self._goal(page, number, goal))
        if beside := beside_goals(page):
            card = BesideCard(beside, page.torn, on=page.calls)
            self._connect_activities(card, page)
            self._list.addWidget(card)
        agreements = PlanAgreements(page)
        agreements.opened.connect(lambda record: self._about(form_about, record))
        agreements.reopened.connect(self.agreement_reopened)
        self._list.addWidget(agreements)
        self._list.addWidget(PlanContacts(page))
        self._say_ease()

    def _goal(self, page: CitizenPage, number: int, goal: GoalShown) -> QWidget:
        goal_id = goal.id
        if goal_id != self._open:
            shut = Shut(self.tr("Mål {number}").format(number=number), goal.title, is_new=bool(goal.torn))
            shut.clicked.connect(lambda: self._turn_to(goal_id))
            return shut
        mine = towards(page, goal_id)
        if self._card is not None and self._card.goal.id == goal_id:
            self._card.show_activities(mine, page.torn, on=page.calls)
            return self._card
        card = GoalCard(goal, number, mine, self.now().date())
        card.saved.connect(lambda values: self._change(card, values))
        card.news.taken.connect(self.news_taken)
        card.typed.connect(self._pause.start)
        card.typed.connect(self._say_ease)
        card.wanted_activity.connect(lambda: self._about(new_activity, goal_id))
        card.step_taken.connect(lambda: self.step_taken.emit(goal_id))
        card.reached.connect(lambda: self.goal_reached.emit(goal_id))
        card.dropped.connect(lambda: self.goal_dropped.emit(goal_id))
        card.show_activities(mine, page.torn, on=page.calls)
        self._connect_activities(card, page)
        card.take_acts(on=page.calls)
        self._card = card
        return card

    def _connect_activities(self, card: GoalCard | BesideCard, page: CitizenPage) -> None:
        card.torn_chosen.connect(lambda: self.torn_chosen.emit(page.id))
        card.activity_ended.connect(lambda record: self._about(end_form, record))
        card.activity_opened.connect(lambda record: self._about(form_about, record))

    def _about(self, make: FormMaker, record: str) -> None:
        """Open the form that something makes of a record, as the page knows it now."""
        if self._page is not None:
            self._begin(make(self._page, record, self.now().date()))

    def _change(self, card: GoalCard, values: dict[str, str]) -> None:
        self._sent = card.form
        card.form.wait(on=True)
        self.goal_changed.emit(card.goal.id, values)

    def _turn_to(self, goal_id: str) -> None:
        if self._card is not None and self._card.is_changed:
            self._card.form.begin()
            return
        self._open = goal_id
        self._fill()

    def _begin(self, form: Form) -> None:
        """Open a form above the list; one at a time, and words that stand in another one are not thrown away."""
        if self._form is not None and (self._form.is_under_way or self._form.is_touched()):
            self._form.begin()
            return
        if self._form_card is not None:
            self._let_form_go()
            self._fill()
        self._form = form
        form.typed.connect(self._pause.start)
        form.typed.connect(self._say_ease)
        form.saved.connect(self._save)
        form.closed.connect(self._close)
        if isinstance(form, AgreementForm):
            form.dropped.connect(partial(self._drop, form))
        self._form_card = FormCard(form)
        self._form_card.news.taken.connect(self.news_taken)
        self._list.insertWidget(0, self._form_card)
        form.begin()

    def _let_form_go(self) -> None:
        """The form is saved or closed: the next filling takes its card away."""
        self._form = self._form_card = None

    def _save(self) -> None:
        form = self._form
        if form is None or self._page is None:
            return
        if record_of(form) and not form.is_touched() and not isinstance(form, EndForm):
            self._close()
            return
        self._sent = form
        form.wait(on=True)
        send(self, form, self._page.id)

    def _drop(self, form: AgreementForm, why: str) -> None:
        self._sent = form
        self.agreement_dropped.emit(form.record, why)

    def _close(self) -> None:
        self._let_form_go()
        self._pause.start()
        self._fill()

    def _say_ease(self) -> None:
        page = self._page
        if page is None:
            return
        typed = self._card.form.values() if self._card is not None else None
        beside = self._form.texts() if self._form is not None else ()
        self._ease.show_texts(texts_of(page, self.open_goal, typed, beside))

    def retranslate(self) -> None:
        """Say everything again."""
        self._new_goal.rename(self.tr("Nyt mål"))
        self._new_agreement.rename(self.tr("Ny aftale"))
        self._new_hours.rename(self.tr("Mentortimer"), name=self.tr("Bevilg mentortimer"))
        self._side.show_options(
            [Option("form", self.tr("Skriv")), Option("pages", self.tr("Se siderne"))], self._side.choice()
        )
        self._side.setAccessibleName(self.tr("Formular eller sider"))
        self.fit(tight=look.is_tight(self))
        self._usb.rename(self.tr("Gem til USB"))
        self._others.rename(self.tr("Papir til andre"))
        self.signatures.retranslate()
        self.paper_look.retranslate()
        self.asked.retranslate()
        self.pages.retranslate()
        if self._page is not None:
            self._fill()
