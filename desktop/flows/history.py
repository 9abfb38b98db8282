"""Historik: the versions of a record are asked for, and one of them is let stand again by an ordinary change."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from casework import history
from casework.answers_history import HistoryShown, RecordLine
from casework.changes import Change, Value
from casework.errors import FodfaesteError
from casework.trail import Noted
from desktop.flows.ways import Pen, Ways, leave_case, taking_back, while_stands
from desktop.sentences import told
from desktop.ui.screens.case_history import CaseHistoryScreen
from desktop.ui.screens.history import HistoryScreen
from storage.ledger import Recorded
from storage.reader import Reader
from storage.reads import history as reads
from storage.reads.records import names


class HistoryFlow:
    """Wires the versions of one record; `back` leads to where the person came from."""

    def __init__(self, ways: Ways, citizen: str, record: str, back: Callable[[], None]) -> None:
        self._ways, self._citizen, self._record = ways, citizen, record
        self._pen = Pen(ways)
        self._shown: HistoryShown | None = None
        self.screen = HistoryScreen(ways.now)
        self.screen.left.connect(back)
        self.screen.return_wanted.connect(self._bring_back)
        self.screen.move_wanted.connect(lambda: ways.open_citizen(citizen, move=record))

    def ask(self) -> None:
        """Ask for every version."""
        record = self._record
        self._ways.desk.ask(
            lambda reader: reads.history_of(reader, record), while_stands(self.screen, self._show)
        )

    def _show(self, shown: HistoryShown | None) -> None:
        if shown is None:
            leave_case(self._ways, shown=self._shown is not None)
            return
        if self._shown is None:
            self._ways.desk.enter(Noted("read", (shown.citizen,), "history"))
        self._shown = shown
        self.screen.show_history(shown)

    def refresh(self, stale: frozenset[str]) -> None:
        """A version that comes in is shown; so is a receipt."""
        if stale & {f"citizen:{self._citizen}", "waiting", "citizens"}:
            self.ask()

    def keep_now(self) -> None:
        """Nothing is typed here."""

    def _bring_back(self, device: str, number: int) -> None:
        """Ask for the version as it was written, and let it stand; its form is this page."""
        shown = self._shown
        if shown is None:
            return
        record = self._record

        def write(values: dict[str, Value]) -> None:
            done: tuple[Change, ...] = ()

            def saved(recorded: Recorded) -> None:
                back = taking_back(self._pen, done, shown.seen, recorded)
                self._ways.window.toast(brought_back(), back)

            done = self._pen.write(
                history.bring_back,
                shown.citizen,
                record,
                kind=shown.kind,
                fields=values,
                removed=shown.is_gone,
                seen=shown.seen,
                then=saved,
                refused=while_stands(self.screen, self._refuse),
            )

        self._ways.desk.ask(
            lambda reader: reads.values_of(reader, record, device, number), while_stands(self.screen, write)
        )

    def _refuse(self, refusal: FodfaesteError) -> None:
        self.screen.refuse(told(refusal))


class CaseHistoryFlow:
    """Wires the list of what has a history in one case."""

    def __init__(self, ways: Ways, citizen: str) -> None:
        self._ways, self._citizen = ways, citizen
        self._count = reads.MOST_LINES
        self._is_entered = False
        self.screen = CaseHistoryScreen(ways.now)
        self.screen.opened.connect(lambda record: ways.open_history(citizen, record))
        self.screen.more_wanted.connect(self._more)

    def ask(self) -> None:
        """Ask for the records of the case."""
        citizen, count = self._citizen, self._count

        def question(reader: Reader) -> tuple[str, tuple[RecordLine, ...]]:
            with reader.moment():
                name = names(reader, [citizen]).get(citizen, "")
                return name, reads.lines(reader, citizen, 0, count + 1)

        self._ways.desk.ask(question, while_stands(self.screen, lambda answer: self._show(*answer)))

    def _show(self, name: str, lines: tuple[RecordLine, ...]) -> None:
        if not name:
            self._ways.open_citizens()
            return
        if not self._is_entered:
            self._is_entered = True
            self._ways.desk.enter(Noted("read", (self._citizen,), "history"))
        self.screen.show_lines(name, lines[: self._count], more=len(lines) > self._count)

    def _more(self, offset: int) -> None:
        self._count = offset + reads.MOST_LINES
        self.ask()

    def refresh(self, stale: frozenset[str]) -> None:
        """What changes in the case stands on top."""
        if stale & {f"citizen:{self._citizen}", "citizens"}:
            self.ask()

    def keep_now(self) -> None:
        """Nothing is typed here."""


def brought_back() -> str:
    """Say that a version stands again."""
    return QCoreApplication.translate("flows", "Versionen står nu igen. Det er gemt på denne computer.")
