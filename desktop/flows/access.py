"""Aktindsigt: pieces are gone through, each decision is kept as a draft, and the answer leaves and is entered."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage
from shiboken6 import isValid

from casework import access_request as rules
from casework.access_paper import AccessPaper, paper
from casework.access_request import WHOLE, AccessRequest, CasePiece, Decision, Mark, Span
from casework.answers import CitizenPage, DraftFound
from casework.calendar import say_field_date
from casework.death import no_contact
from casework.errors import FodfaesteError, Refused
from casework.third_persons import third_persons
from casework.trail import Noted
from desktop.flows import papers, print_right
from desktop.flows.papers import PlanOut
from desktop.flows.ways import Ways, say_case_left, while_stands
from desktop.sentences import in_words, told
from desktop.ui.screens.access import AccessScreen
from desktop.ui.screens.access_list import PieceRow
from storage.reader import Reader
from storage.reads import access as reads
from storage.reads import citizen as citizen_reads

KIND: Final = "access"
SHOWN: Final = 6
"""How many pages are shown of a file or of the answer: each is a picture in memory."""
Drawn = tuple[list[tuple[int, int, bytes]], int]
Answer = tuple[CitizenPage | None, tuple[CasePiece, ...], dict[str, tuple[Span, ...]]]


class AccessFlow:
    """Wires the request of one citizen."""

    def __init__(self, ways: Ways, citizen: str) -> None:
        self._ways, self._citizen = ways, citizen
        self._page: CitizenPage | None = None
        self._pieces: tuple[CasePiece, ...] = ()
        self._others: Mapping[str, tuple[Span, ...]] = {}
        self._request = AccessRequest()
        self._ground = "others"
        """The ground that was chosen last: the next one is often the same."""
        self._is_answered = False
        """Whether the draft is known. Before that nothing takes its place."""
        self.screen = AccessScreen(ways.now)
        self._connect()

    def _connect(self) -> None:
        screen, piece = self.screen, self.screen.piece
        screen.piece_chosen.connect(self._show_piece)
        screen.decided.connect(self._mark)
        screen.dated.connect(self._date)
        screen.preview_wanted.connect(self._preview)
        piece.file_wanted.connect(self._look_at_file)
        screen.print_wanted.connect(lambda: self._hand_out(to_file=False))
        screen.usb_wanted.connect(lambda: self._hand_out(to_file=True))
        screen.ended.connect(self._end)
        screen.left.connect(lambda: self._ways.open_citizen(self._citizen))
        piece.ground_chosen.connect(self._choose_ground)
        piece.covered.connect(lambda span: self._cover((span,)))
        piece.uncovered.connect(self._uncover)
        piece.marks_covered.connect(self._cover_others)
        piece.reasoned.connect(self._reason)

    @property
    def key(self) -> str:
        """The key of the draft."""
        return rules.draft_key(self._citizen)

    def open(self) -> None:
        """Ask for the case, then for what was decided before."""
        self._ask(lambda: self._ways.desk.find_draft(self.key, while_stands(self.screen, self._put_back)))

    def refresh(self, stale: frozenset[str]) -> None:
        """Ask again when this case has news."""
        if f"citizen:{self._citizen}" in stale:
            self._ask()

    def keep_now(self) -> None:
        """Hand everything decided to the drafts."""
        self.screen.piece.settle()
        self._keep()

    def _keep(self) -> None:
        if self._is_answered:
            self._ways.desk.keep_draft(self.key, self._citizen, KIND, rules.as_draft(self._request))

    def _ask(self, then: Callable[[], None] | None = None) -> None:
        citizen, today = self._citizen, self._ways.today()
        is_here = self._ways.desk.store.attachments.is_here

        def question(reader: Reader) -> Answer:
            with reader.moment():
                page = citizen_reads.page(reader, citizen, today)
                if page is None or "access" not in page.prints:
                    return page, (), {}
                found = reads.pieces(reader, citizen, is_here)
                names, own = reads.names(reader, citizen)
            return page, found, {one.record: third_persons(one.text, names, own) for one in found}

        def show(answer: Answer) -> None:
            page, pieces, others = answer
            if page is None:
                if self._page is not None:
                    say_case_left(self._ways, typed=bool(rules.as_draft(self._request)))
                self._ways.open_citizens()
                return
            if self._page is None:
                self._ways.desk.enter(Noted("read", (page.id,), KIND))
                self.screen.show_case(page.name)
            self._page, self._pieces, self._others = page, pieces, others
            self._look()
            if then is not None:
                then()

        self._ways.desk.ask(question, while_stands(self.screen, show))

    def _put_back(self, draft: DraftFound | None) -> None:
        self._is_answered = True
        if draft is not None:
            typed = self._request
            kept = rules.of_draft(draft.contents)
            self._request = AccessRequest(typed.received or kept.received, {**kept.decided, **typed.decided})
            if typed.received is None and kept.received is not None:
                self.screen.show_day(kept.received)
                self.screen.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._page is not None and "access" not in self._page.prints:
            print_right.refuse(self._ways, "access")
        self._look()

    def _look(self) -> None:
        """Show the pieces as they were decided, and how the request stands."""
        self.screen.show_rows(self._rows())
        self._show_piece(self.screen.list.chosen_id())
        self.screen.show_standing(
            rules.clock(self._request.received, self._ways.today()),
            rules.counts(self._pieces, self._request),
        )
        find = partial(rules.said_elsewhere, self._pieces, self._request)
        self._ways.paper_lane.do(find, while_stands(self.screen, self._point_elsewhere(self._request)))

    def _point_elsewhere(self, request: AccessRequest) -> Callable[[tuple[int, ...]], None]:
        """Return what shows where left-out words still stand, as long as nothing else was decided since."""

        def show(numbers: tuple[int, ...]) -> None:
            if request is self._request:
                self.screen.show_elsewhere(numbers)

        return show

    def _rows(self) -> tuple[PieceRow, ...]:
        lacks = dict(rules.open_questions(self._pieces, self._request))
        return tuple(
            PieceRow(
                number,
                one,
                self._request.of(one.record),
                lacks.get(number, ""),
                len(self._others.get(one.record, ())),
            )
            for number, one in enumerate(self._pieces, 1)
        )

    def _show_piece(self, record: str) -> None:
        found = next((one for one in self._rows() if one.piece.record == record), None)
        if found is not None:
            self.screen.show_piece(found, self._others.get(record, ()))

    def _chosen(self) -> CasePiece | None:
        record = self.screen.list.chosen_id()
        return next((one for one in self._pieces if one.record == record), None)

    def _decide(self, piece: CasePiece, decision: Decision) -> None:
        """Take a decision, keep it, and show what it does."""
        self._request = self._request.deciding(piece.record, decision)
        self._keep()
        self._look()

    def _mark(self, mark: Mark) -> None:
        """Hand out whole, in part, or not; covers that were made before come back with the part."""
        piece = self._chosen()
        if piece is None:
            return
        was = self._request.of(piece.record)
        if mark == "whole":
            self._decide(piece, WHOLE)
        else:
            of = was.of if was.covers else rules.mark_of(piece.text)
            self._decide(piece, replace(was, mark=mark, ground=was.ground or self._ground, of=of))

    def _choose_ground(self, ground: str) -> None:
        piece = self._chosen()
        self._ground = ground
        if piece is not None and (was := self._request.of(piece.record)).mark != "whole":
            self._decide(piece, replace(was, ground=ground))

    def _cover(self, spans: tuple[Span, ...]) -> None:
        piece = self._chosen()
        if piece is None or piece.file or self._request.of(piece.record).mark == "none":
            return
        decision = self._request.of(piece.record)
        for span in spans:
            decision = rules.covered(decision, piece.text, span, decision.ground or self._ground)
        if spans:
            self._decide(piece, decision)

    def _cover_others(self) -> None:
        piece = self._chosen()
        if piece is not None:
            self._cover(tuple(self._others.get(piece.record, ())))

    def _uncover(self, span: Span) -> None:
        piece = self._chosen()
        if piece is not None and (was := self._request.of(piece.record)).mark == "part":
            self._decide(piece, rules.uncovered(was, piece.text, span))

    def _reason(self, why: str) -> None:
        piece = self._chosen()
        if piece is not None and (was := self._request.of(piece.record)).mark != "whole":
            self._decide(piece, replace(was, why=why))

    def _date(self) -> None:
        received = self.screen.day()
        if received != self._request.received:
            self._request = replace(self._request, received=received)
            self._keep()
            self._look()

    def _look_at_file(self) -> None:
        """Show the pages of a file as *Bilag* does: entered first, then read into memory, let go with the page."""
        piece = self._chosen()
        if piece is None or not piece.is_here:
            return
        self.screen.open_pages()
        desk, refused = self._ways.desk, while_stands(self.screen, self._refuse_file)
        noted = Noted("read", (self._citizen,), f"attachment:{piece.record}")
        drawn = while_stands(self.screen, partial(self._draw_file, piece))
        desk.enter(noted, lambda: desk.read_file(piece.record, drawn, refused), refused)

    def _draw_file(self, piece: CasePiece, content: bytes) -> None:
        draw = partial(_pages_of_file, piece.media, content)
        refused = while_stands(self.screen, self._refuse_file)
        self._ways.paper_lane.do(draw, while_stands(self.screen, self._show_pages), refused)

    def _preview(self) -> None:
        """Show the first pages of the answer as it stands, where it may leave at all; without the pages of files."""
        page, ways = self._page, self._ways
        self.screen.piece.settle()
        if page is None or not self._may_leave(page):
            return
        self.screen.open_pages()
        said = paper(page, self._pieces, self._request, municipality=ways.municipality, today=ways.today())
        show = partial(self._show_pages, short=any(one.file for one in said.pieces))
        ways.paper_lane.do(partial(_pages_of_paper, said), while_stands(self.screen, show))

    def _show_pages(self, drawn: Drawn, *, short: bool = False) -> None:
        form = QImage.Format.Format_RGB888
        pages, count = drawn
        images = [QImage(rgb, wide, high, wide * 3, form).copy() for wide, high, rgb in pages]
        self.screen.pages.show_pages(images, count, short=short)

    def _end(self) -> None:
        """The citizen has his answer: nothing of the request is kept, and one press takes that back."""
        was = self._request
        self.screen.piece.settle()

        def back() -> None:
            self._ways.desk.keep_draft(self.key, self._citizen, KIND, rules.as_draft(was))
            self._ways.open_access(self._citizen)

        self._is_answered = False  # what is let go of is not kept again on the way out
        self._ways.desk.keep_draft(self.key, self._citizen, KIND, {})
        self._ways.open_citizen(self._citizen)
        self._ways.window.toast(_ended(), back)

    def _hand_out(self, *, to_file: bool) -> None:
        """Ask once more, so that what leaves is what stands in the case now."""
        self.screen.piece.settle()
        self.screen.wait(on=True)
        self._ask(partial(self._leave, to_file=to_file))

    def _leave(self, *, to_file: bool) -> None:
        page, ways = self._page, self._ways
        if page is None or not self._may_leave(page):
            self.screen.wait(on=False)
            return
        path = (
            papers.chosen_place(ways, f"Aktindsigt {say_field_date(ways.today())}.pdf") if to_file else None
        )
        if not isValid(self.screen):
            if isValid(ways.window):
                papers.tell_refusal(ways, papers.closed_meanwhile())
            return
        if to_file and path is None:
            self.screen.wait(on=False)
            return
        said = paper(page, self._pieces, self._request, municipality=ways.municipality, today=ways.today())
        files = [one.record for one in said.pieces if one.file]
        self._gather(files, {}, partial(self._send, page, said, path))

    def _may_leave(self, page: CitizenPage) -> bool:
        """Tell whether there is such a paper, and this person may let it leave; why not is said."""
        ways = self._ways
        if not print_right.allows(ways, page, "access"):
            return False
        if page.died_on is not None:
            papers.tell_refusal(ways, told(no_contact(page.name)))
            return False
        try:
            rules.demanded(self._pieces, self._request)
        except Refused as refusal:
            if self._request.received is None:
                self.screen.refuse(told(refusal))
            else:
                papers.tell_refusal(ways, told(refusal))
                self._go_to_first_question()
            return False
        return print_right.is_whole(ways, page, [one.record for one in self._pieces])

    def _go_to_first_question(self) -> None:
        number, _why = rules.open_questions(self._pieces, self._request)[0]
        self.screen.list.choose(self._pieces[number - 1].record)

    def _gather(
        self, files: list[str], found: dict[str, bytes], then: Callable[[dict[str, bytes]], None]
    ) -> None:
        """Read the files that are handed out into memory, one after the other."""
        if not files:
            then(found)
            return
        first, *rest = files

        def read(content: bytes) -> None:
            self._gather(rest, {**found, first: content}, then)

        self._ways.desk.read_file(
            first, while_stands(self.screen, read), while_stands(self.screen, self._refuse_file)
        )

    def _refuse_file(self, refusal: FodfaesteError) -> None:
        self.screen.wait(on=False)
        self.screen.close_pages()
        papers.tell_refusal(self._ways, told(refusal))

    def _send(self, page: CitizenPage, said: AccessPaper, path: Path | None, files: dict[str, bytes]) -> None:
        pieces, request = self._pieces, self._request
        sent = while_stands(self._ways.window, partial(self._sent, page.id, pieces, request))
        papers.send_paper(self._ways, partial(_drawn, said, files), "Aktindsigt", path, sent)

    def _sent(
        self, citizen: str, pieces: tuple[CasePiece, ...], request: AccessRequest, out: PlanOut | str
    ) -> None:
        while_stands(self.screen, lambda _none: self.screen.wait(on=False))(None)
        if isinstance(out, str):
            papers.tell_refusal(self._ways, in_words(out))
            return
        self._ways.window.banner("")
        logged = rules.logged(pieces, request, out.digest)
        noted = Noted("export" if out.file else "print", (citizen,), rules.what(pieces, request), logged)
        self._ways.desk.enter(noted)
        self._ways.window.toast(in_words(out.said))


def _drawn(said: AccessPaper, files: Mapping[str, bytes]) -> bytes:
    """On the paper lane."""
    from desktop.filed_pages import pictures
    from desktop.paper.access import draw_access

    return draw_access(said, pictures(said, files)).pdf


def _pages_of_file(media: str, content: bytes) -> Drawn:
    """On the paper lane."""
    from desktop.filing import pages_of

    return pages_of(media, content, scale=papers.SHARP, most=SHOWN)


def _pages_of_paper(said: AccessPaper) -> Drawn:
    """On the paper lane."""
    from desktop.paper.access import draw_access
    from desktop.paper.preview import pages

    drawn = draw_access(said)
    shown = pages(drawn.pdf, papers.SHARP, only=range(SHOWN))
    return [(one.width, one.height, one.rgb) for one in shown], drawn.pages


def _ended() -> str:
    return QCoreApplication.translate(
        "flows", "Anmodningen er besvaret. Det, du havde valgt, er ryddet op. Intet i sagen er ændret."
    )
