"""Dates, hours and telephone numbers as Danes write and read them."""

import re
from datetime import date, time

from casework import numbers_said
from casework.calendar import MONTHS, WEEKDAYS

SHORT_MONTHS = [
    "jan.",
    "feb.",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "aug.",
    "sept.",
    "okt.",
    "nov.",
    "dec.",
]
"""As they stand on paper, where a month of five letters is not shortened; a screen has less room."""

HARD_SPACE = numbers_said.HARD_SPACE

_MONTH_NAMES = "|".join([*MONTHS, *(month.rstrip(".") for month in SHORT_MONTHS)])
_LEADS = re.compile(r"\b(den|kl\.|uge|bus|nr\.|Uge|side) (?=\d)")
_DAY_OF_MONTH = re.compile(rf"(\d\.) (?=(?:{_MONTH_NAMES})\b)")
_IN_TWOS = re.compile(r"(?<!\d)(\d\d) (?=\d\d(?!\d))")
_UNIT = re.compile(r"(\d) (?=(?:kr\.|timer|kilo|km|min)\b|kr\.)")


def day(on: date, *, year: bool = False, weekday: bool = False) -> str:
    """A date: "24. november", "24. november 2026" or "tirsdag den 24. november"."""
    text = f"{on.day}. {MONTHS[on.month - 1]}" + (f" {on.year}" if year else "")
    return f"{WEEKDAYS[on.weekday()]} den {text}" if weekday else text


def days(first: date, last: date) -> str:
    """Some days: "Fra den 1. maj 2026 til den 3. maj 2026", or the only one: "Den 1. maj 2026"."""
    if first == last:
        return f"Den {day(first, year=True)}"
    return f"Fra den {day(first, year=True)} til den {day(last, year=True)}"


def short_day(on: date, seen_from: date) -> str:
    """A short date: "24. nov.", with the year when it is not the year of the paper."""
    return f"{on.day}. {SHORT_MONTHS[on.month - 1]}" + (f" {on.year}" if on.year != seen_from.year else "")


def hour(at: time) -> str:
    """An hour as it stands after *kl.*: "9.30", "10.00"."""
    return f"{at.hour}.{at.minute:02}"


def phone(number: str) -> str:
    """A Danish number in twos, never broken over a line; any other number as it is."""
    return numbers_said.in_twos(number)


def tie(text: str) -> str:
    """Keep together what is read as one: "den 3.", "24. november", "kl. 9.30", "65 kr.", "70 00 00 01"."""
    text = _LEADS.sub(rf"\1{HARD_SPACE}", text)
    text = _DAY_OF_MONTH.sub(rf"\1{HARD_SPACE}", text)
    text = _IN_TWOS.sub(rf"\1{HARD_SPACE}", text)
    return _UNIT.sub(rf"\1{HARD_SPACE}", text)
