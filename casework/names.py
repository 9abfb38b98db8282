"""A citizen's names and CPR numbers as a history: each with the day from which it holds, and who said so.

What holds today stands in the citizen's own record, where every head, list and paper reads it. What held before is a
record of its own, so that a search finds him by it: a name for whoever knows who he is, a number for whoever reads
numbers (decision 0042). A new number makes no new case, also where it takes the place of a replacement number
(erstatningspersonnummer, day + 60). A paper that was handed out keeps the name that it was handed out in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Unpack

from casework import cpr as numbers
from casework import ids
from casework.acts import Act, Day, change, day, demanded, today
from casework.changes import Change, Value
from casework.errors import Refused
from casework.folding import fold

FORMER_NAME: Final = "former_name"
FORMER_NUMBER: Final = "former_number"
OF_NAME: Final = frozenset({"first_name", "last_name", "name_from", "name_source"})
OF_NUMBER: Final = frozenset({"cpr", "cpr_from", "cpr_source"})
"""The fields of the citizen that a new name and a new number set."""

_NAME: Final = "Skriv borgerens fornavn og efternavn."
_SAME_NAME: Final = "Det hedder borgeren allerede. Intet er ændret."
_SAME_NUMBER: Final = "Det er det CPR-nummer, der allerede står. Intet er ændret."
_FROM: Final = "Skriv den dag, det gælder fra."
_AHEAD: Final = "Dagen ligger ude i fremtiden. Skriv det, når det gælder. Intet er ændret."
_SOURCE: Final = "Skriv, hvor du ved det fra, for eksempel CPR-registret eller borgerens pas."


@dataclass(frozen=True, slots=True)
class HeldName:
    """A name as it stood until now: since when, as far as anybody wrote it, and who said so."""

    first_name: str
    last_name: str
    since: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class HeldNumber:
    """A CPR number as it stood until now: ten digits, or none; since when, and who said so."""

    cpr: str
    since: str = ""
    source: str = ""


def new_name(
    stream: str,
    *,
    first_name: str,
    last_name: str,
    held_from: Day,
    source: str,
    before: HeldName,
    **act: Unpack[Act],
) -> tuple[Change, ...]:
    """Write a new name with the day from which it holds; the one before stays as a former name."""
    first, last = demanded(first_name, _NAME).strip(), demanded(last_name, _NAME).strip()
    if (first, last) == (before.first_name, before.last_name):
        raise Refused(_SAME_NAME)
    since, said_by = _since(held_from, act), demanded(source, _SOURCE).strip()
    one = _one(act)
    now: dict[str, Value] = {
        "first_name": first,
        "last_name": last,
        "name_from": since,
        "name_source": said_by,
    }
    former: dict[str, Value] = {"first_name": before.first_name, "last_name": before.last_name}
    return (
        change(stream, stream, "citizen", now, **one),
        change(
            stream, ids.new(act["now"]), FORMER_NAME, _held(former, before.since, before.source, since), **one
        ),
    )


def new_number(
    stream: str, *, cpr: str, held_from: Day, source: str, before: HeldNumber, **act: Unpack[Act]
) -> tuple[Change, ...]:
    """Write a new CPR number with the day from which it holds; the one before, where there was one, stays as former."""
    number = numbers.parse(cpr)
    if number == before.cpr:
        raise Refused(_SAME_NUMBER)
    since, said_by = _since(held_from, act), demanded(source, _SOURCE).strip()
    one = _one(act)
    now: dict[str, Value] = {"cpr": number, "cpr_from": since, "cpr_source": said_by}
    changed = change(stream, stream, "citizen", now, **one)
    if not before.cpr:
        return (changed,)
    fields = _held({"cpr": before.cpr}, before.since, before.source, since)
    return changed, change(stream, ids.new(act["now"]), FORMER_NUMBER, fields, **one)


def correct_number(
    stream: str, *, cpr: str, source: str, before: HeldNumber, **act: Unpack[Act]
) -> tuple[Change, ...]:
    """Write the CPR number that should have stood all along: the one that stands is a slip, and nobody's former number.

    As a former one it would say for ever that this case and its true owner's may be one citizen's.
    """
    number = numbers.parse(cpr)
    if number == before.cpr:
        raise Refused(_SAME_NUMBER)
    fields: dict[str, Value] = {"cpr": number, "cpr_source": demanded(source, _SOURCE).strip()}
    return (change(stream, stream, "citizen", fields, **_one(act)),)


def _one(act: Act) -> Act:
    return Act(by=act["by"], now=act["now"], seen=act["seen"], group=act.get("group") or ids.new(act["now"]))


def _since(held_from: Day, act: Act) -> str:
    since = demanded(day(held_from) or "", _FROM)
    if since > today(act).isoformat():
        raise Refused(_AHEAD)
    return since


def _held(fields: dict[str, Value], since: str, source: str, until: str) -> dict[str, Value]:
    return {**fields, "held_from": since or None, "held_until": until, "source": source}


def undone(done: Change, act: Sequence[Change]) -> dict[str, Value] | None:
    """Return the inverse of a new name or a new number: what its own act says stood before; None for anything else."""
    if done.kind != "citizen":
        return None
    if set(done.fields) == OF_NAME:
        former = _former(act, FORMER_NAME)
        return {
            "first_name": former.get("first_name", ""),
            "last_name": former.get("last_name", ""),
            "name_from": former.get("held_from"),
            "name_source": former.get("source", ""),
        }
    if set(done.fields) == OF_NUMBER:
        former = _former(act, FORMER_NUMBER)
        return {
            "cpr": former.get("cpr", ""),
            "cpr_from": former.get("held_from"),
            "cpr_source": former.get("source", ""),
        }
    return None


def _former(act: Sequence[Change], kind: str) -> Mapping[str, Value]:
    return next((one.fields for one in act if one.kind == kind), {})


def other_names(names: Sequence[str], today_s: str) -> tuple[str, ...]:
    """Return former names, each once and without the one that holds today."""
    once: dict[str, str] = {}
    for name in names:
        if name.strip() and fold(name) != fold(today_s):
            once.setdefault(fold(name), name)
    return tuple(once.values())
