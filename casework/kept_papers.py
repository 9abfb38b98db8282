"""Kept papers that hold another citizen's words: the file that was handed out is emptied, and what is left says so.

A joint plan is kept as it was handed out, and so it still says an agreement that was moved out of a wrong case. Each
kept paper names the records that it was drawn from; one from before that is known by what its version said. Where one
of them is moved as *forkert borger*, paper and version are redacted in the same act (decided.md 4), and a record of its
own says which version was handed out, when and to whom. The paper in the citizen's hand is listed for the team lead.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Unpack

from casework import ids
from casework.acts import Act, change, today
from casework.changes import REDACTED, Change, Value

EMPTIED: Final = "emptied_paper"


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """A version that was handed out: its record, the kept files of it, and what of it may still be said.

    `says`: the version's own record has the words, too.
    """

    stream: str
    version: str
    papers: tuple[str, ...]
    number: int
    on: str
    audience: str
    author: str
    says: bool = False


def ids_in(contents: Value) -> frozenset[str]:
    """Return the records that a version's contents speak of."""
    entries = contents if isinstance(contents, list) else []
    return frozenset(str(entry["id"]) for entry in entries if isinstance(entry, dict) and entry.get("id"))


def drawn_from(
    contents: Sequence[Value], previous: Sequence[Value] | None, visits: Iterable[str]
) -> list[Value]:
    """Return the records that a plan is drawn from: what it says, what it compares with, and the visits ahead."""
    said = ids_in(list(contents)) | ids_in(list(previous or ())) | frozenset(visits)
    return list[Value](sorted(said))


def take_out(kept: Iterable[KeptPaper], why: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Return the changes that empty kept papers, each file before the version that says what it was drawn from."""
    return tuple(change for one in kept for change in _take_out(one, why, act))


def _take_out(one: KeptPaper, why: str, act: Act) -> tuple[Change, ...]:
    gone: dict[str, Value] = {REDACTED: why}
    left: dict[str, Value] = {
        "number": one.number,
        "issued_on": one.on,
        "audience": one.audience,
        "author": one.author,
        "why": why,
        "emptied_on": today(act).isoformat(),
    }
    files = [change(one.stream, paper, "paper", gone, **act) for paper in one.papers]
    version = [change(one.stream, one.version, "plan_version", gone, **act)] if one.says else []
    return (*files, *version, change(one.stream, ids.new(act["now"]), EMPTIED, left, **act))


def listed(certain: Iterable[KeptPaper], doubtful: Iterable[KeptPaper]) -> list[Value]:
    """Return what a team lead is told of papers in somebody's hand: which had the words, which may have had them."""
    return [
        {"number": one.number, "on": one.on, "audience": one.audience, "certain": is_certain}
        for several, is_certain in ((certain, True), (doubtful, False))
        for one in several
    ]
