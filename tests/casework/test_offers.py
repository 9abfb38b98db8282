"""What a text offers beside an agreement: a goal with its day, and when one meets again. Silent where unsure."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework import offers
from casework.agreements import AgreementTold
from casework.offers import GoalOffered, NextOffered, Offer, offers_in
from tests.casework.test_promises import NAMES, THURSDAY


def found(text: str, nature: str = "fact") -> tuple[Offer, ...]:
    return offers_in(text, today=THURSDAY, names=NAMES, nature=nature)


@pytest.mark.parametrize(
    ("text", "on", "hour"),
    [
        ("Vi ses torsdag den 3. december kl. 10", date(2026, 12, 3), "10.00"),
        ("Næste gang mødes vi på mandag kl. 9.30.", date(2026, 11, 30), "09.30"),
        ("Vi mødes igen om 14 dage", date(2026, 12, 10), ""),
        ("Næste besøg: 3/12 kl 13:15", date(2026, 12, 3), "13.15"),
        ("Jeg kommer igen på fredag klokken 8", date(2026, 11, 27), "08.00"),
    ],
)
def test_when_one_meets_again_is_read_with_its_hour(text: str, on: date, hour: str) -> None:
    assert found(text) == (NextOffered(on, hour),)


@pytest.mark.parametrize(
    ("text", "title", "on"),
    [
        ("Mål: 8 timer om ugen inden 1. marts", "8 timer om ugen", date(2027, 3, 1)),
        ("Målet er at sove hele natten senest den 15. januar.", "Sove hele natten", date(2027, 1, 15)),
        ("Zahra vil gerne have en læreplads til den 1. august 2027", "Have en læreplads", date(2027, 8, 1)),
    ],
)
def test_a_goal_is_read_with_the_day_that_it_is_to_be_reached_by(text: str, title: str, on: date) -> None:
    assert found(text) == (GoalOffered(title, "", on),)


def test_a_goal_in_the_citizens_own_line_keeps_his_words() -> None:
    said = "Jeg vil gerne køre bus igen inden 1. marts"

    assert found(said, "statement") == (GoalOffered("Køre bus igen", said, date(2027, 3, 1)),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Vi ses",
        "Vi ses måske på fredag",
        "Ses vi på fredag?",
        "Vi ses ikke på fredag",
        "Vi ses i dag",
        "Vi ses på fredag kl. 27",
        "Næste fredag er der lukket",
        "Mål: 8 timer om ugen",
        "Mål: på fredag",
        "Målet var at sove bedre senest den 15. januar",
        "Hun vil gerne, hvis hun kan, inden 1. marts",
    ],
)
def test_nothing_is_offered_where_a_text_is_unsure_or_names_no_day(text: str) -> None:
    assert found(text) == ()


def test_an_offer_that_hears_no_doubt_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offers, "_UNSURE", re.compile("(?!)"))

    assert found("Vi ses måske på fredag") != ()


def test_one_text_offers_all_three_each_once() -> None:
    text = "Zahra ringer til lægen på fredag. Mål: sove hele natten inden 15. januar. Vi ses den 3. december kl. 10."

    assert found(text) == (
        AgreementTold("Ringer til lægen", "Borger", date(2026, 11, 27)),
        GoalOffered("Sove hele natten", "", date(2027, 1, 15)),
        NextOffered(date(2026, 12, 3), "10.00"),
    )


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_fall(text: str) -> None:
    assert len(found(text)) <= 3
