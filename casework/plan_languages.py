"""The fixed texts of the citizen's plan in other languages: dated data, and who has read each through (decided.md 27).

What nobody has read through stands only beside the Danish, and says so. Rights, duties, consent and signing are in no
list here: a wrong word there would be a wrong right. What people write stays in the language that they wrote it in.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

DANISH: Final = "da"
_DATED, _SOURCE = "# dato:", "# kilde:"
_HEAD: Final = re.compile(r"\[(\w+)\] (.+?) \| (.+?) \| (ltr|rtl) \| gennemlæst af:(.*)")
_ALSO: Final[Mapping[str, str]] = {"somalisk": "so", "farsi": "fa"}
"""Other words for a language than the one that the list has."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its code, its own name and its Danish one, whether it is written from right to left, its texts.

    Nobody has read it through where `checked_by` is empty.
    """

    code: str
    name: str
    danish: str
    leftward: bool
    checked_by: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Languages:
    """Every language by its code, Danish first, with the day and the source of the list."""

    dated: date
    source: str
    known: Mapping[str, Language]


@cache
def languages() -> Languages:
    """Return the list that came with this version."""
    return read_languages(files("casework").joinpath("plan_languages.txt").read_text(encoding="utf-8"))


def read_languages(text: str) -> Languages:
    """Return the list that a text is; raises ValueError for a language that lacks a text, or has one too many."""
    lines = text.splitlines()
    dated = next(line.removeprefix(_DATED).strip() for line in lines if line.startswith(_DATED))
    source = next(line.removeprefix(_SOURCE).strip() for line in lines if line.startswith(_SOURCE))
    known: dict[str, Language] = {}
    texts: dict[str, str] = {}
    for line in lines:
        if head := _HEAD.fullmatch(line):
            texts = {}
            code, name, danish, way, checked_by = head.groups()
            known[code] = Language(code, name, danish, way == "rtl", checked_by.strip(), texts)
        elif line and not line.startswith("#"):
            key, _, said = line.partition(" = ")
            texts[key] = said
    wanted = known[DANISH].texts.keys()
    uneven = [one.code for one in known.values() if one.texts.keys() != wanted or not all(one.texts.values())]
    if uneven:
        raise ValueError(f"not the same texts as in Danish: {', '.join(uneven)}")
    return Languages(date.fromisoformat(dated), source, known)


def beside(code: str) -> Language | None:
    """Return the language that stands beside the Danish; None for Danish alone, and for one that is not known here."""
    return languages().known.get(code) if code != DANISH else None


def offered(*said: str) -> str:
    """Return the code of the language that somebody speaks, by what the case says of language and interpreter.

    It is offered and never chosen: empty where nothing is said, or it is none of these.
    """
    others = [one for one in languages().known.values() if one.code != DANISH]
    names = {**{one.danish: one.code for one in others}, **_ALSO}
    words = [word for text in said for word in re.findall(r"\w+", text.casefold())]
    return next((names[word] for word in words if word in names), "")
