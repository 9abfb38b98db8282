"""A protected address in the words of a plan, a paper for others, a hand-over or a case's course: it stays here."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import pytest

from casework import plan
from casework.answers import CitizenPage
from casework.errors import Refused
from casework.hidden_address import HiddenAddress
from casework.said_address import (
    demanded_of_edition,
    demanded_of_handover,
    demanded_of_lines,
    demanded_of_plan,
)
from tests.casework.test_plan import CALL, GOAL, PAGE, TODAY
from tests.desktop.paper.histories import evidence, handover
from tests.desktop.paper.people import AMINA
from tests.desktop.paper.test_one_long_word import typed_anew
from tests.desktop.paper.test_plan_others import COMPANY, PARTNER

HIDDEN: Final = HiddenAddress(("Prøvestien 14B, 2. tv.",))
SAID: Final = "Vi ses på prøvestien 14 b"
NAMES: Final = {
    "citizen_name",
    "first_name",
    "municipality",
    "address",
    "check",
    "seal",
    "language",
    "audience",
}
"""What nobody types as a word of his own, or what is veiled where it is read."""
PAPERS: Final[dict[str, tuple[Any, Callable[[Any, HiddenAddress], None], set[str]]]] = {
    "plan": (AMINA, demanded_of_plan, NAMES),
    "partner": (PARTNER, demanded_of_edition, NAMES),
    "company": (COMPANY, demanded_of_edition, NAMES),
    "handover": (handover(), demanded_of_handover, NAMES | {"giver", "phone"}),
}


@pytest.mark.parametrize("name", PAPERS)
def test_every_word_that_somebody_types_on_it_is_asked(name: str) -> None:
    facts, demanded, names = PAPERS[name]
    left, held = set(), set()

    for where, told in typed_anew(facts, SAID):
        try:
            demanded(told, HIDDEN)
            left.add(where.split(".")[-1].partition("[")[0])
        except Refused:
            held.add(where)

    assert left - names - {"kind", "by"} == set()
    assert held
    demanded(facts, HIDDEN)


def test_it_says_where_and_never_the_address() -> None:
    goal = replace(AMINA.goals[0], own_words=SAID)
    with pytest.raises(Refused) as plan:
        demanded_of_plan(replace(AMINA, goals=(goal, *AMINA.goals[1:])), HIDDEN)

    line = replace(evidence(2).lines[0], text=SAID)
    with pytest.raises(Refused) as course:
        demanded_of_lines([line], HIDDEN)

    assert "i planen under »Målet«. Intet er skrevet ud." in str(plan.value)
    assert f"under »{line.kind}« den " in str(course.value)
    assert "Vælg dage uden det" in str(course.value)
    assert "stien" not in f"{plan.value} {course.value}".lower()


def test_an_address_that_is_not_protected_may_stand_there() -> None:
    goal = replace(AMINA.goals[0], own_words=SAID)

    demanded_of_plan(replace(AMINA, goals=(goal,)), HiddenAddress())
    demanded_of_lines([replace(evidence(2).lines[0], text=SAID)], HiddenAddress())


def test_a_street_in_one_text_and_a_number_in_the_next_are_no_address() -> None:
    goal = replace(AMINA.goals[0], title="Cykle ad Prøvestien", measure="14 ture")

    demanded_of_plan(replace(AMINA, goals=(goal,)), HIDDEN)


OLD: Final = replace(CALL, what=SAID)


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (replace(PAGE, agreements=(OLD,)), PAGE, ("Ændret: Ringer til lægen",)),
        (replace(PAGE, agreements=(OLD,)), replace(PAGE, agreements=()), ("En aftale er taget ud",)),
        (
            replace(PAGE, agreements=(OLD,)),
            replace(PAGE, agreements=(replace(OLD, status="done"),)),
            ("En aftale er holdt",),
        ),
        (replace(PAGE, goals=(replace(GOAL, title=SAID),)), replace(PAGE, goals=()), ("Et mål er taget ud",)),
    ],
)
def test_a_plan_that_was_put_right_leaves_though_the_version_before_says_the_address(
    before: CitizenPage, now: CitizenPage, told: tuple[str, ...]
) -> None:
    """Nobody can write a version anew that is out, nor an agreement that was kept."""
    paper = plan.paper(
        now,
        visits=(),
        municipality="Frederikshavn",
        today=TODAY,
        previous=plan.contents(before),
        hidden=HIDDEN,
    )

    demanded_of_plan(paper, HIDDEN)
    assert paper.changed_since == told


def test_what_was_not_put_right_still_holds_the_plan_back() -> None:
    now = replace(PAGE, agreements=(replace(OLD, due=None),))
    paper = plan.paper(
        now,
        visits=(),
        municipality="Frederikshavn",
        today=TODAY,
        previous=plan.contents(PAGE),
        hidden=HIDDEN,
    )

    with pytest.raises(Refused):
        demanded_of_plan(paper, HIDDEN)
