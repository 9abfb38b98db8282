"""What two people wrote apart: every version of every such field, for all who may see it."""

from collections.abc import Mapping
from typing import Any

from casework.answers import TornField, TornVersion, Worker
from casework.changes import Seen, Value
from casework.kinds import KINDS
from casework.words import FIELDS, said
from storage.reader import Reader
from storage.reads.records import Shown, names, select
from storage.reads.workers import by_id, name_of

_ADDRESS = {"address", "postcode", "city"}
_TITLES = ("title", "what", "text", "purpose", "form", "name", "company")
_HIDDEN = "beskyttet"


def torn(reader: Reader, stream: str | None = None) -> tuple[TornField, ...]:
    """Answer with the torn fields of one citizen or of all."""
    with reader.moment():
        condition = "r.torn = 1" if stream is None else "r.torn = 1 and r.stream = ?"
        found = select(reader, f"{condition} order by +r.id", *(() if stream is None else (stream,)))
        colleagues, people, seen = by_id(reader), names(reader), reader.seen()
        protected = _protected(reader, found)
    return tuple(
        _field(
            reader, one, field, versions, colleagues=colleagues, name=people.get(one.stream, ""), seen=seen
        )
        if not (field in _ADDRESS and one.stream in protected)
        else _veiled(one, field, name=people.get(one.stream, ""), seen=seen)
        for one in found
        for field, versions in sorted(one.torn.items())
    )


def _protected(reader: Reader, found: list[Shown]) -> set[str]:
    streams = sorted({one.stream for one in found})
    holes = ", ".join("?" * len(streams))
    people = select(reader, f"r.kind = 'citizen' and r.id in ({holes})", *streams) if streams else []
    return {one.id for one in people if one.protected}


def _field(
    reader: Reader,
    one: Shown,
    field: str,
    versions: list[dict[str, Any]],
    *,
    colleagues: Mapping[str, Worker],
    name: str,
    seen: Seen,
) -> TornField:
    shown = tuple(
        TornVersion(
            version["by"],
            name_of(colleagues, version["by"]),
            version["by"] == reader.owner.user,
            version["happened"],
            _text(version["value"], colleagues),
        )
        for version in versions
    )
    return TornField(one.stream, name, one.id, one.kind, _title(one), field, said(FIELDS, field), shown, seen)


def _veiled(one: Shown, field: str, *, name: str, seen: Seen) -> TornField:
    """Return a torn field of a protected address: that it is torn, and no word of it."""
    shown = tuple(
        TornVersion(v["by"], "", mine=False, happened=v["happened"], text=_HIDDEN) for v in one.torn[field]
    )
    return TornField(one.stream, name, one.id, one.kind, _title(one), field, said(FIELDS, field), shown, seen)


def _title(one: Shown) -> str:
    if one.kind == "citizen":
        return one.name
    title = next((one.text(name) for name in _TITLES if one.text(name)), "")
    kind = KINDS.get(one.kind)
    return title or (kind.danish if kind else one.kind)


def _text(value: Value, colleagues: Mapping[str, Worker]) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if value is None:
        return ""
    text = value if isinstance(value, str) else str(value)
    return name_of(colleagues, text) if text in colleagues else text
