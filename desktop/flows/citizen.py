"""Borger: one case. What is written here speaks only for what stood on the page when its form opened."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from shiboken6 import isValid

from casework import agreements, goals, journal, people, visits
from casework.answers import CitizenPage, TimelineEntry
from casework.changes import Change, Seen
from casework.clock import local
from casework.errors import FodfaesteError
from casework.trail import Noted
from desktop.flows import bookings
from desktop.flows.citizen_typed import is_one_thing
from desktop.flows.clash_watch import watch
from desktop.flows.closing import Closing
from desktop.flows.documents import Documents
from desktop.flows.guarding import Guarding
from desktop.flows.life import Life
from desktop.flows.life_contact import ContactDetails
from desktop.flows.page_draft import PageDraft
from desktop.flows.same_person import SamePerson
from desktop.flows.ways import Pen, Ways, kept_at, leave_case, taking_back, while_stands
from desktop.flows.wrong_citizen import WrongCitizen
from desktop.sentences import told
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.screen import SamePlace
from storage.ledger import Recorded
from storage.reader import Reader
from storage.reads import citizen as citizen_reads
from storage.reads import timeline as timeline_reads
from storage.reads import versions

PAGE = 40
Answer = tuple[CitizenPage | None, tuple[TimelineEntry, ...], dict[str, str], int]
"""The case, what happened, who last wrote in the records under the hand, how far down lies what was looked for."""


class CitizenFlow:
    """Wires the page of one citizen."""

    def __init__(self, ways: Ways, citizen: str, *, note: bool = False, move: str = "", at: str = "") -> None:
        self._ways = ways
        self._citizen = citizen
        self._page: CitizenPage | None = None
        self._form_seen = Seen()
        self._pen = Pen(ways)
        self._shown = PAGE
        self._note_wanted, self._move_wanted, self._wanted = note, move, at
        self.screen = screen = CitizenScreen(ways.now)
        self._draft = PageDraft(
            ways,
            citizen,
            "note",
            screen=screen,
            contents=screen.contents,
            show=self._show_draft,
            is_sending=lambda: screen.is_under_way,
            kept=while_stands(screen, self._say_kept),
        )
        self._files = Documents(self._pen, self.screen.files, citizen)
        self._moving = WrongCitizen(self._pen, self.screen, citizen)
        self._same = SamePerson(self._pen, self.screen, citizen)
        self._life = Life(self._pen, self.screen, citizen)
        self._details = ContactDetails(self._pen, self.screen, citizen)
        self._closing = Closing(self._pen, self.screen, citizen)
        self._guarding = Guarding(self._pen, self.screen, citizen)
        self._connect()

    @property
    def key(self) -> str:
        """The key of what is typed here."""
        return self._draft.key

    def _connect(self) -> None:
        screen, ways = self.screen, self._ways
        screen.visit_started.connect(lambda citizen: ways.open_visit("", citizen))
        screen.papers_wanted.connect(ways.open_case_papers)
        screen.letters_wanted.connect(ways.open_citizen_papers)
        screen.history_wanted.connect(lambda record: ways.open_history(self._citizen, record))
        screen.torn_chosen.connect(lambda _citizen: ways.open_sync())
        screen.note_saved.connect(self._write_note)
        screen.note_withdrawn.connect(self._withdraw)
        screen.note_corrected.connect(self._correct)
        screen.agreement_made.connect(self._make_agreement)
        screen.agreement_kept.connect(self._keep_agreement)
        screen.agreement_changed.connect(self._change_agreement)
        screen.agreement_dropped.connect(self._drop_agreement)
        screen.agreement_reopened.connect(self._reopen_agreement)
        screen.goal_set.connect(self._set_goal)
        screen.story_told.connect(self._tell_story)
        screen.visit_planned.connect(self._plan_visit)
        screen.primary_chosen.connect(self._choose_primary)
        screen.purpose_said.connect(self._say_purpose)
        screen.cpr_asked.connect(self._show_cpr)
        screen.address_asked.connect(self._show_address)
        screen.more_wanted.connect(self._more)
        screen.typed.connect(self._draft.keep)
        watch(ways, screen.visit.clashes)
        screen.news_taken.connect(self._take_news)
        self._files.refused, self._files.saved = screen.refuse, self.keep_now

    def open(self) -> None:
        """Ask for the page, then for what was being typed."""
        self.ask(self._find_draft)

    def refresh(self, stale: frozenset[str]) -> None:
        """Ask again when this case has news."""
        cases = self._page.cases if self._page else ()
        mine = {f"citizen:{case}" for case in (self._citizen, *cases)}
        if stale & (mine | ({"citizens"} if self._same.is_open else set())):
            self.ask()

    def ask(self, then: Callable[[], None] | None = None) -> None:
        """Ask for page and timeline at one moment."""
        today, citizen, shown = self._ways.today(), self._citizen, self._shown
        now, form = self._ways.now(), self.screen.agreements.form
        told, wanted = self.screen.story.form, self._wanted
        records = [one.record for one in (form, told) if one is not None and one.record]

        def question(reader: Reader) -> Answer:
            with reader.moment():
                depth = timeline_reads.place_of(reader, citizen, wanted) if wanted else 0
                entries = timeline_reads.timeline(reader, citizen, 0, max(shown, depth) + 1)
                by = {one: versions.last_writer(reader, one) for one in records}
                return citizen_reads.page(reader, citizen, today, now=now), entries, by, depth

        def show(answer: Answer) -> None:
            page, entries, by, depth = answer
            self._shown = max(self._shown, depth)
            self._show(page, entries)
            self.screen.agreements.show_news(by.get(form.record, "") if form is not None else "")
            self.screen.story.show_news(by.get(told.record, "") if told is not None else "")
            self._lead_to(page, depth)
            if then is not None:
                then()

        self._ways.desk.ask(question, while_stands(self.screen, show))
        self._files.ask()
        self._moving.ask()
        self._same.ask()
        self._life.ask()
        self._details.ask()
        self._closing.ask()
        self._guarding.ask()

    def _show(self, page: CitizenPage | None, entries: tuple[TimelineEntry, ...]) -> None:
        if page is None:
            leave_case(self._ways, shown=self._page is not None, typed=bool(self.screen.contents()))
            return
        if self._page is None:
            self._ways.desk.enter(Noted("read", (page.id,), "citizen"))
        self._page = page
        if not self.screen.is_writing:
            self._form_seen = page.seen
        with SamePlace(self.screen):
            self.screen.show_page(page)
            self.screen.show_timeline(entries[: self._shown], more=len(entries) > self._shown)

    def _lead_to(self, page: CitizenPage | None, depth: int) -> None:
        """Show what somebody looked for: an entry, the story, or else its own page, for much stands on no timeline."""
        wanted, self._wanted = self._wanted, ""
        if not wanted or page is None:
            return
        if depth:
            self.screen.show_entry(wanted)
        elif wanted in {page.id, *page.cases}:
            self.screen.story.open()
        else:
            self._ways.open_history(self._citizen, wanted)

    def _take_news(self) -> None:
        """The person took in what a colleague wrote beside his form: only now does the form speak for that, too."""
        if self._page is not None:
            self._form_seen = self._page.seen

    def _find_draft(self) -> None:
        self._draft.find(self._go_on)

    def _show_draft(self, contents: dict[str, str], at: str) -> None:
        self.screen.show_draft(contents)
        self.screen.show_kept(kept_at(at))

    def _go_on(self) -> None:
        """Do what somebody came for, now that what was typed before stands there."""
        if self._note_wanted:
            self._note_wanted = False
            self.screen.write_note()
        if self._move_wanted:
            self.screen.timeline.ask_to_move(self._move_wanted)
            self._move_wanted = ""

    def _say_kept(self, at: str) -> None:
        if at:
            self.screen.show_kept(kept_at(at))

    def keep_now(self) -> None:
        """Hand everything typed to the drafts."""
        self._draft.keep_now()

    def _write(
        self,
        verb: Callable[..., tuple[Change, ...]],
        *about: Any,
        said: str,
        form: str = "page",
        history: str = "",
        **fields: Any,
    ) -> None:
        """Do a verb on this case; its form stands until the change is durable, and keeps its words when refused.

        What settled several proposals cannot be unsettled by one act: there the receipt leads to the `history`.
        """
        seen = self._form_seen
        contents = self.screen.contents()
        done: tuple[Change, ...] = ()

        def saved(recorded: Recorded) -> None:
            if history:
                back = partial(self._ways.open_history, self._citizen, history)
                way = QCoreApplication.translate("flows", "Historik")
                self._ways.window.toast(said, back, way=way)
            else:
                self._ways.window.toast(said, taking_back(self._pen, done, seen, recorded))
            self._close_form(form)

        done = self._pen.write(
            verb,
            *about,
            seen=seen,
            then=saved,
            refused=while_stands(self.screen, partial(self._refuse, form)),
            draft=(self.key, contents) if is_one_thing(contents) else None,
            **fields,
        )

    def _close_form(self, form: str) -> None:
        """What was written is durable; what else stands here is still a draft."""
        if isValid(self.screen):
            self.screen.form_saved(form)
            self.keep_now()
            self._draft.let_pass()
            self.ask(None if self._draft.is_found else self._find_draft)

    def _refuse(self, form: str, refusal: FodfaesteError) -> None:
        self.screen.refuse(told(refusal), form)
        if not self._draft.is_found:
            self._find_draft()

    def _write_note(self, citizen: str, nature: str, text: str) -> None:
        said = QCoreApplication.translate("flows", "Notatet er gemt på denne computer.")
        case = citizen or self._citizen  # a hand that is quicker than the page
        self._write(journal.write_note, case, text=text, nature=nature, said=said, form="note")

    def _withdraw(self, note: str, reason: str) -> None:
        said = QCoreApplication.translate(
            "flows", "Notatet er kaldt tilbage. Det kan stadig læses i historikken."
        )
        self._write(
            journal.withdraw_note,
            self._citizen,
            note,
            reason=reason,
            said=said,
            form="withdrawal",
        )

    def _correct(self, note: str, text: str, nature: str, at: str) -> None:
        said = QCoreApplication.translate("flows", "Rettelsen er gemt. Det gamle notat bliver stående.")
        about: dict[str, Any] = {"text": text, "nature": nature, "at": local(at) if at else None}
        self._write(journal.correct_note, self._citizen, note, **about, said=said, form="withdrawal")

    def _make_agreement(self, citizen: str, what: str, who: str, due: str, why: str) -> None:
        said = QCoreApplication.translate("flows", "Aftalen er gemt på denne computer.")
        fields: dict[str, Any] = {"what": what, "who": who, "due": due or None, "why": why}
        case = citizen or self._citizen
        self._write(agreements.make_agreement, case, said=said, form="agreement", **fields)

    def _keep_agreement(self, agreement: str) -> None:
        self._write(
            agreements.keep_agreement,
            self._citizen,
            agreement,
            said=QCoreApplication.translate("flows", "Aftalen er holdt."),
        )

    def _change_agreement(self, agreement: str, fields: dict[str, str]) -> None:
        said = QCoreApplication.translate("flows", "Aftalen er ændret på denne computer.")
        verb = agreements.change_agreement
        self._write(verb, self._citizen, agreement, dict(fields), said=said, form="agreement")

    def _drop_agreement(self, agreement: str, why: str) -> None:
        said = QCoreApplication.translate("flows", "Aftalen er taget ud. Den kan stadig læses i historikken.")
        verb = agreements.drop_agreement
        self._write(verb, self._citizen, agreement, why=why, said=said, form="agreement")

    def _reopen_agreement(self, agreement: str) -> None:
        said = QCoreApplication.translate("flows", "Aftalen er åben igen.")
        self._write(agreements.reopen_agreement, self._citizen, agreement, said=said)

    def _set_goal(self, values: dict[str, str]) -> None:
        said = QCoreApplication.translate("flows", "Målet er gemt på denne computer.")
        self._write(goals.set_goal, self._citizen, **goal_fields(values), said=said, form="goal")

    def _tell_story(self, story: str) -> None:
        said = QCoreApplication.translate("flows", "Historien er gemt på denne computer.")
        shown = self._page.id if self._page else self._citizen  # of several cases, whose story stands here
        self._write(people.tell_story, shown, story=story, said=said, form="story")

    def _choose_primary(self, worker: str) -> None:
        said = QCoreApplication.translate("flows", "Kontaktpersonen er valgt. Det er gemt på denne computer.")
        shown = self._page.id if self._page else self._citizen  # of several cases, whose card stands here
        self._write(people.change_citizen, shown, {"primary": worker}, said=said, history=shown)

    def _say_purpose(self, visit: str, purpose: str) -> None:
        said = QCoreApplication.translate("flows", "Formålet er gemt på denne computer.")
        self._write(visits.say_purpose, self._citizen, visit, purpose, said=said, form="purpose")

    def _plan_visit(self, told: dict[str, Any]) -> None:
        contents = self.screen.contents()
        bookings.plan(
            self._pen,
            told,
            name=self._page.name if self._page else "",
            seen=self._form_seen,
            saved=partial(self._close_form, "visit"),
            refused=while_stands(self.screen, partial(self._refuse, "visit")),
            draft=(self.key, contents) if is_one_thing(contents) else None,
        )

    def _show_cpr(self, citizen: str) -> None:
        def show(cpr: str) -> None:
            shown = while_stands(self.screen, self.screen.show_cpr)
            self._ways.desk.enter_look("show-cpr", citizen, "", lambda: shown(cpr))

        self._ways.desk.ask(
            lambda reader: citizen_reads.cpr(reader, citizen), while_stands(self.screen, show)
        )

    def _show_address(self, citizen: str, reason: str) -> None:
        def show(address: str) -> None:
            shown = while_stands(self.screen, self.screen.show_address)
            self._ways.desk.enter_look("show-address", citizen, reason, lambda: shown(address))

        self._ways.desk.ask(
            lambda reader: citizen_reads.address(reader, citizen), while_stands(self.screen, show)
        )

    def _more(self, offset: int) -> None:
        self._shown = offset + PAGE

        def show(entries: tuple[TimelineEntry, ...]) -> None:
            self.screen.show_timeline(entries[:PAGE], more=len(entries) > PAGE, offset=offset)

        citizen = self._citizen
        self._ways.desk.ask(
            lambda reader: timeline_reads.timeline(reader, citizen, offset, PAGE + 1),
            while_stands(self.screen, show),
        )


def goal_fields(values: dict[str, str]) -> dict[str, Any]:
    """Return what a goal's form says as the fields of its verb."""
    names = ("title", "own_words", "area", "measure", "target_date", "milestones", "voice")
    return {name: values.get(name, "") for name in names}
