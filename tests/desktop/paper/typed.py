"""Every paper with the places in it that somebody types, and a paper read back as `pdftotext` reads it."""

import re
import subprocess
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any, Final

from casework.access_paper import AccessPaper, PieceOnPaper
from casework.agreement_sheet import AgreementSheet
from casework.contact_card import LEFT_OUT
from desktop.paper.access import draw_access
from desktop.paper.agreement_sheet import draw_agreement_sheet
from desktop.paper.batch_cover import draw_cover
from desktop.paper.card import BY_HAND, TOO_LONG, draw_cards
from desktop.paper.contact_card import draw_contact_card
from desktop.paper.day_list import draw_day_list
from desktop.paper.evidence import draw_evidence
from desktop.paper.extract import draw_extract
from desktop.paper.handover import draw_handover
from desktop.paper.meeting_letter import draw_letter
from desktop.paper.mentor_sheet import draw_sheets
from desktop.paper.plan import draw_plan
from desktop.paper.plan_others import draw_edition
from desktop.paper.resume import draw_resume
from desktop.paper.rights import draw_rights
from desktop.paper.sheet import Drawn
from desktop.paper.spelling import printable
from tests.desktop.paper.histories import evidence, handover
from tests.desktop.paper.letters_to import CARD, JONAS, rights
from tests.desktop.paper.people import AMINA, CARDS, DAY, SHORT
from tests.desktop.paper.reading_back import FOOT, HEAD, broken_rules, outside, overlaps
from tests.desktop.paper.test_batch_cover import COVER
from tests.desktop.paper.test_extract import EXTRACT
from tests.desktop.paper.test_mentor_sheet import SHEET
from tests.desktop.paper.test_plan_others import COMPANY, PARTNER
from tests.desktop.paper.test_resume import FULL

ON: Final = date(2026, 11, 27)
PIECE: Final = PieceOnPaper(
    number=1, on=ON, name="Notat", mark="whole", title="Opfølgning", text="Vi talte om huslejen.", by="Bo"
)
LEFT: Final = replace(
    PIECE, number=2, mark="none", title="", text="", by="", letter="a", why="Det handler om en anden."
)
ACCESS: Final = AccessPaper(
    citizen="Amina Testperson",
    municipality="Eksempel Kommune",
    printed_on=ON,
    received=ON,
    counted=(1, 0, 0),
    pieces=(PIECE,),
    contact="Bo Testperson",
    phone="70000001",
)
PLAN: Final = replace(AMINA, goals=AMINA.goals[::2], agreements=AMINA.agreements[1::2], address="")
AGREED: Final = replace(PLAN, main_words=None, steps=(), goals=(), wins=(), consents=(), changed_since=())
HANDED: Final = replace(
    SHORT,
    steps=(),
    signatures=(),
    goals=tuple(replace(one, measure="", activities=()) for one in SHORT.goals),
    agreements=tuple(replace(one, role="") for one in SHORT.agreements),
)
NOT_TYPED: Final = frozenset(
    (
        *(
            "audience",
            "check",
            "form",
            "kind",
            "language",
            "letter",
            "mark",
            "media",
            "record",
            "seal",
            "side",
        ),
        *("holds_for", "rules", "signed_at", "state", "strokes", "way"),
    )
)
"""Words and numbers of the program's own."""

Spot = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """A paper with all that it says; of the names in `first` it says the first word, by design.

    `own` are words of the program's, and what this paper does not say. `leaves` are the warnings of a card that has no
    room for something and leaves it out whole. A sheet of cards has no head and no foot.
    """

    facts: Any
    draw: Callable[[Any], Drawn]
    first: tuple[Spot, ...] = ()
    own: tuple[Spot, ...] = ()
    leaves: tuple[str, ...] = ()
    card: bool = False

    def says_first(self, spot: Spot) -> bool:
        """Tell whether the paper says only the first word of what is typed here."""
        return named(spot) in self.first


PLACES: Final[Mapping[str, Typed]] = {
    "plan": Typed(PLAN, draw_plan),
    "plan in large print": Typed(replace(SHORT, large=True), draw_plan),
    "agreements": Typed(AgreementSheet(AGREED), draw_agreement_sheet),
    "partner": Typed(PARTNER, draw_edition),
    "company": Typed(COMPANY, draw_edition),
    "day": Typed(replace(DAY, visits=tuple(one for one in DAY.visits if not one.protected)), draw_day_list),
    "card": Typed(
        CARDS[:2],
        lambda one: draw_cards(one, issued_on=ON),
        first=(("sender",), ("name",)),
        leaves=(TOO_LONG, BY_HAND),
        card=True,
    ),
    "mentor": Typed(SHEET, lambda one: draw_sheets((one,), municipality="Eksempel Kommune", printed_on=ON)),
    "log": Typed(replace(EXTRACT, lines=EXTRACT.lines[:2]), draw_extract),
    "evidence": Typed(evidence(4), draw_evidence),
    "handover": Typed(
        replace(handover(SHORT, 4), plan=HANDED), draw_handover, own=(("plan", "main_words", "said_by"),)
    ),
    "access": Typed(replace(ACCESS, pieces=(PIECE, LEFT), counted=(1, 0, 1)), draw_access),
    "letter": Typed(
        replace(JONAS, companion=None),
        draw_letter,
        first=(("caller", "name"), ("stand_in", "name")),
    ),
    "rights": Typed(rights(), draw_rights, first=(("caller", "name"),)),
    "contact": Typed(
        CARD,
        draw_contact_card,
        first=(("first_name",),),
        leaves=tuple(LEFT_OUT.values()),
        card=True,
    ),
    "cv": Typed(FULL, draw_resume, own=(("parts",),)),
    "cover": Typed(COVER, draw_cover),
}


def typing(facts: Any, at: Callable[[Spot, str], str], spot: Spot = ()) -> Any:
    """Return the facts with every text that somebody types as `at` gives it for its place; what is empty stays so."""
    if isinstance(facts, str):
        return at(spot, facts) if facts else facts
    if isinstance(facts, tuple):
        return tuple(typing(one, at, (*spot, number)) for number, one in enumerate(facts))
    if is_dataclass(facts) and not isinstance(facts, type):
        named = ((one.name, getattr(facts, one.name)) for one in fields(facts))
        return replace(
            facts, **{name: typing(said, at, (*spot, name)) for name, said in named if name not in NOT_TYPED}
        )
    return facts


def named(spot: Spot) -> Spot:
    """Return a place without its numbers."""
    return tuple(one for one in spot if isinstance(one, str))


def places(one: Typed) -> list[Spot]:
    """Return the place of every text that somebody types for a paper."""
    found: list[Spot] = []

    def note(spot: Spot, text: str) -> str:
        found.append(spot)
        return text

    typing(one.facts, note)
    return [spot for spot in found if named(spot) not in one.own]


def looks(drawn: Drawn, one: Typed) -> list[object]:
    """Return what is wrong with a paper to look at: texts that meet, texts in a margin, broken rules."""
    margin = {"margin": 8.0} if one.card else {}
    return [*overlaps(drawn.pdf), *outside(drawn.pdf, **margin), *broken_rules(drawn.pdf)]


class ReadBack:
    """A paper as `pdftotext` reads it: in its own order and in that of drawing, between head and foot and whole."""

    def __init__(self, drawn: Drawn) -> None:
        body = ("-x", "0", "-W", "600", "-y", str(int(HEAD)), "-H", str(int(FOOT - HEAD)))
        self.pages = drawn.pages
        self.readings = [_read(drawn.pdf, *order, *part) for part in (body, ()) for order in ((), ("-raw",))]

    def holds(self, text: str) -> bool:
        """Tell whether a text is found again, as it is printed.

        Arabic is found word by word: of the words of a line `pdftotext` makes an order of its own (decision 0055).
        """
        said = printable(text)
        parts = said.split() if _ARABIC.search(said) else [said]
        return all(any(self._goes_through(bare(part), one) for one in self.readings) for part in parts)

    def holds_a_half(self, text: str) -> bool:
        """Tell whether a text that is not here whole begins here: half a thing is worse than none."""
        said = bare(printable(text))
        return len(said) >= _HALF and any(said[:_HALF] in one for one in self.readings)

    def _goes_through(self, text: str, reading: str) -> bool:
        """Tell whether a text stands in a reading, in order, in at most one piece for each page: a column breaks.

        A piece is no scrap: of letters here and there any word could be put together.
        """
        at = start = 0
        for _page in range(self.pages):
            long = _longest(text[at:], reading[start:])
            if long < min(_SCRAP, len(text)):
                return False
            at, start = at + long, reading.find(text[at : at + long], start) + long
            if at == len(text):
                return True
        return False


def _longest(text: str, reading: str) -> int:
    """Return how much of a text, from its beginning, stands in a reading in one piece."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if text[:middle] in reading else (low, middle - 1)
    return low


def _read(pdf: bytes, *how: str) -> str:
    asked = subprocess.run(
        ["pdftotext", *how, "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return bare(asked.stdout.decode())


_SCRAP: Final = 5
_HALF: Final = 12
"""So many letters are no word that stands on every card."""
_ARABIC: Final = re.compile("[\u0600-\u06ff]")
_NO_LETTERS: Final = re.compile("[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069-]+")
"""White space, the marks of direction, and hyphens: a word wider than its line is divided by one."""


def bare(text: str) -> str:
    """Return a text as texts are compared."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFC", text))
