from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework import calendar

DAYS = st.dates(date(1950, 1, 1), date(2150, 1, 1))
TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("year", "sunday"),
    [
        (1961, date(1961, 4, 2)),
        (2000, date(2000, 4, 23)),
        (2008, date(2008, 3, 23)),
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
        (2038, date(2038, 4, 25)),
        (2049, date(2049, 4, 18)),
    ],
)
def test_easter_falls_where_the_almanac_says(year: int, sunday: date) -> None:
    assert calendar.easter(year) == sunday


@given(st.integers(1900, 2200))
def test_easter_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    sunday = calendar.easter(year)

    assert sunday.weekday() == 6
    assert date(year, 3, 22) <= sunday <= date(year, 4, 25)


def test_store_bededag_ended_with_2023() -> None:
    assert calendar.holidays(2023)[date(2023, 5, 5)] == "store bededag"
    assert "store bededag" not in calendar.holidays(2024).values()
    assert len(calendar.holidays(2026)) == 10


def test_constitution_day_and_christmas_eve_are_no_holidays_and_nobody_works() -> None:
    for on in (date(2026, 6, 5), date(2026, 12, 24), date(2026, 12, 31)):
        assert on not in calendar.holidays(2026)
        assert not calendar.is_working_day(on)


def test_a_deadline_in_the_christmas_days_lands_after_them() -> None:
    assert calendar.next_working_day(date(2026, 12, 24)) == date(2026, 12, 28)


@given(DAYS, st.integers(1, 60))
def test_the_days_that_are_offered_for_the_next_visit_are_three_working_days_in_order(
    on: date, rhythm: int
) -> None:
    days, agreed = calendar.days_to_offer(on, rhythm)

    assert len(set(days)) == 3
    assert days == sorted(days)
    assert all(calendar.is_working_day(day) and day > on for day in days)
    assert days[agreed] == calendar.next_working_day(on + timedelta(days=rhythm))


@pytest.mark.parametrize(
    ("on", "week"),
    [
        (date(2026, 12, 31), (2026, 53)),
        (date(2027, 1, 3), (2026, 53)),
        (date(2027, 1, 4), (2027, 1)),
        (date(2024, 12, 30), (2025, 1)),
        (date(2026, 11, 26), (2026, 48)),
    ],
)
def test_weeks_turn_on_monday_and_not_on_new_year(on: date, week: tuple[int, int]) -> None:
    assert calendar.week(on) == week


@given(DAYS)
def test_every_day_lies_in_the_week_that_its_monday_begins(on: date) -> None:
    year, week = calendar.week(on)
    monday = calendar.monday_of(year, week)

    assert monday is not None
    assert timedelta() <= on - monday < timedelta(days=7)


def test_2026_has_a_week_53_and_no_54() -> None:
    assert calendar.monday_of(2026, 53) == date(2026, 12, 28)
    assert calendar.monday_of(2026, 54) is None


def test_days_and_times_are_said_as_danes_say_them() -> None:
    assert calendar.say_date(TODAY) == "torsdag den 26. november"
    assert calendar.say_date("2026-11-26") == "torsdag den 26. november"
    assert calendar.say_row_date(date(2026, 11, 27)) == "fredag 27. nov."
    assert calendar.say_field_date(date(2026, 1, 7)) == "07.01.2026"
    assert calendar.say_week(TODAY) == "uge 48"
    assert calendar.say_time("2026-11-26T09:15:00+00:00") == "kl. 10.15"
    assert calendar.say_time(datetime(2026, 7, 1, 7, 5, tzinfo=UTC)) == "kl. 9.05"


def test_an_instant_belongs_to_its_day_in_copenhagen() -> None:
    assert calendar.day_of("2026-11-26T23:30:00+00:00") == date(2026, 11, 27)
    assert calendar.day_of(datetime(2026, 11, 26, 23, 30, tzinfo=UTC)) == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 11, 26), "i dag"),
        (date(2026, 11, 25), "i går"),
        (date(2026, 11, 24), "i tirsdags"),
        (date(2026, 11, 20), "i fredags"),
        (date(2026, 11, 19), "for 7 dage siden"),
        (date(2026, 9, 27), "for 1 måned siden"),
        (date(2026, 9, 26), "for 2 måneder siden"),
        (date(2026, 9, 20), "for 2 måneder siden"),
        (date(2024, 11, 26), "for 2 år siden"),
        (date(2026, 11, 27), "i morgen"),
        (date(2026, 12, 1), "på tirsdag"),
        (date(2026, 12, 10), "om 14 dage"),
        (date(2027, 1, 25), "om 1 måned"),
        (date(2027, 2, 26), "om 3 måneder"),
        (date(2029, 1, 1), "om 2 år"),
    ],
)
def test_how_long_ago_is_said_in_words(on: date, said: str) -> None:
    assert calendar.say_age(on, TODAY) == said
    assert calendar.say_ahead(on, TODAY) == said
