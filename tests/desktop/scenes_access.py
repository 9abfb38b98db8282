"""Aktindsigt being gone through: a case of some days with covers and a ground, and one on which nobody has begun."""

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial
from typing import Final

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from casework import access_request as rules
from casework.access_covers import covered, said_elsewhere
from casework.access_paper import paper
from casework.access_request import WHOLE, AccessRequest, CasePiece, Decision
from casework.sentences import Sentence
from casework.third_persons import third_persons
from desktop.paper.access import draw_access
from desktop.paper.preview import pages as pages_of_pdf
from desktop.ui.screens.access import AccessScreen
from desktop.ui.screens.access_list import PieceRow
from tests.desktop import facts
from tests.desktop.scenes import now, window_with

_FIRST: Final = date(2026, 3, 12)
_CALL: Final = (
    "Måde: Telefon\nKaren Holm fra boligselskabet ringer. Naboen Ib Skov har klaget over støj om natten, og hun vil "
    "vide, om vi kan tale med Amina. Jeg siger, at jeg spørger Amina først. Det handler om to aftener i maj, hvor "
    "hendes søster boede hos hende. Amina har selv fortalt om det, og hun er ked af det. Vi aftaler, at jeg ringer "
    "tilbage, når jeg har talt med hende."
)
_TOLD: Final = (
    (
        "Notat",
        "Samtale på biblioteket",
        "Måde: Personligt fremmøde\nAmina vil gerne i gang med noget, der giver ro.",
    ),
    ("Besøg", "Besøg hjemme", "Form: Hjemmebesøg\nFormål: at se på ugen sammen"),
    (
        "Notat",
        "Opkald fra boligselskabet",
        _CALL,
    ),
    (
        "Aftale",
        "Ringer til Eksempel Bageri",
        "Aftale: Ringer til Eksempel Bageri\nHvem: Bo\nFrist: 24.08.2026",
    ),
    ("Bilag", "Attest fra lægen (LÆ 125)", "Hvad det er: Attest fra lægen (LÆ 125)\nNavn: attest.pdf"),
    ("Vurdering", "", "Jeg vurderer, at to formiddage om ugen er nok til en begyndelse."),
    ("Notat", "Udkast til brev, ikke sendt", "Kære Amina. Det her brev er ikke sendt endnu."),
    ("Kontaktforsøg", "", "Måde: Telefon\nResultat: Ikke truffet"),
)


def case() -> tuple[CasePiece, ...]:
    """Return the pieces of a small case."""
    return tuple(
        CasePiece(
            f"r{number}",
            "attachment" if name == "Bilag" else "note",
            _FIRST + timedelta(days=33 * number),
            Sentence(name),
            title,
            text,
            "Bo Testperson",
            time(9, 30),
            file=name == "Bilag",
        )
        for number, (name, title, text) in enumerate(_TOLD)
    )


def gone_through(pieces: tuple[CasePiece, ...]) -> AccessRequest:
    """Return what was decided: two names covered, a draft left out, and one piece that lacks its ground."""
    text, cover = pieces[2].text, WHOLE
    for word in ("Karen Holm", "Naboen Ib Skov"):
        at = text.index(word)
        cover = covered(cover, text, (at, at + len(word)), "others")
    decided = {
        "r2": cover,
        "r6": Decision("none", "own_use", why="Et udkast, der ikke er sendt."),
        "r7": Decision("none"),
    }
    return AccessRequest(date(2026, 11, 20), decided)


def access(*, chosen: int = 2, begun: bool = True) -> QWidget:
    """Make the screen with a case that is gone through."""
    return window_with("citizens", _screen(chosen, begun=begun))


def access_read() -> QWidget:
    """The words of one piece have the focus."""
    screen = _screen(2)
    screen.read()
    return window_with("citizens", screen)


def access_pages() -> QWidget:
    """The answer as it will be printed stands beside the list."""
    pieces, screen = case(), _screen(2)
    request = gone_through(pieces)
    drawn = draw_access(
        paper(facts.PAGE, pieces[:7], request, municipality="Eksempel Kommune", today=now().date())
    )
    shown = pages_of_pdf(drawn.pdf, 1.5)
    form = QImage.Format.Format_RGB888
    images = [QImage(one.rgb, one.width, one.height, one.width * 3, form).copy() for one in shown]
    screen.open_pages()
    screen.pages.show_pages(images, drawn.pages)
    return window_with("citizens", screen)


def _screen(chosen: int, *, begun: bool = True) -> AccessScreen:
    pieces = case()
    request = gone_through(pieces) if begun else AccessRequest()
    names, own = ("Karen Holm", "Ib Skov"), ("Amina Testberg", "Bo Testperson")
    others = {one.record: third_persons(one.text, names, own) for one in pieces}
    lacks = dict(rules.open_questions(pieces, request))
    rows = {
        one.record: PieceRow(
            number, one, request.of(one.record), lacks.get(number, ""), len(others[one.record])
        )
        for number, one in enumerate(pieces, 1)
    }
    screen = AccessScreen(now)
    screen.piece_chosen.connect(lambda record: screen.show_piece(rows[record], others[record]))
    screen.show_case("Amina Testberg")
    screen.show_day(request.received)
    screen.show_rows(tuple(rows.values()))
    screen.list.choose(f"r{chosen}")
    today = now().date()
    if request.decided:
        screen.offer_end()
    due = rules.due(request.received) if request.received else None
    screen.show_standing(rules.clock(request.received, today), rules.counts(pieces, request), due)
    screen.show_elsewhere(said_elsewhere(pieces, request))
    return screen


SCENES: Final[dict[str, Callable[[], QWidget]]] = {
    "access": access,
    "access_not_begun": partial(access, chosen=0, begun=False),
    "access_left_out": partial(access, chosen=6),
    "access_read": access_read,
    "access_pages": access_pages,
    "access_file": partial(access, chosen=4),
}
