"""Papir fra sagen on its way out: its course or a hand-over, shown as it prints, printed or saved, and entered.

The file is not kept with the case: it says again what stands there, assessments and statements too, and could not be
kept under a class that as few may read.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QCoreApplication

from casework import evidence as rules
from casework.answers import CitizenPage, DayVisit, TimelineEntry
from casework.calendar import say_field_date
from casework.death import no_contact
from casework.errors import Refused
from casework.evidence import Evidence
from casework.handover import READS, Handover, drawn_from, handed, handover
from casework.hidden_address import HiddenAddress
from casework.said_address import demanded_of_handover, demanded_of_lines
from casework.trail import Noted
from desktop.flows import papers, print_right
from desktop.flows.loose_papers import LoosePaper
from desktop.flows.sheets import SHARP, Picture, sheets
from desktop.flows.ways import Ways, leave_case, while_stands
from desktop.sentences import ours, told
from desktop.ui.screens.case_papers import CasePapersScreen
from storage.reader import Reader
from storage.reads import citizen as citizen_reads
from storage.reads import day as day_reads
from storage.reads import evidence as evidence_reads
from storage.reads.veil import hidden_address

if TYPE_CHECKING:
    from desktop.paper.printing import Sent
    from desktop.paper.sheet import Drawn

CasePaper = Literal["evidence", "handover"]
Asked = tuple[CasePaper, tuple[date, date]]
Answer = tuple[CitizenPage | None, tuple[TimelineEntry, ...], tuple[DayVisit, ...], HiddenAddress]
Pictures = tuple[int, list[Picture], bytes, tuple[str, ...]]
_NAMES: Final[dict[CasePaper, str]] = {"evidence": "Sagens forløb", "handover": "Overdragelse"}
_NOTHING: Final[Asked] = ("evidence", (date.min, date.min))
PREVIEWED = 3
"""How many pages are shown: a case of years has a hundred, and each one is a picture."""


class CasePapersFlow:
    """Wires the papers of one case for whoever decides or takes over."""

    def __init__(self, ways: Ways, citizen: str) -> None:
        self._ways, self._citizen = ways, citizen
        self._page: CitizenPage | None = None
        self._entries: tuple[TimelineEntry, ...] = ()
        self._visits: tuple[DayVisit, ...] = ()
        self._asked: Asked = _NOTHING
        self._hidden = HiddenAddress()
        self._drawing_number = 0
        self.screen = CasePapersScreen(ways.now)
        self._out = LoosePaper(ways, self.screen, self.screen.form)
        self.screen.show_days(rules.first_day(ways.today()), ways.today())
        self.screen.changed.connect(self.ask)
        self.screen.print_wanted.connect(lambda: self._hand_out(to_file=False))
        self.screen.usb_wanted.connect(lambda: self._hand_out(to_file=True))
        self.screen.access_wanted.connect(lambda: ways.open_access(citizen))
        self.screen.left.connect(lambda: ways.open_citizen(citizen))

    def refresh(self, stale: frozenset[str]) -> None:
        """Ask again when this case has news."""
        if f"citizen:{self._citizen}" in stale:
            self.ask()

    def keep_now(self) -> None:
        """Only two days are typed here."""

    def ask(self, then: Callable[[], None] | None = None) -> None:
        """Ask for the case and what counts of it between the two days, where both can be read."""
        asked, citizen, today = self._wanted(), self._citizen, self._ways.today()
        if asked is None:
            self._show_nothing()
            return
        _paper, days = asked

        def question(reader: Reader) -> Answer:
            with reader.moment():
                page = citizen_reads.page(reader, citizen, today)
                if page is None:
                    return None, (), (), HiddenAddress()
                visits, hidden = (
                    day_reads.ahead(reader, citizen, today),
                    hidden_address(reader, page.cases),
                )
                return page, evidence_reads.evidence(reader, citizen, *days), visits, hidden

        def show(answer: Answer) -> None:
            page, entries, visits, self._hidden = answer
            if page is None:
                leave_case(self._ways, shown=self._page is not None)
                return
            if then is None and asked != self._wanted():
                return  # other days stand there by now, and are asked for by themselves
            if self._page is None:
                self._ways.desk.enter(Noted("read", (page.id,), "papers"))
            is_new = (page, entries, visits, asked) != (self._page, self._entries, self._visits, self._asked)
            self._page, self._entries, self._visits, self._asked = page, entries, visits, asked
            self.screen.show_case(page.name)
            self.screen.show_found(_found(entries if asked[0] == "evidence" else handed(entries), asked[0]))
            if is_new:
                self._preview(page)
            if then is not None:
                then()

        self._ways.desk.ask(question, while_stands(self.screen, show))

    def _wanted(self) -> Asked | None:
        """Return the paper and the days that stand in the form, None where a day cannot be read."""
        form = self.screen.form
        days = form.days()
        return None if days is None else ("handover" if form.wanted() == "handover" else "evidence", days)

    def _show_nothing(self) -> None:
        """Take the pages of other days away: there is no paper of days that cannot be read."""
        self._asked = _NOTHING
        self._drawing_number += 1
        self.screen.show_found("")
        self.screen.show_pages([], 0)

    def _drawing(self, page: CitizenPage) -> Callable[[], "Drawn"]:
        """Choose the words now; they are drawn on the paper lane."""
        ways, (paper, days) = self._ways, self._asked
        if paper == "evidence":
            words = rules.paper(page, self._entries, days, municipality=ways.municipality, today=ways.today())
            return partial(_drawn_evidence, words)
        return partial(_drawn_handover, self._pack(page))

    def _pack(self, page: CitizenPage) -> Handover:
        ways = self._ways
        return handover(
            page,
            self._entries,
            self._visits,
            giver=ways.desk.store.user.name,
            municipality=ways.municipality,
            today=ways.today(),
        )

    def _preview(self, page: CitizenPage) -> None:
        """Show the first pages; a paper that this person may not print is not drawn."""
        paper, _days = self._asked
        self._drawing_number += 1
        if paper not in page.prints or (paper == "evidence" and not self._entries):
            self.screen.show_pages([], 0)
            return
        draw = partial(_pictures, self._drawing(page))
        show = partial(self._show_pictures, self._drawing_number)
        self._ways.paper_lane.do(draw, while_stands(self.screen, show))

    def _show_pictures(self, number: int, answer: Pictures) -> None:
        """Show what was drawn, where it is still what was asked for last."""
        if number != self._drawing_number:
            return
        count, drawn, pdf, warnings = answer
        shown = sheets(self._ways.paper_lane, drawn, pdf)
        self.screen.show_pages(shown, count, tuple(map(ours, warnings)))

    def _hand_out(self, *, to_file: bool) -> None:
        """Ask once more, so that what leaves is what stands in the case now and between the days that are typed.

        The form stands still from the press on: a second one would be a second paper.
        """
        self.screen.form.wait(on=True)
        self.ask(partial(self._leave, to_file=to_file))

    def _leave(self, *, to_file: bool) -> None:
        if not to_file:
            self._go(None)
            return
        if self._page is None or not self._may_leave(self._page):
            self.screen.form.wait(on=False)
            return

        def chosen(
            path: Path,
        ) -> None:  # meanwhile a colleague may have written, or the address become protected
            self.ask(partial(self._go, path))

        name = _NAMES[self._asked[0]]
        self._out.choose_place(f"{name} {say_field_date(self._ways.today())}.pdf", chosen)

    def _go(self, path: Path | None) -> None:
        page, (paper, _days) = self._page, self._asked
        if page is None or not self._may_leave(page):
            self.screen.form.wait(on=False)
            return
        left = Noted("export" if path else "print", (page.id,), paper)
        self._out.send(partial(_send, self._drawing(page), paper, path), left)

    def _may_leave(self, page: CitizenPage) -> bool:
        """Tell whether there is such a paper, and this person may let it leave; why not is said."""
        ways, (paper, days) = self._ways, self._asked
        if not print_right.allows(ways, page, paper):
            return False
        try:
            if paper == "evidence":
                rules.demanded(*days, self._entries)
            else:
                rules.in_order(*days)
        except Refused as refusal:
            self.screen.form.refuse(told(refusal))
            return False
        if paper == "handover" and page.died_on is not None:
            papers.tell_refusal(ways, told(no_contact(page.name)))
            return False
        told_of = [one.id for one in self._entries]
        whole = told_of if paper == "evidence" else drawn_from(page, self._entries, self._visits)
        return print_right.is_whole(ways, page, whole) and print_right.says_no_address(
            ways, partial(self._demand, page)
        )

    def _demand(self, page: CitizenPage) -> None:
        if self._asked[0] == "evidence":
            demanded_of_lines(rules.lines(self._entries), self._hidden)
        else:
            demanded_of_handover(self._pack(page), self._hidden)


def _found(entries: tuple[TimelineEntry, ...], paper: CasePaper) -> str:
    """Say how much of what lies between the days stands on this paper."""
    if not entries:
        return QCoreApplication.translate("flows", "Der er intet mellem de to dage, som skal med.")
    if len(entries) == 1:
        return QCoreApplication.translate("flows", "Én ting mellem de to dage.")
    said = QCoreApplication.translate("flows", "{count} ting mellem de to dage.")
    if paper == "handover" and len(entries) > READS:
        said = QCoreApplication.translate("flows", "De seneste {here} af {count} ting mellem de to dage.")
    return said.format(count=len(entries), here=READS)


def _drawn_evidence(words: Evidence) -> "Drawn":
    from desktop.paper.evidence import draw_evidence

    return draw_evidence(words)


def _drawn_handover(pack: Handover) -> "Drawn":
    from desktop.paper.handover import draw_handover

    return draw_handover(pack)


def _pictures(draw: Callable[[], "Drawn"]) -> Pictures:
    """On the paper lane."""
    from desktop.paper.preview import pages

    drawn = draw()
    shown = pages(drawn.pdf, SHARP, only=range(PREVIEWED))
    return drawn.pages, [(one.width, one.height, one.rgb) for one in shown], drawn.pdf, drawn.warnings


def _send(draw: Callable[[], "Drawn"], paper: CasePaper, path: Path | None) -> "Sent":
    """On the paper lane; what stands in the printer's queue is a fixed word and nobody's name."""
    from desktop.paper.printing import save_where_chosen, send_to_printer

    pdf = draw().pdf
    if path is not None:
        return save_where_chosen(pdf, path)
    return (
        send_to_printer(pdf, "Overdragelse") if paper == "handover" else send_to_printer(pdf, "Sagens forløb")
    )
