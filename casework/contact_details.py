"""How a citizen is reached and what to mind: telephone, address, language, safety, what to bring, how often, by whom.

Each is a field of the citizen's own record. A change names only what a person altered, and a protected address is not
among it (decided.md 21). That a joint plan has exactly one coordinator is why one who stands can be replaced and not
taken away.
"""

import re
from collections.abc import Mapping
from typing import Final, Unpack

from casework.acts import Act
from casework.changes import Change, Value
from casework.errors import Refused
from casework.people import change_citizen
from casework.visits import things

ADDRESS: Final = ("address", "postcode", "city")
FIELDS: Final = (
    *("phone", "email", *ADDRESS, "language", "interpreter"),
    *("safety_remark", "bring", "rhythm_days", "coordinator"),
)
"""In the order in which they are asked for."""
RHYTHMS: Final = (7, 14, 21, 28, 56, 91)
"""The days between two contacts that are offered; any other number that stands in a case stays."""

_PHONE_DIGITS: Final = 8
_EMAIL: Final = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]+")
_POSTCODE: Final = re.compile(r"[0-9]{4}")
_WRONG: Final[Mapping[str, str]] = {
    "phone": "Et telefonnummer har mindst 8 cifre. Har borgeren intet, så skriv det med ord.",
    "email": "En e-mail skrives som navn@sted.dk.",
    "postcode": "Et postnummer er fire cifre.",
    "coordinator": "En plan har én tovholder. Vælg en anden i stedet.",
    "rhythm_days": "Vælg, hvor tit borgeren mødes.",
}
_GUARDED: Final = "Adressen er blevet beskyttet, mens du skrev. Intet er gemt. Gem igen, så gemmes resten."


def wrong_in(fields: Mapping[str, str]) -> tuple[str, str] | None:
    """Return the first field that cannot be kept as it is written, and the sentence that says why."""
    return next(
        ((name, _WRONG[name]) for name in FIELDS if name in fields and not _fits(name, fields[name])), None
    )


def _fits(name: str, text: str) -> bool:
    if name == "coordinator":
        return bool(text)
    if not text.strip():
        return True
    if name == "phone":
        return sum(map(str.isdecimal, text)) >= _PHONE_DIGITS or any(map(str.isalpha, text))
    if name == "rhythm_days":
        return text.isdecimal() and int(text) > 0
    shape = {"email": _EMAIL, "postcode": _POSTCODE}.get(name)
    return shape is None or shape.fullmatch(text.strip()) is not None


def change_details(
    stream: str, said: Mapping[str, str], *, is_protected: bool, **act: Unpack[Act]
) -> tuple[Change, ...]:
    """Change what a person altered; refused whole where a part cannot be kept, or the address is protected by now."""
    if is_protected and any(name in said for name in ADDRESS):
        raise Refused(_GUARDED)
    wrong = wrong_in(said)
    if wrong is not None:
        raise Refused(wrong[1])
    fields: dict[str, Value] = {name: _kept(name, text) for name, text in said.items()}
    return change_citizen(stream, fields, **act)


def _kept(name: str, text: str) -> str:
    """Return words as they are kept: what to bring one thing a line, everything else on one line."""
    if name == "bring":
        return "\n".join(things(text))
    return " ".join(text.split())
