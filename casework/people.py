"""The citizen and those around: opened, changed, told about; age and the CPR number as a screen may show it."""

from collections.abc import Mapping
from datetime import date
from typing import Final, Unpack

from casework import cpr as numbers
from casework import ids
from casework.acts import Act, change, checked, demanded
from casework.changes import Change, Value
from casework.errors import Refused

_NAME: Final = "Skriv borgerens fornavn og efternavn."


def open_citizen(
    *,
    first_name: str,
    last_name: str,
    cpr: str = "",
    no_cpr_reason: str = "",
    fields: Mapping[str, Value] | None = None,
    **act: Unpack[Act],
) -> tuple[Change, ...]:
    """Open a citizen's case, also without a network: the stream's first change, with its author as primary."""
    if not cpr.strip() and not no_cpr_reason.strip():
        raise Refused("Skriv CPR-nummeret, eller skriv hvorfor borgeren ikke har et endnu.")
    stream = ids.new(act["now"])
    identity = {"cpr": numbers.parse(cpr)} if cpr.strip() else {"no_cpr_reason": no_cpr_reason}
    opened: dict[str, Value] = {
        "first_name": demanded(first_name, _NAME),
        "last_name": demanded(last_name, _NAME),
        **identity,
        "primary": act["by"],
        "opened_by": act["by"],
        **(fields or {}),
    }
    return (change(stream, stream, "citizen", checked("citizen", opened), **act),)


def change_citizen(stream: str, fields: Mapping[str, Value], **act: Unpack[Act]) -> tuple[Change, ...]:
    """Change the fields that the form painted and the person altered."""
    kept = checked("citizen", fields)
    for name in ("first_name", "last_name"):
        if name in kept:
            demanded(str(kept[name] or ""), _NAME)
    if kept.get("cpr"):
        kept["cpr"] = numbers.parse(str(kept["cpr"]))
    return (change(stream, stream, "citizen", kept, **act),)


def tell_story(stream: str, *, story: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Write who the citizen is, in a few sentences that a stand-in can begin with."""
    return change_citizen(stream, {"story": story}, **act)


def age(cpr: str, today: date) -> int | None:
    """Return a person's age in whole years, None where the number says no birth date or a later one."""
    born = numbers.birth_date(cpr)
    if born is None or born > today:
        return None
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def masked(cpr: str) -> str:
    """Return a CPR number as screens show it: the birth date, and four dots (`730382-••••`)."""
    digits = "".join(letter for letter in cpr if letter.isdigit())
    return f"{digits[:6]}-••••" if len(digits) >= 6 else ""
