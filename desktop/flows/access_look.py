"""Looking before an answer leaves: an attached file, and the answer as it will print. Nothing of it is kept."""

from collections.abc import Callable
from functools import partial
from typing import Final

from casework.access_paper import AccessPaper, paper
from casework.access_request import CasePiece
from casework.trail import Noted
from desktop.flows.access_out import AccessOut
from desktop.flows.sheets import SHARP, Picture, sheets
from desktop.flows.ways import Ways, while_stands
from desktop.ui.screens.access import AccessScreen

SHOWN: Final = 6
"""How many pages are shown of a file or of the answer: each is a picture in memory."""
Drawn = tuple[list[Picture], int, bytes]
"""Pages, how many there are in all, and the PDF that they are pages of, if it is one."""


class AccessLook:
    """Pages beside the list of pieces."""

    def __init__(self, ways: Ways, screen: AccessScreen, out: AccessOut) -> None:
        """Look on a screen; `out` knows what may leave."""
        self._ways, self._screen, self._out = ways, screen, out

    def open_file(self, citizen: str, piece: CasePiece, seen: Callable[[], None]) -> None:
        """Show the pages of a file as *Bilag* does: entered first, then read into memory, let go with the page."""
        self._screen.open_pages()
        desk, refused = self._ways.desk, while_stands(self._screen, self._out.refuse)
        noted = Noted("read", (citizen,), f"attachment:{piece.record}")
        drawn = while_stands(self._screen, partial(self._draw_file, piece, seen))
        desk.enter(noted, lambda: desk.read_file(piece.record, drawn, refused), refused)

    def _draw_file(self, piece: CasePiece, seen: Callable[[], None], content: bytes) -> None:
        def show(drawn: Drawn) -> None:
            self._show_pages(drawn)
            seen()

        refused = while_stands(self._screen, self._out.refuse)
        draw = partial(_pages_of_file, piece.media, content)
        self._ways.paper_lane.do(draw, while_stands(self._screen, show), refused)

    def preview(self) -> None:
        """Show the first pages of the answer as it stands, where it may leave at all; without the pages of files."""
        ways = self._ways
        self._screen.piece.settle()
        one = self._out.ready()
        if one is None:
            return
        self._screen.open_pages()
        said = paper(one.page, one.pieces, one.request, municipality=ways.municipality, today=ways.today())
        show = partial(self._show_pages, short=any(one.file for one in said.pieces))
        refused = while_stands(self._screen, self._out.refuse)
        ways.paper_lane.do(partial(_pages_of_paper, said), while_stands(self._screen, show), refused)

    def _show_pages(self, drawn: Drawn, *, short: bool = False) -> None:
        pages, count, pdf = drawn
        self._screen.pages.show_pages(sheets(self._ways.paper_lane, pages, pdf), count, short=short)


def _pages_of_file(media: str, content: bytes) -> Drawn:
    """On the paper lane."""
    from desktop.filing import pages_of

    pages, count = pages_of(media, content, scale=SHARP, most=SHOWN)
    return pages, count, content if media == "application/pdf" else b""


def _pages_of_paper(said: AccessPaper) -> Drawn:
    """On the paper lane."""
    from desktop.paper.access import draw_access
    from desktop.paper.preview import pages

    drawn = draw_access(said)
    shown = pages(drawn.pdf, SHARP, only=range(SHOWN))
    return [(one.width, one.height, one.rgb) for one in shown], drawn.pages, drawn.pdf
