"""What stays hidden in every answer: a protected address wherever somebody wrote it down, and the CPR number's end.

Whoever may see them asks for one of them, with a reason, on the page of the case; nothing else here gives them.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from casework import people
from casework.attachments import FILED, KEYS
from casework.changes import Value
from casework.hidden_address import HiddenAddress
from storage.reader import Reader
from storage.reads.records import Shown, select

HIDDEN: Final = "beskyttet"
_ADDRESS: Final = frozenset({"address", "postcode", "city"})
_KEYS: Final = frozenset((kind, name) for kind in FILED for name in KEYS)
_AT_HOME: Final = frozenset({"home", ""})


def protected(reader: Reader, streams: Iterable[str]) -> dict[str, Shown]:
    """Return the citizens among some streams whose address must not be shown."""
    wanted = sorted(set(streams))
    holes = ", ".join("?" * len(wanted))
    found = select(reader, f"r.kind = 'citizen' and r.id in ({holes})", *wanted) if wanted else []
    return {one.id: one for one in found if one.protected}


def hides_place(citizen: Shown | None, kind: str, forms: Iterable[Value], places: Iterable[Value]) -> bool:
    """Tell whether a place says where a protected citizen lives: they met at home, or it names the street."""
    if citizen is None or not citizen.protected:
        return False
    at_home = kind == "visit" and any((form or "") in _AT_HOME for form in forms)
    return at_home or "home" in forms or any(_lives(citizen).stands_in(str(place or "")) for place in places)


def every(record: Shown, field: str) -> list[Value]:
    """Return all values that a field of a record has now, apart or not."""
    apart = [version["value"] for version in record.torn.get(field, ())]
    return [record.fields.get(field), *apart]


def veiled(field: str, value: Value, *, citizen: Shown | None, hides: bool) -> Value:
    """Return a field's value as a screen may show it; `citizen` is the protected one, `hides` is said of a place."""
    if field == "cpr":
        return people.masked(str(value or ""))
    hidden = (field in _ADDRESS and citizen is not None) or (field == "place" and hides)
    return HIDDEN if hidden and value else value


def veiled_fields(
    kind: str, fields: Mapping[str, Value], citizen: Shown | None, record: Shown | None
) -> dict[str, Value]:
    """Return the fields of one change as a screen may show them."""
    forms = [fields["form"]] if "form" in fields else every(record, "form") if record else [""]
    hides = hides_place(citizen, kind, forms, [fields.get("place")])
    shown = {name: value for name, value in fields.items() if (kind, name) not in _KEYS}
    return {name: veiled(name, value, citizen=citizen, hides=hides) for name, value in shown.items()}


def hidden_address(reader: Reader, streams: Iterable[str]) -> HiddenAddress:
    """Return what no word on a paper may say of a citizen: the protected address in each of his cases."""
    found = protected(reader, streams).values()
    return HiddenAddress(tuple(said for one in found for said in _lives(one).said))


def _lives(citizen: Shown) -> HiddenAddress:
    return HiddenAddress(tuple(str(address) for address in every(citizen, "address") if address))
