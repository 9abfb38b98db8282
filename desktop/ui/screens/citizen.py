"""Borger: one page that answers who, plan, next step, last contact and waiting for what in half a minute."""

from functools import partial
from typing import ClassVar, Protocol

from PySide6.QtCore import QTimer, Signal

from casework.answers import CitizenPage, TimelineEntry
from casework.plan_contents import name_for_citizen
from desktop.ui.look.tokens import look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import column, hold
from desktop.ui.parts.reflow import Beside
from desktop.ui.screens.breach_task import BreachTask
from desktop.ui.screens.case_tabs import give_tabs, tab_keys
from desktop.ui.screens.check_card import CheckCard
from desktop.ui.screens.citizen_answers import AnswerBand
from desktop.ui.screens.citizen_cards import AgreementsCard, GoalsCard
from desktop.ui.screens.citizen_head import CitizenFacts, CitizenHead
from desktop.ui.screens.citizen_network import NetworkCard
from desktop.ui.screens.citizen_note import NoteEditor
from desktop.ui.screens.citizen_primary import PrimaryChoice
from desktop.ui.screens.citizen_timeline import TimelineCard
from desktop.ui.screens.closing_task import ClosingTask
from desktop.ui.screens.documents import DocumentsCard
from desktop.ui.screens.forms import Form
from desktop.ui.screens.guard_task import GuardTask
from desktop.ui.screens.life_task import LifeTask
from desktop.ui.screens.same_person_task import SamePersonTask
from desktop.ui.screens.screen import Key, Now, SamePlace, Screen, copenhagen_now
from desktop.ui.screens.story_card import StoryCard
from desktop.ui.screens.typing_pause import PAUSE_MS, FormKept, form_contents, form_texts
from desktop.ui.screens.visit_form import VisitForm
from desktop.ui.screens.visit_planner import VisitPlanner


class Writing(Protocol):
    """A place where something is written, and told what became of it."""

    def form_saved(self) -> None:
        """What was sent is durable."""

    def refuse(self, sentence: str) -> bool:
        """Say why what was sent was not taken; False where nothing was sent."""


class CitizenScreen(Screen):
    """A refresh changes what it shows and nothing that is being typed, chosen or scrolled.

    What was sent stands still in its form until `form_saved` or `refuse` answers it.
    """

    place: ClassVar[str] = "citizens"
    visit_started = Signal(str)
    visit_planned = Signal(dict)
    note_saved = Signal(str, str, str)
    papers_wanted = Signal(str)
    letters_wanted = Signal(str)
    history_wanted = Signal(str)
    news_taken = Signal()
    agreement_made = Signal(str, str, str, str, str)
    agreement_kept = Signal(str)
    agreement_changed = Signal(str, dict)
    agreement_dropped = Signal(str, str)
    agreement_reopened = Signal(str)
    goal_set = Signal(dict)
    story_told = Signal(str)
    torn_chosen = Signal(str)
    primary_chosen = Signal(str)
    purpose_said = Signal(str, str)
    cpr_asked = Signal(str)
    address_asked = Signal(str, str)
    more_wanted = Signal(int)
    note_withdrawn = Signal(str, str)
    note_corrected = Signal(str, str, str, str)
    typed = Signal(dict)

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._page: CitizenPage | None = None
        self.head, self.facts, self.note = CitizenHead(), CitizenFacts(), NoteEditor()
        self.band, self.story, self.timeline = AnswerBand(), StoryCard(), TimelineCard()
        self.goals, self.agreements, self.files = GoalsCard(), AgreementsCard(), DocumentsCard()
        self.network, self.checks = NetworkCard(), CheckCard(now, writes=True)
        self.visit, self.refusal = VisitPlanner(), Banner("", "notice")
        self.breach, self.same, self.life = BreachTask(), SamePersonTask(), LifeTask()
        self.primary, self.closing, self.guard = PrimaryChoice(), ClosingTask(), GuardTask()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self.note.hide()
        self.refusal.hide()
        left = hold(column(self.story, (self.timeline, 1), gap="snug"))
        right = hold(
            column(self.checks, self.goals, self.agreements, self.network, (self.files, 1), gap="snug")
        )
        columns = hold(Beside((left, 1, 540), (right, 0, 384), gap="snug"))
        edge = look.space("edge")
        below = column(
            self.refusal,
            self.closing,
            self.life,
            self.guard,
            self.breach,
            self.same,
            self.primary,
            self.visit,
            self.note,
            self.band,
            (columns, 1),
            gap="snug",
        )
        filled = hold(below)
        filled.hide()  # what is empty is not worth a layout of its own, and says what is not known yet
        room = hold(column((filled, 1), gap=""))
        give_tabs(self, "overview")
        body = column(self.facts, (room, 1), gap="snug", margins=(edge, 12, edge, 16))
        self.lay_out(Header(left=self.head, short=True), hold(body))
        self.refilled = filled  # beside the facts, where the focus stands when the case is opened
        self.first_focus = self.facts.note
        self._connect_case()
        self._connect_writing()

    def _connect_case(self) -> None:
        self.facts.visit_wanted.connect(lambda: self.visit_started.emit(self._id()))
        self.facts.cpr_asked.connect(lambda: self.cpr_asked.emit(self._id()))
        self.facts.address_asked.connect(lambda reason: self.address_asked.emit(self._id(), reason))
        self.goals.torn_chosen.connect(lambda: self.torn_chosen.emit(self._id()))
        self.agreements.torn_chosen.connect(lambda: self.torn_chosen.emit(self._id()))
        self.story.torn_chosen.connect(lambda: self.torn_chosen.emit(self._id()))
        self.primary.chosen.connect(self.primary_chosen)
        for part in (self.goals, self.agreements, self.timeline):
            part.history_wanted.connect(self.history_wanted)
        self.timeline.more_wanted.connect(self.more_wanted)
        self.timeline.note_withdrawn.connect(self.note_withdrawn)
        self.timeline.note_corrected.connect(self.note_corrected)
        self.timeline.papers_wanted.connect(lambda: self.papers_wanted.emit(self._id()))
        self.timeline.letters_wanted.connect(lambda: self.letters_wanted.emit(self._id()))

    def _connect_writing(self) -> None:
        self.facts.note_wanted.connect(self.write_note)
        self.note.saved.connect(lambda nature, text: self.note_saved.emit(self._id(), nature, text))
        self.note.begun.connect(lambda: self.facts.visit.show_kind("plain"))  # one filled button a page
        self.note.closed.connect(self._leave_note)
        self.goals.goal_set.connect(self.goal_set)
        self.checks.purpose_said.connect(self.purpose_said)
        self.agreements.agreement_made.connect(self._make_agreement)
        self.agreements.news_taken.connect(self.news_taken)
        self.story.told.connect(self.story_told)
        self.story.news_taken.connect(self.news_taken)
        self.agreements.agreement_kept.connect(self.agreement_kept)
        self.agreements.agreement_changed.connect(self.agreement_changed)
        self.agreements.agreement_dropped.connect(self.agreement_dropped)
        self.agreements.agreement_reopened.connect(self.agreement_reopened)
        self.facts.next_visit_wanted.connect(self.plan_visit)
        self.visit.planned.connect(self.visit_planned)
        self.visit.left.connect(self.facts.next_visit.setFocus)
        for writing in (
            self.note,
            self.story,
            self.timeline,
            self.goals,
            self.agreements,
            self.files,
            self.visit,
            self.checks,
        ):
            writing.typed.connect(self._changed)
        self._pause.timeout.connect(lambda: self.typed.emit(self.contents()))

    def _changed(self) -> None:
        """A draft goes out at most a pause after the first letter, however long one types on."""
        self.refusal.hide()
        if not self._pause.isActive():
            self._pause.start()

    @property
    def page(self) -> CitizenPage | None:
        """Return the case as it is shown."""
        return self._page

    def _id(self) -> str:
        return self._page.id if self._page else ""

    def _make_agreement(self, values: dict[str, str]) -> None:
        self.agreement_made.emit(self._id(), values["what"], values["who"], values["due"], values["why"])

    def plan_visit(self, kept: FormKept | None = None) -> None:
        """Open the form of a visit to come."""
        self.unfold()
        page = self._page
        address, protected = (page.address, page.protected) if page else ("", False)
        form = VisitForm(self.now(), address=address, protected=protected)
        self.visit.open(form, citizen=self._id(), kept=kept)

    def show_page(self, page: CitizenPage) -> None:
        """Show the case."""
        if self._page is not None and self._page.id != page.id:
            self.timeline.forget()
        today = self.now().date()
        with SamePlace(self):
            self._page = page
            self.setAccessibleName(page.name)
            self.head.show_page(page)
            self.facts.show_page(page)
            self.primary.show_page(page)
            self.checks.show_page(page)
            self.band.show_page(page, today)
            self.story.show_page(page)
            self.goals.show_goals(page.goals, today)
            self.network.show_network(page.network)
            self.agreements.named = partial(name_for_citizen, page)
            self.agreements.show_agreements(page.agreements, today)
            for card in (self.goals, self.agreements):
                card.take_new(on=page.calls)

    def show_timeline(self, entries: tuple[TimelineEntry, ...], more: bool = False, offset: int = 0) -> None:  # noqa: FBT001, FBT002
        """Show what happened, from `offset` on; `more` says that there is older."""
        self.timeline.show_entries(entries, self.now().date(), more=more, offset=offset)

    def show_entry(self, record: str) -> None:
        """Choose an entry of the timeline that somebody looked for; it comes into sight when the page lies there."""
        self.unfold()
        is_free = self.window().focusWidget() in {None, self, self.first_focus}
        QTimer.singleShot(0, self.timeline, partial(self.timeline.show_entry, record, take_focus=is_free))

    def _writings(self) -> dict[str, Writing]:
        return {
            "note": self.note,
            "story": self.story,
            "goal": self.goals.place,
            "agreement": self.agreements.place,
            "visit": self.visit,
            "purpose": self.checks,
            "withdrawal": self.timeline,
            "breach": self.breach.place,
            "same": self.same.place,
            "life": self.life,
            "guard": self.guard.place,
        }

    def form_saved(self, form: str = "") -> None:
        """What was sent is durable: its form closes; `form` names it where several may be under way."""
        for name, writing in self._writings().items():
            if form in {"", name}:
                writing.form_saved()

    def refuse(self, sentence: str, form: str = "") -> None:
        """Say under the field why what was sent was not taken, or above the page what was only pressed."""
        for name, writing in self._writings().items():
            if form in {"", name} and writing.refuse(sentence):
                return
        self.unfold()
        self.refusal.say(sentence)
        self.refusal.show()

    def show_cpr(self, cpr: str) -> None:
        """Show the whole number that was asked for."""
        self.facts.show_cpr(cpr)

    def show_address(self, address: str) -> None:
        """Show the protected address that was asked for with a reason."""
        self.facts.show_address(address)

    def show_kept(self, time: str) -> None:
        """Say that the draft is on this computer."""
        self.note.show_kept(self.tr("Kladde gemt {time}").format(time=time))

    def write_note(self) -> None:
        """Open the note editor."""
        self.unfold()
        self.note.open()

    def _leave_note(self) -> None:
        self.note.hide()
        self.facts.visit.show_kind("primary")
        self.facts.note.setFocus()

    def contents(self) -> dict[str, str]:
        """Return everything typed and not saved, as a draft keeps it."""
        contents = self.note.contents()
        for name, form in self._forms().items():
            if form is not None and form.is_touched():
                contents[name] = form_contents(form)
        return contents

    def _forms(self) -> dict[str, Form | None]:
        return {
            "story_form": self.story.form,
            "goal_form": self.goals.form,
            "agreement_form": self.agreements.form,
            "visit_form": self.visit.form,
            "purpose_form": self.checks.form,
            "file_form": self.files.attach_form,
            "correction_form": self.timeline.correction,
        }

    @property
    def is_under_way(self) -> bool:
        """Whether something that a draft keeps was sent from here and is not answered yet."""
        forms = [form for form in self._forms().values() if form is not None]
        return self.note.is_under_way or any(form.is_under_way for form in forms)

    @property
    def is_writing(self) -> bool:
        """Whether a form stands open that speaks for what its author had on the screen."""
        return any(form is not None for form in self._forms().values())

    def show_draft(self, contents: dict[str, str]) -> None:
        """Put everything typed back where it stood."""
        if contents.get("text"):
            self.note.show_draft(contents.get("nature", "fact"), contents["text"])
            self.note.open()
        opens = {
            "story_form": self.story.reopen,
            "goal_form": self.goals.reopen,
            "agreement_form": self.agreements.reopen,
            "visit_form": self.plan_visit,
            "purpose_form": self.checks.reopen,
            "file_form": self.files.reopen,
            "correction_form": self.timeline.reopen,
        }
        for name, reopen in opens.items():
            if contents.get(name):
                kept, standing = form_texts(contents[name]), self._forms()[name]
                if standing is not None and standing.is_touched():
                    standing.fill(kept.values)
                else:
                    reopen(kept)

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of a case."""
        return (
            ("F5–F8", self.tr("notatets slags: faktum, borgerens ord, iagttagelse, vurdering")),
            ("Ctrl ↵", self.tr("gem notatet, målet, aftalen eller besøget")),
            ("Enter", self.tr("det valgte i tidslinjen: dets historik, ret et notat eller kald det tilbage")),
            *tab_keys(),
            ("Esc", self.tr("luk det, du skriver i; kladden bliver her")),
        )

    def retranslate(self) -> None:
        """Say everything again."""
        for part in (
            self.facts,
            self.closing,
            self.life,
            self.guard,
            self.breach,
            self.same,
            self.primary,
            self.visit,
            self.note,
            self.story,
            self.timeline,
            self.checks,
            self.goals,
            self.agreements,
            self.network,
            self.files,
        ):
            part.retranslate()
        if self._page is not None:
            self.show_page(self._page)
