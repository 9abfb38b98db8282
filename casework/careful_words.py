"""Words to look at twice before a text goes to a partner or a workplace (decided.md 25).

A dated list of word stems for what others have no claim to know: health, abuse, authority, belief and the private
things of article 9 of the data protection regulation. It is a net under the classes of fields (`casework.kinds`), not
instead of them, and it decides nothing: a person answers each find.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

from casework.sentences import Sentence

WORD: Final = re.compile(r"[^\W\d_]+", re.UNICODE)
_DATED, _CHECKED = "# dato:", "# gennemlæst af:"

KINDS: Final = {
    "health": Sentence("helbred"),
    "abuse": Sentence("misbrug"),
    "authority": Sentence("myndighed og ydelse"),
    "belief": Sentence("jeres vurdering"),
    "private": Sentence("privat"),
}
"""What a stem may be about, as the screen says it."""


@dataclass(frozen=True, slots=True)
class Stem:
    """A stem and what it is about; `where` is "begins", "within" (compounds) or "whole"."""

    text: str
    about: str
    where: str


@dataclass(frozen=True, slots=True)
class WordList:
    """The stems, the day they are from, and who has read them; nobody where `checked_by` is empty."""

    stems: tuple[Stem, ...]
    dated: date
    checked_by: str


@dataclass(frozen=True, slots=True)
class Found:
    """One word of a text that is on the list, as it was written, and what it is about."""

    word: str
    about: str


@cache
def word_list() -> WordList:
    """Return the list that came with this version."""
    return read_list(files("casework").joinpath("careful_words.txt").read_text(encoding="utf-8"))


def read_list(text: str) -> WordList:
    """Read a list: a line `about: stem stem`; `*stem` stands within a word, `=word` is the whole of it.

    Raises ValueError where the day is missing or a line is about something that is not known.
    """
    stems: list[Stem] = []
    dated, checked_by = "", ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith(_DATED):
            dated = line.removeprefix(_DATED).strip()
        elif line.startswith(_CHECKED):
            checked_by = line.removeprefix(_CHECKED).strip()
        elif line and not line.startswith("#"):
            about, _, words = line.partition(":")
            if about not in KINDS:
                raise ValueError(line)
            stems += [_stem(word, about) for word in words.split()]
    return WordList(tuple(stems), date.fromisoformat(dated), checked_by)


def _stem(word: str, about: str) -> Stem:
    where = {"*": "within", "=": "whole"}.get(word[0], "begins")
    return Stem(word.lstrip("*=").casefold(), about, where)


def careful(text: str, words: WordList | None = None) -> tuple[Found, ...]:
    """Return the words of a text that are on the list, each once, in reading order."""
    stems = (words or word_list()).stems
    found: dict[str, Found] = {}
    for word in WORD.findall(text):
        plain = word.casefold()
        about = next((stem.about for stem in stems if _is_on(stem, plain)), None)
        if about is not None and plain not in found:
            found[plain] = Found(word, about)
    return tuple(found.values())


def _is_on(stem: Stem, word: str) -> bool:
    if stem.where == "whole":
        return word == stem.text
    return stem.text in word if stem.where == "within" else word.startswith(stem.text)
