"""Goals in the citizen's own words, each with a measure and a date, reached step by step."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Unpack

from casework import ids
from casework.acts import Act, Day, change, checked, day, demanded, today
from casework.changes import Change, Value
from casework.errors import Refused

AREAS: Final = ("Job", "Uddannelse", "Hverdag", "Sundhed", "Økonomi", "Bolig", "Netværk")
"""The parts of a life that a goal may belong to, as the plan prints them."""

_TITLE: Final = "Skriv målet med få ord, helst borgerens egne."
_MEASURE: Final = "Skriv, hvordan I kan se, at målet er nået. Så ved I begge, hvornår I er fremme."
_DATE: Final = "Vælg den dag, målet skal være nået, så I kan følge det sammen."


@dataclass(frozen=True, slots=True)
class GoalTold:
    """A goal as it was told: title, the citizen's words, part of life, measure and date."""

    title: str
    own_words: str
    area: str
    measure: str
    target_date: date | None


def set_goal(
    stream: str,
    *,
    title: str,
    own_words: str = "",
    area: str = "",
    measure: str,
    target_date: Day,
    steps: int = 0,
    **act: Unpack[Act],
) -> tuple[Change, ...]:
    """Set a goal; without a measure or a date it is a wish, and the form says so."""
    fields: dict[str, Value] = {
        "title": demanded(title, _TITLE),
        "own_words": own_words,
        "area": area,
        "measure": demanded(measure, _MEASURE),
        "target_date": _still_ahead(target_date, today(act)),
        "status": "active",
        "author": act["by"],
    }
    if own_words.strip():
        fields["said_on"] = today(act).isoformat()
    if steps:
        fields |= {"steps": steps, "steps_reached": 0}
    return (change(stream, ids.new(act["now"]), "goal", fields, **act),)


def _still_ahead(target_date: Day, on: date) -> str:
    text = day(target_date)
    if text is None:
        raise Refused(_DATE)
    if text < on.isoformat():
        raise Refused("Dagen er gået. Vælg en dag, der kommer, så målet kan nås.")
    return text


def change_goal(
    stream: str, goal: str, fields: Mapping[str, Value], **act: Unpack[Act]
) -> tuple[Change, ...]:
    """Change the fields that the form painted; a goal keeps its title, measure and date."""
    kept = checked("goal", fields)
    for name, sentence in (("title", _TITLE), ("measure", _MEASURE), ("target_date", _DATE)):
        if name in kept:
            demanded(str(kept[name] or ""), sentence)
    return (change(stream, goal, "goal", kept, **act),)


def reach_goal(stream: str, goal: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Say that the citizen is there."""
    return (change(stream, goal, "goal", {"status": "reached"}, **act),)


def drop_goal(stream: str, goal: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Let a goal go; it stays readable."""
    return (change(stream, goal, "goal", {"status": "dropped"}, **act),)


def reach_step(
    stream: str, goal: str, *, steps: int, steps_reached: int, **act: Unpack[Act]
) -> tuple[Change, ...]:
    """Take one more step of a goal's stair; the last step reaches the goal."""
    if steps_reached >= steps:
        raise Refused("Alle trin er taget. Sæt et nyt mål, eller giv målet flere trin.")
    fields: dict[str, Value] = {"steps_reached": steps_reached + 1}
    if steps_reached + 1 == steps:
        fields["status"] = "reached"
    return (change(stream, goal, "goal", fields, **act),)
