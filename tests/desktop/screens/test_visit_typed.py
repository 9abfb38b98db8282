"""What is typed survives being written as a draft and read again, whatever it is."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.clock import COPENHAGEN
from casework.visits import AgreementTold, GoalTold
from desktop.ui.screens.visit_typed import (
    NATURES,
    Typed,
    as_contents,
    as_told,
    clock_of,
    from_contents,
    next_at,
)

TEXTS = st.text(max_size=30)
DAYS = st.none() | st.dates()
FORMS = st.none() | st.dictionaries(TEXTS, TEXTS, max_size=4)
TYPED = st.builds(
    Typed,
    outcome=st.sampled_from(("", "met", "not_met", "phone")),
    nature=st.sampled_from(NATURES),
    text=TEXTS,
    lines=st.lists(st.tuples(st.sampled_from(NATURES), TEXTS), max_size=4).map(tuple),
    agreements=st.lists(st.builds(AgreementTold, TEXTS, TEXTS, DAYS, TEXTS), max_size=3).map(tuple),
    goals=st.lists(st.builds(GoalTold, TEXTS, TEXTS, TEXTS, TEXTS, DAYS), max_size=3).map(tuple),
    answer=st.none() | st.integers(1, 5),
    next_on=DAYS,
    next_time=TEXTS,
    card_left=st.booleans(),
    agreement_form=FORMS,
    goal_form=FORMS,
)


@given(TYPED)
def test_a_draft_read_again_is_what_was_typed(typed: Typed) -> None:
    contents = as_contents(typed)

    assert from_contents(contents) == typed
    assert all(isinstance(text, str) for text in contents.values())


@given(TYPED)
def test_nothing_typed_is_missing_from_what_is_told(typed: Typed) -> None:
    told = as_told(typed, form="home")

    said = [text for _nature, text in told["lines"]]
    assert all(text in said for _nature, text in typed.lines)
    assert (typed.text.strip() in said) or not typed.text.strip()
    assert (told["agreements"], told["goals"]) == (typed.agreements, typed.goals)


def test_a_draft_of_an_older_program_is_read_with_what_it_has() -> None:
    assert from_contents({"text": "Halvt"}) == Typed(text="Halvt")
    assert from_contents({"nature": "ukendt", "answer": "x", "next_on": "i morgen"}) == Typed()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("9.15", time(9, 15)),
        ("09:15", time(9, 15)),
        ("kl. 9", time(9)),
        ("1330", time(13, 30)),
        ("14", time(14)),
    ],
)
def test_an_hour_is_read_as_danes_write_it(written: str, meant: time) -> None:
    assert clock_of(written) == meant


@pytest.mark.parametrize("written", ["", "25", "9.75", "snart", "24.00", "9.x"])
def test_what_is_no_hour_is_none(written: str) -> None:
    assert clock_of(written) is None


def test_the_next_visit_lies_in_danish_time_also_when_summer_ends() -> None:
    assert next_at(Typed(next_on=date(2026, 10, 26), next_time="8.30")) == datetime(
        2026, 10, 26, 8, 30, tzinfo=COPENHAGEN
    )
    assert next_at(Typed()) is None
