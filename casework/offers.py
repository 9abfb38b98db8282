"""What a text offers beside an agreement: a goal with a day, and when one meets again.

As with agreements, a person says yes to what is found, so it stays silent where a text can be meant in two ways.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from casework.agreements import AgreementTold, found_in
from casework.days_said import day_said

_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])|\n+")
_UNSURE: Final = re.compile(r"\b(?:ikke|aldrig|måske|hvis)\b|\?", re.IGNORECASE)
_MEET: Final = re.compile(
    r"\bvi\s+(?:ses|mødes)\b|\b(?:ses|mødes)\s+vi\b|\bnæste\s+(?:gang|møde|besøg|samtale)\b"
    r"|\bkommer\s+(?:jeg\s+)?igen\b",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(
    r"\bkl(?:okken|\.)?\s*(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?(?!\d)", re.IGNORECASE
)
_GOAL: Final = re.compile(
    r"^(?:(?:mål|målet)\s*(?::|er(?:\s+at)?)|(?:(?:jeg|\w+)\s+)?vil\s+gerne)\s+(?P<what>.+)$", re.IGNORECASE
)
_WITHIN: Final = re.compile(r"\b(?:inden|til)\s+(?=den\b|\d|udgangen\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GoalOffered:
    """A goal as a text names it; how one sees that it is reached is for the person to say."""

    title: str
    own_words: str
    target_date: date


@dataclass(frozen=True, slots=True)
class NextOffered:
    """When one meets again, with the hour as it was said (empty: none was)."""

    on: date
    hour: str = ""


Offer = AgreementTold | GoalOffered | NextOffered


def offers_in(text: str, *, today: date, names: Mapping[str, str], nature: str = "fact") -> tuple[Offer, ...]:
    """Return what a text offers, at most one of each: an agreement, a goal, the next date.

    `names` are those of `casework.agreements.found_in`; a goal in a line of the citizen's own keeps his words.
    """
    sentences = [one.strip() for one in _SENTENCE.split(text) if one.strip()]
    meetings = [found for one in sentences if (found := _next_in(one, today)) is not None]
    goals = [met for one in sentences if (met := _goal_in(one, today, nature)) is not None]
    rest = "\n".join(one for one in sentences if not _MEET.search(one) and not _goal_in(one, today, nature))
    agreement = found_in(rest, today=today, names=names) if rest else None
    return (*([agreement] if agreement else []), *goals[-1:], *meetings[-1:])


def _next_in(sentence: str, today: date) -> NextOffered | None:
    if not _MEET.search(sentence) or _UNSURE.search(sentence):
        return None
    clock = _CLOCK.search(sentence)
    said = day_said(_CLOCK.sub("", sentence), today)
    if said is None or said.on <= today:
        return None
    if clock is None:
        return NextOffered(said.on)
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    return NextOffered(said.on, f"{hour:02}.{minute:02}") if hour < 24 and minute < 60 else None


def _goal_in(sentence: str, today: date, nature: str) -> GoalOffered | None:
    plain = sentence.strip(" »«.!")
    found = _GOAL.match(plain)
    if found is None or _UNSURE.search(plain):
        return None
    what = _WITHIN.sub("senest ", found["what"])
    said = day_said(what, today)
    if said is None or said.on <= today:
        return None
    title = " ".join(f"{what[: said.start]} {what[said.end :]}".split()).strip(" ,.;")
    if not title:
        return None
    own = sentence.strip(" »«") if nature == "statement" else ""
    return GoalOffered(title[:1].upper() + title[1:], own, said.on)
