"""Nothing stands alone: no word on a last line, no line on a page, no signatures without what is signed."""

from dataclasses import replace

import pytest

from desktop.paper import ink
from desktop.paper.bricks import Stack
from desktop.paper.plan import draw_plan
from desktop.paper.text import say
from tests.desktop.paper.people import AMINA, SHORT
from tests.desktop.paper.reading_back import FOOT, HEAD, all_words, everything, squeezed

BODY = ink.style(12)
WORDS = ("og", "ord", "der", "er", "lange", "eller", "korte")


@pytest.mark.parametrize("words", range(20, 90))
def test_a_paragraph_ends_in_no_line_of_one_short_word(words: int) -> None:
    text = say(BODY, " ".join(WORDS[at * 5 % 7] for at in range(words)))
    text.wrap(ink.MAIN, ink.TALL)
    used = text.getActualLineWidths0()
    assert used[-1] > max(used) * 0.2
    assert max(used) < ink.MAIN + 4  # a space at the end of a line


@pytest.mark.parametrize("lines", range(1, 20))
def test_no_page_begins_or_ends_with_one_line_of_a_paragraph(lines: int) -> None:
    text = say(BODY, " ".join(WORDS[at * 5 % 7] for at in range(130)))
    high = text.wrap(ink.MAIN, ink.TALL)[1]
    parts = text.split(ink.MAIN, lines * BODY.leading + 1)
    counts = [round(one.wrap(ink.MAIN, ink.TALL)[1] / BODY.leading) for one in parts]
    assert sum(counts) == (round(high / BODY.leading) if lines > 1 else 0)
    assert min(counts, default=2) > 1


def test_who_wrote_it_begins_no_page_alone() -> None:
    piece = Stack(*(say(BODY, f"Linje {at}") for at in range(5)), say(BODY, "Skrevet af Bo"))
    high = piece.wrap(ink.MAIN, ink.TALL)[1]
    first, rest = piece.split(ink.MAIN, high - 2)
    assert [one.plain for one in rest.items] == ["Linje 4", "Skrevet af Bo"]
    assert len(first.items) == 4


@pytest.mark.parametrize("news", range(0, 40, 3))
@pytest.mark.parametrize("large", [False, True])
def test_signatures_never_stand_alone_on_a_page(news: int, large: bool) -> None:
    facts = replace(
        AMINA if news % 2 else SHORT,
        changed_since=tuple(f"Nyt nummer {at}." for at in range(news)),
        large=large,
    )
    pdf = draw_plan(facts).pdf
    (at,) = [
        number
        for number, page in enumerate(everything(pdf))
        if squeezed("Din underskrift betyder") in squeezed(page)
    ]
    page = [one for one in all_words(pdf)[at] if HEAD < one["top"] < FOOT]
    signing = next(one for one in page if one["text"] == "Underskrift")
    assert any(one["bottom"] < signing["top"] for one in page)
