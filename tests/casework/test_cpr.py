from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from casework import cpr, people
from casework.errors import Refused

DAYS = st.dates(date(1900, 1, 1), date(1999, 12, 31))


def number(born: date, rest: str, *, replacement: bool = True) -> str:
    return f"{born.day + 60 * replacement:02}{born.month:02}{born.year % 100:02}{rest}"


@given(DAYS, st.integers(0, 3999))
def test_every_day_of_the_last_century_is_read_back_without_modulus_eleven(born: date, rest: int) -> None:
    text = number(born, f"{rest:04}")

    assert cpr.is_valid(text)
    assert cpr.birth_date(text) == born


@given(DAYS, st.integers(0, 3999))
def test_a_hyphen_changes_nothing(born: date, rest: int) -> None:
    text = number(born, f"{rest:04}")

    assert cpr.parse(f" {text[:6]}-{text[6:]} ") == text


@pytest.mark.parametrize(
    ("seventh", "year", "century"),
    [
        ("0", 99, 1900),
        ("3", 0, 1900),
        ("4", 36, 2000),
        ("4", 37, 1900),
        ("5", 57, 2000),
        ("5", 58, 1800),
        ("8", 57, 2000),
        ("8", 58, 1800),
        ("9", 36, 2000),
        ("9", 37, 1900),
    ],
)
def test_the_century_follows_from_the_seventh_digit_and_the_year(
    seventh: str, year: int, century: int
) -> None:
    assert cpr.birth_date(f"6101{year:02}{seventh}000") == date(century + year, 1, 1)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "der står ikke noget"),
        ("650261234", "ni cifre"),
        ("65026-1234", "ni cifre"),
        ("991399-1234", "dag 99"),
        ("601300-0000", "dag 60"),
        ("001300-0000", "dag 00"),
        ("921200-0000", "dag 92"),
        ("611399-1234", "måned 13"),
        ("910299-1234", "den 31. i måned 2"),
        ("890201-1234", "den 29. i måned 2"),
        ("6101991234A", "der står andet"),
        ("610199--1234", "der står andet"),
        ("61019912345", "11 cifre"),
        ("٦١٠١٩٩١٢٣٤", "0 cifre"),
    ],
)
def test_what_is_no_number_is_refused_with_the_reason(text: str, reason: str) -> None:
    assert not cpr.is_valid(text)
    assert reason in cpr.what_is_wrong(text)
    with pytest.raises(Refused, match="CPR"):
        cpr.parse(text)


@given(st.text(max_size=14))
def test_no_text_makes_it_stumble(text: str) -> None:
    assert cpr.is_valid(text) == (cpr.what_is_wrong(text) == "")
    if cpr.is_valid(text):
        assert len(cpr.parse(text)) == 10


@given(DAYS, st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_a_person_grows_a_year_older_on_the_birthday_and_not_before(born: date, today: date) -> None:
    assume((born.month, born.day) != (2, 29))
    text = number(born, "0001")
    birthday = born.replace(year=today.year)

    assert people.age(text, birthday) == today.year - born.year
    assert people.age(text, birthday.replace(year=today.year + 1)) == today.year - born.year + 1
    assert people.age(text, today) == today.year - born.year - (today < birthday)


def test_an_age_that_nobody_can_know_is_none() -> None:
    assert people.age("", date(2026, 11, 26)) is None
    assert people.age(number(date(2030, 1, 1), "5000"), date(2026, 11, 26)) is None


def test_a_number_is_shown_by_its_date_alone() -> None:
    assert people.masked("7303820941") == "730382-••••"
    assert people.masked("730382-0941") == "730382-••••"
    assert people.masked("7303") == ""
