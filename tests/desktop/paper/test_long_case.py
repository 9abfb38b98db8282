"""The longest case on every paper: nothing is cut or meets, no line stays behind alone, no page is left half empty."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest

from desktop.paper import grid, ink
from desktop.paper.access import draw_access
from desktop.paper.agreement_sheet import draw_agreement_sheet
from desktop.paper.batch_cover import draw_cover
from desktop.paper.bricks import Rule
from desktop.paper.extract import draw_extract
from desktop.paper.handover import draw_handover
from desktop.paper.mentor_sheet import draw_sheets
from desktop.paper.plan import draw_plan
from desktop.paper.plan_others import draw_edition
from desktop.paper.resume import draw_resume
from desktop.paper.sheet import Drawn
from tests.desktop.paper import long_case
from tests.desktop.paper.people import AMINA
from tests.desktop.paper.reading_back import FOOT, HEAD, all_words, outside, overlaps

LEAST = 1 / 3
"""So much of the height of a page is used before the next one begins."""
PAPERS: dict[str, Callable[[], Drawn]] = {
    "plan": lambda: draw_plan(long_case.PLAN),
    "plan in large print": lambda: draw_plan(replace(long_case.PLAN, large=True)),
    "plan beside Polish": lambda: draw_plan(replace(AMINA, language="pl")),
    "agreements": lambda: draw_agreement_sheet(long_case.AGREED),
    "partner": lambda: draw_edition(long_case.PARTNER_LONG),
    "company": lambda: draw_edition(long_case.COMPANY_LONG),
    "cover": lambda: draw_cover(long_case.COVER),
    "mentor": lambda: draw_sheets((long_case.SHEET,), municipality=long_case.TOWN, printed_on=long_case.ON),
    "log": lambda: draw_extract(replace(long_case.LOG, lines=long_case.LOG.lines[:40])),
    "cv": lambda: draw_resume(long_case.CV),
    "handover": lambda: draw_handover(long_case.handed()),
    "access": lambda: draw_access(replace(long_case.access(), pieces=long_case.access().pieces[:20])),
}


def left_behind(pdf: bytes) -> list[int]:
    """Return the pages on which a thick line stands with nothing under it."""
    with pdfplumber.open(BytesIO(pdf)) as document:
        return [
            page.page_number
            for page, words in zip(document.pages, all_words(pdf), strict=True)
            for line in page.lines
            if line["linewidth"] > 1
            and line["x1"] - line["x0"] > ink.MAIN
            and line["top"] < FOOT
            and not any(line["top"] - 1 < one["top"] < FOOT for one in words)
        ]


def half_empty(pdf: bytes) -> list[tuple[int, float]]:
    """Return the pages, but the last, of which less is used than may be, and how much that is."""
    used = [
        max((one["bottom"] for one in words if HEAD < one["top"] < FOOT), default=HEAD) - HEAD
        for words in all_words(pdf)
    ]
    shares = [(number, high / (FOOT - HEAD)) for number, high in enumerate(used, 1)]
    return [(number, round(share, 2)) for number, share in shares[:-1] if share < LEAST]


@pytest.mark.parametrize("name", PAPERS)
def test_the_longest_case_stands_on_its_pages(name: str) -> None:
    pdf = PAPERS[name]().pdf

    assert (overlaps(pdf), outside(pdf)) == ([], [])
    assert left_behind(pdf) == []
    assert half_empty(pdf) == []


def test_of_the_test_a_line_that_stays_behind_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "Rule", type("Other", (Rule,), {}))
    monkeypatch.setattr(grid, "opening_rule", lambda before=15: Rule(1.1, after=9, space=before, strong=True))

    assert left_behind(PAPERS["plan beside Polish"]().pdf) != []


def test_of_the_test_a_page_that_is_half_empty_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "COMPANY", 70 * ink.MM)

    assert half_empty(PAPERS["agreements"]().pdf) != []
