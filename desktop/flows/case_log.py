"""Log: what was done with a case on this computer, and the citizen's extract of it on paper."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from casework.clock import local
from casework.purposes import TrailLine, extract
from casework.trail import Noted
from desktop.flows import papers, print_right
from desktop.flows.heeding import leave_heeding, not_sent
from desktop.flows.ways import Ways, begin_in_room, while_stands
from desktop.ui.screens.case_log import CaseLogScreen
from storage.reader import Reader
from storage.reads import citizen as citizen_reads
from storage.reads import trail as trail_reads

if TYPE_CHECKING:
    from desktop.paper.printing import Sent
    from desktop.paper.sheet import Drawn


class CaseLogFlow:
    """Wires the log of one case."""

    def __init__(self, ways: Ways, citizen: str) -> None:
        self._ways = ways
        self._citizen = citizen
        self._name = ""
        self._lines: tuple[TrailLine, ...] = ()
        self._is_entered = self._may_print = False
        self.screen = CaseLogScreen(ways.now)
        self.screen.extract_wanted.connect(self._leave)
        self.screen.usb_wanted.connect(self._save)

    def ask(self) -> None:
        """Ask for the log."""
        citizen, today = self._citizen, self._ways.today()

        def question(reader: Reader) -> tuple[str, bool, tuple[TrailLine, ...]]:
            with reader.moment():
                page = citizen_reads.page(reader, citizen, today)
                may = page is not None and "log" in page.prints
                return page.name if page else "", may, trail_reads.about(reader, citizen)

        self._ways.desk.ask(question, while_stands(self.screen, lambda answer: self._show(*answer)))

    def _show(self, name: str, may_print: bool, lines: tuple[TrailLine, ...]) -> None:  # noqa: FBT001 - an answer
        self._name, self._may_print, self._lines = name, may_print, lines
        begins = self.screen.first_focus
        self.screen.show_log(name, lines)
        if not self._is_entered:
            self._is_entered = True
            begin_in_room(self._ways, self.screen, begins)
            self._ways.desk.enter(Noted("read", (self._citizen,), "log"))

    def refresh(self, stale: frozenset[str]) -> None:
        """A change of this case is an entry."""
        if f"citizen:{self._citizen}" in stale:
            self.ask()

    def keep_now(self) -> None:
        """Nothing is typed here."""

    def _save(self) -> None:
        if not self._may_print:
            print_right.refuse(self._ways, "log")
            return
        path = papers.chosen_place(self._ways, f"Udtræk af log {self._name}.pdf")
        if path is not None:
            self._leave(path)

    def _leave(self, path: Path | None = None) -> None:
        """Print or save when the case was used and what for, oldest first, without any employee's name."""
        if not self._may_print:
            print_right.refuse(self._ways, "log")
            return
        name, today, municipality = self._name, self._ways.today(), self._ways.municipality
        uses = extract(line.use for line in self._lines)
        days = tuple((local(one.at).date(), one.done, one.purpose) for one in uses)
        drawn = partial(_drawn, days, name=name, municipality=municipality, today=today)
        heard = while_stands(self._ways.window, partial(self._hear, path))
        leave_heeding(self._ways, drawn, partial(_send, path), heard, stays=not_sent)

    def _hear(self, path: Path | None, sent: "Sent") -> None:
        if sent.done:
            self._ways.desk.enter(Noted("export" if path else "print", (self._citizen,), "log"))
        papers.tell(self._ways, sent)


def _drawn(days: tuple[tuple[date, str, str], ...], *, name: str, municipality: str, today: date) -> "Drawn":
    """On the paper lane."""
    from desktop.paper.extract import Extract, ExtractLine, draw_extract

    return draw_extract(
        Extract(
            name=name,
            municipality=municipality,
            on=today,
            lines=tuple(ExtractLine(*each) for each in days),
        )
    )


def _send(path: Path | None, pdf: bytes) -> "Sent":
    """On the paper lane."""
    from desktop.paper import printing

    if path is not None:
        return printing.save_where_chosen(pdf, path)
    return printing.send_to_printer(pdf, "Udtræk af log", no_printer=printing.NO_PRINTER_FOR_EXTRACT)
