"""Mentor hours: what may be granted and logged, on which agreement a minute counts, and how a time is read."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from casework import mentoring, plan_law
from casework.acts import Act
from casework.changes import DELETED, Seen
from casework.errors import Refused
from casework.kinds import RIGHTS, may_read, may_write, unwritable
from casework.mentoring import Agreed, Logged

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
ACT = Act(by="w-siba", now=NOW, seen=Seen())
GRANT: dict[str, Any] = {
    "mentor": "w-siba",
    "name": "Sıla Başar",
    "minutes": 36 * 60,
    "start": "2026-09-01",
    "end": "2027-02-28",
    "goal": "Tryg ved bussen",
    "tasks": "Følges i starten",
}
AUTUMN = Agreed("a", "w-siba", 600, date(2026, 9, 1), date(2026, 11, 30))
WINTER = Agreed("b", "w-siba", 300, date(2026, 11, 15), date(2027, 2, 28))
OTHER = Agreed("c", "w-else", 60, date(2026, 11, 20), date(2026, 12, 31))


def line(on: date, minutes: int = 60, worker: str = "w-siba") -> Logged:
    return Logged(f"{on}-{worker}", on, minutes, "Gik en tur.", worker)


def test_a_grant_stands_in_the_plan_by_the_same_act() -> None:
    granted, planned = mentoring.grant_hours("c-1", **GRANT, **ACT)

    assert granted.kind == "mentor_agreement"
    assert granted.fields["minutes"] == 2160
    assert (planned.kind, planned.fields["who"], planned.fields["why"]) == (
        "activity",
        "Sıla Başar",
        "Tryg ved bussen",
    )
    assert (planned.fields["start"], planned.fields["end"]) == ("2026-09-01", "2027-02-28")
    assert granted.group == planned.group is not None
    assert not {"owner", "legal_basis"} & planned.fields.keys(), "not every role may write them"


def test_the_activity_of_a_grant_says_who_answers_for_it_and_where_it_stands() -> None:
    basis = plan_law.BASES[[one.what for one in plan_law.BASES].index(plan_law.MENTOR)]

    granted, planned = mentoring.grant_hours("c-1", **GRANT, owner=basis.owner, legal_basis=basis.law, **ACT)

    assert (planned.fields["owner"], planned.fields["legal_basis"]) == (basis.owner, basis.law)
    assert not {"owner", "legal_basis"} & granted.fields.keys(), "a mentor reads the agreement"
    assert plan_law.owner_of(plan_law.MENTOR) == basis.owner
    assert basis.read_on is not None
    assert basis.law.endswith("§ 167")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"mentor": " "}, "Vælg, hvem der er mentor"),
        ({"goal": ""}, "hvad mentorstøtten skal føre til"),
        ({"tasks": ""}, "hvad mentoren skal hjælpe med"),
        ({"minutes": 0}, "hvor mange timer"),
        ({"minutes": 60_001}, "hvor mange timer"),
        ({"start": ""}, "begynder og slutter"),
        ({"end": None}, "begynder og slutter"),
        ({"end": "2026-08-31"}, "slutter, før den begynder"),
        ({"end": "2027-03-01"}, "højst løbe i seks måneder"),
        ({"end": "2027-02-30"}, "findes ikke i kalenderen"),
    ],
)
def test_a_grant_says_what_it_lacks(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused, match=said):
        mentoring.grant_hours("c-1", **{**GRANT, **wrong}, **ACT)


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2026, 9, 1), date(2027, 2, 28)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2026, 7, 15), date(2027, 1, 14)),
        (date(2027, 9, 1), date(2028, 2, 29)),
    ],
)
def test_six_months_end_on_the_day_before_the_same_day(start: date, last: date) -> None:
    assert mentoring.last_day(start) == last


def test_a_line_is_one_line_of_today_unless_another_day_is_said() -> None:
    (logged,) = mentoring.log_time("c-1", on=None, minutes=90, text=" Gik \n en  tur. ", **ACT)

    assert logged.fields == {"on": "2026-11-27", "minutes": 90, "text": "Gik en tur.", "worker": "w-siba"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"minutes": 0}, "fra 1 til 1440"),
        ({"minutes": 1441}, "fra 1 til 1440"),
        ({"text": " "}, "én linje"),
        ({"text": "x" * 241}, "for lang"),
        ({"on": "2026-11-28"}, "ikke kommet endnu"),
    ],
)
def test_a_line_says_what_it_lacks(wrong: dict[str, Any], said: str) -> None:
    right: dict[str, Any] = {"on": "2026-11-27", "minutes": 30, "text": "Gik en tur."}
    with pytest.raises(Refused, match=said):
        mentoring.log_time("c-1", **{**right, **wrong}, **ACT)


def test_a_line_is_corrected_and_taken_out_by_a_mentor_who_may_touch_no_agreement() -> None:
    (changed,) = mentoring.change_time("c-1", "l-1", on="2026-11-26", minutes=30, text="Bus.", **ACT)
    (gone,) = mentoring.drop_time("c-1", "l-1", **ACT)

    assert set(changed.fields) == {"on", "minutes", "text"}
    assert set(gone.fields) == {DELETED}
    assert [unwritable("mentor", one) for one in (changed, gone)] == [(), ()]
    assert not any(may_write("mentor", "mentor_agreement", name) for name in ("minutes", DELETED))
    assert all(may_read("mentor", "mentor_agreement", name) for name in ("minutes", "goal", "tasks"))
    assert "health" not in RIGHTS["mentor"].read
    assert not may_read("team_lead", "mentor_minutes", "text")


def test_a_minute_counts_on_the_agreement_of_its_day_and_a_new_one_takes_over() -> None:
    agreed = (AUTUMN, WINTER, OTHER)

    assert mentoring.counted_on(line(date(2026, 8, 31)), agreed) == ""
    assert mentoring.counted_on(line(date(2026, 9, 1)), agreed) == "a"
    assert mentoring.counted_on(line(date(2026, 11, 30)), agreed) == "b"
    assert mentoring.counted_on(line(date(2026, 11, 30), worker="w-else"), agreed) == "c"
    assert mentoring.counted_on(line(date(2027, 3, 1)), agreed) == ""
    lines = [line(date(2026, 9, 1)), line(date(2026, 11, 14), 30), line(date(2026, 11, 15), 45)]
    assert [mentoring.used(one, agreed, lines) for one in "abc"] == [90, 45, 0]


def test_the_agreement_of_a_day_is_the_one_that_holds_or_else_the_next_or_else_the_last() -> None:
    early = Agreed("z", "w-siba", 60, date(2026, 1, 1), date(2026, 3, 31))

    assert mentoring.current((), date(2026, 11, 1)) is None
    assert mentoring.current((AUTUMN, early), date(2026, 10, 1)) == AUTUMN
    assert mentoring.current((AUTUMN, early), date(2026, 5, 1)) == AUTUMN
    assert mentoring.current((AUTUMN, early), date(2027, 5, 1)) == AUTUMN
    assert mentoring.current((AUTUMN, WINTER), date(2026, 11, 20)) == WINTER


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("90", 90),
        ("90 min", 90),
        ("45 min.", 45),
        ("1.30", 90),
        ("1:05", 65),
        ("1 t 30 min", 90),
        ("1 h 30 min", 90),
        ("2 t", 120),
        ("1 time", 60),
        ("1,5 t", 90),
        ("½ time", 30),
        ("", 0),
        ("halvanden", 0),
        ("1.75", 0),
        ("99999", 0),
        ("-5", 0),
        ("٣", 0),
    ],
)
def test_a_time_is_read_as_it_is_typed(typed: str, minutes: int) -> None:
    assert mentoring.minutes_in(typed) == minutes


def test_a_time_that_was_said_is_read_again_as_the_same() -> None:
    every = range(1, mentoring.MOST_MINUTES + 1)

    assert [mentoring.minutes_in(mentoring.say_minutes(one)) for one in every] == list(every)
