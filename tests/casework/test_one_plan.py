"""A citizen's yes to one plan: what is written, what is refused, what is read, and what the paper may say."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from casework import one_plan, plan, signing
from casework.changes import Change
from casework.errors import Refused
from casework.one_plan import NOT_ASKED, OnePlan
from casework.plan_paper import PlanInstead, PlanPaper
from casework.words import said_in
from tests.casework.test_plan import ACT, PAGE, TODAY

STREAM = "0197a3f0-0000-7000-8000-000000000001"
KNOWN = ("Min Plan", "handleplanen for voksne")
YES = OnePlan(given=True, on=TODAY, way="sagt", plans=KNOWN, by="meha")


def give(**other: Any) -> Change:
    said: dict[str, Any] = {"plans": KNOWN, "on": TODAY, "way": "sagt", "known": KNOWN} | other
    (written,) = one_plan.give(STREAM, **said, **ACT)
    return written


def text(change: Change) -> str:
    return str(change.fields[one_plan.FIELD])


def paper(said: OnePlan) -> PlanPaper:
    page = replace(PAGE, one_plan=said)
    return plan.paper(page, visits=(), municipality="Eksempel", today=TODAY, previous=None)


def test_a_yes_says_which_plans_on_what_day_how_and_to_whom() -> None:
    written = give()

    assert one_plan.read(text(written)) == YES
    assert set(written.fields) == {one_plan.FIELD}, "a second field would be a second conflict"
    assert written.record == one_plan.record_of(STREAM) == give(plans=["Min Plan"]).record


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"plans": ()}, "Vælg mindst én plan"),
        ({"on": None}, "Skriv den dag"),
        ({"on": date(2026, 11, 27)}, "Dagen er ikke kommet endnu"),
        ({"way": ""}, "Vælg, hvordan"),
    ],
)
def test_a_yes_without_plans_day_or_way_is_refused(other: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused, match=said):
        give(**other)


def test_a_plan_that_no_law_lets_be_replaced_is_a_bug() -> None:
    with pytest.raises(ValueError, match="no plan that can be replaced"):
        give(plans=["Sundhedsplanen"])


def test_it_is_taken_back_on_any_day_from_then_on_and_still_says_which_plans() -> None:
    (written,) = one_plan.take_back(STREAM, stands=YES, on=TODAY, way="skrevet under", **ACT)

    said = one_plan.read(text(written))

    assert said == OnePlan(given=False, on=TODAY, way="skrevet under", plans=KNOWN, by="meha")
    assert said.taken_back


def test_what_was_never_said_or_is_taken_back_already_is_not_taken_back() -> None:
    for stands in (NOT_ASKED, replace(YES, given=False), OnePlan(torn=True)):
        with pytest.raises(Refused, match="intet ja"):
            one_plan.take_back(STREAM, stands=stands, on=TODAY, way="sagt", **ACT)


def test_it_is_not_taken_back_before_it_was_said() -> None:
    with pytest.raises(Refused, match="før den dag"):
        one_plan.take_back(STREAM, stands=YES, on=date(2026, 11, 25), way="sagt", **ACT)


@pytest.mark.parametrize(
    "broken", ["", "ja", "ja · i går · sagt · Min Plan · x", "måske · 2026-11-26 · a · b · c"]
)
def test_what_cannot_be_read_is_no_yes(broken: str) -> None:
    assert one_plan.read(broken) == NOT_ASKED
    assert said_in(one_plan.KIND, one_plan.FIELD, broken) == broken


def test_history_says_it_in_words() -> None:
    assert (
        said_in(one_plan.KIND, one_plan.FIELD, text(give()))
        == "Ja til én plan den 26.11.2026 (sagt): Min Plan, handleplanen for voksne"
    )


def test_of_several_cases_the_last_word_holds_and_of_one_day_the_no() -> None:
    (no,) = one_plan.take_back(STREAM, stands=YES, on=TODAY, way="sagt", **ACT)
    early = text(give(on=date(2026, 11, 2)))

    assert one_plan.read(one_plan.together([text(give()), text(no)])).taken_back
    assert one_plan.read(one_plan.together([text(no), text(give())])).taken_back
    assert one_plan.read(one_plan.together([early, "", text(give())])).on == TODAY
    assert one_plan.together(["", "vrøvl"]) == ""


def test_only_a_yes_lets_the_plan_say_that_it_replaces_anything() -> None:
    assert paper(NOT_ASKED).instead is None
    assert paper(OnePlan(torn=True)).instead is None
    assert paper(YES).instead == PlanInstead(KNOWN, TODAY)
    assert paper(replace(YES, given=False)).instead == PlanInstead(KNOWN, TODAY, given=False)


def test_what_it_replaces_is_part_of_what_is_signed() -> None:
    salt = "019ac000-0000-7000-8000-000000000001"
    said = {signing.check_of(paper(one), salt) for one in (NOT_ASKED, YES, replace(YES, given=False))}

    assert len(said) == 3
    assert signing.check_of(paper(replace(YES, plans=KNOWN[:1])), salt) not in said
