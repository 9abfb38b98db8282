"""Closing a case: the day, the reason and what happens next; what it stops, and how it is opened again.

From that day nothing in the case calls for anybody, and the time runs that it is kept (`casework/retention.py`).
Nothing in it is changed, so opening it again brings all of it back (demands F43). Where two people said apart whether
it is closed, it is open until somebody chooses: work that is forgotten hurts more than work that is shown too long.
"""

from collections.abc import Iterable, Mapping
from typing import Final, Unpack

from casework import ids
from casework.acts import Act, Day, change, day, demanded, today
from casework.changes import Change, Value
from casework.errors import Refused
from casework.kinds import Role, may_write
from casework.sentences import Sentence
from casework.words import CLOSED_REASONS

FIELDS: Final = frozenset({"closed_on", "closed_reason", "closed_next"})
"""The fields of the citizen that say it: the day for everybody who has the case, why and what next for fewer."""

_CLOSES: Final[frozenset[Role]] = frozenset({"primary", "stand_in"})
"""Who says that a case is closed: whoever is its regular contact, or stands in for that person."""

_DAY: Final = "Skriv den dag, sagen blev lukket."
_AHEAD: Final = "Dagen ligger ude i fremtiden. Skriv den dag, sagen blev lukket. Intet er ændret."
_WHY: Final = "Vælg, hvorfor sagen lukkes."
_NEXT: Final = "Skriv, hvad der sker nu: hvem borgeren kan gå til, og hvad der stadig er aftalt."
_NO_CONTACT: Final = (
    "Sagen om {name} er lukket. Der planlægges intet besøg i en lukket sag. Skal der ske mere, så åbn sagen igen på "
    "borgerens side; alt står da som før. Intet er ændret."
)
_NOT_YOURS: Final = (
    "Den faste kontakt, eller den, der står i for ham, lukker sagen. Intet er ændret. Skal sagen være lukket, så bed "
    "ham om det; den kan stå åben, til han har gjort det."
)


def close_case(
    cases: Iterable[str], *, closed_on: Day, reason: str, next_step: str, **act: Unpack[Act]
) -> tuple[Change, ...]:
    """Say that a citizen's case is closed, in each of the cases that are read as one.

    Raises Refused for a day that has not come, for no reason or one that nobody knows, and where nothing is said of
    what happens next.
    """
    said = demanded(day(closed_on) or "", _DAY)
    if said > today(act).isoformat():
        raise Refused(_AHEAD)
    if reason not in CLOSED_REASONS:
        raise Refused(_WHY)
    then = demanded(next_step, _NEXT).strip()
    return _in_each(cases, {"closed_on": said, "closed_reason": reason, "closed_next": then}, act)


def reopen_case(cases: Iterable[str], **act: Unpack[Act]) -> tuple[Change, ...]:
    """Say that a case is open again: the inverse change, after which everything calls as it did before."""
    return _in_each(cases, undone(), act)


def undone() -> dict[str, Value]:
    """Return the fields of the inverse change."""
    return {"closed_on": None, "closed_reason": "", "closed_next": ""}


def closed_on(fields: Mapping[str, Value], apart: Iterable[Value]) -> str:
    """Return the day on which a case was closed, empty where it is open.

    `apart` are the versions of the day that two people wrote apart: one that says that it is open is enough, and of
    several days the last one counts, so that the case is kept long enough.
    """
    versions = [fields.get("closed_on"), *apart]
    return max(map(str, versions)) if all(versions) else ""


def may_close(role: Role | None) -> bool:
    """Tell whether somebody in this role says that a case is closed."""
    return role in _CLOSES


def may_reopen(role: Role | None) -> bool:
    """Tell whether somebody may open a closed case again: everybody who may write in it."""
    return role is not None and may_write(role, "citizen", "closed_on")


def not_yours() -> Refused:
    """Return the refusal of a closing by somebody else than whose it is."""
    return Refused(_NOT_YOURS)


def no_contact(name: str) -> Refused:
    """Return the refusal of a visit in a closed case."""
    return Refused(Sentence(_NO_CONTACT, name=name or Sentence("borgeren")))


def _in_each(cases: Iterable[str], fields: dict[str, Value], act: Act) -> tuple[Change, ...]:
    one = Act(by=act["by"], now=act["now"], seen=act["seen"], group=act.get("group") or ids.new(act["now"]))
    return tuple(change(case, case, "citizen", fields, **one) for case in cases)
