"""What the service keeps aside of this device's, and what its author put away, each with all its words."""

from collections.abc import Mapping
from typing import Any, Final

from casework.changes import DELETED, REDACTED
from casework.kinds import sensitivity
from casework.words import FIELDS, said_in
from storage.reader import Reader
from storage.reads.wrong_citizen import role_in

_HIDDEN: Final = frozenset({"address", "authority"})
"""Classes of which no word stands outside its own field."""
_OF_US: Final = frozenset({"worker", "primary", "partner", "coordinator", "role"})


def words(kind: str, fields: Mapping[str, Any]) -> str:
    """Return everything that a person wrote in a change: a note's text, or each field by its name."""
    if DELETED in fields or REDACTED in fields:
        return ""
    if kind == "note":
        return str(fields.get("text") or "")
    lines = [
        f"{FIELDS[name]}: {said_in(kind, name, str(value))}"
        for name, value in fields.items()
        if name in FIELDS
        and name not in _OF_US
        and value not in (None, "")
        and not isinstance(value, list | dict)
        and sensitivity(kind, name) not in _HIDDEN
    ]
    return "\n".join(line[:1].upper() + line[1:] for line in lines)


def can_begin_anew(reader: Reader, stream: str) -> bool:
    """Tell whether this person can write a note in the case that the words are about."""
    role = role_in(reader, stream)
    return role in {"primary", "partner", "stand_in"}


def put_away(held: str) -> str:
    """Return when something was put away, from what its row says."""
    return held.split(" ", 2)[1]
