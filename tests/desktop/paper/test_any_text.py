"""Whatever a person can type ends on the paper as the stated normalisation says, and breaks nothing."""

from dataclasses import replace
from datetime import date, time

from hypothesis import example, given, settings
from hypothesis import strategies as st

from casework.plan_paper import (
    OwnWords,
    PlanActivity,
    PlanAgreement,
    PlanContact,
    PlanGoal,
    PlanStair,
    PlanStep,
)
from desktop.paper.letters import is_arabic
from desktop.paper.plan import draw_plan
from desktop.paper.spelling import printable, proofread, warnings_about
from tests.desktop.paper.people import SHORT
from tests.desktop.paper.reading_back import broken_rules, matter, outside, overlaps, squeezed

TYPED = st.text(
    st.characters(exclude_categories=["Cs", "Co", "Cn"]).filter(lambda one: not is_arabic(one)), max_size=300
)
DANISH = st.text(
    "abcdefghijklmnopqrstuvwxyzæøåÆØÅéüıİşğłśż <>&%/\\\"'{}[]()»«-–.,;:!?0123456789\n\t", max_size=900
)


@settings(deadline=None, max_examples=15)
@given(text=TYPED)
def test_own_words_and_goals_hold_anything(text: str) -> None:
    goal = PlanGoal("Job", text, text, own_words=text, activities=(PlanActivity(text, text),))
    facts = replace(SHORT, main_words=OwnWords(text, "Nor", date(2026, 1, 2)), goals=(goal,))
    drawn = draw_plan(facts)
    assert squeezed(printable(text)) in matter(drawn.pdf)
    assert overlaps(drawn.pdf) == []
    assert outside(drawn.pdf) == []


@settings(deadline=None, max_examples=15)
@given(text=DANISH)
def test_steps_and_agreements_hold_anything(text: str) -> None:
    facts = replace(
        SHORT,
        steps=(PlanStep(date(2026, 1, 2), time(9), text, text, text),),
        agreements=(PlanAgreement("Bo", text, role=text[:60]),),
        changed_since=(text,),
    )
    drawn = draw_plan(facts)
    assert matter(drawn.pdf).count(squeezed(printable(text))) >= 1
    assert overlaps(drawn.pdf) == []
    assert outside(drawn.pdf) == []
    assert broken_rules(drawn.pdf) == []


@settings(deadline=None, max_examples=5)
@given(text=DANISH)
def test_large_print_holds_anything(text: str) -> None:
    stair = PlanStair(3, 1)
    goal = PlanGoal("Job", text, text, own_words=text, activities=(PlanActivity(text, text),), stair=stair)
    facts = replace(SHORT, goals=(goal,), agreements=(PlanAgreement("Bo", text),), large=True)
    drawn = draw_plan(facts)
    words, paper = (part.replace("-", "") for part in (squeezed(printable(text)), matter(drawn.pdf)))
    assert words in paper  # a word wider than the page is divided by a hyphen
    assert overlaps(drawn.pdf) == []
    assert outside(drawn.pdf) == []


@settings(deadline=None, max_examples=15)
@given(name=st.text(st.characters(exclude_categories=["Cs"]), max_size=90))
@example(name="°µ\U000be13c")
def test_any_name_keeps_the_paper_whole(name: str) -> None:
    contact = PlanContact(name, name, name[:30])
    drawn = draw_plan(replace(SHORT, citizen_name=name, contacts=(contact, contact)))
    assert broken_rules(drawn.pdf) == []
    assert outside(drawn.pdf) == []


@given(text=st.text())
def test_what_is_printable_stays_as_it_is(text: str) -> None:
    once = printable(text)
    assert printable(once) == once
    assert [one for one in warnings_about(once) if "personnummer" in one and "⟨" not in once] == []


@given(text=st.text(st.sampled_from("abcæøåÆØÅıİşğ 12.,")))
def test_danish_and_turkish_letters_are_never_touched_or_warned_about(text: str) -> None:
    assert squeezed(printable(text)) == squeezed(text)
    assert warnings_about(text) == ()


def test_proofreading_reaches_every_text_of_a_record() -> None:
    facts = replace(SHORT, steps=(PlanStep(date(2026, 1, 2), None, "a\x00b", "c\u200bd", "e\nf"),))
    clean, told = proofread(facts)
    assert (clean.steps[0].what, clean.steps[0].who, clean.steps[0].why) == ("ab", "cd", "e f")
    assert told == ()
