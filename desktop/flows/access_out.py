"""The answer to a request for access leaves: asked about once more, frozen, drawn, sent, and entered in the trail."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from shiboken6 import isValid

from casework import access_request as rules
from casework.access_paper import AccessPaper, paper
from casework.access_request import AccessRequest, CasePiece
from casework.answers import CitizenPage
from casework.calendar import say_field_date
from casework.death import no_contact
from casework.errors import FodfaesteError, Refused
from casework.trail import Noted
from desktop.flows import papers, print_right
from desktop.flows.papers import PlanOut
from desktop.flows.ways import Ways, while_stands
from desktop.lanes import Refusal
from desktop.sentences import in_words, told
from desktop.ui.screens.access import AccessScreen

if TYPE_CHECKING:
    from desktop.paper.sheet import Drawn


@dataclass(frozen=True, slots=True)
class Standing:
    """A case and what was decided of it, at one moment: paper and trail are made of the same one."""

    page: CitizenPage
    pieces: tuple[CasePiece, ...]
    request: AccessRequest


Ask = Callable[[Callable[[], None], Refusal], None]


class AccessOut:
    """Lets the answer out. `ask` asks for the case anew, `standing` says how it stands."""

    def __init__(
        self, ways: Ways, screen: AccessScreen, ask: Ask, standing: Callable[[], Standing | None]
    ) -> None:
        """Work for one page of one citizen."""
        self._ways, self._screen, self._ask, self._standing = ways, screen, ask, standing

    def hand_out(self, *, to_file: bool) -> None:
        """Ask once more, so that what leaves is what stands in the case now."""
        self._screen.piece.settle()
        self._screen.wait(on=True)
        self._ask_anew(self._point if to_file else partial(self._leave, None))

    def _ask_anew(self, then: Callable[[], None]) -> None:
        self._ask(then, while_stands(self._screen, self.refuse))

    def _point(self) -> None:
        """Ask for a place; then for the case once more, for others write while somebody looks for his stick."""
        if self.ready() is None:
            self._screen.wait(on=False)
            return
        ways = self._ways
        papers.choose_place(
            ways,
            self._screen,
            f"Aktindsigt {say_field_date(ways.today())}.pdf",
            lambda path: self._ask_anew(partial(self._leave, path)),
            partial(self._screen.wait, on=False),
        )

    def _leave(self, path: Path | None) -> None:
        ways, one = self._ways, self.ready()
        if one is None:
            self._screen.wait(on=False)
            return
        said = paper(one.page, one.pieces, one.request, municipality=ways.municipality, today=ways.today())
        files = [piece.record for piece in said.pieces if piece.file]
        self._gather(files, {}, partial(self._send, one, said, path))

    def ready(self) -> Standing | None:
        """Return what may leave as it stands; where it may not, say why, and return None."""
        one, ways = self._standing(), self._ways
        if one is None or not print_right.allows(ways, one.page, "access"):
            return None
        if one.page.died_on is not None:
            papers.tell_refusal(ways, told(no_contact(one.page.name)))
            return None
        try:
            rules.demanded_day(one.request, ways.today())
        except Refused as refusal:
            self._screen.refuse(told(refusal))
            return None
        try:
            rules.demanded(one.pieces, one.request, ways.today())
        except Refused as refusal:
            papers.tell_refusal(ways, told(refusal))
            number, _why = rules.open_questions(one.pieces, one.request)[0]
            self._screen.go_to(one.pieces[number - 1].record)
            return None
        return one if print_right.is_whole(ways, one.page, [piece.record for piece in one.pieces]) else None

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

        refused = while_stands(self._screen, self.refuse)
        self._ways.desk.read_file(first, while_stands(self._screen, read), refused)

    def refuse(self, refusal: FodfaesteError) -> None:
        """Say what went wrong, and let the page go."""
        self._screen.wait(on=False)
        self._screen.close_pages()
        papers.tell_refusal(self._ways, told(refusal))

    def _send(self, one: Standing, said: AccessPaper, path: Path | None, files: dict[str, bytes]) -> None:
        as_file: list[int] = []
        sent = while_stands(self._ways.window, partial(self._sent, one, as_file))
        refused = while_stands(self._ways.window, self._turned_down)
        drawn = partial(_drawn, said, files, as_file)
        papers.send_paper(self._ways, drawn, "Aktindsigt", path, sent, refused=refused)

    def _turned_down(self, refusal: FodfaesteError) -> None:
        if isValid(self._screen):
            self.refuse(refusal)
        else:
            papers.tell_refusal(self._ways, told(refusal))

    def _sent(self, one: Standing, as_file: list[int], out: PlanOut | str) -> None:
        if isValid(self._screen):
            self._screen.wait(on=False)
        if isinstance(out, str):
            papers.tell_refusal(self._ways, in_words(out))
            return
        if isValid(self._screen):
            self._screen.offer_end()
        self._ways.window.banner(_as_file(as_file) if as_file else "")
        logged = rules.logged(one.pieces, one.request, out.digest)
        called = rules.what(one.pieces, one.request, veiled=one.page.protected)
        noted = Noted("export" if out.file else "print", (one.page.id,), called, logged)
        self._ways.desk.enter(noted)
        self._ways.window.toast(in_words(out.said))


def _as_file(numbers: list[int]) -> str:
    said = QCoreApplication.translate(
        "flows",
        "Papiret er ude, men disse bilag kunne ikke vises på det: nr. {numbers}. Giv borgeren dem som filer. Forsiden "
        "og listen siger det.",
    )
    return said.format(numbers=", ".join(map(str, numbers)))


def _drawn(said: AccessPaper, files: Mapping[str, bytes], as_file: list[int]) -> "Drawn":
    """On the paper lane: the paper; the numbers of files that cannot be drawn are put into `as_file`.

    Raises Refused for words that no page has room for, so that whoever waits can go on.
    """
    from reportlab.platypus.doctemplate import LayoutError

    from desktop.filed_pages import pictures
    from desktop.paper.access import draw_access

    pages = pictures(said, files)
    as_file += [one.number for one in said.pieces if one.file and not pages.get(one.record)]
    try:
        return draw_access(said, pages)
    except LayoutError as error:
        raise Refused(rules.NO_ROOM) from error
