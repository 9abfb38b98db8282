"""What is due to be looked at again: each span at its last quiet day and the day after."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from casework import visits
from casework.acts import Act
from casework.changes import Change, Seen
from casework.errors import Refused
from casework.reviews import SPANS, CaseFacts, Dated, Purposeless, next_review, reviews, spans_on

TODAY = date(2026, 11, 30)
QUIET = CaseFacts(TODAY - timedelta(days=400), answered_on=TODAY, active_on=TODAY)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def kinds(case: CaseFacts) -> list[str]:
    return [one.kind for one in reviews(case, TODAY)]


def test_a_case_in_which_everything_was_done_has_nothing_due() -> None:
    assert kinds(QUIET) == []


def test_a_plan_is_proposed_to_be_gone_through_a_quarter_after_it_was_handed_out() -> None:
    assert next_review(date(2026, 8, 31)) == TODAY
    assert next_review(None) is None
    assert kinds(replace(QUIET, issued_on=ago(90))) == []
    assert kinds(replace(QUIET, issued_on=ago(91))) == ["plan"]


def test_a_goal_and_an_activity_are_due_the_day_after_their_last_one() -> None:
    goal, activity = Dated("g-1", "goal", "Kørekort", TODAY), Dated("a-1", "activity", "Teori", TODAY)

    assert kinds(replace(QUIET, goals=(goal,), ending=(activity,))) == []
    over = replace(QUIET, goals=(replace(goal, by=ago(1)),), ending=(replace(activity, by=ago(1)),))
    assert [(one.kind, one.what, one.record) for one in reviews(over, TODAY)] == [
        ("goal", "Kørekort", "g-1"),
        ("ended", "Teori", "a-1"),
    ]


def test_questions_that_were_not_answered_for_three_months_are_due_also_where_they_were_never_asked() -> None:
    assert kinds(replace(QUIET, answered_on=ago(91))) == []
    assert kinds(replace(QUIET, answered_on=ago(92))) == ["answers"]
    assert kinds(replace(QUIET, answered_on=None)) == ["answers"]
    assert kinds(replace(QUIET, answered_on=None, opened_on=ago(30))) == []


def test_fifteen_days_without_anything_alert_and_fourteen_do_not() -> None:
    assert kinds(replace(QUIET, active_on=ago(14))) == []
    found = reviews(replace(QUIET, active_on=ago(15)), TODAY)
    assert [(one.kind, one.since) for one in found] == [("gap", ago(15))]
    assert kinds(replace(QUIET, active_on=None)) == ["gap"]
    assert kinds(replace(QUIET, active_on=None, opened_on=ago(14))) == []


def test_a_case_with_a_rarer_agreed_rhythm_may_be_silent_as_long_and_a_denser_one_is_no_alarm() -> None:
    assert kinds(replace(QUIET, active_on=ago(28), rhythm_days=28)) == []
    assert kinds(replace(QUIET, active_on=ago(29), rhythm_days=28)) == ["gap"]
    assert kinds(replace(QUIET, active_on=ago(14), rhythm_days=7)) == []


def test_what_has_no_purpose_and_a_job_goal_that_nothing_leads_to_are_told_last() -> None:
    visit = Purposeless("v-1", "visit", "home", TODAY)
    case = replace(QUIET, purposeless=(visit,), has_job=False, issued_on=ago(100))

    assert kinds(case) == ["plan", "purpose", "job"]


def test_the_spans_are_dated_and_the_newest_that_holds_counts() -> None:
    assert spans_on(date(2020, 1, 1)) is SPANS[0]
    assert spans_on(TODAY) is SPANS[-1]
    assert [one.from_ for one in SPANS] == sorted(one.from_ for one in SPANS)


ACT = Act(by="w-1", now=datetime(2026, 11, 26, 9, tzinfo=UTC), seen=Seen())
AT = datetime(2026, 11, 27, 9, tzinfo=UTC)


def test_a_visit_without_a_purpose_is_planned_and_says_so_and_what_was_agreed_last_is_one() -> None:
    (bare,) = visits.plan_visit("c-1", at=AT, purpose="  ", **ACT)
    (said,) = visits.plan_visit("c-1", at=AT, purpose="Planen", **ACT)
    (agreed,) = visits.plan_visit("c-1", at=AT, agreed_last="Zahra: ringer til lægen", **ACT)

    assert bare.fields["lacks_purpose"] is True
    assert "lacks_purpose" not in said.fields
    assert "lacks_purpose" not in agreed.fields


def test_the_next_date_that_is_agreed_at_a_door_lacks_a_purpose_only_where_nothing_was_agreed() -> None:
    def next_of(*made: visits.AgreementTold) -> Change:
        told = visits.VisitTold("met", (("fact", "Talte sammen."),), made, next_at=AT)
        return next(
            one
            for one in visits.tell_visit("c-1", "v-1", told=told, **ACT)
            if "at" in one.fields and one.kind == "visit"
        )

    assert next_of().fields["lacks_purpose"] is True
    promise = visits.AgreementTold("ringer til lægen", "Zahra", AT.date())
    assert "lacks_purpose" not in next_of(promise).fields


def test_a_purpose_that_is_written_later_takes_the_lack_away_and_has_words() -> None:
    (told,) = visits.say_purpose("c-1", "v-1", "Planen", **ACT)

    assert told.fields == {"purpose": "Planen", "lacks_purpose": False}
    with pytest.raises(Refused):
        visits.say_purpose("c-1", "v-1", " ", **ACT)
