"""One word of thousands of letters, wherever somebody may type it: each paper draws it, and measures it a few times.

A key that is held down, or a page that was copied without its spaces, is nothing to print; but it must not hold up the
printer, nor keep a plan from being drawn at all.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, Final, cast

import pytest
from reportlab.pdfbase.ttfonts import TTFont

from casework.agreement_sheet import AgreementSheet
from casework.plan_paper import PlanGoal
from desktop.paper.agreement_sheet import draw_agreement_sheet
from desktop.paper.batch_cover import draw_cover
from desktop.paper.card import draw_cards
from desktop.paper.contact_card import draw_contact_card
from desktop.paper.day_list import draw_day_list
from desktop.paper.evidence import draw_evidence
from desktop.paper.extract import draw_extract
from desktop.paper.handover import draw_handover
from desktop.paper.letters import register
from desktop.paper.meeting_letter import draw_letter
from desktop.paper.mentor_sheet import draw_sheets
from desktop.paper.plan import draw_plan
from desktop.paper.plan_others import draw_edition
from desktop.paper.resume import draw_resume
from desktop.paper.rights import draw_rights
from desktop.paper.text import Strong, Text, say
from tests.desktop.paper.histories import evidence, handover
from tests.desktop.paper.letters_to import CARD, JONAS, rights
from tests.desktop.paper.people import AMINA, CARDS, DAY, SHORT
from tests.desktop.paper.reading_back import broken_rules, matter, outside, overlaps
from tests.desktop.paper.test_batch_cover import COVER
from tests.desktop.paper.test_extract import EXTRACT
from tests.desktop.paper.test_mentor_sheet import SHEET
from tests.desktop.paper.test_plan_others import COMPANY
from tests.desktop.paper.test_resume import FULL

ON: Final = date(2026, 11, 26)
MANY: Final = 3_000
A_FEW_TIMES: Final = 250
"""How often a letter may be measured. Where the rest of a word is tried at each line's end it is far over 10,000."""
PAPERS: Final[dict[str, tuple[Any, Callable[..., Any]]]] = {
    "plan": (AMINA, draw_plan),
    "large": (replace(SHORT, large=True), draw_plan),
    "mentor": (SHEET, lambda one: draw_sheets((one,), municipality="Eksempel Kommune", printed_on=ON)),
    "company": (COMPANY, draw_edition),
    "day": (DAY, draw_day_list),
    "door-card": (CARDS[0], lambda one: draw_cards((one,), issued_on=ON)),
    "letter": (JONAS, draw_letter),
    "contact-card": (CARD, draw_contact_card),
    "rights": (rights(), draw_rights),
    "agreements": (AgreementSheet(replace(SHORT, goals=(), steps=())), draw_agreement_sheet),
    "cv": (FULL, draw_resume),
    "handover": (handover(), draw_handover),
    "evidence": (evidence(2), draw_evidence),
    "log": (EXTRACT, draw_extract),
    "cover": (COVER, draw_cover),
}


class Measured:
    """Counts the letters that are measured, and ends a drawing that measures more than it may."""

    def __init__(self) -> None:
        self.letters = 0
        self.most = 0

    def allow(self, most: int) -> None:
        """Begin to count, up to so many."""
        self.letters, self.most = 0, most


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> Measured:
    """Count from here on."""
    counted, plain = Measured(), TTFont.stringWidth

    def counting(font: TTFont, text: str, size: float, encoding: str = "utf8") -> float:
        counted.letters += len(text)
        assert counted.letters <= counted.most, "the letters of a word are measured again and again"
        return cast("float", plain(font, text, size, encoding))

    monkeypatch.setattr(TTFont, "stringWidth", counting)
    return counted


def typed_anew(facts: Any, word: str) -> Iterator[tuple[str, Any]]:
    """The facts of a paper once for each kind of text in them, with the word in its place."""
    if isinstance(facts, str):
        yield "", type(facts)(word)
    elif isinstance(facts, tuple) and facts:
        yield from ((f"[0]{where}", (new, *facts[1:])) for where, new in typed_anew(facts[0], word))
    elif is_dataclass(facts) and not isinstance(facts, type):
        for one in fields(facts):
            for where, new in typed_anew(getattr(facts, one.name), word):
                yield f".{one.name}{where}", replace(facts, **{one.name: new})


@pytest.mark.parametrize("name", PAPERS)
def test_every_text_of_every_paper_may_be_one_long_word(name: str, measured: Measured) -> None:
    facts, draw = PAPERS[name]

    for _where, told in typed_anew(facts, "ord" * (MANY // 3)):
        measured.allow(A_FEW_TIMES * MANY)
        draw(told)

        assert measured.letters > 0


@pytest.mark.parametrize(
    "word", ["ord" * 2000, "ab-" * 2000, "\u0633\u0644" * 3000], ids=["letters", "hyphens", "Arabic"]
)
def test_twice_as_long_a_word_takes_about_twice_the_measuring(word: str, measured: Measured) -> None:
    goal = PlanGoal("Job", "Arbejde", own_words=word)

    measured.allow(A_FEW_TIMES * MANY)
    draw_plan(replace(SHORT, goals=(goal,)))
    measured.allow(measured.letters * 5 // 2)
    draw_plan(replace(SHORT, goals=(replace(goal, own_words=word * 2),)))

    assert measured.letters > 0


def test_no_letter_is_lost_and_nothing_leaves_the_page() -> None:
    word = "".join(f"ord{at}" for at in range(900))
    goal = PlanGoal("Job", "Arbejde", f"Når {word} er sagt.", own_words=word)

    drawn = draw_plan(replace(SHORT, goals=(goal,)))

    assert matter(drawn.pdf).replace("-", "").count(word) == 2
    assert overlaps(drawn.pdf) == []
    assert outside(drawn.pdf) == []
    assert broken_rules(drawn.pdf) == []


@pytest.mark.parametrize("letters", [55, 110, 165, 300])
def test_long_words_that_break_over_two_pages_fill_the_first_one(letters: int) -> None:
    register()
    text = say(_style(), Strong("Vi"), f" {'bedragmenupolis' * 40}"[: letters + 1], " og så" * 900)
    words = say(_style(), f"{('bedragmenupolis' * 40)[:letters]} " * 60)

    for one in (text, words):
        whole = one.wrap(300, 9999)[1]
        first, rest = cast("list[Text]", one.split(300, 500))

        assert first.wrap(300, 500)[1] == 496
        assert rest.wrap(300, 9999)[1] - (whole - 496) <= 16


def _style() -> Any:
    from desktop.paper import ink

    return ink.style(11, 16)
