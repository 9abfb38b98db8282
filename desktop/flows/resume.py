"""CV: lines are written in the talk and kept here at once; what stands then is drawn, printed or saved, and entered.

The file is not kept with the case: it is the citizen's own, and any day it can be drawn again (decision 0061).
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from shiboken6 import isValid

from casework import resume as rules
from casework.answers import CitizenPage
from casework.changes import Change, Seen
from casework.death import no_contact
from casework.errors import FodfaesteError, Refused
from casework.hidden_address import HiddenAddress
from casework.resume import ResumeLine, ResumePaper, ResumeProfile, Section
from casework.trail import Noted
from desktop.flows import papers, print_right
from desktop.flows.finds import Finds, look_first
from desktop.flows.loose_papers import LoosePaper
from desktop.flows.page_draft import PageDraft, put_in_form
from desktop.flows.sheets import SHARP, Picture, sheets
from desktop.flows.ways import Pen, Ways, leave_case, taking_back, while_stands
from desktop.sentences import ours, told
from desktop.ui.screens.resume import ResumeScreen, values_of
from storage.ledger import Recorded
from storage.reader import Reader
from storage.reads import citizen as citizen_reads
from storage.reads import resume as reads
from storage.reads.veil import hidden_address

if TYPE_CHECKING:
    from desktop.paper.printing import Sent

Answered = tuple[CitizenPage | None, ResumeProfile, HiddenAddress]
Pictures = tuple[int, list[Picture], bytes, tuple[str, ...]]
DRAFT = "cv"
PREVIEWED = 3


class ResumeFlow:
    """Wires the CV of one citizen."""

    def __init__(self, ways: Ways, citizen: str) -> None:
        self._ways, self._citizen = ways, citizen
        self._page: CitizenPage | None = None
        self._resume, self._hidden = ResumeProfile(), HiddenAddress()
        self._form_seen, self._pen = Seen(), Pen(ways)
        self._is_sending = False
        self._drawn: tuple[ResumePaper, HiddenAddress] | None = None
        self.screen = screen = ResumeScreen(ways.now)
        self._draft = PageDraft(
            ways,
            citizen,
            DRAFT,
            screen=screen,
            contents=screen.contents,
            show=partial(put_in_form, ways, citizen, screen.show_draft),
            is_sending=lambda: self._is_sending,
        )
        self._out = LoosePaper(ways, screen, screen.form)
        screen.line_added.connect(self._add)
        screen.line_changed.connect(self._change)
        screen.line_dropped.connect(self._drop)
        screen.torn_chosen.connect(ways.open_sync)
        screen.typed.connect(self._draft.keep)
        screen.print_wanted.connect(lambda: self._hand_out(to_file=False))
        screen.usb_wanted.connect(lambda: self._hand_out(to_file=True))
        screen.left.connect(lambda: ways.open_citizen(citizen))
        self._finds = Finds(screen.finds, lambda: rules.spoken(self._resume), self._look)

    @property
    def key(self) -> str:
        """The key of what is typed here."""
        return self._draft.key

    def open(self) -> None:
        """Ask for the CV, then for what was being typed."""
        self.ask(self._draft.find)

    def refresh(self, stale: frozenset[str]) -> None:
        """Ask again when this case has news."""
        if f"citizen:{self._citizen}" in stale:
            self.ask()

    def keep_now(self) -> None:
        """Hand everything typed to the drafts."""
        self._draft.keep_now()

    def ask(self, then: Callable[[], None] | None = None) -> None:
        """Ask for the case and its CV at one moment."""
        citizen, today = self._citizen, self._ways.today()

        def question(reader: Reader) -> Answered:
            with reader.moment():
                page = citizen_reads.page(reader, citizen, today)
                hidden = hidden_address(reader, page.cases if page else ())
                return page, reads.resume(reader, citizen), hidden

        def show(answer: Answered) -> None:
            page, resume, hidden = answer
            if page is None:
                leave_case(self._ways, shown=self._page is not None, typed=bool(self.screen.contents()))
                return
            if self._page is None:
                self._ways.desk.enter(Noted("read", (page.id,), DRAFT))
            if not self.screen.contents():
                self._form_seen = page.seen
            self._page, self._resume, self._hidden = page, resume, hidden
            self.screen.show_resume(page.name, resume, may_write="plan" in page.prints)
            self._look()
            if then is not None:
                then()

        self._ways.desk.ask(question, while_stands(self.screen, show))

    def _add(self, section: Section, values: dict[str, str]) -> None:
        said = QCoreApplication.translate("flows", "Linjen er gemt på denne computer.")
        self._write(rules.add_line, said=said, section=section, **values)

    def _change(self, line: ResumeLine, values: dict[str, str]) -> None:
        said = QCoreApplication.translate("flows", "Linjen er rettet. Den er gemt på denne computer.")
        if all(values.get(name, text).strip() == text for name, text in values_of(line).items()):
            self._close_form()
        else:
            self._write(rules.change_line, line, values, said=said)

    def _drop(self, line: str) -> None:
        said = QCoreApplication.translate("flows", "Linjen er taget ud. Den ligger i historikken.")
        self._write(rules.drop_line, line, said=said)

    def _write(self, verb: Callable[..., tuple[Change, ...]], *about: Any, said: str, **fields: Any) -> None:
        seen, contents = self._form_seen, self.screen.contents()
        done: tuple[Change, ...] = ()

        def saved(recorded: Recorded) -> None:
            if isValid(self.screen):
                self._close_form()
                self._settle()
            self._ways.window.toast(said, taking_back(self._pen, done, seen, recorded))

        def refused(refusal: FodfaesteError) -> None:
            if not (isValid(self.screen) and self.screen.refuse(told(refusal))):
                papers.tell_refusal(self._ways, told(refusal))
            if isValid(self.screen):
                self._settle()

        self._is_sending = True
        done = self._pen.write(
            verb,
            self._citizen,
            *about,
            seen=seen,
            then=saved,
            refused=refused,
            draft=(self.key, contents) if contents else None,
            **fields,
        )

    def _close_form(self) -> None:
        """What was sent is no draft any longer."""
        self.screen.show_saved()
        self._draft.keep_now()

    def _settle(self) -> None:
        """What was sent is answered: a draft that came meanwhile is asked for again, without the line that is saved."""
        self._is_sending = False
        self._draft.look_again()

    def _look(self) -> None:
        """Show what waits for an answer, and the page as it stands."""
        page = self._page
        if page is None:
            return
        self._finds.look()
        paper = self._paper(page)
        if self._drawn == (paper, self._hidden):
            return
        self._drawn = paper, self._hidden
        if not paper.parts or "cv" not in page.prints:
            self.screen.show_pages([], 0)
            return
        try:
            rules.demanded_lines(paper, self._hidden)
        except Refused as refusal:
            self.screen.show_pages([], 0, (told(refusal),))
            return
        self._ways.paper_lane.do(
            partial(_pictures, paper), while_stands(self.screen, partial(self._show_pictures, paper))
        )

    def _show_pictures(self, paper: ResumePaper, answer: Pictures) -> None:
        if self._drawn != (paper, self._hidden):
            return
        count, drawn, pdf, warnings = answer
        shown = sheets(self._ways.paper_lane, drawn, pdf)
        self.screen.show_pages(shown, count, tuple(map(ours, warnings)))

    def _paper(self, page: CitizenPage) -> ResumePaper:
        return rules.paper(page, self._resume, self._finds.answers, today=self._ways.today())

    def _hand_out(self, *, to_file: bool) -> None:
        """Ask once more, so that what leaves is what stands in the CV now; one press is one paper."""
        self.screen.form.wait(on=True)
        self.ask(partial(self._leave, to_file=to_file))

    def _leave(self, *, to_file: bool) -> None:
        page = self._page
        if not to_file:
            self._go(None)
            return
        if page is None or not self._may_leave(page):
            self.screen.form.wait(on=False)
            return

        def chosen(
            path: Path,
        ) -> None:  # meanwhile a colleague may have written, or the address become protected
            self.ask(partial(self._go, path))

        self._out.choose_place(f"CV {page.name}.pdf", chosen)

    def _go(self, path: Path | None) -> None:
        page = self._page
        if page is None or not self._may_leave(page):
            self.screen.form.wait(on=False)
            return
        paper, said = self._paper(page), rules.logged(self._resume, self._finds.answers)
        left = Noted("export" if path else "print", (page.id,), "cv", said)
        self._out.send(partial(_send, paper, path), left)

    def _may_leave(self, page: CitizenPage) -> bool:
        """Tell whether there is such a paper, and this person may let it leave; why not is said."""
        ways = self._ways
        if not print_right.allows(ways, page, "cv"):
            return False
        if page.died_on is not None:
            papers.tell_refusal(ways, told(no_contact(page.name)))
            return False
        try:
            rules.demanded_lines(self._paper(page), self._hidden)
        except Refused as refusal:
            papers.tell_refusal(ways, told(refusal))
            return False
        if not print_right.is_whole(ways, page, rules.drawn_from(self._resume)):
            return False
        if self.screen.contents():
            papers.tell_refusal(ways, _save_first())
            self.screen.show_form_first()
            return False
        if self.screen.finds.is_open:
            papers.tell_refusal(ways, look_first())
            self.screen.show_finds_first()
            return False
        return True


def _save_first() -> str:
    return QCoreApplication.translate(
        "flows",
        "CV'et er ikke skrevet ud: der står en linje, som ikke er gemt. Gem den eller luk den, og skriv ud igen.",
    )


def _pictures(paper: ResumePaper) -> Pictures:
    """On the paper lane."""
    from desktop.paper.preview import pages
    from desktop.paper.resume import draw_resume

    drawn = draw_resume(paper)
    shown = pages(drawn.pdf, SHARP, only=range(PREVIEWED))
    return drawn.pages, [(one.width, one.height, one.rgb) for one in shown], drawn.pdf, drawn.warnings


def _send(paper: ResumePaper, path: Path | None) -> "Sent":
    """On the paper lane; what stands in the printer's queue is a fixed word and nobody's name."""
    from desktop.paper.printing import save_where_chosen, send_to_printer
    from desktop.paper.resume import draw_resume

    pdf = draw_resume(paper).pdf
    return send_to_printer(pdf, "CV") if path is None else save_where_chosen(pdf, path)
