"""The plan in large print: the same words, none smaller than 18 points, each with its heading."""

from dataclasses import replace

import pytest

from casework.plan_paper import PlanPaper
from casework.signing import check_of
from desktop.paper import ink
from desktop.paper import plan as drawing
from desktop.paper.plan import draw_plan
from desktop.paper.words import phone
from tests.desktop.paper.people import AMINA, LONG, NAMES, SHORT, handed_in
from tests.desktop.paper.reading_back import (
    FOOT,
    HEAD,
    broken_rules,
    everything,
    matter,
    outside,
    overlaps,
    read,
    squeezed,
)

BARE = PlanPaper(
    citizen_name="Nor Testperson", municipality="Eksempel Kommune", edition=1, issued_on=SHORT.issued_on
)
PLANS = {"amina": AMINA, "short": SHORT, "long": LONG, "bare": BARE}
PLANS |= {"name": replace(SHORT, citizen_name=NAMES[1])}


def large(facts: PlanPaper) -> bytes:
    return draw_plan(replace(facts, large=True)).pdf


def smallest(pdf: bytes) -> float:
    """Return the size of the smallest letter between head and foot."""
    return min(float(one["size"]) for page in read(pdf).chars for one in page if HEAD < one["top"] < FOOT)


@pytest.mark.parametrize("facts", PLANS.values(), ids=PLANS)
def test_no_letter_is_smaller_and_nothing_is_cut_or_collides(facts: PlanPaper) -> None:
    pdf = large(facts)
    assert smallest(pdf) > 17.99
    assert overlaps(pdf) == []
    assert outside(pdf) == []
    assert broken_rules(pdf) == []


def test_a_small_letter_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ink, "LARGE", 17)
    assert smallest(large(AMINA)) < 17.99


@pytest.mark.parametrize("facts", [AMINA, SHORT, LONG], ids=["amina", "short", "long"])
def test_it_says_everything_that_the_ordinary_one_says(facts: PlanPaper) -> None:
    text = matter(large(facts))
    assert [one for one in handed_in(facts) if squeezed(one) not in text] == []


@pytest.mark.parametrize("facts", [AMINA, SHORT, LONG], ids=["amina", "short", "long"])
def test_a_heading_stands_on_the_page_of_what_it_is_the_heading_of(facts: PlanPaper) -> None:
    pages = [squeezed(one) for one in everything(large(facts))]
    wanted = {
        "Detskernu": facts.steps[0].what,
        "Ringhertil": "70000001",
        "Mål" if len(facts.goals) > 1 else "Målet": f"{facts.goals[0].area}senest",
        "Detharviaftalt": facts.agreements[0].what,
        "Underskrift": facts.signatures[0].role,
    }
    for heading, first in wanted.items():
        assert any(squeezed(first) in page.partition(heading)[2] for page in pages), heading


def test_page_one_holds_own_words_and_the_telephone() -> None:
    first = squeezed(everything(large(AMINA))[0])
    assert AMINA.main_words is not None
    assert squeezed(AMINA.main_words.text) in first
    assert "Ringhertil70000001" in first
    assert all(squeezed(part) in first for one in AMINA.contacts for part in (one.name, phone(one.phone)))
    assert draw_plan(replace(LONG, large=True)).warnings == ()


def test_it_is_no_other_version() -> None:
    assert check_of(replace(AMINA, large=True), "salt") == check_of(AMINA, "salt")


def test_the_first_thing_that_we_do_stands_on_the_page_of_its_goal(monkeypatch: pytest.MonkeyPatch) -> None:
    goals = tuple(
        replace(
            goal,
            title=f"Mål nummer {at}",
            own_words="Et ord til. " * (at * 5 % 17),
            activities=(replace(LONG.goals[0].activities[0], what=f"Skridt {at}"),),
        )
        for at, goal in enumerate(LONG.goals * 2)
    )
    facts = replace(LONG, goals=goals)

    def parted(pdf: bytes) -> list[int]:
        pages = [squeezed(page) for page in everything(pdf)]
        return [
            at
            for at in range(len(goals))
            if not any(
                squeezed(f"Mål nummer {at}") in page and squeezed(f"Skridt {at}") in page for page in pages
            )
        ]

    assert parted(large(facts)) == []
    monkeypatch.setattr(
        drawing, "_with_its_goal", lambda goal, done: [*map(drawing._whole, (goal, *done[:1]))]
    )
    assert parted(large(facts)) != []
