"""Besøg: outcome first, then words by kind, agreements, a question together, the next date. All for a thumb."""

from datetime import time
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from casework.agreements import AgreementTold
from casework.answers import VisitShown
from casework.clock import local
from casework.offers import GoalOffered, NextOffered, Offer
from casework.visits import TALKED
from desktop.ui.look.tokens import look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Ground
from desktop.ui.parts.choice import Choices
from desktop.ui.parts.layout import column, hold
from desktop.ui.parts.reflow import Beside, Flow
from desktop.ui.parts.scroll import Scroller
from desktop.ui.parts.segment import Option
from desktop.ui.parts.tick import Tick
from desktop.ui.parts.words import Words
from desktop.ui.screens import days, said
from desktop.ui.screens.citizen_note import nature_shortcuts
from desktop.ui.screens.documents import DocumentsCard
from desktop.ui.screens.forms import AgreementForm, GoalForm
from desktop.ui.screens.screen import Frame, Key, Now, Screen, copenhagen_now, shortcut
from desktop.ui.screens.typing_pause import PAUSE_MS, FormKept
from desktop.ui.screens.visit_bars import SaveBar, VisitBar
from desktop.ui.screens.visit_note import VisitNote
from desktop.ui.screens.visit_side import DealsCard, NextCard, QuestionCard, side_by_side
from desktop.ui.screens.visit_typed import Typed, as_contents, as_told, from_contents

OUTCOMES = {
    "met": "user-round-check",
    "not_met": "door-closed",
    "cancelled": "calendar-x",
    "phone": "phone",
    "sms": "message-square",
    "other": "ellipsis",
}


class VisitScreen(Screen):
    """What stands here is a draft until *Gem og videre*; news and refreshes never touch what is typed."""

    place: ClassVar[str] = "today"
    frame: ClassVar[Frame] = "bare"
    typed = Signal(dict)
    told = Signal(dict)
    left = Signal()
    card_wanted = Signal()
    card_saved = Signal()
    plan_wanted = Signal(str)
    sign_wanted = Signal()

    def __init__(self, now: Now = copenhagen_now, *, me: str = "") -> None:
        super().__init__(now)
        self.me = me
        """Who writes here: whom a "jeg" in the note stands for."""
        self._shown: VisitShown | None = None
        self.bar, self.save_bar = VisitBar(), SaveBar()
        self.outcomes = Choices(self._outcomes())
        self.note, self.deals = VisitNote(), DealsCard(now)
        self.question, self.next = QuestionCard(), NextCard(now().date())
        self.files = DocumentsCard(hides_empty=True)
        self.refusal, self._got_it = Banner("", "notice"), Button("", kind="quiet")
        self.news = Banner("", "plain", icon="info", action=self._got_it)
        self._build_door()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _build_door(self) -> None:
        self._at_door = Words("", "strong")
        self.card_left = Tick("")
        self.print_card, self.save_card = Button("", icon="printer"), Button("", icon="usb")
        self.door = Card(
            self._at_door, hold(Flow(self.print_card, self.save_card, self.card_left, gap="pad")), gap="near"
        )

    def _lay_out(self) -> None:
        for part in (self.door, self.news, self.refusal):
            part.hide()
        side = side_by_side(self.deals, self.question, self.next, last=self.files)
        columns = hold(Beside((self.note, 1, 660), (side, 0, 440), gap="pad"))
        above = (self.refusal, self.news, self.outcomes, self.door)
        edge = look.space("room")  # as in the two bars
        inner = hold(column(*above, (columns, 1), gap="near", margins=(edge, 12, edge, 6)))
        self._inner, self._page = inner, Scroller(inner)
        self.setLayout(column(self.bar, (Ground("page", (self._page, 1)), 1), self.save_bar, gap=""))
        self.first_focus = self.note.text.area
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        nature_shortcuts(self, self.note.kinds)
        for number in range(len(OUTCOMES)):
            shortcut(self, f"Alt+{number + 1}", partial(self.outcomes.press, number))
        shortcut(self, "Alt+N", self.next.propose)
        shortcut(self, "Ctrl+S", self.save)
        self.header = self.bar  # type: ignore[assignment]
        self.bar.left.connect(self._leave)
        self.bar.plan_wanted.connect(
            lambda: self.plan_wanted.emit(self._shown.page.id if self._shown else "")
        )
        self.save_bar.saved.connect(self.save)
        self.save_bar.sign_wanted.connect(self.sign_wanted)
        self.save_bar.attach_wanted.connect(self.files.file_wanted)
        self.files.offered.connect(self.save_bar.attach.setVisible)
        self.outcomes.chosen.connect(self._choose_outcome)
        self.print_card.clicked.connect(self.card_wanted)
        self.save_card.clicked.connect(self.card_saved)
        self.card_left.clicked.connect(self._changed)
        self.note.changed.connect(self._see_what_is_typed)
        self._got_it.clicked.connect(self.news.hide)
        self.note.offer_taken.connect(self._take)
        for part in (self.note, self.deals, self.question, self.next):
            part.changed.connect(self._changed)
        self.files.typed.connect(self._changed)
        self.files.place.turned.connect(self._file_told)
        self._pause.timeout.connect(lambda: self.typed.emit(self.contents()))

    def _file_told(self) -> None:
        """Write on in the note once a file is attached: else Qt gives the keys to the first button, the way out."""
        if self.files.form is None and self.focusWidget() not in self._page.findChildren(QWidget):
            self.note.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_visit(self, shown: VisitShown) -> None:
        """Open the visit, or show fresher facts about its citizen; what is typed stays."""
        self._shown = shown
        page, today = shown.page, self.now().date()
        self.setAccessibleName(page.name)
        at = days.say_time(shown.began) if shown.began else ""
        began = self.tr("begyndt {time}").format(time=at) if at else ""
        place = self.tr("{position} af {of}").format(position=shown.position, of=shown.of) if shown.of else ""
        form = said.form(shown.form)
        lines = (form, began, place), (form, at, place), (form, at), (form,)
        self.bar.say(page.name, *(" · ".join(part for part in line if part) for line in lines))
        names = {page.first_name: page.first_name, page.name: page.first_name}
        for worker in (page.primary, page.partner):
            if worker is not None:
                names |= {
                    worker.name: worker.name,
                    worker.name.split()[0]: worker.name,
                    worker.initials: worker.name,
                }
        self.note.know(today, names, me=self.me, citizen=page.first_name)
        self.question.show_question(
            page.first_name,
            last=(shown.last_answer or 0, shown.last_helped or 0),
            last_at=shown.last_answer_at,
            today=today,
        )
        planned = local(shown.planned).time() if "T" in shown.planned else time(10)
        self.next.know(page.id, shown.form)
        self.next.show_choices(today, rhythm_days=shown.rhythm_days, planned=planned)

    def typed_now(self) -> Typed:
        """Return everything that stands on the page."""
        forms = {"agreement_form": None, "goal_form": None, "file_form": None}
        file = self.files.attach_form
        if file is not None and file.is_touched():
            forms["file_form"] = file.values()  # type: ignore[assignment]
        if self.deals.form is not None:
            name = "goal_form" if isinstance(self.deals.form, GoalForm) else "agreement_form"
            forms[name] = self.deals.form.values()  # type: ignore[assignment]
        return Typed(
            outcome=self.outcomes.choice(),
            nature=self.note.kinds.choice(),
            text=self.note.text.area.text(),
            lines=tuple(self.note.lines),
            agreements=tuple(self.deals.agreements),
            goals=tuple(self.deals.goals),
            answer=self.question.answer(),
            helped=self.question.felt_helped(),
            next_on=self.next.next_on(),
            next_time=self.next.next_time() if self.next.next_on() else "",
            card_left=self.card_left.isChecked(),
            **forms,
        )

    def contents(self) -> dict[str, str]:
        """Return what a draft keeps; nothing where nothing could be missed."""
        typed = self.typed_now()
        return {} if typed.is_empty else as_contents(typed)

    def show_draft(self, contents: dict[str, str]) -> None:
        """Put everything typed back where it stood."""
        typed = from_contents(contents)
        self.outcomes.choose(typed.outcome)
        self.card_left.setChecked(typed.card_left)
        self._arrange_for(typed.outcome)
        self.note.show_typed(typed.nature, typed.text, typed.lines)
        self.deals.show_told(typed.agreements, typed.goals)
        self.question.show_answer(typed.answer, typed.helped)
        self.next.show_next(typed.next_on, typed.next_time)
        today = self.now().date()
        if typed.agreement_form is not None:
            self.deals.open_form(AgreementForm(today, with_why=False), typed.agreement_form)
        if typed.goal_form is not None:
            self.deals.open_form(GoalForm(today, with_steps=False), typed.goal_form)
        if typed.file_form is not None:
            self.files.reopen(FormKept("", dict(typed.file_form), {}))
        self._pause.stop()

    def choose_outcome(self, outcome: str) -> None:
        """Open with an outcome chosen, as from a closed door."""
        self.outcomes.choose(outcome)
        self._choose_outcome(outcome)

    def show_kept(self, time: str) -> None:
        """Say when the draft was kept on this computer."""
        self.save_bar.show_kept(time)

    def show_news(self, text: str) -> None:
        """Say what a colleague changed; it touches nothing that is typed."""
        self.news.say(text)
        self.news.setVisible(bool(text))

    def show_refusal(self, sentence: str) -> None:
        """Say what is missing before the visit can be saved; the draft stays."""
        self.refusal.say(sentence)
        self.refusal.setVisible(bool(sentence))
        if sentence:
            self._page.verticalScrollBar().setValue(0)
            self._pause.start()

    @property
    def changes_the_plan(self) -> bool:
        """Whether something stands here that belongs in the plan and is not in it before the visit is saved."""
        form = self.deals.form
        return bool(self.deals.agreements or self.deals.goals or (form is not None and form.is_touched()))

    def save(self) -> None:
        """Hand everything on as one act, with the draft as it stands; an agreement still being written comes along."""
        if not self.deals.settle():
            self._page.ensureWidgetVisible(self.deals)
            return
        if not self.files.settle():
            self._page.ensureWidgetVisible(self.files)
            return
        self._pause.stop()
        self.refusal.hide()
        self.typed.emit(self.contents())
        form = self._shown.form if self._shown else "home"
        self.told.emit(as_told(self.typed_now(), form=form))

    def _leave(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self.typed.emit(self.contents())
        self.left.emit()

    def _take(self, offered: Offer) -> None:
        """Make of what the text offered what it is: an agreement at once, a goal as a form, a day by its place.

        Where half a form stands the goal waits: its words and its offer stay until there is room for it.
        """
        match offered:
            case AgreementTold():
                self.note.let_go()
                self.deals.take(offered)
            case GoalOffered(title, own_words, due):
                values = {"title": title, "own_words": own_words, "target_date": due.isoformat()}
                form = GoalForm(self.now().date(), with_steps=False)
                if self.deals.open_form(form, values):
                    self.note.let_go()
                    form.begin()
            case NextOffered(on, hour):
                self.note.let_go()
                self.next.show_next(on, hour)
                self._changed()

    def _see_what_is_typed(self) -> None:
        """The page comes to the words where they lie below its foot: the keys begin in them, wherever it stands."""
        if self.note.text.area.hasFocus():
            self._page.ensureWidgetVisible(self.note.text, 0, look.space("snug"))

    def _arrange_for(self, outcome: str) -> None:
        """Offer a card at a closed door, and ask only who is there; answers typed before wait for another outcome."""
        self.door.setVisible(outcome == "not_met")
        self.question.setVisible(outcome in {"", *TALKED})

    def _say_door(self) -> None:
        """With little room the writing below is worth more than what the card says."""
        whole = self.tr("Ingen åbnede. Et kort siger, at du har været her, og intet, en nabo ikke må læse.")
        tight = look.is_tight(self)
        self._at_door.say(self.tr("Ingen åbnede. Læg et kort?") if tight else whole)
        left = self.tr("Kort lagt i postkassen")
        self.card_left.setText(
            self.tr("Kort lagt") if tight else left
        )  # beside the ways to print it, not below
        self.card_left.setAccessibleName(left)

    def fit(self, *, tight: bool) -> None:  # noqa: ARG002 - it is asked again with every word
        """Say less where there is less room."""
        self._say_door()

    def _choose_outcome(self, outcome: str) -> None:
        self._arrange_for(outcome)
        if outcome != "not_met":
            self.card_left.setChecked(False)
        self.refusal.hide()
        self._changed()

    def show_card_printed(self) -> None:
        """The card has left the printer, so it can lie in the letter box; the person may say otherwise."""
        if self.outcomes.choice() == "not_met":
            self.card_left.setChecked(True)
            self._changed()

    def _changed(self) -> None:
        """A draft goes out at most a pause after the first letter, however long one types on."""
        if not self._pause.isActive():
            self._pause.start()

    def receipt_room(self) -> QRect | None:
        """Beside what saves, over what is kept: all else of a visit is pressed by a quick hand."""
        free = self.save_bar.free()
        return QRect(self.save_bar.mapTo(self, free.topLeft()), free.size())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file is dropped anywhere: the card that takes it is not there before there is one."""
        self.files.dragEnterEvent(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It was carried on."""
        self.files.dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach it."""
        self.files.dropEvent(event)

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of a visit."""
        return (
            ("Alt 1–6", self.tr("hvordan det gik, fra Truffet til Andet")),
            ("F5–F8", self.tr("linjens slags: faktum, borgerens ord, iagttagelse, vurdering")),
            ("Enter", self.tr("skriv linjen ind")),
            ("Ctrl ↵", self.tr("gør sætningen til en aftale, et mål eller næste gang")),
            ("1–5", self.tr("borgerens svar, når spørgsmålet er valgt")),
            ("Alt N", self.tr("næste gang efter rytmen; igen for den næste dag, der er foreslået")),
            ("Ctrl S", self.tr("gem og videre")),
        )

    def _outcomes(self) -> list[Option]:
        words = (
            self.tr("Truffet"),
            self.tr("Ikke truffet"),
            self.tr("Afbud"),
            self.tr("Telefon"),
            self.tr("SMS"),
            self.tr("Andet"),
        )
        return [Option(code, word, sign) for (code, sign), word in zip(OUTCOMES.items(), words, strict=True)]

    def retranslate(self) -> None:
        """Say everything again."""
        self.outcomes.say(self._outcomes())
        self.outcomes.setAccessibleName(self.tr("Hvordan gik det?"))
        self._say_door()
        self.print_card.rename(self.tr("Udskriv kort"))
        self.save_card.rename(self.tr("Gem til USB"), name=self.tr("Gem til USB: kortet til døren"))
        self._got_it.rename(self.tr("Set"))
        self.news.refit()
        for part in (self.note, self.deals, self.files, self.bar, self.save_bar):
            part.retranslate()
        if self._shown is not None:
            self.show_visit(self._shown)
