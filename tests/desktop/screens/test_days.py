"""Days and hours follow the language of the screen."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QApplication

from casework.clock import COPENHAGEN
from desktop import language
from desktop.ui.screens import days, said

TODAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 9, 5, tzinfo=COPENHAGEN)


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    language.speak(qapp, "en")
    yield
    language.speak(qapp, "da")


def test_danish_is_what_casework_says(qapp: QApplication) -> None:
    assert days.say_date(TODAY) == "tirsdag den 24. november"
    assert (days.say_row_date(TODAY), days.say_brief(TODAY, TODAY)) == ("tirsdag 24. nov.", "Tir. 24.")
    assert (days.say_time(AT), days.say_week(TODAY)) == ("kl. 9.05", "uge 48")


@pytest.mark.usefixtures("english")
def test_english_says_days_and_hours_in_english() -> None:
    assert days.say_date(TODAY) == "Tuesday 24 November"
    assert (days.say_row_date(TODAY), days.say_brief(TODAY, TODAY)) == ("Tuesday 24 Nov", "Tue 24")
    assert days.say_brief(date(2026, 12, 1), TODAY) == "Tue 1 Dec"
    assert (days.say_time(AT), days.say_week(TODAY)) == ("9:05", "week 48")
    assert said.moment(AT.isoformat(), TODAY) == "today 9:05"
    assert said.full(AT.isoformat(), TODAY) == "Tuesday 24 November 9:05"


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 11, 24), "today"),
        (date(2026, 11, 23), "yesterday"),
        (date(2026, 11, 20), "last Friday"),
        (date(2026, 11, 12), "12 days ago"),
        (date(2026, 8, 24), "3 months ago"),
        (date(2023, 11, 24), "3 years ago"),
        (date(2026, 11, 25), "tomorrow"),
        (date(2026, 11, 27), "on Friday"),
        (date(2026, 12, 6), "in 12 days"),
        (date(2027, 2, 24), "in 3 months"),
    ],
)
def test_english_counts_days_as_danish_does(on: date, words: str) -> None:
    assert days.say_age(on, TODAY) == words
    assert days.say_ahead(on, TODAY) == words
