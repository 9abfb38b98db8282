"""Is a change well formed: names as names must be, a known kind, values in the shape that their field declares.

Rules of the work are not asked here; they were asked when a person acted (decided.md 2). What fails here is held aside
with a code, and stops nothing. A field that nobody declared is carried as it came.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Final

import msgspec

from casework.kind import Shape
from casework.kinds import KINDS
from sync.protocol import ChangeWire

LONGEST: Final = 1 << 20
"""Bytes of one change: a note of 240,000 characters fits four times."""
DEEPEST: Final = 16
"""Levels of lists and objects in one value: what every reader of every version can still read."""
_DEEP: Final = (dict, list)
_BIGGEST: Final = 1 << 63
_ID: Final = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""A uuid in the one way that it is written."""


def fault(wire: ChangeWire, unknown: Mapping[str, Any], *, size: int) -> str | None:
    """Return the code of what is wrong with a change, None where it is well formed."""
    if size > LONGEST:
        return "too_long"
    if not (is_id(wire.s) and is_id(wire.r)) or not _is_moment(wire.e) or not wire.f:
        return "wrong_shape"
    if not all(0 <= number < _BIGGEST for number in (wire.h, wire.n, wire.o, wire.v)):
        return "wrong_shape"
    if not (_is_flat(wire.f, DEEPEST + 1) and _is_flat(unknown, DEEPEST + 1)):
        return "wrong_shape"
    kind = KINDS.get(wire.k)
    if kind is None:
        return "unknown_kind"
    declared = {name: kind.fields[name].shape for name in wire.f if name in kind.fields}
    return None if _all_fit(declared, wire.f) else "wrong_shape"


def _all_fit(declared: Mapping[str, Shape], fields: Mapping[str, Any]) -> bool:
    return all(fields[name] is None or _FITS[shape](fields[name]) for name, shape in declared.items())


def _is_flat(value: Any, levels: int) -> bool:
    """Tell whether a value is no deeper than that; nearly every one is a text or a number, which has no inside."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    if inner is None:
        return True
    return levels > 0 and all(_is_flat(one, levels - 1) for one in inner if isinstance(one, _DEEP))


def is_id(text: str) -> bool:
    """Tell whether a text is the name of a stream or a record, written the one way."""
    return _ID.fullmatch(text) is not None


class _Named(msgspec.Struct):
    """What of a change tells which case and which record it is about, whatever else is wrong with it."""

    s: Any = None
    r: Any = None


def named(raw: bytes, wire: ChangeWire | None) -> tuple[str, str]:
    """Return which case and record a change names, also one that cannot be read; `""` for what is no id."""
    said: ChangeWire | _Named | None = wire
    if said is None:
        try:
            said = msgspec.json.decode(raw, type=_Named)
        except (ValueError, RecursionError):
            return "", ""
    case, record = (one if isinstance(one, str) and is_id(one) else "" for one in (said.s, said.r))
    return case, record


def _is_day(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    try:
        return not value or (len(value) == 10 and bool(date.fromisoformat(value)))
    except ValueError:
        return False


def _is_moment(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    try:
        return not value or datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


_FITS: Final[Mapping[Shape, Callable[[Any], bool]]] = {
    "text": lambda value: isinstance(value, str),
    "date": _is_day,
    "instant": _is_moment,
    "bool": lambda value: isinstance(value, bool),
    "int": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "list": lambda value: isinstance(value, list),
}
