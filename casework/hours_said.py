"""Hours and weekdays that a text says: "mandag og onsdag kl. 9-12". What can be meant in two ways says nothing."""

import re
from dataclasses import dataclass
from datetime import time
from typing import Final

from casework.calendar import WEEKDAYS

_CLOCK: Final = re.compile(
    r"(?P<until>\b(?:inden|før|senest|efter|fra)\s+)?\bkl(?:okken|\.)?\s*(?P<h>\d{1,2})(?:[.:](?P<m>\d\d))?(?!\d)"
    r"(?:\s*(?:-|–|til)\s*(?:kl\.?\s*)?(?P<eh>\d{1,2})(?:[.:](?P<em>\d\d))?(?![\d.]*\d))?",
    re.IGNORECASE,
)
_NAMES: Final = "|".join(WEEKDAYS)
_RANGE: Final = re.compile(rf"\b({_NAMES})\s*(?:-|–|til)\s*({_NAMES})\b", re.IGNORECASE)
_DAY: Final = re.compile(rf"\b({_NAMES})(?:e|en|ene)?\b", re.IGNORECASE)
_PLACE: Final = re.compile(
    r"\b(?:i|på|hos|til|ved)\s+(?P<place>[A-ZÆØÅ][\w'’-]*(?:\s+(?:[A-ZÆØÅ]|\d)[\w'’-]*)*)"
)
_FROM_AFAR: Final = re.compile(r"\b(?:ring|skriv|mail|sms|telefon|besked|svar)", re.IGNORECASE)
_NOT: Final = re.compile(r"\b(?:ikke|aldrig|undtagen)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HoursSaid:
    """From when, and until when where that is said, too."""

    start: time
    end: time | None = None


def hours_in(text: str) -> HoursSaid | None:
    """Return the one hour at which something is; "inden kl. 12" is a deadline and no hour."""
    found = [one for one in _CLOCK.finditer(text) if not one["until"]]
    if len(found) != 1 or _NOT.search(text):
        return None
    start, end = _time(found[0]["h"], found[0]["m"]), _time(found[0]["eh"], found[0]["em"])
    if start is None:
        return None
    return HoursSaid(start, end if end is not None and end > start else None)


def _time(hour: str | None, minute: str | None) -> time | None:
    if hour is None or int(hour) > 23 or int(minute or 0) > 59:
        return None
    return time(int(hour), int(minute or 0))


def weekdays_in(text: str) -> frozenset[int]:
    """Return the weekdays that a text names, Monday as 0; a text that says which not to, names none."""
    if _NOT.search(text):
        return frozenset()
    number = {name: place for place, name in enumerate(WEEKDAYS)}
    found = {number[one[1].casefold()] for one in _DAY.finditer(text)}
    for one in _RANGE.finditer(text):
        first, last = number[one[1].casefold()], number[one[2].casefold()]
        found |= set(range(first, last + 1))
    return frozenset(found)


def place_in(text: str) -> str:
    """Return where somebody has to go, empty where a text names no place or what is done can be done from afar."""
    if _FROM_AFAR.search(text):
        return ""
    found = _PLACE.search(text)
    return found["place"] if found else ""
