"""How a citizen is reached and what to mind, as the form of it paints it, and the act that changes it."""

from collections.abc import Mapping
from typing import Any, Final, Unpack

from casework.acts import Act
from casework.answers_life import DetailsShown
from casework.changes import Change
from casework.contact_details import ADDRESS, FIELDS, change_details
from casework.errors import Refused
from casework.kinds import Role, has_cases, may_read, may_write
from casework.visits import things
from storage.reader import Reader
from storage.reads import persons
from storage.reads.records import Shown, citizen
from storage.reads.workers import by_id, name_of
from storage.reads.wrong_citizen import role_in

_GONE: Final = "Sagen er ikke på denne computer mere. Intet er ændret."
_NOT_YOURS: Final = "Det kan kun den skrive, der har sagen. Intet er ændret."


def shown(reader: Reader, stream: str) -> DetailsShown:
    """Answer with what the form begins with; nothing to a role that may write none of it.

    It is what the case itself says: where the citizen has several, their words are read as one and written apart.
    """
    with reader.moment():
        cases = persons.cases(reader, stream)
        one, role = citizen(reader, cases[0]), role_in(reader, cases[0])
        if one is None or role is None:
            return DetailsShown()
        open_ = _open(role, one)
        if not open_:
            return DetailsShown()
        own = persons.said_apart(reader, cases)
        fields, torn = own.get(one.id, ({}, {}))
        said = {name: _painted(name, fields) for name in open_}
        return DetailsShown(
            one.stream,
            said,
            frozenset(torn) & frozenset(open_),
            _elsewhere(own, one.id, said),
            one.protected,
            _colleagues(reader, said.get("coordinator", "")),
            one.calls and not one.text("phone") and (one.protected or not one.address),
            reader.seen(),
        )


def changed(reader: Reader, stream: str, said: Mapping[str, str], **act: Unpack[Act]) -> tuple[Change, ...]:
    """Return the act that changes what was altered, as the case stands now."""
    one, role = citizen(reader, stream), role_in(reader, stream)
    if one is None:
        raise Refused(_GONE)
    if role is None or not all(_may(role, name) for name in said):
        raise Refused(_NOT_YOURS)
    return change_details(stream, said, is_protected=one.protected, **act)


def _open(role: Role, one: Shown) -> tuple[str, ...]:
    """Return the fields that this role writes here, never those of an address that is protected."""
    return tuple(name for name in FIELDS if _may(role, name) and not (one.protected and name in ADDRESS))


def _may(role: Role, name: str) -> bool:
    return may_read(role, "citizen", name) and may_write(role, "citizen", name)


def _painted(name: str, fields: Mapping[str, Any]) -> str:
    text = str(fields.get(name) or "")
    return "\n".join(things(text)) if name == "bring" else text


def _elsewhere(
    own: Mapping[str, tuple[Mapping[str, Any], Mapping[str, Any]]], this: str, said: Mapping[str, str]
) -> dict[str, str]:
    """Return what the citizen's other cases say where this one is silent; who works with him, each says for itself."""
    apart = {"rhythm_days", "coordinator", *ADDRESS}
    others = [fields for case, (fields, _) in own.items() if case != this]
    found = {
        name: next((text for each in others if (text := _painted(name, each))), "")
        for name, here in said.items()
        if not here and name not in apart
    }
    return {
        name: ", ".join(things(text)) if name == "bring" else text for name, text in found.items() if text
    }


def _colleagues(reader: Reader, standing: str) -> tuple[tuple[str, str], ...]:
    """Return id and name of those who may be coordinator, by name; whoever is it now is among them."""
    people = by_id(reader)
    among = {one.id: one.name or one.initials for one in people.values() if has_cases(one.role)}
    if standing:
        among.setdefault(standing, name_of(people, standing))
    return tuple(sorted(among.items(), key=lambda each: each[1].casefold()))
