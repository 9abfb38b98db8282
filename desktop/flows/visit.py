"""Besøg: kept as a draft at every pause, told as one act, and then the next door.

The visit speaks for what stood on the page when it opened. News from a colleague are said in a line and change nothing
that is typed; what was seen does not move while the visit is open.
"""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication
from shiboken6 import isValid

from casework import visits
from casework.answers import CitizenPage, Day, DayVisit, DraftFound, VisitShown
from casework.changes import Change, Seen
from casework.clock import instant
from casework.errors import FodfaesteError
from casework.trail import Noted
from casework.visits import VisitTold
from desktop.flows import papers
from desktop.flows.clash_watch import watch
from desktop.flows.documents import Documents
from desktop.flows.ways import (
    Pen,
    Ways,
    kept_at,
    news_sentence,
    say_case_left,
    taking_back,
    told_apart,
    while_stands,
)
from desktop.sentences import told
from desktop.ui.screens.visit import VisitScreen
from storage.ledger import Recorded
from storage.reader import Reader
from storage.reads import citizen as citizen_reads
from storage.reads import day as day_reads
from storage.reads.answered import Answered, answered


class VisitFlow:
    """Wires one visit."""

    def __init__(self, ways: Ways, visit: str, citizen: str) -> None:
        self._ways = ways
        self._visit = visit
        self._citizen = citizen
        self._page: CitizenPage | None = None
        self._shown: VisitShown | None = None
        self._seen = Seen()
        self._pen = Pen(ways)
        self._is_begun = False
        self._is_told = False
        self._signs_next = False
        self.screen = VisitScreen(ways.now, me=ways.desk.store.user.name)
        self.screen.typed.connect(self._keep)
        self.screen.told.connect(self._tell)
        self.screen.left.connect(self._leave)
        self.screen.plan_wanted.connect(ways.open_plan)
        self.screen.card_wanted.connect(self._print_card)
        self.screen.card_saved.connect(self._save_card)
        self.screen.sign_wanted.connect(self._sign)
        watch(ways, self.screen.next.clashes)
        self._files = Documents(self._pen, self.screen.files, citizen, visit=visit)
        self._files.refused, self._files.saved = self.screen.show_refusal, self.keep_now

    @property
    def key(self) -> str:
        """The key of what is typed here."""
        return f"visit:{self._visit}"

    def open(self) -> None:
        """Ask for the case and the day, then put back what was being typed."""
        desk, citizen, today, visit = self._ways.desk, self._citizen, self._ways.today(), self._visit
        self._files.ask()

        def question(reader: Reader) -> tuple[CitizenPage | None, Day, Answered, str]:
            with reader.moment():
                day = day_reads.day(reader, today, desk.user, today)
                page, began = (
                    citizen_reads.page(reader, citizen, today),
                    day_reads.began(reader, visit, today),
                )
                return page, day, answered(reader, citizen), began

        desk.ask(question, while_stands(self.screen, lambda answer: self._show(*answer)))

    def _show(self, page: CitizenPage | None, day: Day, before: Answered, began: str) -> None:
        if page is None:
            self._ways.open_today()
            return
        visit = next((each for each in day.visits if each.visit == self._visit), None)
        position = next((n for n, each in enumerate(day.visits, 1) if each.visit == self._visit), 0)
        if self._page is None:
            self._ways.desk.enter(Noted("read", (page.id,), "visit"))
        self._page = page
        self._seen = page.seen
        self._shown = shown_as(page, self._visit, visit, position=position, of=len(day.visits))
        near, near_on, helped, rhythm = before
        self._shown = replace(
            self._shown, last_answer=near, last_answer_at=near_on, last_helped=helped, rhythm_days=rhythm
        )
        began = began or instant(self._ways.now())
        self._shown = replace(self._shown, began=began, planned=self._shown.planned or began)
        self.screen.show_visit(self._shown)
        self._ways.desk.find_draft(self.key, while_stands(self.screen, self._put_back))

    def _put_back(self, draft: DraftFound | None) -> None:
        if draft is not None:
            self._is_begun = True
            self.screen.show_draft(draft.contents)
            self.screen.show_kept(kept_at(draft.kept_at))

    def refresh(self, stale: frozenset[str]) -> None:
        """Say what a colleague changed, beside what is typed."""
        if f"citizen:{self._citizen}" not in stale or self._page is None or self._is_told:
            return
        citizen, today = self._citizen, self._ways.today()
        self._ways.desk.ask(
            lambda reader: citizen_reads.page(reader, citizen, today),
            while_stands(self.screen, self._say_news),
        )

    def _say_news(self, page: CitizenPage | None) -> None:
        if page is None and not self._is_told:
            say_case_left(self._ways, typed=bool(self.screen.contents()))
            self._ways.open_today()
        elif page is not None and self._page is not None and not self._is_told:
            self.screen.show_news(news_sentence(told_apart(self._page, page)))

    def _keep(self, contents: dict[str, str]) -> None:
        if self._is_told:
            return
        if contents and not self._is_begun:
            self._begin()
        self._ways.desk.keep_draft(
            self.key, self._citizen, "visit", contents, while_stands(self.screen, self._say_kept)
        )

    def _say_kept(self, at: str) -> None:
        if at:
            self.screen.show_kept(kept_at(at))

    def _begin(self) -> None:
        """The first word says that the visit has begun; a page that is only looked at says nothing."""
        self._is_begun = True
        self._pen.write(visits.begin, self._citizen, self._visit, seen=self._seen)

    def keep_now(self) -> None:
        """Hand everything typed to the drafts."""
        self._keep(self.screen.contents())

    def _tell(self, told: dict[str, Any]) -> None:
        contents = self.screen.contents()
        seen = self._seen
        form = self._shown.form if self._shown else "home"
        name = self._page.first_name if self._page else ""
        done: tuple[Change, ...] = ()
        signs, self._signs_next = self._signs_next, False

        def saved(recorded: Recorded) -> None:
            self._is_told = True
            back = taking_back(self._pen, done, seen, recorded)
            self._ways.window.toast(
                QCoreApplication.translate("flows", "Besøget hos {name} er gemt på denne computer.").format(
                    name=name
                ),
                back,
            )
            if not isValid(self.screen):
                return
            if signs:
                self._ways.open_signing(self._citizen)  # and back to this plan: the next visit has not begun
            else:
                self._go_on()

        done = self._pen.write(
            visits.tell_visit,
            self._citizen,
            self._visit,
            told=VisitTold(**told),
            form=form,
            seen=seen,
            then=saved,
            refused=while_stands(self.screen, self._refuse),
            draft=(self.key, contents),
        )

    def _refuse(self, refusal: FodfaesteError) -> None:
        self.screen.show_refusal(told(refusal))

    def _sign(self) -> None:
        """Let the plan be signed: what was agreed here is saved first, so that it stands in what is signed."""
        if self.screen.changes_the_plan:
            self._signs_next = True
            self.screen.save()
            self._signs_next = False
            return
        self.keep_now()
        self._ways.open_signing(self._citizen, lambda: self._ways.open_visit(self._visit, self._citizen))

    def _go_on(self) -> None:
        """Open the next visit of the day that has no outcome, or the day where there is none."""
        desk, today = self._ways.desk, self._ways.today()

        def next_one(day: Day) -> None:
            at = next((n for n, each in enumerate(day.visits) if each.visit == self._visit), -1)
            later = day.visits[at + 1 :] if at >= 0 else ()
            following = next((each for each in later if not each.outcome), None)
            if following is None:
                self._ways.open_today()
            else:
                self._ways.open_visit(following.visit, following.citizen)

        wanted = while_stands(self.screen, next_one)
        desk.ask(lambda reader: day_reads.day(reader, today, desk.user, today), wanted)

    def _leave(self) -> None:
        self._ways.open_today()

    def _print_card(self) -> None:
        if self._page is not None:
            planned = self._shown.planned if self._shown else ""
            papers.print_card(self._ways, self._page, self._card_printed, planned=planned)

    def _save_card(self) -> None:
        """A card on a stick lies in no letter box yet: the tick stays the person's."""
        if self._page is not None:
            planned = self._shown.planned if self._shown else ""
            papers.print_card(self._ways, self._page, self._ways.window.toast, planned=planned, to_file=True)

    def _card_printed(self, receipt: str) -> None:
        self._ways.window.toast(receipt)
        if isValid(self.screen):
            self.screen.show_card_printed()


def shown_as(
    page: CitizenPage, visit: str, planned: DayVisit | None, *, position: int, of: int
) -> VisitShown:
    """Return what the visit page opens on; a visit that stands on no day is one of its own."""
    if planned is None:
        return VisitShown(page, visit, 0, 0, "")
    return VisitShown(page, visit, position, of, "", form=planned.form or "home", planned=planned.at)
