"""Two versions of one field: a person who sees them all chooses one, writes a third, or keeps both.

Choosing is an ordinary write whose form had seen every version, so it replaces them all and nothing else decides.
"""

from collections.abc import Mapping, Sequence
from typing import Unpack

from casework import ids
from casework.acts import Act, change, checked
from casework.changes import Change, Value


def choose_version(
    stream: str, record: str, *, kind: str, field: str, value: Value, **act: Unpack[Act]
) -> tuple[Change, ...]:
    """Let one value stand: one of the versions, or words that both agree on. `seen` must cover them all."""
    return (change(stream, record, kind, {field: value}, **act),)


def keep_both(
    stream: str,
    record: str,
    *,
    kind: str,
    field: str,
    versions: Sequence[Value],
    rest: Mapping[str, Value],
    **act: Unpack[Act],
) -> tuple[Change, ...]:
    """Let the first version stay and give every other one a record of its own, with the rest as it stands."""
    one = Act(by=act["by"], now=act["now"], seen=act["seen"], group=act.get("group") or ids.new(act["now"]))
    first, *others = versions
    stays = change(stream, record, kind, {field: first}, **one)
    beside = (
        change(
            stream,
            ids.new(act["now"]),
            kind,
            checked(kind, {**rest, field: other, "author": act["by"]}),
            **one,
        )
        for other in others
    )
    return (stays, *beside)
