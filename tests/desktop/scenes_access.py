"""Aktindsigt being gone through: a case of some days with covers and a ground, and one on which nobody has begun."""

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from casework import access_request as rules
from casework.access_request import WHOLE, AccessRequest, CasePiece, Decision, covered
from casework.sentences import Sentence
from casework.third_persons import third_persons
from desktop.ui.screens.access import AccessScreen
from desktop.ui.screens.access_list import PieceRow
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


def access(*, chosen: int = 2, begun: bool = True, read: bool = False) -> QWidget:
    """Make the screen with a case that is gone through."""
    pieces = case()
    request = AccessRequest()
    if begun:
        text = pieces[2].text
        cover = WHOLE
        for word in ("Karen Holm", "Naboen Ib Skov"):
            at = text.index(word)
            cover = covered(cover, text, (at, at + len(word)), "others")
        request = AccessRequest(
            date(2026, 11, 20),
            {
                "r2": cover,
                "r6": Decision("none", "own_use", why="Et udkast, der ikke er sendt."),
                "r7": Decision("none"),
            },
        )
    names = ("Karen Holm", "Ib Skov")
    others = {
        one.record: third_persons(one.text, names, ("Amina Testberg", "Bo Testperson")) for one in pieces
    }
    lacks = dict(rules.open_questions(pieces, request))
    rows = [
        PieceRow(number, one, request.of(one.record), lacks.get(number, ""), len(others[one.record]))
        for number, one in enumerate(pieces, 1)
    ]
    screen = AccessScreen(now)
    screen.piece_chosen.connect(
        lambda record: screen.show_piece(
            next(row for row in rows if row.piece.record == record), others[record]
        )
    )
    screen.show_case("Amina Testberg")
    screen.show_day(request.received)
    screen.show_rows(rows)
    screen.list.choose(f"r{chosen}")
    screen.show_standing(
        rules.clock(request.received, now().date()),
        rules.counts(pieces, request),
        rules.said_elsewhere(pieces, request),
    )
    if read:
        screen.read()
    return window_with("citizens", screen)


SCENES: Final[dict[str, Callable[[], QWidget]]] = {
    "access": access,
    "access_not_begun": partial(access, chosen=0, begun=False),
    "access_left_out": partial(access, chosen=6),
    "access_read": partial(access, read=True),
    "access_file": partial(access, chosen=4),
}
