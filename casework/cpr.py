"""CPR numbers: read, checked by the calendar and not by modulus 11, and never guessed.

Since 2007 numbers are given out that fail modulus 11, so it tells nothing. A replacement number has 60 added to its
day. The century follows from the seventh digit and the year, as the CPR office states it.
"""

import re
from datetime import date
from typing import Final

from casework.errors import Refused
from casework.sentences import Sentence

_WRITTEN: Final = re.compile(r"(\d{6})[-\s]?(\d{4})")


def parse(text: str) -> str:
    """Return the ten digits of a CPR number; refuse in words what is none."""
    fault = what_is_wrong(text)
    if fault:
        raise Refused(
            Sentence("Det er ikke et CPR-nummer: {fault}. Se efter på sygesikringskortet.", fault=fault)
        )
    return digits(text)


def digits(text: str) -> str:
    """Return the digits of a text, whatever stands between them."""
    if text.isascii() and text.isdecimal():
        return text
    return "".join(letter for letter in text if letter in "0123456789")


def is_valid(text: str) -> bool:
    """Tell whether a text is a CPR number, with or without its hyphen."""
    return not what_is_wrong(text)


def what_is_wrong(text: str) -> str:
    """Say in Danish why a text is no CPR number; empty where it is one."""
    written = text.strip()
    found = _WRITTEN.fullmatch(written)
    if not found or not written.isascii():
        return _wrong_shape(written)
    number = found[1] + found[2]
    day, month = int(number[:2]), int(number[2:4])
    if not (1 <= day <= 31 or 61 <= day <= 91):
        return Sentence("dag {day} er hverken en dag eller en erstatningsdag", day=f"{day:02}")
    if not 1 <= month <= 12:
        return Sentence("måned {month} findes ikke", month=f"{month:02}")
    if birth_date(number):
        return ""
    return Sentence("den {day}. i måned {month} findes ikke det år", day=str(day % 60), month=str(month))


def _wrong_shape(written: str) -> str:
    count = len(digits(written))
    if not written:
        return Sentence("der står ikke noget")
    if count == 9:
        return Sentence("der er ni cifre, så et nul kan være faldet ud, og vi gætter ikke på, hvem det er")
    if count != 10:
        return Sentence("der er {count} cifre og ikke ti", count=str(count))
    return Sentence("der står andet end seks cifre, bindestreg og fire cifre")


def birth_date(text: str) -> date | None:
    """Return the birth date that a number says, None where it says none."""
    number = digits(text)
    if len(number) != 10:
        return None
    day, month, year = int(number[:2]), int(number[2:4]), int(number[4:6])
    day -= 60 if day > 60 else 0
    try:
        return date(_century(int(number[6]), year) + year, month, day)
    except ValueError:
        return None


def _century(seventh: int, year: int) -> int:
    if seventh <= 3:
        return 1900
    if seventh in {4, 9}:
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800
