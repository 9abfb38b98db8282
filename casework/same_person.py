"""Samme person: two cases of one citizen are read as one, by a link that says why and can be taken away again.

The link is one record in the log, and its name is made of the two cases: two team leads who link the same two at once
write the same record. Nothing is copied and no word moves; the link only says that both are read together and in which
of them is written from now on. Where two people wrote it apart, it stands only if every version says so: a link shows
one case to those who have the other, so the more careful word counts until somebody chooses (decided.md 5).
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Unpack

from casework import ids
from casework.acts import Act, change, checked, demanded
from casework.changes import Change, Register, Value
from casework.errors import Refused

KIND: Final = "same_person"
FIELDS: Final = frozenset({"asked", "other", "leading", "linked", "apart", "reason"})
"""What a change of a link may say; `asked` stands in each, so that what it speaks of can be told from it alone."""
_SPACE: Final = uuid.UUID("6f1f0e0c-6d5c-4c6b-9a51-5f1d2f1f7a10")
_LAST: Final = 1 << 63
_WHY: Final = "Skriv, hvordan du ved, at det er den samme person. Grunden bliver stående i sagen."
_WHY_NOT: Final = "Skriv, hvordan du ved, at det ikke er den samme person. Grunden bliver stående i sagen."
_ONE_CASE: Final = "Det er den sag, du står i. Vælg den anden sag. Intet er ændret."


@dataclass(frozen=True, slots=True)
class Person:
    """One citizen with several cases: all of them, the one that is written in first."""

    cases: tuple[str, ...]

    @property
    def leading(self) -> str:
        """The case that is written in from now on."""
        return self.cases[0]


def record_of(one: str, other: str) -> str:
    """Return the name of the link between two cases, whichever of them is named first."""
    return ids.of_key(_SPACE, *sorted((one, other)))


def home_of(one: str, other: str) -> str:
    """Return the case in whose log the link of two stands."""
    return min(one, other)


def link(one: str, other: str, *, leading: str, reason: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Say that two cases are one person's, why, and in which of them is written from now on.

    Raises Refused where no reason is given, or it is one case.
    """
    if one == other or leading not in {one, other}:
        raise Refused(_ONE_CASE)
    fields: dict[str, Value] = {
        "leading": leading,
        "linked": True,
        "apart": False,
        "reason": demanded(reason, _WHY).strip(),
    }
    return (_change(one, other, fields | {"other": max(one, other)}, act),)


def part(one: str, other: str, *, reason: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Take a link away: each case is read by itself again, and every word stays where it was written."""
    fields: dict[str, Value] = {"linked": False, "apart": True, "reason": demanded(reason, _WHY_NOT).strip()}
    return (_change(one, other, fields, act),)


def part_all(pairs: Iterable[tuple[str, str]], *, reason: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Take every link of a citizen away in one act: each of the cases stands by itself again."""
    one = Act(by=act["by"], now=act["now"], seen=act["seen"], group=act.get("group") or ids.new(act["now"]))
    return tuple(each for pair in pairs for each in part(*pair, reason=reason, **one))


def tell_apart(one: str, other: str, *, reason: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Answer that two cases that were never linked are two people's; only who may judge it hears that it was asked."""
    return (_change(one, other, {"apart": True, "reason": demanded(reason, _WHY_NOT).strip()}, act),)


def _change(one: str, other: str, fields: Mapping[str, Value], act: Act) -> Change:
    kept = checked(KIND, {"asked": max(one, other), **fields})
    return change(home_of(one, other), record_of(one, other), KIND, kept, **act)


def stands(linked: Register) -> bool:
    """Tell whether a link stands, by all versions of its field `linked`: one that says no is enough to part."""
    return bool(linked) and all(version.value is True for version in linked)


def leads(leading: Register) -> str:
    """Return the case that is written in, by all versions of that field: whose word came first into the log."""
    first = min(leading, key=lambda version: version.seq or _LAST, default=None)
    return str(first.value or "") if first else ""


Link = tuple[str, str, str]
"""A link that stands: its two cases, and which of them is written in."""


def persons(links: Iterable[Link]) -> dict[str, Person]:
    """Return the person of each linked case, also where more than two are linked in a chain.

    Of several the one is written in that no link sets behind another; where that leaves several, the one that
    comes first by its name.
    """
    standing = list(links)
    group: dict[str, set[str]] = {}
    for one, other, _ in standing:
        merged = group.get(one, {one}) | group.get(other, {other})
        for case in merged:
            group[case] = merged
    behind = {case for one, other, first in standing for case in (one, other) if case != first}
    return {case: _person(merged, behind) for case, merged in group.items()}


def _person(cases: set[str], behind: set[str]) -> Person:
    ordered: Sequence[str] = sorted(cases, key=lambda case: (case in behind, case))
    return Person(tuple(ordered))
