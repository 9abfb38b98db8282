"""Days as Danes say them in running text: "på fredag", "senest den 3. december", "om 14 dage", "i uge 48".

Careful rather than clever: a day that could be meant in two ways is not read at all. "Næste fredag" is one such day,
a weekday that does not fit its date another, and so is a date without a year that has just passed.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from casework.calendar import MONTHS, WEEKDAYS, monday_of, week


@dataclass(frozen=True, slots=True)
class DaySaid:
    """A day that a text names, and where in the text its words stand, "senest" and "på" among them."""

    on: date
    start: int
    end: int


_NUMBERS: Final = {
    word: number
    for number, words in enumerate(
        ("en et", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti"), start=1
    )
    for word in words.split()
} | {"fjorten": 14}
_WEEKDAY: Final = "|".join(WEEKDAYS)
_MONTH: Final = "|".join(f"{name}|{name[:3]}\\.?" for name in MONTHS) + r"|sept\.?"
_COUNT: Final = r"\d{1,3}|" + "|".join(_NUMBERS)
_BEFORE: Final = r"(?:(?:senest|til og med)\s+)?(?:på\s+)?"
_YEAR: Final = r"(?:\s+(?P<year>\d{4}))?"
_NEVER: Final = re.compile(
    rf"\b(?:næste|sidste|forrige|hver|i)\s+(?:{_WEEKDAY})s?\b"
    rf"|\b(?:{_WEEKDAY})(?:e|en|ene|s)\b"
    rf"|\b(?:inden|før)\s+(?:den\b|næste\b|\d|på\b|{_WEEKDAY})"
    r"|\bfor\s+\w+\s+(?:dage?|uger?|måneder)\s+siden\b|\b(?:sidste|forrige|hver)\s+uge\b"
    r"|\bom\s+(?:et\s+par|nogle|cirka|ca\.?)\b|\bsenere\b|\bengang\b",
    re.IGNORECASE,
)
_LONGEST_AHEAD: Final = timedelta(days=300)
"""A date without a year that lies further ahead has more likely just passed."""

Reading = Callable[[re.Match[str], date], date | None]


def _near(found: re.Match[str], today: date) -> date:
    ahead = {"dag": 0, "morgen": 1, "overmorgen": 2}
    return today + timedelta(days=ahead[found["near"].lower()])


def _weekday(found: re.Match[str], today: date) -> date:
    """Return the first such day after today: said on a Friday, "på fredag" is in a week."""
    return today + timedelta(days=(WEEKDAYS.index(found["weekday"].lower()) - today.weekday() - 1) % 7 + 1)


def _dated(found: re.Match[str], today: date) -> date | None:
    month = next(i for i, name in enumerate(MONTHS, 1) if name[:3] == found["month"].lower()[:3])
    year = int(found["year"]) if found["year"] else None
    return _fits(_next(today, year, month, int(found["day"])), found["weekday"])


def _numbered(found: re.Match[str], today: date) -> date | None:
    year = int(found["year"]) if found["year"] else None
    year = year + 2000 if year is not None and year < 100 else year
    return _fits(_next(today, year, int(found["month"]), int(found["day"])), found["weekday"])


def _next(today: date, year: int | None, month: int, day: int) -> date | None:
    """Return the named day: of its year, or the next there is; None where it has passed or does not exist."""
    for candidate in (year,) if year else (today.year, today.year + 1):
        try:
            on = date(candidate, month, day)
        except ValueError:
            continue
        if on >= today and (year or on - today <= _LONGEST_AHEAD):
            return on
    return None


def _fits(on: date | None, weekday: str | None) -> date | None:
    """Return the day unless the weekday beside it says another one."""
    return None if on and weekday and WEEKDAYS[on.weekday()] != weekday.lower() else on


def _counted(found: re.Match[str], today: date) -> date | None:
    said = found["count"].lower()
    count = int(said) if said.isdecimal() else _NUMBERS[said]
    unit = found["unit"].lower()
    if unit.startswith("dag"):
        return today + timedelta(days=count)
    if unit.startswith("uge"):
        return today + timedelta(weeks=count)
    years, month = divmod(today.month - 1 + count, 12)
    try:
        return date(today.year + years, month + 1, today.day)
    except ValueError:
        return None


def _next_week(_found: re.Match[str], today: date) -> date:
    return today - timedelta(days=today.weekday()) + timedelta(days=11)


def _this_week(_found: re.Match[str], today: date) -> date | None:
    friday = today - timedelta(days=today.weekday()) + timedelta(days=4)
    return friday if friday >= today else None


def _week_number(found: re.Match[str], today: date) -> date | None:
    """Return the Friday of a numbered week, this ISO year's or the next one's."""
    number, (year, now) = int(found["week"]), week(today)
    monday = monday_of(year if number >= now else year + 1, number)
    friday = monday + timedelta(days=4) if monday else None
    return friday if friday and today <= friday <= today + _LONGEST_AHEAD else None


def _read(pattern: str, reading: Reading) -> tuple[re.Pattern[str], Reading]:
    return re.compile(rf"\b{_BEFORE}{pattern}", re.IGNORECASE), reading


_DAY_OF_WEEK: Final = rf"(?:(?P<weekday>{_WEEKDAY})\s+)?(?:den\s+|d\.\s*)?"
_READINGS: Final = (
    _read(rf"{_DAY_OF_WEEK}(?P<day>\d{{1,2}})\.\s*(?P<month>{_MONTH})(?!\w){_YEAR}", _dated),
    _read(
        rf"{_DAY_OF_WEEK}(?<![\d.,/-])(?P<day>\d{{1,2}})(?P<mark>[/.-])(?P<month>\d{{1,2}})"
        r"(?P=mark)(?P<year>\d{4})(?![\d/-])",
        _numbered,
    ),
    _read(
        rf"{_DAY_OF_WEEK}(?<![\d.,/-])(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?:-(?P<year>\d{{4}}|\d\d))?(?![\d/-])",
        _numbered,
    ),
    _read(r"i\s+(?P<near>dag|morgen|overmorgen)\b", _near),
    _read(rf"om\s+(?P<count>{_COUNT})\s+(?P<unit>dage?|uger?|måned(?:er)?)\b", _counted),
    _read(r"(?:i\s+)?næste\s+uge\b", _next_week),
    _read(r"(?:i\s+)?denne\s+uge\b", _this_week),
    _read(r"(?:i\s+)?uge\s+(?P<week>\d{1,2})\b", _week_number),
    _read(rf"(?P<weekday>{_WEEKDAY})\b(?!\s+(?:den\s+)?\d)", _weekday),
)


def day_said(text: str, today: date) -> DaySaid | None:
    """Return the one day that a text names; None where it names none, several, or one that may be read two ways."""
    if _NEVER.search(text):
        return None
    found = list(_found(text, today))
    if len(found) != 1:
        return None
    on, start, end = found[0]
    return DaySaid(on, start, end) if on else None


def _found(text: str, today: date) -> Iterator[tuple[date | None, int, int]]:
    """Yield what each reading finds, blanking it so that the 3 of "den 3. december" is not read again."""
    for pattern, reading in _READINGS:
        for match in list(pattern.finditer(text)):
            yield reading(match, today), match.start(), match.end()
            text = text[: match.start()] + "\0" * (match.end() - match.start()) + text[match.end() :]
