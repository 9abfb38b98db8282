"""I dag: the day's visits begin here, a closed door is told in three presses, and drafts are found again."""

from functools import partial

from casework import visits
from casework.answers import Day, DayVisit
from casework.changes import Change, Seen
from casework.taking_back import take_back
from desktop.flows import papers
from desktop.flows.ways import Ways
from desktop.ui.screens.today import TodayScreen
from storage.ledger import Recorded
from storage.reads import citizen as citizen_reads
from storage.reads import day as day_reads


class TodayFlow:
    """Wires the day."""

    def __init__(self, ways: Ways) -> None:
        self._ways = ways
        self._day: Day | None = None
        self.screen = TodayScreen(ways.now)
        screen = self.screen
        screen.visit_started.connect(ways.open_visit)
        screen.not_met_told.connect(self._not_met)
        screen.citizen_chosen.connect(ways.open_citizen)
        screen.draft_reopened.connect(self._reopen)
        screen.visit_wanted.connect(ways.open_citizens)
        screen.day_printed.connect(self._print)
        screen.address_asked.connect(self._show_address)

    def refresh(self, stale: frozenset[str]) -> None:
        """Ask for the day again."""
        if "day" in stale:
            self.ask()

    def ask(self) -> None:
        """Ask for the day."""
        desk, today = self._ways.desk, self._ways.today()
        desk.ask(lambda reader: day_reads.day(reader, today, desk.user, today), self._show)

    def keep_now(self) -> None:
        """Nothing is typed here."""

    def _show(self, day: Day) -> None:
        self._day = day
        self.screen.show_day(day)
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
            seen = Seen(shown.seen.seq, recorded.dots[-1].number)
            said = f"{shown.name} blev ikke truffet. Det er gemt på denne computer."
            self._ways.window.toast(said, partial(self._take_back, done, seen))

        done = self._ways.desk.write(
            visits.not_met,
            citizen,
            visit,
            card_left=card_left,
            form=shown.form or "home",
            seen=shown.seen,
            then=saved,
        )

    def _take_back(self, done: tuple[Change, ...], seen: Seen) -> None:
        self._ways.desk.write(take_back, done, seen=seen)

    def _reopen(self, key: str) -> None:
        kind, _, what = key.partition(":")
        citizen = self._citizen_of(key)
        if kind == "visit":
            self._ways.open_visit(what, citizen)
        elif kind == "plan":
            self._ways.open_plan(citizen or what)
        else:
            self._ways.open_citizen(citizen or what)

    def _citizen_of(self, key: str) -> str:
        drafts = self._day.drafts if self._day else ()
        return next((draft.citizen for draft in drafts if draft.key == key), "")

    def _show_address(self, citizen: str, reason: str) -> None:
        """Show a protected address; that it was asked for, and why, is kept."""

        def show(address: str) -> None:
            self._ways.desk.log_look(citizen, "address", reason)
            self.screen.show_address(citizen, address)

        self._ways.desk.ask(lambda reader: citizen_reads.address(reader, citizen), show)

    def _print(self) -> None:
        if self._day is not None:
            papers.print_day(self._ways, self._day)
