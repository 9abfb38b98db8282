"""Meetings: with whom, and above all why."""

from datetime import datetime
from typing import Final, Unpack

from casework import ids
from casework.acts import Act, change, demanded
from casework.changes import Change, Value
from casework.clock import instant

_PURPOSE: Final = "Skriv formålet, så alle ved, hvad mødet skal føre til."


def hold_meeting(
    stream: str,
    *,
    purpose: str,
    at: datetime,
    form: str = "office",
    place: str = "",
    with_whom: str = "",
    result: str = "",
    **act: Unpack[Act],
) -> tuple[Change, ...]:
    """Call or record a meeting; without a purpose nobody can prepare for it."""
    fields: dict[str, Value] = {
        "purpose": demanded(purpose, _PURPOSE),
        "at": instant(at),
        "form": form,
        "place": place,
        "with_whom": with_whom,
        "result": result,
        "worker": act["by"],
    }
    return (change(stream, ids.new(act["now"]), "meeting", fields, **act),)


def tell_meeting(stream: str, meeting: str, *, result: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Tell what a meeting led to."""
    told = demanded(result, "Skriv, hvad mødet førte til, også når svaret er: ikke noget endnu.")
    return (change(stream, meeting, "meeting", {"result": told}, **act),)
