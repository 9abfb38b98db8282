"""Two versions of one field: a person who sees them all chooses one, writes a third, or keeps both.

Choosing is an ordinary write whose form had seen every version, so it replaces them all and nothing else decides.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Unpack

from casework import ids
from casework.acts import Act, change, checked
from casework.changes import Change, Seen, Value
from casework.closing import may_close
from casework.kinds import KINDS, Role, may_write


def choose_version(
    stream: str, record: str, *, kind: str, field: str, value: Value, **act: Unpack[Act]
) -> tuple[Change, ...]:
    """Let one value stand: one of the versions, or words that both agree on. `seen` must cover them all."""
    return (change(stream, record, kind, {field: value}, **act),)


def may_choose(role: Role | None, kind: str, field: str, value: Value) -> bool:
    """Tell whether somebody in this role may let a value stand; that a case is closed says whose it is.

    A case that was opened here and is not granted yet has no role: it is its author's.
    """
    if kind == "citizen" and field == "closed_on" and value:
        return role is None or may_close(role)
    return role is None or may_write(role, kind, field)


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


BESIDE: Final = frozenset({"agreement", "goal", "activity"})
"""Kinds of which a person can have two: both versions may stay as records of their own."""

NO_WORDS: Final = frozenset(
    {
        "address", "author", "city", "coordinator", "cpr", "form", "goal", "legal_basis", "outcome",
        "owner", "partner", "place", "postcode", "primary", "said", "status", "visit", "voice", "worker",
    }
)  # fmt: skip
"""Fields that hold a code, a person or something veiled: there is nothing to write in common."""


@dataclass(frozen=True, slots=True)
class Written:
    """One word about a field: which, what its author had seen when he wrote it, and the value in one spelling."""

    device: str
    number: int
    seq: int | None
    seen: Seen
    value: str

    def has_seen(self, other: "Written") -> bool:
        """Tell whether the other stood on the screen when this was written."""
        own = other.device == self.device and other.number <= self.seen.own
        return own or (other.seq is not None and other.seq <= self.seen.seq)


def settled(mine: Written, others: Iterable[Written]) -> int:
    """Return how many versions stood beside each other that a word replaced; 0 where there was nothing to choose."""
    seen = [one for one in others if one is not mine and mine.has_seen(one)]
    standing = [one for one in seen if not any(other.has_seen(one) for other in seen if other is not one)]
    values = {one.value for one in standing}
    return len(values) if len(values) > 1 else 0


def may_keep_both(kind: str) -> bool:
    """Tell whether both versions can stay: two agreements can, two names of one citizen cannot."""
    return kind in BESIDE


def may_write_common(kind: str, field: str) -> bool:
    """Tell whether a third text can stand instead of both: only where the field holds a person's own words."""
    known = KINDS.get(kind)
    declared = known.fields.get(field) if known else None
    return declared is not None and declared.shape == "text" and field not in NO_WORDS
