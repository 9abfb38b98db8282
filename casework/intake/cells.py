"""What a cell says: Danish dates and clock times, decimal commas, ISO weeks, yes and no. Never a guess.

A cell that cannot be read for certain raises `Unreadable`, with the column and a Danish reason for the report.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final

from casework.calendar import monday_of
from casework.clock import COPENHAGEN
from casework.intake.files import Row

_DATE: Final = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})", re.ASCII)
_TIME: Final = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)", re.ASCII)
_NUMBER: Final = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?", re.ASCII)
_WEEK: Final = re.compile(r"(\d{4})-(\d{1,2})", re.ASCII)
HOURS_IN_A_WEEK: Final = 168


class Unreadable(Exception):
    """A cell that cannot be read for certain."""

    def __init__(self, column: str, value: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.value, self.reason = column, value, reason


@lru_cache(maxsize=8192)
def _date(text: str) -> date | None:
    found = _DATE.fullmatch(text)
    if not found:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None


def day(row: Row, column: str) -> date | None:
    """Return the date in a cell, None where it is empty."""
    text = row[column].strip()
    if not text:
        return None
    found = _date(text)
    if found is None:
        written = bool(_DATE.fullmatch(text))
        raise Unreadable(
            column, text, "datoen findes ikke" if written else "det er ikke en dato som 31-12-2026"
        )
    return found


def iso_day(row: Row, column: str) -> str | None:
    """Return the date in a cell as fields keep it."""
    found = day(row, column)
    return found.isoformat() if found else None


def demanded_day(row: Row, column: str) -> date:
    """Return the date in a cell that must have one."""
    found = day(row, column)
    if found is None:
        raise Unreadable(column, "", "datoen mangler")
    return found


@lru_cache(maxsize=8192)
def instant_of(on: date, clock: str) -> tuple[str, str]:
    """Return a Copenhagen clock time as an instant in UTC, and a remark where the clock was turned (decided.md 29)."""
    found = _TIME.fullmatch(clock)
    hour, minute = (int(found[1]), int(found[2])) if found else (0, 0)
    here = datetime(on.year, on.month, on.day, hour, minute, tzinfo=COPENHAGEN)
    summer = timedelta(hours=2)
    offsets = (here.utcoffset(), here.replace(fold=1).utcoffset())
    if offsets[0] == offsets[1]:
        return here.astimezone(UTC).isoformat(), ""
    gap = offsets[1] == summer
    in_summer = (here.replace(tzinfo=None) - summer).replace(tzinfo=UTC)
    remark = "findes ikke den nat" if gap else "findes to gange den nat"
    return in_summer.isoformat(), f"klokkeslættet {remark}: taget som sommertid"


def clock(row: Row, column: str) -> str:
    """Return the clock time in a cell, empty where there is none."""
    text = row[column].strip()
    if text and not _TIME.fullmatch(text):
        raise Unreadable(column, text, "det er ikke et klokkeslæt som 14:30")
    return text


def number(row: Row, column: str) -> float | None:
    """Return a number with a decimal comma, None where the cell is empty."""
    text = row[column].strip()
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        raise Unreadable(column, text, "det er ikke et tal som 1.234,50")
    return float(text.replace(".", "").replace(",", "."))


def count(row: Row, column: str) -> int | None:
    """Return a whole number that is not below zero, None where the cell is empty."""
    text = row[column].strip()
    if not text:
        return None
    if not (text.isascii() and text.isdecimal()):
        raise Unreadable(column, text, "det er ikke et antal")
    return int(text)


def hours(row: Row, column: str) -> float | None:
    """Return hours of one week: not below zero, and no more than a week has."""
    found = number(row, column)
    if found is not None and found < 0:
        raise Unreadable(column, row[column], "timerne er under nul")
    if found is not None and found > HOURS_IN_A_WEEK:
        raise Unreadable(column, row[column], "flere timer, end en uge har")
    return found


def week(row: Row, column: str) -> str:
    """Return an ISO week that exists, as `2026-47`."""
    text = row[column].strip()
    found = _WEEK.fullmatch(text)
    if not found:
        raise Unreadable(column, text, "det er ikke en uge som 2026-47")
    year, in_year = int(found[1]), int(found[2])
    if monday_of(year, in_year) is None:
        raise Unreadable(column, text, f"{year} har ingen uge {in_year}")
    return f"{year}-{in_year:02}"


def yes(row: Row, column: str) -> bool:
    """Return Ja as True, Nej and nothing as False."""
    text = row[column].strip().casefold()
    if text not in {"ja", "nej", ""}:
        raise Unreadable(column, row[column], "der skal stå Ja eller Nej")
    return text == "ja"


def coded(row: Row, column: str, codes: Mapping[str, str]) -> str:
    """Return the code for a word that must be one of a list."""
    text = row[column].strip()
    if text not in codes:
        raise Unreadable(column, text, f"der skal stå {' eller '.join(codes)}")
    return codes[text]


def demanded(row: Row, column: str) -> str:
    """Return a text that must not be empty."""
    if not row[column].strip():
        raise Unreadable(column, "", "cellen er tom")
    return row[column]
