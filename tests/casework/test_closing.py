"""Closing a case: day, reason and what comes next; taken back by the inverse change."""

from datetime import UTC, datetime

import pytest

from casework import closing
from casework.acts import Act
from casework.changes import Seen, Value
from casework.errors import Refused
from casework.kinds import may_read, may_write
from casework.taking_back import take_back
from casework.words import CLOSED_REASONS

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
ACT = Act(by="w-1", now=NOW, seen=Seen())
CASES = ("c-1", "c-2")


def close(day: str = "2026-11-27", reason: str = "work", then: str = " Ring til Havnens Café ") -> None:
    closing.close_case(CASES, closed_on=day, reason=reason, next_step=then, **ACT)


def test_it_says_day_reason_and_what_comes_next_in_each_of_the_citizens_cases_as_one_act() -> None:
    done = closing.close_case(CASES, closed_on="2026-11-20", reason="work", next_step=" Ring 123 ", **ACT)

    assert [(one.record, one.kind) for one in done] == [(case, "citizen") for case in CASES]
    assert done[0].fields == {"closed_on": "2026-11-20", "closed_reason": "work", "closed_next": "Ring 123"}
    assert done[0].group == done[1].group
    assert set(done[0].fields) == closing.FIELDS


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (("",), "Skriv den dag"),
        (("2026-11-28",), "ude i fremtiden"),
        (("2026-02-30",), "findes ikke i kalenderen"),
        (("2026-11-27", "because"), "Vælg, hvorfor"),
        (("2026-11-27", "work", "  "), "hvad der sker nu"),
    ],
)
def test_a_closing_that_says_too_little_is_refused(said: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        close(*said)


def test_opening_it_again_and_taking_an_act_back_are_inverse_changes() -> None:
    done = closing.close_case(CASES[:1], closed_on="2026-11-20", reason="work", next_step="Ring", **ACT)
    opened = closing.reopen_case(CASES[:1], **ACT)
    stood: dict[str, Value] = dict(done[0].fields)

    undone = take_back(done, **ACT)[0].fields
    closed_again = take_back(opened, before={CASES[0]: stood}, **ACT)[0].fields

    assert undone == opened[0].fields == closing.undone()
    assert closed_again == stood


@pytest.mark.parametrize(
    ("versions", "day"),
    [
        (["2026-11-20"], "2026-11-20"),
        (["2026-11-20", "2026-11-25"], "2026-11-25"),
        (["2026-11-20", None], ""),
        ([None, "2026-11-20"], ""),
        ([None], ""),
    ],
)
def test_where_two_wrote_apart_it_is_open_until_all_say_closed_and_the_last_day_counts(
    versions: list[Value], day: str
) -> None:
    first, *rest = versions

    assert closing.closed_on({"closed_on": first}, rest) == day


def test_the_regular_contact_closes_everybody_who_writes_opens_and_a_mentor_only_hears_the_day() -> None:
    assert [
        one for one in ("primary", "partner", "stand_in", "mentor", "glass") if closing.may_close(one)
    ] == [
        "primary",
        "stand_in",
    ]
    assert [one for one in ("primary", "partner", "mentor", "glass") if closing.may_reopen(one)] == [
        "primary",
        "partner",
    ]
    assert not closing.may_close(None)
    assert [
        may_read("mentor", "citizen", name) for name in ("closed_on", "closed_reason", "closed_next")
    ] == [
        True,
        False,
        False,
    ]
    assert not may_write("mentor", "citizen", "closed_on")


def test_every_reason_has_danish_words() -> None:
    assert all(text and text[0].isupper() for text in CLOSED_REASONS.values())
