"""One file of a case, shown: entered in the trail, read into memory, drawn on a lane, and let go with the page."""

from collections.abc import Callable
from typing import Final

from casework.answers_files import DocumentShown
from casework.errors import Damaged, FodfaesteError, Refused
from casework.trail import Noted
from desktop.flows.documents import ask_to_copy
from desktop.flows.sheets import SHARP, Picture, sheets
from desktop.flows.ways import Ways, while_stands
from desktop.sentences import told
from desktop.ui.screens.document import DocumentScreen
from storage.reads.documents import documents
from storage.reads.records import names

MOST_PAGES: Final = 20
"""Pages that are drawn at once: sixty megabytes of pictures, and more than anybody reads on a stair."""
Drawn = tuple[list[Picture], int]


class DocumentFlow:
    """Wires the page of one file; the way back leads to the case, or to the visit that it was opened from."""

    def __init__(
        self,
        ways: Ways,
        attachment: str,
        citizen: str,
        visit: str = "",
        back: Callable[[], None] | None = None,
    ) -> None:
        self._ways = ways
        self._attachment = attachment
        self._citizen = citizen
        self._visit = visit
        self._back = back
        self._shown: DocumentShown | None = None
        self._was_broken, self._called = False, ""
        self.screen = DocumentScreen(ways.now)
        self.screen.left.connect(self._leave)
        self.screen.copied.connect(self._copy)

    def open(self) -> None:
        """Ask which file it is; then enter the look, and only then read it."""
        citizen, is_here = self._citizen, self._ways.desk.store.attachments.is_here
        self._ways.desk.ask(
            lambda reader: (documents(reader, citizen, is_here), names(reader, [citizen]).get(citizen, "")),
            while_stands(self.screen, self._begin),
        )

    def refresh(self, stale: frozenset[str]) -> None:
        """Leave the page of a case that is no longer here; a file itself never changes."""
        if f"citizen:{self._citizen}" in stale:
            citizen, is_here = self._citizen, self._ways.desk.store.attachments.is_here
            self._ways.desk.ask(
                lambda reader: documents(reader, citizen, is_here),
                while_stands(self.screen, self._look_again),
            )

    def keep_now(self) -> None:
        """Keep nothing: nothing is typed here."""

    def _look_again(self, found: tuple[DocumentShown, ...]) -> None:
        if not any(one.id == self._attachment for one in found):
            self._leave()
        elif self._was_broken:  # it may have come again
            self._was_broken = False
            self._show(found)

    def _begin(self, found: tuple[tuple[DocumentShown, ...], str]) -> None:
        shown, self._called = found
        self._show(shown)

    def _show(self, found: tuple[DocumentShown, ...]) -> None:
        shown = next((one for one in found if one.id == self._attachment), None)
        if shown is None:
            self._leave()
            return
        self._shown = shown
        self.screen.show_about(shown, self._called)
        refused = while_stands(self.screen, self._refuse)
        noted = Noted("read", (self._citizen,), f"attachment:{shown.id}")
        drawn = while_stands(self.screen, self._draw)
        self._ways.desk.enter(noted, lambda: self._ways.desk.read_file(shown.id, drawn, refused), refused)

    def _draw(self, content: bytes) -> None:
        media = self._shown.media if self._shown else ""

        def draw() -> Drawn:
            from desktop.filing import pages_of

            return pages_of(media, content, scale=SHARP, most=MOST_PAGES)

        def show(drawn: Drawn) -> None:
            pages, count = drawn
            pdf = content if media == "application/pdf" else b""
            self.screen.show_pages(sheets(self._ways.paper_lane, pages, pdf), count)

        self._ways.paper_lane.do(
            draw, while_stands(self.screen, show), while_stands(self.screen, self._refuse)
        )

    def _refuse(self, refusal: FodfaesteError) -> None:
        self._was_broken = isinstance(refusal, Damaged)
        self.screen.refuse(told(refusal), can_copy=isinstance(refusal, Refused))

    def _copy(self) -> None:
        if self._shown is not None:
            ask_to_copy(self._ways, self._citizen, self._shown, self.screen.refuse)

    def _leave(self) -> None:
        if self._visit:
            self._ways.open_visit(self._visit, self._citizen)
        elif self._back is not None:
            self._back()
        else:
            self._ways.open_citizen(self._citizen)
