"""What every verb shares: who acts, when, from which form, and the checks that a person meets in words.

A verb takes its act as keywords (`by`, `now`, `seen`, and `group` where several changes are one act) and hands it on
whole to every change it makes.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NotRequired, TypedDict, Unpack

from casework.changes import Change, Seen, Value
from casework.clock import instant, local
from casework.errors import Refused
from casework.kinds import KINDS
from casework.sentences import Sentence

Day = date | str | None
"""A day as a form hands it in: a date, its ISO text, or nothing."""


class Act(TypedDict):
    """Who acts (user id), when (with a time zone), what the form had seen, and the name of the whole act."""

    by: str
    now: datetime
    seen: Seen
    group: NotRequired[str | None]


def change(stream: str, record: str, kind: str, fields: Mapping[str, Value], **act: Unpack[Act]) -> Change:
    """Return the change that an act makes to one record."""
    return Change(stream, record, kind, fields, act["seen"], instant(act["now"]), act.get("group"))


def today(act: Act) -> date:
    """Return the day of an act, in Copenhagen."""
    return local(instant(act["now"])).date()


def demanded(text: str, sentence: str) -> str:
    """Return a text as it was typed, whole; refuse with the sentence where it says nothing."""
    if not text.strip():
        raise Refused(sentence)
    return text


def day(value: Day) -> str | None:
    """Return a day as fields keep it, None where there is none; a day that no calendar has is refused."""
    if isinstance(value, date):
        return value.isoformat()
    if value is None or not value.strip():
        return None
    try:
        return date.fromisoformat(value.strip()).isoformat()
    except ValueError:
        raise Refused(
            Sentence("Datoen »{day}« findes ikke i kalenderen. Vælg en dag, der findes.", day=value)
        ) from None


def checked(kind: str, fields: Mapping[str, Value]) -> dict[str, Value]:
    """Return fields as they are kept: dates as ISO text. A field that the kind does not have is a bug.

    Raises ValueError for such a field, and for a change of nothing.
    """
    declared = KINDS[kind].fields
    unknown = sorted(set(fields) - set(declared))
    if unknown or not fields:
        raise ValueError(
            f"{kind} has no field {', '.join(unknown)}" if unknown else f"nothing to change in {kind}"
        )
    return {
        name: day(value)
        if declared[name].shape == "date" and (value is None or isinstance(value, str))
        else value
        for name, value in fields.items()
    }
