"""The pages for a partner and a workplace: accessible, archivable, on one page, and silent about what is left out."""

from dataclasses import replace
from datetime import date

import pytest

from casework.plan_editions import EditionLine, EditionPaper
from casework.plan_paper import PlanContact, PlanSigner
from casework.reading import lix
from desktop.paper.plan_others import COMPANY_TRIES, PARTNER_KEEPS, SAME_DAY, draw_edition
from tests.desktop.paper.people import LONG_WORDS, NAMES
from tests.desktop.paper.reading_back import broken_rules, matter, outside, overlaps, squeezed

BO = PlanContact("Bo Testperson", "fast kontakt for Amina", "70000001")
PARTNER = EditionPaper(
    audience="partner",
    to="Sundhedshuset",
    citizen_name="Amina Testperson",
    first_name="Amina",
    municipality="Eksempel Kommune",
    issued_on=date(2026, 11, 27),
    said="I må se målet om søvn",
    until=date(2027, 2, 14),
    goal="Sove bedre",
    measure="Amina sover seks timer i mindst fem nætter om ugen.",
    goal_by=date(2027, 3, 1),
    theirs=(
        EditionLine("Ringer til Amina om holdet »Sov bedre«.", date(2027, 1, 20), "Lene"),
        EditionLine("Giver en kort status.", date(2027, 3, 20), "Lene"),
    ),
    ours=(EditionLine("Går med til første gang, hvis Amina vil.", None, "Mette"),),
    reach=("Ring først. Et brev alene virker ikke godt.", "Læg tider mellem kl. 9 og 14."),
    contact=BO,
)
COMPANY = EditionPaper(
    audience="company",
    to="Eksempel Bageri",
    citizen_name="Amina Testperson",
    first_name="Amina",
    municipality="Eksempel Kommune",
    issued_on=date(2026, 11, 27),
    said="Bageriet må få aftalen",
    until=date(2027, 2, 25),
    purpose="Amina prøver arbejdet. I ser, om I passer sammen.",
    start=date(2027, 1, 5),
    end=date(2027, 2, 25),
    hours=6.5,
    tasks=("Uge 1 og 2: pakke og sætte på hylder.", "Uge 3 til 8: veje af og pakke selv."),
    needs=("En fast makker: Jens.", "Slut til tiden, klokken 12."),
    ours=(EditionLine("Ringer i uge 1, 2, 4 og 8.", None, "Bo"),),
    contact=BO,
    signatures=(
        PlanSigner("Jens Testperson", "Eksempel Bageri"),
        PlanSigner("Amina Testperson", "praktikant"),
        PlanSigner("Bo Testperson", "kommunen"),
    ),
)
BARE = replace(
    PARTNER,
    goal="",
    measure="",
    goal_by=None,
    theirs=(),
    ours=(),
    reach=(),
    contact=None,
    said="",
    until=None,
)
LONG = replace(COMPANY, to=NAMES[-1], tasks=(LONG_WORDS,) * 9, needs=(LONG_WORDS,) * 6, purpose=LONG_WORDS)
PAPERS = {
    "partner": PARTNER,
    "company": COMPANY,
    "bare": BARE,
    "bare company": replace(BARE, audience="company"),
    "long": LONG,
}


@pytest.mark.parametrize("facts", PAPERS.values(), ids=PAPERS)
def test_every_page_for_others_is_accessible_archivable_and_free_of_collisions(facts: EditionPaper) -> None:
    drawn = draw_edition(facts)

    assert broken_rules(drawn.pdf) == []
    assert overlaps(drawn.pdf) == []
    assert outside(drawn.pdf) == []


@pytest.mark.parametrize("facts", [PARTNER, COMPANY], ids=["partner", "company"])
def test_it_is_one_page_easy_to_read_and_says_who_may_read_it(facts: EditionPaper) -> None:
    drawn = draw_edition(facts)

    assert drawn.pages == 1
    said = matter(drawn.pdf)
    assert squeezed(facts.to) in said
    assert squeezed("Amina har sagt ja til") in said


def test_the_fixed_sentences_are_easy_to_read() -> None:
    assert lix(f"{PARTNER_KEEPS} {COMPANY_TRIES} {SAME_DAY}") <= 25


def test_what_is_left_out_leaves_no_heading_and_no_word() -> None:
    said = matter(draw_edition(BARE).pdf)

    for heading in ("Målet", "Det gør I", "Det gør vi", "Sådan når I", "Ring hertil", "sagt ja", "udeladt"):
        assert squeezed(heading) not in said


def test_the_same_facts_give_the_same_bytes() -> None:
    assert draw_edition(COMPANY).pdf == draw_edition(COMPANY).pdf
