"""Somebody chooses the day by which a plan is gone through again; what we propose stands in `reviews`.

It stands in two fields of the citizen, the day (class results: a team lead reads it) and the reason (class authority).
A day that was chosen stands until a plan is handed out on it or later; then a new one is proposed.
"""

from datetime import date
from typing import Final, Unpack

from casework.acts import Act, Day, change, day, today
from casework.calendar import say_field_date
from casework.changes import Change
from casework.errors import Refused
from casework.sentences import Sentence

ON: Final = "review_on"
WHY: Final = "review_why"
FIELDS: Final = frozenset({ON, WHY})

_NO_DAY: Final = "Vælg den dag, planen skal gennemgås."
_PAST: Final = "Dagen er gået. Vælg en dag, der kommer."
_LATER: Final = (
    "Det er senere end {day}, som er den dag, vi foreslår. Skriv kort hvorfor, så kan dagen vælges."
)


def choose_day(
    stream: str, *, on: Day, why: str = "", proposed: date | None, **act: Unpack[Act]
) -> tuple[Change, ...]:
    """Choose the day by which the plan is gone through again; one that is later than ours needs a reason."""
    said = day(on)
    if said is None:
        raise Refused(_NO_DAY)
    chosen = date.fromisoformat(said)
    if chosen < today(act):
        raise Refused(_PAST)
    latest = max(proposed, today(act)) if proposed else today(act)
    if chosen > latest and not why.strip():
        raise Refused(Sentence(_LATER, day=say_field_date(latest)))
    return (change(stream, stream, "citizen", {ON: said, WHY: why.strip()}, **act),)


def use_proposed(stream: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Let the day that we propose hold again."""
    return (change(stream, stream, "citizen", {ON: None, WHY: ""}, **act),)
