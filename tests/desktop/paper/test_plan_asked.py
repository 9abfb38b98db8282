"""What the law asks a plan to say, on paper: who answers, the mentor's hours, one plan, and paragraphs at the end."""

from dataclasses import replace
from datetime import date

import pytest

from casework.plan_paper import PlanInstead, PlanMentor, PlanPaper
from casework.reading import lix
from desktop.paper.plan import draw_plan
from tests.desktop.paper.people import ASKED
from tests.desktop.paper.reading_back import broken_rules, everything, matter, outside, overlaps, squeezed

TAKEN_BACK = replace(ASKED, instead=PlanInstead(("Min Plan",), date(2025, 12, 3), given=False))
PAPERS = {"asked": ASKED, "large": replace(ASKED, large=True), "taken_back": TAKEN_BACK}


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_it_is_accessible_archivable_and_free_of_collisions(paper: PlanPaper) -> None:
    drawn = draw_plan(paper)

    assert broken_rules(drawn.pdf) == []
    assert overlaps(drawn.pdf) == []
    assert outside(drawn.pdf) == []
    assert drawn.warnings == ()


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_no_paragraph_stands_before_the_signatures_and_what_nobody_looked_up_is_marked(
    paper: PlanPaper,
) -> None:
    text = matter(draw_plan(paper).pdf)

    assert text.index(squeezed("Underskrift")) < text.index("§")
    assert squeezed("beskæftigelsesindsats § 57") in text
    assert squeezed("sundhedsloven § 119 *") in text
    assert squeezed("§ 57 *") not in text
    assert squeezed("Ingen jurist har læst paragrafferne igennem. De, der står med *") in text


def test_page_one_says_who_holds_the_plan_together_and_nothing_of_the_law() -> None:
    first = squeezed(everything(draw_plan(ASKED).pdf)[0])

    assert squeezed("Bo Testperson, din faste kontakt og tovholder") in first
    assert "§" not in first
    assert squeezed("Ansvar") not in first


def test_a_mentor_stands_with_number_goal_tasks_days_and_hours() -> None:
    text = matter(draw_plan(ASKED).pdf)

    for words in (
        "Anna Testperson, ring 70 00 00 09",
        "Det skal føre til: Tre faste formiddage om ugen",
        "Hjælper dig med: Følges til bageriet de første uger",
        "Fra 1. november 2026 til 30. april 2027. I alt 36 timer.",
    ):
        assert squeezed(words) in text
    half = replace(ASKED, mentors=(PlanMentor("Anna", start=date(2026, 11, 1), minutes=90),))
    assert squeezed("Fra 1. november 2026. I alt 1 time og 30 minutter.") in matter(draw_plan(half).pdf)


def test_one_plan_is_said_while_the_yes_stands_and_that_it_was_taken_back_with_the_year_where_it_is_another() -> (
    None
):
    given, back = (matter(draw_plan(one).pdf) for one in (ASKED, TAKEN_BACK))

    assert (
        squeezed("i stedet for Min Plan og handleplanen for voksne. Det sagde du den 14. november.") in given
    )
    assert squeezed("Ring til Bo. Så laver vi en plan hvert sted. Du får stadig hjælp.") in given
    assert squeezed("Du sagde nej igen den 3. december 2025. Den her plan bruges ikke mere") in back
    nothing = matter(draw_plan(replace(ASKED, instead=None)).pdf)
    assert squeezed("Én plan") not in nothing


def test_words_that_are_quoted_say_by_whom_and_when_and_a_goal_without_says_who_wrote_it() -> None:
    text = matter(draw_plan(ASKED).pdf)

    assert squeezed("»Jeg vil kunne åbne brevene selv.« Sagt af Amina den 3. november") in text
    assert text.count(squeezed("skrevet af Bo Testperson")) == 2


def test_the_new_words_are_easy_to_read() -> None:
    said = (
        "Du har sagt ja til, at den her plan bruges i stedet for Min Plan. Det sagde du den 14. november. Du kan altid "
        "sige nej igen. Ring til Bo. Så laver vi en plan hvert sted. Du får stadig hjælp."
    )

    assert lix(said) < 25
