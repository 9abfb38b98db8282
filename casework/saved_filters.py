"""Saved filters of the caseload: what is looked for and which chip is chosen, under a name that the person gave it.

A filter is about several citizens. One that names a single one, or a CPR number, in what it looks for or in what it is
called, is not kept: it would stay behind when that citizen's case leaves this computer (decided.md 22).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from casework.errors import Refused
from casework.folding import fold
from casework.sentences import Sentence

LONGEST: Final = 40
"""Letters of a name: more would not fit on a button."""
MOST: Final = 20
"""How many one keeps: more is a list that nobody goes through."""
_NUMBER: Final = re.compile(r"\d{6}")
_WORDS: Final = re.compile(r"\w+")
_NAMELESS: Final = "Giv filtret et navn, som du kender igen. Intet er gemt endnu."
_LONG: Final = "Navnet er længere end {most} bogstaver. Skriv det kortere. Intet er gemt endnu."
_TAKEN: Final = "Du har allerede et filter, der hedder »{name}«. Giv det et andet navn. Intet er gemt endnu."
_NOTHING: Final = "Der er intet filter at gemme: skriv et ord, eller vælg en af knapperne først."
_MANY: Final = "Du har allerede {most} filtre. Fjern et, du ikke bruger, og gem igen. Intet er gemt endnu."
_SOMEONE: Final = (
    "Et filter gemmes ikke med en borgers navn eller CPR-nummer: det ville blive liggende, når sagen ikke er her mere. "
    "Borgeren findes ved at skrive navnet. Intet er gemt."
)


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A name, the words that are looked for, and the chip that is chosen ("all": none of them)."""

    name: str
    text: str
    keeps: str


Filters = tuple[SavedFilter, ...]


def save(filters: Filters, wanted: SavedFilter, names: Iterable[str]) -> Filters:
    """Keep one more; `names` are those of the citizens, of whom none may be called in it."""
    named = _named(filters, wanted.name, names := tuple(names))
    wanted = SavedFilter(named, " ".join(wanted.text.split()), wanted.keeps)
    if not wanted.text and wanted.keeps == "all":
        raise Refused(_NOTHING)
    if _tells_of_someone(wanted.text, names) or _calls_someone(wanted.text, names):
        raise Refused(_SOMEONE)
    if len(filters) >= MOST:
        raise Refused(Sentence(_MANY, most=str(MOST)))
    return _in_order((*filters, wanted))


def rename(filters: Filters, old: str, new: str, names: Iterable[str]) -> Filters:
    """Call one of them otherwise, and like no citizen; its own name in other capitals is another one, too."""
    others = tuple(one for one in filters if one.name != old)
    name = _named(others, new, names)
    return _in_order(replace(one, name=name) if one.name == old else one for one in filters)


def remove(filters: Filters, name: str) -> Filters:
    """Let one go."""
    return tuple(one for one in filters if one.name != name)


def alike(filters: Filters, text: str, keeps: str) -> SavedFilter | None:
    """Return the one that looks for just this."""
    words = fold(text).split()
    return next((one for one in filters if (fold(one.text).split(), one.keeps) == (words, keeps)), None)


def to_setting(filters: Filters) -> list[list[str]]:
    """Return them as the store keeps them."""
    return [[one.name, one.text, one.keeps] for one in filters]


def from_setting(kept: Any) -> Filters:
    """Read what the store kept; what cannot be understood is left out, never guessed."""
    if not isinstance(kept, list):
        return ()
    return tuple(
        SavedFilter(*each)
        for each in kept
        if isinstance(each, list)
        and len(each) == 3
        and all(isinstance(part, str) for part in each)
        and each[0]
    )


def _named(others: Sequence[SavedFilter], name: str, names: Iterable[str]) -> str:
    name = " ".join(name.split())
    if not name:
        raise Refused(_NAMELESS)
    if len(name) > LONGEST:
        raise Refused(Sentence(_LONG, most=str(LONGEST)))
    if any(one.name.casefold() == name.casefold() for one in others):
        raise Refused(Sentence(_TAKEN, name=name))
    if _tells_of_someone(name, names):
        raise Refused(_SOMEONE)
    return name


def _tells_of_someone(text: str, names: Iterable[str]) -> bool:
    """Tell whether a number or one citizen's name stands in a text: all of its words are of it, or two of them."""
    words = set(_WORDS.findall(fold(text)))
    if _NUMBER.search(text.replace("-", "").replace(" ", "")):
        return True
    called = [sum(map(_is_of(name).__contains__, words)) for name in names]
    return any(many > 1 or 0 < many == len(words) for many in called)


def _is_of(name: str) -> set[str]:
    """Return the words of a name, also as whose something is."""
    parts = _WORDS.findall(fold(name))
    return {*parts, *(f"{one}s" for one in parts)}


def _calls_someone(text: str, names: Iterable[str]) -> bool:
    """Tell whether every word of a text begins a word of one citizen's name."""
    words = fold(text).split()
    return bool(words) and any(
        all(any(part.startswith(word) for part in fold(name).split()) for word in words) for name in names
    )


def _in_order(filters: Iterable[SavedFilter]) -> Filters:
    return tuple(sorted(filters, key=lambda one: fold(one.name)))
