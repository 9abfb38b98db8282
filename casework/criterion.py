"""What may be kept of the words of a search or a reason: no CPR number, and no name of anybody who is known here.

A number or a name that leads to a citizen is kept as that citizen's id; other words are kept as they were typed
(decided.md 22). In doubt a word is taken for a name: a trail that says too little is better than one that tells a name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from casework.cpr import digits
from casework.folding import fold
from casework.misspelt import begins_like, is_like

MOST: Final = 200
"""Letters that are kept of what was typed."""
A_NUMBER: Final = "⟨tal⟩"
_NUMBER: Final = re.compile(r"\d(?:[-–/. ]{0,3}\d){4,}")
_WORD: Final = re.compile(r"[^\W\d_]+")
_MARKS: Final = ".,;:!?()\"'»«-–/"
_SHORTEST_START: Final = 3
_SHORTEST_WITHIN: Final = 4


@dataclass(frozen=True, slots=True)
class Known:
    """A citizen as far as a search could name him."""

    id: str
    name: str
    cpr: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """Whom a search named, and its other words."""

    citizens: tuple[str, ...]
    words: str


def criterion(text: str, known: Sequence[Known]) -> Criterion:
    """Return what may be kept of a text; a citizen stands in `known` once for each name and number that he has had."""
    meant: dict[str, None] = {}

    def take_number(found: re.Match[str]) -> str:
        number = digits(found[0])
        ids = [one.id for one in known if one.cpr and one.cpr.startswith(number)]
        meant.update(dict.fromkeys(ids))
        return " " if ids else A_NUMBER

    rest = _NUMBER.sub(take_number, text)
    names: dict[str, list[str]] = {}
    for one in known:
        names.setdefault(one.id, []).extend(_WORD.findall(fold(one.name)))
    named: list[set[str]] = []

    def take_name(found: re.Match[str]) -> str:
        word = fold(found[0])
        ids = {each for each, parts in names.items() if any(_names(word, part) for part in parts)}
        if ids:
            named.append(ids)
        return "" if ids else found[0]

    rest = _WORD.sub(take_name, rest)
    whole = set.intersection(*named) if named else set()
    meant.update(dict.fromkeys(sorted(whole or set().union(*named))))
    parts = [part.strip(_MARKS) for part in rest.split()]
    kept = [part for part in parts if part == A_NUMBER or _WORD.search(part)]
    return Criterion(tuple(meant), " ".join(kept)[:MOST])


def _names(word: str, part: str) -> bool:
    """Tell whether a typed word could be a part of a name, its beginning, its genitive, or hold it whole.

    One with a slip of the finger in it is a name, too: a search forgives it, and so leads to whom it names.
    """
    if word == part:
        return True
    if len(word) >= _SHORTEST_START and part.startswith(word):
        return True
    if len(part) >= _SHORTEST_WITHIN and part in word:
        return True
    if len(part) >= _SHORTEST_START and word == part + "s":
        return True
    return is_like(word, part) or begins_like(word, part)
