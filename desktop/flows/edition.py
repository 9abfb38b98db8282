"""Papir til andre: chosen, read for careful words, drawn, handed out, and kept as the exact file that left."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from casework.answers import CitizenPage, DraftFound
from casework.attachments import keep_paper
from casework.calendar import say_field_date
from casework.death import no_contact
from casework.errors import FodfaesteError, Refused
from casework.hidden_address import HiddenAddress
from casework.plan_editions import (
    Answer,
    Chosen,
    EditionPaper,
    PlacementShown,
    Spoken,
    demanded,
    drawn_from,
    edition,
    logged,
    spoken,
)
from casework.said_address import demanded_of_edition
from casework.trail import Noted
from desktop.flows import papers, print_right
from desktop.flows.finds import Finds, look_first
from desktop.flows.papers import PlanOut
from desktop.flows.plan_out import not_handed_out
from desktop.flows.ways import Ways, leave_case, while_stands
from desktop.sentences import in_words, told
from desktop.ui.screens.edition import EditionScreen
from storage.reader import Reader
from storage.reads import citizen as citizen_reads
from storage.reads import placements as placement_reads
from storage.reads.veil import hidden_address

if TYPE_CHECKING:
    from desktop.paper.sheet import Drawn

Answered = tuple[CitizenPage | None, tuple[PlacementShown, ...], HiddenAddress]
ANSWERS = "answers"


class EditionFlow:
    """Wires the paper for others of one citizen."""

    def __init__(self, ways: Ways, citizen: str) -> None:
        self._ways = ways
        self._citizen = citizen
        self._page: CitizenPage | None = None
        self._placements: tuple[PlacementShown, ...] = ()
        self._hidden = HiddenAddress()
        self._drawn: EditionPaper | None = None
        self._is_answered = False
        """Whether the draft is known. Before that nothing typed, and no empty form, takes its place."""
        self.screen = EditionScreen(ways.now)
        self.screen.changed.connect(self._change)
        self.screen.print_wanted.connect(lambda: self._hand_out(to_file=False))
        self.screen.usb_wanted.connect(lambda: self._hand_out(to_file=True))
        self.screen.left.connect(lambda: ways.open_plan(citizen))
        self._finds = Finds(self.screen.finds, self._spoken, self._change)

    @property
    def key(self) -> str:
        """The key of what is typed here."""
        return f"edition:{self._citizen}"

    def open(self) -> None:
        """Ask for the case, then for what was being typed: a choice can be put back only where it is offered."""
        self._ask(lambda: self._ways.desk.find_draft(self.key, while_stands(self.screen, self._put_back)))

    def refresh(self, stale: frozenset[str]) -> None:
        """Ask again when this case has news."""
        if f"citizen:{self._citizen}" in stale:
            self._ask()

    def keep_now(self) -> None:
        """Hand everything typed to the drafts; before the draft is known, behind it."""
        contents = self._contents()
        if contents or self._is_answered:
            joined = None if self._is_answered else _joined
            self._ways.desk.keep_draft(self.key, self._citizen, "edition", contents, joined=joined)

    def _contents(self) -> dict[str, str]:
        contents = self.screen.contents()
        if contents and self._finds.answers:
            contents[ANSWERS] = json.dumps({key: asdict(one) for key, one in self._finds.answers.items()})
        return contents

    def _ask(self, then: Callable[[], None] | None = None) -> None:
        citizen, today = self._citizen, self._ways.today()

        def question(reader: Reader) -> Answered:
            with reader.moment():
                page = citizen_reads.page(reader, citizen, today)
                hidden = hidden_address(reader, page.cases if page else ())
                return page, placement_reads.of(reader, citizen, today), hidden

        def show(answer: Answered) -> None:
            page, placements, self._hidden = answer
            if page is None:
                leave_case(self._ways, shown=self._page is not None, typed=bool(self.screen.contents()))
                return
            if self._page is None:
                self._ways.desk.enter(Noted("read", (page.id,), "plan"))
            self._page, self._placements = page, placements
            self.screen.show_case(page, placements)
            self._look()
            if then is not None:
                then()

        self._ways.desk.ask(question, while_stands(self.screen, show))

    def _put_back(self, draft: DraftFound | None) -> None:
        """Show what was typed before, and with it what was typed while that was looked for."""
        self._is_answered = True
        if draft is None:
            return
        typed = self._contents()
        contents = _joined(draft.contents, typed)
        self._finds.answers = {
            key: Answer(**one) for key, one in json.loads(contents.pop(ANSWERS, "{}")).items()
        }
        self.screen.form.fill(contents)
        if typed:
            self.keep_now()
        self._look()

    def _change(self) -> None:
        self.keep_now()
        self._look()

    def _placement(self) -> PlacementShown | None:
        wanted = self.screen.chosen().placement
        return next((one for one in self._placements if one.id == wanted), None)

    def _spoken(self) -> tuple[Spoken, ...]:
        page = self._page
        return spoken(page, self.screen.chosen(), self._placement()) if page is not None else ()

    def _look(self) -> None:
        """Show what waits for an answer, and the page as it stands."""
        if self._page is None:
            return
        self._finds.look()
        paper = self._paper(self._page)
        if paper == self._drawn:
            return
        self._drawn = paper
        show = while_stands(self.screen, self.screen.show_pages)
        papers.preview(self._ways, lambda: _drawn(paper).pdf, show)

    def _paper(self, page: CitizenPage) -> EditionPaper:
        return edition(
            page,
            self.screen.chosen(),
            self._finds.answers,
            municipality=self._ways.municipality,
            today=self._ways.today(),
            placement=self._placement(),
        )

    def _hand_out(self, *, to_file: bool) -> None:
        page, form = self._page, self.screen.form
        if page is None or not self._may_leave(page):
            return
        form.wait(on=True)
        if not to_file:
            self._send(page, None)
            return

        def chosen(
            path: Path,
        ) -> None:  # meanwhile a colleague may have written, or the address become protected
            self._ask(partial(self._go, path))

        name = _file_name(self.screen.chosen(), self._ways)
        papers.choose_place(self._ways, self.screen, name, chosen, partial(form.wait, on=False))

    def _go(self, path: Path) -> None:
        if self._page is not None and self._may_leave(self._page):
            self._send(self._page, path)
        else:
            self.screen.form.wait(on=False)

    def _may_leave(self, page: CitizenPage) -> bool:
        """Let it leave only with a reader, a yes with its last day, and an answer to each find; why not is said."""
        ways, chosen = self._ways, self.screen.chosen()
        if ways.desk.is_only_read:
            papers.tell_refusal(ways, not_handed_out())
            return False
        if not print_right.allows(ways, page, chosen.audience):
            return False
        if page.died_on is not None:
            papers.tell_refusal(ways, told(no_contact(page.name)))
            return False
        unsaid = partial(demanded_of_edition, self._paper(page), self._hidden)
        if not print_right.is_whole(ways, page, drawn_from(chosen)):
            return False
        if not print_right.says_no_address(ways, unsaid):
            return False
        try:
            demanded(chosen, ways.today())
        except Refused as refusal:
            self.screen.refuse(told(refusal))
            return False
        self._look()
        if self.screen.finds.is_open:
            papers.tell_refusal(ways, look_first())
            self.screen.show_finds_first()
            return False
        return True

    def _send(self, page: CitizenPage, path: Path | None) -> None:
        paper, chosen = self._paper(page), self.screen.chosen()
        said = logged(chosen, self._spoken(), self._finds.answers)
        sent = while_stands(self._ways.window, partial(self._sent, page, chosen, said))

        def stayed(refusal: FodfaesteError) -> None:
            sent(told(refusal))

        papers.send_paper(self._ways, partial(_drawn, paper), "Papir til andre", path, sent, refused=stayed)

    def _sent(self, page: CitizenPage, chosen: Chosen, said: str, out: PlanOut | str) -> None:
        ways = self._ways
        stands = while_stands(self.screen, lambda _none: self.screen.form.wait(on=False))
        stands(None)
        if isinstance(out, str):
            papers.tell_refusal(ways, in_words(out))
            return
        ways.window.banner("")
        ways.desk.enter(Noted("export" if out.file else "print", (page.id,), chosen.audience, said))
        ways.desk.attach(
            keep_paper,
            page.id,
            out.pdf,
            seen=page.seen,
            then=lambda _recorded: ways.window.toast(in_words(out.said)),
            refused=lambda refusal: papers.tell_refusal(ways, told(refusal)),
            name=_file_name(chosen, ways),
            version="",
            number=page.plan_number,
            audience=chosen.audience,
            to=chosen.to,
            drawn_from=drawn_from(chosen),
        )


def _joined(older: Mapping[str, str], typed: Mapping[str, str]) -> dict[str, str]:
    """Return a draft with what was typed since; its audience stands: that of a new form is only where it begins."""
    said = {**older, **typed}
    if "audience" in older and typed:
        said["audience"] = older["audience"]
    answers = [json.loads(one[ANSWERS]) for one in (older, typed) if ANSWERS in one]
    if answers:
        said[ANSWERS] = json.dumps({key: one for several in answers for key, one in several.items()})
    return said


def _drawn(paper: EditionPaper) -> "Drawn":
    from desktop.paper.plan_others import draw_edition

    return draw_edition(paper)


def _file_name(chosen: Chosen, ways: Ways) -> str:
    """Return what the file is called: the reader and the day, and not the citizen."""
    to = "".join(letter for letter in chosen.to if letter.isalnum() or letter in " -").strip() or "andre"
    return f"Papir til {to} {say_field_date(ways.today())}.pdf"
