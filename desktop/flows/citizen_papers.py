"""Papir til borgeren on its way out: worded from the case and what is typed, shown as it prints, sent, and entered.

The file is not kept with the case: it says again what stands there, and is read by fewer than those who may read kept
papers (decision 0059). What left, when, and whether the address was on it stands in the trail.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from casework.answers import DraftFound
from casework.contact_card import HOURS, hours_of
from casework.death import no_contact
from casework.errors import Refused
from casework.meeting_letter import SaysAddress, Typed, begun_with
from casework.trail import Noted
from desktop.flows import papers, print_right
from desktop.flows.for_citizen import Asked, CitizenPaper, Facts, Made, facts, made
from desktop.flows.loose_papers import LoosePaper
from desktop.flows.sheets import SHARP, Picture, sheets
from desktop.flows.ways import Ways, leave_case, while_stands
from desktop.sentences import in_words, ours, told
from desktop.ui.parts.field import DateField
from desktop.ui.screens.citizen_papers import LETTER, CitizenPapersScreen
from storage.reader import Reader

if TYPE_CHECKING:
    from desktop.paper.printing import Sent

Pictures = tuple[list[Picture], bytes, tuple[str, ...]]


class CitizenPapersFlow:
    """Wires the papers for one citizen."""

    def __init__(self, ways: Ways, citizen: str) -> None:
        self._ways, self._citizen = ways, citizen
        self._facts: Facts | None = None
        self._shown: tuple[Facts, Asked] | None = None
        self._hours: dict[str, object] = {}
        """By colleague, what was written of when one may ring."""
        self._left_with: dict[str, str] = {}
        """The words of the letter that left: they are no draft any more."""
        self._is_answered = False
        """Whether the draft is known. Before that no empty form takes its place."""
        self._knows_hours = False
        self._drawing_number = 0
        self.screen = CitizenPapersScreen(ways.now)
        self._out = LoosePaper(ways, self.screen, self.screen.form)
        self.screen.changed.connect(self._change)
        self.screen.print_wanted.connect(lambda: self._hand_out(to_file=False))
        self.screen.usb_wanted.connect(lambda: self._hand_out(to_file=True))
        self.screen.left.connect(lambda: ways.open_citizen(citizen))

    @property
    def key(self) -> str:
        """The key of what is typed here."""
        return f"letter:{self._citizen}"

    def open(self) -> None:
        """Ask for the case, for what was being typed, and for the hours of the last card."""
        desk = self._ways.desk

        def go_on() -> None:
            desk.find_draft(self.key, while_stands(self.screen, self._put_back))
            desk.find_setting(HOURS, while_stands(self.screen, self._put_hours))

        self._ask(go_on)

    def refresh(self, stale: frozenset[str]) -> None:
        """Ask again when this case has news."""
        if f"citizen:{self._citizen}" in stale:
            self._ask()

    def keep_now(self) -> None:
        """Hand what is typed for the letter to the drafts, and the hours to the settings of this computer."""
        contents = self.screen.form.typed_words()
        if contents == self._left_with:
            contents = {}
        if contents or self._is_answered:
            joined = None if self._is_answered else _joined
            self._ways.desk.keep_draft(self.key, self._citizen, "letter", contents, joined=joined)
        self._keep_hours(self.screen.form.values()["hours"])

    def _keep_hours(self, hours: str) -> None:
        page = self._facts.page if self._facts is not None else None
        if page is None or page.primary is None or not self._knows_hours or self._ways.desk.is_only_read:
            return
        if hours != hours_of(self._hours, page):
            self._hours = {**self._hours, page.primary.id: hours}
            self._ways.desk.keep_setting(HOURS, self._hours)

    def _put_hours(self, kept: object) -> None:
        """Show the hours of the last card of this contact, where none have been typed meanwhile."""
        self._knows_hours = True
        self._hours = dict(kept) if isinstance(kept, dict) else {}
        if self._facts is not None and not self.screen.form.values()["hours"]:
            self.screen.form.fill({"hours": hours_of(self._hours, self._facts.page)})

    def _put_back(self, draft: DraftFound | None) -> None:
        """Show what was typed before, where nothing has been typed meanwhile."""
        self._is_answered = True
        if draft is None:
            return
        form, since = self.screen.form, self.screen.form.typed_words()
        form.fill({"visit": draft.contents.get("record", "")})
        self._begin()
        form.fill(
            {name: text for name, text in draft.contents.items() if name in LETTER and name not in since}
        )
        self._look()

    def _change(self) -> None:
        self.keep_now()
        asked = self._asked()
        if self._shown is not None and asked is not None and asked.on != self._shown[1].on:
            self._ask()  # which rules hold depends on the day
            return
        self._look()

    def _ask(self, then: Callable[[], None] | None = None) -> None:
        citizen, now = self._citizen, self._ways.now()
        asked = self._asked()
        on = asked.on if asked is not None else self._ways.today()

        def question(reader: Reader) -> Facts | None:
            return facts(reader, citizen, now, on)

        def show(found: Facts | None) -> None:
            if found is None:
                leave_case(
                    self._ways, shown=self._facts is not None, typed=bool(self.screen.form.typed_words())
                )
                return
            if self._facts is None:
                self._ways.desk.enter(Noted("read", (found.page.id,), "papers"))
            self._facts = found
            self.screen.show_case(found.page.name)
            self.screen.form.show_meetings(found.ahead)
            self._look()
            if then is not None:
                then()

        self._ways.desk.ask(question, while_stands(self.screen, show))

    def _asked(self) -> Asked | None:
        """Return what stands in the form, None where the day cannot be read."""
        form, said = self.screen.form, self.screen.form.values()
        day = form.fields["on"]
        on = day.day() if isinstance(day, DateField) else None
        paper = form.paper.choice()
        if paper == "rights" and on is None:
            return None
        others: tuple[CitizenPaper, ...] = ("rights", "contact", "agreements")
        chosen: dict[str, CitizenPaper] = {one: one for one in others}
        typed = Typed(said["visit"], *(said[name] for name in LETTER))
        return Asked(chosen.get(paper, "letter"), typed, on or self._ways.today(), said["hours"])

    def _begin(self) -> None:
        """Let the letter begin with what the chosen visit says."""
        if self._facts is None:
            return
        visit = self.screen.form.values()["visit"]
        for one in self._facts.ahead:
            if one.visit.visit == visit:
                begun = begun_with(one, self._facts.page)
                self.screen.form.show_begun({name: getattr(begun, name) for name in LETTER})

    def _look(self) -> None:
        """Show the paper as it stands; what cannot be made is said and has no page."""
        self._begin()
        asked, found = self._asked(), self._facts
        if found is None or (asked is not None and self._shown == (found, asked)):
            return
        self._shown = None if asked is None else (found, asked)
        self._drawing_number += 1
        if asked is None:
            self._show_nothing("")
            return
        if asked.paper not in found.page.prints:
            self._show_nothing("")
            return
        try:
            paper = self._made(found, asked)
        except Refused as refusal:
            self._show_nothing(told(refusal))
            return
        self.screen.show_told([in_words(one) for one in paper.unsaid])
        show = partial(self._show_pictures, self._drawing_number, paper)
        self._ways.paper_lane.do(partial(_pictures, paper), while_stands(self.screen, show))

    def _made(self, found: Facts, asked: Asked) -> Made:
        return made(found, asked, municipality=self._ways.municipality, today=self._ways.today())

    def _show_nothing(self, why: str) -> None:
        self.screen.show_told([why] if why else [])
        self.screen.show_pages([])

    def _show_pictures(self, number: int, paper: Made, answer: Pictures) -> None:
        """Show what was drawn, where it is still what was asked for last."""
        if number != self._drawing_number:
            return
        drawn, pdf, warnings = answer
        self.screen.show_pages(sheets(self._ways.paper_lane, drawn, pdf))
        self.screen.show_told([*(in_words(one) for one in paper.unsaid), *map(ours, warnings)])

    def _hand_out(self, *, to_file: bool) -> None:
        """Ask once more, so that what leaves is what stands in the case now; the form stands still meanwhile."""
        self.screen.form.wait(on=True)
        self._ask(lambda: self._leave(to_file=to_file))

    def _leave(self, *, to_file: bool) -> None:
        paper = self._ready()
        if paper is None or not to_file:
            self._go(paper, None)
            return

        def chosen(path: Path) -> None:  # while it was chosen, the address may have become protected
            self._ask(lambda: self._go(self._ready(), path))

        self._out.choose_place(paper.file, chosen)

    def _ready(self) -> Made | None:
        found, asked = self._facts, self._asked()
        return self._let_go(found, asked) if found is not None and asked is not None else None

    def _go(self, paper: Made | None, path: Path | None) -> None:
        if paper is None or self._facts is None:
            self.screen.form.wait(on=False)
            return
        left = Noted("export" if path else "print", (self._facts.page.id,), paper.entered)
        typed = self.screen.form.typed_words() if paper.paper == "letter" else {}
        self._out.send(partial(_send, paper, path), left, partial(self._has_left, typed))

    def _let_go(self, found: Facts, asked: Asked) -> Made | None:
        """Return the paper that may leave; why none may is said."""
        ways, page = self._ways, found.page
        if not print_right.allows(ways, page, asked.paper):
            return None
        if page.died_on is not None:
            papers.tell_refusal(ways, told(no_contact(page.name)))
            return None
        try:
            paper = self._made(found, asked)
        except Refused as refusal:
            if asked.paper == "agreements":  # nothing is typed for it, so there is no field to point at
                papers.tell_refusal(ways, told(refusal))
                return None
            self.screen.form.refuse(told(refusal), refusal.field if isinstance(refusal, SaysAddress) else "")
            return None
        return paper if print_right.is_whole(ways, page, paper.records) else None

    def _has_left(self, typed: dict[str, str]) -> None:
        if typed:
            self._left_with = typed
            while_stands(self.screen, lambda _none: self.keep_now())(None)


def _joined(older: Mapping[str, str], typed: Mapping[str, str]) -> dict[str, str]:
    """Return a draft with what was typed since."""
    return {**older, **typed}


def _pictures(paper: Made) -> Pictures:
    """On the paper lane."""
    from desktop.paper.preview import pages

    drawn = paper.draw()
    shown = [(one.width, one.height, one.rgb) for one in pages(drawn.pdf, SHARP)]
    return shown, drawn.pdf, drawn.warnings


def _send(paper: Made, path: Path | None) -> "Sent":
    """On the paper lane; what stands in the printer's queue is a fixed word and nobody's name."""
    from desktop.paper.printing import save_where_chosen, send_to_printer

    pdf = paper.draw().pdf
    if path is not None:
        return save_where_chosen(pdf, path)
    if paper.paper == "letter":
        return send_to_printer(pdf, "Brev før møde")
    if paper.paper == "rights":
        return send_to_printer(pdf, "Rettigheder og pligter")
    if paper.paper == "agreements":
        return send_to_printer(pdf, "Aftaleark")
    return send_to_printer(pdf, "Kontaktkort")
