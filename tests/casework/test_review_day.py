"""The day by which a plan is gone through again is ours until somebody chooses another one, with a reason if later."""

from datetime import UTC, date, datetime, timedelta

import pytest

from casework import review_day
from casework.acts import Act
from casework.changes import Seen
from casework.errors import Refused
from casework.review_day import choose_day, use_proposed
from casework.reviews import CHOSEN, NO_REVIEW, CaseFacts, ReviewDay, reviews
from casework.reviews import review_day as day_of

TODAY = date(2026, 11, 26)
ACT = Act(by="w-1", now=datetime(2026, 11, 26, 9, tzinfo=UTC), seen=Seen())
ISSUED = date(2026, 11, 2)
OURS = ISSUED + timedelta(days=91)


def test_ours_holds_until_somebody_chooses_and_again_from_the_next_plan_on() -> None:
    chosen = date(2026, 12, 10)

    assert day_of(ISSUED) == ReviewDay(OURS, OURS)
    assert not day_of(ISSUED).is_chosen
    assert day_of(ISSUED, (chosen,), "Hun rejser") == ReviewDay(chosen, OURS, "Hun rejser")
    assert day_of(ISSUED, (chosen,)).is_chosen
    assert day_of(chosen - timedelta(days=1), (chosen,)).on == chosen, (
        "an edition before that day is not the review"
    )
    assert not day_of(chosen, (chosen,)).is_chosen
    assert day_of(None, (chosen,)) == NO_REVIEW


def test_of_several_versions_the_earliest_counts_and_one_that_says_none_does_not() -> None:
    assert day_of(ISSUED, (date(2027, 1, 5), None, date(2026, 12, 24))).on == date(2026, 12, 24)
    assert day_of(ISSUED, (None,)).on == OURS


def test_a_later_day_needs_a_reason_and_an_earlier_one_does_not() -> None:
    (early,) = choose_day("c-1", on=date(2026, 12, 1), proposed=OURS, **ACT)
    (same,) = choose_day("c-1", on=OURS, proposed=OURS, **ACT)
    (late,) = choose_day("c-1", on="2027-03-01", why=" Hun er på højskole ", proposed=OURS, **ACT)

    assert early.fields == {"review_on": "2026-12-01", "review_why": ""}
    assert same.fields["review_on"] == OURS.isoformat()
    assert late.fields == {"review_on": "2027-03-01", "review_why": "Hun er på højskole"}
    with pytest.raises(Refused, match=f"senere end {OURS:%d.%m.%Y}"):
        choose_day("c-1", on=OURS + timedelta(days=1), why=" ", proposed=OURS, **ACT)


def test_where_ours_is_past_any_day_after_today_is_later() -> None:
    (today,) = choose_day("c-1", on=TODAY, proposed=date(2026, 11, 1), **ACT)

    assert today.fields["review_on"] == TODAY.isoformat()
    with pytest.raises(Refused, match="Skriv kort hvorfor"):
        choose_day("c-1", on=TODAY + timedelta(days=1), proposed=date(2026, 11, 1), **ACT)


@pytest.mark.parametrize(
    ("on", "said"),
    [("", "Vælg den dag"), (None, "Vælg den dag"), ("2026-11-25", "gået"), ("2026-02-30", "findes")],
)
def test_what_is_no_day_to_come_is_said(on: str | None, said: str) -> None:
    with pytest.raises(Refused, match=said):
        choose_day("c-1", on=on, proposed=OURS, **ACT)


def test_ours_is_taken_again() -> None:
    (back,) = use_proposed("c-1", **ACT)

    assert back.fields == {"review_on": None, "review_why": ""}
    assert set(back.fields) == review_day.FIELDS


def test_what_is_due_says_whose_day_it_is() -> None:
    quiet = CaseFacts(TODAY, ISSUED, answered_on=TODAY, active_on=TODAY)
    early = CaseFacts(TODAY, ISSUED, (TODAY,), answered_on=TODAY, active_on=TODAY)

    assert reviews(quiet, TODAY) == ()
    assert [(one.kind, one.since, one.of) for one in reviews(early, TODAY)] == [("plan", TODAY, CHOSEN)]
