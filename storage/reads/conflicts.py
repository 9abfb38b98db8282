"""What two people wrote apart: every version of every such field, for all who may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from casework.answers import TornField, TornVersion, Worker
from casework.changes import Placed, Seen, Value, covers, in_order, set_field
from casework.kinds import KINDS, RIGHTS, Role
from casework.sentences import Sentence
from casework.torn import may_choose, may_write_common
from casework.words import FIELDS, said, said_in
from storage import logbook
from storage.reader import Reader
from storage.reads.records import Shown, names, select
from storage.reads.veil import HIDDEN, every, hides_place, protected, veiled
from storage.reads.workers import by_id, name_of

_TITLES = ("title", "what", "text", "purpose", "form", "name", "company")


def torn(reader: Reader, stream: str | None = None) -> tuple[TornField, ...]:
    """Answer with the torn fields of one citizen or of all."""
    with reader.moment():
        condition = "r.torn = 1" if stream is None else "r.torn = 1 and r.stream = ?"
        found = select(reader, f"{condition} order by +r.id", *(() if stream is None else (stream,)))
        sight = _Sight(
            by_id(reader),
            names(reader, (one.stream for one in found)),
            protected(reader, (one.stream for one in found)),
            reader.seen(),
            reader.owner.user,
            _roles(reader),
        )
        wordy = [one.id for one in found if any(may_write_common(one.kind, field) for field in one.torn)]
        changes = logbook.of_records(reader.connection, wordy)
    return tuple(
        _field(one, field, sight, _base(one, field, changes.get(one.id, [])))
        for one in found
        for field in sorted(one.torn)
    )


def _base(one: Shown, field: str, changes: list[Placed]) -> str:
    """Return the last words of a field that the authors of all its versions had seen; empty where there are none."""
    if not may_write_common(one.kind, field):
        return ""
    said = [
        set_field((), each, field)[0]
        for each in in_order([each for each in changes if each.change.stream == one.stream])
        if field in each.change.fields
    ]
    stands = [
        (version["device"], version["by"], version["happened"], version["value"])
        for version in one.torn[field]
    ]
    apart = [each for each in said if (each.dot.device, each.by, each.happened, each.value) in stands]
    both = [old for old in said if apart and all(covers(each.seen, each.dot.device, old) for each in apart)]
    value = both[-1].value if both else ""
    return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class _Sight:
    """What is the same for all torn fields of one answer."""

    colleagues: Mapping[str, Worker]
    names: Mapping[str, str]
    protected: Mapping[str, Shown]
    seen: Seen
    user: str
    roles: Mapping[str, Role]


def _roles(reader: Reader) -> dict[str, Role]:
    """Return this person's role in each case; a later version's role says nothing here."""
    found = reader.rows("select stream, role from scope")
    return {stream: cast("Role", role) for stream, role in found if role in RIGHTS}


def _field(one: Shown, field: str, sight: _Sight, base: str) -> TornField:
    citizen = sight.protected.get(one.stream)
    hides = hides_place(citizen, one.kind, every(one, "form"), every(one, "place"))
    shown = []
    for version in one.torn[field]:
        value = veiled(field, version["value"], citizen=citizen, hides=hides)
        hidden = value == HIDDEN
        shown.append(
            TornVersion(
                version["by"],
                "" if hidden else name_of(sight.colleagues, one.writer(version["by"], sight.colleagues)),
                not hidden and version["by"] == sight.user,
                version["happened"],
                Sentence(HIDDEN) if hidden else said_value(one.kind, field, value, sight.colleagues),
                may_choose(sight.roles.get(one.stream), one.kind, field, version["value"]),
            )
        )
    name = sight.names.get(one.stream, "")
    said_as = said(FIELDS, field)
    return TornField(
        one.stream, name, one.id, one.kind, title_of(one), field, said_as, tuple(shown), sight.seen, base
    )


def title_of(one: Shown) -> str:
    """Return what tells one record from others of its kind."""
    if one.kind == "citizen":
        return one.name
    title = next((said_in(one.kind, name, one.text(name)) for name in _TITLES if one.text(name)), "")
    kind = KINDS.get(one.kind)
    return title or (kind.danish if kind else one.kind)


def said_value(kind: str, field: str, value: Value, colleagues: Mapping[str, Worker]) -> str:
    """Return the value of a field as it is shown: a code or a colleague in words, anything else as it was written."""
    if isinstance(value, bool):
        return Sentence("ja") if value else Sentence("nej")
    if value is None:
        return ""
    text = value if isinstance(value, str) else str(value)
    if field == "who":  # whoever keeps an agreement stands there by his initials
        text = next((one.id for one in colleagues.values() if one.initials == text), text)
    return name_of(colleagues, text) if text in colleagues else said_in(kind, field, text)
