"""What an act has seen of this device's own words: those of its own screen, and no other's (decision 0066)."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from casework.changes import DELETED, END, Change, Seen
from casework.kinds import Role, readable


@dataclass(frozen=True, slots=True)
class OwnActs:
    """The numbers of what one screen wrote while it stood: an act of that screen has seen them, one of another has not.

    An `exact` act has seen what it says and nothing more, as a taking back has; the screen knows of it all the same.
    """

    numbers: set[int] = field(default_factory=set)
    exact: bool = False

    def exactly(self) -> "OwnActs":
        """Return the same screen's, for an act that has seen no more than it says."""
        return OwnActs(self.numbers, exact=True)


def seen_since(
    change: Change, since: Iterable[tuple[int, Iterable[str]]], own: OwnActs, role: Role | None
) -> Seen:
    """Return what an act has seen: its form, and what was written on the same screen since that was painted.

    `since` are the device's later changes of the same record, by number and fields. What another screen set in a field
    of this act ends what it speaks for, because `own` of Seen is a prefix. What else lies in that prefix is about other
    fields or records, of which this act says nothing (decided.md 1).

    A device that has let go of the screen's words, or of the fields that `role` (None: the case is not this person's)
    does not read, cannot know whose words lay before them: then the act has seen what its form had, and no more.
    """
    if role is None or readable(role, change.kind, change.fields) != dict(change.fields):
        return change.seen
    known = {number: names for number, names in since if number > change.seen.own}
    other = min(
        (n for n, names in known.items() if n not in own.numbers and _sets(change, names)), default=END
    )
    own_seen = [n for n in own.numbers & known.keys() if n < other]
    return replace(change.seen, own=max(own_seen)) if own_seen else change.seen


def _sets(change: Change, names: Iterable[str]) -> bool:
    """Tell whether an act replaces something in one of these fields; a removal does in any."""
    return bool(change.fields.get(DELETED)) or not change.fields.keys().isdisjoint(names)
