"""What stands on the visit page at a moment: kept as a draft at every pause, told as one act at the end."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any

from casework.clock import COPENHAGEN
from casework.visits import AgreementTold, GoalTold

NATURES = ("fact", "statement", "observation", "assessment")


@dataclass(frozen=True, slots=True)
class Typed:
    """Everything a person has put into the visit page and not yet saved."""

    outcome: str = ""
    nature: str = "fact"
    text: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    agreements: tuple[AgreementTold, ...] = ()
    goals: tuple[GoalTold, ...] = ()
    answer: int | None = None
    helped: int | None = None
    next_on: date | None = None
    next_time: str = ""
    card_left: bool = False
    agreement_form: Mapping[str, str] | None = field(default=None, hash=False)
    goal_form: Mapping[str, str] | None = field(default=None, hash=False)
    file_form: Mapping[str, str] | None = field(default=None, hash=False)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing that could be missed."""
        return replace(self, nature="fact") == Typed()


def written(typed: Typed) -> tuple[tuple[str, str], ...]:
    """Return the lines, with what still stands in the editor as the last one."""
    return typed.lines + (((typed.nature, typed.text.strip()),) if typed.text.strip() else ())


def as_contents(typed: Typed) -> dict[str, str]:
    """Write it as a draft keeps it: names and texts."""
    contents = {
        "outcome": typed.outcome,
        "nature": typed.nature,
        "text": typed.text,
        "lines": json.dumps(typed.lines, ensure_ascii=False),
        "agreements": _dump([[a.what, a.who, _iso(a.due), a.why] for a in typed.agreements]),
        "goals": _dump([[g.title, g.own_words, g.area, g.measure, _iso(g.target_date)] for g in typed.goals]),
        "answer": "" if typed.answer is None else str(typed.answer),
        "helped": "" if typed.helped is None else str(typed.helped),
        "next_on": _iso(typed.next_on),
        "next_time": typed.next_time,
        "card_left": "1" if typed.card_left else "",
        "agreement_form": "" if typed.agreement_form is None else _dump(dict(typed.agreement_form)),
        "goal_form": "" if typed.goal_form is None else _dump(dict(typed.goal_form)),
        "file_form": "" if typed.file_form is None else _dump(dict(typed.file_form)),
    }
    return {name: text for name, text in contents.items() if text and text != "[]"}


def from_contents(contents: Mapping[str, str]) -> Typed:
    """Read a draft again, also one that an older program wrote with fewer names."""
    agreements = json.loads(contents.get("agreements") or "[]")
    goals = json.loads(contents.get("goals") or "[]")
    nature = contents.get("nature", "fact")
    return Typed(
        outcome=contents.get("outcome", ""),
        nature=nature if nature in NATURES else "fact",
        text=contents.get("text", ""),
        lines=tuple((kind, text) for kind, text in json.loads(contents.get("lines") or "[]")),
        agreements=tuple(AgreementTold(what, who, day_of(due), why) for what, who, due, why in agreements),
        goals=tuple(
            GoalTold(title, own_words, area, measure, day_of(target))
            for title, own_words, area, measure, target in goals
        ),
        answer=_number(contents.get("answer", "")),
        helped=_number(contents.get("helped", "")),
        next_on=day_of(contents.get("next_on", "")),
        next_time=contents.get("next_time", ""),
        card_left=bool(contents.get("card_left")),
        agreement_form=_form(contents.get("agreement_form", "")),
        goal_form=_form(contents.get("goal_form", "")),
        file_form=_form(contents.get("file_form", "")),
    )


def as_told(typed: Typed, *, form: str) -> dict[str, Any]:
    """Return what `casework.visits.VisitTold` is made of."""
    return {
        "outcome": typed.outcome,
        "lines": written(typed),
        "agreements": typed.agreements,
        "goals": typed.goals,
        "next_at": next_at(typed),
        "next_form": form if typed.next_on else "",
        "answer": typed.answer,
        "helped": typed.helped,
        "card_left": typed.card_left,
    }


def next_at(typed: Typed) -> datetime | None:
    """Return the day and hour of the next visit, in Danish time."""
    if typed.next_on is None:
        return None
    return datetime.combine(typed.next_on, clock_of(typed.next_time) or time(10), COPENHAGEN)


def clock_of(text: str) -> time | None:
    """Read 9.15, 9:15, 0915 or 9; None when it is no hour of the day."""
    digits = text.strip().replace(":", ".").removeprefix("kl.").strip()
    hour, _dot, minute = (
        digits.partition(".") if "." in digits or len(digits) < 3 else (digits[:-2], "", digits[-2:])
    )
    if not (hour.isdecimal() and (minute or "0").isdecimal()):
        return None
    if int(hour) > 23 or int(minute or "0") > 59:
        return None
    return time(int(hour), int(minute or "0"))


def day_of(text: str) -> date | None:
    """Read an ISO date, or nothing."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _form(text: str) -> dict[str, str] | None:
    return {str(name): str(value) for name, value in json.loads(text).items()} if text else None
