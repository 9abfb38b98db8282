"""The filter of roles with a hole in it, one way out at a time: `test_roles` notices each."""

from collections.abc import Callable
from typing import Any, Final

import pytest

from casework import kinds
from casework.kind import Class
from casework.kinds import KINDS, Role
from sync import protocol as fsp
from sync.service import cases, deliver


def unfiltered(_role: Role, _kind: str, payload: bytes) -> bytes:
    """Give out whatever is stored."""
    return payload


def past_the_filter(patch: pytest.MonkeyPatch, room: Any, way: str) -> None:
    """Let one way out, and no other, go past the filter."""
    out = getattr(room, way)

    def past(*args: Any, **more: Any) -> Any:
        with pytest.MonkeyPatch.context() as inner:
            inner.setattr(deliver, "_for_role", unfiltered)
            return out(*args, **more)

    patch.setattr(room, way, past)


def in_stream_pages(patch: pytest.MonkeyPatch) -> None:
    """The backfill after a grant goes past the filter."""
    past_the_filter(patch, deliver, "stream_page")


def in_the_feed(patch: pytest.MonkeyPatch) -> None:
    """The feed goes past the filter."""
    past_the_filter(patch, deliver, "pull")


def in_the_first_sync(patch: pytest.MonkeyPatch) -> None:
    """What a device that has nothing fetches case by case goes past the filter."""
    past_the_filter(patch, cases, "give")


def in_another_role(patch: pytest.MonkeyPatch) -> None:
    """What a device that has nothing fetches case by case is filtered by another role than its person's."""
    patch.setattr(cases, "Stretch", lambda stream, _role, *rest: deliver.Stretch(stream, "primary", *rest))


def for_unknown_fields(patch: pytest.MonkeyPatch) -> None:
    """A field that nobody declared goes to everybody."""
    sensitivity = kinds.sensitivity

    def mild(kind: str, field: str) -> Class:
        return "plan" if field not in KINDS[kind].fields else sensitivity(kind, field)

    patch.setattr(kinds, "sensitivity", mild)


def for_members_beside_the_fields(patch: pytest.MonkeyPatch) -> None:
    """A change whose fields may all be read goes as it is stored, with what a newer version wrote beside them."""
    for_role = deliver._for_role

    def lazy(role: Role, kind: str, payload: bytes) -> bytes | None:
        wire = fsp.read_change(payload)
        all_of_it = len(kinds.readable(role, kind, wire.f)) == len(wire.f)
        return payload if all_of_it else for_role(role, kind, payload)

    patch.setattr(deliver, "_for_role", lazy)


def for_the_names_in_a_removal(patch: pytest.MonkeyPatch) -> None:
    """A removal tells every role the names of all fields."""
    patch.setattr(kinds, "_names_known_to", lambda _role, _kind, value: value)


OFF: Final[tuple[Callable[[pytest.MonkeyPatch], None], ...]] = (
    in_stream_pages,
    in_the_feed,
    in_the_first_sync,
    in_another_role,
    for_unknown_fields,
    for_members_beside_the_fields,
    for_the_names_in_a_removal,
)
