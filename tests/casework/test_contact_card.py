"""The contact card: what is known stands on it, what is not is said to the caseworker and never made up."""

from dataclasses import replace

import pytest

from casework.contact_card import HOURS, card, hours_of
from casework.errors import Refused
from casework.hidden_address import HiddenAddress
from casework.plan_paper import PlanContact
from tests.casework.test_plan import JONAS, METTE, PAGE, TODAY


def test_it_says_whom_to_ring_when_and_who_answers_instead() -> None:
    made = card(PAGE, "Mandag til torsdag kl. 9-15\n\n Fredag kl. 9-12 ", hidden=HiddenAddress(), today=TODAY)

    assert made.contact == PlanContact("Mette Hald", "", "98451001")
    assert made.hours == ("Mandag til torsdag kl. 9-15", "Fredag kl. 9-12")
    assert made.stand_in == PlanContact("Jonas Krogh", "", "98451002")
    assert made.unsaid == ()


@pytest.mark.parametrize(
    ("changes", "hours", "said"),
    [
        ({"primary": replace(METTE, phone="")}, "kl. 9-15", "telefonnummer på Mette Hald"),
        ({}, " \n", "hvornår der kan ringes"),
        ({"partner": None}, "kl. 9-15", "ingen makker"),
        ({"partner": METTE}, "kl. 9-15", "ingen makker"),
        ({"partner": replace(JONAS, phone="")}, "kl. 9-15", "Makkerens telefonnummer"),
    ],
)
def test_what_is_not_known_is_left_out_and_said(changes: dict[str, object], hours: str, said: str) -> None:
    made = card(replace(PAGE, **changes), hours, hidden=HiddenAddress(), today=TODAY)  # type: ignore[arg-type]

    assert [said in one for one in made.unsaid] == [True]
    assert made.stand_in is None or made.stand_in.phone


def test_without_a_regular_contact_there_is_no_card() -> None:
    with pytest.raises(Refused, match="ingen fast kontakt"):
        card(replace(PAGE, primary=None), "", hidden=HiddenAddress(), today=TODAY)


@pytest.mark.parametrize("hours", ["a\nb\nc\nd", "x" * 49])
def test_hours_that_are_longer_than_a_card_are_refused(hours: str) -> None:
    with pytest.raises(Refused, match="højst tre linjer"):
        card(PAGE, hours, hidden=HiddenAddress(), today=TODAY)


@pytest.mark.parametrize("kept", [None, "kl. 9", {"jokr": "kl. 10"}, {"meha": 4}])
def test_nobody_elses_hours_and_nothing_that_is_none_is_taken_for_his(kept: object) -> None:
    assert hours_of(kept, PAGE) == ""


def test_his_hours_are_his() -> None:
    assert HOURS == "contact_hours"
    assert hours_of({"meha": "kl. 9", "jokr": "kl. 10"}, PAGE) == "kl. 9"
