"""Every field of a paper is one that a case in a store gives; what nobody can write, nothing draws."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Final

import pytest

from casework.answers_door import AtDoor
from casework.changes import Change, Seen
from casework.clock import local
from casework.plan_paper import PlanConsent, PlanPaper, PlanWin
from desktop.paper.card import DoorCard
from desktop.paper.card_facts import door_card
from desktop.paper.day_facts import SPARK
from desktop.paper.day_list import DayNumber, draw_day_list
from desktop.paper.plan import draw_plan
from storage.reads import citizen as citizen_reads
from storage.reads.door import at_door
from storage.vault import Store
from tests.desktop.paper import cases
from tests.desktop.paper.reading_back import matter, squeezed
from tests.storage.shelf import AT, METTE, NOW, TODAY, save

Held = tuple[Store, str]
SIGNED_ONLY: Final = {"PlanSigner": {"way", "strokes", "signed_on", "signed_at"}}
OF_THE_FILE: Final = {
    "PlanPaper": {"language", "large", "check", "seal", "seal_is_issued", "address_protected"}
}
"""What is chosen when a plan is printed or signed, and tested there."""


@pytest.fixture(scope="module")
def held() -> Iterator[Held]:
    with cases.case() as held:
        yield held


@pytest.fixture(scope="module")
def plan(held: Held) -> PlanPaper:
    return cases.plan(*held)


def never_said(paper: object, but: dict[str, set[str]]) -> set[str]:
    """Return the fields that are empty wherever they stand in a paper."""
    said: dict[str, bool] = {}

    def walk(value: object) -> None:
        if isinstance(value, tuple):
            for one in value:
                walk(one)
        elif is_dataclass(value) and not isinstance(value, type):
            kind = type(value).__name__
            for one in fields(value):
                part = getattr(value, one.name)
                if one.name not in but.get(kind, set()):
                    name = f"{kind}.{one.name}"
                    said[name] = said.get(name, False) or part not in {"", None, ()}
                walk(part)

    walk(paper)
    return {name for name, is_said in said.items() if not is_said}


def test_a_case_fills_every_field_of_the_plan(plan: PlanPaper) -> None:
    assert never_said(plan, SIGNED_ONLY | OF_THE_FILE) == set()


def test_what_was_reached_has_its_day_and_what_came_here_reached_has_none(plan: PlanPaper) -> None:
    assert plan.wins == (
        PlanWin("Ringe selv til lægen", "Jeg vil kunne ringe, uden at nogen hjælper mig.", date(2026, 9, 3)),
        PlanWin("Komme til alle møder"),
    )


def test_the_words_of_page_one_do_not_stand_once_more_at_their_goal(plan: PlanPaper) -> None:
    assert plan.main_words is not None
    for large in (False, True):
        text = matter(draw_plan(replace(plan, large=large)).pdf)
        assert text.count(squeezed(plan.main_words.text)) == 1
        assert all(squeezed(goal.own_words) in text for goal in plan.goals)


def test_only_whom_the_citizen_said_yes_to_stands_on_the_plan(plan: PlanPaper) -> None:
    assert plan.consents == (PlanConsent("Karim Testperson (bror)", "må ringes op."),)


def test_each_who_promised_is_what_the_citizen_knows_him_as(plan: PlanPaper) -> None:
    assert {one.who: one.role for one in plan.agreements} == {
        "Amina": "",
        "Mette": "din faste kontakt",
        "Lone": "når Mette er væk",
        "Boligselskabet": "",
    }


def test_a_case_fills_every_field_of_the_day_list_and_of_the_card(held: Held) -> None:
    assert never_said(cases.day_list(held[0]), {"DayVisit": {"protected"}}) == set()
    assert never_said(cases.card(*held), {}) == set()


def test_the_day_list_says_who_waits_since_when_and_whom_to_ring_and_never_what(held: Held) -> None:
    listed = cases.day_list(held[0])

    assert listed.spark == (SPARK.format(name="Amina Testperson", day="tirsdag den 24. november"),)
    assert listed.waiting == ("Amina: siden 26. nov., frist 20. nov.",)
    assert listed.numbers == (
        DayNumber("Lone Testperson, kender også Amina", "70000005"),
        DayNumber("Nor Testperson, teamleder", "70000009"),
    )
    text = matter(draw_day_list(listed).pdf)
    assert [word for word in ("timer", "husleje", "Boligselskabet") if word in text] == []


def test_a_card_says_when_its_sender_came_and_when_he_comes_again(held: Held) -> None:
    assert cases.card(*held) == DoorCard(
        sender="Mette Testperson",
        phone="70000001",
        name="Amina",
        came="torsdag kl. 10.00",
        again="torsdag den 10. december kl. 10.00",
        second=True,
    )


@pytest.mark.parametrize(
    ("planned", "came"),
    [
        ("2026-11-26T09:29:00+00:00", "torsdag kl. 10.00"),
        ("2026-11-26T09:31:00+00:00", ""),
        ("2026-11-26T07:00:00+00:00", "torsdag kl. 10.00"),
        ("2026-11-26T06:59:00+00:00", ""),
        ("", ""),
    ],
)
def test_a_card_that_is_made_far_from_the_hour_of_the_visit_has_a_line_to_write_on(
    held: Held, planned: str, came: str
) -> None:
    store, stream = held
    page = citizen_reads.page(store.own_reader(), stream, TODAY)
    assert page is not None
    begins = local(planned) if planned else None

    card = door_card(page, "", AtDoor(), now=local(AT), planned=begins)

    assert (card.came, card.again, card.second) == (came, "", False)


@pytest.mark.parametrize(("form", "outcome"), [("home", "met"), ("office", "not_met")])
def test_only_who_stood_at_the_door_in_vain_the_last_time_says_so(form: str, outcome: str) -> None:
    with cases.case() as (store, stream):
        told = {"at": "2026-11-20T09:00:00+00:00", "form": form, "outcome": outcome, "worker": METTE.id}
        save(store, Change(stream, "visit/9", "visit", {**told}, Seen(), AT))

        assert at_door(store.own_reader(), stream, METTE.id, NOW).second is False
