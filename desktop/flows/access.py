"""Aktindsigt: pieces are gone through, each decision is kept as a draft, and the answer leaves and is entered."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt

from casework import access_covers as covers
from casework import access_draft as drafts
from casework import access_request as rules
from casework.access_request import WHOLE, AccessRequest, CasePiece, Decision, Mark, Span
from casework.answers import CitizenPage, DraftFound
from casework.third_persons import third_persons
from casework.trail import Noted
from desktop.flows import print_right
from desktop.flows.access_look import AccessLook
from desktop.flows.access_out import AccessOut, Standing
from desktop.flows.ways import Ways, leave_case, while_stands
from desktop.lanes import Refusal
from desktop.ui.screens.access import AccessScreen
from desktop.ui.screens.access_list import PieceRow
from storage.reader import Reader
from storage.reads import access as reads
from storage.reads import citizen as citizen_reads

KIND: Final = "access"
Answer = tuple[CitizenPage | None, tuple[CasePiece, ...], dict[str, tuple[Span, ...]], tuple[str, ...]]


class AccessFlow:
    """Wires the request of one citizen."""

    def __init__(self, ways: Ways, citizen: str) -> None:
        self._ways, self._citizen = ways, citizen
        self._page: CitizenPage | None = None
        self._pieces: tuple[CasePiece, ...] = ()
        self._others: Mapping[str, tuple[Span, ...]] = {}
        self._own: tuple[str, ...] = ()
        self._request = AccessRequest()
        self._ground = "others"
        """The ground that was chosen last: the next one is often the same."""
        self._is_answered = False
        """Whether the draft is known. Before that nothing takes its place."""
        self.screen = AccessScreen(ways.now)
        self._out = AccessOut(ways, self.screen, self._ask, self._standing)
        self._beside = AccessLook(ways, self.screen, self._out)
        self._connect()

    def _connect(self) -> None:
        screen, piece = self.screen, self.screen.piece
        screen.piece_chosen.connect(self._choose)
        screen.decided.connect(self._mark)
        screen.dated.connect(self._date)
        screen.preview_wanted.connect(self._beside.preview)
        piece.file_wanted.connect(self._look_at_file)
        screen.print_wanted.connect(lambda: self._out.hand_out(to_file=False))
        screen.usb_wanted.connect(lambda: self._out.hand_out(to_file=True))
        screen.ended.connect(self._end)
        piece.ground_chosen.connect(self._choose_ground)
        piece.covered.connect(lambda span: self._cover((span,)))
        piece.uncovered.connect(self._uncover)
        piece.marks_covered.connect(self._cover_others)
        piece.reasoned.connect(self._reason)

    @property
    def key(self) -> str:
        """The key of the draft."""
        return drafts.draft_key(self._citizen)

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
            self._ways.desk.keep_draft(self.key, self._citizen, KIND, drafts.as_draft(self._request))

    def _standing(self) -> Standing | None:
        """Return the case as it was asked for last, and what is decided of it; None as long as either is unknown."""
        if self._page is None or not self._is_answered:
            return None
        return Standing(self._page, self._pieces, self._request)

    def _ask(self, then: Callable[[], None] | None = None, refused: Refusal | None = None) -> None:
        citizen, today = self._citizen, self._ways.today()
        is_here = self._ways.desk.store.attachments.is_here

        def question(reader: Reader) -> Answer:
            with reader.moment():
                page = citizen_reads.page(reader, citizen, today)
                if page is None or "access" not in page.prints:
                    return page, (), {}, ()
                found = reads.pieces(reader, citizen, is_here)
                names, own = reads.names(reader, citizen)
            others = {one.record: third_persons(one.text, names, own) for one in found}
            return page, found, others, own

        def show(answer: Answer) -> None:
            page, pieces, others, own = answer
            if page is None:
                leave_case(
                    self._ways, shown=self._page is not None, typed=bool(drafts.as_draft(self._request))
                )
                return
            if self._page is None:
                self._ways.desk.enter(Noted("read", (page.id,), KIND))
                self.screen.show_case(page.name)
            self._page, self._pieces, self._others, self._own = page, pieces, others, own
            self._carry_over()
            self._look()
            if then is not None:
                then()

        self._ways.desk.ask(question, while_stands(self.screen, show), refused)

    def _put_back(self, draft: DraftFound | None) -> None:
        self._is_answered = True
        if draft is not None:
            typed = self._request
            kept = drafts.of_draft(draft.contents)
            decided = {**kept.decided, **typed.decided}
            self._request = AccessRequest(typed.received or kept.received, decided, kept.seen)
            if kept.received is not None:
                self.screen.offer_end()
            if typed.received is None and kept.received is not None:
                self.screen.show_day(kept.received)
                self.screen.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._request.seen is None:  # a file is seen when somebody has opened it
            self._request = self._request.seeing(*(one for one in self._pieces if not one.file))
        if self._page is not None and "access" not in self._page.prints:
            print_right.refuse(self._ways, "access")
        self._carry_over()
        self._look()

    def _carry_over(self) -> None:
        """Lay covers over the same words where a text has changed; that it has is asked about before it leaves."""
        request = covers.carried_over(self._pieces, self._request)
        if request is not self._request:
            self._request = request
            self._keep()

    def _look(self) -> None:
        """Show the pieces as they were decided, and how the request stands."""
        self.screen.show_rows(self._rows())
        self._show_piece(self.screen.list.chosen_id())
        if self._request.decided:
            self.screen.offer_end()
        self.screen.show_standing(
            rules.clock(self._request.received, self._ways.today()),
            rules.counts(self._pieces, self._request),
            rules.due(self._request.received) if self._request.received else None,
        )
        find = partial(covers.said_elsewhere, self._pieces, self._request, self._own)
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

    def _choose(self, record: str) -> None:
        """Somebody goes to a piece: its words lie before him. A file's lie there when he opens it."""
        piece = self._chosen()
        if piece is not None and not piece.file and self.screen.shows_words():
            self._see(piece)
        self._show_piece(record)

    def _see(self, piece: CasePiece) -> None:
        if self._request.is_new(piece):
            self._request = self._request.seeing(piece)
            self._keep()
            self._look()

    def _look_at_file(self) -> None:
        piece = self._chosen()
        if piece is not None and piece.is_here:
            self._beside.open_file(self._citizen, piece, partial(self._see, piece))

    def _chosen(self) -> CasePiece | None:
        record = self.screen.list.chosen_id()
        return next((one for one in self._pieces if one.record == record), None)

    def _decide(self, piece: CasePiece, decision: Decision) -> None:
        """Take a decision, keep it, and show what it does."""
        self._request = self._request.deciding(piece.record, decision)
        if self._request.seen is not None:
            self._request = self._request.seeing(piece)
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
            if mark == was.mark == "part":
                was = covers.let_go(was, piece.text)
            of = was.of if was.covers or was.lost else rules.mark_of(piece.text)
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
            decision = covers.covered(decision, piece.text, span, decision.ground or self._ground)
        if spans:
            self._decide(piece, decision)

    def _cover_others(self) -> None:
        piece = self._chosen()
        if piece is not None:
            self._cover(tuple(self._others.get(piece.record, ())))

    def _uncover(self, span: Span) -> None:
        piece = self._chosen()
        if piece is not None and (was := self._request.of(piece.record)).mark == "part":
            self._decide(piece, covers.uncovered(was, piece.text, span))

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

    def _end(self) -> None:
        """The citizen has his answer: nothing of the request is kept, and one press takes that back."""
        was = self._request
        self.screen.piece.settle()

        def back() -> None:
            self._ways.desk.keep_draft(self.key, self._citizen, KIND, drafts.as_draft(was))
            self._ways.open_access(self._citizen)

        self._is_answered = False  # what is let go of is not kept again on the way out
        self._ways.desk.keep_draft(self.key, self._citizen, KIND, {})
        self._ways.open_citizen(self._citizen)
        self._ways.window.toast(_ended(), back)


def _ended() -> str:
    return QCoreApplication.translate(
        "flows", "Anmodningen er afsluttet. Det, du havde valgt, er ryddet op. Intet i sagen er ændret."
    )
