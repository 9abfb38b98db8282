"""I dag: visits begin, are planned and moved, a closed door is told in three presses, and drafts are found again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from casework import visits
from casework.answers import CitizenPage, CitizenRow, Day, DayVisit
from casework.changes import Change, Seen
from casework.errors import FodfaesteError
from desktop.flows import bookings, clash_watch, new_citizen_draft
from desktop.flows.ways import Pen, TellOnce, Ways, taking_back, while_stands
from desktop.sentences import told
from desktop.ui.screens.clash_line import ClashLine
from desktop.ui.screens.today import TodayScreen
from storage.ledger import Recorded
from storage.reader import Reader
from storage.reads import citizen as citizen_reads
from storage.reads import citizens as citizens_reads
from storage.reads import day as day_reads
from storage.reads import reviews as review_reads

KEY = "day:visit"
"""The key of a visit that is being written on the day."""


class TodayFlow:
    """Wires the day."""

    def __init__(self, ways: Ways) -> None:
        self._ways, self._pen = ways, Pen(ways)
        self._day: Day | None = None
        self._is_open = False
        self._names: dict[str, str] = {}
        self._form_seen = Seen()
        self.screen = TodayScreen(ways.now)
        self._told = TellOnce(ways, self.screen, "day")
        screen = self.screen
        screen.visit_started.connect(ways.open_visit)
        screen.not_met_told.connect(self._not_met)
        screen.citizen_chosen.connect(ways.open_citizen)
        screen.draft_reopened.connect(self._reopen)
        screen.visit_wanted.connect(self._ask_people)
        screen.visit_planned.connect(self._plan_visit)
        screen.visit_moved.connect(self._move_visit)
        screen.typed.connect(self._keep)
        screen.day_printed.connect(self._print)
        screen.usb_wanted.connect(lambda: self._print(to_file=True))
        screen.address_asked.connect(self._show_address)
        screen.clash_asked.connect(self._ask_clashes)

    def refresh(self, stale: frozenset[str]) -> None:
        """Ask for the day again."""
        if "day" in stale:
            self.ask()
        elif "citizens" in stale and self._is_open:
            self._ask_checks()

    def ask(self) -> None:
        """Ask for the day."""
        desk, today, now = self._ways.desk, self._ways.today(), self._ways.now()
        shown = while_stands(self.screen, self._show)
        desk.ask(lambda reader: day_reads.day(reader, today, desk.user, today, now=now), shown)

    def _ask_checks(self) -> None:
        """Ask what is to be looked at, after the day itself stands there."""
        desk, today = self._ways.desk, self._ways.today()
        shown = while_stands(self.screen, self.screen.show_checks)
        desk.ask(lambda reader: review_reads.of_day(reader, desk.user, today), shown)

    def _ask_clashes(self, line: ClashLine, citizen: str, at: datetime, form: str, visit: str) -> None:
        clash_watch.answer(self._ways, line, citizen, at, form=form, visit=visit)

    def keep_now(self) -> None:
        """Hand a visit that is being written to the drafts."""
        if contents := self.screen.contents():
            self._keep(contents)

    def _keep(self, contents: dict[str, str]) -> None:
        self._ways.desk.keep_draft(KEY, "", "day", contents)

    def _ask_people(self, contents: dict[str, str] | None = None) -> None:
        """Ask whom one can visit, and open the form: an empty one, or one that a draft kept."""
        today = self._ways.today()

        def question(reader: Reader) -> tuple[tuple[CitizenRow, ...], Seen]:
            with reader.moment():
                return citizens_reads.citizens(reader, today), reader.seen()

        def show(answer: tuple[tuple[CitizenRow, ...], Seen]) -> None:
            rows, self._form_seen = answer
            people = [(row.id, row.name) for row in rows]
            self._names = dict(people)
            if contents is None:
                self.screen.plan_visit(people)
            else:
                self.screen.show_draft(people, contents)

        self._ways.desk.ask(question, show)

    def _show(self, answer: Day) -> None:
        kept = next((draft.contents for draft in answer.drafts if draft.key == KEY), None)
        drafts = (new_citizen_draft.named(draft) for draft in answer.drafts if draft.key != KEY)
        day = replace(answer, drafts=tuple(drafts))
        if kept is not None and not self._is_open:
            self._ask_people(kept)
        is_first, self._is_open, self._day = not self._is_open, True, day
        self.screen.show_day(day)
        if is_first:
            self._ways.window.begin_in(self.screen)
        self._told.tell(visit.citizen for visit in day.visits)
        self._ask_checks()
        self._ways.window.set_day_count(sum(not visit.outcome for visit in day.visits))

    def _visit(self, visit: str) -> DayVisit | None:
        found = self._day.visits if self._day else ()
        return next((each for each in found if each.visit == visit), None)

    def _not_met(self, visit: str, citizen: str, card_left: bool) -> None:  # noqa: FBT001
        shown = self._visit(visit)
        if shown is None:
            return
        done: tuple[Change, ...] = ()

        def saved(recorded: Recorded) -> None:
            said = QCoreApplication.translate(
                "flows", "{name} blev ikke truffet. Det er gemt på denne computer."
            ).format(name=shown.name)
            back = taking_back(self._pen, done, shown.seen, recorded)
            self._ways.window.toast(said, back)
            if card_left:
                self._print_card(
                    citizen, shown.at, lambda receipt: self._ways.window.toast(f"{said} {receipt}", back)
                )

        def refused(refusal: FodfaesteError) -> None:
            self.screen.let_tell_again(visit)
            self._ways.desk.store_lane.turn_down(refusal)

        done = self._pen.write(
            visits.not_met,
            citizen,
            visit,
            card_left=card_left,
            form=shown.form or "home",
            seen=shown.seen,
            then=saved,
            refused=refused,
        )

    def _print_card(self, citizen: str, planned: str, printed: Callable[[str], None]) -> None:
        from desktop.flows import papers

        today = self._ways.today()

        def draw(page: CitizenPage | None) -> None:
            if page is not None:
                papers.print_card(self._ways, page, printed, planned=planned)

        self._ways.desk.ask(lambda reader: citizen_reads.page(reader, citizen, today), draw)

    def _plan_visit(self, told: dict[str, Any]) -> None:
        bookings.plan(
            self._pen,
            told,
            name=self._names.get(told["citizen"], ""),
            seen=self._form_seen,
            saved=self._close_form,
            refused=self._refuse,
            draft=(KEY, self.screen.contents()),
        )

    def _move_visit(self, visit: str, _citizen: str, at: datetime) -> None:
        shown = self._visit(visit)
        if shown is not None:
            bookings.move(self._pen, shown, at, saved=self._close_form, refused=self._refuse)

    def _close_form(self) -> None:
        self.screen.form_saved()
        self._keep(self.screen.contents())
        self.ask()

    def _refuse(self, refusal: FodfaesteError) -> None:
        self.screen.refuse(told(refusal))

    def _reopen(self, key: str) -> None:
        kind, _, what = key.partition(":")
        citizen = self._citizen_of(key)
        if kind == "visit":
            self._ways.open_visit(what, citizen)
        elif kind == "plan":
            self._ways.open_plan(citizen or what)
        elif key == new_citizen_draft.KEY:
            self._ways.open_new_citizen()
        elif kind == "access":
            self._ways.open_access(citizen or what)
        elif kind == "letter":
            self._ways.open_citizen_papers(citizen or what)
        elif kind == "cv":
            self._ways.open_resume(citizen or what)
        elif kind == "mentor":
            self._ways.open_mentor(citizen or what)
        elif kind == "file":
            self._ways.open_room(citizen or what, "documents")
        else:
            self._ways.open_citizen(citizen or what)

    def _citizen_of(self, key: str) -> str:
        drafts = self._day.drafts if self._day else ()
        return next((draft.citizen for draft in drafts if draft.key == key), "")

    def _show_address(self, citizen: str, reason: str) -> None:
        """Show a protected address; that it was asked for, and why, is kept."""

        def show(address: str) -> None:
            self._ways.desk.enter_look(
                "show-address", citizen, reason, lambda: self.screen.show_address(citizen, address)
            )

        self._ways.desk.ask(lambda reader: citizen_reads.address(reader, citizen), show)

    def _print(self, *, to_file: bool = False) -> None:
        from desktop.flows import papers

        if self._day is not None:
            papers.print_day(self._ways, self._day, to_file=to_file)
