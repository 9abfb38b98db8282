"""Pictures of the main papers' pages, kept to be compared with: `python -m tests.desktop.paper.golden` draws them anew.

Look at each one that changed before it is committed; that is what they are for.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pypdfium2
from PIL import Image, ImageChops

from desktop.paper.access import draw_access
from desktop.paper.batch_cover import draw_cover
from desktop.paper.card import draw_cards
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
from tests.desktop.paper import cases, long_case
from tests.desktop.paper.histories import evidence, handover
from tests.desktop.paper.letters_to import CARD, JONAS, rights
from tests.desktop.paper.people import AMINA, ASKED, CARDS, DAY, SHORT
from tests.desktop.paper.test_batch_cover import COVER
from tests.desktop.paper.test_extract import EXTRACT
from tests.desktop.paper.test_mentor_sheet import SHEET
from tests.desktop.paper.test_plan_others import COMPANY, PARTNER
from tests.desktop.paper.test_resume import FULL
from tests.desktop.paper.typed import PLACES

KEPT: Final = Path(__file__).parents[2] / "data" / "golden"
DPI: Final = 50
TILE: Final = 10
"""Pixels: two letters of a line wide, and a line high."""
MOST: Final = 8
"""How far (of 255) the mean of a tile may lie from the picture's: as far as 64 greys are from all of them."""

PAPERS: Final[Mapping[str, Callable[[], bytes]]] = {
    "plan": lambda: draw_plan(AMINA).pdf,
    "plan-asked": lambda: draw_plan(ASKED).pdf,
    "plan-short": lambda: draw_plan(SHORT).pdf,
    "plan-large": lambda: draw_plan(replace(SHORT, large=True)).pdf,
    "plan-case": cases.drawn,
    "mentor": lambda: (
        draw_sheets((SHEET,), municipality="Eksempel Kommune", printed_on=date(2026, 11, 30)).pdf
    ),
    "company": lambda: draw_edition(COMPANY).pdf,
    "day": lambda: draw_day_list(DAY).pdf,
    "door-card": lambda: draw_cards(CARDS, issued_on=date(2026, 11, 26)).pdf,
    "letter": lambda: draw_letter(JONAS).pdf,
    "agreements": cases.drawn_sheet,
    "contact-card": lambda: draw_contact_card(CARD).pdf,
    "rights": lambda: draw_rights(rights()).pdf,
    "cv": lambda: draw_resume(FULL).pdf,
    "handover": lambda: draw_handover(handover()).pdf,
    "evidence": lambda: draw_evidence(evidence(2)).pdf,
    "log": lambda: draw_extract(EXTRACT).pdf,
    "cover": lambda: draw_cover(COVER).pdf,
    "partner": lambda: draw_edition(PARTNER).pdf,
    "access": lambda: draw_access(PLACES["access"].facts).pdf,
    "plan-arabic": lambda: draw_plan(replace(SHORT, language="ar")).pdf,
    "plan-polish": lambda: draw_plan(replace(SHORT, language="pl")).pdf,
    "plan-signed": lambda: draw_plan(long_case.SIGNED).pdf,
    "long-plan": lambda: draw_plan(long_case.PLAN).pdf,
    "long-large": lambda: draw_plan(replace(long_case.PLAN, large=True)).pdf,
    "long-day": lambda: draw_day_list(long_case.day(12)).pdf,
    "long-handover": lambda: draw_handover(long_case.handed()).pdf,
}


def pictures(pdf: bytes) -> list[Image.Image]:
    """Return every page in grey."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=DPI / 72).to_pil().convert("L") for page in document]


def kept(name: str) -> list[Image.Image]:
    """Return the pictures that are kept of a paper, in the order of its pages."""
    return [
        Image.open(path).convert("L")
        for path in sorted(KEPT.glob(f"{name}.[0-9]*.png"), key=lambda path: int(path.suffixes[0][1:]))
    ]


def differs(one: Image.Image, other: Image.Image) -> str:
    """Say where two pictures of a page differ most, if more than they may; empty where they are alike."""
    if one.size != other.size:
        return f"{one.size} was {other.size}"
    size = -(-one.width // TILE), -(-one.height // TILE)
    tiles = [each.resize(size, Image.Resampling.BOX) for each in (one, other)]
    far = ImageChops.difference(*tiles).tobytes()
    worst = max(range(len(far)), key=far.__getitem__)
    place = f"{worst % size[0] * TILE}, {worst // size[0] * TILE}"
    return f"{far[worst]} of 255 at {place}" if far[worst] > MOST else ""


def main() -> None:
    """Draw them all anew."""
    KEPT.mkdir(parents=True, exist_ok=True)
    for old in KEPT.glob("*.png"):
        old.unlink()
    for name, draw in PAPERS.items():
        for number, picture in enumerate(pictures(draw()), 1):
            picture.quantize(64).save(KEPT / f"{name}.{number}.png", optimize=True)


if __name__ == "__main__":
    main()
