"""Beskyt adressen: protection switched on and off for a citizen who is here, and what carries the address already.

From the moment that it is written the address stands nowhere: not on screens, in lists and finds, on no paper. What
left before is in somebody's hand, and each such paper or file is a task until somebody says what became of it
(decided.md 21). Two who wrote apart leave it protected: one version that says so is enough.
"""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, Unpack

from casework import ids
from casework.acts import Act, Day, change, day, demanded, today
from casework.changes import Change, Value
from casework.errors import Refused

KIND: Final = "address_carrier"
"""A paper or file that left with the address on it, or may have."""
FIELDS: Final = frozenset({"address_protected", "guarded_on", "guarded_source", "guarded_why"})

Bearing = Literal["paper", "day", "plan_file", "letter", "access", "file"]
"""What carries it: a plan handed out, lists of the day, a plan saved as a file, letters, answers to a request for
access, another file."""

OUTCOMES: Final[Mapping[str, str]] = {
    "back": "Hentet hjem eller makuleret",
    "citizen": "Ligger hos borgeren selv",
    "lost": "Kan ikke hentes",
}
"""What became of it: `address_carrier.how`."""

_SPACE: Final = uuid.UUID("0b7c6a5e-30f2-4c57-9d3c-52a6a1f0c9d4")
"""Names of carriers are made of ids alone, so two computers give the same paper the same name."""
_DAY: Final = "Skriv den dag, det gælder fra."
_AHEAD: Final = "Dagen ligger ude i fremtiden. Skriv den dag, det gælder fra. Intet er ændret."
_SOURCE: Final = "Skriv, hvor du ved det fra, for eksempel borgeren selv, CPR-registret eller politiet."
_WHY: Final = "Skriv kort hvorfor. Grunden ses kun af dem, der må se adressen."
_HOW: Final = "Vælg, hvad der er gjort ved det."
_LOST: Final = "Skriv, hvor det er, og hvem der har fået det at vide."


@dataclass(frozen=True, slots=True)
class Carrier:
    """Something that carries the address, or may: what, in whose hand, of which days, and how many there are.

    `of` names it for ever: the record of a paper or file, or whose lists of the day they are.
    """

    of: str
    bearing: Bearing
    name: str = ""
    holder: str = ""
    on: date | None = None
    upto: date | None = None
    count: int = 1


def guard_address(
    cases: Iterable[str],
    *,
    on: Day,
    source: str,
    reason: str,
    known: Iterable[Carrier] = (),
    **act: Unpack[Act],
) -> tuple[Change, ...]:
    """Protect a citizen's address in each of his cases, and put on the list what this computer knows to carry it.

    Raises Refused for a day that has not come, and where source or reason are missing.
    """
    each, one = tuple(cases), _whole(act)
    said = _said(on, source, reason, act) | {"address_protected": True}
    return (
        *(change(case, case, "citizen", said, **one) for case in each),
        *(change(each[0], record_of(each[0], known_.of), KIND, _fields(known_), **one) for known_ in known),
    )


def open_address(
    cases: Iterable[str], *, on: Day, source: str, reason: str, **act: Unpack[Act]
) -> tuple[Change, ...]:
    """Say that a citizen's address is protected no more, in each of his cases; raises as `guard_address`."""
    said = _said(on, source, reason, act) | {"address_protected": False}
    one = _whole(act)
    return tuple(change(case, case, "citizen", said, **one) for case in cases)


def undone() -> dict[str, Value]:
    """Return the fields of the inverse of the first protection."""
    return {"address_protected": False, "guarded_on": None, "guarded_source": "", "guarded_why": ""}


def settle(stream: str, carrier: Carrier, *, how: str, remark: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Say what became of something that carries the address; one that cannot be had back needs words of where it is."""
    if how not in OUTCOMES:
        raise Refused(_HOW)
    words = demanded(remark, _LOST).strip() if how == "lost" else remark.strip()
    said: dict[str, Value] = {
        "how": how,
        "remark": words,
        "settled_by": act["by"],
        "settled_on": today(act).isoformat(),
    }
    return (change(stream, record_of(stream, carrier.of), KIND, _fields(carrier) | said, **act),)


def record_of(stream: str, of: str) -> str:
    """Return the name of the record that says what became of a carrier."""
    return ids.of_key(_SPACE, stream, of)


def _fields(carrier: Carrier) -> dict[str, Value]:
    return {
        "of": carrier.of,
        "bearing": carrier.bearing,
        "name": carrier.name,
        "holder": carrier.holder,
        "on": carrier.on.isoformat() if carrier.on else None,
        "upto": carrier.upto.isoformat() if carrier.upto else None,
        "count": carrier.count,
    }


def _said(on: Day, source: str, reason: str, act: Act) -> dict[str, Value]:
    said = demanded(day(on) or "", _DAY)
    if said > today(act).isoformat():
        raise Refused(_AHEAD)
    return {
        "guarded_on": said,
        "guarded_source": demanded(source, _SOURCE).strip(),
        "guarded_why": demanded(reason, _WHY).strip(),
    }


def _whole(act: Act) -> Act:
    return Act(by=act["by"], now=act["now"], seen=act["seen"], group=act.get("group") or ids.new(act["now"]))
