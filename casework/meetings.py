"""Meetings: with whom, and above all why."""

from datetime import datetime
from typing import Final, Unpack

from casework import ids
from casework.acts import Act, change, demanded
from casework.changes import Change, Value
from casework.clock import instant
from casework.errors import Refused
from casework.words import OUTCOMES

_OUTCOME: Final = "Vælg, hvordan det gik: mødt, udeblevet, afbud eller talt i telefon."


def hold_meeting(
    stream: str,
    *,
    at: datetime,
    purpose: str = "",
    form: str = "office",
    place: str = "",
    with_whom: str = "",
    outcome: str = "",
    result: str = "",
    **act: Unpack[Act],
) -> tuple[Change, ...]:
    """Call or record a meeting. Without a purpose it is kept all the same: it stands on the list of whoever works in
    the case, and not on a team lead's, for that would tell who meets whom (decision 0071).

    `outcome` says in a code whether anybody came; only a meeting that somebody came to is contact with the citizen.
    """
    fields: dict[str, Value] = {
        "purpose": purpose,
        "at": instant(at),
        "form": form,
        "place": place,
        "with_whom": with_whom,
        "outcome": _known(outcome),
        "result": result,
        "worker": act["by"],
    }
    return (change(stream, ids.new(act["now"]), "meeting", fields, **act),)


def tell_meeting(
    stream: str, meeting: str, *, result: str, outcome: str = "", **act: Unpack[Act]
) -> tuple[Change, ...]:
    """Tell whether anybody came to a meeting, and what it led to."""
    told = demanded(result, "Skriv, hvad mødet førte til, også når svaret er: ikke noget endnu.")
    came: dict[str, Value] = {"outcome": _known(outcome)} if outcome else {}
    return (change(stream, meeting, "meeting", {"result": told, **came}, **act),)


def _known(outcome: str) -> str:
    if outcome and outcome not in OUTCOMES:
        raise Refused(_OUTCOME)
    return outcome
