"""Goals in the citizen's own words, each with a measure and a date, reached step by step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Final, Unpack

from casework import ids
from casework.acts import Act, Day, change, checked, day, demanded, today
from casework.changes import Change, Value
from casework.errors import Refused

AREAS: Final = ("Job", "Uddannelse", "Hverdag", "Sundhed", "Økonomi", "Bolig", "Familie", "Netværk")
"""The parts of a life that a goal may belong to, as the plan prints them."""

VOICES: Final = ("citizen", "joint", "authority")
"""Who set a goal (demands S0-1): the citizen, the citizen and we together, or we. Whose words they are is `own_words`,
and on which day they were said `said_on`."""

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
    milestones: str = "",
    voice: str = "",
    **act: Unpack[Act],
) -> tuple[Change, ...]:
    """Set a goal; without a measure or a date it is a wish, and the form says so. `milestones` holds one a line.

    `voice` says who set it, empty where nobody says so.
    """
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
    fields |= {"voice": _known(voice)} if voice else {}
    if milestones_in(milestones):
        fields |= {"milestones": "\n".join(milestones_in(milestones)), "steps_reached": 0}
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
    """Change the fields that the form painted; a goal keeps its title, measure and date.

    Other words of the citizen's were said today, and no longer on the day of those before.
    """
    kept = checked("goal", fields)
    for name, sentence in (("title", _TITLE), ("measure", _MEASURE), ("target_date", _DATE)):
        if name in kept:
            demanded(str(kept[name] or ""), sentence)
    _known(str(kept.get("voice") or ""))
    if "own_words" in kept and "said_on" not in kept:
        kept["said_on"] = today(act).isoformat() if str(kept["own_words"] or "").strip() else None
    return (change(stream, goal, "goal", kept, **act),)


def _known(voice: str) -> str:
    if voice and voice not in VOICES:
        raise ValueError(f"nobody's voice: {voice}")
    return voice


def milestones_in(text: str) -> tuple[str, ...]:
    """Return the steps of a goal's stair, one from each line that has words; a dash before it is no part of it."""
    lines = (line.strip().removeprefix("-").removeprefix("•").strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def stair_anew(before: Sequence[str], reached: int, text: str) -> dict[str, Value]:
    """Return the fields of a stair that was written anew: a step that was reached stays so, also in other words.

    What is reached lies behind, so it stands first; what is new is ahead.
    """
    now = milestones_in(text)
    behind: set[int] = set()
    for what, first, last, at, to in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if what == "equal" or (what == "replace" and last - first == to - at):
            behind |= {at + each for each in range(last - first) if first + each < reached}
    ordered = [*(now[at] for at in sorted(behind)), *(one for at, one in enumerate(now) if at not in behind)]
    fields: dict[str, Value] = {"milestones": "\n".join(ordered)}
    return fields if len(behind) == reached else fields | {"steps_reached": len(behind)}


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
        raise Refused("Alle delmål er nået. Sæt et nyt mål, eller skriv flere delmål.")
    fields: dict[str, Value] = {"steps_reached": steps_reached + 1}
    if steps_reached + 1 == steps:
        fields["status"] = "reached"
    return (change(stream, goal, "goal", fields, **act),)
