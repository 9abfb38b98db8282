"""Sagens forløb on its way out: between two days, shown as it prints, printed or saved, and entered in the trail.

The file is not kept with the case: it says again what stands there, assessments and statements too, and could not be
kept under a class that as few may read.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from casework import evidence as rules
from casework.answers import CitizenPage, TimelineEntry
from casework.calendar import say_field_date
from casework.errors import Refused
from casework.evidence import Evidence
from casework.trail import Noted
from desktop.flows import papers, print_right
from desktop.flows.ways import Ways, say_case_left, while_stands
from desktop.sentences import told
from desktop.ui.screens.case_papers import CasePapersScreen
from storage.reader import Reader
from storage.reads import citizen as citizen_reads
from storage.reads import evidence as evidence_reads

if TYPE_CHECKING:
    from desktop.paper.printing import Sent

PREVIEWED = 3
"""How many pages are shown: a case of years has a hundred, and each one is a picture."""


class CasePapersFlow:
    """Wires the paper that tells one case in order of time."""

    def __init__(self, ways: Ways, citizen: str) -> None:
        self._ways, self._citizen = ways, citizen
        self._page: CitizenPage | None = None
        self._entries: tuple[TimelineEntry, ...] = ()
        self._days = (date.min, date.min)
        self.screen = CasePapersScreen(ways.now)
        self.screen.show_days(rules.first_day(ways.today()), ways.today())
        self.screen.changed.connect(self.ask)
        self.screen.print_wanted.connect(lambda: self._hand_out(to_file=False))
        self.screen.usb_wanted.connect(lambda: self._hand_out(to_file=True))
        self.screen.left.connect(lambda: ways.open_citizen(citizen))

    def refresh(self, stale: frozenset[str]) -> None:
        """Ask again when this case has news."""
        if f"citizen:{self._citizen}" in stale:
            self.ask()

    def keep_now(self) -> None:
        """Only two days are typed here."""

    def ask(self, then: Callable[[], None] | None = None) -> None:
        """Ask for the case and what counts of it between the two days, where both can be read."""
        days, citizen, today = self.screen.form.days(), self._citizen, self._ways.today()
        if days is None:
            return

        def question(reader: Reader) -> tuple[CitizenPage | None, tuple[TimelineEntry, ...]]:
            with reader.moment():
                page = citizen_reads.page(reader, citizen, today)
                return page, evidence_reads.evidence(reader, citizen, *days) if page else ()

        def show(answer: tuple[CitizenPage | None, tuple[TimelineEntry, ...]]) -> None:
            page, entries = answer
            if page is None:
                if self._page is not None:
                    say_case_left(self._ways, typed=False)
                self._ways.open_citizens()
                return
            if self._page is None:
                self._ways.desk.enter(Noted("read", (page.id,), "papers"))
            is_new = (page, entries, days) != (self._page, self._entries, self._days)
            self._page, self._entries, self._days = page, entries, days
            self.screen.show_case(page.name)
            self.screen.show_found(_found(entries))
            if is_new:
                self._preview(page)
            if then is not None:
                then()

        self._ways.desk.ask(question, while_stands(self.screen, show))

    def _paper(self, page: CitizenPage) -> Evidence:
        ways = self._ways
        return rules.paper(
            page, self._entries, self._days, municipality=ways.municipality, today=ways.today()
        )

    def _preview(self, page: CitizenPage) -> None:
        """Show the first pages; a paper that this person may not print is not drawn."""
        if "evidence" not in page.prints or not self._entries:
            self.screen.show_pages([], 0)
            return
        draw = partial(_pictures, self._paper(page))
        self._ways.paper_lane.do(draw, while_stands(self.screen, self._show_pictures))

    def _show_pictures(self, answer: tuple[int, list[tuple[int, int, bytes]]]) -> None:
        count, drawn = answer
        form = QImage.Format.Format_RGB888
        images = [QImage(rgb, wide, high, wide * 3, form).copy() for wide, high, rgb in drawn]
        self.screen.show_pages(images, count)

    def _hand_out(self, *, to_file: bool) -> None:
        """Ask once more, so that what leaves is what stands in the case now and between the days that are typed."""
        self.ask(partial(self._leave, to_file=to_file))

    def _leave(self, *, to_file: bool) -> None:
        page, ways = self._page, self._ways
        if page is None or not print_right.allows(ways, page, "evidence"):
            return
        try:
            rules.demanded(*self._days, self._entries)
        except Refused as refusal:
            self.screen.form.refuse(told(refusal))
            return
        if not print_right.is_whole(ways, page, [one.id for one in self._entries]):
            return
        name = f"Sagens forløb {say_field_date(ways.today())}.pdf"
        path = papers.chosen_place(ways, name) if to_file else None
        if to_file and path is None:
            return
        self.screen.form.wait(on=True)
        sent = while_stands(ways.window, partial(self._sent, page.id, "export" if path else "print"))
        ways.paper_lane.do(partial(_send, self._paper(page), path), sent)

    def _sent(self, citizen: str, action: str, sent: "Sent") -> None:
        while_stands(self.screen, lambda _none: self.screen.form.wait(on=False))(None)
        if sent.done:
            self._ways.window.banner("")
            self._ways.desk.enter(Noted("export" if action == "export" else "print", (citizen,), "evidence"))
        papers.tell(self._ways, sent)


def _found(entries: tuple[TimelineEntry, ...]) -> str:
    if not entries:
        return QCoreApplication.translate("flows", "Der står intet i sagen mellem de to dage.")
    said = QCoreApplication.translate("flows", "{count} ting mellem de to dage.")
    return said.format(count=len(entries))


def _pictures(paper: Evidence) -> tuple[int, list[tuple[int, int, bytes]]]:
    """On the paper lane."""
    from desktop.paper.evidence import draw_evidence
    from desktop.paper.preview import pages

    drawn = draw_evidence(paper)
    shown = pages(drawn.pdf, papers.SHARP, only=range(PREVIEWED))
    return drawn.pages, [(one.width, one.height, one.rgb) for one in shown]


def _send(paper: Evidence, path: Path | None) -> "Sent":
    """On the paper lane."""
    from desktop.paper.evidence import draw_evidence
    from desktop.paper.printing import save_where_chosen, send_to_printer

    pdf = draw_evidence(paper).pdf
    return send_to_printer(pdf, "Sagens forløb") if path is None else save_where_chosen(pdf, path)
